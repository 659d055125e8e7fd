//! Keys with a closed list of values.

use crate::yaml::Node;

/// Returns the value of `key` among `all`, or `None` if it is missing or not in the list, which `validate` reports.
pub(super) fn keyword<T: Copy>(node: &Node, key: &str, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
    let text = node.get(key)?.as_str()?;
    all.iter().copied().find(|one| name(*one) == text)
}

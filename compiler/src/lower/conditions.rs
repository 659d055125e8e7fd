//! Lowers the conditions of a success, a failure or an entry.

use errbook_core::table::StatusRange;

use crate::diagnostic::Diagnostics;
use crate::limits::MAX_COMPARED;
use crate::lists;
use crate::model::{Conditions, Predicate, When, contradict};
use crate::scalar;
use crate::yaml::Node;

/// Returns the conditions of an entry.
pub(super) fn when(node: &Node, diagnostics: &mut Diagnostics) -> Option<When> {
    let when = When { http: statuses(node, "http"), json: conditions(node, "json", diagnostics)?, span: node.span };
    if node.is_reported() {
        return None;
    }
    if node.get("http").is_none() && node.get("json").is_none() {
        diagnostics.error(node.span, "`when` has no condition").help("add `http`, `json` or both");
        return None;
    }
    Some(when)
}

/// Returns the valid statuses at a key.
pub(super) fn statuses(node: &Node, key: &str) -> Vec<StatusRange> {
    lists::filter_map(node.one_or_more(key), |status| scalar::status_range(status.as_str()?))
}

/// Returns the conditions at a key, which may be missing, or `None` if they are invalid.
pub(super) fn conditions(node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Option<Conditions> {
    let map = node.pairs_of(key);
    if map.is_empty() && node.get(key).is_some() {
        return None;
    }
    // All predicates are lowered, even after an invalid one, so that each fault is reported.
    let conditions: Conditions =
        lists::filter_map(map, |(place, value)| Some((place.text.clone(), test(value, diagnostics)?)));
    let is_valid = conditions.len() == map.len();
    if !is_valid || !conditions.iter().all(|(path, _)| scalar::path_fault(path).is_none()) {
        return None;
    }
    for (place, condition) in conditions.iter().enumerate() {
        let earlier =
            conditions.iter().take(place.min(MAX_COMPARED)).position(|earlier| contradict(earlier, condition));
        let Some((earlier, later)) = earlier.and_then(|earlier| map.get(earlier)).zip(map.get(place)) else { continue };
        let (one, other) = (&earlier.0.text, &later.0.text);
        diagnostics
            .error(later.0.span, format!("no response meets the conditions of both `{one}` and `{other}`"))
            .help("change one of the two")
            .related(earlier.0.span, "contradicts this one");
        return None;
    }
    Some(conditions)
}

fn test(value: &Node, diagnostics: &mut Diagnostics) -> Option<Predicate> {
    if let Some(text) = value.as_str() {
        return Some(Predicate::Is(text.to_owned()));
    }
    if value.is_reported() || ["is", "not"].iter().any(|key| value.get(key).is_some_and(Node::is_reported)) {
        return None;
    }
    match (value.get("is").and_then(Node::as_str), value.get("not").and_then(Node::as_str)) {
        (Some("present"), None) => Some(Predicate::Present),
        (Some("absent"), None) => Some(Predicate::Absent),
        (Some("empty"), None) => Some(Predicate::Empty),
        (Some("not_empty"), None) => Some(Predicate::NotEmpty),
        (None, Some(other)) => Some(Predicate::Not(other.to_owned())),
        (Some(_), None) => None,
        (Some(_), Some(_)) | (None, None) => {
            diagnostics
                .error(value.span, "expected `is` or `not` in the predicate")
                .help("write `{is: present}` or `{not: 0}`");
            None
        }
    }
}

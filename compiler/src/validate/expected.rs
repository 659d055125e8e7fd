//! The form that a value must have: the test of it, and its description for messages.

use crate::printable::is_invisible;
use crate::scalar;
use crate::schema::{ObjectSchema, ValueType};
use crate::suggest::list as words;
use crate::yaml::{self, Content, Node};

/// Returns `true` if a value is a scalar, a list or a map as its type demands.
pub(super) fn has_form(node: &Node, kind: &ValueType) -> bool {
    match kind {
        ValueType::OneOrMore(item) => matches!(node.value, Content::List(_)) || has_form(node, item),
        ValueType::Short(short, _) => matches!(node.value, Content::Map(_)) || has_form(node, short),
        ValueType::List(_) => matches!(node.value, Content::List(_)),
        ValueType::Map { .. } | ValueType::Object(_) => matches!(node.value, Content::Map(_)),
        _ => matches!(node.value, Content::Scalar(_)),
    }
}

/// Returns the object with its article, unless its name is a key.
pub(super) fn the(object: &ObjectSchema) -> String {
    if object.what.starts_with('`') { object.what.to_owned() } else { format!("the {}", object.what) }
}

/// Returns the form of a value, as a message names it.
pub(super) fn expected(kind: &ValueType) -> String {
    let one = match kind {
        ValueType::Text => "a string",
        ValueType::Name => "a name of lower case letters, digits and `_`",
        ValueType::Variant => "the name of a Rust variant",
        ValueType::Wire => "a string as on the wire",
        ValueType::Route => "a path such as `/track`",
        ValueType::Path { .. } => "a path such as `error.code`",
        ValueType::Address => "a URL",
        ValueType::Date => "a date such as `2026-01-31`",
        ValueType::Release => "a release such as `\"2.1\"`",
        ValueType::Extension => "an extension such as `jpg`",
        ValueType::Response => "a response as on the wire",
        ValueType::Scalar => "a string, a number or a boolean",
        ValueType::Bool => "`true` or `false`",
        ValueType::Short(short, object) => return format!("{}, or a map for {}", expected(short), the(object)),
        ValueType::OneOrMore(item) => return format!("{}, or a list of them", expected(item)),
        ValueType::Status => "an HTTP status",
        ValueType::Duration => "a duration such as `5s`",
        ValueType::Count => "a whole number of at least 1",
        ValueType::Number => "a whole number",
        ValueType::Word(list) => return format!("one of {}", words(&list())),
        ValueType::List(_) => "a list",
        ValueType::Map { .. } | ValueType::Object(_) => "a map",
    };
    one.to_owned()
}

/// Returns what to write instead of a value of another form.
pub(super) fn help(node: &Node, kind: &ValueType) -> Option<String> {
    match (kind, &node.value) {
        (ValueType::List(_), Content::Scalar(one)) if !one.text.is_empty() => {
            Some(format!("write a list of one item: `[{}]`", scalar::written(&one.text)))
        }
        (ValueType::List(_), Content::Map(_)) => Some("write `- ` before the first key of each item".to_owned()),
        (ValueType::Map { of, .. }, _) => Some(format!("write the {of} below it, indented, each as `key: value`")),
        _ => None,
    }
}

/// Returns the offset in an unquoted text of another colon than that of ASCII or where a space is missing behind `-` or `:`, the message and the help.
pub(super) fn missing_space(text: &str, is_list: bool) -> Option<(usize, String, &'static str)> {
    if let Some((place, message)) = yaml::other_colon(text) {
        return Some((place, message, yaml::WRITE_COLON));
    }
    if is_list {
        let first = text.strip_prefix('-')?.chars().next()?;
        if is_invisible(first) {
            let message = format!("invisible character `{}` after `-`", first.escape_unicode());
            return Some((1, message, "write a space instead"));
        }
        let message = yaml::MISSING_SPACE_AFTER_DASH.to_owned();
        return first.is_alphabetic().then_some((0, message, yaml::ADD_SPACE));
    }
    yaml::colon_without_space(text).map(|place| (place, yaml::MISSING_SPACE.to_owned(), yaml::ADD_SPACE))
}

//! The form that a value must have: the test of it, and its description for messages.

use crate::json;
use crate::printable::is_invisible;
use crate::scalar;
use crate::schema::{ObjectSchema, ValueType};
use crate::suggest::list as words;
use crate::yaml::{self, Content, Node};

/// The maximum length of a value in a suggestion.
const MAX_SHOWN: usize = 60;

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

/// Returns what to write instead of a value of another form; `name` is that of its key.
pub(super) fn help(node: &Node, name: &str, kind: &ValueType) -> String {
    match (kind, &node.value) {
        (ValueType::Map { of, .. }, _) => format!("write the {of} below it, indented, each as `key: value`"),
        (ValueType::OneOrMore(item) | ValueType::Short(item, _), _) => help(node, name, item),
        (ValueType::List(item), _) => list_help(node, item),
        (ValueType::Response, _) => format!("write it as one string, in single quotes: `'{}'`", as_json(node)),
        (ValueType::Scalar, _) if name == "not" => "compare with one value: `{not: 0}`".to_owned(),
        (ValueType::Scalar, _) => "write one value, or a predicate: `{is: present}`".to_owned(),
        (ValueType::Text, Content::Map(pairs)) if !pairs.is_empty() => "quote text that contains `: `".to_owned(),
        (ValueType::Text, Content::List(items)) => match joined(items, ", ") {
            Some(text) => format!("write it as one text: `{}`", scalar::written(&text)),
            None => "write it as one text".to_owned(),
        },
        (ValueType::Path { .. }, Content::List(items)) => match joined(items, ".") {
            Some(path) if items.len() > 1 => format!("separate keys by `.`: `{path}`"),
            _ => "write one path, such as `error.code`".to_owned(),
        },
        (_, Content::List(items)) if items.len() == 1 && joined(items, "").is_some() => {
            let one = joined(items, "").unwrap_or_default();
            let is_string = matches!(kind, ValueType::Wire | ValueType::Route | ValueType::Address | ValueType::Date);
            format!("write it without the list: `{}`", if is_string { scalar::written(&one) } else { one })
        }
        (ValueType::Name, _) if !["catalog", "evidence"].contains(&name) => {
            "write the name of a policy of `retry_policies`, such as `after_fix`".to_owned()
        }
        (_, Content::List(items)) if !items.is_empty() => "write one value instead of the list".to_owned(),
        _ => format!("write {}", expected(kind)),
    }
}

/// Returns what to write instead of a value that is not a list of `item`.
fn list_help(node: &Node, item: &ValueType) -> String {
    match (item, &node.value) {
        (ValueType::Object(_), Content::Map(_)) => "write `- ` before the first key of each item".to_owned(),
        (ValueType::Object(object), _) => {
            let first = object.keys.first().map_or("key", |key| key.name);
            format!("write its items below it, each with `- ` before its first key: `- {first}: ...`")
        }
        (ValueType::Response, Content::Map(_)) => {
            format!("write each item as one string, in single quotes: `['{}']`", as_json(node))
        }
        (_, Content::Map(pairs)) if !pairs.is_empty() => {
            let mut list = String::new();
            for (key, _) in pairs {
                list += if list.is_empty() { "" } else { ", " };
                list += &scalar::written(&key.text);
            }
            if list.len() > MAX_SHOWN {
                "write a list: `[a, b]`".to_owned()
            } else {
                format!("write a list: `[{list}]`")
            }
        }
        (_, Content::Scalar(one)) if !one.text.is_empty() => {
            format!("write a list of one item: `[{}]`", scalar::written(&one.text))
        }
        _ => "write its items below it, each after `- `".to_owned(),
    }
}

/// Returns the items of a list as one text, if they are short scalars.
fn joined(items: &[Node], separator: &str) -> Option<String> {
    let mut text = String::new();
    for item in items {
        text += if text.is_empty() { "" } else { separator };
        text += item.as_str()?;
    }
    (!text.is_empty() && text.len() <= MAX_SHOWN && !text.contains('\n')).then_some(text)
}

/// Returns a map or list as JSON for a string in single quotes, or the beginning of one if it is long.
fn as_json(node: &Node) -> String {
    let mut out = String::new();
    write_json(node, &mut out);
    match &node.value {
        _ if out.len() <= MAX_SHOWN => out.replace('\'', "''"),
        Content::List(_) => "[...]".to_owned(),
        _ => "{...}".to_owned(),
    }
}

fn write_json(node: &Node, out: &mut String) {
    // The rest of a long value is not shown.
    if out.len() > MAX_SHOWN {
        return;
    }
    match &node.value {
        Content::Scalar(one) if scalar::is_json(one) => *out += &one.text,
        Content::Scalar(one) => *out += &json::string(&one.text),
        Content::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                *out += if index > 0 { "," } else { "" };
                write_json(item, out);
            }
            out.push(']');
        }
        Content::Map(pairs) => {
            out.push('{');
            for (index, (key, value)) in pairs.iter().enumerate() {
                *out += if index > 0 { "," } else { "" };
                *out += &json::string(&key.text);
                out.push(':');
                write_json(value, out);
            }
            out.push('}');
        }
        Content::Reported => *out += "null",
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

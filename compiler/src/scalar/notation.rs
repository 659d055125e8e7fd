//! Paths in another notation, such as JSONPath or JSON Pointer, which are valid here but never find a value,
//! and several paths in one.

use errbook_core::table::Path;

use super::fault::{Fault, fault};
use super::path::path_fault;

/// Returns the reason why an unquoted path is probably several paths or a list item; `is_key` returns `true` for a known
/// JSON key.
pub(crate) fn several_paths(path: &str, is_list_allowed: bool, is_key: &dyn Fn(&str) -> bool) -> Option<Fault> {
    let is_separator = |c: char| c.is_whitespace() || c == ',';
    let is_several = |key: &str| key.contains(is_separator) || path.starts_with(key) && key.starts_with('-');
    let key = Path::keys(path).find(|key| !key.starts_with('[') && is_several(key) && !is_key(key))?;
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(is_separator) {
        let part = part.trim_start_matches('-');
        if part.contains(char::is_alphanumeric) && path_fault(part).is_none() {
            parts.push(part);
        }
    }
    let what = if key.contains(char::is_whitespace) {
        "with a space"
    } else if key.contains(',') {
        "with a comma"
    } else {
        "with a `-`"
    };
    let help = match (parts.as_slice(), is_list_allowed) {
        ([one], _) => format!("write `{one}`"),
        ([_, ..], true) => format!("write a list: `[{}]`", parts.join(", ")),
        _ => "write one path, such as `error.code`".to_owned(),
    };
    let help = format!("{help}; quote it if that is the key: `\"{path}\"`");
    Some(fault(format!("`{path}` names the key `{key}`, {what}"), help))
}

/// Returns the reason why a valid path is probably meant in another notation; `is_key` returns `true` for a known JSON key.
pub(crate) fn other_notation(path: &str, is_whole_allowed: bool, is_key: &dyn Fn(&str) -> bool) -> Option<Fault> {
    let first = Path::keys(path).next()?;
    let slash = || Path::keys(path).find(|key| key.contains('/') && !key.starts_with('[') && !is_key(key));
    let index = || Path::keys(path).skip(1).find(|key| matches!(*key, "0" | "*") && !is_key(key));
    let (name, key) = if path.starts_with('/') || path.starts_with("#/") {
        ("a JSON Pointer", slash()?)
    } else if matches!(first, "$" | "@") && !is_key(first) {
        ("a JSONPath", first)
    } else if let Some(key) = slash() {
        ("a JSON Pointer", key)
    } else {
        ("a path with an index", index()?)
    };
    let rest = path.trim_start_matches(['#', '/']);
    let rest = rest.strip_prefix(['$', '@']).unwrap_or(rest);
    let mut out = String::new();
    for key in rest.split(['.', '/']).filter(|key| !key.is_empty()) {
        let index = !out.is_empty() && (key == "*" || key.bytes().all(|byte| byte.is_ascii_digit()));
        let separator = if out.is_empty() || index || key.starts_with('[') { "" } else { "." };
        out = out + separator + if index { "[]" } else { key };
    }
    let help = match out.as_str() {
        "" if is_whole_allowed => "write `.` for the whole body".to_owned(),
        _ if path_fault(&out).is_none() => format!("separate keys by `.`: `{out}`"),
        _ => "separate keys by `.`, and write `[]` for the first item: `errors[].code`".to_owned(),
    };
    Some(fault(format!("`{path}` looks like {name}, but names the key `{key}`"), help))
}

//! The grammar of paths in a JSON response: `error.code`, `errors[].code`, `details[kind=a].code`.

use super::fault::{Fault, fault};

/// Returns the first fault of a path: keys separated by `.`, and selectors in brackets.
pub(crate) fn path_fault(path: &str) -> Option<Fault> {
    let wrong = |what: &str, help: &str| Some(fault(format!("`{path}` {what}"), help));
    if path == "." {
        return wrong("is the whole body", "write the path of a value: `error.code`");
    }
    let mut rest = path;
    loop {
        if let Some(selector) = rest.strip_prefix('[') {
            let Some((selector, after)) = selector.split_once(']') else {
                return wrong("has an unclosed `[`", "close it: `errors[].code`");
            };
            let is_member = selector.split_once('=').is_some_and(|(name, value)| !name.is_empty() && !value.is_empty());
            if rest.len() == path.len() {
                return wrong("starts with a selector", "a response is an object: start with a key, `errors[].code`");
            }
            if !selector.is_empty() && !is_member {
                let what = format!("has the invalid selector `[{selector}]`");
                return wrong(
                    &what,
                    "write `[]` for the first item, or `[kind=a]` for the first item with that member",
                );
            }
            rest = after;
        } else {
            let (key, after) = rest.split_at(rest.find(['.', '[', ']']).unwrap_or(rest.len()));
            if after.starts_with(']') {
                return wrong("has a `]` without `[`", "open it: `errors[].code`");
            }
            if key.is_empty() {
                return wrong("has an empty key", "write a key before and after each `.`: `error.code`");
            }
            rest = after;
        }
        rest = match (rest.strip_prefix('.'), rest.is_empty() || rest.starts_with('[')) {
            (None, true) if rest.is_empty() => return None,
            (None, true) => rest,
            (Some(after), _) if !after.starts_with('[') => after,
            (Some(_), _) => return wrong("has a `.` before `[`", "write the selector after its key: `errors[].code`"),
            (None, false) => return wrong("has no `.` after `]`", "separate the next key: `errors[].code`"),
        };
    }
}

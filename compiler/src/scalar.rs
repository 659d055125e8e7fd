//! Single values of the schema: the values that each type admits, and what to write instead.

use std::time::Duration;

use errbook_core::table::StatusRange;

use crate::ident;
use crate::route::Route;
use crate::yaml::Scalar;

/// The reason why a value is invalid, and a suggestion.
pub(crate) struct Fault {
    pub(crate) what: String,
    pub(crate) help: String,
}

fn fault(what: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault { what: what.into(), help: help.into() }
}

/// Returns the type of a plain scalar in YAML if it is not a string.
///
/// This includes the booleans of YAML 1.1, which other tools may still use.
fn other_type(scalar: &Scalar) -> Option<&'static str> {
    if scalar.quoted {
        return None;
    }
    let text = scalar.text.as_str();
    match text.to_ascii_lowercase().as_str() {
        "" | "~" | "null" => return Some("null"),
        "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" => return Some("a boolean"),
        ".nan" | ".inf" | "-.inf" | "+.inf" => return Some("a number"),
        _ => {}
    }
    let digits = text.trim_start_matches(['+', '-']);
    let radix = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0o")).or_else(|| digits.strip_prefix("0b"));
    let integer =
        radix.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_hexdigit() || b == b'_'));
    let plain =
        digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') && digits.replace('_', "").parse::<f64>().is_ok();
    (integer || plain).then_some("a number")
}

fn quote(scalar: &Scalar, read_as: &str) -> Fault {
    let text = &scalar.text;
    if text.is_empty() {
        return fault("is empty", "write a string");
    }
    fault(format!("`{text}` is {read_as} in YAML, but a string is expected"), format!("quote it: `\"{text}\"`"))
}

pub(crate) fn text(scalar: &Scalar) -> Option<Fault> {
    if let Some(read_as) = other_type(scalar) {
        return Some(quote(scalar, read_as));
    }
    let text = scalar.text.as_str();
    if text.trim().is_empty() {
        return Some(fault("is empty", "write a string"));
    }
    // A block scalar ends with a line break by default.
    let text = text.strip_suffix('\n').unwrap_or(text);
    if text.trim() != text {
        return Some(fault("has surrounding white space", "remove it"));
    }
    characters(scalar)
}

pub(crate) fn wire(scalar: &Scalar) -> Option<Fault> {
    if let Some(read_as) = other_type(scalar) {
        return Some(quote(scalar, read_as));
    }
    if !scalar.quoted && scalar.text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(fault(
            format!("`{}` starts like a number", scalar.text),
            format!("quote it: `\"{}\"`", scalar.text),
        ));
    }
    if scalar.text.is_empty() {
        return Some(fault("is empty", "write the string as on the wire"));
    }
    characters(scalar)
}

/// Checks the path of a call, with its query.
pub(crate) fn route(scalar: &Scalar) -> Option<Fault> {
    wire(scalar).or_else(|| Route::new(&scalar.text).fault().map(|(what, help)| fault(what, help)))
}

/// Checks a path; `whole` admits `.`, the whole body.
pub(crate) fn path(scalar: &Scalar, whole: bool) -> Option<Fault> {
    wire(scalar).or_else(|| path_fault(&scalar.text).filter(|_| !(whole && scalar.text == ".")))
}

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

fn characters(scalar: &Scalar) -> Option<Fault> {
    let control = scalar.text.chars().find(|c| c.is_control() && *c != '\n')?;
    Some(fault(format!("has the control character {}", control.escape_unicode()), "remove it"))
}

pub(crate) fn response(scalar: &Scalar) -> Option<Fault> {
    other_type(scalar).map(|read_as| quote(scalar, read_as))
}

pub(crate) fn url(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // Characters that end a link in Markdown are not allowed.
    let good = |c: char| c.is_ascii_graphic() && !"<>()\"\\`".contains(c);
    let is_url = rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(good));
    (!is_url).then(|| {
        let help =
            "write a complete URL, with brackets, quotes and spaces percent-encoded: `https://example.com/errors`";
        fault("is not a valid URL", help)
    })
}

pub(crate) fn scalar(scalar: &Scalar) -> Option<Fault> {
    match other_type(scalar) {
        Some("a boolean") if ["true", "false"].contains(&scalar.text.as_str()) => None,
        Some(read_as @ ("null" | "a boolean")) => Some(quote(scalar, read_as)),
        _ => None,
    }
}

pub(crate) fn boolean(scalar: &Scalar) -> Option<Fault> {
    let good = !scalar.quoted && ["true", "false"].contains(&scalar.text.as_str());
    (!good).then(|| fault(format!("`{}` is not `true` or `false`", scalar.text), "write `true`, or remove the key"))
}

/// Parses a valid status or group of statuses.
pub(crate) fn status_range(text: &str) -> Option<StatusRange> {
    match text.strip_suffix("xx") {
        Some(group) => {
            let first = group.parse::<u16>().ok()?.checked_mul(100)?;
            Some(StatusRange { first, last: first.checked_add(99)? })
        }
        None => text.parse().ok().map(|status| StatusRange { first: status, last: status }),
    }
}

pub(crate) fn status(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    let good = text.len() == 3
        && text.starts_with(|c| ('1'..='5').contains(&c))
        && (text.ends_with("xx") || text.bytes().all(|b| b.is_ascii_digit()));
    (!good).then(|| {
        fault(format!("`{text}` is not an HTTP status"), "write a status such as `429`, or a group such as `5xx`")
    })
}

pub(crate) fn name(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    let good = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !good {
        return Some(fault("is not a valid name", "use lower case letters, digits and `_`, starting with a letter"));
    }
    other_type(scalar).map(|read_as| quote(scalar, read_as))
}

pub(crate) fn variant(scalar: &Scalar) -> Option<Fault> {
    (!ident::is_variant(&scalar.text)).then(|| {
        fault(
            "is not a valid Rust variant",
            "use letters and digits, starting with an upper case letter; `Self` is reserved",
        )
    })
}

pub(crate) fn duration(text: &str) -> Result<Duration, Fault> {
    let bad = || fault(format!("`{text}` is not a duration"), "write a whole number and `ms`, `s`, `m` or `h`: `5s`");
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let milliseconds: u64 = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return Err(bad()),
    };
    let number: u64 = text.strip_suffix(unit).and_then(|digits| digits.parse().ok()).ok_or_else(bad)?;
    let total = number.checked_mul(milliseconds).ok_or_else(bad)?;
    if total == 0 {
        return Err(fault("is zero", "write a positive delay: `1s`"));
    }
    Ok(Duration::from_millis(total))
}

pub(crate) fn count(text: &str) -> Result<u32, Fault> {
    match text.parse() {
        Ok(0) | Err(_) => {
            Err(fault(format!("`{text}` is not a positive number"), "write a whole number of at least 1"))
        }
        Ok(count) => Ok(count),
    }
}

pub(crate) fn number(text: &str) -> Result<u64, Fault> {
    text.parse().map_err(|_| fault(format!("`{text}` is not a whole number"), "write digits only: `1048576`"))
}

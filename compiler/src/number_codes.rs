//! Codes that an API sends as JSON numbers.
//!
//! A number and the string that spells it are the same code for the parser, so a catalog does not declare which of the two
//! the API sends. The generated responses follow its examples.

use errbook_core::{ResponseValue, get};

use crate::json;
use crate::model::{Catalog, Endpoint, Entry, JsonResponses, Predicate};

/// Sets for each endpoint whether it sends whole numbers as codes as JSON numbers.
///
/// Its first example with such a code decides, then the first one of the endpoints with the same response format, and then
/// a condition on the path of the code, such as `success: {code: 0}`.
pub(crate) fn set(catalog: &mut Catalog) {
    let of_endpoints: Vec<_> = catalog.endpoints.iter().map(|endpoint| by_examples(catalog, endpoint)).collect();
    let endpoints = catalog.endpoints.iter().zip(&of_endpoints);
    let of_catalog = endpoints.filter(|(endpoint, _)| endpoint.responses.is_none()).find_map(|(_, number)| *number);
    let by_conditions: Vec<_> = catalog
        .endpoints
        .iter()
        .map(|endpoint| catalog.responses_of(endpoint).json.as_ref().is_some_and(by_conditions))
        .collect();
    for ((endpoint, own), by_conditions) in catalog.endpoints.iter_mut().zip(of_endpoints).zip(by_conditions) {
        let of_format = of_catalog.filter(|_| endpoint.responses.is_none());
        endpoint.has_number_codes = own.or(of_format).unwrap_or(by_conditions);
    }
}

/// Returns `true` if the canonical JSON of an entry has its code as a number.
pub(crate) fn is_number(json: &JsonResponses, endpoint: &Endpoint, entry: &Entry) -> bool {
    of_entry(json, entry).unwrap_or(endpoint.has_number_codes)
}

/// Returns `true` if the first example of an endpoint with a whole number as its code has a JSON number.
fn by_examples(catalog: &Catalog, endpoint: &Endpoint) -> Option<bool> {
    let json = catalog.responses_of(endpoint).json.as_ref()?;
    let entries = endpoint.entries.iter().filter(|entry| json::is_whole_number(&catalog.code(entry).code));
    entries.into_iter().find_map(|entry| of_entry(json, entry))
}

fn of_entry(json: &JsonResponses, entry: &Entry) -> Option<bool> {
    entry.examples.iter().find_map(|example| of_body(json, &example.body))
}

/// Returns `true` if a condition compares the code with a whole number.
fn by_conditions(json: &JsonResponses) -> bool {
    let is_code = |path: &str| json.code.iter().any(|location| location.path == path);
    json.success.iter().chain(&json.failure).any(|(path, predicate)| match predicate {
        Predicate::Is(value) | Predicate::Not(value) => is_code(path) && json::is_whole_number(value),
        Predicate::Present | Predicate::Absent | Predicate::Empty | Predicate::NotEmpty => false,
    })
}

/// Returns `true` for a number at the first path of the code with a value, and `false` for a string.
fn of_body(json: &JsonResponses, body: &str) -> Option<bool> {
    json.code.iter().find_map(|location| match value(body, &location.path)?.as_bytes() {
        [b'"', ..] => Some(false),
        [b'-' | b'0'..=b'9', ..] => Some(location.after.is_none()),
        _ => None,
    })
}

/// Returns the text from the value at a path on.
fn value<'b>(body: &'b str, path: &str) -> Option<&'b str> {
    let (parent, key) = match path.strip_suffix("[]") {
        Some(parent) => (parent, "[]"),
        None => path.rsplit_once('.').unwrap_or((".", path)),
    };
    let ResponseValue::Json(parent) = get(body, if parent.is_empty() { "." } else { parent })? else { return None };
    if key == "[]" { Some(parent.strip_prefix('[')?.trim_ascii_start()) } else { member(parent, key) }
}

/// Returns the text from the value of a key on, in a valid JSON object. Keys with escapes are not compared.
fn member<'j>(object: &'j str, key: &str) -> Option<&'j str> {
    let mut depth = 0;
    let mut rest = object;
    while let Some(at) = rest.find(['"', '{', '[', '}', ']']) {
        let (from, after) = (rest.get(at..)?, rest.get(at + 1..)?);
        rest = after;
        if from.starts_with(['{', '[']) {
            depth += 1;
        } else if from.starts_with(['}', ']']) {
            depth -= 1;
        } else {
            let length = string_length(after)?;
            rest = after.get(length + 1..)?;
            let value = rest.trim_ascii_start().strip_prefix(':');
            if let Some(value) = value.filter(|_| depth == 1 && after.get(..length) == Some(key)) {
                return Some(value.trim_ascii_start());
            }
        }
    }
    None
}

/// Returns the length of a string up to its closing quote.
fn string_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let is_end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end
    })
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn value_at_a_path_keeps_its_quotes() {
        for (body, path, start) in [
            (r#"{"code":20404}"#, "code", Some("20404")),
            (r#"{"code": "20404"}"#, "code", Some("\"20404\"")),
            (r#"{"a":{"code":1},"b":["code",{"code":2}],"s":"\"code\":3","code" : 4}"#, "code", Some("4}")),
            (r#"{"error":{"code":7,"status":"x"}}"#, "error.code", Some("7,")),
            (r#"{"errors":[{"code":7},{"code":"8"}]}"#, "errors[].code", Some("7}")),
            (r#"{"errors":[{"k":"a","code":7},{"k":"b","code":"8"}]}"#, "errors[k=b].code", Some("\"8\"")),
            (r#"{"codes":[ 7]}"#, "codes[]", Some("7]")),
            (r#"[7]"#, "[]", Some("7]")),
            (r#"{"other":1}"#, "code", None),
            (r#"{"error":"code"}"#, "error.code", None),
            ("20404", "code", None),
            ("", "code", None),
        ] {
            let found = value(body, path);
            let is_expected = found.zip(start).is_some_and(|(found, start)| found.starts_with(start));
            assert!(is_expected || (found, start) == (None, None), "{body} {path}: {found:?}");
        }
    }
}

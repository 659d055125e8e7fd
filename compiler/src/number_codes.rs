//! Codes that an API sends as JSON numbers.
//!
//! A number and the string that spells it are the same code for the parser, so a catalog does not declare which of the two
//! the API sends. The generated responses follow its examples.

use errbook_core::{ResponseValue, get};

use crate::json;
use crate::lists;
use crate::model::{Catalog, Endpoint, Entry, JsonResponses, Predicate};

/// Sets for each endpoint whether it sends whole numbers as codes as JSON numbers.
///
/// Its first example with such a code decides, then the first one of the endpoints with the same response format, and then
/// a condition on the path of the code, such as `success: {code: 0}`.
pub(crate) fn set(catalog: &mut Catalog) {
    let own = lists::map(&catalog.endpoints, |endpoint| by_examples(catalog, endpoint));
    let mut of_catalog = None;
    for (endpoint, own) in catalog.endpoints.iter().zip(&own) {
        if endpoint.responses.is_none() {
            of_catalog = of_catalog.or(*own);
        }
    }
    let by_conditions = lists::map(&catalog.endpoints, |endpoint| {
        catalog.responses_of(endpoint).json.as_ref().is_some_and(by_conditions)
    });
    for (index, endpoint) in catalog.endpoints.iter_mut().enumerate() {
        let of_format = of_catalog.filter(|_| endpoint.responses.is_none());
        let own = own.get(index).copied().flatten().or(of_format);
        endpoint.has_number_codes = own.or(by_conditions.get(index).copied()).unwrap_or_default();
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
    json.code.iter().find_map(|location| {
        let is_number = is_number_at(body, &location.path)?;
        Some(is_number && location.after.is_none())
    })
}

/// Returns `true` if the string or number at a path is a number: there is no quote before it.
fn is_number_at(body: &str, path: &str) -> Option<bool> {
    let ResponseValue::Text(text) = get(body, path)? else { return None };
    let text = text.as_str()?;
    let before = (text.as_ptr() as usize).checked_sub(body.as_ptr() as usize)?.checked_sub(1)?;
    Some(json::is_whole_number(text) && body.as_bytes().get(before) != Some(&b'"'))
}

#[cfg(test)]
mod tests {
    use super::is_number_at;

    #[test]
    fn strings_and_numbers_are_told_apart() {
        for (body, path, is_number) in [
            (r#"{"code":20404}"#, "code", Some(true)),
            (r#"{"code": "20404"}"#, "code", Some(false)),
            (r#"{"code":true}"#, "code", None),
            (r#"{"a":{"code":"1"},"s":"\"code\":3","code" : 4}"#, "code", Some(true)),
            (r#"{"error":{"code":7,"status":"x"}}"#, "error.code", Some(true)),
            (r#"{"errors":[{"code":7},{"code":"8"}]}"#, "errors[].code", Some(true)),
            (r#"{"errors":[{"k":"a","code":7},{"k":"b","code":"8"}]}"#, "errors[k=b].code", Some(false)),
            (r#"{"codes":[ 7]}"#, "codes[]", Some(true)),
            (r#"{"other":1}"#, "code", None),
            (r#"{"code":{}}"#, "code", None),
            ("20404", "code", None),
            ("", "code", None),
        ] {
            assert_eq!(is_number_at(body, path), is_number, "{body} {path}");
        }
    }
}

//! The canonical responses of a code: how the API reports it in the formats of the catalog.

use errbook_core::table::Pattern;

use crate::json;
use crate::model::{Catalog, Entry, JsonResponses, Predicate, Responses, keys};

/// The format of a response.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain text.
    Text,
    /// JSON.
    Json,
}

/// A response that follows the formats of the catalog.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Canonical {
    /// The format.
    pub format: Format,
    /// The response body.
    pub body: String,
}

/// Returns the failures with a code, one for each format of the API.
#[must_use]
pub fn canonical(responses: &Responses, code: &str) -> Vec<Canonical> {
    let text = responses.text.iter().map(|_| Canonical { format: Format::Text, body: code.to_owned() });
    let json = responses.json.iter().map(|json| Canonical { format: Format::Json, body: envelope(json, code) });
    text.chain(json).collect()
}

/// Returns the canonical responses of an entry; a parameter of its code is `30`.
#[must_use]
pub fn of(catalog: &Catalog, entry: &Entry) -> Vec<Canonical> {
    let code = &catalog.code(entry).code;
    match (&entry.texts.parameter, Pattern::split(code)) {
        (Some(_), Some((before, _, after))) => canonical(&catalog.responses, &format!("{before}30{after}")),
        _ => canonical(&catalog.responses, code),
    }
}

/// Returns an object that meets the conditions of a failure and contains the code at its path.
fn envelope(json: &JsonResponses, code: &str) -> String {
    let before = json.code_after.as_deref().unwrap_or_default();
    let conditions = json.failure.iter().filter_map(|(path, predicate)| {
        let value = match predicate {
            Predicate::Is(is) => json::scalar(is),
            // Any other scalar does; `1` is the usual one.
            Predicate::Not(not) => if not == "1" { "2" } else { "1" }.to_owned(),
            Predicate::Present => "{}".to_owned(),
            Predicate::Absent => return None,
        };
        Some((keys(path), value))
    });
    let mut values: Vec<(Vec<&str>, String)> = conditions.collect();
    let code = (keys(&json.code), json::string(&format!("{before}{code}")));
    // The code makes its own path and every enclosing value present.
    values.retain(|(path, _)| !code.0.starts_with(path));
    values.push(code);
    tree(&values)
}

/// Returns the JSON value that has these values at these paths.
fn tree(values: &[(Vec<&str>, String)]) -> String {
    if let [(path, value)] = values
        && path.is_empty()
    {
        return value.clone();
    }
    let mut heads: Vec<&str> = Vec::new();
    for head in values.iter().filter_map(|(path, _)| path.first().copied()) {
        if !heads.contains(&head) {
            heads.push(head);
        }
    }
    let members = heads.iter().map(|head| {
        let inner = values.iter().filter(|(path, _)| path.first() == Some(head));
        let inner: Vec<_> =
            inner.map(|(path, value)| (path.iter().skip(1).copied().collect(), value.clone())).collect();
        (*head, tree(&inner))
    });
    match members.collect::<Vec<_>>().as_slice() {
        [("[]", item)] => format!("[{item}]"),
        members => {
            let members: Vec<String> =
                members.iter().map(|(key, value)| format!("{}:{value}", json::string(key))).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

//! Success responses, built from the catalog's description of responses.

use errbook_compiler::canonical::Format;
use errbook_compiler::model::{JsonResponses, Predicate, Responses, keys};
use serde_json::{Map, Value, json};

/// The payload path that stands for the whole object.
const ROOT: &str = ".";

/// Returns a success with this payload, in the other format if the API has no success in the requested one.
pub(super) fn success(responses: &Responses, format: Format, payload: &str) -> Option<(Format, String)> {
    let text = responses.text.as_ref().and_then(|text| text.success_prefix.as_ref());
    let text = text.map(|prefix| (Format::Text, format!("{prefix}{payload}")));
    let json = responses.json.as_ref().map(|json| (Format::Json, json_success(json, payload).to_string()));
    match format {
        Format::Text => text.or(json),
        Format::Json => json.or(text),
    }
}

/// Returns an object that satisfies every success condition and contains the payload at its path.
fn json_success(responses: &JsonResponses, payload: &str) -> Value {
    let mut object = Value::Null;
    for (path, predicate) in &responses.success {
        let value = match predicate {
            Predicate::Is(expected) => scalar(expected),
            // Any other scalar works.
            Predicate::Not(excluded) => scalar(if excluded == "1" { "2" } else { "1" }),
            Predicate::Present => Value::Object(Map::new()),
            Predicate::Absent => continue,
        };
        insert(&mut object, &keys(path), value);
    }
    match responses.payload.first().map(String::as_str) {
        None => {}
        // The payload is the whole object, so the key does not matter.
        Some(ROOT) => insert(&mut object, &["id"], json!(payload)),
        Some(path) => insert(&mut object, &keys(path), json!(payload)),
    }
    object
}

/// Returns a number or a boolean if the text is one in JSON, or else a string.
fn scalar(text: &str) -> Value {
    let value = serde_json::from_str(text).ok().filter(|value: &Value| value.is_number() || value.is_boolean());
    value.unwrap_or_else(|| json!(text))
}

/// Inserts a value at a path and creates the objects and arrays that lead to it.
fn insert(target: &mut Value, path: &[&str], value: Value) {
    match path {
        [] => *target = value,
        ["[]", rest @ ..] => {
            if !target.is_array() {
                *target = json!([null]);
            }
            if let Some(first) = target.get_mut(0) {
                insert(first, rest, value);
            }
        }
        [key, rest @ ..] => {
            if !target.is_object() {
                *target = Value::Object(Map::new());
            }
            if let Some(object) = target.as_object_mut() {
                insert(object.entry(*key).or_insert(Value::Null), rest, value);
            }
        }
    }
}

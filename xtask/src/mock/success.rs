//! The reply that says success, by what the catalogue states of replies.

use errbook_compiler::canonical::Format;
use errbook_compiler::model::{JsonResponses, Predicate, Responses, keys};
use serde_json::{Map, Value, json};

/// A success with this payload, in the other format where the API has no success in this one.
pub(super) fn success(replies: &Responses, format: Format, payload: &str) -> Option<(Format, String)> {
    let text = replies.text.as_ref().and_then(|text| text.success_prefix.as_ref());
    let text = text.map(|before| (Format::Text, format!("{before}{payload}")));
    let json = replies.json.as_ref().map(|replies| (Format::Json, envelope(replies, payload).to_string()));
    match format {
        Format::Text => text.or(json),
        Format::Json => json.or(text),
    }
}

/// An object in which everything holds that a success needs, and the payload stands at its place.
fn envelope(replies: &JsonResponses, payload: &str) -> Value {
    let mut reply = Value::Null;
    for (place, test) in &replies.success {
        let value = match test {
            Predicate::Is(is) => scalar(is),
            // Any other scalar does.
            Predicate::Not(not) => scalar(if not == "1" { "2" } else { "1" }),
            Predicate::Present => Value::Object(Map::new()),
            Predicate::Absent => continue,
        };
        put(&mut reply, &keys(place), value);
    }
    match replies.payload.first().map(String::as_str) {
        None => {}
        // The object as a whole is the payload, whatever is in it.
        Some(".") => put(&mut reply, &["id"], json!(payload)),
        Some(place) => put(&mut reply, &keys(place), json!(payload)),
    }
    reply
}

/// A number or a boolean where the text reads as one, else a string.
fn scalar(text: &str) -> Value {
    let value = serde_json::from_str(text).ok().filter(|value: &Value| value.is_number() || value.is_boolean());
    value.unwrap_or_else(|| json!(text))
}

/// Puts a value at a place, and makes the objects and arrays on the way there.
fn put(at: &mut Value, place: &[&str], value: Value) {
    match place {
        [] => *at = value,
        ["[]", rest @ ..] => {
            if !at.is_array() {
                *at = json!([null]);
            }
            if let Some(first) = at.get_mut(0) {
                put(first, rest, value);
            }
        }
        [key, rest @ ..] => {
            if !at.is_object() {
                *at = Value::Object(Map::new());
            }
            if let Some(object) = at.as_object_mut() {
                put(object.entry(*key).or_insert(Value::Null), rest, value);
            }
        }
    }
}

//! Outcomes as the JSON objects that `errbook explain --jsonl` prints.

use renamed::table::Wire;
use renamed::{ApiCode, ApiError, Outcome, Payload, ResponseValue};
use serde_json::{Map, Value, json};

/// Returns the object for an outcome of a compiled catalog.
///
/// # Panics
///
/// Panics if a JSON payload is not JSON.
#[must_use]
pub fn answer<E: ApiError>(outcome: &Outcome<'_, E, E::Code>) -> Map<String, Value> {
    let mut line = Map::new();
    let mut say = |key: &str, value: Value| line.insert(key.to_owned(), value);
    say("endpoint", json!(E::ENDPOINT.name));
    say("outcome", json!(outcome.as_str()));
    let details = outcome.details();
    // The code as received, with its parameter.
    let received = |code: &'static str| match details.parameter {
        Some(parameter) => Wire::new(code, parameter).to_string(),
        None => code.to_owned(),
    };
    match outcome {
        Outcome::Success { payload: Payload { value: ResponseValue::Text(text), .. } } => {
            say("payload", json!(text.to_string()))
        }
        Outcome::Success { payload: Payload { value: ResponseValue::Json(text), .. } } => {
            say("payload_json", serde_json::from_str(text).expect("a payload of JSON is JSON"))
        }
        Outcome::Pending { code, .. } | Outcome::Error { code, .. } => {
            if code.entry().removed().is_some() {
                say("removed", json!(true));
            }
            say("code", json!(received(code.as_str())))
        }
        Outcome::OtherEndpoint { code, .. } => say("code", json!(received(code.as_str()))),
        Outcome::UnknownCode { raw, .. } => say("raw", json!(raw.to_string())),
        Outcome::Unrecognized { reason, .. } => say("reason", json!(reason.as_str())),
    };
    let fields: Map<String, Value> =
        outcome.fields().map(|(name, value)| (name.to_owned(), json!(value.to_string()))).collect();
    if !fields.is_empty() {
        say("fields", Value::Object(fields));
    }
    if let Some(parameter) = details.parameter {
        let text = || json!(parameter.to_string());
        say("parameter", parameter.number().map_or_else(text, Value::from));
    }
    if let Some(message) = details.message {
        say("message", json!(message.to_string()));
    }
    if details.additional_errors > 0 {
        say("additional_errors", json!(details.additional_errors));
    }
    if let Some(retry) = outcome.retry() {
        let mut advice = Map::from_iter([("class".to_owned(), json!(retry.class().as_str()))]);
        advice.extend(retry.initial_delay().map(|after| ("after_ms".to_owned(), json!(after.as_millis()))));
        advice.extend(retry.max_attempts().map(|attempts| ("max_attempts".to_owned(), json!(attempts))));
        say("retry", Value::Object(advice));
    }
    line
}

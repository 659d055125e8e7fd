//! An output line of `explain --jsonl`.

use std::borrow::Cow;

use errbook_core::{Outcome, ResponseValue, retry};

use super::reading::Reading;
use crate::json_object::Object;

/// Writes the outcome of a response at one endpoint, with its keys in the order of the contract.
pub(super) fn write(reading: &Reading<'_, '_>, line: &mut Object<'_>) {
    let outcome = &reading.outcome;
    let details = outcome.details();
    line.text("endpoint", reading.endpoint.name);
    line.text("outcome", outcome.as_str());
    if let Some(code) = reading.code() {
        line.text("code", &code);
    }
    if let Some(parameter) = details.parameter {
        match parameter.number() {
            Some(number) => line.number("parameter", number),
            None => line.text("parameter", &parameter.to_string()),
        }
    }
    if reading.is_removed() {
        line.yes("removed");
    }
    if let Outcome::Success { payload } = outcome {
        match payload.value {
            ResponseValue::Text(text) => line.text("payload", &text.to_cow()),
            ResponseValue::Json(json) => line.raw("payload_json", &minify(json)),
        }
    }
    if let Some(message) = details.message {
        line.text("message", &message.to_cow());
    }
    if let Ok(additional @ 1..) = u64::try_from(details.additional_errors) {
        line.number("additional_errors", additional);
    }
    let fields = reading.fields();
    if !fields.is_empty() {
        line.object("fields", |object| fields.iter().for_each(|(name, value)| object.entry(name, value)));
    }
    match outcome {
        Outcome::UnknownCode { raw, .. } => line.text("raw", &raw.to_cow()),
        Outcome::Unrecognized { reason, .. } => line.text("reason", reason.as_str()),
        _ => {}
    }
    if let Some(advice) = reading.retry() {
        line.object("retry", |object| write_retry(advice, object));
    }
}

/// Writes the advice after a response; `after_ms` is the delay that the server asked for, or else that of the policy.
fn write_retry(advice: retry::Retry, object: &mut Object<'_>) {
    object.text("class", advice.class().as_str());
    if let Some(delay) = advice.initial_delay() {
        object.number("after_ms", u64::try_from(delay.as_millis()).unwrap_or(u64::MAX));
    }
    if let Some(max_attempts) = advice.max_attempts() {
        object.number("max_attempts", max_attempts.into());
    }
}

/// Removes the white space between JSON tokens; numbers and strings keep their spelling.
pub(super) fn minify(json: &str) -> Cow<'_, str> {
    let mut minified = String::new();
    let (mut in_string, mut escaped, mut start) = (false, false, 0);
    for (place, byte) in json.bytes().enumerate() {
        if !in_string && byte.is_ascii_whitespace() {
            minified.push_str(json.get(start..place).unwrap_or_default());
            start = place + 1;
        }
        in_string ^= byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
    }
    if start == 0 {
        return Cow::Borrowed(json);
    }
    minified.push_str(json.get(start..).unwrap_or_default());
    Cow::Owned(minified)
}

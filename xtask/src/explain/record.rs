//! One answer of `explain --jsonl`: what a reply is at an endpoint, as JSON.

use errbook_core::{Outcome, Payload, RetryPolicy};
use serde::Serialize;
use serde_json::value::RawValue;

use super::Reading;

/// The keys in the order of the contract.
#[derive(Serialize)]
pub(super) struct Record<'r> {
    endpoint: &'r str,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<Parameter>,
    #[serde(skip_serializing_if = "is_false")]
    retired: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload_json: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_errors: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<Advice>,
}

/// What may be done next.
#[derive(Serialize)]
struct Advice {
    class: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    after_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_attempts: Option<u32>,
}

/// The value of a code's parameter: a number, or a text.
#[derive(Serialize)]
#[serde(untagged)]
enum Parameter {
    Number(u64),
    Text(String),
}

impl Parameter {
    fn new(parameter: errbook_core::Parameter<'_>) -> Self {
        parameter.number().map_or_else(|| Parameter::Text(parameter.to_string()), Parameter::Number)
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

impl<'r> Record<'r> {
    pub(super) fn new(reading: &Reading<'_, 'r>) -> Self {
        let outcome = &reading.outcome;
        let mut record = Record {
            endpoint: reading.endpoint.name,
            outcome: outcome.as_str(),
            code: None,
            payload: None,
            payload_json: None,
            parameter: None,
            retired: false,
            message: None,
            additional_errors: None,
            raw: None,
            reason: None,
            retry: retry(reading).map(Advice::new),
        };
        let details = outcome.details();
        record.parameter = details.parameter.map(Parameter::new);
        record.message = details.message.map(|message| message.to_string());
        record.additional_errors = (details.additional_errors > 0).then_some(details.additional_errors);
        match outcome {
            Outcome::Success { payload: Payload::Text(text) } => record.payload = Some(text.to_string()),
            Outcome::Success { payload: Payload::Json(json) } => record.payload_json = raw(json),
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => {
                (record.code, record.retired) = (Some(code.code), code.removed.is_some());
            }
            Outcome::OtherEndpoint { code, .. } => record.code = Some(code.code),
            Outcome::UnknownCode { raw, .. } => record.raw = Some(raw.to_string()),
            Outcome::Unrecognized { reason, .. } => record.reason = Some(reason.as_str()),
        }
        record
    }
}

/// What may be done after a reply; `None` after a success.
pub(super) fn retry(reading: &Reading<'_, '_>) -> Option<RetryPolicy> {
    match &reading.outcome {
        Outcome::Success { .. } => None,
        Outcome::Pending { code, details } | Outcome::Error { code, details } => {
            Some(code.retry_with(details.parameter))
        }
        Outcome::OtherEndpoint { .. } | Outcome::UnknownCode { .. } => Some(RetryPolicy::Unspecified),
        Outcome::Unrecognized { retry, .. } => Some(*retry),
    }
}

impl Advice {
    fn new(retry: RetryPolicy) -> Self {
        Advice {
            class: retry.class().as_str(),
            after_ms: retry.initial_delay().map(|after| u64::try_from(after.as_millis()).unwrap_or(u64::MAX)),
            max_attempts: retry.max_attempts(),
        }
    }
}

/// The engine has checked the JSON already, so there is always a value.
fn raw(json: &str) -> Option<Box<RawValue>> {
    RawValue::from_string(one_line(json)).ok()
}

/// JSON without white space between its tokens, and so on one line; numbers and strings stay as they are written.
pub(super) fn one_line(json: &str) -> String {
    let mut line = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        if in_string || !c.is_ascii_whitespace() {
            line.push(c);
        }
        in_string ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    line
}

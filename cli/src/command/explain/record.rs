//! An output line of `explain --jsonl`.

use errbook_core::{Outcome, ResponseValue, retry};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::reading::Reading;

/// The outcome of a response at one endpoint, with its keys in the order of the contract.
#[derive(Serialize)]
pub(super) struct Record<'r> {
    endpoint: &'r str,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<Parameter>,
    #[serde(skip_serializing_if = "is_false")]
    removed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload_json: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_errors: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    fields: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<Retry>,
}

/// The advice after a response; `after_ms` is the delay that the server asked for, or else that of the policy.
#[derive(Serialize)]
struct Retry {
    class: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    after_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_attempts: Option<u32>,
}

/// The parameter of a code: a number or a string.
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

/// Serializes pairs as a map in their order.
fn as_map<S: Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

fn is_false(value: &bool) -> bool {
    !value
}

impl<'r> Record<'r> {
    pub(super) fn new(reading: &Reading<'_, 'r>) -> Self {
        let outcome = &reading.outcome;
        let details = outcome.details();
        let mut record = Record {
            endpoint: reading.endpoint.name,
            outcome: outcome.as_str(),
            code: None,
            parameter: details.parameter.map(Parameter::new),
            removed: false,
            payload: None,
            payload_json: None,
            message: details.message.map(|message| message.to_string()),
            additional_errors: (details.additional_errors > 0).then_some(details.additional_errors),
            fields: reading.fields(),
            raw: None,
            reason: None,
            retry: reading.retry().map(Retry::new),
        };
        let received = |code: &str| reading.received(code);
        match outcome {
            Outcome::Success { payload } => match payload.value {
                ResponseValue::Text(text) => record.payload = Some(text.to_string()),
                ResponseValue::Json(json) => record.payload_json = raw_value(json),
            },
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => {
                (record.code, record.removed) = (Some(received(code.code())), code.removed().is_some());
            }
            Outcome::OtherEndpoint { code, .. } => {
                record.code = Some(received(code.code));
                record.removed = reading.entries(code.code).all(|entry| entry.removed().is_some());
            }
            Outcome::UnknownCode { raw, .. } => record.raw = Some(raw.to_string()),
            Outcome::Unrecognized { reason, .. } => record.reason = Some(reason.as_str()),
        }
        record
    }
}

impl Retry {
    fn new(advice: retry::Retry) -> Self {
        Retry {
            class: advice.class().as_str(),
            after_ms: advice.initial_delay().map(|delay| u64::try_from(delay.as_millis()).unwrap_or(u64::MAX)),
            max_attempts: advice.max_attempts(),
        }
    }
}

/// Returns the payload as raw JSON; the parser has validated it, so this does not fail.
fn raw_value(json: &str) -> Option<Box<RawValue>> {
    RawValue::from_string(minify(json)).ok()
}

/// Removes the white space between JSON tokens; numbers and strings keep their spelling.
pub(super) fn minify(json: &str) -> String {
    let mut minified = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        if in_string || !c.is_ascii_whitespace() {
            minified.push(c);
        }
        in_string ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    minified
}

//! Failures that were serialized.

use serde_core::de::{Deserialize, Deserializer, Error, Unexpected};

use super::map::map;
use super::owned::{Owned, OwnedMap};
use crate::api::{ApiCode, ApiError};
use crate::call::Call;
use crate::excerpt::Excerpt;
use crate::failure::{Failure, FailureKind};
use crate::parameter::{self, Parameter, Pattern};
use crate::poll_error::PollError;
use crate::reason::UnrecognizedReason;
use crate::received::Received;
use crate::response_value::ResponseValue;
use crate::retry::{Retry, RetryClass, ServerDelay};
use crate::stop_reason::StopReason;
use crate::task_id::TaskId;
use crate::text::Text;
use crate::transport_error::TransportError;

map! {
    /// The keys of a failure and of an error of a poller from which they can be restored.
    Stored {
        endpoint: Owned,
        outcome: Owned,
        code: Owned,
        message: Excerpt,
        raw: Excerpt,
        reason: UnrecognizedReason,
        excerpt: Excerpt,
        fields: OwnedMap,
        retry: Retry,
        call: Call,
        stop: Owned,
        stop_class: RetryClass,
        stop_delay_ms: u64,
        id: TaskId,
        error: Owned,
    }
}

impl Stored {
    fn failure<E: ApiError, Z: Error>(self) -> Result<Failure<E>, Z> {
        self.expect_endpoint::<E, Z>()?;
        let outcome = required("outcome", self.outcome)?;
        let (code, mut parameter) = (self.code.as_deref(), None);
        let mut variant = |(row, found): (usize, _)| {
            parameter = found;
            row
        };
        let kind = match &*outcome {
            "pending" | "error" => {
                let row = variant(find(code, |code| E::ENDPOINT.find(code), E::ENDPOINT.patterns)?);
                let code = *E::ALL.get(row).ok_or_else(|| unknown(code))?;
                if &*outcome == "pending" { FailureKind::Pending(code) } else { FailureKind::Error(code) }
            }
            "other_endpoint" => {
                let row = variant(find(code, |code| E::CATALOG.find(code), E::CATALOG.patterns)?);
                FailureKind::OtherEndpoint(*E::Code::ALL.get(row).ok_or_else(|| unknown(code))?)
            }
            "unknown_code" => FailureKind::UnknownCode,
            "unrecognized" => FailureKind::Unrecognized(required("reason", self.reason)?),
            other => return Err(Z::invalid_value(Unexpected::Str(other), &"the outcome of a failure")),
        };
        let (excerpt, message) = match kind {
            FailureKind::UnknownCode => (self.raw, self.message),
            FailureKind::Unrecognized(_) => (self.excerpt, self.message),
            _ => (self.message, None),
        };
        let stored = self.fields.unwrap_or_default();
        let names = E::CATALOG.responses_of(E::ENDPOINT).json.iter().flat_map(|json| json.fields);
        let fields = names.filter_map(|field| {
            stored.get(field.name).map(|value| (field.name, ResponseValue::Text(Text::plain(value))))
        });
        let received = Received::new(parameter, message, fields);
        let excerpt = excerpt.unwrap_or(Excerpt::new(b""));
        Ok(Failure::new(kind, excerpt, required("retry", self.retry)?, received))
    }

    fn poll_error<S: ApiError, R: ApiError, Z: Error>(mut self) -> Result<PollError<S, R>, Z> {
        let call = required("call", self.call)?;
        let reason = self.reason()?;
        match (self.outcome.as_deref(), call) {
            (Some("submitted"), _) => {
                self.expect_endpoint::<S, Z>()?;
                Ok(PollError::Submitted { id: required("id", self.id)?, reason })
            }
            (Some("no_response" | "unexpected_response"), _) => {
                let error = self.error.take().and_then(|error| TransportError::stored(error.0));
                Ok(PollError::NoResponse { call, reason, error })
            }
            (_, Call::Submit) => self.failure().map(|failure| PollError::Submit { failure, reason }),
            (_, Call::Result) => self.failure().map(|failure| PollError::Result { failure, reason }),
        }
    }

    fn reason<Z: Error>(&self) -> Result<StopReason, Z> {
        let class = || required("stop_class", self.stop_class);
        Ok(match required("stop", self.stop.as_deref())? {
            "not_retryable" => StopReason::NotRetryable(class()?),
            "exhausted" => StopReason::Exhausted(class()?),
            "delay_too_long" => {
                let delay = required("stop_delay_ms", self.stop_delay_ms)?;
                StopReason::DelayTooLong(ServerDelay::from(core::time::Duration::from_millis(delay)))
            }
            "deadline_exceeded" => StopReason::DeadlineExceeded,
            "unexpected_response" => StopReason::UnexpectedResponse,
            "not_retried" => StopReason::NotRetried,
            other => return Err(Z::invalid_value(Unexpected::Str(other), &"the name of a reason to stop")),
        })
    }

    fn expect_endpoint<E: ApiError, Z: Error>(&self) -> Result<(), Z> {
        match required("endpoint", self.endpoint.as_deref())? {
            endpoint if endpoint == E::ENDPOINT.name => Ok(()),
            other => Err(Z::invalid_value(Unexpected::Str(other), &E::ENDPOINT.name)),
        }
    }
}

fn required<T, Z: Error>(key: &'static str, value: Option<T>) -> Result<T, Z> {
    value.ok_or_else(|| Z::missing_field(key))
}

/// Returns the row of a code, and the parameter if it has one.
fn find<'c, Z: Error>(
    code: Option<&'c str>,
    row_of: impl Fn(&str) -> Option<usize>,
    patterns: &[Pattern<'_>],
) -> Result<(usize, Option<Parameter<'c>>), Z> {
    let row = code.and_then(row_of).map(|row| (row, None));
    let with_parameter = || parameter::find(patterns, Text::plain(code?)).map(|(row, found)| (row, Some(found)));
    row.or_else(with_parameter).ok_or_else(|| unknown(code))
}

fn unknown<Z: Error>(code: Option<&str>) -> Z {
    match code {
        Some(code) => Z::invalid_value(Unexpected::Str(code), &"a code of the catalog"),
        None => Z::missing_field("code"),
    }
}

/// Deserializes the map that `Serialize` writes. What was hidden as a secret stays hidden.
impl<'de, E: ApiError> Deserialize<'de> for Failure<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Stored::deserialize(deserializer)?.failure()
    }
}

/// Deserializes the map that `Serialize` writes. What was hidden as a secret stays hidden, and of the error of the HTTP
/// client, the text remains.
impl<'de, S: ApiError, R: ApiError> Deserialize<'de> for PollError<S, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Stored::deserialize(deserializer)?.poll_error()
    }
}

//! Errors of a poller: the map of the failure, with the call and the reason.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::map::{Keys, Said, by_name, millis};
use crate::api::ApiError;
use crate::call::Call;
use crate::failure::Failure;
use crate::poll_error::PollError;
use crate::stop_reason::StopReason;

by_name!(Call, "a call");

impl<S: ApiError, R: ApiError> Keys for PollError<S, R> {
    const LENGTH: usize = <Failure<S> as Keys>::LENGTH + 6;

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let (id, error) = match self {
            PollError::Submit { failure, .. } => {
                failure.write(map)?;
                (None, None)
            }
            PollError::Result { failure, .. } => {
                failure.write(map)?;
                (None, None)
            }
            PollError::Submitted { id, .. } => {
                NoFailure(self).write(map)?;
                (Some(id), None)
            }
            PollError::NoResponse { error, .. } => {
                NoFailure(self).write(map)?;
                (None, error.as_ref())
            }
        };
        let (class, delay) = match self.reason() {
            StopReason::NotRetryable(class) | StopReason::Exhausted(class) => (Some(class), None),
            StopReason::DelayTooLong(delay) => (None, delay.get()),
            StopReason::DeadlineExceeded | StopReason::UnexpectedResponse | StopReason::NotRetried => (None, None),
        };
        map.serialize_entry("call", &self.call())?;
        map.serialize_entry("stop", self.reason().as_str())?;
        map.serialize_entry("stop_class", &class)?;
        map.serialize_entry("stop_delay_ms", &delay.map(millis))?;
        map.serialize_entry("id", &id)?;
        map.serialize_entry("error", &error.map(Said))
    }
}

/// The keys of a failure for an error without one: all are null, except the endpoint and the outcome.
struct NoFailure<'p, S: ApiError, R: ApiError>(&'p PollError<S, R>);

impl<S: ApiError, R: ApiError> Keys for NoFailure<'_, S, R> {
    const LENGTH: usize = <Failure<S> as Keys>::LENGTH;

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("endpoint", self.0.endpoint().name)?;
        map.serialize_entry("outcome", self.0.label())?;
        for key in [
            "code",
            "parameter",
            "meaning",
            "fix",
            "docs_url",
            "message",
            "raw",
            "reason",
            "excerpt",
            "fields",
            "retry",
        ] {
            map.serialize_entry(key, &())?;
        }
        Ok(())
    }
}

/// Serializes the map of the failure, without secrets, and the keys `call`, `stop` (the name of the [`StopReason`]),
/// `stop_class`, `stop_delay_ms`, `id` (of a submitted task) and `error` (that of the HTTP client).
///
/// All keys are always there. Without a failure, `outcome` is `submitted`, `no_response` or `unexpected_response`.
impl<S: ApiError, R: ApiError> Serialize for PollError<S, R> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.as_map(serializer)
    }
}

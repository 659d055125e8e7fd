//! The steps of a poller, and the errors that stop it.

use core::error::Error;
use core::fmt;
use core::time::Duration;

use crate::api::ApiError;
use crate::excerpt::Excerpt;
use crate::failure::Failure;
use crate::param_value::ParamValue;
use crate::payload::Payload;
use crate::report::Report;
use crate::retry::{Retry, RetryClass, ServerDelay};

/// The next step of a [`Poller`](crate::Poller).
#[derive(Clone, PartialEq, Eq, Debug)]
#[must_use = "the step contains the next call, or the error"]
pub enum Step<'a, S: ApiError, R: ApiError = S> {
    /// The task was accepted: wait, then poll its result.
    Poll {
        /// The payload of the submit call: the ID of the task.
        id: Payload<'a>,
        /// The delay before the first poll.
        after: Duration,
    },
    /// Wait for this delay, then repeat the same call.
    RetryAfter(Duration),
    /// The task has failed: submit a new one.
    Resubmit,
    /// The task is done: its result.
    Done(Payload<'a>),
    /// The task has failed, and there are no further calls.
    Stop(PollError<S, R>),
}

/// The error that stopped a poller: the last failure, and the reason.
///
/// `Display` writes both on one line, with the fix.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PollError<S: ApiError, R: ApiError = S> {
    /// The submit call failed.
    Submit {
        /// The failure.
        failure: Failure<S>,
        /// The reason.
        reason: StopReason,
    },
    /// The result call failed.
    Result {
        /// The failure.
        failure: Failure<R>,
        /// The reason.
        reason: StopReason,
    },
    /// The task was accepted, but the first poll would exceed a limit: [`Poller::resume`](crate::Poller::resume) polls it.
    Submitted {
        /// The payload of the submit call: the ID of the task.
        id: Excerpt,
        /// The reason.
        reason: StopReason,
    },
    /// There was no response, or an unexpected success.
    NoResponse {
        /// The reason.
        reason: StopReason,
    },
}

/// The reason why a poller stopped.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum StopReason {
    /// The retry class does not allow a retry: [`AfterFix`](RetryClass::AfterFix) or [`Unspecified`](RetryClass::Unspecified).
    NotRetryable(RetryClass),
    /// The limit of the retry class is reached.
    Exhausted(RetryClass),
    /// The server asked for this delay, which is longer than [`Poller::max_delay`](crate::Poller::max_delay).
    DelayTooLong(ServerDelay),
    /// The next delay would exceed [`Poller::deadline`](crate::Poller::deadline).
    DeadlineExceeded,
    /// The response does not belong to the expected call, or the poller had stopped before.
    UnexpectedResponse,
}

impl<S: ApiError, R: ApiError> PollError<S, R> {
    /// Adds the context of the task, for a log.
    #[must_use]
    pub const fn with<'a>(&'a self, context: &'a [(&'a str, ParamValue<'a>)]) -> Report<'a, &'a Self> {
        Report { failure: self, context, secrets: S::CATALOG.secrets }
    }

    /// Returns the reason.
    #[must_use]
    pub const fn reason(&self) -> StopReason {
        match self {
            PollError::Submit { reason, .. }
            | PollError::Result { reason, .. }
            | PollError::Submitted { reason, .. }
            | PollError::NoResponse { reason } => *reason,
        }
    }
}

impl<S: ApiError, R: ApiError<Code = S::Code>> PollError<S, R> {
    /// Returns the code of the last failure, if it has a cataloged one.
    #[must_use]
    pub fn code(&self) -> Option<S::Code> {
        match self {
            PollError::Submit { failure, .. } => failure.code(),
            PollError::Result { failure, .. } => failure.code(),
            PollError::Submitted { .. } | PollError::NoResponse { .. } => None,
        }
    }
}

impl<S: ApiError, R: ApiError> PollError<S, R> {
    /// Returns a label for metrics: that of the last failure, `submitted` or `no_response`; see [`Failure::label`].
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            PollError::Submit { failure, .. } => failure.label(),
            PollError::Result { failure, .. } => failure.label(),
            PollError::Submitted { .. } => "submitted",
            PollError::NoResponse { .. } => "no_response",
        }
    }

    /// Returns the advice after the last failure, without the limits of the poller.
    #[must_use]
    pub fn retry(&self) -> Option<Retry> {
        match self {
            PollError::Submit { failure, .. } => Some(failure.retry()),
            PollError::Result { failure, .. } => Some(failure.retry()),
            PollError::Submitted { .. } | PollError::NoResponse { .. } => None,
        }
    }
}

impl fmt::Display for StopReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            StopReason::DelayTooLong(delay) => {
                return write!(f, "the server asks for a delay of {:?}", delay.get().unwrap_or_default());
            }
            StopReason::DeadlineExceeded => "the next delay exceeds the deadline",
            StopReason::NotRetryable(RetryClass::AfterFix) => "not retryable until something changes",
            StopReason::NotRetryable(_) => "not retryable",
            StopReason::Exhausted(RetryClass::Poll) => "poll limit exhausted",
            StopReason::Exhausted(RetryClass::Resubmit) => "task limit exhausted",
            StopReason::Exhausted(_) => "retry limit exhausted",
            StopReason::UnexpectedResponse => "unexpected response",
        })
    }
}

impl<S: ApiError, R: ApiError> fmt::Display for PollError<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PollError::Submit { failure, reason } => write!(f, "{failure} [{reason}]"),
            PollError::Result { failure, reason } => write!(f, "{failure} [{reason}]"),
            PollError::Submitted { id, reason } => write!(f, "{}: accepted as `{id}` [{reason}]", S::ENDPOINT.name),
            PollError::NoResponse { reason: reason @ StopReason::UnexpectedResponse } => reason.fmt(f),
            PollError::NoResponse { reason } => write!(f, "no response [{reason}]"),
        }
    }
}

impl<S: ApiError, R: ApiError> Error for PollError<S, R> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            PollError::Submit { failure, .. } => failure.source(),
            PollError::Result { failure, .. } => failure.source(),
            PollError::Submitted { .. } | PollError::NoResponse { .. } => None,
        }
    }
}

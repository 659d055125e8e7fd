//! What an attempt says: the next step, or why there is none.

use core::error::Error;
use core::fmt;
use core::time::Duration;

use crate::{ApiError, Failure, Payload, RetryClass};

/// What comes next in an [`Poller`](crate::Poller).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[must_use = "the step says whether there may be another call, and when"]
pub enum Step<'a, S: ApiError, R: ApiError = S> {
    /// The task was accepted: wait, then ask for its result for the first time.
    Poll {
        /// What the submit call was answered with: the ID of the task.
        id: Payload<'a>,
        /// The wait before the first poll.
        after: Duration,
    },
    /// Wait so long, then send the same call again, unchanged.
    RetryAfter(Duration),
    /// This task is dead, ask for it no more: submit a new one.
    Resubmit,
    /// The end: the result of the task.
    Done(Payload<'a>),
    /// The end: no further call.
    Stop(PollError<S, R>),
}

/// The end of an attempt without a result: why there is no further call, and the failure that ended it.
///
/// Its `Display` says both on one line, with what to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PollError<S: ApiError, R: ApiError = S> {
    /// The submit call failed.
    Submit {
        /// What it was answered with.
        failure: Failure<S>,
        /// Why there is no further call.
        reason: StopReason,
    },
    /// The result call failed.
    Result {
        /// What it was answered with.
        failure: Failure<R>,
        /// Why there is no further call.
        reason: StopReason,
    },
    /// No reply came, or a success that was not due.
    NoResponse {
        /// Why there is no further call.
        reason: StopReason,
    },
}

/// Why an attempt has no further call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum StopReason {
    /// The policy is of a class that forbids it, [`Fix`](RetryClass::AfterFix) or [`Unspecified`](RetryClass::Unspecified).
    NotRetryable(RetryClass),
    /// The policy is of a class that repeats, and its bound is reached.
    Exhausted(RetryClass),
    /// The attempt asked for no such call: it was over, or the other call was due.
    UnexpectedResponse,
}

impl<S: ApiError, R: ApiError> PollError<S, R> {
    /// Why there is no further call.
    #[must_use]
    pub const fn reason(&self) -> StopReason {
        match self {
            PollError::Submit { reason, .. } | PollError::Result { reason, .. } | PollError::NoResponse { reason } => {
                *reason
            }
        }
    }
}

impl fmt::Display for StopReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            StopReason::NotRetryable(RetryClass::AfterFix) => "not to be repeated before something has changed",
            StopReason::NotRetryable(_) => "not to be repeated, since nothing is known of when it may be",
            StopReason::Exhausted(RetryClass::Poll) => "gave up, no poll is left",
            StopReason::Exhausted(RetryClass::Resubmit) => "gave up, no task is left",
            StopReason::Exhausted(_) => "gave up, no try is left",
            StopReason::UnexpectedResponse => "no such reply was due",
        })
    }
}

impl<S: ApiError, R: ApiError> fmt::Display for PollError<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PollError::Submit { failure, reason } => write!(f, "{failure} [{reason}]"),
            PollError::Result { failure, reason } => write!(f, "{failure} [{reason}]"),
            PollError::NoResponse { reason: reason @ StopReason::UnexpectedResponse } => reason.fmt(f),
            PollError::NoResponse { reason } => write!(f, "no reply [{reason}]"),
        }
    }
}

impl<S: ApiError, R: ApiError> Error for PollError<S, R> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            PollError::Submit { failure, .. } => failure.source(),
            PollError::Result { failure, .. } => failure.source(),
            PollError::NoResponse { .. } => None,
        }
    }
}

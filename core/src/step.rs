//! What an attempt says: the next step, or why there is none.

use core::error::Error;
use core::fmt;
use core::time::Duration;

use crate::{ApiError, Class, Failure, Payload};

/// What comes next in an [`Attempt`](crate::Attempt).
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
    Wait(Duration),
    /// This task is dead, ask for it no more: submit a new one.
    Restart,
    /// The end: the result of the task.
    Done(Payload<'a>),
    /// The end: no further call.
    Stop(Stop<S, R>),
}

/// The end of an attempt without a result: why there is no further call, and the failure that ended it.
///
/// Its `Display` says both on one line, with what to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop<S: ApiError, R: ApiError = S> {
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
    NoReply {
        /// Why there is no further call.
        reason: StopReason,
    },
}

/// Why an attempt has no further call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum StopReason {
    /// The policy is of a class that forbids it, [`Fix`](Class::Fix) or [`Unspecified`](Class::Unspecified).
    Forbidden(Class),
    /// The policy is of a class that repeats, and its bound is reached.
    Exhausted(Class),
    /// The attempt asked for no such call: it was over, or the other call was due.
    OutOfTurn,
}

impl<S: ApiError, R: ApiError> Stop<S, R> {
    /// Why there is no further call.
    #[must_use]
    pub const fn reason(&self) -> StopReason {
        match self {
            Stop::Submit { reason, .. } | Stop::Result { reason, .. } | Stop::NoReply { reason } => *reason,
        }
    }
}

impl fmt::Display for StopReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            StopReason::Forbidden(Class::Fix) => "not to be repeated before something has changed",
            StopReason::Forbidden(_) => "not to be repeated, since nothing is known of when it may be",
            StopReason::Exhausted(Class::Poll) => "gave up, no poll is left",
            StopReason::Exhausted(Class::Restart) => "gave up, no task is left",
            StopReason::Exhausted(_) => "gave up, no try is left",
            StopReason::OutOfTurn => "no such reply was due",
        })
    }
}

impl<S: ApiError, R: ApiError> fmt::Display for Stop<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Submit { failure, reason } => write!(f, "{failure} [{reason}]"),
            Stop::Result { failure, reason } => write!(f, "{failure} [{reason}]"),
            Stop::NoReply { reason: reason @ StopReason::OutOfTurn } => reason.fmt(f),
            Stop::NoReply { reason } => write!(f, "no reply [{reason}]"),
        }
    }
}

impl<S: ApiError, R: ApiError> Error for Stop<S, R> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Stop::Submit { failure, .. } => failure.source(),
            Stop::Result { failure, .. } => failure.source(),
            Stop::NoReply { .. } => None,
        }
    }
}

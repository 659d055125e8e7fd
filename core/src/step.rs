//! The steps of a poller.

use core::time::Duration;

use crate::api::ApiError;
use crate::payload::Payload;
use crate::poll_error::PollError;

/// The next step of a [`Poller`](crate::Poller).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
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

#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
impl<S: ApiError, R: ApiError> Step<'_, S, R> {
    /// Attaches the error of the HTTP client, if the poller stops because there is no response; see
    /// [`PollError::with_source`].
    pub fn with_source(self, error: impl Into<alloc::boxed::Box<dyn core::error::Error + Send + Sync>>) -> Self {
        match self {
            Step::Stop(stop) => Step::Stop(stop.with_source(error)),
            step => step,
        }
    }
}

//! The reasons why a poller stops.

use core::fmt;

use crate::retry::{RetryClass, ServerDelay};

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
    /// The caller made one call without a poller; see the conversion of a [`Failure`](crate::Failure) to a
    /// [`PollError`](crate::PollError).
    NotRetried,
}

impl StopReason {
    /// Returns the name: `not_retryable`, `exhausted`, `delay_too_long`, `deadline_exceeded`, `unexpected_response` or
    /// `not_retried`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            StopReason::NotRetryable(_) => "not_retryable",
            StopReason::Exhausted(_) => "exhausted",
            StopReason::DelayTooLong(_) => "delay_too_long",
            StopReason::DeadlineExceeded => "deadline_exceeded",
            StopReason::UnexpectedResponse => "unexpected_response",
            StopReason::NotRetried => "not_retried",
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
            StopReason::NotRetried => "not retried",
        })
    }
}

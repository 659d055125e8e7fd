//! Retry classes and policies.

use core::fmt;
use core::time::Duration;

/// The action that is allowed after a response.
///
/// Each class states whether the same call may be sent again unchanged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RetryClass {
    /// Yes: the task is not done yet. Repeat the call after an interval.
    Poll,
    /// Yes: the failure is temporary. Repeat the call after a growing delay, up to a limit.
    Backoff,
    /// No: this task has failed. A new task may succeed; the number of tasks is limited.
    Resubmit,
    /// No: something must change first, such as the request or the account.
    AfterFix,
    /// Unknown; treated as no.
    Unspecified,
}

impl RetryClass {
    /// All classes, in documentation order.
    pub const ALL: [RetryClass; 5] =
        [RetryClass::Poll, RetryClass::Backoff, RetryClass::Resubmit, RetryClass::AfterFix, RetryClass::Unspecified];

    /// Returns the name of the class: `poll`, `backoff`, `resubmit`, `after_fix` or `unspecified`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            RetryClass::Poll => "poll",
            RetryClass::Backoff => "backoff",
            RetryClass::Resubmit => "resubmit",
            RetryClass::AfterFix => "after_fix",
            RetryClass::Unspecified => "unspecified",
        }
    }

    /// Returns the advice of the class, as one sentence.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            RetryClass::Poll => "Not finished yet: send the same call again after the interval.",
            RetryClass::Backoff => "Temporary failure: send the same call again after a growing delay.",
            RetryClass::Resubmit => "Do not repeat the call: submit again from the start.",
            RetryClass::AfterFix => "Do not repeat the call: something must change first.",
            RetryClass::Unspecified => "It is unknown whether the call may be repeated: do not repeat it.",
        }
    }

    /// Returns `true` if the same call may be sent again unchanged.
    #[must_use]
    pub const fn repeats_call(self) -> bool {
        matches!(self, RetryClass::Poll | RetryClass::Backoff)
    }
}

impl fmt::Display for RetryClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A retry policy: a [`RetryClass`] with its delays and limit.
///
/// `max_attempts` counts every attempt, including the first.
///
/// ```
/// use core::time::Duration;
/// use errbook_core::{RetryClass, RetryPolicy};
///
/// let retry = RetryPolicy::Backoff { initial_delay: Duration::from_secs(10), max_delay: Duration::from_secs(60), max_attempts: 5 };
/// assert_eq!(retry.class(), RetryClass::Backoff);
/// assert!(retry.is_retryable());
/// assert_eq!(retry.initial_delay(), Some(Duration::from_secs(10)));
/// assert_eq!(retry.max_attempts(), Some(5));
/// assert_eq!(RetryPolicy::AfterFix.initial_delay(), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RetryPolicy {
    /// Repeat the call at an interval.
    Poll {
        /// The delay before the first repetition.
        initial_delay: Duration,
        /// The delay before every later repetition.
        interval: Duration,
        /// The maximum number of attempts, including the first.
        max_attempts: u32,
    },
    /// Repeat the call after a delay that doubles.
    Backoff {
        /// The delay before the first repetition.
        initial_delay: Duration,
        /// The maximum delay.
        max_delay: Duration,
        /// The maximum number of attempts, including the first.
        max_attempts: u32,
    },
    /// Submit a new task.
    Resubmit {
        /// The maximum number of tasks, including the first.
        max_attempts: u32,
    },
    /// Change something first.
    AfterFix,
    /// Unknown.
    Unspecified,
}

impl RetryPolicy {
    /// The default after no response or an unrecognized one at an idempotent endpoint: about a minute of backoff.
    ///
    /// The figures are those of this crate, not of an API.
    pub const DEFAULT_BACKOFF: RetryPolicy = RetryPolicy::Backoff {
        initial_delay: Duration::from_secs(2),
        max_delay: Duration::from_secs(60),
        max_attempts: 6,
    };

    /// Returns the class of the policy.
    #[inline]
    #[must_use]
    pub const fn class(self) -> RetryClass {
        match self {
            RetryPolicy::Poll { .. } => RetryClass::Poll,
            RetryPolicy::Backoff { .. } => RetryClass::Backoff,
            RetryPolicy::Resubmit { .. } => RetryClass::Resubmit,
            RetryPolicy::AfterFix => RetryClass::AfterFix,
            RetryPolicy::Unspecified => RetryClass::Unspecified,
        }
    }

    /// Returns `true` if the same call may be sent again unchanged.
    #[inline]
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        self.class().repeats_call()
    }

    /// Returns the delay before the first repetition, or `None` if the call must not be repeated.
    #[inline]
    #[must_use]
    pub const fn initial_delay(self) -> Option<Duration> {
        match self {
            RetryPolicy::Poll { initial_delay, .. } | RetryPolicy::Backoff { initial_delay, .. } => Some(initial_delay),
            RetryPolicy::Resubmit { .. } | RetryPolicy::AfterFix | RetryPolicy::Unspecified => None,
        }
    }

    /// Returns the maximum number of attempts including the first, or `None` if nothing is repeated.
    #[must_use]
    pub const fn max_attempts(self) -> Option<u32> {
        match self {
            RetryPolicy::Poll { max_attempts, .. }
            | RetryPolicy::Backoff { max_attempts, .. }
            | RetryPolicy::Resubmit { max_attempts } => Some(max_attempts),
            RetryPolicy::AfterFix | RetryPolicy::Unspecified => None,
        }
    }

    /// Returns the delay before a repetition, counted from 0, ignoring the limit.
    pub(crate) fn delay(self, repetition: u32) -> Duration {
        match self {
            RetryPolicy::Poll { initial_delay, .. } if repetition == 0 => initial_delay,
            RetryPolicy::Poll { interval, .. } => interval,
            RetryPolicy::Backoff { initial_delay, max_delay, .. } => doubled(initial_delay, max_delay, repetition),
            RetryPolicy::Resubmit { .. } | RetryPolicy::AfterFix | RetryPolicy::Unspecified => Duration::ZERO,
        }
    }
}

fn doubled(initial_delay: Duration, max_delay: Duration, times: u32) -> Duration {
    let mut delay = initial_delay.min(max_delay);
    for _ in 0..times {
        if delay.is_zero() || delay == max_delay {
            break;
        }
        delay = delay.saturating_mul(2).min(max_delay);
    }
    delay
}

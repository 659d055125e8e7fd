//! Retry policies: a closed list of classes, so that one loop serves every catalog.

use core::fmt;
use core::iter::FusedIterator;
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
    /// Returns the class of the policy.
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
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        self.class().repeats_call()
    }

    /// Returns the delay before the first repetition, or `None` if the call must not be repeated.
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

    /// Returns the delays between the attempts of one call: one fewer than `max_attempts`.
    ///
    /// A poll waits for `initial_delay` once and then for `interval`; a backoff doubles `initial_delay` up to `max_delay`.
    /// Other policies have no delays: a new task is submitted immediately.
    ///
    /// ```
    /// use core::time::Duration;
    /// use errbook_core::RetryPolicy;
    ///
    /// let retry = RetryPolicy::Backoff { initial_delay: Duration::from_secs(10), max_delay: Duration::from_secs(60), max_attempts: 5 };
    /// assert!(retry.delays().eq([10, 20, 40, 60].map(Duration::from_secs)));
    /// assert_eq!(RetryPolicy::AfterFix.delays().len(), 0);
    /// ```
    pub const fn delays(self) -> Delays {
        Delays { retry: self, repetition: 0 }
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

/// An iterator over the delays of a [`RetryPolicy`]; see [`RetryPolicy::delays`].
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[must_use = "an iterator does nothing unless it is consumed"]
pub struct Delays {
    retry: RetryPolicy,
    repetition: u32,
}

impl Delays {
    /// Applies [`full_jitter`] to each delay of a backoff, so that callers that failed together do not retry together.
    ///
    /// `random` returns 64 random bits per call. The intervals of a poll are unchanged, because a shorter one would exceed
    /// the rate that the API asks for.
    ///
    /// ```
    /// use core::time::Duration;
    /// use errbook_core::RetryPolicy;
    ///
    /// let retry = RetryPolicy::Backoff { initial_delay: Duration::from_secs(10), max_delay: Duration::from_secs(60), max_attempts: 4 };
    /// let mut random = [0, 1 << 63, u64::MAX].into_iter().cycle();
    /// let delays = retry.delays().jittered(|| random.next().unwrap_or_default());
    /// assert!(delays.eq([0, 10, 40].map(Duration::from_secs)));
    /// ```
    pub fn jittered(self, mut random: impl FnMut() -> u64) -> impl ExactSizeIterator<Item = Duration> + FusedIterator {
        let backoff = matches!(self.retry, RetryPolicy::Backoff { .. });
        self.map(move |delay| if backoff { full_jitter(delay, random()) } else { delay })
    }
}

impl Iterator for Delays {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        if self.len() == 0 {
            return None;
        }
        let delay = self.retry.delay(self.repetition);
        self.repetition += 1;
        Some(delay)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let attempts = if self.retry.is_retryable() { self.retry.max_attempts().unwrap_or_default() } else { 0 };
        let left = attempts.saturating_sub(1).saturating_sub(self.repetition) as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Delays {}

impl FusedIterator for Delays {}

/// Returns a delay between zero and `delay`, both inclusive, selected by 64 random bits: full jitter.
///
/// Uniform bits give a uniform delay in nanoseconds; the probabilities of two values differ by at most 2⁻⁶⁴.
/// A delay of more than 584 years is treated as 584 years.
///
/// ```
/// use core::time::Duration;
/// use errbook_core::retry::full_jitter;
///
/// assert_eq!(full_jitter(Duration::from_secs(10), 0), Duration::ZERO);
/// assert_eq!(full_jitter(Duration::from_secs(10), u64::MAX), Duration::from_secs(10));
/// ```
#[must_use]
pub fn full_jitter(delay: Duration, random: u64) -> Duration {
    let values = u128::from(u64::try_from(delay.as_nanos()).unwrap_or(u64::MAX)) + 1;
    Duration::from_nanos(((u128::from(random) * values) >> 64) as u64)
}

//! Schedules: the delays of a retry policy, in order, as many as it allows.

use core::iter::FusedIterator;
use core::time::Duration;

use crate::Retry;

impl Retry {
    /// The delays before the repetitions of one call: one fewer than `attempts`, since the first try waits for nothing.
    ///
    /// A poll waits `first` once and `every` from then on; a backoff waits `first` and doubles it up to `cap`.
    /// Where the same call must not be repeated there is no delay: a new task after a restart waits for nothing.
    ///
    /// ```
    /// use core::time::Duration;
    /// use errbook_core::Retry;
    ///
    /// let retry = Retry::Backoff { first: Duration::from_secs(10), cap: Duration::from_secs(60), attempts: 5 };
    /// assert!(retry.delays().eq([10, 20, 40, 60].map(Duration::from_secs)));
    /// assert_eq!(Retry::Fix.delays().len(), 0);
    /// ```
    pub const fn delays(self) -> Delays {
        Delays { retry: self, repetition: 0 }
    }

    /// The delay before a repetition, counted from 0, its bound aside.
    pub(crate) fn delay(self, repetition: u32) -> Duration {
        match self {
            Retry::Poll { first, .. } if repetition == 0 => first,
            Retry::Poll { every, .. } => every,
            Retry::Backoff { first, cap, .. } => doubled(first, cap, repetition),
            Retry::Restart { .. } | Retry::Fix | Retry::Unspecified => Duration::ZERO,
        }
    }
}

fn doubled(first: Duration, cap: Duration, times: u32) -> Duration {
    let mut delay = first.min(cap);
    for _ in 0..times {
        if delay.is_zero() || delay == cap {
            break;
        }
        delay = delay.saturating_mul(2).min(cap);
    }
    delay
}

/// The delays of a [`Retry`], from [`Retry::delays`].
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[must_use = "an iterator does nothing unless it is asked"]
pub struct Delays {
    retry: Retry,
    repetition: u32,
}

impl Delays {
    /// The same number of delays, each delay of a backoff drawn anew from zero up to itself ([`full_jitter`]), so that
    /// callers that failed together do not come back together.
    ///
    /// `random` gives 64 random bits a call. The intervals of a poll stay as they are: sooner is more often than the
    /// API asks for.
    ///
    /// ```
    /// use core::time::Duration;
    /// use errbook_core::Retry;
    ///
    /// let retry = Retry::Backoff { first: Duration::from_secs(10), cap: Duration::from_secs(60), attempts: 4 };
    /// let mut random = [0, 1 << 63, u64::MAX].into_iter().cycle();
    /// let delays = retry.delays().jittered(|| random.next().unwrap_or_default());
    /// assert!(delays.eq([0, 10, 40].map(Duration::from_secs)));
    /// ```
    pub fn jittered(self, mut random: impl FnMut() -> u64) -> impl ExactSizeIterator<Item = Duration> + FusedIterator {
        let backoff = matches!(self.retry, Retry::Backoff { .. });
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
        let tries = if self.retry.is_retryable() { self.retry.attempts().unwrap_or_default() } else { 0 };
        let left = tries.saturating_sub(1).saturating_sub(self.repetition) as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Delays {}

impl FusedIterator for Delays {}

/// A delay between zero and `delay`, both included, as the 64 random bits say: full jitter.
///
/// If the bits are uniform so is the delay, in nanoseconds: no value is likelier than another by more than 2⁻⁶⁴.
/// A delay of more than 584 years counts as one of 584 years.
///
/// ```
/// use core::time::Duration;
/// use errbook_core::full_jitter;
///
/// assert_eq!(full_jitter(Duration::from_secs(10), 0), Duration::ZERO);
/// assert_eq!(full_jitter(Duration::from_secs(10), u64::MAX), Duration::from_secs(10));
/// ```
#[must_use]
pub fn full_jitter(delay: Duration, random: u64) -> Duration {
    let values = u128::from(u64::try_from(delay.as_nanos()).unwrap_or(u64::MAX)) + 1;
    Duration::from_nanos(((u128::from(random) * values) >> 64) as u64)
}

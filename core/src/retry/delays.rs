//! The delays between the attempts of one call, and their jitter.

use core::iter::FusedIterator;
use core::mem;
use core::time::Duration;

use super::policy::RetryPolicy;
use super::server_delay::ServerDelay;

/// The maximum of what [`added_jitter`] adds to a delay.
const MAX_ADDED: Duration = Duration::from_secs(1);

impl RetryPolicy {
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
        Delays::new(self, ServerDelay::NONE)
    }
}

/// An iterator over the delays of a retry policy; see [`RetryPolicy::delays`] and [`Retry::delays`](super::Retry::delays).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[must_use = "an iterator does nothing unless it is consumed"]
pub struct Delays {
    policy: RetryPolicy,
    repetition: u32,
    /// The delay that the server asked for, which replaces the first one of the policy.
    server_delay: ServerDelay,
}

impl Delays {
    pub(super) const fn new(policy: RetryPolicy, server_delay: ServerDelay) -> Self {
        Delays { policy, repetition: 0, server_delay }
    }

    /// Applies [`full_jitter`] to each delay of a backoff, so that callers that failed together do not retry together.
    ///
    /// `random` returns 64 random bits per call. The intervals of a poll are unchanged, because a shorter one would exceed
    /// the rate that the API asks for. A delay that the server asked for gets [`added_jitter`], which never shortens it.
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
        let backoff = matches!(self.policy, RetryPolicy::Backoff { .. });
        let mut given = self.server_delay.get().is_some();
        self.map(move |delay| match (mem::take(&mut given), backoff) {
            (true, _) => added_jitter(delay, random()),
            (false, true) => full_jitter(delay, random()),
            (false, false) => delay,
        })
    }
}

impl Iterator for Delays {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        if self.len() == 0 {
            return None;
        }
        let delay = mem::take(&mut self.server_delay).get();
        let delay = delay.unwrap_or_else(|| self.policy.delay(self.repetition));
        self.repetition += 1;
        Some(delay)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let attempts = if self.policy.is_retryable() { self.policy.max_attempts().unwrap_or_default() } else { 0 };
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

/// Returns `delay` plus up to a second, selected by 64 random bits: jitter for a delay that must not become shorter.
///
/// ```
/// use core::time::Duration;
/// use errbook_core::retry::added_jitter;
///
/// assert_eq!(added_jitter(Duration::from_secs(30), 0), Duration::from_secs(30));
/// assert_eq!(added_jitter(Duration::from_secs(30), u64::MAX), Duration::from_secs(31));
/// ```
#[must_use]
pub fn added_jitter(delay: Duration, random: u64) -> Duration {
    delay.saturating_add(full_jitter(MAX_ADDED, random))
}

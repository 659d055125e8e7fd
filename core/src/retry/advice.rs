//! Retry policies with the delay that the server asked for.

use core::time::Duration;

use super::delays::Delays;
use super::policy::{RetryClass, RetryPolicy};
use super::server_delay::ServerDelay;

/// The advice after a response: the retry policy of the catalog, and the delay that the server asked for.
///
/// The server's delay replaces that of the policy before the next attempt. It is never shortened, doubled or cut.
///
/// ```
/// use core::time::Duration;
/// use errbook_core::retry::{Retry, RetryPolicy};
///
/// let policy = RetryPolicy::Backoff { initial_delay: Duration::from_secs(2), max_delay: Duration::from_secs(8), max_attempts: 4 };
/// let retry = Retry::new(policy, Some(Duration::from_secs(30)));
/// assert_eq!(retry.initial_delay(), Some(Duration::from_secs(30)));
/// assert!(retry.delays().eq([30, 4, 8].map(Duration::from_secs)));
/// assert_eq!(Retry::from(policy).initial_delay(), Some(Duration::from_secs(2)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Retry {
    pub(crate) policy: RetryPolicy,
    pub(crate) server_delay: ServerDelay,
}

impl Retry {
    /// Creates the advice; a delay of zero leaves the delay to the policy.
    #[must_use]
    pub fn new(policy: RetryPolicy, server_delay: Option<Duration>) -> Self {
        Retry { policy, server_delay: ServerDelay::from(server_delay) }
    }

    /// Returns the policy.
    #[must_use]
    pub const fn policy(self) -> RetryPolicy {
        self.policy
    }

    /// Returns the class of the policy.
    #[must_use]
    pub const fn class(self) -> RetryClass {
        self.policy.class()
    }

    /// Returns `true` if the same call may be sent again unchanged.
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        self.policy.is_retryable()
    }

    /// Returns the maximum number of attempts including the first, or `None` if nothing is repeated.
    #[must_use]
    pub const fn max_attempts(self) -> Option<u32> {
        self.policy.max_attempts()
    }

    /// Returns the delay that the server asked for.
    #[must_use]
    pub const fn server_delay(self) -> Option<Duration> {
        self.server_delay.get()
    }

    /// Returns the delay before the first repetition, or `None` if the call must not be repeated.
    #[must_use]
    pub fn initial_delay(self) -> Option<Duration> {
        self.policy.initial_delay().map(|delay| self.server_delay().unwrap_or(delay))
    }

    /// Returns the delays between the attempts of one call, as [`RetryPolicy::delays`] does.
    ///
    /// The first one is the delay that the server asked for, if it did.
    pub const fn delays(self) -> Delays {
        Delays::new(self.policy, self.server_delay)
    }

    /// Returns the delay before a repetition, counted from 0, ignoring the limit.
    pub(crate) fn delay(self, repetition: u32) -> Duration {
        self.server_delay().unwrap_or_else(|| self.policy.delay(repetition))
    }
}

impl From<RetryPolicy> for Retry {
    fn from(policy: RetryPolicy) -> Self {
        Retry { policy, server_delay: ServerDelay::NONE }
    }
}

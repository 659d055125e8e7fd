//! A retry policy in few bytes.

use core::time::Duration;

use super::policy::{RetryClass, RetryPolicy};
use super::server_delay::ServerDelay;

/// A retry policy in 15 bytes instead of 40, so that failures stay small.
///
/// Delays are rounded as those of [`ServerDelay`]; those of a catalog are whole milliseconds, and not changed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct CompactPolicy {
    class: RetryClass,
    first: ServerDelay,
    then: ServerDelay,
    max_attempts: [u8; 4],
}

impl From<RetryPolicy> for CompactPolicy {
    fn from(policy: RetryPolicy) -> Self {
        let (first, then) = match policy {
            RetryPolicy::Poll { initial_delay, interval, .. } => (initial_delay.into(), interval.into()),
            RetryPolicy::Backoff { initial_delay, max_delay, .. } => (initial_delay.into(), max_delay.into()),
            RetryPolicy::Resubmit { .. } | RetryPolicy::AfterFix | RetryPolicy::Unspecified => Default::default(),
        };
        let max_attempts = policy.max_attempts().unwrap_or(0).to_ne_bytes();
        CompactPolicy { class: policy.class(), first, then, max_attempts }
    }
}

impl CompactPolicy {
    /// Returns the policy.
    pub(crate) const fn get(self) -> RetryPolicy {
        let max_attempts = u32::from_ne_bytes(self.max_attempts);
        let (first, then) = (delay(self.first), delay(self.then));
        match self.class {
            RetryClass::Poll => RetryPolicy::Poll { initial_delay: first, interval: then, max_attempts },
            RetryClass::Backoff => RetryPolicy::Backoff { initial_delay: first, max_delay: then, max_attempts },
            RetryClass::Resubmit => RetryPolicy::Resubmit { max_attempts },
            RetryClass::AfterFix => RetryPolicy::AfterFix,
            RetryClass::Unspecified => RetryPolicy::Unspecified,
        }
    }
}

const fn delay(delay: ServerDelay) -> Duration {
    match delay.get() {
        Some(delay) => delay,
        None => Duration::ZERO,
    }
}

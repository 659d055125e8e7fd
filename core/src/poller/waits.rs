//! The delays of a poller: their limits and their jitter.

use core::time::Duration;

use crate::retry::{Retry, RetryPolicy, added_jitter, full_jitter};
use crate::stop_reason::StopReason;

/// The limits of the delays, their sum so far, and the state of the jitter.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Waits {
    pub(crate) max_delay: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    /// The state of the random numbers, if delays have jitter.
    pub(crate) jitter: Option<u64>,
    pub(crate) waited: Duration,
}

impl Waits {
    pub(super) const UNLIMITED: Waits = Waits { max_delay: None, deadline: None, jitter: None, waited: Duration::ZERO };

    /// Returns the delay before a repetition, counted from 0.
    ///
    /// # Errors
    ///
    /// Fails if the delay exceeds a limit.
    pub(super) fn next(&mut self, retry: Retry, repetition: u32) -> Result<Duration, StopReason> {
        if let (Some(given), Some(max)) = (retry.server_delay(), self.max_delay)
            && given > max
        {
            return Err(StopReason::DelayTooLong(given.into()));
        }
        let delay = self.with_jitter(retry, retry.delay(repetition));
        let waited = self.waited.saturating_add(delay);
        if self.deadline.is_some_and(|deadline| waited > deadline) {
            return Err(StopReason::DeadlineExceeded);
        }
        self.waited = waited;
        Ok(delay)
    }

    fn with_jitter(&mut self, retry: Retry, delay: Duration) -> Duration {
        let Some(state) = &mut self.jitter else { return delay };
        let random = split_mix(state);
        match (retry.server_delay(), retry.policy()) {
            (None, RetryPolicy::Backoff { .. }) => full_jitter(delay, random),
            _ => added_jitter(delay, random),
        }
    }
}

/// Returns the next number of the generator SplitMix64 (Steele, Lea and Flood, 2014).
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

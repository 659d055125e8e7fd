//! Policies by a few numbers, and how many cases a property is tried with.

use std::time::Duration;

use captchaai_errors::RetryPolicy;
use proptest::prelude::*;
use proptest::sample::select;

pub(super) const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

pub(super) const fn poll(initial_delay: u64, interval: u64, max_attempts: u32) -> RetryPolicy {
    RetryPolicy::Poll { initial_delay: seconds(initial_delay), interval: seconds(interval), max_attempts }
}

pub(super) const fn backoff(initial_delay: u64, max_delay: u64, max_attempts: u32) -> RetryPolicy {
    RetryPolicy::Backoff { initial_delay: seconds(initial_delay), max_delay: seconds(max_delay), max_attempts }
}

/// Any policy, including those that a catalog rejects.
pub(super) fn any_retry() -> BoxedStrategy<RetryPolicy> {
    retry(prop_oneof![8 => 0..7_u32, 1 => Just(u32::MAX)].boxed(), &delay())
}

/// A policy with a bound that is reached soon.
pub(super) fn bounded_retry() -> BoxedStrategy<RetryPolicy> {
    retry((0..7_u32).boxed(), &delay())
}

/// A policy that is also short.
pub(super) fn short_retry() -> BoxedStrategy<RetryPolicy> {
    retry((0..7_u32).boxed(), &(0..100_000_u64).prop_map(Duration::from_millis).boxed())
}

fn delay() -> BoxedStrategy<Duration> {
    prop_oneof![4 => 0..100_u64, 1 => Just(u64::MAX)].prop_map(Duration::from_secs).boxed()
}

fn retry(max_attempts: BoxedStrategy<u32>, delay: &BoxedStrategy<Duration>) -> BoxedStrategy<RetryPolicy> {
    prop_oneof![
        (delay.clone(), delay.clone(), max_attempts.clone()).prop_map(|(initial_delay, interval, max_attempts)| {
            RetryPolicy::Poll { initial_delay, interval, max_attempts }
        }),
        (delay.clone(), delay.clone(), max_attempts.clone()).prop_map(|(initial_delay, max_delay, max_attempts)| {
            RetryPolicy::Backoff { initial_delay, max_delay, max_attempts }
        }),
        max_attempts.prop_map(|max_attempts| RetryPolicy::Resubmit { max_attempts }),
        select(vec![RetryPolicy::AfterFix, RetryPolicy::Unspecified]),
    ]
    .boxed()
}

/// 2,000 cases, or as many as the environment says.
pub(super) fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

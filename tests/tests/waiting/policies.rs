//! Policies by a few numbers, and how many cases a property is tried with.

use std::time::Duration;

use captchaai_errors::Retry;
use proptest::prelude::*;
use proptest::sample::select;

pub(super) const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

pub(super) const fn poll(first: u64, every: u64, attempts: u32) -> Retry {
    Retry::Poll { first: seconds(first), every: seconds(every), attempts }
}

pub(super) const fn backoff(first: u64, cap: u64, attempts: u32) -> Retry {
    Retry::Backoff { first: seconds(first), cap: seconds(cap), attempts }
}

/// Any policy, those that no catalogue admits included.
pub(super) fn any_retry() -> BoxedStrategy<Retry> {
    retry(prop_oneof![8 => 0..7_u32, 1 => Just(u32::MAX)].boxed())
}

/// A policy with a bound that is reached soon.
pub(super) fn bounded_retry() -> BoxedStrategy<Retry> {
    retry((0..7_u32).boxed())
}

fn retry(attempts: BoxedStrategy<u32>) -> BoxedStrategy<Retry> {
    let delay = || prop_oneof![4 => 0..100_u64, 1 => Just(u64::MAX)].prop_map(Duration::from_secs);
    prop_oneof![
        (delay(), delay(), attempts.clone()).prop_map(|(first, every, attempts)| Retry::Poll {
            first,
            every,
            attempts
        }),
        (delay(), delay(), attempts.clone()).prop_map(|(first, cap, attempts)| Retry::Backoff { first, cap, attempts }),
        attempts.prop_map(|attempts| Retry::Restart { attempts }),
        select(vec![Retry::Fix, Retry::Unspecified]),
    ]
    .boxed()
}

/// 2,000 cases, or as many as the environment says.
pub(super) fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

//! The delays of a policy: how many, how long, and with jitter.

use std::time::Duration;

use captchaai_errors::retry::{Delays, full_jitter};
use captchaai_errors::{ResultError, RetryClass, RetryPolicy, SubmitError};
use proptest::prelude::*;

use super::policies::{any_retry, backoff, config, poll, seconds};

#[test]
fn poll_uses_initial_delay_then_interval() {
    assert!(poll(15, 5, 4).delays().eq([15, 5, 5].map(seconds)));
    let delays = ResultError::CapchaNotReady.retry().delays();
    assert_eq!((delays.len(), delays.sum()), (23, seconds(115)));
}

#[test]
fn backoff_doubles_up_to_max_delay() {
    for error in [SubmitError::ServerError.retry(), ResultError::InternalServerError.retry()] {
        assert!(error.delays().eq([10, 20, 40, 60].map(seconds)));
    }
    assert!(backoff(1, 100, 9).delays().eq([1, 2, 4, 8, 16, 32, 64, 100].map(seconds)));
    assert!(backoff(7, 7, 4).delays().eq([7, 7, 7].map(seconds)));
    // Code can construct policies that a catalog rejects.
    assert!(backoff(9, 2, 3).delays().eq([2, 2].map(seconds)));
    assert!(backoff(0, 9, 3).delays().eq([0, 0].map(seconds)));
}

#[test]
fn non_retryable_policies_have_no_delays() {
    for retry in [RetryPolicy::Resubmit { max_attempts: 9 }, RetryPolicy::AfterFix, RetryPolicy::Unspecified] {
        assert_eq!(retry.delays().collect::<Vec<_>>(), [], "{retry:?}");
    }
    for max_attempts in [0, 1] {
        assert_eq!(poll(5, 5, max_attempts).delays().len(), 0);
        assert_eq!(backoff(5, 5, max_attempts).delays().next(), None);
    }
}

#[test]
fn delays_do_not_overflow() {
    let longest = RetryPolicy::Backoff {
        initial_delay: Duration::from_nanos(1),
        max_delay: Duration::MAX,
        max_attempts: u32::MAX,
    };
    let mut delays = longest.delays();
    assert_eq!(delays.len(), u32::MAX as usize - 1);
    assert_eq!(delays.nth(200), Some(Duration::MAX));
    assert_eq!(delays.next(), Some(Duration::MAX));
    let (mut low, mut high) = (longest.delays().jittered(|| 0), longest.delays().jittered(|| u64::MAX));
    assert_eq!(low.nth(200), Some(Duration::ZERO));
    assert_eq!(high.nth(200), Some(Duration::from_nanos(u64::MAX)));
    assert_eq!(high.len(), u32::MAX as usize - 202);
}

/// A delay at the cap is not doubled once more for every repetition before it.
#[test]
fn last_delay_of_long_schedule_is_constant_time() {
    let (initial_delay, max_delay) = (Duration::from_secs(1), Duration::from_secs(60));
    let delays = RetryPolicy::Backoff { initial_delay, max_delay, max_attempts: 400_001 }.delays();
    assert_eq!(delays.fold((0, Duration::ZERO), |(count, _), delay| (count + 1, delay)), (400_000, max_delay));
}

#[test]
fn full_jitter_is_uniform_and_skips_polls() {
    // Every one of few values is drawn equally often, from bits that are spread evenly.
    let mut drawn = [0_u32; 4];
    for step in 0..4_000_u64 {
        let delay = full_jitter(Duration::from_nanos(3), step * (u64::MAX / 4_000));
        drawn[usize::try_from(delay.as_nanos()).expect("at most 3")] += 1;
    }
    assert!(drawn.iter().all(|count| (999..=1_001).contains(count)), "{drawn:?}");
    assert_eq!(full_jitter(seconds(8), 1 << 63), seconds(4));
    assert_eq!(full_jitter(Duration::ZERO, u64::MAX), Duration::ZERO);

    assert!(poll(15, 5, 4).delays().jittered(|| 0).eq([15, 5, 5].map(seconds)));
    assert_eq!(backoff(10, 60, 5).delays().jittered(|| 7).len(), 4);
    assert_eq!(RetryPolicy::AfterFix.delays().jittered(|| 7).next(), None);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn delays_are_counted_capped_and_monotonic(retry in any_retry()) {
        let delays: Vec<Duration> = retry.delays().take(300).collect();
        let count = if retry.is_retryable() { retry.max_attempts().unwrap_or_default().saturating_sub(1) } else { 0 };
        prop_assert_eq!(retry.delays().len(), count as usize);
        prop_assert_eq!(delays.len(), (count as usize).min(300));
        match retry {
            RetryPolicy::Poll { initial_delay, interval, .. } => {
                prop_assert!(delays.iter().take(1).all(|delay| *delay == initial_delay));
                prop_assert!(delays.iter().skip(1).all(|delay| *delay == interval));
            }
            RetryPolicy::Backoff { initial_delay, max_delay, .. } => {
                prop_assert!(delays.iter().all(|delay| *delay <= max_delay));
                prop_assert!(delays.is_sorted());
                prop_assert!(delays.iter().take(1).all(|delay| *delay == initial_delay.min(max_delay)));
                let doubles = |pair: &[Duration]| pair[1] == pair[0].saturating_mul(2).min(max_delay);
                prop_assert!(delays.windows(2).all(doubles));
            }
            _ => prop_assert!(delays.is_empty()),
        }
    }

    #[test]
    fn jitter_never_exceeds_the_delay(retry in any_retry(), random in any::<u64>()) {
        let jittered: Vec<Duration> = retry.delays().jittered(|| random).take(50).collect();
        let plain: Delays = retry.delays();
        prop_assert_eq!(jittered.len(), plain.len().min(50));
        for (jittered, plain) in jittered.into_iter().zip(plain) {
            prop_assert!(jittered <= plain);
            prop_assert_eq!(jittered == plain || retry.class() == RetryClass::Backoff, true);
        }
    }
}

//! Properties of delays that the server asks for: they are never undercut, and limits stop the poller instead.

use std::time::Duration;

use captchaai_errors::retry::{Retry, ServerDelay};
use captchaai_errors::{Outcome, Poller, ResultError, RetryPolicy, Step, StopReason, parse};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::policies::any_retry;

/// A response after which the policy applies, with the delay that the server asks for.
type Event = (RetryPolicy, Option<Duration>);

fn event() -> impl Strategy<Value = Event> {
    (any_retry(), option::of((0..200_000_u64).prop_map(Duration::from_micros)))
}

fn outcome((retry, given): Event) -> Outcome<'static, ResultError, captchaai_errors::Code> {
    let Outcome::Unrecognized { reason, body, .. } = parse::<ResultError>(b"<html>") else { panic!("a page") };
    Outcome::Unrecognized { reason, body, retry, has_policy: true, server_delay: ServerDelay::from(given) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn limits_hold_and_given_delays_are_not_undercut(
        events in vec(event(), 1..8),
        seed in option::of(any::<u64>()),
        max_delay in option::of((0..200_000_u64).prop_map(Duration::from_micros)),
        deadline in option::of((0..400_u64).prop_map(Duration::from_secs)),
    ) {
        let mut poller = Poller::<ResultError>::single();
        if let Some(seed) = seed {
            poller = poller.jitter(seed);
        }
        if let Some(max_delay) = max_delay {
            poller = poller.max_delay(max_delay);
        }
        if let Some(deadline) = deadline {
            poller = poller.deadline(deadline);
        }
        let mut sum = Duration::ZERO;
        for event in events {
            let given = event.1.filter(|given| !given.is_zero());
            match poller.handle_result(outcome(event)) {
                Step::RetryAfter(delay) => {
                    sum = sum.saturating_add(delay);
                    prop_assert!(given.is_none_or(|given| delay >= given), "{delay:?} undercuts {given:?}");
                    prop_assert!(deadline.is_none_or(|deadline| sum <= deadline));
                    // A delay is rounded up to whole milliseconds before it is compared with the limit.
                    prop_assert!(given.zip(max_delay).is_none_or(|(given, max)| given <= max));
                }
                Step::Stop(stop) => {
                    if let StopReason::DelayTooLong(delay) = stop.reason() {
                        prop_assert!(given.is_some_and(|given| delay.get() >= Some(given)));
                    }
                    break;
                }
                _ => {}
            }
        }
    }

    #[test]
    fn jitter_is_above_a_given_delay((policy, given) in event(), random: u64) {
        let retry = Retry::new(policy, given);
        if let Some(first) = retry.delays().jittered(|| random).next() {
            prop_assert!(given.is_none_or(|given| first >= given));
        }
    }
}

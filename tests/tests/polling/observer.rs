//! What an honest observer of an attempt counts beside it, and holds against every step.

use captchaai_errors::{ResultError, RetryPolicy, Step, StopReason, SubmitError};
use proptest::prelude::*;

/// Independent counters, to compare with the poller.
#[derive(Default)]
pub(super) struct Observer {
    pub(super) polling: bool,
    /// `true` after the delay before the first poll.
    waited: bool,
    pub(super) over: bool,
    pub(super) tasks: u32,
    /// The repetitions of this call, by the class that asked for them.
    polls: u32,
    failures: u32,
    /// Calls that the attempt asked for.
    pub(super) calls: u32,
    /// The greatest retry limit of any response of the class.
    bounds: [u32; 3],
}

impl Observer {
    pub(super) fn new(polling: bool) -> Self {
        Observer { polling, ..Observer::default() }
    }

    /// Checks the step after a response whose policy is `retry`, or after a success of the expected call.
    pub(super) fn check(
        &mut self,
        retry: Option<RetryPolicy>,
        step: &Step<'_, SubmitError, ResultError>,
    ) -> Result<(), TestCaseError> {
        if let Some((bound, max_attempts)) = retry.and_then(|retry| Some((self.bound(retry)?, retry.max_attempts()?))) {
            *bound = max_attempts.max(*bound);
        }
        match (step, retry) {
            (Step::Poll { .. }, None) => {
                prop_assert!(!self.polling);
                (self.polling, self.waited, self.polls, self.failures) = (true, true, 0, 0);
                self.calls += 1;
            }
            (Step::Done(_), None) => {
                prop_assert!(self.polling);
                self.over = true;
            }
            (Step::RetryAfter(delay), Some(RetryPolicy::Poll { initial_delay, interval, max_attempts })) => {
                self.polls += 1;
                prop_assert!(self.polls < max_attempts);
                prop_assert_eq!(*delay, if self.polls == 1 && !self.waited { initial_delay } else { interval });
                self.calls += 1;
            }
            (Step::RetryAfter(delay), Some(RetryPolicy::Backoff { initial_delay, max_delay, max_attempts })) => {
                self.failures += 1;
                prop_assert!(self.failures < max_attempts);
                prop_assert!(*delay <= max_delay && *delay >= initial_delay.min(max_delay));
                prop_assert_eq!(retry.and_then(|retry| retry.delays().nth(self.failures as usize - 1)), Some(*delay));
                self.calls += 1;
            }
            (Step::Resubmit, Some(RetryPolicy::Resubmit { max_attempts })) => {
                self.tasks += 1;
                prop_assert!(self.tasks < max_attempts);
                (self.polling, self.waited, self.polls, self.failures) = (false, false, 0, 0);
                self.calls += 1;
            }
            (Step::Stop(stop), Some(retry)) => {
                let reached = match (stop.reason(), retry) {
                    (StopReason::NotRetryable(class), RetryPolicy::AfterFix | RetryPolicy::Unspecified) => {
                        class == retry.class()
                    }
                    (StopReason::Exhausted(class), _) => {
                        let before = match retry {
                            RetryPolicy::Poll { .. } => self.polls,
                            RetryPolicy::Backoff { .. } => self.failures,
                            _ => self.tasks,
                        };
                        class == retry.class()
                            && retry.max_attempts().is_some_and(|max_attempts| before + 1 >= max_attempts)
                    }
                    _ => false,
                };
                prop_assert!(reached, "{stop:?} after {retry:?}");
                self.over = true;
            }
            _ => prop_assert!(false, "{step:?} after {retry:?}"),
        }
        Ok(())
    }

    fn bound(&mut self, retry: RetryPolicy) -> Option<&mut u32> {
        let [polls, failures, tasks] = &mut self.bounds;
        match retry {
            RetryPolicy::Poll { .. } => Some(polls),
            RetryPolicy::Backoff { .. } => Some(failures),
            RetryPolicy::Resubmit { .. } => Some(tasks),
            RetryPolicy::AfterFix | RetryPolicy::Unspecified => None,
        }
    }

    /// The maximum number of calls, for any server.
    pub(super) fn most_calls(&self) -> u128 {
        let [polls, failures, tasks] = self.bounds.map(|bound| u128::from(bound.saturating_sub(1)));
        // A task is one submit call and its repetitions, and one result call and its repetitions.
        (tasks + 1) * (1 + failures + polls + 1 + failures + polls)
    }
}

//! A sans-I/O state machine that drives a task from submission to result.

use core::marker::PhantomData;
use core::time::Duration;

use crate::api::ApiError;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::parse::parse;
use crate::response::Response;
use crate::retry::{Retry, RetryClass, RetryPolicy};
use crate::step::{PollError, Step, StopReason};

mod settings;
mod waits;

use waits::Waits;

/// Drives a task through its submit and result calls: it takes each response, and returns the next [`Step`].
///
/// `S` is the enum of the submit endpoint, `R` that of the result endpoint. A poller has no clock, sends nothing and does
/// not sleep; the caller executes the steps. It is plain data that can be cloned, stored and sent to another thread. It is not
/// `Copy`: a setting on a copy would lose the state of the task.
///
/// ```
/// use core::time::Duration;
/// use errbook_core::{ApiError, Poller, Step, PollError};
///
/// /// `send` submits the task, or asks for the result of the task with that ID, and returns the body of the response.
/// fn run<S: ApiError, R: ApiError>(send: impl Fn(Option<&str>) -> Vec<u8>) -> Result<String, PollError<S, R>> {
///     let (mut poller, mut task) = (Poller::new(), None);
///     loop {
///         match poller.handle(&send(task.as_deref())) {
///             Step::Poll { id, after } => {
///                 task = Some(id.to_string());
///                 std::thread::sleep(after);
///             }
///             Step::RetryAfter(delay) => std::thread::sleep(delay),
///             Step::Resubmit => task = None,
///             Step::Done(answer) => return Ok(answer.to_string()),
///             Step::Stop(stop) => return Err(stop),
///         }
///     }
/// }
/// ```
///
/// Use [`on_no_response`](Self::on_no_response) for a call without a response.
///
/// # Limits
///
/// The retry policy of each response decides on another call, and its `max_attempts` is the limit. Responses are counted
/// by class and not by code, so a server that alternates two codes gets no additional calls:
///
/// * polls: responses of the class `poll` to one call;
/// * failures: responses of the class `backoff` to one call; the delay grows with this count;
/// * tasks: the first one, and one for each response of the class `resubmit`.
///
/// The first two limits apply to the submit call until the task is accepted, and then to the result call. A new task
/// resets both counts, but not the count of tasks. After [`Step::Done`] and [`Step::Stop`], every response gives
/// [`Step::Stop`].
///
/// # The first poll
///
/// After a successful submit call, the first poll is delayed by `initial_delay` of the poll policy, and the next ones by
/// `interval`. A resumed task is polled immediately, and then after `initial_delay`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Poller<S, R = S> {
    due: Due,
    restart_at: Due,
    tasks: u32,
    polls: u32,
    failures: u32,
    waited_first: bool,
    pending: Option<RetryPolicy>,
    other_endpoint: Option<RetryPolicy>,
    unknown_code: Option<RetryPolicy>,
    unrecognized_submit: Option<RetryPolicy>,
    unrecognized_result: Option<RetryPolicy>,
    waits: Waits,
    endpoints: PhantomData<(S, R)>,
}

/// The call whose response is expected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Due {
    Submit,
    Result,
    Nothing,
}

impl<S: ApiError, R: ApiError> Poller<S, R> {
    /// Creates a poller for a task that is not submitted yet.
    #[must_use]
    pub const fn new() -> Self {
        Self::at(Due::Submit, Due::Submit)
    }

    /// Creates a poller for a submitted task, starting with the result call.
    #[must_use]
    pub const fn resume() -> Self {
        Self::at(Due::Result, Due::Submit)
    }

    const fn at(due: Due, restart_at: Due) -> Self {
        Poller {
            due,
            restart_at,
            tasks: 1,
            polls: 0,
            failures: 0,
            waited_first: false,
            pending: None,
            other_endpoint: None,
            unknown_code: None,
            unrecognized_submit: None,
            unrecognized_result: None,
            waits: Waits::UNLIMITED,
            endpoints: PhantomData,
        }
    }

    /// Handles the response to the expected call, parsed as by [`parse`].
    pub fn handle<'a>(&mut self, response: impl Into<Response<'a>>) -> Step<'a, S, R> {
        let response = response.into();
        match self.due {
            Due::Submit => self.submitted(parse(response), response.retry_after),
            Due::Result => self.handle_result(parse(response)),
            Due::Nothing => self.out_of_turn(),
        }
    }

    /// Handles the outcome of a submit call.
    pub fn handle_submit<'a>(&mut self, outcome: Outcome<'a, S, S::Code>) -> Step<'a, S, R> {
        self.submitted(outcome, None)
    }

    fn submitted<'a>(&mut self, outcome: Outcome<'a, S, S::Code>, given: Option<Duration>) -> Step<'a, S, R> {
        let retry = self.retry(&outcome, self.unrecognized_submit);
        if let Outcome::Success { payload: id } = outcome {
            if self.due != Due::Submit {
                return self.out_of_turn();
            }
            (self.due, self.polls, self.failures, self.waited_first) = (Due::Result, 0, 0, true);
            return match self.waits.next(Retry::new(self.poll_policy(), given), 0) {
                Ok(after) => Step::Poll { id, after },
                Err(reason) => {
                    self.due = Due::Nothing;
                    Step::Stop(PollError::Submitted { id: id.excerpt(), reason })
                }
            };
        }
        self.failed(Due::Submit, retry, outcome, |failure, reason| PollError::Submit { failure, reason })
    }

    /// Handles the outcome of a result call.
    pub fn handle_result<'a>(&mut self, outcome: Outcome<'a, R, R::Code>) -> Step<'a, S, R> {
        let retry = self.retry(&outcome, self.unrecognized_result);
        match outcome {
            Outcome::Success { payload } if self.due == Due::Result => {
                self.due = Due::Nothing;
                return Step::Done(payload);
            }
            Outcome::Success { .. } => return self.out_of_turn(),
            _ => {}
        }
        self.failed(Due::Result, retry, outcome, |failure, reason| PollError::Result { failure, reason })
    }

    /// Returns the step after an outcome that is not a success.
    fn failed<'a, E: ApiError>(
        &mut self,
        call: Due,
        retry: Retry,
        outcome: Outcome<'a, E, E::Code>,
        stop: impl FnOnce(Failure<E>, StopReason) -> PollError<S, R>,
    ) -> Step<'a, S, R> {
        let reason = match self.next(call, retry) {
            Ok(step) => return step,
            Err(reason) => reason,
        };
        match outcome.into_result() {
            Err(failure) => Step::Stop(stop(failure, reason)),
            Ok(_) => self.out_of_turn(),
        }
    }

    /// Handles a call without a response, such as after a timeout.
    ///
    /// A call to an idempotent endpoint is repeated by [`RetryPolicy::DEFAULT_BACKOFF`]. Any other call stops the poller,
    /// because a submit call without a response may have created a task; see
    /// [`on_unrecognized_submit`](Self::on_unrecognized_submit).
    pub fn on_no_response(&mut self) -> Step<'static, S, R> {
        let (set, is_idempotent) = match self.due {
            Due::Submit => (self.unrecognized_submit, S::ENDPOINT.is_idempotent),
            Due::Result | Due::Nothing => (self.unrecognized_result, R::ENDPOINT.is_idempotent),
        };
        let default = if is_idempotent { RetryPolicy::DEFAULT_BACKOFF } else { RetryPolicy::Unspecified };
        self.on_no_response_with(set.unwrap_or(default))
    }

    /// Handles a call without a response by a policy for this case, such as after a refused connection, which proves that
    /// the call was not accepted.
    pub fn on_no_response_with(&mut self, retry: RetryPolicy) -> Step<'static, S, R> {
        self.next(self.due, retry.into()).unwrap_or_else(|reason| Step::Stop(PollError::NoResponse { reason }))
    }

    /// Returns the number of tasks, including the current one.
    #[must_use]
    pub const fn tasks(&self) -> u32 {
        self.tasks
    }

    /// Returns the number of pending responses to the current call.
    #[must_use]
    pub const fn polls(&self) -> u32 {
        self.polls
    }

    /// Returns the number of server failures of the current call.
    #[must_use]
    pub const fn failures(&self) -> u32 {
        self.failures
    }

    /// Returns the advice after an outcome, with the settings of the caller.
    fn retry<E: ApiError>(&self, outcome: &Outcome<'_, E, E::Code>, unrecognized: Option<RetryPolicy>) -> Retry {
        let retry = outcome.retry().unwrap_or(RetryPolicy::Unspecified.into());
        let set = match outcome {
            Outcome::Success { .. } | Outcome::Error { .. } => None,
            Outcome::Pending { .. } => self.pending,
            Outcome::OtherEndpoint { .. } => self.other_endpoint,
            Outcome::UnknownCode { .. } => self.unknown_code,
            // The policy of the catalog for an HTTP status precedes that of the caller.
            Outcome::Unrecognized { retry, .. } => {
                let is_default = [RetryPolicy::Unspecified, RetryPolicy::DEFAULT_BACKOFF].contains(retry);
                unrecognized.filter(|_| is_default)
            }
        };
        Retry::new(set.unwrap_or(retry.policy()), retry.server_delay())
    }

    /// Returns the policy of the first poll.
    fn poll_policy(&self) -> RetryPolicy {
        let mut policies = R::ALL.iter().map(|code| code.retry());
        let poll = self.pending.or_else(|| policies.find(|retry| retry.class() == RetryClass::Poll));
        poll.unwrap_or(RetryPolicy::Unspecified)
    }

    /// Returns the step after a failure of `call`.
    fn next(&mut self, call: Due, retry: Retry) -> Result<Step<'static, S, R>, StopReason> {
        if call == Due::Nothing || call != self.due {
            return self.stop(StopReason::UnexpectedResponse);
        }
        match retry.policy() {
            RetryPolicy::Poll { max_attempts, .. } => {
                self.polls = self.polls.saturating_add(1);
                if self.polls < max_attempts {
                    return self.wait(retry, self.polls - u32::from(!self.waited_first));
                }
            }
            RetryPolicy::Backoff { max_attempts, .. } => {
                self.failures = self.failures.saturating_add(1);
                if self.failures < max_attempts {
                    return self.wait(retry, self.failures - 1);
                }
            }
            RetryPolicy::Resubmit { max_attempts } => {
                if self.tasks < max_attempts {
                    self.tasks += 1;
                    (self.due, self.polls, self.failures, self.waited_first) = (self.restart_at, 0, 0, false);
                    return Ok(Step::Resubmit);
                }
            }
            RetryPolicy::AfterFix | RetryPolicy::Unspecified => {
                return self.stop(StopReason::NotRetryable(retry.class()));
            }
        }
        self.stop(StopReason::Exhausted(retry.class()))
    }

    fn wait(&mut self, retry: Retry, repetition: u32) -> Result<Step<'static, S, R>, StopReason> {
        match self.waits.next(retry, repetition) {
            Ok(delay) => Ok(Step::RetryAfter(delay)),
            Err(reason) => self.stop(reason),
        }
    }

    fn out_of_turn(&mut self) -> Step<'static, S, R> {
        self.due = Due::Nothing;
        Step::Stop(PollError::NoResponse { reason: StopReason::UnexpectedResponse })
    }

    fn stop<T>(&mut self, reason: StopReason) -> Result<T, StopReason> {
        self.due = Due::Nothing;
        Err(reason)
    }
}

impl<E: ApiError> Poller<E, E> {
    /// Creates a poller for a single call: a success ends it, and to resubmit repeats the call.
    #[must_use]
    pub const fn single() -> Self {
        Self::at(Due::Result, Due::Result)
    }
}

impl<S: ApiError, R: ApiError> Default for Poller<S, R> {
    fn default() -> Self {
        Self::new()
    }
}

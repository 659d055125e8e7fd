//! One task from the first call to the last: what to do after each reply, within every bound.

use core::marker::PhantomData;
use core::time::Duration;

use crate::{ApiError, Outcome, PollError, RetryClass, RetryPolicy, Step, StopReason, parse, parse_with_status};

/// A task over its submit and result calls: give it every reply, and it says what comes next.
///
/// `S` is the enum of the endpoint that takes a task, `R` of the one that is polled for its result.
/// It has no clock, sends nothing and waits for nothing: the caller does as the [`Step`] says.
/// Plain data: copy it, store it, send it to another thread.
///
/// ```
/// use core::time::Duration;
/// use errbook_core::{ApiError, Poller, Step, PollError};
///
/// /// `send` submits the task, or asks for the result of the task with that ID, and returns the body of the reply.
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
/// A call that had no reply at all is told by [`on_no_response`](Self::on_no_response).
///
/// # Bounds
///
/// The policy of each reply decides whether there is another call, and `attempts` of that policy is the bound.
/// What is counted is the class and not the code, so a server that alternates two codes gets no more calls out of them:
///
/// * polls: replies of the class `poll` to one call, whatever came between them;
/// * failures: replies of the class `backoff` to one call, whatever came between them; the delay grows with this count;
/// * tasks: the first one, and one more for each reply of the class `restart`.
///
/// A task has two calls, each repeated within the first two bounds: the submit call until the task is accepted, and then
/// the result call. A new task counts both anew; tasks are counted through all of them.
/// Nothing follows the end: after [`Step::Done`] and [`Step::Stop`], every reply is answered with [`Step::Stop`].
///
/// # The first poll
///
/// After the submit call succeeded, the first poll waits for `first` of the poll policy and the later ones for `every`.
/// A task that is resumed is polled at once, and then after `first`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Poller<S, R = S> {
    due: Due,
    restart_at: Due,
    tasks: u32,
    polls: u32,
    failures: u32,
    waited_first: bool,
    pending: Option<RetryPolicy>,
    other_endpoint: RetryPolicy,
    unknown_code: RetryPolicy,
    unrecognized: RetryPolicy,
    endpoints: PhantomData<(S, R)>,
}

/// The call whose reply comes next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Due {
    Submit,
    Result,
    Nothing,
}

impl<S: ApiError, R: ApiError> Poller<S, R> {
    /// A task that is yet to be submitted.
    #[must_use]
    pub const fn new() -> Self {
        Self::at(Due::Submit, Due::Submit)
    }

    /// A task that was submitted before: its result is asked for first.
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
            other_endpoint: RetryPolicy::Unspecified,
            unknown_code: RetryPolicy::Unspecified,
            unrecognized: RetryPolicy::Unspecified,
            endpoints: PhantomData,
        }
    }

    /// Polls by this policy and not by the catalogue's, the wait before the first poll included.
    #[must_use]
    pub const fn on_pending(mut self, retry: RetryPolicy) -> Self {
        self.pending = Some(retry);
        self
    }

    /// Polls as the catalogue says for tasks of this type, such as `recaptcha`, the wait before the first poll included.
    ///
    /// Where the catalogue has no word on the type, the task is polled like any other; [`Catalog::wait`](crate::table::Catalog::wait)
    /// tells.
    #[must_use]
    pub fn for_task_type(self, task: &str) -> Self {
        match R::CATALOG.polling_profile(task) {
            Some(wait) => self.on_pending(wait.retry),
            None => self,
        }
    }

    /// What to do after a code of another endpoint, which ends the poller otherwise.
    #[must_use]
    pub const fn on_other_endpoint(mut self, retry: RetryPolicy) -> Self {
        self.other_endpoint = retry;
        self
    }

    /// What to do after a code that is not catalogued, which ends the poller otherwise.
    #[must_use]
    pub const fn on_unknown_code(mut self, retry: RetryPolicy) -> Self {
        self.unknown_code = retry;
        self
    }

    /// What to do after a reply that is none of this API, such as a proxy's error page, where the catalogue has no word on
    /// its status of HTTP; it ends the poller otherwise.
    #[must_use]
    pub const fn on_unrecognized(mut self, retry: RetryPolicy) -> Self {
        self.unrecognized = retry;
        self
    }

    /// Takes the reply to the call that is due, as [`parse`] reads it.
    pub fn handle<'a>(&mut self, body: &'a [u8]) -> Step<'a, S, R> {
        match self.due {
            Due::Submit => self.handle_submit(parse(body)),
            Due::Result => self.handle_result(parse(body)),
            Due::Nothing => self.out_of_turn(),
        }
    }

    /// Takes the reply to the call that is due with its status of HTTP, as [`parse_with_status`] reads it.
    pub fn handle_with_status<'a>(&mut self, body: &'a [u8], status: u16) -> Step<'a, S, R> {
        match self.due {
            Due::Submit => self.handle_submit(parse_with_status(body, status)),
            Due::Result => self.handle_result(parse_with_status(body, status)),
            Due::Nothing => self.out_of_turn(),
        }
    }

    /// Takes the outcome of a submit call.
    pub fn handle_submit<'a>(&mut self, outcome: Outcome<'a, S, S::Code>) -> Step<'a, S, R> {
        let retry = self.policy(&outcome);
        match outcome.into_result() {
            Ok(id) if self.due == Due::Submit => {
                (self.due, self.polls, self.failures, self.waited_first) = (Due::Result, 0, 0, true);
                Step::Poll { id, after: self.first_wait() }
            }
            Ok(_) => self.out_of_turn(),
            Err(failure) => {
                self.next(Due::Submit, retry).unwrap_or_else(|reason| Step::Stop(PollError::Submit { failure, reason }))
            }
        }
    }

    /// Takes the outcome of a result call.
    pub fn handle_result<'a>(&mut self, outcome: Outcome<'a, R, R::Code>) -> Step<'a, S, R> {
        let retry = self.policy(&outcome);
        match outcome.into_result() {
            Ok(payload) if self.due == Due::Result => {
                self.due = Due::Nothing;
                Step::Done(payload)
            }
            Ok(_) => self.out_of_turn(),
            Err(failure) => {
                self.next(Due::Result, retry).unwrap_or_else(|reason| Step::Stop(PollError::Result { failure, reason }))
            }
        }
    }

    /// Says that the call that is due had no reply, such as after a time-out, and what the caller's policy for that is.
    ///
    /// A submit call without reply may have started a task all the same, and sent again starts another one.
    pub fn on_no_response(&mut self, retry: RetryPolicy) -> Step<'static, S, R> {
        self.next(self.due, retry).unwrap_or_else(|reason| Step::Stop(PollError::NoResponse { reason }))
    }

    /// The number of tasks so far, the present one included.
    #[must_use]
    pub const fn tasks(&self) -> u32 {
        self.tasks
    }

    /// The number of replies so far to the present call that say: not done yet.
    #[must_use]
    pub const fn polls(&self) -> u32 {
        self.polls
    }

    /// The number of replies so far to the present call that the server failed.
    #[must_use]
    pub const fn failures(&self) -> u32 {
        self.failures
    }

    fn policy<E: ApiError>(&self, outcome: &Outcome<'_, E, E::Code>) -> RetryPolicy {
        let catalogued = outcome.retry().unwrap_or(RetryPolicy::Unspecified);
        match outcome {
            Outcome::Success { .. } | Outcome::Error { .. } => catalogued,
            Outcome::Pending { .. } => self.pending.unwrap_or(catalogued),
            Outcome::OtherEndpoint { .. } => self.other_endpoint,
            Outcome::UnknownCode { .. } => self.unknown_code,
            Outcome::Unrecognized { .. } if catalogued == RetryPolicy::Unspecified => self.unrecognized,
            Outcome::Unrecognized { .. } => catalogued,
        }
    }

    fn first_wait(&self) -> Duration {
        let mut catalogued = R::ALL.iter().map(|code| code.retry());
        let poll = self.pending.or_else(|| catalogued.find(|retry| retry.class() == RetryClass::Poll));
        poll.and_then(RetryPolicy::initial_delay).unwrap_or_default()
    }

    /// What comes after a failure of `call` whose policy is `retry`.
    fn next(&mut self, call: Due, retry: RetryPolicy) -> Result<Step<'static, S, R>, StopReason> {
        if call == Due::Nothing || call != self.due {
            return self.stop(StopReason::UnexpectedResponse);
        }
        match retry {
            RetryPolicy::Poll { max_attempts, .. } => {
                self.polls = self.polls.saturating_add(1);
                if self.polls < max_attempts {
                    return Ok(Step::RetryAfter(retry.delay(self.polls - u32::from(!self.waited_first))));
                }
            }
            RetryPolicy::Backoff { max_attempts, .. } => {
                self.failures = self.failures.saturating_add(1);
                if self.failures < max_attempts {
                    return Ok(Step::RetryAfter(retry.delay(self.failures - 1)));
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
    /// A call that stands alone: success is the end, and to restart is to make the call anew.
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

//! A sans-I/O state machine that drives a task from submission to result.

use core::marker::PhantomData;
use core::time::Duration;

use crate::api::ApiError;
use crate::body::Body;
use crate::call::Call;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::parse::parse;
use crate::payload::Payload;
use crate::poll_error::PollError;
use crate::reason::UnrecognizedReason;
use crate::response::Response;
use crate::response_value::ResponseValue;
use crate::retry::{Retry, RetryClass, RetryPolicy, ServerDelay};
use crate::step::Step;
use crate::stop_reason::StopReason;
use crate::task_id::TaskId;

mod policies;
mod settings;
mod state;
mod waits;

pub(crate) use policies::Policies;
use state::Next;
pub(crate) use state::State;
#[cfg(all(feature = "serde", feature = "alloc"))]
pub(crate) use waits::Waits;

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
/// # The ID of a task
///
/// The payload of the submit call is the ID, so it is a text or a number. Any other payload, such as the whole body of an API
/// whose `payload` is not set, stops the poller as unrecognized, with the reason
/// [`MissingId`](crate::UnrecognizedReason::MissingId). The submit call is not repeated, whatever the policies are.
///
/// # The first poll
///
/// After a successful submit call, the first poll is delayed by `initial_delay` of the poll policy, and the next ones by
/// `interval`. A resumed task is polled immediately, and then after `initial_delay`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Poller<S, R = S> {
    pub(crate) state: State,
    pub(crate) policies: Policies,
    endpoints: PhantomData<(S, R)>,
}

impl<S: ApiError, R: ApiError> Poller<S, R> {
    /// Creates a poller for a task that is not submitted yet.
    #[must_use]
    pub const fn new() -> Self {
        Self::with(State::new(Call::Submit, Call::Submit), Policies::CATALOG)
    }

    /// Creates a poller for a submitted task, starting with the result call.
    #[must_use]
    pub const fn resume() -> Self {
        Self::with(State::new(Call::Result, Call::Submit), Policies::CATALOG)
    }

    pub(crate) const fn with(state: State, policies: Policies) -> Self {
        Poller { state, policies, endpoints: PhantomData }
    }

    /// Returns the call whose response is expected, or `None` after [`Step::Done`] and [`Step::Stop`].
    #[must_use]
    pub fn call(&self) -> Option<Call> {
        (!self.state.is_stopped).then_some(self.state.call)
    }

    /// Handles the response to the expected call, parsed as by [`parse`].
    pub fn handle<'a>(&mut self, response: impl Into<Response<'a>>) -> Step<'a, S, R> {
        let response = response.into();
        match self.state.call {
            Call::Submit => self.submitted(parse(response), response.retry_after),
            Call::Result => self.handle_result(parse(response)),
        }
    }

    /// Handles the outcome of a submit call.
    pub fn handle_submit<'a>(&mut self, outcome: Outcome<'a, S, S::Code>) -> Step<'a, S, R> {
        self.submitted(outcome, None)
    }

    fn submitted<'a>(&mut self, outcome: Outcome<'a, S, S::Code>, given: Option<Duration>) -> Step<'a, S, R> {
        let mut retry = self.policies.retry(&outcome, Call::Submit);
        let outcome = match outcome {
            // The task may have been accepted, so no policy repeats the call.
            Outcome::Success { payload } if !payload.value.is_id() => {
                retry = RetryPolicy::Unspecified.into();
                without_id(payload.value)
            }
            outcome => outcome,
        };
        let (failure, reason) = match self.handled(Call::Submit, outcome, retry) {
            Handled::Success(id) => {
                self.state.start(Call::Result, true);
                return match self.state.waits.next(Retry::new(self.poll_policy(), given), 0) {
                    Ok(after) => Step::Poll { id, after },
                    Err(reason) => {
                        self.state.is_stopped = true;
                        Step::Stop(PollError::Submitted { id: TaskId::new(&id.value), reason })
                    }
                };
            }
            Handled::Step(step) => return step,
            Handled::Failure(failure, reason) => (failure, reason),
        };
        Step::Stop(PollError::Submit { failure, reason })
    }

    /// Handles the outcome of a result call.
    pub fn handle_result<'a>(&mut self, outcome: Outcome<'a, R, R::Code>) -> Step<'a, S, R> {
        let retry = self.policies.retry(&outcome, Call::Result);
        match self.handled(Call::Result, outcome, retry) {
            Handled::Success(payload) => {
                self.state.is_stopped = true;
                Step::Done(payload)
            }
            Handled::Step(step) => step,
            Handled::Failure(failure, reason) => Step::Stop(PollError::Result { failure, reason }),
        }
    }

    /// Handles an outcome of either call.
    fn handled<'a, E: ApiError>(
        &mut self,
        call: Call,
        outcome: Outcome<'a, E, E::Code>,
        retry: Retry,
    ) -> Handled<'a, E, Step<'a, S, R>> {
        if let Outcome::Success { payload } = outcome
            && self.state.expects(call)
        {
            return Handled::Success(payload);
        }
        let reason = match self.state.next(call, retry) {
            Ok(next) => return Handled::Step(next.into()),
            Err(reason) => reason,
        };
        match outcome.into_result() {
            Err(failure) => Handled::Failure(failure, reason),
            Ok(_) => Handled::Step(Step::Stop(PollError::NoResponse { call, reason, error: None })),
        }
    }

    /// Handles a call without a response, such as after a timeout.
    ///
    /// A call to an idempotent endpoint is repeated by [`RetryPolicy::DEFAULT_BACKOFF`]. Any other call stops the poller,
    /// because a submit call without a response may have created a task; see
    /// [`on_unrecognized_submit`](Self::on_unrecognized_submit). `Step::with_source` attaches the error of the HTTP client.
    pub fn on_no_response(&mut self) -> Step<'static, S, R> {
        let endpoint = match self.state.call {
            Call::Submit => S::ENDPOINT,
            Call::Result => R::ENDPOINT,
        };
        let default = if endpoint.is_idempotent { RetryPolicy::DEFAULT_BACKOFF } else { RetryPolicy::Unspecified };
        self.on_no_response_with(self.policies.unrecognized(self.state.call).unwrap_or(default))
    }

    /// Handles a call without a response by a policy for this case, such as after a refused connection, which proves that
    /// the call was not accepted.
    pub fn on_no_response_with(&mut self, retry: RetryPolicy) -> Step<'static, S, R> {
        let call = self.state.call;
        match self.state.next(call, retry.into()) {
            Ok(next) => next.into(),
            Err(reason) => Step::Stop(PollError::NoResponse { call, reason, error: None }),
        }
    }

    /// Returns the number of tasks, including the current one.
    #[must_use]
    pub const fn tasks(&self) -> u32 {
        self.state.tasks
    }

    /// Returns the number of pending responses to the current call.
    #[must_use]
    pub const fn polls(&self) -> u32 {
        self.state.polls
    }

    /// Returns the number of server failures of the current call.
    #[must_use]
    pub const fn failures(&self) -> u32 {
        self.state.failures
    }

    /// Returns the policy of the first poll.
    fn poll_policy(&self) -> RetryPolicy {
        let mut policies = R::ALL.iter().map(|code| code.retry());
        let poll = self.policies.pending.or_else(|| policies.find(|retry| retry.class() == RetryClass::Poll));
        poll.unwrap_or(RetryPolicy::Unspecified)
    }
}

/// Returns the outcome of a submit call whose payload is not an ID.
fn without_id<'a, E, C>(payload: ResponseValue<'a>) -> Outcome<'a, E, C> {
    Outcome::Unrecognized {
        reason: UnrecognizedReason::MissingId,
        body: Body::new(payload.as_str().unwrap_or_default().as_bytes()),
        retry: RetryPolicy::Unspecified,
        has_policy: false,
        server_delay: ServerDelay::NONE,
    }
}

/// The consequence of an outcome.
enum Handled<'a, E: ApiError, T> {
    /// The expected call succeeded.
    Success(Payload<'a>),
    Step(T),
    /// There is no further call.
    Failure(Failure<E>, StopReason),
}

impl<S: ApiError, R: ApiError> From<Next> for Step<'_, S, R> {
    fn from(next: Next) -> Self {
        match next {
            Next::Repeat(delay) => Step::RetryAfter(delay),
            Next::Resubmit => Step::Resubmit,
        }
    }
}

impl<E: ApiError> Poller<E, E> {
    /// Creates a poller for a single call: a success ends it, and to resubmit repeats the call.
    #[must_use]
    pub const fn single() -> Self {
        Self::with(State::new(Call::Result, Call::Result), Policies::CATALOG)
    }
}

impl<S: ApiError, R: ApiError> Default for Poller<S, R> {
    fn default() -> Self {
        Self::new()
    }
}

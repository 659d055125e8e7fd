//! The state of a poller, which is the same for any two endpoints.

use crate::call::Call;
use crate::retry::{Retry, RetryPolicy};
use crate::stop_reason::StopReason;

use super::waits::Waits;

/// The expected call, the counts of its responses, and the delays so far.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct State {
    /// The call whose response is expected, or was the last one.
    pub(crate) call: Call,
    /// The call that a new task starts with.
    pub(crate) restart_at: Call,
    pub(crate) is_stopped: bool,
    pub(crate) tasks: u32,
    pub(crate) polls: u32,
    pub(crate) failures: u32,
    /// `true` if the first poll was delayed, so that the next one is not the first.
    pub(crate) waited_first: bool,
    pub(crate) waits: Waits,
}

/// The next call after a failure.
pub(super) enum Next {
    /// The same call after a delay.
    Repeat(core::time::Duration),
    /// A new task.
    Resubmit,
}

impl State {
    pub(super) const fn new(call: Call, restart_at: Call) -> Self {
        State {
            call,
            restart_at,
            is_stopped: false,
            tasks: 1,
            polls: 0,
            failures: 0,
            waited_first: false,
            waits: Waits::UNLIMITED,
        }
    }

    pub(super) fn expects(&self, call: Call) -> bool {
        !self.is_stopped && self.call == call
    }

    /// Starts a call, of which there are no responses yet.
    pub(super) fn start(&mut self, call: Call, waited_first: bool) {
        (self.call, self.polls, self.failures, self.waited_first) = (call, 0, 0, waited_first);
    }

    /// Returns the next call after a failure of `call`.
    ///
    /// # Errors
    ///
    /// Fails with the reason if there is none; the poller has stopped then.
    pub(super) fn next(&mut self, call: Call, retry: Retry) -> Result<Next, StopReason> {
        let next = self.allowed(call, retry);
        self.is_stopped = next.is_err();
        next
    }

    fn allowed(&mut self, call: Call, retry: Retry) -> Result<Next, StopReason> {
        if !self.expects(call) {
            return Err(StopReason::UnexpectedResponse);
        }
        match retry.policy() {
            RetryPolicy::Poll { max_attempts, .. } => {
                self.polls = self.polls.saturating_add(1);
                if self.polls < max_attempts {
                    return self.waits.next(retry, self.polls - u32::from(!self.waited_first)).map(Next::Repeat);
                }
            }
            RetryPolicy::Backoff { max_attempts, .. } => {
                self.failures = self.failures.saturating_add(1);
                if self.failures < max_attempts {
                    return self.waits.next(retry, self.failures - 1).map(Next::Repeat);
                }
            }
            RetryPolicy::Resubmit { max_attempts } => {
                if self.tasks < max_attempts {
                    self.tasks += 1;
                    self.start(self.restart_at, false);
                    return Ok(Next::Resubmit);
                }
            }
            RetryPolicy::AfterFix | RetryPolicy::Unspecified => {
                return Err(StopReason::NotRetryable(retry.class()));
            }
        }
        Err(StopReason::Exhausted(retry.class()))
    }
}

//! The settings of a poller: policies instead of those of the catalog, limits and jitter.

use core::time::Duration;

use super::Poller;
use crate::api::ApiError;
use crate::retry::RetryPolicy;

impl<S: ApiError, R: ApiError> Poller<S, R> {
    /// Replaces the poll policy of the catalog, including the delay before the first poll.
    #[must_use]
    pub const fn on_pending(mut self, retry: RetryPolicy) -> Self {
        self.policies.pending = Some(retry);
        self
    }

    /// Uses the polling profile of a task type, such as `recaptcha`, including the delay before the first poll.
    ///
    /// Returns `None` if the catalog has no profile of this name; see
    /// [`Catalog::polling_profile`](crate::table::Catalog::polling_profile).
    #[must_use]
    pub fn for_task_type(self, task: &str) -> Option<Self> {
        R::CATALOG.polling_profile(task).map(|profile| self.on_pending(profile.retry))
    }

    /// Sets the policy after a code of another endpoint, instead of that of [`Outcome::retry`](crate::Outcome::retry).
    #[must_use]
    pub const fn on_other_endpoint(mut self, retry: RetryPolicy) -> Self {
        self.policies.other_endpoint = Some(retry);
        self
    }

    /// Sets the policy after an unknown code, which stops the poller by default.
    #[must_use]
    pub const fn on_unknown_code(mut self, retry: RetryPolicy) -> Self {
        self.policies.unknown_code = Some(retry);
        self
    }

    /// Sets the policy after an unrecognized response to the submit call, and after no response.
    ///
    /// The call may have created a task, so a repetition can create and pay for another one. If the catalog defines a policy
    /// for the HTTP status of the response, that precedes a policy of the classes `poll` and `backoff`, but no other:
    /// [`RetryPolicy::Unspecified`] never repeats the call, whatever the catalog says.
    #[must_use]
    pub const fn on_unrecognized_submit(mut self, retry: RetryPolicy) -> Self {
        self.policies.unrecognized_submit = Some(retry);
        self
    }

    /// Sets the policy after an unrecognized response to the result call, and after no response.
    ///
    /// A policy of the catalog for the HTTP status precedes it as it does for
    /// [`on_unrecognized_submit`](Self::on_unrecognized_submit).
    #[must_use]
    pub const fn on_unrecognized_result(mut self, retry: RetryPolicy) -> Self {
        self.policies.unrecognized_result = Some(retry);
        self
    }

    /// Stops the poller instead of waiting longer than `max` because the server asked for it.
    ///
    /// The reason is [`StopReason::DelayTooLong`](crate::StopReason::DelayTooLong) with that delay. The delays of policies have their own limit.
    #[must_use]
    pub const fn max_delay(mut self, max: Duration) -> Self {
        self.state.waits.max_delay = Some(max);
        self
    }

    /// Limits the sum of all delays, including those of new tasks.
    ///
    /// The poller stops instead of exceeding it, with the reason [`StopReason::DeadlineExceeded`](crate::StopReason::DeadlineExceeded). Delays are not
    /// shortened, and the time that the calls take does not count.
    #[must_use]
    pub const fn deadline(mut self, limit: Duration) -> Self {
        self.state.waits.deadline = Some(limit);
        self
    }

    /// Adds jitter to all delays, so that clients that failed together do not retry together.
    ///
    /// The delays of a backoff get [`full_jitter`](crate::retry::full_jitter). Polls and delays that the server asked for
    /// get [`added_jitter`](crate::retry::added_jitter), which never shortens them. Clients need different seeds.
    #[must_use]
    pub const fn jitter(mut self, seed: u64) -> Self {
        self.state.waits.jitter = Some(seed);
        self
    }
}

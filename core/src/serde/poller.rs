//! The state of a poller, for a process that resumes its tasks after a restart.

use core::time::Duration;

use serde_core::de::{Deserialize, Deserializer, Error, Unexpected};
use serde_core::ser::{Serialize, Serializer};

use super::map::{Keys, map, millis};
use super::owned::Owned;
use crate::api::ApiError;
use crate::call::Call;
use crate::poller::{Policies, Poller, State, Waits};
use crate::retry::RetryPolicy;

map! {
    /// All fields of a poller.
    Stored {
        submit_endpoint: Owned,
        result_endpoint: Owned,
        call: Call,
        restart_at: Call,
        is_stopped: bool,
        tasks: u32,
        polls: u32,
        failures: u32,
        waited_first: bool,
        waited_ms: u64,
        deadline_ms: u64,
        max_delay_ms: u64,
        jitter: u64,
        on_pending: RetryPolicy,
        on_other_endpoint: RetryPolicy,
        on_unknown_code: RetryPolicy,
        on_unrecognized_submit: RetryPolicy,
        on_unrecognized_result: RetryPolicy,
    }
}

/// Serializes a map with the counts, the delays so far and the settings; delays are whole milliseconds, rounded up.
impl<S: ApiError, R: ApiError> Serialize for Poller<S, R> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let State { call, restart_at, is_stopped, tasks, polls, failures, waited_first, waits } = self.state.clone();
        let Waits { max_delay, deadline, jitter, waited } = waits;
        let Policies { pending, other_endpoint, unknown_code, unrecognized_submit, unrecognized_result } =
            self.policies;
        let stored = Stored {
            submit_endpoint: Some(Owned(S::ENDPOINT.name.into())),
            result_endpoint: Some(Owned(R::ENDPOINT.name.into())),
            call: Some(call),
            restart_at: Some(restart_at),
            is_stopped: Some(is_stopped),
            tasks: Some(tasks),
            polls: Some(polls),
            failures: Some(failures),
            waited_first: Some(waited_first),
            waited_ms: Some(millis(waited)),
            deadline_ms: deadline.map(millis),
            max_delay_ms: max_delay.map(millis),
            jitter,
            on_pending: pending,
            on_other_endpoint: other_endpoint,
            on_unknown_code: unknown_code,
            on_unrecognized_submit: unrecognized_submit,
            on_unrecognized_result: unrecognized_result,
        };
        stored.as_map(serializer)
    }
}

/// Deserializes the map that `Serialize` writes: the poller continues with all counts and limits.
///
/// The call that was expected may have been sent before the process ended. If that is the submit call, it may have created
/// a task; see [`Poller::call`].
impl<'de, S: ApiError, R: ApiError> Deserialize<'de> for Poller<S, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = Stored::deserialize(deserializer)?;
        for (found, expected) in
            [(&stored.submit_endpoint, S::ENDPOINT.name), (&stored.result_endpoint, R::ENDPOINT.name)]
        {
            let found = found.as_deref().unwrap_or_default();
            if found != expected {
                return Err(D::Error::invalid_value(Unexpected::Str(found), &expected));
            }
        }
        let required = |name| move || D::Error::missing_field(name);
        let waits = Waits {
            max_delay: stored.max_delay_ms.map(Duration::from_millis),
            deadline: stored.deadline_ms.map(Duration::from_millis),
            jitter: stored.jitter,
            waited: Duration::from_millis(stored.waited_ms.ok_or_else(required("waited_ms"))?),
        };
        let state = State {
            call: stored.call.ok_or_else(required("call"))?,
            restart_at: stored.restart_at.ok_or_else(required("restart_at"))?,
            is_stopped: stored.is_stopped.ok_or_else(required("is_stopped"))?,
            tasks: stored.tasks.ok_or_else(required("tasks"))?,
            polls: stored.polls.ok_or_else(required("polls"))?,
            failures: stored.failures.ok_or_else(required("failures"))?,
            waited_first: stored.waited_first.ok_or_else(required("waited_first"))?,
            waits,
        };
        let policies = Policies {
            pending: stored.on_pending,
            other_endpoint: stored.on_other_endpoint,
            unknown_code: stored.on_unknown_code,
            unrecognized_submit: stored.on_unrecognized_submit,
            unrecognized_result: stored.on_unrecognized_result,
        };
        Ok(Poller::with(state, policies))
    }
}

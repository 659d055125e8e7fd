//! Retry policies and polling profiles of the export.

use std::time::Duration;

use errbook_core as core;
use serde::Serialize;

#[cfg(feature = "export-schema")]
use super::words::classes;
use crate::model;

/// A named retry policy.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub(super) struct RetryPolicy<'m> {
    /// The name, to which entries refer.
    name: &'m str,
    /// The retry class: `poll` (not done yet: send the same call again after the interval), `backoff` (temporary failure:
    /// send the same call again after a growing delay), `resubmit` (submit a new task), `after_fix` (something must change
    /// first) or `unspecified` (unknown: do not repeat the call).
    #[cfg_attr(feature = "export-schema", schemars(extend("enum" = classes())))]
    class: &'static str,
    /// `true` if the same call may be sent again unchanged: the class is `poll` or `backoff`.
    is_retryable: bool,
    /// The delay before the first repetition in milliseconds; of the classes `poll` and `backoff`.
    initial_delay_ms: Option<u64>,
    /// The delay before every later repetition in milliseconds; of the class `poll`.
    interval_ms: Option<u64>,
    /// The maximum delay in milliseconds, up to which the delay doubles; of the class `backoff`.
    max_delay_ms: Option<u64>,
    /// The maximum number of attempts including the first; of the class `resubmit`, the maximum number of tasks.
    max_attempts: Option<u32>,
    /// The reason.
    description: Option<&'m str>,
}

impl<'m> RetryPolicy<'m> {
    pub(super) fn new(policy: &'m model::Policy) -> Self {
        let model::Policy { name, retry, description, span: _ } = policy;
        let (initial_delay, interval, max_delay, max_attempts) = match *retry {
            core::RetryPolicy::Poll { initial_delay, interval, max_attempts } => {
                (Some(initial_delay), Some(interval), None, Some(max_attempts))
            }
            core::RetryPolicy::Backoff { initial_delay, max_delay, max_attempts } => {
                (Some(initial_delay), None, Some(max_delay), Some(max_attempts))
            }
            core::RetryPolicy::Resubmit { max_attempts } => (None, None, None, Some(max_attempts)),
            core::RetryPolicy::AfterFix | core::RetryPolicy::Unspecified => (None, None, None, None),
        };
        RetryPolicy {
            name,
            class: retry.class().as_str(),
            is_retryable: retry.is_retryable(),
            initial_delay_ms: initial_delay.map(milliseconds),
            interval_ms: interval.map(milliseconds),
            max_delay_ms: max_delay.map(milliseconds),
            max_attempts,
            description: description.as_deref(),
        }
    }
}

/// The polling of tasks of one type.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub(super) struct PollingProfile<'m> {
    /// The task type.
    task_type: &'m str,
    /// The delay before the first poll in milliseconds.
    initial_delay_ms: u64,
    /// The delay between two polls in milliseconds.
    interval_ms: u64,
    /// The maximum number of polls, which follows from the timeout.
    max_attempts: u32,
    /// The time of the last poll in milliseconds, from the submission.
    timeout_ms: u64,
    /// The reason.
    description: Option<&'m str>,
    /// The names of the sources of the figures; empty if they are from the page of the catalog.
    sources: Vec<&'m str>,
}

impl<'m> PollingProfile<'m> {
    pub(super) fn new(catalog: &'m model::Catalog, profile: &'m model::PollingProfile) -> Self {
        let model::PollingProfile { task_type, retry, timeout, description, sources } = profile;
        let (initial_delay, interval, max_attempts) = match *retry {
            core::RetryPolicy::Poll { initial_delay, interval, max_attempts } => {
                (initial_delay, interval, max_attempts)
            }
            // A profile is of the class `poll`.
            other => (Duration::ZERO, Duration::ZERO, other.max_attempts().unwrap_or(1)),
        };
        PollingProfile {
            task_type,
            initial_delay_ms: milliseconds(initial_delay),
            interval_ms: milliseconds(interval),
            max_attempts,
            timeout_ms: milliseconds(*timeout),
            description: description.as_deref(),
            sources: catalog.sources_at(sources).map(|source| source.name.as_str()).collect(),
        }
    }
}

/// Returns a duration in milliseconds; those of a catalog have no smaller unit.
fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

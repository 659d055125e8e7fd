//! The policies of the caller, and the advice after an outcome.

use crate::api::ApiError;
use crate::call::Call;
use crate::outcome::Outcome;
use crate::retry::{Retry, RetryPolicy};

/// The policies of the caller, each instead of that of the catalog.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Policies {
    pub(crate) pending: Option<RetryPolicy>,
    pub(crate) other_endpoint: Option<RetryPolicy>,
    pub(crate) unknown_code: Option<RetryPolicy>,
    pub(crate) unrecognized_submit: Option<RetryPolicy>,
    pub(crate) unrecognized_result: Option<RetryPolicy>,
}

impl Policies {
    /// Those of the catalog.
    pub(super) const CATALOG: Policies = Policies {
        pending: None,
        other_endpoint: None,
        unknown_code: None,
        unrecognized_submit: None,
        unrecognized_result: None,
    };

    /// Returns the policy after an unrecognized response to `call`, if the caller set one.
    pub(super) fn unrecognized(&self, call: Call) -> Option<RetryPolicy> {
        match call {
            Call::Submit => self.unrecognized_submit,
            Call::Result => self.unrecognized_result,
        }
    }

    /// Returns the advice after an outcome of `call`.
    pub(super) fn retry<E: ApiError>(&self, outcome: &Outcome<'_, E, E::Code>, call: Call) -> Retry {
        let retry = outcome.retry().unwrap_or(RetryPolicy::Unspecified.into());
        let set = match outcome {
            Outcome::Success { .. } | Outcome::Error { .. } => None,
            Outcome::Pending { .. } => self.pending,
            Outcome::OtherEndpoint { .. } => self.other_endpoint,
            Outcome::UnknownCode { .. } => self.unknown_code,
            // The policy of the catalog for an HTTP status precedes one of the caller that repeats, but not a more careful one.
            Outcome::Unrecognized { has_policy, .. } => {
                self.unrecognized(call).filter(|retry| !has_policy || !retry.class().repeats_call())
            }
        };
        Retry::new(set.unwrap_or(retry.policy()), retry.server_delay())
    }
}

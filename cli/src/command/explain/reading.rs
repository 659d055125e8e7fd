//! A response parsed at one endpoint.

use errbook_core::table::{Catalog, Code, Endpoint, Entry};
use errbook_core::{Outcome, RetryPolicy};

/// The outcome of a response at one endpoint.
pub(super) struct Reading<'a, 't> {
    pub(super) endpoint: &'t Endpoint<'t>,
    pub(super) outcome: Outcome<'a, &'t Entry<'t>, &'t Code<'t>>,
}

impl Reading<'_, '_> {
    /// Returns the retry policy, or `None` after a success.
    pub(super) fn retry(&self) -> Option<RetryPolicy> {
        match &self.outcome {
            Outcome::Success { .. } => None,
            Outcome::Pending { code, details } | Outcome::Error { code, details } => {
                Some(code.retry_with(details.parameter))
            }
            Outcome::OtherEndpoint { .. } | Outcome::UnknownCode { .. } => Some(RetryPolicy::Unspecified),
            Outcome::Unrecognized { retry, .. } => Some(*retry),
        }
    }
}

/// Finds an endpoint by name; fails with a message that lists the endpoints.
pub(super) fn find_endpoint<'t>(table: &Catalog<'t>, name: &str) -> Result<&'t Endpoint<'t>, String> {
    let unknown = || format!("unknown endpoint `{name}`; the endpoints are {}", endpoint_names(table));
    table.endpoint(name).ok_or_else(unknown)
}

/// Returns the names of all endpoints, for messages.
pub(super) fn endpoint_names(table: &Catalog<'_>) -> String {
    let names: Vec<String> = table.endpoints.iter().map(|endpoint| format!("`{}`", endpoint.name)).collect();
    names.join(", ")
}

//! A response parsed at one endpoint.

use std::time::Duration;

use errbook_core::retry::{Retry, RetryPolicy};
use errbook_core::table::{Catalog, Code, Endpoint, Entry};
use errbook_core::{Outcome, Response};

/// The outcome of a response at one endpoint.
pub(super) struct Reading<'a, 't> {
    pub(super) endpoint: &'t Endpoint<'t>,
    pub(super) outcome: Outcome<'a, &'t Entry<'t>, &'t Code<'t>>,
}

impl Reading<'_, '_> {
    /// Returns what to do next, or `None` after a success.
    pub(super) fn retry(&self) -> Option<Retry> {
        let policy = match &self.outcome {
            Outcome::Success { .. } => return None,
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => code.retry,
            Outcome::OtherEndpoint { .. } | Outcome::UnknownCode { .. } => RetryPolicy::Unspecified,
            Outcome::Unrecognized { retry, .. } => *retry,
        };
        Some(Retry::new(policy, self.outcome.server_delay()))
    }
}

/// Returns a response with what is known of its head.
pub(super) fn response(body: &[u8], status: Option<u16>, retry_after: Option<Duration>) -> Response<'_> {
    let mut response = Response::new(body);
    (response.status, response.retry_after) = (status, retry_after);
    response
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

//! The action of the server for a step of a scenario.

use errbook_compiler::model::{Catalog, Endpoint, Entry};
use errbook_core::RetryClass;

use crate::response::{Delivery, Response};
use crate::scenario::{Play, Step};

/// The action for one request.
pub(crate) enum Action<'c> {
    /// Sends a success.
    Success(Delivery),
    /// Sends an error of the endpoint.
    Entry(&'c Entry),
    /// Sends a code that the endpoint does not have.
    Code(&'c str),
    /// Sends this response, or none.
    Response(Response, Delivery),
}

/// Returns the action of a step at an endpoint after `earlier` responses.
pub(crate) fn action<'c>(step: &'c Step, earlier: u64, catalog: &'c Catalog, endpoint: &'c Endpoint) -> Action<'c> {
    let success = Action::Success(Delivery::Whole);
    let error = |class| find_class(catalog, endpoint, class).map(Action::Entry);
    match &step.play {
        Play::Pending(count) if earlier < *count => error(RetryClass::Poll).unwrap_or(success),
        Play::Server(count) if earlier < *count => error(RetryClass::Backoff).unwrap_or(success),
        Play::Pending(_) | Play::Server(_) => success,
        Play::Code(code) => find_entry(catalog, endpoint, code).map_or(Action::Code(code), Action::Entry),
        Play::Html(status) => Action::Response(Response::html(*status), Delivery::Whole),
        Play::Empty => Action::Response(Response::text(200, ""), Delivery::Whole),
        Play::Drip => Action::Success(Delivery::Drip),
        Play::Cut => Action::Success(Delivery::Cut),
        Play::Close => Action::Response(Response::new(200), Delivery::Close),
        Play::Hang => Action::Response(Response::new(200), Delivery::Hang),
        Play::Response(response) => Action::Response(response.clone(), Delivery::Whole),
    }
}

/// Finds the entry of a code at an endpoint.
pub(crate) fn find_entry<'c>(catalog: &Catalog, endpoint: &'c Endpoint, code: &str) -> Option<&'c Entry> {
    endpoint.entries.iter().find(|entry| catalog.code(entry).code == code)
}

/// Finds the first entry of a retry class at an endpoint, ignoring removed codes.
fn find_class<'c>(catalog: &Catalog, endpoint: &'c Endpoint, class: RetryClass) -> Option<&'c Entry> {
    let mut entries = endpoint.entries.iter().filter(|entry| entry.removed.is_none());
    entries.find(|entry| catalog.policy(entry).retry.class() == class)
}

/// Returns `true` if an endpoint is polled for the result of a task.
pub(crate) fn is_polled(catalog: &Catalog, endpoint: &Endpoint) -> bool {
    find_class(catalog, endpoint, RetryClass::Poll).is_some()
}

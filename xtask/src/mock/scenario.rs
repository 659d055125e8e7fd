//! Scenarios: the action of the server for each request.

use errbook_compiler::model::{Catalog, Endpoint, Entry};
use errbook_core::RetryClass;

/// The interface of the server, shown by `--help` and in the response to an unknown scenario.
pub const CONTRACT: &str = include_str!("contract.md");

/// A scenario.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Scenario<'a> {
    /// This many pending responses, then success.
    Pending(u64),
    /// This many server errors, then success.
    Server(u64),
    /// Always this code.
    Code(&'a str),
    /// An HTML page.
    Html,
    /// An empty body.
    Empty,
    /// Success, sent byte by byte.
    Drip,
    /// Success, cut off.
    Cut,
}

/// The action for one request.
pub(super) enum Action<'c> {
    /// Sends a success, in the way of the scenario.
    Success,
    /// Sends an error of the endpoint.
    Entry(&'c Entry),
    /// Sends a code that the endpoint does not have.
    Code(&'c str),
    /// Sends an HTML page.
    Html,
    /// Sends an empty body.
    Empty,
}

/// The scenario of a request that names none.
const DEFAULT: Scenario<'static> = Scenario::Pending(1);

impl<'a> Scenario<'a> {
    /// Parses the name of a scenario, to be played at an endpoint; returns `None` for an unknown name.
    pub(super) fn parse(name: &'a str, catalog: &Catalog, endpoint: &Endpoint) -> Option<Scenario<'a>> {
        let target = name.rsplit_once('@').and_then(|(scenario, target)| {
            let target = catalog.endpoints.iter().find(|endpoint| endpoint.name == target)?;
            Some((scenario, target.name == endpoint.name))
        });
        let (name, is_target) = target.unwrap_or((name, true));
        let scenario = match name {
            "" => DEFAULT,
            "ok" => Scenario::Pending(0),
            "html521" => Scenario::Html,
            "empty" => Scenario::Empty,
            "drip" => Scenario::Drip,
            "cut" => Scenario::Cut,
            _ => {
                let count = |prefix: &str| name.strip_prefix(prefix).and_then(|count| count.parse().ok());
                let code = name.strip_prefix("code:").filter(|code| !code.is_empty()).map(Scenario::Code);
                code.or(count("pending").map(Scenario::Pending)).or(count("server").map(Scenario::Server))?
            }
        };
        // Without a target, a code that only another endpoint has is played there.
        let is_for_other_endpoint = matches!(scenario, Scenario::Code(code) if target.is_none()
            && find_entry(catalog, endpoint, code).is_none()
            && catalog.endpoints.iter().any(|other| find_entry(catalog, other, code).is_some()));
        Some(if is_target && !is_for_other_endpoint { scenario } else { DEFAULT })
    }

    /// Returns the action for a request after `earlier` requests.
    pub(super) fn action<'c>(self, catalog: &'c Catalog, endpoint: &'c Endpoint, earlier: u64) -> Action<'c>
    where
        'a: 'c,
    {
        let error = |class| find_class(catalog, endpoint, class).map_or(Action::Success, Action::Entry);
        match self {
            Scenario::Pending(count) if earlier < count => error(RetryClass::Poll),
            Scenario::Server(count) if earlier < count => error(RetryClass::Backoff),
            Scenario::Code(code) => find_entry(catalog, endpoint, code).map_or(Action::Code(code), Action::Entry),
            Scenario::Html => Action::Html,
            Scenario::Empty => Action::Empty,
            Scenario::Pending(_) | Scenario::Server(_) | Scenario::Drip | Scenario::Cut => Action::Success,
        }
    }
}

/// Finds the entry of a code at an endpoint.
pub(super) fn find_entry<'c>(catalog: &Catalog, endpoint: &'c Endpoint, code: &str) -> Option<&'c Entry> {
    endpoint.entries.iter().find(|entry| catalog.code(entry).code == code)
}

/// Finds the first entry of a retry class at an endpoint, ignoring removed codes.
fn find_class<'c>(catalog: &Catalog, endpoint: &'c Endpoint, class: RetryClass) -> Option<&'c Entry> {
    let mut entries = endpoint.entries.iter().filter(|entry| entry.removed.is_none());
    entries.find(|entry| catalog.policy(entry).retry.class() == class)
}

/// Returns `true` if an endpoint is polled for the result of a task.
pub(super) fn is_polled(catalog: &Catalog, endpoint: &Endpoint) -> bool {
    find_class(catalog, endpoint, RetryClass::Poll).is_some()
}

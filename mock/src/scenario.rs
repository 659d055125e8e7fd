//! Scenarios: the action of the server for each request.

use errbook_compiler::model::{Catalog, Endpoint, Entry};
use errbook_core::RetryClass;

/// The interface of the server, shown by `--help` and in the response to an unknown scenario.
pub const CONTRACT: &str = include_str!("contract.md");

/// A scenario of a request at one endpoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Scenario<'a> {
    pub(crate) play: Play<'a>,
    /// The HTTP status of the response, if the scenario sets it.
    pub(crate) status: Option<u16>,
}

/// The response that a scenario plays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Play<'a> {
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
pub(crate) enum Action<'c> {
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
const DEFAULT: Scenario<'static> = Scenario { play: Play::Pending(1), status: None };

/// The separator of a scenario and its status.
const STATUS: char = '!';

/// The statuses whose responses have a body.
const STATUSES: std::ops::RangeInclusive<u16> = 200..=599;

impl<'a> Scenario<'a> {
    /// Parses the name of a scenario, to be played at an endpoint; returns `None` for an unknown name.
    pub(crate) fn parse(name: &'a str, catalog: &Catalog, endpoint: &Endpoint) -> Option<Scenario<'a>> {
        let target = name.rsplit_once('@').and_then(|(scenario, target)| {
            let target = catalog.endpoints.iter().find(|endpoint| endpoint.name == target)?;
            Some((scenario, target.name == endpoint.name))
        });
        let (name, is_target) = target.unwrap_or((name, true));
        let status = name.rsplit_once(STATUS).and_then(|(name, status)| Some((name, status.parse().ok()?)));
        let (name, status) = match status {
            Some((name, status)) if STATUSES.contains(&status) => (name, Some(status)),
            _ => (name, None),
        };
        let play = match name {
            "" => DEFAULT.play,
            "ok" => Play::Pending(0),
            "html521" => Play::Html,
            "empty" => Play::Empty,
            "drip" => Play::Drip,
            "cut" => Play::Cut,
            _ => {
                let count = |prefix: &str| name.strip_prefix(prefix).and_then(|count| count.parse().ok());
                let code = name.strip_prefix("code:").filter(|code| !code.is_empty()).map(Play::Code);
                code.or(count("pending").map(Play::Pending)).or(count("server").map(Play::Server))?
            }
        };
        Some(if is_target { Scenario { play, status } } else { DEFAULT })
    }

    /// Returns the HTTP status of a success: that of a scenario without failures, or else that of the catalog.
    pub(crate) fn success_status(self, of_catalog: u16) -> u16 {
        match self.play {
            Play::Pending(0) | Play::Drip | Play::Cut => self.status.unwrap_or(of_catalog),
            _ => of_catalog,
        }
    }

    /// Returns the action for a request after `earlier` requests.
    pub(crate) fn action<'c>(self, catalog: &'c Catalog, endpoint: &'c Endpoint, earlier: u64) -> Action<'c>
    where
        'a: 'c,
    {
        let error = |class| find_class(catalog, endpoint, class).map_or(Action::Success, Action::Entry);
        match self.play {
            Play::Pending(count) if earlier < count => error(RetryClass::Poll),
            Play::Server(count) if earlier < count => error(RetryClass::Backoff),
            Play::Code(code) => find_entry(catalog, endpoint, code).map_or(Action::Code(code), Action::Entry),
            Play::Html => Action::Html,
            Play::Empty => Action::Empty,
            Play::Pending(_) | Play::Server(_) | Play::Drip | Play::Cut => Action::Success,
        }
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

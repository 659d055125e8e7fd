//! The scripts: what a call is answered with, from the script, the endpoint and how many calls there were before.

use errbook_compiler::model::{Catalog, Endpoint, Entry};
use errbook_core::RetryClass;

/// What is played.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Script<'a> {
    /// So many times not done yet, then success.
    Pending(u64),
    /// So many server errors, then success.
    Server(u64),
    /// This code, every time.
    Code(&'a str),
    /// A mark-up page.
    Html,
    /// Nothing.
    Empty,
    /// Success, slowly.
    Drip,
    /// Success, in part.
    Cut,
}

/// What one call is answered with.
pub(super) enum Act<'c> {
    /// A success, to be delivered as the script says.
    Success,
    /// An error of the endpoint.
    Entry(&'c Entry),
    /// A code that the endpoint does not have.
    Code(&'c str),
    /// A mark-up page.
    Html,
    /// Nothing.
    Empty,
}

/// What is played where no script is asked for.
const USUAL: Script<'static> = Script::Pending(1);

impl<'a> Script<'a> {
    /// The script that `words` ask for at an endpoint; `None` where they ask for none that there is.
    pub(super) fn read(words: &'a str, catalog: &Catalog, endpoint: &Endpoint) -> Option<Script<'a>> {
        let at = words.rsplit_once('@').and_then(|(script, name)| {
            let at = catalog.endpoints.iter().find(|endpoint| endpoint.name == name)?;
            Some((script, at.name == endpoint.name))
        });
        let (words, here) = at.unwrap_or((words, true));
        let script = match words {
            "" => USUAL,
            "ok" => Script::Pending(0),
            "html521" => Script::Html,
            "empty" => Script::Empty,
            "drip" => Script::Drip,
            "cut" => Script::Cut,
            _ => {
                let times = |word: &str| words.strip_prefix(word).and_then(|times| times.parse().ok());
                let code = words.strip_prefix("code:").filter(|code| !code.is_empty()).map(Script::Code);
                code.or(times("pending").map(Script::Pending)).or(times("server").map(Script::Server))?
            }
        };
        // A code of another endpoint is played there.
        let elsewhere = matches!(script, Script::Code(code) if at.is_none()
            && entry(catalog, endpoint, code).is_none()
            && catalog.endpoints.iter().any(|other| entry(catalog, other, code).is_some()));
        Some(if here && !elsewhere { script } else { USUAL })
    }

    /// What a call is answered with after so many before it.
    pub(super) fn act<'c>(self, catalog: &'c Catalog, endpoint: &'c Endpoint, before: u64) -> Act<'c>
    where
        'a: 'c,
    {
        let played = match self {
            Script::Pending(times) if before < times => first(catalog, endpoint, RetryClass::Poll).map(Act::Entry),
            Script::Server(times) if before < times => first(catalog, endpoint, RetryClass::Backoff).map(Act::Entry),
            Script::Code(code) => Some(entry(catalog, endpoint, code).map_or(Act::Code(code), Act::Entry)),
            Script::Html => Some(Act::Html),
            Script::Empty => Some(Act::Empty),
            Script::Pending(_) | Script::Server(_) | Script::Drip | Script::Cut => None,
        };
        played.unwrap_or(Act::Success)
    }
}

/// The error of that code at an endpoint.
pub(super) fn entry<'c>(catalog: &Catalog, endpoint: &'c Endpoint, code: &str) -> Option<&'c Entry> {
    endpoint.entries.iter().find(|entry| catalog.code(entry).code == code)
}

/// The first error of that class that the API still answers with at an endpoint.
fn first<'c>(catalog: &Catalog, endpoint: &'c Endpoint, class: RetryClass) -> Option<&'c Entry> {
    let mut live = endpoint.entries.iter().filter(|entry| entry.removed.is_none());
    live.find(|entry| catalog.policy(entry).retry.class() == class)
}

/// Whether an endpoint is polled for the result of a task.
pub(super) fn is_polled(catalog: &Catalog, endpoint: &Endpoint) -> bool {
    first(catalog, endpoint, RetryClass::Poll).is_some()
}

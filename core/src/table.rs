//! The catalog as plain data: the table that the macro emits, and that tools load at run time.

mod details;
mod entry;
mod pool;

use crate::numbers::value;
use crate::param_value::ParamValue;
use crate::request::RequestParameters;
use crate::retry::RetryPolicy;

pub use crate::field::{Field, TrailingField};
pub use crate::parameter::{ParameterKind, Pattern, Unit, Wire};
pub use crate::responses::{
    Charset, CodeLocation, Condition, DelayLocation, HttpResponses, HttpRetryRule, JsonResponses, Path, Predicate,
    Responses, Searched, StatusRange, TextResponses, TextSuccess, UnknownCodePattern, When,
};
pub use crate::rule::{Check, Rule};
pub use crate::source::{Evidence, Source};
pub use details::{Cause, EntryDetails, Extension, ExtensionValue, LifecycleNote};
pub use entry::Entry;
#[doc(hidden)]
pub use pool::{EntryRow, Pool, RowMap};

/// An API's errors.
///
/// The lifetime is `'static` for a compiled catalog, and that of the text for one loaded at run time.
#[derive(Clone, Copy, Debug)]
pub struct Catalog<'t> {
    /// The name of the catalog: `captchaai`.
    pub name: &'t str,
    /// The title, for people.
    pub title: &'t str,
    /// The URL of the page that the facts are from.
    pub source_url: Option<&'t str>,
    /// The hash of the catalog's text, as in the generated documentation.
    pub hash: &'t str,
    /// The sources of facts that the reference page does not have.
    pub sources: &'t [Source<'t>],
    /// The response formats, unless an endpoint has its own.
    pub responses: Responses<'t>,
    /// The names of parameters whose values are secret, in addition to those that [`Redacted`](crate::Redacted) knows.
    pub secrets: &'t [&'t str],
    /// The names of parameters whose values a [`Report`](crate::Report) shows, whatever they look like.
    pub public: &'t [&'t str],
    /// Further facts, from keys that start with `x-`.
    pub extensions: &'t [Extension<'t>],
    /// The polling profiles of known task types.
    pub polling: &'t [PollingProfile<'t>],
    #[doc(hidden)]
    pub pool: &'t Pool<'t>,
    /// Maps codes with a parameter to indices of [`codes`](Self::codes).
    pub patterns: &'t [Pattern<'t>],
    /// The endpoints, in file order.
    pub endpoints: &'t [Endpoint<'t>],
}

impl<'t> Catalog<'t> {
    /// Returns the endpoint with this name: `submit`.
    #[must_use]
    pub fn endpoint(&self, name: &str) -> Option<&'t Endpoint<'t>> {
        self.endpoints.iter().find(|endpoint| endpoint.name == name)
    }

    /// Returns the polling profile of a task type such as `recaptcha`, or `None` if the catalog has none.
    #[must_use]
    pub fn polling_profile(&self, task_type: &str) -> Option<&'t PollingProfile<'t>> {
        self.polling.iter().find(|profile| profile.task_type == task_type)
    }

    /// Returns the response formats of an endpoint.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn responses_of<'c>(&'c self, endpoint: &'c Endpoint<'t>) -> &'c Responses<'t> {
        endpoint.responses.as_ref().unwrap_or(&self.responses)
    }

    /// Returns every code of the API once, in order of first appearance.
    pub fn codes(&self) -> impl ExactSizeIterator<Item = Code<'t>> + use<'t> {
        let pool = self.pool;
        (0..pool.idents.len()).map(|row| Code::new(pool, row))
    }

    /// Returns all codes and aliases.
    pub fn names(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.pool.index.iter().map(|(name, _)| name)
    }

    /// Returns the index in [`codes`](Self::codes) of a code or an alias without a parameter.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<usize> {
        self.pool.index.find(code.as_bytes())
    }

    /// Returns the retry policy of a code that `endpoint` does not have: at an idempotent endpoint, that of the first endpoint
    /// that has it.
    pub(crate) fn retry_elsewhere(&self, endpoint: &Endpoint<'_>, code: &str) -> RetryPolicy {
        let entry = |endpoint: &Endpoint<'t>| endpoint.entry(endpoint.find(code)?);
        let found = if endpoint.is_idempotent { self.endpoints.iter().find_map(entry) } else { None };
        found.map_or(RetryPolicy::Unspecified, Entry::retry)
    }

    /// Returns the URL of an entry's documentation: its section of the published reference, or else the page that the
    /// facts are from.
    #[must_use]
    pub fn docs_url(&self, entry: Entry<'t>) -> Option<&'t str> {
        entry.docs_url().or(self.source_url)
    }

    /// Returns the sources at these indices of [`sources`](Self::sources).
    pub fn sources_at(&self, places: &'t [u32]) -> impl Iterator<Item = &'t Source<'t>> {
        let sources = self.sources;
        places.iter().filter_map(|place| sources.get(*place as usize))
    }
}

/// A code of the API, at any endpoint.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Code<'t> {
    /// The code on the wire: `ERROR_ZERO_BALANCE`.
    pub code: &'t str,
    /// The name of the Rust variant: `ZeroBalance`.
    pub ident: &'t str,
}

impl<'t> Code<'t> {
    pub(crate) const fn new(pool: &Pool<'t>, row: usize) -> Self {
        Code { code: pool.code(row), ident: pool.idents.get(row) }
    }
}

/// The polling of tasks of one type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PollingProfile<'t> {
    /// The name of the task type in the catalog: `recaptcha`.
    pub task_type: &'t str,
    /// The policy, of the class [`Poll`](crate::RetryClass::Poll); its attempts cover the timeout of the catalog.
    pub retry: RetryPolicy,
    /// The sources of the figures, as indices of [`Catalog::sources`]; empty for the reference page.
    pub sources: &'t [u32],
}

/// A call of the API that can fail.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint<'t> {
    /// The name of the endpoint in the catalog: `submit`.
    pub name: &'t str,
    /// The HTTP method of the call, in upper case: `POST`.
    pub method: Option<&'t str>,
    /// The path of the call, with the query that distinguishes it: `in.php`, `res.php?action=getbalance`.
    pub path: &'t str,
    /// `true` if the call can be repeated without a second effect.
    pub is_idempotent: bool,
    /// Further facts, from keys that start with `x-`.
    pub extensions: &'t [Extension<'t>],
    /// The response formats of this endpoint, if they differ from those of the catalog.
    pub responses: Option<Responses<'t>>,
    /// The entries that are recognized by conditions, in file order.
    pub when: &'t [When<'t>],
    #[doc(hidden)]
    pub pool: &'t Pool<'t>,
    #[doc(hidden)]
    pub rows: &'t [EntryRow],
    #[doc(hidden)]
    pub row_map: RowMap<'t>,
    /// Maps codes with a parameter to indices of [`entries`](Self::entries).
    pub patterns: &'t [Pattern<'t>],
}

impl<'t> Endpoint<'t> {
    /// Returns the entries, in file order.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'t>> + use<'t> {
        let pool = self.pool;
        self.rows.iter().map(|row| Entry::new(pool, row))
    }

    /// Returns the entry at this index of [`entries`](Self::entries).
    #[inline]
    #[must_use]
    pub fn entry(&self, index: usize) -> Option<Entry<'t>> {
        self.rows.get(index).map(|row| Entry::new(self.pool, row))
    }

    /// Returns the index in [`entries`](Self::entries) of a code or an alias without a parameter.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<usize> {
        self.row_of(self.pool.index.find(code.as_bytes())?)
    }

    /// Returns the index of the entry for a row of the catalog.
    #[doc(hidden)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn row_of(&self, code: usize) -> Option<usize> {
        // The length is constant for a compiled table, so that this also proves every later access to be in range.
        self.row_map.get(code).filter(|row| *row < self.rows.len())
    }

    /// Returns the number of the pool's policies of the class [`Poll`](crate::RetryClass::Poll), or 0 if no entry of the
    /// endpoint has one.
    pub(crate) const fn polls(&self) -> u32 {
        let mut rows = self.rows;
        while let [[.., policy, _], rest @ ..] = rows {
            if value(*policy) < self.pool.polls {
                return self.pool.polls;
            }
            rows = rest;
        }
        0
    }

    /// Returns `true` if the body alone decides.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn is_decided_by_body(&self, responses: &Responses<'_>) -> bool {
        self.when.is_empty() && responses.http.success.is_empty()
    }

    /// Returns every violation by a request with its entry, as [`preflight`](crate::preflight()) does for a compiled catalog.
    pub fn preflight(
        &self,
        request: &(impl RequestParameters + ?Sized),
    ) -> impl Iterator<Item = (Entry<'t>, &'t Check<'t>)> {
        let (pool, rows) = (self.pool, self.rows);
        self.violations(request).filter_map(move |(row, check)| Some((Entry::new(pool, rows.get(row)?), check)))
    }

    /// Returns every violation by a request, with the index of its entry.
    pub(crate) fn violations(
        &self,
        request: &(impl RequestParameters + ?Sized),
    ) -> impl Iterator<Item = (usize, &'t Check<'t>)> {
        let (pool, rows) = (self.pool, self.rows);
        checks(pool, rows).enumerate().filter_map(move |(place, (row, check))| {
            let violates = |name: &str, value: ParamValue<'_>| name == check.parameter && !check.rule.admits(value);
            let reported = || checks(pool, rows).take(place).any(|(_, earlier)| earlier == check);
            (request.any(violates) && !reported()).then_some((row, check))
        })
    }
}

/// Returns the checks of all entries that are not removed, with the indices of the entries.
fn checks<'t>(pool: &'t Pool<'t>, rows: &'t [EntryRow]) -> impl Iterator<Item = (usize, &'t Check<'t>)> {
    let entries = rows.iter().map(move |row| Entry::new(pool, row)).enumerate();
    let live = entries.filter(|(_, entry)| entry.removed().is_none());
    live.flat_map(|(row, entry)| entry.checks().iter().map(move |check| (row, check)))
}

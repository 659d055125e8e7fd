//! The checked model of a catalog, which the emitters use.

use std::time::Duration;

use errbook_core::RetryPolicy;
use errbook_core::table::Evidence;

use crate::diagnostic::Span;
use crate::lists;

mod conditions;
mod entry;
mod responses;

pub use crate::route::Route;
pub use crate::rules::{Check, Rule};
pub(crate) use conditions::{contradict, imply};
pub use entry::{Cause, Entry, Example, Extension, LifecycleNote, Parameter, Texts};
pub use responses::{
    CodeLocation, Conditions, DelayLocation, Field, HttpResponses, JsonResponses, Predicate, Responses, TextResponses,
    TextSuccess, TrailingField, UnknownCodePattern, When, keys,
};
pub(crate) use responses::{first_keys, paths};

/// A valid catalog, in file order.
#[derive(Clone, PartialEq, Debug)]
pub struct Catalog {
    /// The name of the catalog.
    pub name: String,
    /// The title.
    pub title: String,
    /// An introduction.
    pub description: Option<String>,
    /// The page that the facts are from.
    pub source: Option<Source>,
    /// The sources of facts that the page does not have.
    pub sources: Vec<NamedSource>,
    /// The URL of the published reference, without a trailing slash.
    pub docs_url: Option<String>,
    /// The maximum number of codes on a page of the reference; an endpoint with more has a page for each code.
    pub codes_per_page: usize,
    /// The response formats, unless an endpoint has its own.
    pub responses: Responses,
    /// The names of parameters whose values are secret.
    pub secrets: Vec<String>,
    /// Parameters whose values reports show.
    pub public: Vec<String>,
    /// Further facts, from keys that start with `x-`.
    pub extensions: Vec<Extension>,
    /// The named retry policies.
    pub policies: Vec<Policy>,
    /// The polling profiles of task types.
    pub polling: Vec<PollingProfile>,
    /// Guidelines for callers.
    pub guidelines: Vec<String>,
    /// Decisions on what the source leaves open.
    pub decisions: Vec<Decision>,
    /// All codes, in order of first appearance.
    pub codes: Vec<Code>,
    /// The entries that endpoints can share.
    pub shared: Vec<Entry>,
    /// The endpoints.
    pub endpoints: Vec<Endpoint>,
    /// The hash of the catalog's text: 16 hexadecimal digits.
    pub hash: String,
}

/// The page that the facts are from.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// Its URL.
    pub url: String,
    /// The date on which it was accessed.
    pub accessed: String,
}

/// A named source of other facts.
#[derive(Clone, PartialEq, Debug)]
pub struct NamedSource {
    /// Its name.
    pub name: String,
    /// The kind of evidence.
    pub evidence: Evidence,
    /// Its title.
    pub title: String,
    /// Its URL.
    pub url: Option<String>,
    /// The date on which it was accessed or observed.
    pub accessed: String,
    /// The span of its name.
    pub span: Span,
}

/// The polling of tasks of one type.
#[derive(Clone, PartialEq, Debug)]
pub struct PollingProfile {
    /// The task type.
    pub task_type: String,
    /// The policy, of the class `poll`.
    pub retry: RetryPolicy,
    /// The time of the last poll, from the submission.
    pub timeout: Duration,
    /// The reason.
    pub description: Option<String>,
    /// The sources of the figures, as indices of [`Catalog::sources`].
    pub sources: Vec<u32>,
}

/// A named retry policy.
#[derive(Clone, PartialEq, Debug)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// The policy.
    pub retry: RetryPolicy,
    /// The reason.
    pub description: Option<String>,
    /// The span of its name.
    pub span: Span,
}

/// A decision on what the source leaves open.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    /// The open question.
    pub question: String,
    /// The decision.
    pub decision: String,
    /// The reason.
    pub reason: String,
}

/// A code of the API, at any endpoint.
#[derive(Clone, PartialEq, Debug)]
pub struct Code {
    /// The code on the wire.
    pub code: String,
    /// The name of the Rust variant.
    pub ident: String,
    /// Other spellings.
    pub aliases: Vec<Alias>,
}

/// Another spelling of a code.
#[derive(Clone, PartialEq, Debug)]
pub struct Alias {
    /// The alias on the wire.
    pub name: String,
    /// Its origin or reason.
    pub why: String,
    /// Its span.
    pub span: Span,
}

/// A call that can fail.
#[derive(Clone, PartialEq, Debug)]
pub struct Endpoint {
    /// Its name in the catalog.
    pub name: String,
    /// The name of its Rust enum.
    pub ident: String,
    /// The HTTP method of the call.
    pub method: Option<String>,
    /// The path of the call, with the query that distinguishes it.
    pub path: String,
    /// `true` if the call can be repeated without a second effect.
    pub is_idempotent: bool,
    /// A short title.
    pub title: String,
    /// An introduction.
    pub description: Option<String>,
    /// Further facts, from keys that start with `x-`.
    pub extensions: Vec<Extension>,
    /// The response formats, if they differ from those of the catalog.
    pub responses: Option<Responses>,
    /// `true` if codes that are whole numbers are numbers in the generated JSON: the examples have them so.
    pub has_number_codes: bool,
    /// Its own entries in file order, and then those that it shares.
    pub entries: Vec<Entry>,
}

impl Endpoint {
    /// Returns the method and the path: `POST /v1/charges`.
    #[must_use]
    pub fn call(&self) -> String {
        match &self.method {
            Some(method) => format!("{method} {}", self.path),
            None => self.path.clone(),
        }
    }

    /// Returns the path and the query.
    #[must_use]
    pub fn route(&self) -> Route<'_> {
        Route::new(&self.path)
    }

    /// Returns its entries without those that it shares.
    pub fn own_entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.is_shared)
    }
}

impl Catalog {
    /// Returns the shared entries that an endpoint has, with these endpoints.
    pub fn shared_entries(&self) -> impl Iterator<Item = (&Entry, Vec<&Endpoint>)> {
        // The endpoints of each code.
        let mut endpoints: Vec<Vec<&Endpoint>> = vec![Vec::new(); self.codes.len()];
        for endpoint in &self.endpoints {
            for entry in endpoint.entries.iter().filter(|entry| entry.is_shared) {
                if let Some(endpoints) = endpoints.get_mut(entry.code) {
                    endpoints.push(endpoint);
                }
            }
        }
        self.shared.iter().filter_map(move |entry| {
            let endpoints = std::mem::take(endpoints.get_mut(entry.code)?);
            (!endpoints.is_empty()).then_some((entry, endpoints))
        })
    }

    /// Returns every entry once: those of each endpoint, and at last the shared ones.
    pub fn groups(&self) -> impl Iterator<Item = Vec<&Entry>> {
        let mut groups = lists::map(&self.endpoints, |endpoint| {
            lists::filter_map(&endpoint.entries, |entry| (!entry.is_shared).then_some(entry))
        });
        groups.push(self.shared_entries().map(|(entry, _)| entry).collect());
        groups.into_iter()
    }

    /// Returns the response formats of an endpoint.
    #[must_use]
    pub fn responses_of<'m>(&'m self, endpoint: &'m Endpoint) -> &'m Responses {
        endpoint.responses.as_ref().unwrap_or(&self.responses)
    }

    /// Returns the retry policy of an entry.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "indices of the model are valid")]
    pub fn policy(&self, entry: &Entry) -> &Policy {
        &self.policies[entry.texts.policy]
    }

    /// Returns the sources at these indices of [`sources`](Self::sources).
    pub fn sources_at(&self, places: &[u32]) -> impl Iterator<Item = &NamedSource> {
        places.iter().filter_map(|place| self.sources.get(*place as usize))
    }

    /// Returns the code of an entry.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "indices of the model are valid")]
    pub fn code(&self, entry: &Entry) -> &Code {
        &self.codes[entry.code]
    }
}

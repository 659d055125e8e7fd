//! The checked model of a catalog, which the emitters use.

use std::time::Duration;

use errbook_core::RetryPolicy;
use errbook_core::table::{Evidence, ParameterKind, StatusRange, Unit};

use crate::diagnostic::Span;

mod conditions;
mod responses;

pub use crate::rules::{Check, Rule};
pub(crate) use conditions::{contradict, imply};
pub use responses::{
    CodeLocation, Conditions, DelayLocation, Field, HttpResponses, JsonResponses, Predicate, Responses, TextResponses,
    UnknownCodePattern, When, keys,
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
    /// The response formats, unless an endpoint has its own.
    pub responses: Responses,
    /// The names of parameters whose values are secret.
    pub secrets: Vec<String>,
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
    /// The path of the call.
    pub path: String,
    /// A short title.
    pub title: String,
    /// An introduction.
    pub description: Option<String>,
    /// Further facts, from keys that start with `x-`.
    pub extensions: Vec<Extension>,
    /// The response formats, if they differ from those of the catalog.
    pub responses: Option<Responses>,
    /// Its own entries in file order, and then those that it shares.
    pub entries: Vec<Entry>,
}

/// A code at one endpoint.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The index of the code in [`Catalog::codes`].
    pub code: usize,
    /// The span of the code.
    pub span: Span,
    /// `true` if it is one of [`Catalog::shared`].
    pub is_shared: bool,
    /// The code whose texts it shares, if the source has one heading for several codes.
    pub same_as: Option<String>,
    /// The texts.
    pub texts: Texts,
    /// The documented HTTP statuses, with their span.
    pub http: Vec<(StatusRange, Span)>,
    /// The conditions under which a response is this entry without its code.
    pub when: Option<When>,
    /// Example responses, in addition to the canonical ones.
    pub examples: Vec<Example>,
    /// The evidence that the code exists.
    pub evidence: Evidence,
    /// The sources of the evidence, as indices of [`Catalog::sources`].
    pub sources: Vec<u32>,
    /// The release of the API that introduced the code.
    pub since: Option<String>,
    /// Since when the API discourages the code, and its replacement.
    pub deprecated: Option<LifecycleNote>,
    /// Since when the API no longer returns the code, and the reason.
    pub removed: Option<LifecycleNote>,
    /// Further facts, from keys that start with `x-`.
    pub extensions: Vec<Extension>,
}

/// A note on the lifecycle of an entry.
#[derive(Clone, PartialEq, Debug)]
pub struct LifecycleNote {
    /// The release or date.
    pub since: Option<String>,
    /// The text.
    pub text: String,
}

/// A fact from a key that starts with `x-`.
#[derive(Clone, PartialEq, Debug)]
pub struct Extension {
    /// The key.
    pub name: String,
    /// The values, as text.
    pub values: Vec<String>,
    /// `true` if the value is a list.
    pub is_list: bool,
}

/// The part in braces of a code such as `FLOOD_WAIT_{seconds}`.
#[derive(Clone, PartialEq, Debug)]
pub struct Parameter {
    /// Its type.
    pub kind: ParameterKind,
    /// The unit, if it is the delay before the next attempt.
    pub delay: Option<Unit>,
}

/// A response that must parse as its entry.
#[derive(Clone, PartialEq, Debug)]
pub struct Example {
    /// The response body.
    pub body: String,
    /// Its span.
    pub span: Span,
}

/// The texts of an entry, possibly shared.
#[derive(Clone, PartialEq, Debug)]
pub struct Texts {
    /// A short title.
    pub title: String,
    /// The meaning; empty if the catalog omits texts.
    pub meaning: String,
    /// The span of the meaning, or else of the entry.
    pub meaning_span: Span,
    /// Distinct causes, each with its own fix.
    pub causes: Vec<Cause>,
    /// The fix; empty if the catalog omits texts.
    pub fix: String,
    /// The index of the retry policy in [`Catalog::policies`].
    pub policy: usize,
    /// An additional fact.
    pub note: Option<String>,
    /// Related codes, as indices of [`Catalog::codes`].
    pub see_also: Vec<usize>,
    /// The checks of parameters whose violation gives this error.
    pub checks: Vec<Check>,
    /// The parameter of the code.
    pub parameter: Option<Parameter>,
}

/// One of several causes of an error.
#[derive(Clone, PartialEq, Debug)]
pub struct Cause {
    /// The cause.
    pub cause: String,
    /// The fix for this cause.
    pub fix: String,
}

impl Endpoint {
    /// Returns its entries without those that it shares.
    pub fn own_entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.is_shared)
    }
}

impl Catalog {
    /// Returns the shared entries that an endpoint has, with these endpoints.
    pub fn shared_entries(&self) -> impl Iterator<Item = (&Entry, Vec<&Endpoint>)> {
        self.shared.iter().filter_map(|entry| {
            let shares = |other: &Entry| other.is_shared && other.code == entry.code;
            let endpoints = self.endpoints.iter().filter(|endpoint| endpoint.entries.iter().any(shares));
            let endpoints: Vec<_> = endpoints.collect();
            (!endpoints.is_empty()).then_some((entry, endpoints))
        })
    }

    /// Returns every entry once: those of each endpoint, and at last the shared ones.
    pub fn groups(&self) -> impl Iterator<Item = Vec<&Entry>> {
        let own = self.endpoints.iter().map(|endpoint| endpoint.own_entries().collect());
        own.chain([self.shared_entries().map(|(entry, _)| entry).collect()])
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

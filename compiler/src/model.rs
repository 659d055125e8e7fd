//! The checked model of a catalogue: what the emitters read.

use std::time::Duration;

use errbook_core::RetryPolicy;
use errbook_core::table::{Evidence, ParameterKind, Unit};

use crate::diagnostic::Span;

mod responses;

pub use crate::rules::{Check, Rule};
pub(crate) use responses::first_keys;
pub use responses::{JsonResponses, Predicate, Responses, TextResponses, UnknownCodePattern, keys};

/// A catalogue without structural mistakes, in the order of the file.
#[derive(Clone, PartialEq, Debug)]
pub struct Catalog {
    /// The catalogue's own name.
    pub name: String,
    /// What it is of, for people.
    pub title: String,
    /// An introduction.
    pub description: Option<String>,
    /// Where the facts are from.
    pub source: Option<Source>,
    /// Where the facts are from that the page does not have.
    pub sources: Vec<NamedSource>,
    /// Where the generated reference is published: an address without a slash at its end.
    pub docs_url: Option<String>,
    /// How replies are read off the wire.
    pub responses: Responses,
    /// The named retry policies.
    pub policies: Vec<Policy>,
    /// How tasks are polled whose type is known.
    pub polling: Vec<PollingProfile>,
    /// Habits that are good for every caller.
    pub guidelines: Vec<String>,
    /// What the source leaves open and the catalogue decides.
    pub decisions: Vec<Decision>,
    /// Every code once, in the order of first appearance.
    pub codes: Vec<Code>,
    /// The calls that can fail.
    pub endpoints: Vec<Endpoint>,
    /// The hash of the catalogue's text: 16 hexadecimal digits.
    pub hash: String,
}

/// Where the facts of a catalogue are from.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// The address of the page.
    pub url: String,
    /// The day on which it was read.
    pub accessed: String,
}

/// A named source beside the page.
#[derive(Clone, PartialEq, Debug)]
pub struct NamedSource {
    /// Its name.
    pub name: String,
    /// Who speaks there.
    pub evidence: Evidence,
    /// What it is.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// The day on which it was read or seen.
    pub accessed: String,
    /// Where its name stands in the file.
    pub span: Span,
}

/// How tasks of one type are polled.
#[derive(Clone, PartialEq, Debug)]
pub struct PollingProfile {
    /// The type of task.
    pub task_type: String,
    /// The policy, of the class `poll`.
    pub retry: RetryPolicy,
    /// When the last poll is made, from the start.
    pub timeout: Duration,
    /// Why it is so.
    pub description: Option<String>,
    /// Where the figures are from, as places in [`Catalog::sources`].
    pub sources: Vec<u32>,
}

/// A named retry policy.
#[derive(Clone, PartialEq, Debug)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// What it says.
    pub retry: RetryPolicy,
    /// Why it is so.
    pub description: Option<String>,
    /// Where its name stands in the file.
    pub span: Span,
}

/// What the source leaves open and the catalogue decides.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    /// What is open.
    pub question: String,
    /// What the catalogue says.
    pub decision: String,
    /// Why.
    pub reason: String,
}

/// One code of the API, wherever it can be answered.
#[derive(Clone, PartialEq, Debug)]
pub struct Code {
    /// The string on the wire.
    pub code: String,
    /// The name of the Rust variant.
    pub ident: String,
    /// Other spellings that mean the same.
    pub aliases: Vec<Alias>,
}

/// Another spelling of a code.
#[derive(Clone, PartialEq, Debug)]
pub struct Alias {
    /// The string on the wire.
    pub name: String,
    /// Where it was seen, or why it is there.
    pub why: String,
    /// Where it stands in the file.
    pub span: Span,
}

/// A call that can fail.
#[derive(Clone, PartialEq, Debug)]
pub struct Endpoint {
    /// Its name in the catalogue.
    pub name: String,
    /// The name of its Rust enum.
    pub ident: String,
    /// Where it is called.
    pub path: String,
    /// What it does, in a few words.
    pub title: String,
    /// An introduction.
    pub description: Option<String>,
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
}

/// One code at one endpoint.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The place of the code in [`Catalog::codes`].
    pub code: usize,
    /// Where the code stands in the file.
    pub span: Span,
    /// The code whose texts these are, where the source has one heading for several codes.
    pub same_as: Option<String>,
    /// What it says.
    pub texts: Texts,
    /// Responses that the catalogue gives for it, beside the canonical ones.
    pub examples: Vec<Example>,
    /// Who says that it exists.
    pub evidence: Evidence,
    /// Where that is said, as places in [`Catalog::sources`].
    pub sources: Vec<u32>,
    /// The release since which the API answers so.
    pub since: Option<String>,
    /// Since when the API discourages it, and what to know about that.
    pub deprecated: Option<LifecycleNote>,
    /// Since when the API does not answer so any more, and why.
    pub removed: Option<LifecycleNote>,
}

/// A word on the life of an entry.
#[derive(Clone, PartialEq, Debug)]
pub struct LifecycleNote {
    /// Since when.
    pub since: String,
    /// What to know about it.
    pub text: String,
}

/// The part in braces of a code such as `FLOOD_WAIT_{seconds}`.
#[derive(Clone, PartialEq, Debug)]
pub struct Parameter {
    /// What it is.
    pub kind: ParameterKind,
    /// The unit in which it is the delay before the next try.
    pub delay: Option<Unit>,
}

/// A reply that must be read as exactly the entry that it stands at.
#[derive(Clone, PartialEq, Debug)]
pub struct Example {
    /// The response body.
    pub body: String,
    /// Where it stands in the file.
    pub span: Span,
}

/// What an entry says; shared by entries that are the same.
#[derive(Clone, PartialEq, Debug)]
pub struct Texts {
    /// A few words that name the error.
    pub title: String,
    /// What the reply means; empty where the catalogue leaves texts out.
    pub meaning: String,
    /// Where the meaning, or else the entry, stands in the file.
    pub meaning_span: Span,
    /// The causes that are known to differ, each with its own fix.
    pub causes: Vec<Cause>,
    /// What to do about it; empty where the catalogue leaves texts out.
    pub fix: String,
    /// The place of its retry policy in [`Catalog::policies`].
    pub policy: usize,
    /// A further fact.
    pub note: Option<String>,
    /// Related codes, as places in [`Catalog::codes`].
    pub see_also: Vec<usize>,
    /// The limits whose breach gives this error.
    pub checks: Vec<Check>,
    /// What the part in braces of the code is.
    pub parameter: Option<Parameter>,
}

/// One of several causes of an error.
#[derive(Clone, PartialEq, Debug)]
pub struct Cause {
    /// What happened.
    pub cause: String,
    /// What to do in that case.
    pub fix: String,
}

impl Catalog {
    /// The retry policy of an entry.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the model holds places of its own lists only")]
    pub fn policy(&self, entry: &Entry) -> &Policy {
        &self.policies[entry.texts.policy]
    }

    /// The sources at these places of [`sources`](Self::sources), as entries and waits name them.
    pub fn sources_at(&self, places: &[u32]) -> impl Iterator<Item = &NamedSource> {
        places.iter().filter_map(|place| self.sources.get(*place as usize))
    }

    /// The code of an entry.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the model holds places of its own lists only")]
    pub fn code(&self, entry: &Entry) -> &Code {
        &self.codes[entry.code]
    }
}

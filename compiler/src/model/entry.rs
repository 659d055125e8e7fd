//! A code at one endpoint: its texts, facts and lifecycle.

use errbook_core::table::{Evidence, ParameterKind, StatusRange, Unit};

use super::responses::When;
use crate::diagnostic::Span;
use crate::rules::Check;

/// A code at one endpoint.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The index of the code in [`Catalog::codes`](super::Catalog::codes).
    pub code: usize,
    /// The span of the code.
    pub span: Span,
    /// `true` if it is one of [`Catalog::shared`](super::Catalog::shared).
    pub is_shared: bool,
    /// The code whose texts it shares, if the source has one heading for several codes.
    pub same_as: Option<String>,
    /// The texts.
    pub texts: Texts,
    /// The parameter whose value gives this error if it is not the ID of a task.
    pub unknown_id: Option<String>,
    /// The documented HTTP statuses, with their span.
    pub http: Vec<(StatusRange, Span)>,
    /// The conditions under which a response is this entry without its code.
    pub when: Option<When>,
    /// Example responses, in addition to the canonical ones.
    pub examples: Vec<Example>,
    /// The evidence that the code exists.
    pub evidence: Evidence,
    /// The sources of the evidence, as indices of [`Catalog::sources`](super::Catalog::sources).
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
    /// The index of the retry policy in [`Catalog::policies`](super::Catalog::policies).
    pub policy: usize,
    /// An additional fact.
    pub note: Option<String>,
    /// Related codes, as indices of [`Catalog::codes`](super::Catalog::codes).
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

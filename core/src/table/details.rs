//! The facts that few entries have.

use crate::parameter::Unit;
use crate::responses::StatusRange;
use crate::rule::Check;
use crate::source::Evidence;

/// The facts that few entries have, or that many entries share.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct EntryDetails<'t> {
    /// See [`Entry::causes`](super::Entry::causes).
    pub causes: &'t [Cause<'t>],
    /// See [`Entry::http`](super::Entry::http).
    pub http: &'t [StatusRange],
    /// See [`Entry::checks`](super::Entry::checks).
    pub checks: &'t [Check<'t>],
    /// See [`Entry::evidence`](super::Entry::evidence).
    pub evidence: Evidence,
    /// See [`Entry::sources`](super::Entry::sources).
    pub sources: &'t [u32],
    /// See [`Entry::delay`](super::Entry::delay).
    pub delay: Option<Unit>,
    /// See [`Entry::since`](super::Entry::since).
    pub since: Option<&'t str>,
    /// See [`Entry::deprecated`](super::Entry::deprecated).
    pub deprecated: Option<LifecycleNote<'t>>,
    /// See [`Entry::removed`](super::Entry::removed).
    pub removed: Option<LifecycleNote<'t>>,
    /// See [`Entry::extensions`](super::Entry::extensions).
    pub extensions: &'t [Extension<'t>],
}

impl EntryDetails<'_> {
    /// The details of an entry without any, and the defaults in generated code.
    pub const EMPTY: EntryDetails<'static> = EntryDetails {
        causes: &[],
        http: &[],
        checks: &[],
        evidence: Evidence::Page,
        sources: &[],
        delay: None,
        since: None,
        deprecated: None,
        removed: None,
        extensions: &[],
    };
}

/// A note on the lifecycle of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct LifecycleNote<'t> {
    /// The release or date since which it applies, if it is known.
    pub since: Option<&'t str>,
    /// The text of the note.
    pub text: &'t str,
}

/// A fact from a key of the catalog that starts with `x-`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Extension<'t> {
    /// The key: `x-team`.
    pub name: &'t str,
    /// The value, as text.
    pub value: ExtensionValue<'t>,
}

/// The value of an [`Extension`]; numbers and booleans are text as in the catalog.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ExtensionValue<'t> {
    /// A single value.
    Single(&'t str),
    /// A list of values.
    List(&'t [&'t str]),
}

/// One of several causes of an error.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Cause<'t> {
    /// The cause.
    pub cause: &'t str,
    /// The fix for this cause.
    pub fix: &'t str,
}

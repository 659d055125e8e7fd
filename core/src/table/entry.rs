//! The view of an entry.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::details::{Cause, EntryDetails, Extension, LifecycleNote};
use super::pool::{EntryRow, Pool};
use crate::numbers::value;
use crate::parameter::{Parameter, Unit, Wire};
use crate::responses::StatusRange;
use crate::retry::{RetryPolicy, ServerDelay};
use crate::rule::Check;
use crate::source::Evidence;

/// A code at one endpoint.
///
/// This is a view of two pointers; entries are equal if all of their facts are.
#[derive(Clone, Copy)]
pub struct Entry<'t> {
    pool: &'t Pool<'t>,
    row: &'t EntryRow,
}

/// The numbers of an entry's texts in the pool.
#[derive(Clone, Copy)]
pub(crate) struct TextNumbers {
    pub(crate) title: u32,
    pub(crate) meaning: u32,
    pub(crate) fix: u32,
}

impl<'t> Entry<'t> {
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub const fn new(pool: &'t Pool<'t>, row: &'t EntryRow) -> Self {
        Entry { pool, row }
    }

    /// Returns the index of the code in [`Catalog::codes`](super::Catalog::codes).
    #[inline]
    #[must_use]
    pub const fn row(self) -> usize {
        let [code, ..] = *self.row;
        value(code) as usize
    }

    /// Returns the code on the wire: `ERROR_ZERO_BALANCE`.
    #[inline]
    #[must_use]
    pub const fn code(self) -> &'t str {
        self.pool.code(self.row())
    }

    /// Returns the name of the Rust variant: `ZeroBalance`.
    #[inline]
    #[must_use]
    pub const fn ident(self) -> &'t str {
        self.pool.idents.get(self.row())
    }

    /// Returns a short title.
    #[inline]
    #[must_use]
    pub const fn title(self) -> &'t str {
        self.pool.text(self.numbers().title)
    }

    /// Returns the meaning of the response.
    #[inline]
    #[must_use]
    pub const fn meaning(self) -> &'t str {
        self.pool.text(self.numbers().meaning)
    }

    /// Returns the fix.
    #[inline]
    #[must_use]
    pub const fn fix(self) -> &'t str {
        self.pool.text(self.numbers().fix)
    }

    /// Returns the numbers of the texts in the pool.
    #[inline]
    pub(crate) const fn numbers(self) -> TextNumbers {
        let [_, title, meaning, fix, ..] = *self.row;
        TextNumbers { title: value(title), meaning: value(meaning), fix: value(fix) }
    }

    /// Returns the URL of its section in the published reference, if the catalog has a `docs_url`.
    #[inline]
    #[must_use]
    pub const fn docs_url(self) -> Option<&'t str> {
        match *self.row {
            [.., [0, 0, 0, 0], _, _] => None,
            [.., url, _, _] => Some(self.pool.text(value(url))),
        }
    }

    /// Returns the retry policy.
    #[inline]
    #[must_use]
    pub const fn retry(self) -> RetryPolicy {
        let [.., policy, _] = *self.row;
        self.pool.policy(value(policy))
    }

    /// Returns distinct causes, in order, each with its own fix; empty if there is only one cause.
    #[must_use]
    pub fn causes(self) -> &'t [Cause<'t>] {
        self.details().causes
    }

    /// Returns the documented HTTP statuses of the response.
    #[must_use]
    pub fn http(self) -> &'t [StatusRange] {
        self.details().http
    }

    /// Returns the checks of parameters whose violation gives this error.
    #[must_use]
    pub fn checks(self) -> &'t [Check<'t>] {
        self.details().checks
    }

    /// Returns the evidence that the code exists.
    #[must_use]
    pub fn evidence(self) -> Evidence {
        self.details().evidence
    }

    /// Returns the sources of the evidence, as indices of [`Catalog::sources`](super::Catalog::sources); empty for the
    /// reference page.
    #[must_use]
    pub fn sources(self) -> &'t [u32] {
        self.details().sources
    }

    /// Returns the unit of the code's parameter, if that is the delay before the next attempt.
    #[must_use]
    pub fn delay(self) -> Option<Unit> {
        self.details().delay
    }

    /// Returns the release of the API that introduced the code.
    #[must_use]
    pub fn since(self) -> Option<&'t str> {
        self.details().since
    }

    /// Returns since when the API discourages the code, and its replacement.
    #[must_use]
    pub fn deprecated(self) -> Option<LifecycleNote<'t>> {
        self.details().deprecated
    }

    /// Returns since when the API no longer returns the code, and why the catalog keeps it.
    #[must_use]
    pub fn removed(self) -> Option<LifecycleNote<'t>> {
        self.details().removed
    }

    /// Returns further facts, from keys that start with `x-`.
    #[must_use]
    pub fn extensions(self) -> &'t [Extension<'t>] {
        self.details().extensions
    }

    /// Returns the code on the wire with this parameter, such as `FLOOD_WAIT_30`; the code alone if it has none.
    ///
    /// The output parses as the same code and parameter.
    #[must_use]
    pub const fn with<'w>(self, parameter: Parameter<'w>) -> Wire<'w>
    where
        't: 'w,
    {
        Wire::new(self.code(), parameter)
    }

    /// Returns the delay that this code with this parameter asks for.
    pub(crate) fn server_delay(self, parameter: Option<Parameter<'_>>) -> ServerDelay {
        let number = parameter.and_then(Parameter::number);
        self.delay().zip(number).map(|(unit, number)| unit.of(number)).into()
    }

    fn details(self) -> &'t EntryDetails<'t> {
        let [.., details] = *self.row;
        self.pool.details(value(details))
    }

    /// Returns the texts, for comparisons.
    fn texts(self) -> [&'t str; 5] {
        [self.code(), self.ident(), self.title(), self.meaning(), self.fix()]
    }
}

impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.texts() == other.texts()
            && self.docs_url() == other.docs_url()
            && self.retry() == other.retry()
            && self.details() == other.details()
    }
}

impl Eq for Entry<'_> {}

impl Hash for Entry<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.texts().hash(state);
    }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("code", &self.code())
            .field("ident", &self.ident())
            .field("title", &self.title())
            .field("meaning", &self.meaning())
            .field("fix", &self.fix())
            .field("docs_url", &self.docs_url())
            .field("retry", &self.retry())
            .field("details", self.details())
            .finish()
    }
}

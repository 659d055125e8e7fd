//! The texts, policies and details that the rows of a catalog refer to by number.
//!
//! A row of a table is a few numbers. With a struct of strings for each entry, a catalog of 10,000 codes takes rustc four
//! times as long, and the executable needs a relocation for each string.

use super::details::EntryDetails;
use crate::index::CodeIndex;
use crate::numbers::Number;
use crate::retry::RetryPolicy;
use crate::strings::Strings;

/// The row of an entry: code, title, meaning, fix, URL of the documentation, retry policy, details.
///
/// The code is its row in the catalog; the texts are strings of [`Pool::texts`], of which 0 is empty; the policy is an index
/// of [`Pool::policies`]; the details are an index of [`Pool::details`](field@Pool::details) plus 1, or 0 for none.
pub type EntryRow = [Number; 7];

/// The texts, policies and details that the rows of a catalog refer to.
#[derive(Clone, Copy, Debug)]
pub struct Pool<'t> {
    /// Maps codes and aliases to rows of the catalog. The first of its names are the codes, in the order of the rows.
    pub index: CodeIndex<'t>,
    /// The name of the Rust variant of each row of the catalog.
    pub idents: &'t Strings<'t>,
    /// Every other text of the entries once.
    pub texts: &'t Strings<'t>,
    /// The retry policies, those of the class [`Poll`](crate::RetryClass::Poll) first.
    pub policies: &'t [RetryPolicy],
    /// The number of policies of the class [`Poll`](crate::RetryClass::Poll).
    pub polls: u32,
    /// The details that entries have.
    pub details: &'t [EntryDetails<'t>],
}

impl<'t> Pool<'t> {
    /// Returns the code at this row of the catalog, on the wire; empty if there is none.
    #[inline]
    #[must_use]
    pub const fn code(&self, row: usize) -> &'t str {
        self.index.names.get(row)
    }

    /// Returns the text with this number.
    #[inline]
    pub(crate) const fn text(&self, number: u32) -> &'t str {
        self.texts.get(number as usize)
    }

    #[expect(clippy::indexing_slicing, reason = "`get` is not usable in constants; the index is checked")]
    pub(super) const fn policy(&self, number: u32) -> RetryPolicy {
        let number = number as usize;
        if number < self.policies.len() { self.policies[number] } else { RetryPolicy::Unspecified }
    }

    pub(super) fn details(&self, number: u32) -> &'t EntryDetails<'t> {
        let details = (number as usize).checked_sub(1).and_then(|index| self.details.get(index));
        details.unwrap_or(&EntryDetails::EMPTY)
    }
}

/// Maps rows of the catalog to rows of an endpoint.
#[derive(Clone, Copy, Debug)]
pub struct RowMap<'t> {
    /// The first row of the catalog that the endpoint has.
    pub first: u32,
    /// The row of the endpoint for each row of the catalog from `first` on, or [`RowMap::NONE`]; empty if the endpoint has
    /// these rows in the same order, as the first endpoint of every catalog.
    pub rows: &'t [[u8; 2]],
}

impl RowMap<'_> {
    /// The mark of a row that the endpoint does not have.
    pub const NONE: [u8; 2] = [u8::MAX; 2];

    /// Returns the row of the endpoint for a row of the catalog; a row that the endpoint does not have for other rows.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn get(&self, row: usize) -> Option<usize> {
        let place = row.wrapping_sub(self.first as usize);
        if self.rows.is_empty() {
            Some(place)
        } else {
            self.rows.get(place).map(|row| u16::from_le_bytes(*row) as usize)
        }
    }
}

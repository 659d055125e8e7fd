//! Many strings in one text, so that a table of strings has no pointers.

use crate::numbers::{Number, value};

/// A list of strings in one text: each string begins where the one before it ends.
///
/// Compilers and linkers process a table of `&str` string by string: rustc checks each expression, and in an executable that
/// can be loaded anywhere, each pointer needs a relocation. A text and a list of numbers cost neither.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Strings<'t> {
    /// All strings, one after the other.
    pub text: &'t str,
    /// The start of each string in `text`, in bytes, and the end of the last one.
    pub bounds: &'t [Number],
}

impl<'t> Strings<'t> {
    /// Returns the number of strings.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// Returns `true` if there are no strings.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the string at this index, or the empty string if there is none.
    #[inline]
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "`get` is not usable in constants; the indices are checked")]
    pub const fn get(&self, index: usize) -> &'t str {
        if index >= self.len() {
            return "";
        }
        let (start, end) = (value(self.bounds[index]) as usize, value(self.bounds[index + 1]) as usize);
        let Some((until, _)) = self.text.split_at_checked(end) else { return "" };
        let Some((_, string)) = until.split_at_checked(start) else { return "" };
        string
    }
}

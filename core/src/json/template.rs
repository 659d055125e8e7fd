//! Templates: the JSON of common serializers, in which only one string varies.
//!
//! Comparing the bytes around the string is several times faster than parsing the object, and most responses match.

use crate::index::same_as_known;

/// A JSON response in which only one string varies: `{"status":0,"request":"` … `"}`.
///
/// A template must give the outcome that the other fields of [`JsonResponses`](crate::table::JsonResponses) give, and requires that no code or alias
/// has a character that JSON escapes; the compiler ensures both. A body that matches no template is parsed key by key,
/// from its start or after the part that matches.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Template<'t> {
    /// The text before the string, including the opening quote.
    pub before: &'t str,
    /// The text after the string, including the closing quote.
    pub after: &'t str,
    /// `true` if the string is the payload of a success, `false` if it is the code of a failure.
    pub success: bool,
    /// The index of the string's key in [`JsonResponses::keys`](crate::table::JsonResponses::keys).
    pub string: usize,
    /// The index in [`JsonResponses::keys`](crate::table::JsonResponses::keys) of the key that distinguishes success from failure, if it is before the string.
    ///
    /// Parsing of a body that only starts like such a template continues at its string, so `before` contains these two
    /// members only.
    pub discriminator: Option<usize>,
}

impl Template<'_> {
    /// Returns `true` if a body starts with the template.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn begins(&self, body: &[u8]) -> bool {
        let before = self.before.as_bytes();
        // The bytes before the string distinguish most templates.
        body.get(..before.len())
            .is_some_and(|head| head.last_chunk::<8>() == before.last_chunk() && same_as_known(head, before))
    }

    /// Returns the string of a body that starts with the template, if it also ends with it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn string<'a>(&self, body: &'a [u8]) -> Option<&'a [u8]> {
        let after = self.after.as_bytes();
        let rest = body.get(self.before.len()..)?;
        let (string, tail) = rest.split_at_checked(rest.len().checked_sub(after.len())?)?;
        same_as_known(tail, after).then_some(string)
    }
}

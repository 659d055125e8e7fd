//! The characters of a text.

use core::iter::FusedIterator;
use core::str;

use super::escape::unescape;
use super::plain::before_escape;

/// The decoded characters of a [`Text`](crate::Text); see [`Text::chars`](crate::Text::chars).
// Literal text up to the next escape is iterated as a string, so that its characters are not compared with a backslash.
#[derive(Clone, Debug)]
pub struct Chars<'a> {
    /// The rest of the literal text before the next escape.
    literal: str::Chars<'a>,
    /// The text from the start of that literal text, or from before it.
    raw: &'a str,
    /// The number of bytes from the next escape to the end of `raw`.
    behind: usize,
}

impl<'a> Chars<'a> {
    pub(super) fn new(raw: &'a str, escaped: bool) -> Self {
        let length = if escaped { before_escape(raw.as_bytes()) } else { raw.len() };
        let (literal, escapes) = raw.split_at_checked(length).unwrap_or((raw, ""));
        Chars { literal: literal.chars(), raw, behind: escapes.len() }
    }

    /// Returns the remaining text as it is written, and `true` if it has escapes.
    pub(super) fn rest(&self) -> (&'a str, bool) {
        let start = self.raw.len().checked_sub(self.behind + self.literal.as_str().len());
        (start.and_then(|start| self.raw.get(start..)).unwrap_or_default(), self.behind > 0)
    }

    /// Decodes the next escape, after the literal text before it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn escape(&mut self) -> Option<char> {
        let (character, literal, behind) = first_escape(self.raw, self.behind)?;
        (self.literal, self.behind) = (literal.chars(), behind);
        Some(character)
    }
}

/// Returns the character of the escape that starts this number of bytes before the end, the literal text behind it, and the
/// number of bytes behind that.
// Out of the loop over literal characters, and by values, so that the iterator stays in registers.
#[inline(never)]
fn first_escape(raw: &str, behind: usize) -> Option<(char, &str, usize)> {
    let position = raw.len().checked_sub(behind)?;
    // The escapes of a `Text` are valid, so the iterator does not end here.
    let (character, length) = unescape(raw.as_bytes().get(position + 1..)?)?;
    let start = position + 1 + length;
    let rest = raw.as_bytes().get(start..)?;
    let end = start + if rest.first() == Some(&b'\\') { 0 } else { before_escape(rest) };
    Some((character, raw.get(start..end)?, raw.len() - end))
}

impl Iterator for Chars<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        match self.literal.next() {
            None if self.behind > 0 => self.escape(),
            character => character,
        }
    }

    #[inline]
    fn fold<B, F: FnMut(B, char) -> B>(mut self, init: B, mut f: F) -> B {
        let mut state = init;
        loop {
            state = self.literal.clone().fold(state, &mut f);
            match self.escape() {
                Some(character) => state = f(state, character),
                None => return state,
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        // The longest spelling of a character is a surrogate pair, `\\ud83d\\ude00`.
        let bytes = self.literal.as_str().len() + self.behind;
        (bytes.div_ceil(12), Some(bytes))
    }
}

impl FusedIterator for Chars<'_> {}

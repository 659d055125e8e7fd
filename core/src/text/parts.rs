//! The parts of a text with escapes: what can be copied at once, and what must be decoded.

use super::escape::unescape;
use super::plain::plain_length;

/// A part of the inside of a JSON string.
pub(super) enum Part<'a> {
    /// Text without a backslash, not empty.
    Literal(&'a str),
    /// The character of an escape.
    Escape(char),
}

/// The parts of the inside of a valid JSON string, in order.
pub(super) struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Parts<'a> {
    pub(super) const fn new(raw: &'a str) -> Self {
        Parts { rest: raw }
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    #[inline]
    fn next(&mut self) -> Option<Part<'a>> {
        let (bytes, mut literal) = (self.rest.as_bytes(), self.rest);
        let mut length = 0;
        if let [b'\\', first, ..] = bytes {
            // The character of these escapes is literal text, if the backslash is skipped.
            if matches!(first, b'/' | b'"' | b'\\') {
                (literal, length) = (self.rest.get(1..)?, 1);
            } else {
                // The escapes of a `Text` are valid, so the iterator does not end here.
                let (character, length) = unescape(bytes.get(1..)?)?;
                self.rest = self.rest.get(1 + length..)?;
                return Some(Part::Escape(character));
            }
        }
        length += plain_length(literal.as_bytes().get(length..)?);
        let (literal, rest) = literal.split_at_checked(length)?;
        self.rest = rest;
        (!literal.is_empty()).then_some(Part::Literal(literal))
    }
}

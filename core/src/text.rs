//! Strings of a response, which are decoded on demand.

mod chars;
mod decode;
mod equality;
mod escape;
mod plain;
mod runs;
mod sink;

use core::fmt::{self, Write as _};
use core::str;

#[cfg(feature = "alloc")]
use alloc::{borrow::Cow, string::String};

use chars::Chars;
use decode::decode;
pub(crate) use escape::escaped_end;
pub(crate) use plain::{plain_length, plain_string};
use sink::{Target, shared};

/// A string of a response, borrowed from the body.
///
/// It is either verbatim, or the inside of a JSON string with its escapes, which were validated when the response was
/// parsed and are decoded on demand. Two texts are equal, and hash equally, if they decode to the same string.
/// No method allocates (except `to_cow`, behind the feature `alloc`) or panics.
///
/// ```
/// use errbook_core::Text;
///
/// let text = Text::plain("ERROR_ZERO_BALANCE");
/// assert_eq!(text, "ERROR_ZERO_BALANCE");
/// assert_eq!(text.as_str(), Some("ERROR_ZERO_BALANCE"));
/// assert_eq!(text.to_string(), "ERROR_ZERO_BALANCE");
///
/// let mut buffer = [0; 64];
/// assert_eq!(text.copy_to(&mut buffer), Some("ERROR_ZERO_BALANCE"));
/// assert_eq!(text.copy_to(&mut [0; 4]), None);
/// ```
#[derive(Clone, Copy)]
pub struct Text<'a> {
    raw: &'a str,
    escaped: bool,
}

impl<'a> Text<'a> {
    /// Creates a text from a string that has no escapes: a backslash in `text` is a backslash.
    #[must_use]
    pub const fn plain(text: &'a str) -> Self {
        Text { raw: text, escaped: false }
    }

    /// Creates a text from the inside of a valid JSON string with at least one escape.
    pub(crate) const fn escaped(raw: &'a str) -> Self {
        Text { raw, escaped: true }
    }

    /// Returns the text without copying it, or `None` if it has escapes.
    ///
    /// In that case use [`chars`](Self::chars), [`copy_to`](Self::copy_to) or `to_cow`, or compare and print the text
    /// itself.
    #[must_use]
    pub const fn as_str(self) -> Option<&'a str> {
        if self.escaped { None } else { Some(self.raw) }
    }

    /// Returns the characters of the decoded text.
    #[must_use]
    pub fn chars(self) -> Chars<'a> {
        Chars::new(self.raw, self.escaped)
    }

    /// Returns `true` if the decoded text is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.raw.is_empty()
    }

    /// Decodes into `buffer` and returns the written part, or `None` if the buffer is too small.
    ///
    /// After `None` the contents of the buffer are unspecified.
    #[must_use]
    pub fn copy_to(self, buffer: &mut [u8]) -> Option<&str> {
        let length = self.decode(buffer)?;
        str::from_utf8(buffer.get(..length)?).ok()
    }

    /// Decodes into `buffer` and returns the number of bytes written, or `None` if the buffer is too small.
    pub(crate) fn decode(self, buffer: &mut [u8]) -> Option<usize> {
        if let Some(text) = self.as_str() {
            buffer.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
            return Some(text.len());
        }
        let mut target = Target::new(buffer);
        decode(self.raw, false, shared(&mut target))?;
        Some(target.length())
    }

    /// Returns the decoded text: borrowed if it has no escapes, allocated otherwise.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_cow(self) -> Cow<'a, str> {
        match self.as_str() {
            Some(text) => Cow::Borrowed(text),
            None => {
                let mut decoded = String::with_capacity(self.raw.len());
                _ = decode(self.raw, false, shared(&mut decoded));
                Cow::Owned(decoded)
            }
        }
    }

    /// Returns the length on the wire, in bytes.
    pub(crate) const fn written_length(self) -> usize {
        self.raw.len()
    }

    /// Returns the text after `prefix`, if it starts with it.
    pub(crate) fn strip_prefix(self, prefix: &str) -> Option<Text<'a>> {
        let mut chars = self.chars();
        prefix.chars().all(|expected| chars.next() == Some(expected)).then(|| Text::rest_of(&chars))
    }

    /// Returns the text before `suffix`, if it ends with it.
    pub(crate) fn strip_suffix(self, suffix: &str) -> Option<Text<'a>> {
        let mut chars = self.chars();
        loop {
            let rest = Text::rest_of(&chars);
            if rest == suffix {
                return self.raw.strip_suffix(rest.raw).map(|raw| self.part(raw));
            }
            chars.next()?;
        }
    }

    /// Returns the text after the last `marker`, or the whole text without one.
    #[inline]
    pub(crate) fn after_last(self, marker: &str) -> Text<'a> {
        let length = self.length_after_last(marker);
        self.raw.len().checked_sub(length).and_then(|place| self.raw.get(place..)).map_or(self, |raw| self.part(raw))
    }

    /// Returns the text before the first `marker`, or the whole text without one.
    pub(crate) fn before_first(self, marker: &str) -> Text<'a> {
        let mut chars = self.chars();
        loop {
            let rest = Text::rest_of(&chars);
            if rest.strip_prefix(marker).is_some() {
                return self.without_end(rest);
            }
            if chars.next().is_none() {
                return self;
            }
        }
    }

    /// Returns the text without the occurrences of a character at its end.
    pub(crate) fn without_trailing(self, trailing: char) -> Text<'a> {
        let (mut chars, mut end) = (self.chars(), self);
        while let Some(character) = chars.next() {
            if character != trailing {
                end = Text::rest_of(&chars);
            }
        }
        self.without_end(end)
    }

    /// Returns the text without `end`, which is the end of this text.
    fn without_end(self, end: Text<'_>) -> Text<'a> {
        let length = self.raw.len().checked_sub(end.raw.len());
        length.and_then(|length| self.raw.get(..length)).map_or(self, |raw| self.part(raw))
    }

    /// Returns the number of bytes on the wire after the last `marker`.
    #[inline(never)]
    fn length_after_last(self, marker: &str) -> usize {
        let (mut chars, mut length) = (self.chars(), self.raw.len());
        loop {
            if let Some(rest) = Text::rest_of(&chars).strip_prefix(marker) {
                length = rest.raw.len();
            }
            if chars.next().is_none() {
                return length;
            }
        }
    }

    /// Returns the text that an iterator has not reached.
    fn rest_of(chars: &Chars<'a>) -> Text<'a> {
        let (raw, escaped) = chars.rest();
        Text { raw, escaped }
    }

    /// Returns a part of the same text, which may have no escapes.
    #[inline]
    fn part(self, raw: &'a str) -> Text<'a> {
        Text { raw, escaped: self.escaped && raw.contains('\\') }
    }
}

/// Writes the decoded text; width and precision are ignored.
impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_str() {
            Some(text) => f.write_str(text),
            None => decode(self.raw, true, shared(f)).ok_or(fmt::Error),
        }
    }
}

/// Writes the decoded text as a Rust string literal, as `str` does.
impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for character in self.chars() {
            match character {
                '\'' => f.write_char('\'')?,
                other => write!(f, "{}", other.escape_debug())?,
            }
        }
        f.write_char('"')
    }
}

//! The tokens of JSON: white space, strings, numbers and the three words, each read by its strict grammar.

use super::{Fault, Value};
use crate::text::{self, Text};

/// A place in a text that is read from front to back.
///
/// Functions that are seldom called take it by value: a scanner whose address is not given away stays in registers.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Scanner { text, position: 0 }
    }

    /// Skips white space and looks at the byte behind it.
    #[inline]
    pub(super) fn token(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.position += 1;
        }
        self.peek()
    }

    /// Skips white space and reads `byte`.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> Result<(), Fault> {
        if self.token() != Some(byte) {
            return Err(self.fault());
        }
        self.advance();
        Ok(())
    }

    /// Moves past the byte that was looked at.
    #[inline]
    pub(super) const fn advance(&mut self) {
        self.position += 1;
    }

    /// Skips white space up to the end of the text.
    #[inline]
    pub(super) fn end(&mut self) -> Result<(), Fault> {
        match self.token() {
            None => Ok(()),
            Some(_) => Err(self.fault()),
        }
    }

    /// Reads the key of a member and the colon behind it.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Text<'a>, Fault> {
        let key = self.string()?;
        self.take(b':')?;
        Ok(key)
    }

    /// Reads any value.
    #[inline]
    pub(super) fn value(&mut self) -> Result<Value<'a>, Fault> {
        match self.token() {
            Some(b'{') => self.nested().map(Value::Object),
            Some(b'[') => self.nested().map(Value::Array),
            _ => self.scalar(),
        }
    }

    /// Reads a value that is neither an object nor an array.
    #[inline]
    pub(super) fn scalar(&mut self) -> Result<Value<'a>, Fault> {
        match self.token() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => Err(self.fault()),
        }
    }

    /// The fault that the byte at this place is.
    #[cold]
    pub(super) const fn fault(self) -> Fault {
        Fault::Syntax(self.position)
    }

    #[inline]
    fn nested(&mut self) -> Result<&'a str, Fault> {
        let start = self.position;
        *self = self.skip()?;
        self.since(start)
    }

    #[inline]
    fn string(&mut self) -> Result<Text<'a>, Fault> {
        self.take(b'"')?;
        let start = self.position;
        self.position += plain_length(self.rest());
        let text = if self.peek() == Some(b'"') {
            Text::plain(self.since(start)?)
        } else {
            *self = self.escapes()?;
            Text::escaped(self.since(start)?)
        };
        self.advance();
        Ok(text)
    }

    /// Moves from the first escape of a string to its closing quote.
    #[cold]
    fn escapes(mut self) -> Result<Self, Fault> {
        while self.peek() == Some(b'\\') {
            let behind = self.rest().get(1..).unwrap_or_default();
            let (_, length) = text::unescape(behind).ok_or(self.fault())?;
            self.position += 1 + length;
            self.position += plain_length(self.rest());
        }
        match self.peek() {
            Some(b'"') => Ok(self),
            _ => Err(self.fault()),
        }
    }

    #[inline]
    fn number(&mut self) -> Result<&'a str, Fault> {
        let start = self.position;
        self.skip_one(b"-");
        if !self.skip_one(b"0") {
            self.digits()?;
        }
        if self.skip_one(b".") {
            self.digits()?;
        }
        if self.skip_one(b"eE") {
            self.skip_one(b"+-");
            self.digits()?;
        }
        self.since(start)
    }

    fn digits(&mut self) -> Result<(), Fault> {
        if !self.skip_one(b"0123456789") {
            return Err(self.fault());
        }
        while self.skip_one(b"0123456789") {}
        Ok(())
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, Fault> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(self.fault());
        }
        self.position += word.len();
        Ok(value)
    }

    #[inline]
    fn skip_one(&mut self, bytes: &[u8]) -> bool {
        let found = self.peek().is_some_and(|byte| bytes.contains(&byte));
        self.position += usize::from(found);
        found
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.position..).unwrap_or_default()
    }

    /// The text from `start` to here; both places stand beside ASCII, so it is always there.
    #[inline]
    fn since(&self, start: usize) -> Result<&'a str, Fault> {
        self.text.get(start..self.position).ok_or(Fault::Syntax(start))
    }
}

/// Counts the bytes of a string that stand for themselves: up to a quote, a backslash or a control character.
///
/// It goes eight bytes at a time. Inlined, it would make reading a short reply half as slow again.
#[inline(never)]
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGHS: u64 = u64::from_ne_bytes([0x80; 8]);

    let mut length = 0;
    let mut rest = bytes;
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        // Each subtraction raises the high bit of the bytes that are too small. It may also raise that of bytes above
        // such a one, so only the lowest mark counts. Flipping the bit of value 2 puts the quote right above the
        // control characters, which stay among themselves.
        let word = u64::from_le_bytes(*chunk);
        let quotes = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
        let backslashes = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
        let marks = (quotes | backslashes) & !word & HIGHS;
        if marks != 0 {
            return length + marks.trailing_zeros() as usize / 8;
        }
        length += 8;
        rest = behind;
    }
    let stops = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    length + rest.iter().position(stops).unwrap_or(rest.len())
}

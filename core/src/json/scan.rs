//! The tokens of JSON: white space, strings, numbers and the three words, each read by its strict grammar.

use super::{Kind, Value};
use crate::text::{self, Text};

/// A place in a text that is read from front to back; what reads there gives nothing where the grammar forbids it.
///
/// A scanner whose address is not given away stays in registers: functions that are seldom called work on a copy.
/// For the same reason what is wrong is no value, which would share its bytes with the one that is right.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    position: usize,
    /// Whether the text nests deeper than 128 levels, its outermost object counted.
    pub(super) is_deep: bool,
}

impl<'a> Scanner<'a> {
    #[inline(always)]
    pub(super) const fn new(text: &'a str) -> Self {
        Scanner { text, position: 0, is_deep: false }
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
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        (self.token() == Some(byte)).then(|| self.advance())
    }

    /// Moves past the byte that was looked at.
    #[inline]
    pub(super) const fn advance(&mut self) {
        self.position += 1;
    }

    /// Reads the key of a member and the colon behind it.
    #[inline]
    pub(super) fn key(&mut self) -> Option<Text<'a>> {
        self.token();
        let key = self.string()?.string();
        self.take(b':')?;
        key
    }

    /// Reads any value.
    #[inline]
    pub(super) fn value(&mut self) -> Option<Value<'a>> {
        match self.token() {
            Some(b'{') => self.nested(Kind::Object),
            Some(b'[') => self.nested(Kind::Array),
            _ => self.scalar(),
        }
    }

    /// Reads a value that is neither an object nor an array.
    #[inline]
    pub(super) fn scalar(&mut self) -> Option<Value<'a>> {
        match self.token()? {
            b'"' => self.string(),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true", Kind::Bool),
            b'f' => self.word("false", Kind::Bool),
            b'n' => self.word("null", Kind::Null),
            _ => None,
        }
    }

    #[inline]
    fn nested(&mut self, kind: Kind) -> Option<Value<'a>> {
        let start = self.position;
        let mut scanner = *self;
        let skipped = scanner.skip();
        *self = scanner;
        skipped?;
        Some(Value { kind, written: self.since(start)? })
    }

    #[inline]
    fn string(&mut self) -> Option<Value<'a>> {
        self.take(b'"')?;
        let start = self.position;
        self.position += plain_length(self.rest());
        let mut kind = Kind::String;
        if self.peek() != Some(b'"') {
            self.position = self.escapes()?;
            kind = Kind::Escaped;
        }
        let written = self.since(start)?;
        self.advance();
        Some(Value { kind, written })
    }

    /// The place of the closing quote behind the escape that begins here.
    #[cold]
    fn escapes(mut self) -> Option<usize> {
        while self.peek() == Some(b'\\') {
            let (_, length) = text::unescape(self.rest().get(1..)?)?;
            self.position += 1 + length;
            self.position += plain_length(self.rest());
        }
        (self.peek() == Some(b'"')).then_some(self.position)
    }

    #[inline]
    fn number(&mut self) -> Option<Value<'a>> {
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
        Some(Value { kind: Kind::Number, written: self.since(start)? })
    }

    #[inline]
    fn digits(&mut self) -> Option<()> {
        let start = self.position;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.advance();
        }
        (self.position > start).then_some(())
    }

    #[inline]
    fn word(&mut self, word: &str, kind: Kind) -> Option<Value<'a>> {
        let start = self.position;
        self.rest().starts_with(word.as_bytes()).then(|| self.position += word.len())?;
        Some(Value { kind, written: self.since(start)? })
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
    fn since(&self, start: usize) -> Option<&'a str> {
        self.text.get(start..self.position)
    }
}

/// Counts the bytes of a string that stand for themselves: up to a quote, a backslash or a control character.
///
/// It goes by pieces of a length that the compiler makes vectors of, and by eight bytes where one of those has the end.
/// Inlined, it would make reading a short reply half as slow again.
#[inline(never)]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    let stops = |byte: &u8| (*byte == b'"') | (*byte == b'\\') | (*byte < 0x20);
    let mut rest = bytes;
    while let Some((piece, behind)) = rest.split_first_chunk::<32>() {
        if piece.iter().fold(false, |any, byte| any | stops(byte)) {
            break;
        }
        rest = behind;
    }
    while let Some((word, behind)) = rest.split_first_chunk::<8>() {
        if let Some(place) = first_stop(u64::from_le_bytes(*word)) {
            return bytes.len() - rest.len() + place;
        }
        rest = behind;
    }
    let before = bytes.len() - rest.len();
    before + rest.iter().position(stops).unwrap_or(rest.len())
}

/// The place of the first of eight bytes, lowest first, that does not stand for itself.
#[inline]
const fn first_stop(word: u64) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGHS: u64 = u64::from_ne_bytes([0x80; 8]);

    // Each subtraction raises the high bit of the bytes that are too small. It may also raise that of bytes above such a
    // one, so only the lowest mark counts. Flipping the bit of value 2 puts the quote right above the control
    // characters, which stay among themselves.
    let quotes = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslashes = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    match (quotes | backslashes) & !word & HIGHS {
        0 => None,
        marks => Some(marks.trailing_zeros() as usize / 8),
    }
}

//! The tokens of JSON: white space, strings, numbers and the three words, each read by its strict grammar.

use super::skip::{Skipped, skip};
use super::{Kind, Value};
use crate::text;

/// A place in a text that is read from front to back; what reads there gives nothing where the grammar forbids it.
///
/// A scanner whose address is not given away stays in registers: functions that are not inlined take and give places.
/// For the same reason what is wrong is no value, which would share its bytes with the one that is right.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    pub(super) position: usize,
    /// Whether the text nests deeper than 128 levels, its outermost object counted.
    pub(super) is_deep: bool,
}

impl<'a> Scanner<'a> {
    #[inline(always)]
    pub(super) const fn new(text: &'a str) -> Self {
        Self::at(text, 0)
    }

    #[inline(always)]
    pub(super) const fn at(text: &'a str, position: usize) -> Self {
        Scanner { text, position, is_deep: false }
    }

    /// Skips white space and looks at the byte behind it.
    #[inline(always)]
    pub(super) fn token(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.position += 1,
                other => return other,
            }
        }
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
    #[inline(always)]
    pub(super) fn key(&mut self) -> Option<Value<'a>> {
        self.take(b'"')?;
        let key = self.string()?;
        self.take(b':')?;
        Some(key)
    }

    /// Reads any value.
    #[inline(always)]
    pub(super) fn value(&mut self) -> Option<Value<'a>> {
        match self.token()? {
            b'{' => self.nested(Kind::Object),
            b'[' => self.nested(Kind::Array),
            first => self.scalar(first),
        }
    }

    /// Reads a value that is neither an object nor an array, and begins here with this byte.
    #[inline(always)]
    pub(super) fn scalar(&mut self, first: u8) -> Option<Value<'a>> {
        match first {
            b'"' => {
                self.advance();
                self.string()
            }
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true", Kind::Bool),
            b'f' => self.word("false", Kind::Bool),
            b'n' => self.word("null", Kind::Null),
            _ => None,
        }
    }

    #[inline(always)]
    fn nested(&mut self, kind: Kind) -> Option<Value<'a>> {
        let start = self.position;
        match skip(self.text, start) {
            Skipped::To(position) => self.position = position,
            Skipped::Deep => self.is_deep = true,
            Skipped::Broken => {}
        }
        // Where nothing was skipped, the value is empty.
        (self.position > start).then_some(Value { kind, written: self.since(start)? })
    }

    /// Reads the rest of a string, behind its opening quote.
    #[inline(always)]
    fn string(&mut self) -> Option<Value<'a>> {
        let start = self.position;
        self.position += plain_length(self.rest());
        let mut kind = Kind::String;
        if self.peek() != Some(b'"') {
            self.position = escapes(self.text, self.position)?;
            kind = Kind::Escaped;
            if self.peek() != Some(b'"') {
                return None;
            }
        }
        let written = self.since(start)?;
        self.advance();
        Some(Value { kind, written })
    }

    #[inline(always)]
    fn number(&mut self) -> Option<Value<'a>> {
        let start = self.position;
        // Most numbers that tell something are one digit.
        self.position = match self.rest() {
            [b'0'..=b'9', b',' | b'}', ..] => start + 1,
            _ => number(self.text, start)?,
        };
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

    #[inline(always)]
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

/// The place behind the number that begins at this place.
#[inline(never)]
fn number(text: &str, place: usize) -> Option<usize> {
    let mut scanner = Scanner::at(text, place);
    scanner.skip_one(b"-");
    if !scanner.skip_one(b"0") {
        scanner.digits()?;
    }
    if scanner.skip_one(b".") {
        scanner.digits()?;
    }
    if scanner.skip_one(b"eE") {
        scanner.skip_one(b"+-");
        scanner.digits()?;
    }
    Some(scanner.position)
}

/// The place up to which a string goes on, from one where an escape may begin: of its closing quote, if it has one.
#[cold]
#[inline(never)]
pub(super) fn escapes(text: &str, place: usize) -> Option<usize> {
    let mut rest = text.as_bytes().get(place..)?;
    while let Some(behind) = rest.strip_prefix(b"\\") {
        let (_, length) = text::unescape(behind)?;
        let behind = behind.get(length..)?;
        rest = behind.get(plain_length(behind)..)?;
    }
    Some(text.len() - rest.len())
}

/// Counts the bytes of a string that stand for themselves: up to a quote, a backslash or a control character.
///
/// Inlined, it would make reading a short reply half as slow again.
#[inline(never)]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    match bytes.split_at_checked(PIECE) {
        // Most strings end within the first piece.
        Some((head, _)) => match plain_words(head) {
            PIECE => plain_pieces(bytes),
            length => length,
        },
        None => plain_words(bytes),
    }
}

/// As many bytes as the compiler makes vectors of.
const PIECE: usize = 32;

/// Counts them a piece at a time.
#[inline(never)]
fn plain_pieces(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((piece, behind)) = rest.split_first_chunk::<PIECE>() {
        if piece.iter().fold(false, |any, byte| any | stops(*byte)) {
            break;
        }
        rest = behind;
    }
    bytes.len() - rest.len() + plain_words(rest)
}

/// Counts them eight bytes at a time.
#[inline(always)]
fn plain_words(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk::<8>() {
        if let Some(place) = first_stop(u64::from_le_bytes(*word)) {
            return bytes.len() - rest.len() + place;
        }
        rest = behind;
    }
    bytes.len() - rest.len() + rest.iter().position(|byte| stops(*byte)).unwrap_or(rest.len())
}

#[inline(always)]
const fn stops(byte: u8) -> bool {
    // Flipping the bit of value 2 puts the quote right above the control characters, which stay among themselves.
    (byte ^ 0x02 < 0x21) | (byte == b'\\')
}

/// The place of the first of eight bytes, lowest first, that does not stand for itself.
#[inline]
const fn first_stop(word: u64) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGHS: u64 = u64::from_ne_bytes([0x80; 8]);

    // Each subtraction raises the high bit of the bytes that are too small. It may also raise that of bytes above such a
    // one, so only the lowest mark counts. The quote is put right above the control characters, as in `stops`.
    let quotes = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslashes = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    match (quotes | backslashes) & !word & HIGHS {
        0 => None,
        marks => Some(marks.trailing_zeros() as usize / 8),
    }
}

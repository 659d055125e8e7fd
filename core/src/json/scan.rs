//! The tokens of JSON: white space, strings, numbers and the three words, each read by its strict grammar.

use super::key::{self, Key};
use super::plain::plain_length;
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

    /// Reads the key of a member and the colon behind it, and says which of these it is, if any.
    #[inline(always)]
    pub(super) fn key(&mut self, keys: &[Key<'_>]) -> Option<Option<usize>> {
        self.take(b'"')?;
        let (rest, mut place) = (self.rest(), None);
        let head = key::head(rest);
        for (at, key) in keys.iter().enumerate() {
            if key.is_at(rest, head) {
                self.position += key.as_str().len() + 1;
                place = Some(at);
                break;
            }
        }
        if place.is_none() {
            let key = self.string()?;
            if key.kind == Kind::Escaped {
                place = which(self.text, key, keys);
            }
        }
        self.take(b':')?;
        Some(place)
    }

    /// Reads any value.
    #[inline(always)]
    pub(super) fn value(&mut self) -> Option<Value> {
        match self.token()? {
            b'{' => self.nested(Kind::Object),
            b'[' => self.nested(Kind::Array),
            first => self.scalar(first),
        }
    }

    /// Reads a value that is neither an object nor an array, and begins here with this byte.
    #[inline(always)]
    pub(super) fn scalar(&mut self, first: u8) -> Option<Value> {
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
    fn nested(&mut self, kind: Kind) -> Option<Value> {
        let start = self.position;
        match skip(self.text, start) {
            Skipped::To(position) => self.position = position,
            Skipped::Deep => self.is_deep = true,
            Skipped::Broken => {}
        }
        // Where nothing was skipped, the value is empty.
        (self.position > start).then(|| self.since(start, kind))
    }

    /// Reads the rest of a string, behind its opening quote.
    #[inline(always)]
    fn string(&mut self) -> Option<Value> {
        let start = self.position;
        self.position += plain_length(self.rest());
        let mut kind = Kind::String;
        if self.peek() != Some(b'"') {
            self.position = escapes(self.text.as_bytes(), self.position)?;
            kind = Kind::Escaped;
            if self.peek() != Some(b'"') {
                return None;
            }
        }
        let string = self.since(start, kind);
        self.advance();
        Some(string)
    }

    #[inline(always)]
    fn number(&mut self) -> Option<Value> {
        let start = self.position;
        // Most numbers that tell something are one digit.
        self.position = match self.rest() {
            [b'0'..=b'9', b',' | b'}' | b']', ..] => start + 1,
            _ => number(self.text, start)?,
        };
        Some(self.since(start, Kind::Number))
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
    fn word(&mut self, word: &str, kind: Kind) -> Option<Value> {
        let start = self.position;
        self.rest().starts_with(word.as_bytes()).then(|| self.position += word.len())?;
        Some(self.since(start, kind))
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

    /// What stands from `start` to here.
    #[inline(always)]
    const fn since(&self, start: usize, kind: Kind) -> Value {
        Value { kind, start, end: self.position }
    }
}

/// Which of these a key with escapes is.
#[cold]
#[inline(never)]
fn which(text: &str, written: Value, keys: &[Key<'_>]) -> Option<usize> {
    let written = written.string(text)?;
    keys.iter().position(|key| written == key.as_str())
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
fn escapes(text: &[u8], place: usize) -> Option<usize> {
    let mut rest = text.get(place..)?;
    while let Some(behind) = rest.strip_prefix(b"\\") {
        let (_, length) = text::unescape(behind)?;
        let behind = behind.get(length..)?;
        rest = behind.get(plain_length(behind)..)?;
    }
    Some(text.len() - rest.len())
}

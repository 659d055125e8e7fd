//! The tokens of JSON: white space, strings, numbers and literals, by their strict grammar.

use super::key::{self, Key};
use super::value::{JsonType, JsonValue};
use crate::text::{escaped_end, plain_length};

/// A forward scanner over a text; its methods return nothing if the grammar is violated.
///
/// A scanner whose address does not escape stays in registers, so functions that are not inlined exchange positions. For
/// the same reason a fault is not a value, which would overlap with the result.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) position: usize,
    /// `true` if the nesting exceeds 128 levels, including the outermost object.
    pub(super) is_deep: bool,
}

impl<'a> Scanner<'a> {
    #[inline(always)]
    pub(super) const fn at(text: &'a str, position: usize) -> Self {
        Scanner { text, position, is_deep: false }
    }

    /// Skips white space and returns the next byte.
    #[inline(always)]
    pub(super) fn token(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.position += 1,
                other => return other,
            }
        }
    }

    /// Skips white space and consumes `byte`.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        (self.token() == Some(byte)).then(|| self.advance())
    }

    /// Consumes the byte that was peeked.
    #[inline]
    pub(super) const fn advance(&mut self) {
        self.position += 1;
    }

    /// Parses the key of a member and its colon, and returns its index in `keys`, if any.
    #[inline(always)]
    pub(super) fn key(&mut self, keys: &[Key<'_>]) -> Option<Option<usize>> {
        self.take(b'"')?;
        let (rest, mut index) = (self.rest(), None);
        let head = key::head(rest);
        for (at, key) in keys.iter().enumerate() {
            if key.is_at(rest, head) {
                self.position += key.as_str().len() + 1;
                index = Some(at);
                break;
            }
        }
        if index.is_none() {
            let key = self.string()?;
            if key.json_type == JsonType::Escaped {
                index = which(self.text, key, keys);
            }
        }
        self.take(b':')?;
        Some(index)
    }

    /// Parses a scalar that starts with this byte.
    #[inline(always)]
    pub(super) fn scalar(&mut self, first: u8) -> Option<JsonValue> {
        match first {
            b'"' => {
                self.advance();
                self.string()
            }
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true", JsonType::Bool),
            b'f' => self.word("false", JsonType::Bool),
            b'n' => self.word("null", JsonType::Null),
            _ => None,
        }
    }

    /// Parses the rest of a string, after its opening quote.
    #[inline(always)]
    fn string(&mut self) -> Option<JsonValue> {
        let start = self.position;
        self.position += plain_length(self.rest());
        let mut json_type = JsonType::String;
        if self.peek() != Some(b'"') {
            self.position = escaped_end(self.text.as_bytes(), self.position)?;
            json_type = JsonType::Escaped;
            if self.peek() != Some(b'"') {
                return None;
            }
        }
        let string = self.since(start, json_type);
        self.advance();
        Some(string)
    }

    #[inline(always)]
    fn number(&mut self) -> Option<JsonValue> {
        let start = self.position;
        // Most numbers that are cataloged have one digit.
        self.position = match self.rest() {
            [b'0'..=b'9', b',' | b'}' | b']', ..] => start + 1,
            _ => number(self.text, start)?,
        };
        Some(self.since(start, JsonType::Number))
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
    fn word(&mut self, word: &str, json_type: JsonType) -> Option<JsonValue> {
        let start = self.position;
        self.rest().starts_with(word.as_bytes()).then(|| self.position += word.len())?;
        Some(self.since(start, json_type))
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

    /// Returns the text from `start` to here.
    #[inline(always)]
    pub(super) const fn since(&self, start: usize, json_type: JsonType) -> JsonValue {
        JsonValue { json_type, start, end: self.position }
    }
}

/// Returns the index of a key with escapes.
#[cold]
#[inline(never)]
fn which(text: &str, written: JsonValue, keys: &[Key<'_>]) -> Option<usize> {
    let written = written.string(text)?;
    keys.iter().position(|key| written == key.as_str())
}

/// Returns the end of the number that starts here.
#[inline(never)]
fn number(text: &str, start: usize) -> Option<usize> {
    let mut scanner = Scanner::at(text, start);
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

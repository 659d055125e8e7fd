//! The tokens of JSON: white space, strings, numbers and literals, by their strict grammar.

use super::key::{self, Key};
use super::numbers::{BLOCK, last_comma};
use super::value::{JsonType, JsonValue};
use crate::reason::UnrecognizedReason;
use crate::text::{Text, escaped_end, plain_length};

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
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) const fn at(text: &'a str, position: usize) -> Self {
        Scanner { text, position, is_deep: false }
    }

    /// Skips white space and returns the next byte.
    #[cfg_attr(not(debug_assertions), inline(always))]
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

    /// The index of a key that is not one of the given keys.
    pub(super) const OTHER: usize = usize::MAX;

    /// Parses the key of a member and its colon, and returns its index in `keys`, or [`OTHER`](Self::OTHER).
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn key(&mut self, keys: &[Key<'_>]) -> Option<usize> {
        self.take(b'"')?;
        let (rest, mut index) = (self.rest(), Self::OTHER);
        let head = key::head(rest);
        for (at, key) in keys.iter().enumerate() {
            if key.is_at(rest, head) {
                self.position += key.as_str().len() + 1;
                index = at;
                break;
            }
        }
        if index == Self::OTHER {
            let key = self.string()?;
            if key.json_type == JsonType::Escaped {
                index = which(self.text, key, keys);
            }
        }
        // White space before a colon is rare.
        if self.peek() == Some(b':') {
            self.advance();
        } else {
            self.take(b':')?;
        }
        Some(index)
    }

    /// Parses a scalar that starts with this byte.
    #[cfg_attr(not(debug_assertions), inline(always))]
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
    #[cfg_attr(not(debug_assertions), inline(always))]
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

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn number(&mut self) -> Option<JsonValue> {
        let start = self.position;
        // Most numbers that are cataloged have one digit.
        self.position = match self.rest() {
            [b'0'..=b'9', b',' | b'}' | b']', ..] => start + 1,
            _ => scalar_number(self.text, start)?,
        };
        Some(self.since(start, JsonType::Number))
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn digits(&mut self) -> Option<()> {
        let start = self.position;
        self.position = digits(self.text.as_bytes(), start);
        (self.position > start).then_some(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
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

    /// Returns the reason why the text is not valid, after a method returned nothing.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) const fn fault(&self) -> UnrecognizedReason {
        if self.is_deep { UnrecognizedReason::JsonTooDeep } else { UnrecognizedReason::InvalidJson }
    }

    /// Returns the text from `start` to here.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) const fn since(&self, start: usize, json_type: JsonType) -> JsonValue {
        JsonValue { json_type, start, end: self.position }
    }
}

/// Returns the index of a key with escapes.
#[cold]
#[inline(never)]
fn which(text: &str, written: JsonValue, keys: &[Key<'_>]) -> usize {
    let index = |written: Text<'_>| keys.iter().position(|key| written == key.as_str());
    written.string(text).and_then(index).unwrap_or(Scanner::OTHER)
}

/// Returns the end of the number that starts here, as an item of an array, and of the numbers that follow it directly.
#[inline(never)]
pub(super) fn numbers(text: &str, start: usize) -> Option<usize> {
    let end = number(text, start)?;
    // The call is the last, so that nothing must be kept across it.
    if text.as_bytes().get(end) == Some(&b',') { more_numbers(text, end) } else { Some(end) }
}

/// Returns the end of the numbers that follow this comma, or the comma itself.
#[inline(never)]
fn more_numbers(text: &str, comma: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut end, mut checked) = (comma, comma);
    loop {
        let next = item(bytes, end + 1);
        // The array is long.
        if next - checked >= BLOCK {
            checked = next;
            if let Some(comma) = last_comma(bytes, next) {
                (end, checked) = (comma, comma);
                continue;
            }
        }
        match number(text, next) {
            Some(found) => end = found,
            None => return Some(end),
        }
        if bytes.get(end) != Some(&b',') {
            return Some(end);
        }
    }
}

/// Returns the position after white space.
///
/// A loop with a predictable branch lets the processor continue with the next item before it has seen the white space; it
/// would wait for a computed length.
#[cfg_attr(not(debug_assertions), inline(always))]
fn item(text: &[u8], start: usize) -> usize {
    let mut position = start;
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = text.get(position) {
        position += 1;
    }
    position
}

/// Returns the end of the number that starts here.
#[cfg_attr(not(debug_assertions), inline(always))]
fn number(text: &str, start: usize) -> Option<usize> {
    integer(text.as_bytes(), start).or_else(|| any_number(text, start))
}

/// Returns the end of the number that starts here, which is not an item of an array.
#[inline(never)]
fn scalar_number(text: &str, start: usize) -> Option<usize> {
    number(text, start)
}

/// Returns the end of the integer without a sign that starts here, if it is followed by a comma or a bracket.
#[cfg_attr(not(debug_assertions), inline(always))]
fn integer(text: &[u8], start: usize) -> Option<usize> {
    let (first, end) = (*text.get(start)?, digits(text, start));
    let (is_some, is_one) = (end > start, end == start + 1);
    // Without a branch that depends on the number of digits, which would be mispredicted.
    (is_some & (is_one | (first != b'0')) && matches!(text.get(end), Some(b',' | b']' | b'}'))).then_some(end)
}

/// Returns the end of the number that starts here, by the grammar.
#[inline(never)]
fn any_number(text: &str, start: usize) -> Option<usize> {
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

/// Returns the end of the digits that start here; may be none.
#[cfg_attr(not(debug_assertions), inline(always))]
fn digits(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(word) = text.get(end..).and_then(<[u8]>::first_chunk) {
        let count = leading_digits(u64::from_le_bytes(*word));
        end += count;
        if count < 8 {
            return end;
        }
    }
    while text.get(end).is_some_and(u8::is_ascii_digit) {
        end += 1;
    }
    end
}

/// Returns the number of digits before the first other one of eight bytes, lowest first.
///
/// Without a branch for each digit, which would depend on the length of the number and be mispredicted.
#[cfg_attr(not(debug_assertions), inline(always))]
const fn leading_digits(word: u64) -> usize {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGHS: u64 = u64::from_ne_bytes([0x80; 8]);

    // A digit becomes its value. The addition sets the high bit of a byte above 9, and can carry into the bytes above it
    // only from one whose own high bit is set, so the lowest mark is significant.
    let values = word ^ (ONES * b'0' as u64);
    let marks = (values.wrapping_add(ONES * (0x80 - 10)) | values) & HIGHS;
    marks.trailing_zeros() as usize / 8
}

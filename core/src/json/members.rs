//! The members of an object, and the items of an array.

use super::key::Key;
use super::scan::Scanner;
use super::skip::value;
use super::value::{JsonType, JsonValue};
use crate::reason::UnrecognizedReason;

/// The members of an object that is the whole text, in order.
///
/// Inlined into the loop of the caller, keys and values stay in registers, which halves the time for a short response.
///
/// The text is validated lazily: members are meaningful only if [`Members::end`] succeeds. Parsing stops at the first
/// fault. Duplicate keys are not detected.
pub(crate) struct Members<'a> {
    scanner: Scanner<'a>,
    position: Position,
}

/// The position in the object.
#[derive(Clone, Copy)]
enum Position {
    Opened,
    /// After a key, where its value is expected; permanent if there is none.
    AfterKey,
    AfterMember,
    Ended,
}

impl<'a> Members<'a> {
    /// Starts at the object at the beginning of `text`, after white space.
    #[inline(always)]
    pub(crate) fn new(text: &'a str) -> Result<Self, UnrecognizedReason> {
        Self::at(text, 0).ok_or(UnrecognizedReason::NotAnObject)
    }

    /// Starts at a nested object of `text`.
    #[inline(always)]
    pub(crate) fn inside(text: &'a str, object: JsonValue) -> Option<Self> {
        Self::at(text, object.start)
    }

    #[inline(always)]
    fn at(text: &'a str, start: usize) -> Option<Self> {
        let mut scanner = Scanner::at(text, start);
        scanner.take(b'{')?;
        Some(Members { scanner, position: Position::Opened })
    }

    /// Continues at the value of a member, after a known beginning of the object.
    #[inline(always)]
    pub(crate) const fn continue_at(text: &'a str, start: usize) -> Self {
        Members { scanner: Scanner::at(text, start), position: Position::AfterKey }
    }

    /// Validates the object after all members were parsed.
    #[inline(always)]
    pub(crate) fn end(mut self) -> Result<(), UnrecognizedReason> {
        match (self.position, self.scanner.token()) {
            (Position::Ended, None) => Ok(()),
            _ if self.scanner.is_deep => Err(UnrecognizedReason::JsonTooDeep),
            _ => Err(UnrecognizedReason::InvalidJson),
        }
    }

    /// Returns the index of the next key in `keys`, if any; its value must be parsed before the next key.
    #[inline(always)]
    pub(crate) fn key(&mut self, keys: &[Key<'_>]) -> Option<Option<usize>> {
        match (self.position, self.scanner.token()?) {
            (Position::Opened, b'"') => {}
            (Position::AfterMember, b',') => self.scanner.advance(),
            (Position::Opened | Position::AfterMember, b'}') => {
                self.scanner.advance();
                self.position = Position::Ended;
                return None;
            }
            _ => return None,
        }
        self.position = Position::AfterKey;
        self.scanner.key(keys)
    }

    /// Returns the value of the current key.
    #[inline(always)]
    pub(crate) fn value(&mut self) -> Option<JsonValue> {
        let value = value(&mut self.scanner)?;
        self.position = Position::AfterMember;
        Some(value)
    }
}

/// Parses a text that is one value of any type.
///
/// # Errors
///
/// Returns the reason why it is not JSON.
pub(crate) fn whole(text: &str) -> Result<JsonValue, UnrecognizedReason> {
    let mut scanner = Scanner::at(text, 0);
    let value = if scanner.token() == Some(b'[') { array(&mut scanner) } else { value(&mut scanner) };
    match (value, scanner.token()) {
        (Some(value), None) => Ok(value),
        _ if scanner.is_deep => Err(UnrecognizedReason::JsonTooDeep),
        _ => Err(UnrecognizedReason::InvalidJson),
    }
}

/// Parses the outermost array item by item: like the outermost object, it is not a level of a nested value.
fn array(scanner: &mut Scanner<'_>) -> Option<JsonValue> {
    let start = scanner.position;
    scanner.advance();
    if scanner.token()? != b']' {
        value(scanner)?;
        while scanner.take(b',').is_some() {
            value(scanner)?;
        }
    }
    scanner.take(b']')?;
    Some(scanner.since(start, JsonType::Array))
}

/// The items of a validated array, in order.
pub(crate) struct Items<'a> {
    scanner: Scanner<'a>,
}

impl<'a> Items<'a> {
    /// Starts at a nested array of `text`.
    pub(crate) const fn inside(text: &'a str, array: JsonValue) -> Self {
        Items { scanner: Scanner::at(text, array.start) }
    }
}

impl Iterator for Items<'_> {
    type Item = JsonValue;

    fn next(&mut self) -> Option<JsonValue> {
        // Skips the bracket before the first item, or the comma before another.
        match self.scanner.token()? {
            b'[' | b',' => self.scanner.advance(),
            _ => return None,
        }
        value(&mut self.scanner)
    }
}

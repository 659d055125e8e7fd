//! The members of an object, and the items of an array.

use super::key::Key;
use super::scan::Scanner;
use super::skip::{items, value};
use super::value::{JsonType, JsonValue};
use crate::reason::UnrecognizedReason;

/// The members of an object, in order.
///
/// The text is validated lazily: members are meaningful only if [`Members::read`] succeeds, and for the whole text also
/// [`Members::end`]. Parsing stops at the first fault. Duplicate keys are not detected.
pub(crate) struct Members<'a> {
    scanner: Scanner<'a>,
    /// `true` if a key is expected, `false` after the closing bracket.
    has_next: bool,
}

impl<'a> Members<'a> {
    /// Starts at the object at the beginning of `text`, after white space.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn new(text: &'a str) -> Result<Self, UnrecognizedReason> {
        Self::at(text, 0).ok_or(UnrecognizedReason::NotAnObject)
    }

    /// Starts at a nested object of `text`.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn inside(text: &'a str, object: JsonValue) -> Option<Self> {
        Self::at(text, object.start)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn at(text: &'a str, start: usize) -> Option<Self> {
        let mut scanner = Scanner::at(text, start);
        scanner.take(b'{')?;
        let has_next = scanner.token() != Some(b'}');
        if !has_next {
            scanner.advance();
        }
        Some(Members { scanner, has_next })
    }

    /// Continues at the value of a member, which is a string, after a known beginning of the object; also returns the value.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn continue_at(text: &'a str, start: usize) -> Result<(Self, JsonValue), UnrecognizedReason> {
        let mut members = Members { scanner: Scanner::at(text, start), has_next: true };
        let value = members.scanner.scalar(b'"').ok_or(UnrecognizedReason::InvalidJson)?;
        members.separator()?;
        Ok((members, value))
    }

    /// Parses the remaining members up to the closing bracket, and calls `keep` with the index of each key in `keys`, or
    /// [`OTHER`](Scanner::OTHER), and its value, until it returns an error.
    ///
    /// One loop, inlined into its caller together with `keep`: keys and values stay in registers, which halves the time for
    /// a short response.
    ///
    /// # Errors
    ///
    /// Returns the error of `keep`, or the reason why the object is invalid.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn read(
        &mut self,
        keys: &[Key<'_>],
        mut keep: impl FnMut(usize, JsonValue) -> Result<(), UnrecognizedReason>,
    ) -> Result<(), UnrecognizedReason> {
        while self.has_next {
            let place = self.scanner.key(keys).ok_or(UnrecognizedReason::InvalidJson)?;
            let Some(value) = value(&mut self.scanner) else { return Err(self.scanner.fault()) };
            keep(place, value)?;
            self.separator()?;
        }
        Ok(())
    }

    /// Consumes the comma or the closing bracket after a member.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn separator(&mut self) -> Result<(), UnrecognizedReason> {
        self.has_next = match self.scanner.token() {
            Some(b',') => true,
            Some(b'}') => false,
            _ => return Err(UnrecognizedReason::InvalidJson),
        };
        self.scanner.advance();
        Ok(())
    }

    /// Validates that nothing follows the object after its members were parsed.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn end(mut self) -> Result<(), UnrecognizedReason> {
        self.scanner.token().map_or(Ok(()), |_| Err(UnrecognizedReason::InvalidJson))
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
        _ => Err(scanner.fault()),
    }
}

/// Parses the outermost array item by item: like the outermost object, it is not a level of a nested value.
fn array(scanner: &mut Scanner<'_>) -> Option<JsonValue> {
    let start = scanner.position;
    scanner.advance();
    if scanner.token()? != b']' {
        items(scanner)?;
        while scanner.take(b',').is_some() {
            items(scanner)?;
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

//! Strict, lazy reading of one JSON object, member by member, without recursion or allocation.

mod key;
mod plain;
mod scan;
mod skip;

pub use key::Key;

use crate::index::same_as_known;
use crate::{Text, UnrecognizedReason};
use plain::plain_length;
use scan::Scanner;

/// One JSON value, checked, and the place where it stands in the text that it was read from.
///
/// It is three whole words: what has padding is copied in pieces that cross what was written last, for which the
/// processor must wait.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value {
    pub(crate) kind: Kind,
    start: usize,
    end: usize,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Kind {
    /// A string that stands for itself.
    String,
    /// A string that has escapes.
    Escaped,
    /// A number of any size.
    Number,
    /// `true` or `false`.
    Bool,
    Null,
    Object,
    Array,
}

impl Value {
    /// A value that nobody asks for.
    pub(crate) const NULL: Value = Value { kind: Kind::Null, start: 0, end: 0 };

    /// How it is written in its text: a string without its quotes, an object with its braces, an array with its brackets.
    #[inline]
    pub(crate) fn written<'t>(&self, text: &'t str) -> &'t str {
        // Both places stand beside ASCII, so there is always something.
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The bytes of the same.
    #[inline]
    pub(crate) fn bytes<'t>(&self, text: &'t str) -> &'t [u8] {
        text.as_bytes().get(self.start..self.end).unwrap_or_default()
    }

    /// The text of a string.
    #[inline]
    pub(crate) fn string<'t>(&self, text: &'t str) -> Option<Text<'t>> {
        match self.kind {
            Kind::String => Some(Text::plain(self.written(text))),
            Kind::Escaped => Some(Text::escaped(self.written(text))),
            _ => None,
        }
    }

    /// Whether it is this scalar, if it is a scalar; a number is the same as the string that spells it.
    #[inline(always)]
    pub(crate) fn is_scalar(&self, text: &str, scalar: &str) -> Option<bool> {
        match self.kind {
            Kind::String | Kind::Number | Kind::Bool => Some(same_as_known(self.bytes(text), scalar.as_bytes())),
            Kind::Escaped => Some(self.string(text)? == scalar),
            Kind::Null | Kind::Object | Kind::Array => None,
        }
    }

    /// The text of a string or of a number.
    #[inline]
    pub(crate) fn string_or_number<'t>(&self, text: &'t str) -> Option<Text<'t>> {
        match self.kind {
            Kind::Number => Some(Text::plain(self.written(text))),
            _ => self.string(text),
        }
    }
}

/// The text of a string, given without its quotes, if it is valid and stands for itself.
#[inline]
pub(crate) fn plain_string(bytes: &[u8]) -> Option<&str> {
    (plain_length(bytes) == bytes.len()).then(|| core::str::from_utf8(bytes).ok())?
}

/// The members of the object that is the whole of a text, in its order: key by key, and each one's value.
///
/// Inlined into the loop of its caller, it passes them in registers, which halves the time of a short reply.
///
/// The text is checked only as far as it was read: the members mean nothing until [`Members::end`] says that it is sound.
/// Nothing follows a fault. Equal keys are not noticed.
pub(crate) struct Members<'a> {
    scanner: Scanner<'a>,
    place: Place,
}

/// Where in the object its reader stands.
#[derive(Clone, Copy)]
enum Place {
    Opened,
    /// Behind a key, where its value is due; for good where there is none.
    AfterKey,
    AfterMember,
    Ended,
}

impl<'a> Members<'a> {
    /// Enters the object that `text` begins with, white space aside.
    #[inline(always)]
    pub(crate) fn new(text: &'a str) -> Result<Self, UnrecognizedReason> {
        Self::at(text, 0).ok_or(UnrecognizedReason::NotAnObject)
    }

    /// Enters an object that was read in `text`.
    #[inline(always)]
    pub(crate) fn inside(text: &'a str, object: Value) -> Option<Self> {
        Self::at(text, object.start)
    }

    #[inline(always)]
    fn at(text: &'a str, place: usize) -> Option<Self> {
        let mut scanner = Scanner::at(text, place);
        scanner.take(b'{')?;
        Some(Members { scanner, place: Place::Opened })
    }

    /// Goes on where the value of a member begins, behind what is known to begin an object.
    #[inline(always)]
    pub(crate) const fn behind(text: &'a str, place: usize) -> Self {
        Members { scanner: Scanner::at(text, place), place: Place::AfterKey }
    }

    /// What the object is, once all members are read.
    #[inline(always)]
    pub(crate) fn end(mut self) -> Result<(), UnrecognizedReason> {
        match (self.place, self.scanner.token()) {
            (Place::Ended, None) => Ok(()),
            _ if self.scanner.is_deep => Err(UnrecognizedReason::JsonTooDeep),
            _ => Err(UnrecognizedReason::InvalidJson),
        }
    }

    /// Which of these the key of the next member is, if any; its value must be read before the next one.
    #[inline(always)]
    pub(crate) fn key(&mut self, keys: &[Key<'_>]) -> Option<Option<usize>> {
        match (self.place, self.scanner.token()?) {
            (Place::Opened, b'"') => {}
            (Place::AfterMember, b',') => self.scanner.advance(),
            (Place::Opened | Place::AfterMember, b'}') => {
                self.scanner.advance();
                self.place = Place::Ended;
                return None;
            }
            _ => return None,
        }
        self.place = Place::AfterKey;
        self.scanner.key(keys)
    }

    /// The value of the member whose key was read.
    #[inline(always)]
    pub(crate) fn value(&mut self) -> Option<Value> {
        let value = self.scanner.value()?;
        self.place = Place::AfterMember;
        Some(value)
    }
}

/// The items of an array that a reader has let through, in its order.
pub(crate) struct Items<'a> {
    scanner: Scanner<'a>,
}

impl<'a> Items<'a> {
    /// Enters an array that was read in `text`.
    pub(crate) const fn inside(text: &'a str, array: Value) -> Self {
        Items { scanner: Scanner::at(text, array.start) }
    }
}

impl Iterator for Items<'_> {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        // The bracket before the first item, and the comma before every other one.
        match self.scanner.token()? {
            b'[' | b',' => self.scanner.advance(),
            _ => return None,
        }
        self.scanner.value()
    }
}

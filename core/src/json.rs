//! Strict, lazy reading of one JSON object, member by member, without recursion or allocation.

mod scan;
mod skip;

use crate::names::same_as_known;
use crate::{Reason, Text};
use scan::{Scanner, escapes, plain_length};

/// One JSON value, checked, and left as the text that it was.
///
/// It is three whole words: what has padding is copied in pieces that cross what was written last, for which the
/// processor must wait.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'a> {
    pub(crate) kind: Kind,
    /// A string without its quotes, an object with its braces, an array with its brackets, all else as it is written.
    pub(crate) written: &'a str,
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

impl<'a> Value<'a> {
    /// The text of a string.
    #[inline]
    pub(crate) fn string(self) -> Option<Text<'a>> {
        match self.kind {
            Kind::String => Some(Text::plain(self.written)),
            Kind::Escaped => Some(Text::escaped(self.written)),
            _ => None,
        }
    }

    /// Whether it is this string.
    #[inline(always)]
    pub(crate) fn spells(self, text: &str) -> bool {
        match self.kind {
            Kind::String => same_as_known(self.written.as_bytes(), text.as_bytes()),
            _ => self.string().is_some_and(|string| string == text),
        }
    }

    /// The text of a string or of a number.
    #[inline]
    pub(crate) fn text(self) -> Option<Text<'a>> {
        match self.kind {
            Kind::Number => Some(Text::plain(self.written)),
            _ => self.string(),
        }
    }
}

/// The text of a string, given without its quotes, if it is valid.
#[inline]
pub(crate) fn string(bytes: &[u8]) -> Option<Text<'_>> {
    let text = core::str::from_utf8(bytes).ok()?;
    let length = plain_length(bytes);
    if length == bytes.len() {
        return Some(Text::plain(text));
    }
    (escapes(text, length) == Some(bytes.len())).then_some(Text::escaped(text))
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
    AfterMember,
    Ended,
    Broken,
}

impl<'a> Members<'a> {
    /// Enters the object that `text` begins with, white space aside.
    #[inline(always)]
    pub(crate) fn new(text: &'a str) -> Result<Self, Reason> {
        let mut scanner = Scanner::new(text);
        scanner.take(b'{').ok_or(Reason::NotObject)?;
        Ok(Members { scanner, place: Place::Opened })
    }

    /// What the object is, once all members are read.
    #[inline(always)]
    pub(crate) fn end(mut self) -> Result<(), Reason> {
        match (self.place, self.scanner.token()) {
            (Place::Ended, None) => Ok(()),
            _ if self.scanner.is_deep => Err(Reason::DeepJson),
            _ => Err(Reason::BrokenJson),
        }
    }

    /// The key of the next member; its value must be read before the next one.
    #[inline(always)]
    pub(crate) fn key(&mut self) -> Option<Value<'a>> {
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
        self.place = Place::Broken;
        self.scanner.key()
    }

    /// The value of the member whose key was read.
    #[inline(always)]
    pub(crate) fn value(&mut self) -> Option<Value<'a>> {
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
    /// Enters an array, given with its brackets.
    pub(crate) fn new(array: &'a str) -> Self {
        Items { scanner: Scanner::new(array) }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        // The bracket before the first item, and the comma before every other one.
        match self.scanner.token()? {
            b'[' | b',' => self.scanner.advance(),
            _ => return None,
        }
        self.scanner.value()
    }
}

//! Strict, lazy reading of one JSON object, member by member, without recursion or allocation.

mod scan;
mod skip;

use crate::names::same;
use crate::{Reason, Text};
use scan::{Scanner, plain_length};

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
            Kind::String => same(self.written.as_bytes(), text.as_bytes()),
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

/// The bytes as a string, if they can stand between quotes as they are.
#[inline]
pub(crate) fn plain(bytes: &[u8]) -> Option<&str> {
    if plain_length(bytes) < bytes.len() { None } else { core::str::from_utf8(bytes).ok() }
}

/// The members of the object that is the whole of a text, in its order: a key, which is a string, and a value.
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

    #[inline(always)]
    fn member(&mut self) -> Option<(Value<'a>, Value<'a>)> {
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
        Some((self.scanner.key()?, self.scanner.value()?))
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = (Value<'a>, Value<'a>);

    // Inlined into the loop of its caller, it passes members in registers, which halves the time of a short reply.
    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        let member = self.member();
        self.place = match (&member, self.place) {
            (Some(_), _) => Place::AfterMember,
            (None, Place::Ended) => Place::Ended,
            _ => Place::Broken,
        };
        member
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

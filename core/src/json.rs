//! Strict, lazy reading of one JSON object, member by member, without recursion or allocation.

mod scan;
mod skip;

use crate::text::Text;
use scan::Scanner;

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The first byte that is no white space opens no object.
    NotObject,
    /// At this byte offset RFC 8259 allows something else; at the length of the text if it ends too early.
    Syntax(usize),
    /// The text nests deeper than 128 levels, its outermost object counted.
    Depth,
}

/// One JSON value, checked, and left as the text that it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// The string between the quotes.
    String(Text<'a>),
    /// The number as it is written, of any size.
    Number(&'a str),
    Bool(bool),
    Null,
    /// The object as it is written, with its braces.
    Object(&'a str),
    /// The array as it is written, with its brackets.
    Array(&'a str),
}

/// The members of the object that is the whole of a text, in its order.
///
/// The text is checked only as far as it was read: it is sound if the iterator ended without a fault, and the members
/// before a fault mean nothing. Nothing follows a fault. Equal keys are not noticed.
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
}

impl<'a> Members<'a> {
    /// Enters the object that `text` begins with, white space aside.
    pub(crate) fn new(text: &'a str) -> Result<Self, Fault> {
        let mut scanner = Scanner::new(text);
        match scanner.take(b'{') {
            Ok(()) => Ok(Members { scanner, place: Place::Opened }),
            Err(_) => Err(Fault::NotObject),
        }
    }

    #[inline(always)]
    fn member(&mut self) -> Result<Option<(Text<'a>, Value<'a>)>, Fault> {
        let mut scanner = self.scanner;
        match (self.place, scanner.token()) {
            (Place::Ended, _) => return Ok(None),
            (_, Some(b'}')) => {
                scanner.advance();
                scanner.end()?;
                return Ok(None);
            }
            (Place::Opened, _) => {}
            (Place::AfterMember, _) => scanner.take(b',')?,
        }
        let key = scanner.key()?;
        let value = scanner.value()?;
        self.scanner = scanner;
        Ok(Some((key, value)))
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = Result<(Text<'a>, Value<'a>), Fault>;

    // Inlined into the loop of its caller, it passes members in registers, which halves the time of a short reply.
    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        let member = self.member().transpose();
        self.place = match member {
            Some(Ok(_)) => Place::AfterMember,
            _ => Place::Ended,
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
        self.scanner.value().ok()
    }
}

//! The value that is expected behind a name, with all its parts.

use super::ahead::{BEGIN, separator};
use super::escape::HIDDEN;
use super::nested::{Nested, Part};
use super::opening::{Opening, opening};
use super::pieces::{Piece, Pieces, State};
use super::secret::Secret;
use super::symbol::{Coding, symbol};
use super::value::{Quote, quoted, unquoted};
use crate::bytes::leading_of;

impl<'a> Pieces<'a> {
    /// Expects another value behind a name or a value that ends here, if a separator follows.
    pub(super) fn expect_value(&mut self, kind: Secret, end: usize) {
        let next = separator(self.bytes, end);
        self.state = next.map_or(State::Text, |(start, coding)| State::Value { kind, start, coding });
    }

    /// Returns the length of a value without quotes at a position.
    fn unquoted(&mut self, at: usize, kind: Secret, coding: Coding) -> usize {
        match kind {
            Secret::Line => {
                // A member of an object: `{"cookie": Sensitive, "id": 7}`.
                let word = unquoted(self.from(at), Secret::Value, coding);
                let is_member = self.is_key && self.bytes.get(at + word).is_some_and(|next| b",}])".contains(next));
                if is_member { word } else { self.quotes.line_end(self.bytes, at, coding) - at }
            }
            _ => unquoted(self.from(at), kind, coding),
        }
    }

    /// Returns the next part of the value that is expected, or `None` if it is not a secret.
    pub(super) fn value(&mut self, kind: Secret, start: usize, coding: Coding) -> Option<Piece<'a>> {
        if self.at < start {
            return Some(self.show(start));
        }
        let rest = self.from(self.at);
        self.state = State::Text;
        if let Some(after) = rest.strip_prefix(HIDDEN.as_bytes()) {
            let is_part = kind == Secret::Proxy || after.starts_with(b"@");
            let end = self.at + HIDDEN.len();
            let end = if is_part { end } else { end + self.unquoted(end, kind, coding) };
            self.expect_value(kind, end);
            return Some(self.hide(end));
        }
        if rest.starts_with(BEGIN) {
            return None;
        }
        match self.opening(kind, coding)? {
            Opening::Before(end) => {
                self.state = State::Value { kind, start: end, coding };
                Some(self.show(end))
            }
            Opening::Nested { bracket, is_shown } => {
                self.state = State::Nested(Nested::default());
                match is_shown {
                    _ if self.at == bracket => Some(self.nested(Nested::default())),
                    true => Some(self.show(bracket)),
                    false => Some(self.hide(bracket)),
                }
            }
            Opening::Quoted(quote) => self.quoted(kind, quote),
            Opening::Hidden(end) => {
                self.expect_value(kind, end);
                Some(self.hide(end))
            }
            Opening::Property(end) => {
                self.state = State::Value { kind, start: end, coding };
                Some(self.hide(end))
            }
            Opening::Word => self.word(kind, coding),
        }
    }

    /// Reads the beginning of a value. The line of a header has no other notations than quotes and brackets.
    fn opening(&self, kind: Secret, coding: Coding) -> Option<Opening> {
        let found = symbol(self.from(self.at))?;
        let is_percent = |coding| matches!(coding, Coding::Percent(_));
        let is_foreign = is_percent(found.coding) && !is_percent(coding);
        let is_mark = b"<&!".contains(&found.byte);
        if is_foreign && is_mark || kind == Secret::Line && (is_foreign || is_mark) {
            return Some(Opening::Word);
        }
        let opening = opening(self.bytes, self.at, found);
        Some(match opening {
            Opening::Nested { is_shown: false, .. } | Opening::Hidden(_) if self.is_header => Opening::Word,
            _ => opening,
        })
    }

    /// Expects the content of a quote.
    fn quoted(&mut self, kind: Secret, quote: Quote) -> Option<Piece<'a>> {
        let start = self.at + symbol(self.from(self.at))?.length;
        let length = quoted(self.from(start), quote);
        let value = self.bytes.get(start..start + length)?;
        let cut = self.cut && start + length == self.bytes.len();
        if kind != Secret::Proxy || start >= self.proxy_end {
            self.content = kind.hidden(value, cut).map(|length| (start, start + length));
        }
        match self.content {
            Some((_, end)) if core::mem::take(&mut self.is_header) => {
                let closing = end + quote.slashes;
                self.state = State::Rest(closing + symbol(self.from(closing)).map_or(0, |found| found.length));
            }
            Some((_, end)) => self.expect_value(kind, end),
            None => self.proxy_end = start + length,
        }
        Some(self.show(start))
    }

    /// Returns the next part of a value without quotes.
    fn word(&mut self, kind: Secret, coding: Coding) -> Option<Piece<'a>> {
        if kind == Secret::Proxy && self.at < self.proxy_end {
            return None;
        }
        let rest = self.from(self.at);
        let length = self.unquoted(self.at, kind, coding);
        let Some(hidden) = kind.hidden(rest.get(..length)?, self.cut && length == rest.len()) else {
            self.proxy_end = self.at + length;
            return None;
        };
        let end = self.at + hidden;
        // The text before can be a name, and this value its secret: `key: token: ...`.
        let is_tag = kind == Secret::Line && symbol(self.from(end)).is_some_and(|found| found.byte == b'<');
        match rest.get(hidden - 1) {
            Some(b':' | b'=') if !is_tag => self.state = State::Value { kind, start: end, coding },
            _ => self.expect_value(kind, end),
        }
        Some(self.hide(end))
    }

    /// Returns the next part of an array or object that is secret.
    pub(super) fn nested(&mut self, mut nested: Nested) -> Piece<'a> {
        let part = nested.next(self.bytes, self.at);
        self.state = match part {
            _ if !nested.is_over() => State::Nested(nested),
            Part::Shown(end) if core::mem::take(&mut self.is_header) => State::Rest(end),
            _ => State::Text,
        };
        match part {
            Part::Shown(end) => self.show(end),
            Part::Hidden(end) => self.hide(end),
            Part::Quoted(start, end) => {
                self.content = Some((start, end));
                self.show(start)
            }
        }
    }

    /// Returns the next part behind the value of a header in quotes or brackets: the rest of the line, unless it is the next
    /// member of an object.
    pub(super) fn rest_of_line(&mut self, start: usize) -> Option<Piece<'a>> {
        if self.at < start {
            return Some(self.show(start));
        }
        self.state = State::Text;
        let rest = self.from(start);
        let first = symbol(self.from(start + leading_of(rest, b' ')))?;
        if b",)]}\\\"'`<\r\n".contains(&first.byte) {
            return None;
        }
        let end = self.quotes.line_end(self.bytes, start, Coding::Plain);
        if end == start { None } else { Some(self.hide(end)) }
    }
}

//! Arrays and objects behind the name of a secret.

use super::ahead::is_key;
use super::escape::HIDDEN;
use super::prefix::has_secret;
use super::symbol::symbol;
use super::value::{Quote, quoted};
use crate::bytes::{all, from, leading, leading_of};

/// A position in an array or object that is secret: its values are hidden, its keys are not.
#[derive(Clone, Copy, Default)]
pub(super) struct Nested {
    depth: usize,
    /// `true` for a tuple or a wrapper: `(...)`.
    is_round: bool,
    /// `true` between a `:`, a `=` or a value and the next item: a word here is a value, even in front of another separator.
    is_value: bool,
    /// The end of the closing quote of the last value.
    shown_to: usize,
}

/// A part of an array or object, up to its end.
pub(super) enum Part {
    Shown(usize),
    Hidden(usize),
    /// A value in quotes, from its start; the text in front of it is shown.
    Quoted(usize, usize),
}

impl Nested {
    /// Returns `true` outside of the array or object.
    pub(super) const fn is_over(self) -> bool {
        self.depth == 0
    }

    /// Returns the part that starts at a position; the first one is the opening bracket.
    pub(super) fn next(&mut self, bytes: &[u8], at: usize) -> Part {
        if at < self.shown_to {
            return Part::Shown(self.shown_to);
        }
        let rest = from(bytes, at);
        if rest.starts_with(HIDDEN.as_bytes()) {
            self.is_value = true;
            return Part::Hidden(at + HIDDEN.len());
        }
        let Some(found) = symbol(rest) else { return Part::Shown(bytes.len()) };
        let start = at + found.length;
        if let Some(quote) = Quote::at(bytes, at, found) {
            let end = start + quoted(from(bytes, start), quote);
            let closing = end + leading_of(from(bytes, end), b'\\');
            let closing = closing + symbol(from(bytes, closing)).map_or(0, |found| found.length);
            if start == end || self.shows(bytes, (start, end), closing) {
                return Part::Shown(closing);
            }
            (self.shown_to, self.is_value) = (closing, true);
            return Part::Quoted(start, end);
        }
        match found.byte {
            b'(' if self.depth == 0 => (self.depth, self.is_round) = (1, true),
            b'[' | b'{' | b'(' => {
                self.depth += usize::from(self.is_round == (found.byte == b'('));
                self.is_value = false;
            }
            b']' | b'}' | b')' => {
                self.depth -= usize::from(self.is_round == (found.byte == b')'));
                self.is_value = false;
            }
            b'\\' if is_break(rest) => return Part::Shown(at + 2),
            b',' | b';' | b'\n' => self.is_value = false,
            b':' | b'=' => self.is_value = true,
            byte if byte.is_ascii_whitespace() || b"\"'`\\>".contains(&byte) => {}
            _ => {
                let is_inside = |byte: &u8| !byte.is_ascii_whitespace() && !b"\"'`,;:=\\>()[]{}&%".contains(byte);
                let end = at + 1 + leading(from(bytes, at + 1), is_inside);
                if self.shows(bytes, (at, end), end) {
                    return Part::Shown(end);
                }
                self.is_value = true;
                return Part::Hidden(end);
            }
        }
        Part::Shown(start)
    }

    /// Returns `true` for a key; one that may contain a secret is hidden like a value.
    fn shows(&self, bytes: &[u8], (start, end): (usize, usize), closing: usize) -> bool {
        let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"_-.$@".contains(byte);
        let word = bytes.get(start..end).unwrap_or_default();
        !self.is_value && is_key(bytes, closing) && all(word, is_plain) && !has_secret(word)
    }
}

/// Returns `true` for an escaped line break or tab.
fn is_break(text: &[u8]) -> bool {
    matches!(text, [_, b'n' | b'r' | b't', after, ..] if !after.is_ascii_alphanumeric())
}

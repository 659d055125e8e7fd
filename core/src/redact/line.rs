//! The rest of a line, which is secret behind `Authorization:` and `Cookie:`.

use super::escape::HIDDEN;
use super::symbol::{Coding, Symbol, symbol};
use super::value::{Quote, breaks, closes, ends_coded};
use crate::bytes::{from, is_in, leading};

/// The quotes that are open at a position. A text is read once, from left to right.
#[derive(Default)]
pub(super) struct Quotes {
    at: usize,
    /// Those of the text, and of the texts in it.
    open: [Option<Quote>; 3],
}

impl Quotes {
    /// Reads a text up to a position.
    pub(super) fn read(&mut self, bytes: &[u8], end: usize) {
        while self.at < end {
            let Some(found) = bytes.get(self.at..).and_then(symbol) else { break };
            if found.byte == b'\n' {
                self.open = [None; 3];
            } else if let Some(quote) = Quote::at(bytes, self.at, found) {
                self.add(bytes, quote);
            }
            self.at += found.length;
        }
    }

    fn add(&mut self, bytes: &[u8], quote: Quote) {
        let before = bytes.get(..self.at - quote.slashes).unwrap_or_default();
        let mut is_closed = false;
        for open in &mut self.open {
            is_closed |= open.is_some_and(|open| is_end(open, quote));
            if is_closed {
                *open = None;
            }
        }
        if is_closed || !opens(before) {
            return;
        }
        for open in &mut self.open {
            if open.is_none() {
                *open = Some(quote);
                break;
            }
        }
    }

    /// Returns the opening quote that a quote closes.
    fn closed(&self, quote: Quote) -> Option<Quote> {
        for open in self.open.iter().flatten() {
            if is_end(*open, quote) {
                return Some(*open);
            }
        }
        None
    }

    /// Returns the end of the line at a position: before the quote or the element that the line is in ends.
    pub(super) fn line_end(&mut self, bytes: &[u8], start: usize, coding: Coding) -> usize {
        self.read(bytes, start);
        let mut at = start;
        let ends: &[u8] = if matches!(coding, Coding::Percent(_)) { b"&" } else { b"" };
        // A tag in front of the value is hidden with it.
        let is_over = bytes.get(..start).is_some_and(|before| before.ends_with(HIDDEN.as_bytes()));
        let can_be_tag = |at: usize| at > start || is_over;
        while let Some(found) = bytes.get(at..).and_then(symbol) {
            let is_plain_end = !ends.is_empty() && found.coding == Coding::Plain && b"& ".contains(&found.byte);
            if breaks(bytes, at)
                || is_plain_end
                || ends_line(found, coding, ends)
                || can_be_tag(at) && is_tag(bytes, at, found)
            {
                break;
            }
            if let Some(quote) = Quote::at(bytes, at, found)
                && let Some(open) = self.closed(quote)
            {
                at -= open.slashes.min(at - start);
                break;
            }
            at += found.length;
        }
        start + bytes.get(start..at).unwrap_or_default().trim_ascii_end().len()
    }
}

/// Returns `true` for an encoded character that ends a line: a line break, or punctuation of a text that is percent-encoded.
fn ends_line(found: Symbol, coding: Coding, ends: &[u8]) -> bool {
    let is_break = b"\r\n".contains(&found.byte);
    found.coding != Coding::Plain
        && (is_break || !ends.is_empty() && found.byte != b' ' && ends_coded(found, coding, ends))
}

/// Returns `true` if a quote ends the text behind an opening quote.
const fn is_end(open: Quote, quote: Quote) -> bool {
    let is_same_coding = match (open.coding, quote.coding) {
        (Coding::Plain, Coding::Plain) | (Coding::Escape, Coding::Escape) => true,
        (Coding::Percent(open), Coding::Percent(level)) | (Coding::Entity(open), Coding::Entity(level)) => {
            open == level
        }
        _ => false,
    };
    open.byte == quote.byte && is_same_coding && closes(quote.slashes, open.slashes)
}

/// Returns `true` if a quote behind a text can open another text.
fn opens(before: &[u8]) -> bool {
    let is_mark = |byte: u8| byte.is_ascii_whitespace() || b"([{,:=>;|&$\"'`".contains(&byte);
    // Encoded punctuation: `%3A`, `%253A`, `\u003a`.
    for length in [3, 5, 6] {
        let end = before.len().checked_sub(length).and_then(|start| before.get(start..));
        let found = end.and_then(symbol).filter(|found| found.coding != Coding::Plain && found.length == length);
        if let Some(found) = found {
            return is_mark(found.byte);
        }
    }
    match before {
        [] => true,
        [.., b'\\', b'n' | b'r' | b't'] => true,
        [.., byte] => is_mark(*byte),
    }
}

/// Returns `true` for a tag of HTML that ends a line: a closing tag, or that of a block.
fn is_tag(bytes: &[u8], at: usize, found: Symbol) -> bool {
    const LONGEST: usize = b"table".len();
    if found.byte != b'<' {
        return false;
    }
    let rest = from(bytes, at + found.length);
    let name = rest.strip_prefix(b"/").unwrap_or(rest);
    let is_closing = name.len() < rest.len() && name.first().is_some_and(u8::is_ascii_alphabetic);
    // What follows a `<` can be hidden already.
    if name.starts_with(HIDDEN.as_bytes()) || rest.starts_with(b"!--") || is_closing {
        return true;
    }
    let name = rest.get(..leading(rest.get(..=LONGEST).unwrap_or(rest), u8::is_ascii_alphabetic)).unwrap_or_default();
    let is_closed = rest
        .get(name.len()..)
        .and_then(symbol)
        .is_some_and(|found| b"/>".contains(&found.byte) || found.byte.is_ascii_whitespace());
    is_closed && is_in(&[b"br", b"div", b"hr", b"li", b"ol", b"p", b"pre", b"table", b"td", b"th", b"tr", b"ul"], name)
}

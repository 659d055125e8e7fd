//! The end of a secret value.

use super::secret::Secret;
use super::symbol::{Coding, Symbol, symbol};
use crate::bytes::{all, is_in, leading, leading_of, trailing_of};

/// An opening quote.
#[derive(Clone, Copy)]
pub(super) struct Quote {
    pub(super) byte: u8,
    pub(super) coding: Coding,
    /// The number of backslashes before it: that of the escapes of its level.
    pub(super) slashes: usize,
}

impl Quote {
    /// Returns the quote at a position, with the backslashes before it.
    pub(super) fn at(bytes: &[u8], at: usize, found: Symbol) -> Option<Self> {
        if !b"\"'`".contains(&found.byte) {
            return None;
        }
        let slashes = trailing_of(bytes.get(..at).unwrap_or_default(), b'\\');
        Some(Quote { byte: found.byte, coding: found.coding, slashes })
    }
}

/// Returns the length of the text behind an opening quote: up to the first closing quote that is not escaped.
pub(super) fn quoted(text: &[u8], quote: Quote) -> usize {
    let (mut at, mut slashes) = (0, 0);
    while let Some(&byte) = text.get(at) {
        let found = match (byte, quote.coding) {
            (_, Coding::Plain) => Symbol { byte, length: 1, coding: Coding::Plain },
            // A text that is percent-encoded has none of these.
            (b' ' | b'\t' | b'\r' | b'\n' | b'&' | b'"' | b'<' | b'>', Coding::Percent(_)) => return at,
            (b'"' | b'<' | b'>', Coding::Entity(_)) => return at,
            (b'%' | b'&' | b'\\', _) => text.get(at..).and_then(symbol).unwrap_or(PLAIN),
            _ => PLAIN,
        };
        if (found.byte, found.coding) == (quote.byte, quote.coding) {
            // A doubled quote is a quote in the value, as in YAML, SQL and CSV.
            let is_doubled = quote.coding == Coding::Plain && quote.slashes == 0 && slashes == 0 && at > 0;
            if is_doubled && text.get(at + 1) == Some(&byte) {
                at += 2;
                continue;
            }
            if closes(slashes, quote.slashes) {
                return at - slashes.min(quote.slashes);
            }
        }
        slashes = if byte == b'\\' && found.coding == Coding::Plain { slashes + 1 } else { 0 };
        at += found.length.max(1);
    }
    at.min(text.len())
}

/// A character that no value ends with.
const PLAIN: Symbol = Symbol { byte: b'a', length: 1, coding: Coding::Plain };

/// Returns `true` if a quote behind backslashes closes a text whose opening quote has `level` backslashes.
///
/// Each level of escapes, as of JSON in a JSON string, doubles the backslashes and adds one for the quote.
pub(super) const fn closes(mut slashes: usize, mut level: usize) -> bool {
    while level > 0 {
        if slashes.is_multiple_of(2) {
            return true;
        }
        (slashes, level) = (slashes / 2, (level - 1) / 2);
    }
    slashes.is_multiple_of(2)
}

/// Returns the length of a value without quotes; `coding` is that of the separator in front of it.
pub(super) fn unquoted(text: &[u8], kind: Secret, coding: Coding) -> usize {
    let end = match kind {
        Secret::Phrase => phrase(text, coding),
        _ => word(text, kind, coding),
    };
    let length = match kind {
        Secret::Groups => groups(text, end),
        Secret::Value | Secret::Values => with_scheme(text, end),
        _ => end,
    };
    text.get(..length).unwrap_or_default().trim_ascii_end().len()
}

/// Returns `true` for an encoded character that ends a value of the same or a deeper encoding.
pub(super) fn ends_coded(found: Symbol, coding: Coding, ends: &[u8]) -> bool {
    let counts = match (found.coding, coding) {
        (Coding::Percent(level), Coding::Percent(outer)) => level <= outer,
        (Coding::Escape | Coding::Entity(_), _) => true,
        _ => false,
    };
    counts && (ends.contains(&found.byte) || found.byte.is_ascii_whitespace())
}

/// The punctuation that ends a value.
pub(super) const ENDS: &[u8] = b"&,;<>(){}[]|\"'`";

fn word(text: &[u8], kind: Secret, coding: Coding) -> usize {
    let ends = |at: usize, byte: u8| match byte {
        b',' if kind == Secret::Values => text.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric()),
        b'%' => text.get(at..).and_then(symbol).is_some_and(|found| ends_coded(found, coding, ENDS)),
        b'\\' => {
            let slashed = text.get(at..).unwrap_or_default();
            symbol(slashed).is_some_and(|found| ends_coded(found, coding, ENDS))
                || slashed.get(leading_of(slashed, b'\\')) == Some(&b'"')
        }
        0x1b => true,
        // Punctuation in a password: `pa'ss`, `pa)ss`.
        b'\'' | b')' | b']' | b'}' if at > 0 && coding == Coding::Plain => {
            text.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric())
        }
        _ => byte.is_ascii_whitespace() || ENDS.contains(&byte),
    };
    // A run of backslashes is examined once.
    let (mut at, mut is_open) = (0, false);
    while let Some(&byte) = text.get(at) {
        if at > 0 && b"([{".contains(&byte) && coding == Coding::Plain {
            // A text in brackets is part of the value: `Optional[...]`; so is a bracket that is not closed.
            let closing = if is_open { None } else { closing(text.get(at..).unwrap_or_default()) };
            is_open = closing.is_none();
            at += closing.unwrap_or(1);
            continue;
        }
        if ends(at, byte) {
            return at;
        }
        at += 1;
        while byte == b'\\' && text.get(at..at + 2) == Some(b"\\\\") {
            at += 1;
        }
    }
    at
}

/// Returns `true` if a line break is here, plain or as an escape.
pub(super) fn breaks(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(b'\r' | b'\n') => true,
        Some(b'\\') => matches!(text.get(at + 1), Some(b'r' | b'n')),
        _ => false,
    }
}

/// Returns `true` if an encoded character that ends the value is here, or a plain one of an encoded text.
fn ends_by_coding(text: &[u8], at: usize, coding: Coding, ends: &[u8]) -> bool {
    match (text.get(at), coding) {
        (Some(b'%' | b'\\'), _) => {
            let found = text.get(at..).and_then(symbol);
            found.is_some_and(|found| found.byte != b' ' && ends_coded(found, coding, ends))
        }
        (Some(b'&' | b' '), Coding::Percent(_)) => true,
        _ => false,
    }
}

fn phrase(text: &[u8], coding: Coding) -> usize {
    let ends = b"&,;<>(){}[]|\"`";
    for (at, byte) in text.iter().enumerate() {
        let is_last = || text.get(at + 1).is_none_or(u8::is_ascii_whitespace);
        if breaks(text, at)
            || ends.contains(byte)
            || matches!(byte, b'.' | b'!' | b'?') && is_last()
            || ends_by_coding(text, at, coding, ends)
            || *byte == b'\\' && text.get(at + 1) == Some(&b'"')
        {
            return at;
        }
    }
    text.len()
}

/// Extends a value by further groups: `4111 1111 1111 1111`.
fn groups(text: &[u8], mut end: usize) -> usize {
    while let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(b" ")) {
        let length = leading(rest, u8::is_ascii_alphanumeric);
        let group = rest.get(..length).unwrap_or_default();
        let is_group = (1..=6).contains(&length)
            && all(group, |byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
            && (length == 4 || all(group, u8::is_ascii_digit));
        if !is_group {
            break;
        }
        end += 1 + length;
    }
    end
}

/// Extends the name of a scheme by its credentials: `Basic dXNlcjpwYXNz`.
fn with_scheme(text: &[u8], end: usize) -> usize {
    let (scheme, rest) = text.split_at_checked(end).unwrap_or_default();
    let blanks = leading_of(rest, b' ');
    let credentials = rest.get(blanks..).unwrap_or_default();
    if blanks == 0 || !is_scheme(scheme) || !credentials.first().is_some_and(u8::is_ascii_alphanumeric) {
        return end;
    }
    let length = word(credentials, Secret::Value, Coding::Plain);
    end + blanks + length
}

/// Returns `true` for the name of an HTTP authentication scheme.
pub(super) fn is_scheme(word: &[u8]) -> bool {
    is_in(&[b"basic", b"bearer", b"digest"], word)
}

/// Returns the length of a text in brackets, which has no quotes, pairs or line breaks.
pub(super) fn closing(text: &[u8]) -> Option<usize> {
    const LONGEST: usize = 128;
    let mut depth = 0_usize;
    for (at, byte) in text.iter().enumerate().take(LONGEST) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            b'"' | b'\'' | b'`' | b'&' | b'=' | b'\r' | b'\n' | b'\\' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

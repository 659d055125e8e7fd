//! Punctuation as it is written: plain, percent-encoded, as an HTML entity, or as an escape of JSON.

use crate::bytes::position_of;

/// The notation of a character; encoding twice adds a level.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// `=`
    Plain,
    /// `%3D`, or `%253D` at level 2.
    Percent(u8),
    /// `&#61;`, or `&amp;#61;` at level 2.
    Entity(u8),
    /// `\u003d` or `\x3d`.
    Escape,
}

/// One character of a text, decoded if it is punctuation or white space.
#[derive(Clone, Copy)]
pub(super) struct Symbol {
    pub(super) byte: u8,
    /// The number of bytes as written.
    pub(super) length: usize,
    pub(super) coding: Coding,
}

/// The maximum level: one character takes a bounded number of bytes.
const MAX_LEVEL: u8 = 4;

/// Returns the first character of a text, or `None` at its end; encoded letters and digits stay encoded.
pub(super) fn symbol(text: &[u8]) -> Option<Symbol> {
    let first = *text.first()?;
    let coded = match first {
        b'%' => percent(text),
        b'&' => entity(text),
        b'\\' => escape(text),
        _ => None,
    };
    let is_mark = |symbol: &Symbol| symbol.byte.is_ascii_punctuation() || symbol.byte.is_ascii_whitespace();
    Some(coded.filter(is_mark).unwrap_or(Symbol { byte: first, length: 1, coding: Coding::Plain }))
}

fn percent(text: &[u8]) -> Option<Symbol> {
    let (mut start, mut level) = (1, 1);
    while level < MAX_LEVEL && text.get(start..)?.starts_with(b"25") && hex(text, start + 2, 2).is_some() {
        (start, level) = (start + 2, level + 1);
    }
    Some(Symbol { byte: hex(text, start, 2)?, length: start + 2, coding: Coding::Percent(level) })
}

fn escape(text: &[u8]) -> Option<Symbol> {
    let (byte, length) = match text.get(1)? {
        b'u' => (text.get(2..)?.starts_with(b"00").then(|| hex(text, 4, 2))??, 6),
        b'x' => (hex(text, 2, 2)?, 4),
        _ => return None,
    };
    Some(Symbol { byte, length, coding: Coding::Escape })
}

fn entity(text: &[u8]) -> Option<Symbol> {
    let (mut start, mut level) = (1, 1);
    while level < MAX_LEVEL
        && let Some(rest) = text.get(start..).and_then(|rest| rest.strip_prefix(b"amp;"))
        && entity_name(rest).is_some()
    {
        (start, level) = (start + 4, level + 1);
    }
    let (byte, length) = entity_name(text.get(start..)?)?;
    Some(Symbol { byte, length: start + length, coding: Coding::Entity(level) })
}

/// Returns the character of an entity without its `&`, and its length with the `;`.
fn entity_name(text: &[u8]) -> Option<(u8, usize)> {
    const NAMES: [(&[u8], u8); 12] = [
        (b"amp;", b'&'),
        (b"quot;", b'"'),
        (b"apos;", b'\''),
        (b"lt;", b'<'),
        (b"gt;", b'>'),
        (b"equals;", b'='),
        (b"colon;", b':'),
        (b"nbsp;", b' '),
        (b"comma;", b','),
        (b"semi;", b';'),
        (b"lsqb;", b'['),
        (b"rsqb;", b']'),
    ];
    if let Some(number) = text.strip_prefix(b"#") {
        let (digits, radix, before) = match number.first()? {
            b'x' | b'X' => (number.get(1..)?, 16, 2),
            _ => (number, 10, 1),
        };
        let length = position_of(digits.get(..5).unwrap_or(digits), b';')?;
        let value = u32::from_str_radix(str::from_utf8(digits.get(..length)?).ok()?, radix).ok()?;
        return Some((u8::try_from(value).ok()?, before + length + 1));
    }
    for (name, byte) in &NAMES {
        if text.starts_with(name) {
            return Some((*byte, name.len()));
        }
    }
    None
}

/// Returns the number that two hexadecimal digits spell.
fn hex(text: &[u8], start: usize, length: usize) -> Option<u8> {
    let mut value = 0;
    for digit in text.get(start..start + length)? {
        value = value << 4 | char::from(*digit).to_digit(16)? as u8;
    }
    Some(value)
}

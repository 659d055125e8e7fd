//! The text after a position: separators, keys, elements, credentials.

use super::escape::HIDDEN;
use super::shape;
use super::symbol::{Coding, Symbol, symbol};
use super::value::is_scheme;
use crate::bytes::{find, from, leading, leading_of, trailing_of};

/// The full-width colon of Chinese and Japanese texts.
pub(super) const WIDE_COLON: &[u8] = "：".as_bytes();

/// An arrow, which has the same length.
const ARROW: &[u8] = "→".as_bytes();

/// Returns the end of the separator between a name that ends here and its value, and the notation of the separator.
pub(super) fn separator(bytes: &[u8], mut at: usize) -> Option<(usize, Coding)> {
    // An index can contain the next name, so without a limit each name would examine all indices behind it.
    const MAX_INDICES: usize = 16;
    let mut indices = 0;
    loop {
        if let Some(length) = color(from(bytes, at)) {
            at += length;
            continue;
        }
        let found = symbol(from(bytes, at))?;
        let behind = symbol(from(bytes, at + found.length)).map(|behind| behind.byte);
        let is_spaced = bytes.get(..at).unwrap_or_default().ends_with(b" ");
        match found.byte {
            // `password -> hunter2`
            b'-' | b'~' if is_spaced && behind == Some(b'>') => return Some((at + found.length + 1, found.coding)),
            // `(password)=(hunter2)`
            b')' if behind == Some(b'=') => at += found.length,
            b':' | b'=' => return Some((at + found.length, found.coding)),
            b'"' | b'\'' | b'`' | b'\\' | b' ' | b'\t' | b']' | b'*' => at += found.length,
            b'[' if indices < MAX_INDICES && !from(bytes, at).starts_with(HIDDEN.as_bytes()) => {
                indices += 1;
                at = index_end(bytes, at + found.length)?;
            }
            _ if from(bytes, at).starts_with(WIDE_COLON) || from(bytes, at).starts_with(ARROW) => {
                return Some((at + WIDE_COLON.len(), Coding::Plain));
            }
            _ => return None,
        }
    }
}

/// Returns the length of a sequence that colors text on a terminal, as it is or escaped: `\u{1b}[31m`.
pub(super) fn color(text: &[u8]) -> Option<usize> {
    const LONGEST: usize = 24;
    let mut at = 0;
    for escape in [b"\x1b".as_slice(), b"\\u001b", b"\\u001B", b"\\x1b", b"\\x1B", b"\\033", b"\\e"] {
        if text.starts_with(escape) {
            at = escape.len();
        }
    }
    if at == 0 || text.get(at) != Some(&b'[') {
        return None;
    }
    let codes = text.get(at + 1..)?;
    let length = leading(codes.get(..LONGEST).unwrap_or(codes), |byte| byte.is_ascii_digit() || b";:?".contains(byte));
    codes.get(length).filter(|last| last.is_ascii_alphabetic())?;
    Some(at + 1 + length + 1)
}

/// Returns the end of an index such as `[0]`, `[]` or `['id']`.
fn index_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    for _ in 0..LONGEST {
        let found = symbol(from(bytes, at))?;
        at += found.length;
        match found.byte {
            b']' => return Some(at),
            byte if byte.is_ascii_alphanumeric() || b"\"'\\_-".contains(&byte) => {}
            _ => return None,
        }
    }
    None
}

/// Returns `true` if the text that ends here is a key of an object.
pub(super) fn is_key(bytes: &[u8], mut end: usize) -> bool {
    const LONGEST: usize = 16;
    for _ in 0..LONGEST {
        match symbol(from(bytes, end)) {
            Some(Symbol { byte: b':' | b'=', .. }) => return true,
            Some(Symbol { byte: b'"' | b'\'' | b'`' | b'\\' | b' ' | b'\t', length, .. }) => end += length,
            _ => break,
        }
    }
    false
}

/// Returns the text of the element whose name ends here; `cut` is `true` if the text was truncated.
pub(super) fn element(bytes: &[u8], end: usize, cut: bool) -> Option<(usize, usize)> {
    const LONGEST: usize = 256;
    let mut start = tag_end(bytes, end)?;
    let bracket = symbol(from(bytes, start)).filter(|found| found.byte == b'<').map_or(0, |found| found.length);
    let is_data = bracket > 0 && from(bytes, start + bracket).starts_with(DATA);
    if is_data {
        start += bracket + DATA.len();
    }
    let mut at = start;
    for _ in 0..LONGEST {
        match symbol(from(bytes, at)) {
            Some(Symbol { byte: b']', .. }) if is_data && closes_data(from(bytes, at)) => {
                return Some((start, at)).filter(|_| at > start);
            }
            Some(Symbol { byte: b'<', length, .. }) if !is_data => {
                let closes = symbol(from(bytes, at + length)).is_some_and(|next| next.byte == b'/');
                return (closes && at > start).then_some((start, at));
            }
            Some(found) => at += found.length,
            None => return ((cut || is_data) && at > start).then_some((start, at)),
        }
    }
    None
}

/// Returns `true` at the end of text without markup: `]]>`.
fn closes_data(text: &[u8]) -> bool {
    text.strip_prefix(b"]]").and_then(symbol).is_some_and(|found| found.byte == b'>')
}

/// The beginning of text without markup in XML, behind its `<`.
const DATA: &[u8] = b"![CDATA[";

/// Returns the end of the tag whose name ends here, behind its attributes.
fn tag_end(bytes: &[u8], end: usize) -> Option<usize> {
    const LONGEST: usize = 256;
    let (mut at, mut open) = (end, None);
    for _ in 0..LONGEST {
        let found = symbol(from(bytes, at))?;
        let is_first = at == end;
        at += found.length;
        match found.byte {
            b'"' | b'\'' if open.is_none() => open = Some(found.byte),
            byte if open == Some(byte) => open = None,
            b'>' if open.is_none() => return Some(at),
            b'<' if open.is_none() => return None,
            byte if is_first && !byte.is_ascii_whitespace() => return None,
            _ => {}
        }
    }
    None
}

/// Returns the end of the text before the credentials of `Basic dXNlcjpwYXNz`, and their end.
pub(super) fn credentials(bytes: &[u8], at: usize, run: &[u8]) -> Option<(usize, usize)> {
    const LONGEST: usize = b"Bearer".len();
    if run.len() > LONGEST || !is_scheme(run) {
        return None;
    }
    let mut start = at + run.len();
    while let Some(found) = symbol(from(bytes, start)).filter(|found| found.byte == b' ') {
        start += found.length;
    }
    let credentials = shape::run(from(bytes, start));
    let end = start + credentials.len();
    let padding = leading_of(from(bytes, end), b'=');
    let is_word = credentials.len() < 6 || !shape::is_opaque(credentials) && padding == 0;
    let is_known = !is_word && start > at + run.len();
    is_known.then_some((start, end + padding))
}

/// Returns the body of the private key whose first line starts here.
pub(super) fn private_key(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 48;
    let rest = from(bytes, at).strip_prefix(BEGIN)?;
    let title = rest.get(..rest.len().min(LONGEST))?;
    let kind = find(title, KIND)?;
    let dashes = find(title.get(kind..)?, b"-----")?;
    let start = at + BEGIN.len() + kind + dashes + 5;
    let body = from(bytes, start);
    let length = find(body, END).unwrap_or(body.len());
    (length > 0).then_some((start, start + length))
}

/// The line before a private key, up to its kind.
pub(super) const BEGIN: &[u8] = b"-----BEGIN ";
const KIND: &[u8] = b"PRIVATE KEY";
/// The beginning of the line after a private key.
const END: &[u8] = b"-----END ";

/// Returns the position of the value behind the name of a pair in brackets, `("x-api-key", "hunter2")`, or behind a serialized
/// name of PHP, `s:8:"password";s:7:"hunter2"`.
pub(super) fn pair(bytes: &[u8], at: usize, end: usize) -> Option<usize> {
    let before = bytes.get(..at)?;
    let (quote, before) = before.split_last().filter(|(byte, _)| b"\"'".contains(byte))?;
    let before = before.get(..before.len() - trailing_of(before, b'\\'))?;
    let behind = from(bytes, end);
    let behind = from(behind, leading_of(behind, b'\\')).strip_prefix(&[*quote])?;
    if before.ends_with(b":") {
        let length = behind.strip_prefix(b";s:")?;
        let value = from(length, leading(length, u8::is_ascii_digit)).strip_prefix(b":")?;
        return Some(bytes.len() - value.len());
    }
    let is_list = |before: &[u8]| matches!(before, [.., b'[' | b',', b'['] | [.., b'[' | b',', b' ' | b'\n', b'[']);
    if !before.ends_with(b"(") && !is_list(before) {
        return None;
    }
    let behind = behind.strip_prefix(b",")?;
    let start = bytes.len() - behind.len() + leading(behind, u8::is_ascii_whitespace);
    bytes.get(start).filter(|byte| !b")]".contains(byte))?;
    Some(start)
}

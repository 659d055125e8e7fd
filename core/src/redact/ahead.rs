//! The text after a position: separators, keys, elements, credentials.

use super::escape::HIDDEN;
use super::shape;
use super::symbol::{Coding, Symbol, symbol};
use super::value::is_scheme;
use crate::bytes::{find, leading_of};

/// Returns the text from a position.
fn from(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at..).unwrap_or_default()
}

/// The full-width colon of Chinese and Japanese texts.
pub(super) const WIDE_COLON: &[u8] = "：".as_bytes();

/// Returns the end of the separator between a name that ends here and its value, and the notation of the separator.
pub(super) fn separator(bytes: &[u8], mut at: usize) -> Option<(usize, Coding)> {
    // An index can contain the next name, so without a limit each name would examine all indices behind it.
    const MAX_INDICES: usize = 16;
    let mut indices = 0;
    loop {
        let found = symbol(from(bytes, at))?;
        match found.byte {
            b':' | b'=' => return Some((at + found.length, found.coding)),
            b'"' | b'\'' | b'`' | b'\\' | b' ' | b'\t' | b']' | b'*' => at += found.length,
            b'[' if indices < MAX_INDICES && !from(bytes, at).starts_with(HIDDEN.as_bytes()) => {
                indices += 1;
                at = index_end(bytes, at + found.length)?;
            }
            _ if from(bytes, at).starts_with(WIDE_COLON) => return Some((at + WIDE_COLON.len(), Coding::Plain)),
            _ => return None,
        }
    }
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

/// Returns the text of the element whose opening tag ends here; `cut` is `true` if the text was truncated.
pub(super) fn element(bytes: &[u8], end: usize, cut: bool) -> Option<(usize, usize)> {
    const LONGEST: usize = 256;
    let start = end + symbol(from(bytes, end)).filter(|found| found.byte == b'>')?.length;
    let mut at = start;
    for _ in 0..LONGEST {
        match symbol(from(bytes, at)) {
            Some(Symbol { byte: b'<', length, .. }) => {
                let closes = symbol(from(bytes, at + length)).is_some_and(|next| next.byte == b'/');
                return (closes && at > start).then_some((start, at));
            }
            Some(found) => at += found.length,
            None => return (cut && at > start).then_some((start, at)),
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

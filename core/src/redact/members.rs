//! Values whose name stands beside them: `{"name": "password", "value": ...}`.

use super::ahead::separator;
use super::escape::HIDDEN;
use super::name;
use super::secret::Secret;
use super::shape;
use super::symbol::{Coding, symbol};
use super::value::{Quote, quoted, unquoted};
use crate::bytes::from;

/// The keys of a name.
#[rustfmt::skip]
const NAMES: &[&[u8]] = &[
    b"attribute", b"field", b"header", b"id", b"key", b"label", b"name", b"option", b"param", b"parameter",
    b"property", b"setting", b"type", b"variable",
];

/// The keys of a value.
const VALUES: &[&[u8]] = &[b"content", b"val", b"value", b"values"];

/// The members of one object, tag or list of assignments, from its first name or value on. They are read once.
#[derive(Default)]
pub(super) struct Members {
    end: usize,
    kind: Option<Secret>,
}

impl Members {
    /// Returns the kind of the value behind the key `run` at a position, by the name beside it.
    pub(super) fn kind(&mut self, bytes: &[u8], at: usize, run: &[u8], secrets: &[&str]) -> Option<Secret> {
        let is_value = is_last(run, VALUES);
        if at >= self.end && (is_value || is_last(run, NAMES)) {
            *self = Members::of(bytes, at, secrets);
        }
        self.kind.filter(|_| is_value && at < self.end)
    }

    /// Reads members, up to a bracket, a repeated key or anything else that is not a member.
    fn of(bytes: &[u8], at: usize, secrets: &[&str]) -> Self {
        let (mut end, mut kind, mut first) = (at, None, None);
        loop {
            let key = shape::run(from(bytes, end));
            if key.is_empty() || first == Some(key) {
                break;
            }
            first = first.or(Some(key));
            end += key.len();
            let Some((start, coding)) = separator(bytes, end) else { break };
            end = start;
            let Some(value) = value(bytes, start, coding) else { break };
            if is_last(key, NAMES) {
                kind = kind.or_else(|| name::at_end(value.text, secrets));
            }
            end = behind_delimiters(bytes, value.end);
        }
        Members { end, kind }
    }
}

/// Returns `true` if one of the words is the last of a name: `value`, `fieldValue`, `param_value`.
fn is_last(name: &[u8], words: &[&[u8]]) -> bool {
    for word in words {
        let start = name.len().checked_sub(word.len());
        let Some((before, last)) = start.and_then(|start| name.split_at_checked(start)) else { continue };
        let starts = |before: &u8| {
            !before.is_ascii_alphanumeric()
                || before.is_ascii_lowercase() && last.first().is_some_and(u8::is_ascii_uppercase)
        };
        if last.eq_ignore_ascii_case(word) && before.last().is_none_or(starts) {
            return true;
        }
    }
    false
}

struct Value<'a> {
    text: &'a [u8],
    end: usize,
}

/// Returns the text behind a separator.
fn value(bytes: &[u8], mut at: usize, coding: Coding) -> Option<Value<'_>> {
    let mut slashes = 0;
    loop {
        let found = symbol(bytes.get(at..)?)?;
        at += match found.byte {
            b'\\' => {
                slashes += 1;
                found.length
            }
            b'>' | b' ' | b'\t' | b'\r' | b'\n' => found.length,
            b'"' | b'\'' | b'`' => {
                let inside = bytes.get(at + found.length..)?;
                let length = quoted(inside, Quote { byte: found.byte, coding: found.coding, slashes });
                let text = inside.get(..length)?;
                return Some(Value { text, end: at + found.length + length });
            }
            // A path of Rust: `header::COOKIE`.
            b':' => return None,
            _ => break,
        };
    }
    let rest = bytes.get(at..)?;
    if rest.starts_with(HIDDEN.as_bytes()) {
        let more = unquoted(rest.get(HIDDEN.len()..)?, Secret::Value, coding);
        return Some(Value { text: rest.get(..HIDDEN.len())?, end: at + HIDDEN.len() + more });
    }
    let text = rest.get(..unquoted(rest, Secret::Value, coding)).filter(|text| !text.is_empty())?;
    Some(Value { text, end: at + text.len() })
}

/// Returns the position of the next key.
fn behind_delimiters(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = bytes.get(at..).and_then(symbol) {
        // A symbol of Ruby: `:name => "password", :value => ...`.
        let is_sign = found.byte == b':' && at.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b' ');
        let is_delimiter = is_sign || found.byte.is_ascii_whitespace() || b",&;\"'`\\".contains(&found.byte);
        if !is_delimiter {
            break;
        }
        at += found.length;
        // An escaped line break: `\n  \"value\"`.
        let is_break = found.byte == b'\\' && bytes.get(at).is_some_and(|byte| b"nrt".contains(byte));
        if is_break && bytes.get(at + 1).is_none_or(|byte| !byte.is_ascii_alphanumeric()) {
            at += 1;
        }
    }
    at
}

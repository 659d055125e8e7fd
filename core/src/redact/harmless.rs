//! Values that are not secrets although their names are: `auth: none`, `tokens=300`, `has_password=true`.

use super::parts::Parts;
use super::spoken::STATES;
use super::symbol::symbol;
use crate::bytes::{all, from, is_in, leading, leading_of};

/// Values that stand for nothing.
const NOTHING: &[&[u8]] = &[b"nil", b"none", b"null", b"ok", b"undefined"];

/// The values of a switch.
const SWITCH: &[&[u8]] = &[b"0", b"1", b"false", b"no", b"off", b"on", b"true", b"yes"];

/// The first words of the name of a switch: `use_auth`, `hasPassword`.
#[rustfmt::skip]
const SWITCHES: &[&[u8]] = &[
    b"allow", b"can", b"enable", b"has", b"is", b"need", b"needs", b"require", b"requires", b"show", b"use", b"uses",
    b"with",
];

/// The names whose value can be a number, and its maximum number of digits.
const NUMBERS: &[(&[u8], usize)] = &[(b"keys", 6), (b"sig", 2), (b"tokens", 6)];

/// Returns `true` if the name `run`, which ends at a position, has a value behind its separator that is not a secret.
pub(super) fn is_harmless(bytes: &[u8], run: &[u8], end: usize, start: usize) -> bool {
    let rest = from(bytes, start);
    let rest = from(rest, leading_of(rest, b' '));
    // A state in brackets: `(none)`, `<missing>`.
    let bracket = symbol(rest).filter(|found| b"(<".contains(&found.byte)).map_or(0, |found| found.length);
    let rest = from(rest, bracket);
    let length = leading(rest, u8::is_ascii_alphanumeric);
    let (word, behind) = rest.split_at_checked(length).unwrap_or_default();
    if bracket > 0 {
        return is_in(STATES, word) && symbol(behind).is_some_and(|found| b")>".contains(&found.byte));
    }
    let is_over = |next: u8| next.is_ascii_whitespace() || b"&;,)]}<\"'".contains(&next);
    // A name with an index has a value of a list.
    let has_index = symbol(from(bytes, end)).is_some_and(|found| found.byte == b'[');
    let goes_on = behind.first() == Some(&b',') && behind.get(1).is_some_and(u8::is_ascii_alphanumeric);
    if word.is_empty() || has_index || goes_on || !symbol(behind).is_none_or(|found| is_over(found.byte)) {
        return false;
    }
    if is_in(NOTHING, word) {
        return true;
    }
    let parts = Parts::of(run);
    if is_in(SWITCH, word) && parts.count() > 1 && SWITCHES.contains(&parts.word(0)) {
        return true;
    }
    let last = parts.word(parts.count().saturating_sub(1));
    for (name, digits) in NUMBERS {
        if last == *name && all(word, u8::is_ascii_digit) && word.len() <= *digits {
            return true;
        }
    }
    false
}

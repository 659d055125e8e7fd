//! The shapes of secrets without a name.

use super::symbol::{Coding, symbol};
use crate::bytes::{all, any, leading, next_word};

/// The minimum length of a secret.
pub(super) const SHORTEST: usize = 32;
/// The maximum length of a word, and of a word with a digit.
const LONGEST_WORDS: (usize, usize) = (23, 19);
/// In words, at most one of this many bytes changes between letters and digits, or between cases.
const BYTES_A_TURN: usize = 7;
/// In words, at most one of this many bytes does that or starts a word.
const BYTES_A_START: usize = 4;

/// Returns the leading sequence of letters, digits and the punctuation of keys, tokens and paths; it ends before an encoded
/// character that is none of these.
pub(super) fn run(text: &[u8]) -> &[u8] {
    let mut end = 0;
    while let Some(byte) = text.get(end).filter(|byte| is_part_of_secret(Some(byte))) {
        match text.get(end..).filter(|_| *byte == b'%').and_then(symbol) {
            Some(found) if found.coding == Coding::Plain || is_part_of_secret(Some(&found.byte)) => end += found.length,
            Some(_) => break,
            None => end += 1,
        }
    }
    text.get(..end).unwrap_or_default()
}

/// Returns `true` for a byte of keys, tokens and paths.
pub(crate) fn is_part_of_secret(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_-+/.~%".contains(byte))
}

/// Returns the leading token, such as a URL; a byte that ends a token is a token by itself.
pub(super) fn token(text: &[u8]) -> &[u8] {
    let is_part = |byte: &u8| !byte.is_ascii_control() && !b" \"'`<>(){}[],;&|\\".contains(byte);
    text.get(..leading(text, is_part).max(1)).unwrap_or_default()
}

/// Returns `true` for a key or token that is not composed of words.
pub(super) fn is_secret(run: &[u8]) -> bool {
    if run.len() < SHORTEST {
        return false;
    }
    let is_hex = all(run, |byte| byte.is_ascii_hexdigit() || *byte == b'-');
    let (longest, longest_with_digit) = LONGEST_WORDS;
    let (mut rest, mut words) = (Some(run), 0);
    while let Some(word) = next_word(&mut rest, u8::is_ascii_alphanumeric) {
        words += usize::from(!word.is_empty());
        if word.len() > longest_with_digit && has_digit(word) {
            return true;
        }
    }
    let turns = turns(run);
    is_hex && has_digit(run)
        || (words + turns) * BYTES_A_START > run.len()
        || turns * BYTES_A_TURN > run.len()
        || has_longer(run, longest, u8::is_ascii_lowercase)
        || has_longer(run, longest, u8::is_ascii_uppercase)
}

/// Returns `true` for a URL behind its scheme, and for an absolute path, most of whose segments are plain; neither has a `+`, which
/// base64 has.
pub(super) fn is_path(before: &[u8], run: &[u8]) -> bool {
    if !run.starts_with(b"/") || run.contains(&b'+') {
        return false;
    }
    let (mut rest, mut plain, mut others) = (run.strip_prefix(b"/"), 0, 0);
    while let Some(segment) = next_word(&mut rest, |byte| *byte != b'/') {
        match is_plain_segment(segment) {
            true => plain += 1,
            false => others += 1,
        }
    }
    plain > others || before.ends_with(b":") && has_host(run)
}

/// Returns `true` for a segment of a path that is composed of words and numbers: `hyper-1.4.1`, `v1`, `NewCustomer`.
pub(super) fn is_plain_segment(segment: &[u8]) -> bool {
    let mut rest = Some(segment);
    while let Some(word) = next_word(&mut rest, |byte| !b"-_.".contains(byte)) {
        let (name, number) = word.split_at_checked(leading(word, u8::is_ascii_alphabetic)).unwrap_or_default();
        let is_number = all(number, u8::is_ascii_digit) && (name.is_empty() || number.len() <= 3);
        if !is_number || name.len() > LONGEST_WORDS.0 || !is_cased(name) {
            return false;
        }
    }
    !is_secret(segment)
}

/// Returns `true` for letters in the case of words: `users`, `README`, `NewCustomer`, but not `sJ` or `IuFWx`.
fn is_cased(name: &[u8]) -> bool {
    const LONGEST_CAPITALS: usize = 8;
    if all(name, u8::is_ascii_uppercase) {
        return name.len() <= LONGEST_CAPITALS;
    }
    let mut rest = name;
    while !rest.is_empty() {
        let capitals = leading(rest, u8::is_ascii_uppercase);
        let letters = leading(rest.get(capitals..).unwrap_or_default(), u8::is_ascii_lowercase);
        if capitals > 1 || letters < 3 && name.len() > 4 {
            return false;
        }
        rest = rest.get(capitals + letters..).unwrap_or_default();
    }
    true
}

/// Returns `true` for the host and the path of a URL.
fn has_host(run: &[u8]) -> bool {
    let mut rest = run.strip_prefix(b"//");
    next_word(&mut rest, |byte| *byte != b'/').is_some_and(|host| host.contains(&b'.') || host == b"localhost")
}

/// Returns `true` if a text has a sequence of bytes that `is` admits, longer than `longest`.
fn has_longer(run: &[u8], longest: usize, is: fn(&u8) -> bool) -> bool {
    let mut length = 0;
    for byte in run {
        length = if is(byte) { length + 1 } else { 0 };
        if length > longest {
            return true;
        }
    }
    false
}

fn has_digit(bytes: &[u8]) -> bool {
    any(bytes, u8::is_ascii_digit)
}

/// Returns `true` for a text without spaces that is hardly a word: it has a digit, or changes its case at least twice.
pub(super) fn is_opaque(text: &[u8]) -> bool {
    has_digit(text) || turns(text) > 1
}

/// Counts the changes between letters and digits, or between cases, except at the start of a word.
fn turns(run: &[u8]) -> usize {
    let mut turns = 0;
    for three in run.windows(3) {
        let of_digit =
            matches!(three, [_, b'a'..=b'z' | b'A'..=b'Z', b'0'..=b'9'] | [_, b'0'..=b'9', b'a'..=b'z' | b'A'..=b'Z']);
        let of_case = matches!(three, [_, b'a'..=b'z', b'A'..=b'Z'] | [b'A'..=b'Z', b'A'..=b'Z', b'a'..=b'z']);
        turns += usize::from(of_digit || of_case);
    }
    turns
}

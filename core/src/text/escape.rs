//! Escapes of JSON strings: their validation, and the characters that they spell.

use super::plain::literal_run;
use super::runs::{LARGE, after_runs};

/// Decodes the valid JSON escape whose backslash is right before `bytes`; returns the character and the number of bytes
/// after the backslash.
#[inline]
pub(crate) fn unescape(bytes: &[u8]) -> Option<(char, usize)> {
    match bytes.first()? {
        b'u' => {
            let (code, length) = utf16(bytes)?;
            Some((char::from_u32(code)?, length))
        }
        kind => Some((char::from(simple(*kind)), 1)),
    }
}

/// Returns the character of an escape with one letter.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) const fn simple(kind: u8) -> u8 {
    match kind {
        b'b' => 0x8,
        b'f' => 0xc,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        same => same,
    }
}

/// Decodes a valid `\\u` escape, given without its backslash, and the next one if both are a surrogate pair; returns the
/// code point and the number of bytes.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn utf16(bytes: &[u8]) -> Option<(u32, usize)> {
    let first = code_unit(*bytes.get(1..)?.first_chunk()?);
    if !is_surrogate(first) {
        return Some((first, 5));
    }
    let second = code_unit(*bytes.get(7..)?.first_chunk()?);
    Some((0x1_0000 + ((first & 0x3ff) << 10 | (second & 0x3ff)), 11))
}

const fn is_surrogate(unit: u32) -> bool {
    unit & 0xf800 == 0xd800
}

/// Returns the value of four hexadecimal digits.
#[cfg_attr(not(debug_assertions), inline(always))]
const fn code_unit(digits: [u8; 4]) -> u32 {
    // The low four bits of a letter count from one, and bit 6 is set; the four values are then combined.
    let word = u32::from_be_bytes(digits);
    let values = (word & 0x0f0f_0f0f) + (word >> 6 & 0x0101_0101) * 9;
    let pairs = (values + (values >> 4)) & 0x00ff_00ff;
    (pairs + (pairs >> 8)) & 0xffff
}

/// Returns `true` for four hexadecimal digits.
#[cfg_attr(not(debug_assertions), inline(always))]
const fn are_digits(digits: [u8; 4]) -> bool {
    const fn all(byte: u8) -> u32 {
        u32::from_ne_bytes([byte; 4])
    }

    // Each sum sets the high bit of the bytes from a certain one on. Bytes above ASCII, whose sums can carry, fail anyway.
    let word = u32::from_ne_bytes(digits);
    let letters = word | all(0x20);
    let is_digit = word.wrapping_add(all(0x80 - b'0')) & !word.wrapping_add(all(0x80 - b'9' - 1));
    let is_letter = letters.wrapping_add(all(0x80 - b'a')) & !letters.wrapping_add(all(0x80 - b'f' - 1));
    (is_digit | is_letter) & !word & all(0x80) == all(0x80)
}

/// Two escapes have at most this number of bytes.
const FEW: usize = 12;

/// Validates the escapes of a string from a position on where one can start, and returns the position where it ends: at its
/// closing quote, unless that is missing or a control character is in the string.
///
/// Everything that reads escapes later relies on this function.
#[cold]
#[inline(never)]
pub(crate) fn escaped_end(text: &[u8], start: usize) -> Option<usize> {
    let mut position = start;
    loop {
        position += literal_run(text.get(position..)?);
        if text.get(position) != Some(&b'\\') {
            return Some(position);
        }
        let first = position;
        position = after_escapes(text, position)?;
        // Short strings, and many escapes in a row, have few runs.
        if position - first <= FEW && position - start >= LARGE {
            let (last, checked) = after_runs(text, position, |_, end| after_escapes(text, end))?;
            position = last.max(checked);
        }
    }
}

/// Validates the consecutive escapes from a position on, and returns the position after them.
#[cfg_attr(not(debug_assertions), inline(always))]
fn after_escapes(text: &[u8], start: usize) -> Option<usize> {
    let mut position = start;
    while let Some([b'\\', escape @ ..]) = text.get(position..) {
        let [kind, behind @ ..] = escape else { return None };
        // The number of bytes depends on a branch, not on a value, so the processor continues before it knows the escape.
        if *kind == b'u' {
            position += 2 + validate_utf16(behind)?;
        } else if IS_SIMPLE.get(usize::from(*kind)) == Some(&true) {
            position += 2;
        } else {
            return None;
        }
    }
    Some(position)
}

/// Marks the letters of escapes without digits.
#[expect(clippy::indexing_slicing, reason = "runs in constant evaluation, where an index out of range fails the build")]
const IS_SIMPLE: [bool; 128] = {
    let (mut marks, mut kind) = ([false; 128], 0);
    while kind < 128 {
        marks[kind] = matches!(kind as u8, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't');
        kind += 1;
    }
    marks
};

/// Validates the digits of a `\\u` escape, and the next escape if this one is the first half of a surrogate pair; returns
/// their number of bytes.
#[cfg_attr(not(debug_assertions), inline(always))]
fn validate_utf16(bytes: &[u8]) -> Option<usize> {
    let first = *bytes.first_chunk()?;
    if !are_digits(first) {
        return None;
    }
    if !is_surrogate(code_unit(first)) {
        return Some(4);
    }
    let second = *bytes.get(4..)?.strip_prefix(b"\\u")?.first_chunk()?;
    let is_pair = are_digits(second) && code_unit(first) < 0xdc00 && matches!(code_unit(second), 0xdc00..0xe000);
    is_pair.then_some(10)
}

//! Searches in bytes, written as plain loops.
//!
//! In a build without optimization, an iterator method such as `position` or `take_while` is compiled to several functions for
//! each of its closures. A function here is one loop for each closure, and the searches for one byte share theirs.

/// Returns the bytes from a position on; none behind the end.
pub(crate) fn from(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at..).unwrap_or_default()
}

/// Returns the index of the first byte that `is` admits.
pub(crate) fn position(bytes: &[u8], is: impl Fn(&u8) -> bool + Copy) -> Option<usize> {
    let mut rest = bytes;
    while let [byte, behind @ ..] = rest {
        if is(byte) {
            return Some(bytes.len() - rest.len());
        }
        rest = behind;
    }
    None
}

/// Returns the index of the first `wanted` byte.
pub(crate) fn position_of(bytes: &[u8], wanted: u8) -> Option<usize> {
    position(bytes, |byte| *byte == wanted)
}

/// Returns the index of the last byte that `is` admits.
pub(crate) fn last_position(bytes: &[u8], is: impl Fn(&u8) -> bool + Copy) -> Option<usize> {
    let mut rest = bytes;
    while let [before @ .., byte] = rest {
        if is(byte) {
            return Some(before.len());
        }
        rest = before;
    }
    None
}

/// Returns the index of the last `wanted` byte.
pub(crate) fn last_position_of(bytes: &[u8], wanted: u8) -> Option<usize> {
    last_position(bytes, |byte| *byte == wanted)
}

/// Counts the bytes at the start that `is` admits.
pub(crate) fn leading(bytes: &[u8], is: impl Fn(&u8) -> bool + Copy) -> usize {
    let mut rest = bytes;
    while let [byte, behind @ ..] = rest {
        if !is(byte) {
            break;
        }
        rest = behind;
    }
    bytes.len() - rest.len()
}

/// Counts the `wanted` bytes at the start.
pub(crate) fn leading_of(bytes: &[u8], wanted: u8) -> usize {
    leading(bytes, |byte| *byte == wanted)
}

/// Counts the `wanted` bytes at the end.
pub(crate) fn trailing_of(bytes: &[u8], wanted: u8) -> usize {
    bytes.len() - last_position(bytes, |byte| *byte != wanted).map_or(0, |last| last + 1)
}

/// Counts the bytes that `is` admits.
pub(crate) fn count(bytes: &[u8], is: impl Fn(&u8) -> bool + Copy) -> usize {
    let (mut rest, mut count) = (bytes, 0);
    while let [byte, behind @ ..] = rest {
        count += usize::from(is(byte));
        rest = behind;
    }
    count
}

/// Returns `true` if `is` admits all bytes.
pub(crate) fn all(bytes: &[u8], is: impl Fn(&u8) -> bool + Copy) -> bool {
    let mut rest = bytes;
    while let [byte, behind @ ..] = rest {
        if !is(byte) {
            return false;
        }
        rest = behind;
    }
    true
}

/// Returns `true` if `is` admits any byte.
pub(crate) fn any(bytes: &[u8], is: impl Fn(&u8) -> bool + Copy) -> bool {
    let mut rest = bytes;
    while let [byte, behind @ ..] = rest {
        if is(byte) {
            return true;
        }
        rest = behind;
    }
    false
}

/// Returns the index of the first occurrence of a part, which is short.
pub(crate) fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    while !rest.starts_with(part) {
        (_, rest) = rest.split_first()?;
    }
    Some(bytes.len() - rest.len())
}

/// Returns the index of the last occurrence of a part, which is short.
pub(crate) fn find_last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    while !rest.ends_with(part) {
        (_, rest) = rest.split_last()?;
    }
    rest.len().checked_sub(part.len())
}

/// Returns the first sequence of bytes that `is` admits, which may be empty, and the text behind the byte that ends it; `None` at
/// the end of the text.
pub(crate) fn next_word<'a>(rest: &mut Option<&'a [u8]>, is: impl Fn(&u8) -> bool + Copy) -> Option<&'a [u8]> {
    let text = (*rest)?;
    let length = leading(text, is);
    *rest = text.get(length + 1..);
    text.get(..length)
}

/// Returns `true` if a list has a word in any case.
pub(crate) fn is_in(words: &[&[u8]], word: &[u8]) -> bool {
    for known in words {
        if known.eq_ignore_ascii_case(word) {
            return true;
        }
    }
    false
}

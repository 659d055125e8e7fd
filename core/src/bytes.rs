//! Searches in bytes, written as plain loops.
//!
//! In a build without optimization, an iterator method such as `position` or `take_while` is compiled to several functions for
//! each of its closures. Here it is one function with a loop, or none where a byte is searched.

/// Returns the index of the first byte that `is` admits.
pub(crate) fn position(bytes: &[u8], is: impl Fn(&u8) -> bool) -> Option<usize> {
    for (at, byte) in bytes.iter().enumerate() {
        if is(byte) {
            return Some(at);
        }
    }
    None
}

/// Returns the index of the first such byte.
pub(crate) fn position_of(bytes: &[u8], wanted: u8) -> Option<usize> {
    position(bytes, |byte| *byte == wanted)
}

/// Returns the index of the last byte that `is` admits.
pub(crate) fn last_position(bytes: &[u8], is: impl Fn(&u8) -> bool) -> Option<usize> {
    let mut rest = bytes;
    while let Some((byte, before)) = rest.split_last() {
        if is(byte) {
            return Some(before.len());
        }
        rest = before;
    }
    None
}

/// Returns the index of the last such byte.
pub(crate) fn last_position_of(bytes: &[u8], wanted: u8) -> Option<usize> {
    last_position(bytes, |byte| *byte == wanted)
}

/// Counts the bytes at the start that `is` admits.
pub(crate) fn leading(bytes: &[u8], is: impl Fn(&u8) -> bool) -> usize {
    for (at, byte) in bytes.iter().enumerate() {
        if !is(byte) {
            return at;
        }
    }
    bytes.len()
}

/// Counts such bytes at the start.
pub(crate) fn leading_of(bytes: &[u8], wanted: u8) -> usize {
    leading(bytes, |byte| *byte == wanted)
}

/// Counts such bytes at the end.
pub(crate) fn trailing_of(bytes: &[u8], wanted: u8) -> usize {
    bytes.len() - last_position(bytes, |byte| *byte != wanted).map_or(0, |last| last + 1)
}

/// Counts the bytes that `is` admits.
pub(crate) fn count(bytes: &[u8], is: impl Fn(&u8) -> bool) -> usize {
    let mut count = 0;
    for byte in bytes {
        count += usize::from(is(byte));
    }
    count
}

/// Returns `true` if `is` admits all bytes.
pub(crate) fn all(bytes: &[u8], is: impl Fn(&u8) -> bool) -> bool {
    for byte in bytes {
        if !is(byte) {
            return false;
        }
    }
    true
}

/// Returns `true` if `is` admits any byte.
pub(crate) fn any(bytes: &[u8], is: impl Fn(&u8) -> bool) -> bool {
    for byte in bytes {
        if is(byte) {
            return true;
        }
    }
    false
}

/// Returns the index of the first occurrence of a part that is not empty.
pub(crate) fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    for (at, window) in bytes.windows(part.len()).enumerate() {
        if window == part {
            return Some(at);
        }
    }
    None
}

/// Returns the first sequence of bytes that `is` admits, which may be empty, and the text behind the byte that ends it; `None` at
/// the end of the text.
pub(crate) fn next_word<'a>(rest: &mut Option<&'a [u8]>, is: impl Fn(&u8) -> bool) -> Option<&'a [u8]> {
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

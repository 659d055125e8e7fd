//! Validation of the numbers of a long array, in blocks.

/// The number of bytes in a block.
pub(super) const BLOCK: usize = 64;

/// A block, and the two bytes before it.
type Window = [u8; BLOCK + 2];

/// Returns the position of the last comma behind a number, in the blocks from the start of an item on that have only
/// numbers without exponents, commas and white space.
#[inline(never)]
pub(super) fn last_comma(text: &[u8], item: usize) -> Option<usize> {
    let (mut end, mut is_fraction) = (item, 0);
    while let Some(window) = text.get(end.checked_sub(2)?..)?.first_chunk()
        && are_numbers(window)
        && has_single_dots(window, &mut is_fraction)
    {
        end += BLOCK;
    }
    text.get(item..end)?.iter().rposition(|byte| *byte == b',').map(|place| item + place)
}

/// Returns `true` if each byte of the block can follow the two bytes before it in an array of numbers.
///
/// Each byte is examined without a branch, in vectors of 16, so the time does not depend on the lengths of the numbers.
#[inline(never)]
fn are_numbers(window: &Window) -> bool {
    let ([two_before @ .., _, _], [_, before @ .., _], [_, _, bytes @ ..]) = (window, window, window);
    let vectors = two_before.as_chunks::<16>().0.iter().zip(before.as_chunks::<16>().0).zip(bytes.as_chunks::<16>().0);
    let mut marks = [u8::MAX; 16];
    for ((two_before, before), bytes) in vectors {
        for (((mark, two_before), before), byte) in marks.iter_mut().zip(two_before).zip(before).zip(bytes) {
            *mark &= if can_follow(*two_before, *before, *byte) { u8::MAX } else { 0 };
        }
    }
    marks.iter().fold(true, |all, mark| all & (*mark != 0))
}

/// Returns `true` if a byte can follow two others, which can follow those before them.
#[cfg_attr(not(debug_assertions), inline(always))]
const fn can_follow(two_before: u8, before: u8, byte: u8) -> bool {
    const fn is_digit(byte: u8) -> bool {
        byte.wrapping_sub(b'0') < 10
    }

    let is_leading_zero = (before == b'0') & !is_digit(two_before) & (two_before != b'.');
    let starts_item = (byte == b' ') | (byte == b'\n') | (byte == b'\r') | (byte == b'\t') | (byte == b'-');
    is_digit(byte) & !is_leading_zero
        | ((byte == b',') | (byte == b'.')) & is_digit(before)
        | starts_item & !is_digit(before) & (before != b'-') & (before != b'.')
}

/// Returns `true` if no number of a block, whose bytes are ASCII, has two dots; `is_fraction` is 1 if a dot is before the
/// block and no comma between them.
#[cfg_attr(not(debug_assertions), inline(always))]
fn has_single_dots(window: &Window, is_fraction: &mut u64) -> bool {
    let [_, _, block @ ..] = window;
    if !block.iter().fold(false, |any, byte| any | (*byte == b'.')) {
        // The search would take a fifth of the time of integers.
        if *is_fraction != 0 && block.contains(&b',') {
            *is_fraction = 0;
        }
        return true;
    }
    let mut second = 0;
    for word in block.as_chunks().0 {
        let word = u64::from_le_bytes(*word);
        let dots = marks(word, b'.');
        let ends = dots | marks(word, b',');
        // One is added after each dot, and carried to the next dot or comma, which is the only byte of value 0.
        let (sum, is_open) = (!(ends * 0xff)).overflowing_add(dots << 8 | *is_fraction);
        second |= sum & dots;
        *is_fraction = dots >> 56 | u64::from(is_open);
    }
    second == 0
}

/// Returns 1 in each byte of a word of ASCII that is this one.
#[cfg_attr(not(debug_assertions), inline(always))]
const fn marks(word: u64, byte: u8) -> u64 {
    let different = (word ^ u64::from_ne_bytes([byte; 8])).wrapping_add(u64::from_ne_bytes([0x7f; 8]));
    !different >> 7 & u64::from_ne_bytes([1; 8])
}

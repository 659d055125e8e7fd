//! The search for the end of literal text in a string: a quote, a backslash or a control character.

/// Up to this length, words are as fast as blocks.
const SHORT: usize = 32;

/// The number of bytes in a block.
const PIECE: usize = 64;

/// Counts the literal bytes of a string: up to a quote, a backslash or a control character.
///
/// Inlining this function would make short responses half as fast again.
#[inline(never)]
pub(crate) fn plain_length(bytes: &[u8]) -> usize {
    match bytes.split_at_checked(SHORT) {
        Some((head, rest)) => match plain_words(head) {
            SHORT => SHORT + plain_pieces(rest),
            length => length,
        },
        None => plain_words(bytes),
    }
}

/// Counts a block at a time.
#[inline(never)]
fn plain_pieces(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((piece, behind)) = rest.split_first_chunk::<PIECE>() {
        let mut least = [u8::MAX; 16];
        for vector in piece.as_chunks::<16>().0 {
            for (least, byte) in least.iter_mut().zip(vector) {
                *least = rank(*byte).min(*least);
            }
        }
        if least.iter().fold(false, |any, rank| any | (*rank < FIRST_PLAIN)) {
            break;
        }
        rest = behind;
    }
    bytes.len() - rest.len() + plain_words(rest)
}

/// Counts eight bytes at a time.
#[cfg_attr(not(debug_assertions), inline(always))]
fn plain_words(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk::<8>() {
        if let Some(place) = first_stop(u64::from_le_bytes(*word)) {
            return bytes.len() - rest.len() + place;
        }
        rest = behind;
    }
    bytes.len() - rest.len() + rest.iter().position(|byte| rank(*byte) < FIRST_PLAIN).unwrap_or(rest.len())
}

/// Returns a number below [`FIRST_PLAIN`] for exactly the bytes that are not literal.
///
/// The minimum of many numbers is cheap in vector instructions.
#[cfg_attr(not(debug_assertions), inline(always))]
const fn rank(byte: u8) -> u8 {
    let (quote, backslash) = (byte ^ 0x02, (byte ^ b'\\').saturating_add(FIRST_PLAIN - 1));
    if quote < backslash { quote } else { backslash }
}

/// Returns `true` for a byte that is not literal.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) const fn is_stop(byte: u8) -> bool {
    rank(byte) < FIRST_PLAIN
}

/// Flipping the bit of value 2 places the quote right above the control characters.
const FIRST_PLAIN: u8 = 0x21;

/// Returns the index of the first of eight bytes, lowest first, that is not literal.
#[inline]
const fn first_stop(word: u64) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGHS: u64 = u64::from_ne_bytes([0x80; 8]);

    // Each subtraction sets the high bit of the bytes that are too small, and possibly of bytes above them, so only the
    // lowest mark is significant. The quote is placed right above the control characters, as in `rank`.
    let quotes = (word ^ (ONES * 0x02)).wrapping_sub(ONES * FIRST_PLAIN as u64);
    let backslashes = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    match (quotes | backslashes) & !word & HIGHS {
        0 => None,
        marks => Some(marks.trailing_zeros() as usize / 8),
    }
}

/// The number of bytes that are examined at once where runs of literal text are short.
pub(super) const BLOCK: usize = 16;

/// Counts the bytes before the first backslash of a block.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) const fn before_backslash(block: [u8; BLOCK]) -> usize {
    let backslashes = u128::from_le_bytes(block) ^ every(b'\\');
    (backslashes.wrapping_sub(every(0x01)) & !backslashes & every(0x80)).trailing_zeros() as usize / 8
}

/// Counts the literal bytes at the start of a block.
#[cfg_attr(not(debug_assertions), inline(always))]
const fn literal_start(block: [u8; BLOCK]) -> usize {
    // As in `first_stop`.
    let block = u128::from_le_bytes(block);
    let quotes = (block ^ every(0x02)).wrapping_sub(every(FIRST_PLAIN));
    let backslashes = (block ^ every(b'\\')).wrapping_sub(every(0x01));
    ((quotes | backslashes) & !block & every(0x80)).trailing_zeros() as usize / 8
}

#[cfg_attr(not(debug_assertions), inline(always))]
const fn every(byte: u8) -> u128 {
    u128::from_ne_bytes([byte; BLOCK])
}

/// Returns `true` if a block has a backslash, in three vector instructions.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn has_backslash(block: &[u8; BLOCK]) -> bool {
    // The minimum with the largest number changes nothing, but the optimizer recognizes vector code only in this form.
    let mut least = [u8::MAX; BLOCK];
    for (least, byte) in least.iter_mut().zip(block) {
        *least = (*byte ^ b'\\').min(*least);
    }
    least.iter().fold(false, |any, byte| any | (*byte == 0))
}

/// Returns `true` if all bytes of a block are literal.
#[cfg_attr(not(debug_assertions), inline(always))]
fn is_literal(block: &[u8; BLOCK]) -> bool {
    let mut least = [u8::MAX; BLOCK];
    for (least, byte) in least.iter_mut().zip(block) {
        *least = rank(*byte).min(*least);
    }
    !least.iter().fold(false, |any, rank| any | (*rank < FIRST_PLAIN))
}

/// Counts literal bytes as [`plain_length`] does, without a call if there are few.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn literal_run(bytes: &[u8]) -> usize {
    run_of_blocks(bytes, literal_start, is_literal)
}

/// Counts the bytes before the first backslash of the inside of a valid string.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn before_escape(bytes: &[u8]) -> usize {
    run_of_blocks(bytes, before_backslash, |block| !has_backslash(block))
}

/// Counts the bytes before the end of a run, by their number in a block, and by a test for a block without an end.
#[cfg_attr(not(debug_assertions), inline(always))]
fn run_of_blocks(bytes: &[u8], start: impl Fn([u8; BLOCK]) -> usize, is_whole: impl Fn(&[u8; BLOCK]) -> bool) -> usize {
    let mut run = 0;
    for block in bytes.as_chunks::<BLOCK>().0.iter().take(8) {
        // The first block has an escape more often than not.
        if run == 0 || !is_whole(block) {
            let length = start(*block);
            if length < BLOCK {
                return run + length;
            }
        }
        run += BLOCK;
    }
    run + plain_length(bytes.get(run..).unwrap_or_default())
}

/// Returns the text of a string, given without its quotes, if it is valid and has no escapes.
#[inline]
pub(crate) fn plain_string(bytes: &[u8]) -> Option<&str> {
    (plain_length(bytes) == bytes.len()).then(|| core::str::from_utf8(bytes).ok())?
}

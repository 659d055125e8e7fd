//! The end of what stands for itself in a string: a quote, a backslash or a control character.

/// Up to this many bytes, words are as fast as pieces.
const SHORT: usize = 32;

/// As many bytes of a long string as are looked at at once.
const PIECE: usize = 64;

/// Counts the bytes of a string that stand for themselves: up to a quote, a backslash or a control character.
///
/// Inlined, it would make reading a short reply half as slow again.
#[inline(never)]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    match bytes.split_at_checked(SHORT) {
        Some((head, rest)) => match plain_words(head) {
            SHORT => SHORT + plain_pieces(rest),
            length => length,
        },
        None => plain_words(bytes),
    }
}

/// Counts them a piece at a time.
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

/// Counts them eight bytes at a time.
#[inline(always)]
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

/// A number below [`FIRST_PLAIN`] for the bytes that do not stand for themselves, and for no other one.
///
/// The least of many numbers is what vectors find best.
#[inline(always)]
const fn rank(byte: u8) -> u8 {
    let (quote, backslash) = (byte ^ 0x02, (byte ^ b'\\').saturating_add(FIRST_PLAIN - 1));
    if quote < backslash { quote } else { backslash }
}

/// Flipping the bit of value 2 puts the quote right above the control characters, which stay among themselves.
const FIRST_PLAIN: u8 = 0x21;

/// The place of the first of eight bytes, lowest first, that does not stand for itself.
#[inline]
const fn first_stop(word: u64) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGHS: u64 = u64::from_ne_bytes([0x80; 8]);

    // Each subtraction raises the high bit of the bytes that are too small. It may also raise that of bytes above such a
    // one, so only the lowest mark counts. The quote is put right above the control characters, as in `rank`.
    let quotes = (word ^ (ONES * 0x02)).wrapping_sub(ONES * FIRST_PLAIN as u64);
    let backslashes = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    match (quotes | backslashes) & !word & HIGHS {
        0 => None,
        marks => Some(marks.trailing_zeros() as usize / 8),
    }
}

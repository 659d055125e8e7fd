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

/// Returns a number below [`FIRST_PLAIN`] for exactly the bytes that are not literal.
///
/// The minimum of many numbers is cheap in vector instructions.
#[inline(always)]
const fn rank(byte: u8) -> u8 {
    let (quote, backslash) = (byte ^ 0x02, (byte ^ b'\\').saturating_add(FIRST_PLAIN - 1));
    if quote < backslash { quote } else { backslash }
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

/// Returns the text of a string, given without its quotes, if it is valid and has no escapes.
#[inline]
pub(crate) fn plain_string(bytes: &[u8]) -> Option<&str> {
    (plain_length(bytes) == bytes.len()).then(|| core::str::from_utf8(bytes).ok())?
}

//! The ends of short runs of literal text, found for a block at once.

use super::plain::{is_stop, plain_length};

/// The number of bytes whose positions fit in a word.
pub(super) const LARGE: usize = 64;

/// Passes the start and the end of each run of literal text from a position on to `escapes`, which returns the position
/// after the escapes behind the run.
///
/// Stops where there are no escapes, or many, and where the text ends soon. Returns the start of the next run, and a position
/// up to which it is known to have no end, which can be before it.
///
/// The number of runs in a block is hard to predict, but the length of a run is not a branch. The stops of the next block
/// are found ahead, so that the processor does that while it waits for the last escape of a block.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn after_runs(
    text: &[u8],
    start: usize,
    mut escapes: impl FnMut(usize, usize) -> Option<usize>,
) -> Option<(usize, usize)> {
    let stops_at = |start: usize| text.get(start..).and_then(<[u8]>::first_chunk).map(stops);
    let (mut position, mut block, mut next) = (start, start, stops_at(start));
    while let Some(all) = next {
        next = stops_at(block + LARGE);
        let mut stops = all & bits_from(position.saturating_sub(block));
        while stops != 0 {
            let end = block + stops.trailing_zeros() as usize;
            position = escapes(position, end)?;
            if !(1..LARGE).contains(&(position - end)) {
                return Some((position, end));
            }
            stops &= bits_from(position - block);
        }
        block += LARGE;
        if all == 0 {
            block += plain_length(text.get(block..)?);
            next = stops_at(block);
        }
    }
    Some((position, block))
}

/// Returns a bit for each byte of a block, lowest first, that is a quote, a backslash or a control character.
#[cfg_attr(not(debug_assertions), inline(always))]
fn stops(block: &[u8; LARGE]) -> u64 {
    let mut marks = [0; 16];
    mark(block, &mut marks);
    let both = u128::from_le_bytes(marks);
    transpose(both as u64 | (both >> 64) as u64)
}

/// Returns the bits from a position on.
#[cfg_attr(not(debug_assertions), inline(always))]
const fn bits_from(position: usize) -> u64 {
    if position < LARGE { u64::MAX << position } else { 0 }
}

/// Marks the bytes: bit 2 n of byte m is that of byte 16 n + m, and bit 2 n + 1 of byte m - 8 if m is above 7.
///
/// Not inlined, because the optimizer would replace vectors by single bytes if it knew the use of the marks.
#[inline(never)]
fn mark(block: &[u8; LARGE], marks: &mut [u8; 16]) {
    let mut bits = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2_u8];
    let mut all = [0; 16];
    for vector in block.as_chunks::<16>().0 {
        for ((mark, byte), bit) in all.iter_mut().zip(vector).zip(&mut bits) {
            *mark |= if is_stop(*byte) { *bit } else { 0 };
            *bit <<= 2;
        }
    }
    *marks = all;
}

/// Transposes a matrix of eight by eight bits, a byte for each row (Hacker's Delight).
#[cfg_attr(not(debug_assertions), inline(always))]
const fn transpose(rows: u64) -> u64 {
    const fn swap(rows: u64, distance: u32, mask: u64) -> u64 {
        let different = (rows ^ rows >> distance) & mask;
        rows ^ different ^ different << distance
    }

    swap(swap(swap(rows, 7, 0x00aa_00aa_00aa_00aa), 14, 0x0000_cccc_0000_cccc), 28, 0x0000_0000_f0f0_f0f0)
}

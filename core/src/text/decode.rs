//! Decoding of the inside of a JSON string, in pieces.

use super::escape::{simple, utf16};
use super::plain::{BLOCK, before_backslash, has_backslash, plain_length};
use super::runs::after_runs;
use super::sink::Sink;

/// A piece is complete when it has this many bytes.
///
/// A string that grows by pieces is reallocated less often if they are large.
const PIECE: usize = 256;

/// The first piece has this many bytes if text in it is not ASCII, which takes longer to validate.
const FIRST: usize = 128;

/// Literal text is passed on as it is after this many bytes.
const LONG: usize = 128;

/// Decodes the inside of a valid JSON string, and passes it on in pieces, until `sink` returns nothing.
///
/// Runs of literal text and escapes are collected in a buffer. A block is copied before the end of its run is known, because
/// a copy of a variable length is a call. Consecutive escapes have a loop of their own.
/// Literal text that is long, or that is not ASCII, is passed on as it is: a buffer must be validated to be a string again,
/// which takes longer than the copy unless it is ASCII. With `is_first_large`, the first piece has such text, too.
/// After a short run that is not ASCII, nothing is collected until the runs are long or the escapes many.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn decode(raw: &str, mut is_first_large: bool, sink: &mut (impl Sink + ?Sized)) -> Option<()> {
    let bytes = raw.as_bytes();
    let mut buffer = [0; PIECE + LONG + 2 * BLOCK];
    let (mut position, mut length) = (0, 0);
    loop {
        // A run of literal text.
        let (start, rest) = (position, bytes.get(position..)?);
        let (blocks, _) = rest.as_chunks::<BLOCK>();
        let (targets, _) = buffer.get_mut(length..)?.as_chunks_mut();
        let (mut run, mut is_ascii) = (0, true);
        for (block, target) in blocks.iter().zip(targets).take(LONG / BLOCK) {
            // The first block has an escape more often than not. In the others, one is searched before the copy: the
            // optimizer takes single bytes out of a word that is loaded already.
            let is_end = run == 0 || has_backslash(block);
            *target = *block;
            if is_end {
                let length = before_backslash(*block);
                run += length;
                if length < BLOCK {
                    break;
                }
            } else {
                run += BLOCK;
            }
            is_ascii &= block.is_ascii();
        }
        match rest.get(run) {
            Some(b'\\') => {}
            _ if run == LONG => run += plain_length(rest.get(run..)?),
            _ => {
                // The end of the string.
                for byte in rest.get(run..)?.iter().take_while(|byte| **byte != b'\\') {
                    *buffer.get_mut(length + run)? = *byte;
                    run += 1;
                }
            }
        }
        position += run;
        let is_collected = is_ascii || is_first_large && length + run <= FIRST;
        if run >= LONG || !is_collected {
            is_first_large = false;
            sink.decoded(buffer.get(..length)?)?;
            sink.literal(raw.get(start..position)?)?;
            length = 0;
            if run < LONG {
                position = pass_on(raw, position, sink)?;
            }
        } else {
            length += run;
        }
        if position == bytes.len() {
            return sink.decoded(buffer.get(..length)?);
        }
        while let Some([b'\\', escape @ ..]) = bytes.get(position..) {
            // The next run fits.
            if length > PIECE {
                sink.decoded(buffer.get(..length)?)?;
                length = 0;
            }
            let [kind, ..] = escape else { return None };
            if *kind == b'u' {
                let (code, read) = utf16(escape)?;
                let (encoded, written) = utf8(code);
                *buffer.get_mut(length..)?.first_chunk_mut()? = encoded;
                position += 1 + read;
                length += written;
            } else {
                *buffer.get_mut(length)? = simple(*kind);
                position += 2;
                length += 1;
            }
        }
    }
}

/// Passes on each run and each escape from a position on, and returns a position behind them; the last runs remain.
#[inline(never)]
fn pass_on(raw: &str, start: usize, sink: &mut (impl Sink + ?Sized)) -> Option<usize> {
    let bytes = raw.as_bytes();
    let (position, _) = after_runs(bytes, start, |start, end| {
        sink.literal(raw.get(start..end)?)?;
        let mut position = end;
        while let Some([b'\\', escape @ ..]) = bytes.get(position..) {
            // Calling `unescape` would take one percent longer for text with an escape every 30 bytes.
            let [kind, ..] = escape else { return None };
            if *kind == b'u' {
                let (code, read) = utf16(escape)?;
                sink.character(char::from_u32(code)?)?;
                position += 1 + read;
            } else {
                // The optimizer does not know that the character is ASCII.
                sink.character(char::from(simple(*kind) & 0x7f))?;
                position += 2;
            }
        }
        Some(position)
    })?;
    Some(position)
}

/// Encodes a code point; returns the bytes, and their number.
///
/// A number is stored at once. [`char::encode_utf8`] stores single bytes, and to copy them as a whole stalls store forwarding.
#[cfg_attr(not(debug_assertions), inline(always))]
const fn utf8(code: u32) -> ([u8; 4], usize) {
    const fn continued(code: u32) -> u32 {
        0x80 | code & 0x3f
    }

    let (word, length) = match code {
        0..0x80 => (code, 1),
        0x80..0x800 => (0xc0 | code >> 6 | continued(code) << 8, 2),
        0x800..0x1_0000 => (0xe0 | code >> 12 | continued(code >> 6) << 8 | continued(code) << 16, 3),
        _ => {
            let high = 0xf0 | code >> 18 | continued(code >> 12) << 8;
            (high | continued(code >> 6) << 16 | continued(code) << 24, 4)
        }
    };
    (word.to_le_bytes(), length)
}

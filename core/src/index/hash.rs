//! Hashes for the code index, which read only as much of a name as distinguishes the names of a table.

/// The input of the hash; the compiler selects the smallest one that distinguishes all names of a table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum HashInput {
    /// The first and last eight bytes, and the length.
    Ends,
    /// The first and last sixteen bytes, and the length.
    Halves,
    /// All bytes: some seed distinguishes any two names.
    Whole,
    /// No hash: the slots are sorted and searched by bisection.
    Sorted,
}

impl HashInput {
    /// All inputs with a hash, in increasing size.
    pub const HASHED: [HashInput; 3] = [HashInput::Ends, HashInput::Halves, HashInput::Whole];

    /// Returns the hash of a name, the same on every platform.
    #[must_use]
    pub fn hash(self, seed: u64, name: &[u8]) -> u64 {
        match self {
            HashInput::Ends | HashInput::Sorted => ends(seed, name),
            HashInput::Halves => halves(seed, name),
            HashInput::Whole => whole(seed, name),
        }
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn ends(seed: u64, name: &[u8]) -> u64 {
    let (head, tail) = edges(name);
    fold(head ^ seed, tail ^ length(name))
}

#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn halves(seed: u64, name: &[u8]) -> u64 {
    let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) else {
        return ends(seed, name);
    };
    let (first, second) = words(head);
    let (third, last) = words(tail);
    // One multiplication for all four words; the rotations keep equal words from cancelling each other.
    fold(first ^ second.rotate_left(29) ^ seed, last.wrapping_add(third.rotate_left(17)) ^ length(name))
}

pub(super) fn whole(seed: u64, name: &[u8]) -> u64 {
    let mut state = seed ^ length(name);
    let mut add = |word: u64| state = fold(state ^ word, 0x9e37_79b9_7f4a_7c15);
    let mut rest = name;
    while let Some((word, behind)) = rest.split_first_chunk() {
        add(u64::from_le_bytes(*word));
        rest = behind;
    }
    let (head, tail) = edges(name);
    add(head);
    add(tail);
    state
}

/// Returns the first and last word; with the length, they cover a name that is not longer than both.
#[cfg_attr(not(debug_assertions), inline(always))]
fn edges(name: &[u8]) -> (u64, u64) {
    if let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) {
        (u64::from_le_bytes(*head), u64::from_le_bytes(*tail))
    } else if let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) {
        (u32::from_le_bytes(*head).into(), u32::from_le_bytes(*tail).into())
    } else if let [first, .., last] = name {
        // Of three bytes, the middle one is next to the first.
        (u16::from_le_bytes([*first, *name.get(1).unwrap_or(last)]).into(), (*last).into())
    } else {
        let only = name.first().copied().unwrap_or_default().into();
        (only, only)
    }
}

/// Returns the length in bits that short names do not use, so that it cannot cancel a byte.
#[cfg_attr(not(debug_assertions), inline(always))]
fn length(name: &[u8]) -> u64 {
    (name.len() as u64) << 56
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn words(bytes: &[u8; 16]) -> (u64, u64) {
    let both = u128::from_le_bytes(*bytes);
    (both as u64, (both >> 64) as u64)
}

/// Multiplies and combines both halves, so that every bit of the result depends on every input bit.
#[cfg_attr(not(debug_assertions), inline(always))]
fn fold(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    (product >> 64) as u64 ^ product as u64
}

//! The hash behind the look-up of names: as little of a name as tells the names of a table apart.

/// What look-up reads of a name before it compares; the compiler takes the least that tells all names of a table apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum HashInput {
    /// A hash of the first and the last eight bytes, and of the length.
    Ends,
    /// A hash of the first and the last sixteen bytes, and of the length.
    Halves,
    /// A hash of every byte: any two names are told apart by one seed or another.
    Whole,
    /// No hash: the slots are sorted, and searched by halving.
    Sorted,
}

impl HashInput {
    /// Every input that has a hash, from the least to the most.
    pub const HASHED: [HashInput; 3] = [HashInput::Ends, HashInput::Halves, HashInput::Whole];

    /// The hash of a name, the same on every machine.
    #[must_use]
    pub fn hash(self, seed: u64, name: &[u8]) -> u64 {
        match self {
            HashInput::Ends | HashInput::Sorted => ends(seed, name),
            HashInput::Halves => halves(seed, name),
            HashInput::Whole => whole(seed, name),
        }
    }
}

#[inline(always)]
pub(super) fn ends(seed: u64, name: &[u8]) -> u64 {
    let (head, tail) = edges(name);
    fold(head ^ seed, tail ^ length(name))
}

#[inline(always)]
pub(super) fn halves(seed: u64, name: &[u8]) -> u64 {
    let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) else {
        return ends(seed, name);
    };
    let (first, second) = words(head);
    let (third, last) = words(tail);
    // One multiplication for all four words; the turns keep equal words from cancelling each other.
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

/// The first and the last word; with the length, they are all of a name that is no longer than both.
#[inline(always)]
fn edges(name: &[u8]) -> (u64, u64) {
    if let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) {
        (u64::from_le_bytes(*head), u64::from_le_bytes(*tail))
    } else if let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) {
        (u32::from_le_bytes(*head).into(), u32::from_le_bytes(*tail).into())
    } else if let [first, .., last] = name {
        // Of three bytes, the one in the middle stands beside the first.
        (u16::from_le_bytes([*first, *name.get(1).unwrap_or(last)]).into(), (*last).into())
    } else {
        let only = name.first().copied().unwrap_or_default().into();
        (only, only)
    }
}

/// The length, where no short name has its bytes, so that it cannot make up for one.
#[inline(always)]
fn length(name: &[u8]) -> u64 {
    (name.len() as u64) << 56
}

#[inline(always)]
fn words(bytes: &[u8; 16]) -> (u64, u64) {
    let both = u128::from_le_bytes(*bytes);
    (both as u64, (both >> 64) as u64)
}

/// Multiplies and lays the upper half over the lower one, so that every bit of the result hangs on every bit read.
#[inline(always)]
fn fold(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    (product >> 64) as u64 ^ product as u64
}

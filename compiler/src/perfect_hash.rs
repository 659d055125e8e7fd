//! The search for a perfect hash: a seed and displacements that give every name its own slot.
//!
//! The algorithm is hash, displace and compress by Belazzougui, Botelho and Dietzfelbinger. The names are distributed to
//! buckets; in order of decreasing size, each bucket gets the smallest displacement that moves its names to free slots.
//! The search is bounded and deterministic. It selects the smallest [`HashInput`] that distinguishes the names, and
//! evaluates up to [`SEEDS`] seeds for each input, of which about every third one succeeds.
//! If all of them fail, the names stay sorted and core uses binary search. No such set of names is known.

use std::cmp::Reverse;

use errbook_core::__private::{CodeIndex, HashInput, Slot};

/// The maximum number of seeds for each input.
pub const SEEDS: u64 = 64;

/// The maximum average number of names in a bucket: fewer make a larger table, more a longer search.
const SHARE: usize = 3;

/// The table of an index, which [`CodeIndex`] borrows.
#[derive(Clone, PartialEq, Debug)]
pub struct Index<'n> {
    input: HashInput,
    seed: u64,
    displacements: Vec<u32>,
    slots: Vec<Slot<'n>>,
}

impl Index<'_> {
    /// Returns the index over this table.
    #[must_use]
    pub fn names(&self) -> CodeIndex<'_> {
        CodeIndex { input: self.input, seed: self.seed, displacements: &self.displacements, slots: &self.slots }
    }
}

#[cfg(test)]
thread_local! {
    /// The number of searches by this thread.
    pub(crate) static SEARCHED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Builds an index with at most this number of seeds for each input; a duplicate name keeps its first row.
#[must_use]
pub fn index(mut names: Vec<Slot<'_>>, seeds: u64) -> Index<'_> {
    #[cfg(test)]
    SEARCHED.set(SEARCHED.get() + 1);
    names.sort_by_key(|name| name.name);
    names.dedup_by_key(|name| name.name);
    // An empty set needs no hash.
    let seeds = if names.is_empty() { 0 } else { seeds };
    for input in HashInput::HASHED {
        for number in 0..seeds {
            match hashed(&names, input, seed(number)) {
                Ok(index) => return index,
                Err(Miss::Seed) => {}
                Err(Miss::HashInput) => break,
            }
        }
    }
    Index { input: HashInput::Sorted, seed: 0, displacements: Vec::new(), slots: names }
}

/// The reason of a failed search: this seed, or the input with any seed.
enum Miss {
    Seed,
    HashInput,
}

/// Returns a different odd number for each attempt.
fn seed(number: u64) -> u64 {
    (2 * number + 1).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// A name with its hash.
struct HashedSlot<'n> {
    /// The name, with the lower half of the hash.
    name: Slot<'n>,
    /// The upper half of the hash.
    upper: u32,
}

impl<'n> HashedSlot<'n> {
    fn new(name: Slot<'n>, input: HashInput, seed: u64) -> Self {
        let hash = input.hash(seed, name.name.as_bytes());
        HashedSlot { name: Slot { fingerprint: hash as u32, ..name }, upper: (hash >> 32) as u32 }
    }

    fn bucket(&self, displacements: usize) -> usize {
        self.upper as usize % displacements
    }

    fn slot(&self, displacement: u32, slots: usize) -> usize {
        (self.name.fingerprint ^ displacement) as usize % slots
    }
}

fn hashed<'n>(names: &[Slot<'n>], input: HashInput, seed: u64) -> Result<Index<'n>, Miss> {
    // The empty text must not match a vacant slot.
    if HashedSlot::new(Slot::VACANT, input, seed).name.fingerprint == Slot::VACANT.fingerprint {
        return Err(Miss::Seed);
    }
    let displacements = names.len().div_ceil(SHARE).next_power_of_two();
    let mut keys: Vec<HashedSlot<'n>> = names.iter().map(|name| HashedSlot::new(*name, input, seed)).collect();
    keys.sort_by_key(|key| (key.bucket(displacements), key.upper, key.name.fingerprint));
    let same = |(one, next): (&HashedSlot<'_>, &HashedSlot<'_>)| {
        (one.upper, one.name.fingerprint) == (next.upper, next.name.fingerprint)
    };
    if keys.iter().zip(keys.iter().skip(1)).any(same) {
        // Names with equal hashes have equal inputs; for whole names, the probability of a collision is 2^-64.
        return Err(Miss::HashInput);
    }
    let mut buckets: Vec<&[HashedSlot<'n>]> =
        keys.chunk_by(|one, next| one.bucket(displacements) == next.bucket(displacements)).collect();
    buckets.sort_by_key(|bucket| Reverse(bucket.len()));
    let slots = vec![Slot::VACANT; names.len().next_power_of_two()];
    let mut index = Index { input, seed, displacements: vec![0; displacements], slots };
    for bucket in buckets {
        index.place(bucket).ok_or(Miss::Seed)?;
    }
    Ok(index)
}

impl<'n> Index<'n> {
    /// Finds the smallest displacement that moves all names of a bucket to free slots, and stores them there.
    fn place(&mut self, bucket: &[HashedSlot<'n>]) -> Option<()> {
        let slots = self.slots.len();
        for (number, key) in bucket.iter().enumerate() {
            // Names that collide without a displacement collide with any.
            if bucket.iter().take(number).any(|other| other.slot(0, slots) == key.slot(0, slots)) {
                return None;
            }
        }
        let is_vacant = |slot: usize| self.slots.get(slot).is_some_and(|slot| slot.row == Slot::VACANT.row);
        let displacement = (0..u32::try_from(slots).ok()?)
            .find(|displacement| bucket.iter().all(|key| is_vacant(key.slot(*displacement, slots))))?;
        for key in bucket {
            *self.slots.get_mut(key.slot(displacement, slots))? = key.name;
        }
        let bucket = bucket.first()?.bucket(self.displacements.len());
        *self.displacements.get_mut(bucket)? = displacement;
        Some(())
    }
}

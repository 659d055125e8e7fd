//! The search for a perfect hash: a seed and displacements that take every name to a slot of its own.
//!
//! It is hash, displace and compress, after Belazzougui, Botelho and Dietzfelbinger: the names are dealt into buckets,
//! and the fullest bucket first, each gets the least displacement that moves all its names to free slots.
//! The search is bounded, and gives the same answer everywhere. It takes the least [`HashInput`] that tells the names apart,
//! and for each input up to [`SEEDS`] seeds, of which every third or so is good.
//! A set for which all fail is left sorted, and core searches it by halving: no such set is known, but any would work.

use std::cmp::Reverse;

use errbook_core::__private::{CodeIndex, HashInput, Slot};

/// How many seeds are tried for each input.
pub const SEEDS: u64 = 64;

/// How many names share a displacement on average, at most: fewer make a larger table, more a longer search.
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
    /// The index over this table.
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

/// Makes an index of any names, trying so many seeds for each input; a name that stands there twice has its first row.
#[must_use]
pub fn index(mut names: Vec<Slot<'_>>, seeds: u64) -> Index<'_> {
    #[cfg(test)]
    SEARCHED.set(SEARCHED.get() + 1);
    names.sort_by_key(|name| name.name);
    names.dedup_by_key(|name| name.name);
    // No names need no hash.
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

/// Why there is no table: with this seed, or with any.
enum Miss {
    Seed,
    HashInput,
}

/// An odd number of its own for each try.
fn seed(number: u64) -> u64 {
    (2 * number + 1).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// A name with its hash.
struct Key<'n> {
    /// The name, with the lower half of the hash.
    name: Slot<'n>,
    /// The upper half of the hash.
    upper: u32,
}

impl<'n> Key<'n> {
    fn new(name: Slot<'n>, input: HashInput, seed: u64) -> Self {
        let hash = input.hash(seed, name.name.as_bytes());
        Key { name: Slot { fingerprint: hash as u32, ..name }, upper: (hash >> 32) as u32 }
    }

    fn bucket(&self, displacements: usize) -> usize {
        self.upper as usize % displacements
    }

    fn place(&self, displacement: u32, places: usize) -> usize {
        (self.name.fingerprint ^ displacement) as usize % places
    }
}

fn hashed<'n>(names: &[Slot<'n>], input: HashInput, seed: u64) -> Result<Index<'n>, Miss> {
    // The empty text must not be taken for a name in a vacant slot.
    if Key::new(Slot::VACANT, input, seed).name.fingerprint == Slot::VACANT.fingerprint {
        return Err(Miss::Seed);
    }
    let displacements = names.len().div_ceil(SHARE).next_power_of_two();
    let mut keys: Vec<Key<'n>> = names.iter().map(|name| Key::new(*name, input, seed)).collect();
    keys.sort_by_key(|key| (key.bucket(displacements), key.upper, key.name.fingerprint));
    let same =
        |(one, next): (&Key<'_>, &Key<'_>)| (one.upper, one.name.fingerprint) == (next.upper, next.name.fingerprint);
    if keys.iter().zip(keys.iter().skip(1)).any(same) {
        // Names with one hash are alike in all that is read of them; for whole names, the chance is one in 2^64.
        return Err(Miss::HashInput);
    }
    let mut buckets: Vec<&[Key<'n>]> =
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
    /// Finds the least displacement that takes all names of a bucket to free slots, and puts them there.
    fn place(&mut self, bucket: &[Key<'n>]) -> Option<()> {
        let places = self.slots.len();
        for (number, key) in bucket.iter().enumerate() {
            // Names that meet without a displacement meet with any.
            if bucket.iter().take(number).any(|other| other.place(0, places) == key.place(0, places)) {
                return None;
            }
        }
        let vacant = |place: usize| self.slots.get(place).is_some_and(|slot| slot.row == Slot::VACANT.row);
        let displacement = (0..u32::try_from(places).ok()?)
            .find(|displacement| bucket.iter().all(|key| vacant(key.place(*displacement, places))))?;
        for key in bucket {
            *self.slots.get_mut(key.place(displacement, places))? = key.name;
        }
        let place = bucket.first()?.bucket(self.displacements.len());
        *self.displacements.get_mut(place)? = displacement;
        Some(())
    }
}

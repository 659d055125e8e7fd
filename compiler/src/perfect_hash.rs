//! The search for a perfect hash: a seed and displacements that give every name its own slot.
//!
//! The algorithm is hash, displace and compress by Belazzougui, Botelho and Dietzfelbinger. The names are distributed to
//! buckets; in order of decreasing size, each bucket gets the smallest displacement that moves its names to free slots.
//! The search is bounded and deterministic. It selects the smallest [`HashInput`] that distinguishes the names, and
//! evaluates up to [`SEEDS`] seeds for each input, of which about every third one succeeds.
//! If all of them fail, the names stay sorted and core uses binary search. No such set of names is known.

use errbook_core::__private::{CodeIndex, HashInput, Number, Slot, Strings, VACANT, number};

use crate::names::Names;

/// The maximum number of seeds for each input.
pub const SEEDS: u64 = 64;

/// The maximum average number of names in a bucket: fewer make a larger table, more a longer search.
const SHARE: usize = 3;

/// The table of an index, which [`CodeIndex`] borrows.
#[derive(Clone, PartialEq, Debug)]
pub struct Index {
    shortest: u32,
    input: HashInput,
    seed: u64,
    displacements: Vec<Number>,
    slots: Vec<Slot>,
}

impl Index {
    /// Returns the index over this table, given the names that it was built for.
    #[must_use]
    pub fn of<'i>(&'i self, names: &'i Strings<'i>) -> CodeIndex<'i> {
        let Index { shortest, input, seed, displacements, slots } = self;
        CodeIndex { names, shortest: *shortest, input: *input, seed: *seed, displacements, slots }
    }
}

#[cfg(test)]
thread_local! {
    /// The number of searches by this thread.
    pub(crate) static SEARCHED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Builds an index from names and their rows, with at most this number of seeds for each input; a duplicate name keeps its
/// first row.
#[must_use]
pub fn index(names: Strings<'_>, rows: &[u32], seeds: u64) -> Index {
    #[cfg(test)]
    SEARCHED.set(SEARCHED.get() + 1);
    let (strings, mut names, mut known) = (names, Vec::new(), Names::default());
    for (place, (start, row)) in strings.bounds.iter().zip(rows).enumerate() {
        let text = strings.get(place);
        if known.insert(text) {
            names.push(Name { text, row: *row, start: *start });
        }
    }
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
    let mut slots = Vec::new();
    for name in known.sorted().into_iter().filter_map(|text| names.get(known.get(text)?)) {
        slots.push(name.slot(0));
    }
    Index { shortest: shortest(&names), input: HashInput::Sorted, seed: 0, displacements: Vec::new(), slots }
}

/// A name, its row, and its start in the text of all names.
#[derive(Clone, Copy)]
struct Name<'n> {
    text: &'n str,
    row: u32,
    start: Number,
}

impl Name<'_> {
    /// Returns the slot of the name, given the lower half of its hash.
    fn slot(&self, lower: u32) -> Slot {
        [number(lower), number(self.row), self.start, number(self.text.len() as u32)]
    }
}

/// Returns the length of the shortest name.
fn shortest(names: &[Name<'_>]) -> u32 {
    names.iter().map(|name| name.text.len() as u32).min().unwrap_or_default()
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
struct HashedName<'n> {
    name: Name<'n>,
    upper: u32,
    lower: u32,
}

impl<'n> HashedName<'n> {
    fn new(name: Name<'n>, input: HashInput, seed: u64) -> Self {
        let hash = input.hash(seed, name.text.as_bytes());
        HashedName { name, upper: (hash >> 32) as u32, lower: hash as u32 }
    }

    fn bucket(&self, displacements: usize) -> usize {
        self.upper as usize % displacements
    }

    fn place(&self, displacement: u32, slots: usize) -> usize {
        (self.lower ^ displacement) as usize % slots
    }
}

fn hashed(names: &[Name<'_>], input: HashInput, seed: u64) -> Result<Index, Miss> {
    // The empty text must not match a vacant slot.
    let [vacant, ..] = VACANT;
    if number(input.hash(seed, b"") as u32) == vacant {
        return Err(Miss::Seed);
    }
    let displacements = names.len().div_ceil(SHARE).next_power_of_two();
    let mut buckets: Vec<Vec<HashedName<'_>>> = Vec::new();
    buckets.resize_with(displacements, Vec::new);
    for name in names {
        let key = HashedName::new(*name, input, seed);
        if let Some(bucket) = buckets.get_mut(key.bucket(displacements)) {
            bucket.push(key);
        }
    }
    let mut by_size: Vec<Vec<&[HashedName<'_>]>> = Vec::new();
    for bucket in &buckets {
        if by_size.len() <= bucket.len() {
            by_size.resize_with(bucket.len() + 1, Vec::new);
        }
        if let Some(buckets) = by_size.get_mut(bucket.len()) {
            buckets.push(bucket);
        }
    }
    let slots = names.len().next_power_of_two();
    let mut index = Index {
        shortest: shortest(names),
        input,
        seed,
        displacements: vec![number(0); displacements],
        slots: vec![VACANT; slots],
    };
    let mut vacant = vec![true; slots];
    // An empty bucket has no names to place.
    for bucket in by_size.iter().skip(1).rev().flatten() {
        if let Some(miss) = collision(bucket, slots) {
            return Err(miss);
        }
        index.place(bucket, &mut vacant).ok_or(Miss::Seed)?;
    }
    Ok(index)
}

/// Returns the reason why no displacement moves the names of a bucket to different slots, if two of them collide.
fn collision(bucket: &[HashedName<'_>], slots: usize) -> Option<Miss> {
    for (number, key) in bucket.iter().enumerate() {
        // Names that collide without a displacement collide with any.
        let other = bucket.iter().take(number).find(|other| other.place(0, slots) == key.place(0, slots));
        if let Some(other) = other {
            // Names with equal hashes have equal inputs; for whole names, the probability of a collision is 2^-64.
            let is_same = (other.upper, other.lower) == (key.upper, key.lower);
            return Some(if is_same { Miss::HashInput } else { Miss::Seed });
        }
    }
    None
}

impl Index {
    /// Finds the smallest displacement that moves all names of a bucket to free slots, and stores them there.
    fn place(&mut self, bucket: &[HashedName<'_>], vacant: &mut [bool]) -> Option<()> {
        let slots = vacant.len();
        let is_vacant = |place: usize| vacant.get(place) == Some(&true);
        let displacement = (0..u32::try_from(slots).ok()?)
            .find(|displacement| bucket.iter().all(|key| is_vacant(key.place(*displacement, slots))))?;
        for key in bucket {
            let place = key.place(displacement, slots);
            *self.slots.get_mut(place)? = key.name.slot(key.lower);
            *vacant.get_mut(place)? = false;
        }
        let bucket = bucket.first()?.bucket(self.displacements.len());
        *self.displacements.get_mut(bucket)? = number(displacement);
        Some(())
    }
}

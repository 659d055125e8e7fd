//! The search for a perfect hash: a seed and steps that take every name to a slot of its own.
//!
//! It is hash, displace and compress, after Belazzougui, Botelho and Dietzfelbinger: the names are dealt into buckets,
//! and the fullest bucket first, each gets the least step that moves all its names to free slots.
//! The search is bounded, and gives the same answer everywhere. It takes the least [`Reach`] that tells the names apart,
//! and for each reach up to [`SEEDS`] seeds, of which every third or so is good.
//! A set for which all fail is left sorted, and core searches it by halving: no such set is known, but any would work.

use std::cmp::Reverse;

use errbook_core::{Name, Names, Reach};

/// How many seeds are tried for each reach.
pub const SEEDS: u64 = 64;

/// How many names share a step on average, at most: fewer make a larger table, more a longer search.
const SHARE: usize = 3;

/// The table of an index, which [`Names`] borrows.
#[derive(Clone, PartialEq, Debug)]
pub struct Index<'n> {
    reach: Reach,
    seed: u64,
    steps: Vec<u32>,
    slots: Vec<Name<'n>>,
}

impl Index<'_> {
    /// The index over this table.
    #[must_use]
    pub fn names(&self) -> Names<'_> {
        Names { reach: self.reach, seed: self.seed, steps: &self.steps, slots: &self.slots }
    }
}

/// Makes an index of any names, trying so many seeds for each reach; a name that stands there twice has its first row.
#[must_use]
pub fn index(mut names: Vec<Name<'_>>, seeds: u64) -> Index<'_> {
    names.sort_by_key(|name| name.name);
    names.dedup_by_key(|name| name.name);
    // No names need no hash.
    let seeds = if names.is_empty() { 0 } else { seeds };
    for reach in Reach::HASHED {
        for number in 0..seeds {
            match hashed(&names, reach, seed(number)) {
                Ok(index) => return index,
                Err(Miss::Seed) => {}
                Err(Miss::Reach) => break,
            }
        }
    }
    Index { reach: Reach::Sorted, seed: 0, steps: Vec::new(), slots: names }
}

/// Why there is no table: with this seed, or with any.
enum Miss {
    Seed,
    Reach,
}

/// An odd number of its own for each try.
fn seed(number: u64) -> u64 {
    (2 * number + 1).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// A name with its hash.
struct Key<'n> {
    /// The name, with the lower half of the hash.
    name: Name<'n>,
    /// The upper half of the hash.
    upper: u32,
}

impl<'n> Key<'n> {
    fn new(name: Name<'n>, reach: Reach, seed: u64) -> Self {
        let hash = reach.hash(seed, name.name.as_bytes());
        Key { name: Name { tag: hash as u32, ..name }, upper: (hash >> 32) as u32 }
    }

    fn bucket(&self, steps: usize) -> usize {
        self.upper as usize % steps
    }

    fn place(&self, step: u32, places: usize) -> usize {
        (self.name.tag ^ step) as usize % places
    }
}

fn hashed<'n>(names: &[Name<'n>], reach: Reach, seed: u64) -> Result<Index<'n>, Miss> {
    // The empty text must not be taken for a name in a vacant slot.
    if Key::new(Name::VACANT, reach, seed).name.tag == Name::VACANT.tag {
        return Err(Miss::Seed);
    }
    let steps = names.len().div_ceil(SHARE).next_power_of_two();
    let mut keys: Vec<Key<'n>> = names.iter().map(|name| Key::new(*name, reach, seed)).collect();
    keys.sort_by_key(|key| (key.bucket(steps), key.upper, key.name.tag));
    let same = |(one, next): (&Key<'_>, &Key<'_>)| (one.upper, one.name.tag) == (next.upper, next.name.tag);
    if keys.iter().zip(keys.iter().skip(1)).any(same) {
        // Names with one hash are alike in all that is read of them; for whole names, the chance is one in 2^64.
        return Err(Miss::Reach);
    }
    let mut buckets: Vec<&[Key<'n>]> = keys.chunk_by(|one, next| one.bucket(steps) == next.bucket(steps)).collect();
    buckets.sort_by_key(|bucket| Reverse(bucket.len()));
    let slots = vec![Name::VACANT; names.len().next_power_of_two()];
    let mut index = Index { reach, seed, steps: vec![0; steps], slots };
    for bucket in buckets {
        index.place(bucket).ok_or(Miss::Seed)?;
    }
    Ok(index)
}

impl<'n> Index<'n> {
    /// Finds the least step that takes all names of a bucket to free slots, and puts them there.
    fn place(&mut self, bucket: &[Key<'n>]) -> Option<()> {
        let places = self.slots.len();
        for (number, key) in bucket.iter().enumerate() {
            // Names that meet without a step meet with any.
            if bucket.iter().take(number).any(|other| other.place(0, places) == key.place(0, places)) {
                return None;
            }
        }
        let vacant = |place: usize| self.slots.get(place).is_some_and(|slot| slot.row == Name::VACANT.row);
        let step =
            (0..u32::try_from(places).ok()?).find(|step| bucket.iter().all(|key| vacant(key.place(*step, places))))?;
        for key in bucket {
            *self.slots.get_mut(key.place(step, places))? = key.name;
        }
        let place = bucket.first()?.bucket(self.steps.len());
        *self.steps.get_mut(place)? = step;
        Some(())
    }
}

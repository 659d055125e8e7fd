//! Lookup of codes and aliases in a table, with a perfect hash that the compiler computes.

mod hash;

pub use hash::HashInput;

use crate::numbers::{Number, value};
use crate::strings::Strings;

/// A slot of the hash table: the low half of the hash, the row, and the start and the length of the name in
/// [`CodeIndex::names`], in bytes.
///
/// The half of the hash rejects most other names before a comparison.
pub type Slot = [Number; 4];

/// A slot without a name.
pub const VACANT: Slot = [[u8::MAX; 4], [u8::MAX; 4], [0; 4], [0; 4]];

/// An index from codes and aliases to rows; it matches whole strings in exact case.
///
/// A lookup takes one hash, one displacement, one slot and one comparison, for any number of names (hash and displace).
/// The high half of the hash selects the displacement; the low half XOR the displacement is the index of the slot.
/// The compiler selects displacements that give each name its own slot.
/// An index without a hash works for any set of names, and uses binary search.
#[derive(Clone, Copy, Debug)]
pub struct CodeIndex<'t> {
    /// The codes, in the order of their rows, and then the aliases.
    pub names: &'t Strings<'t>,
    /// The length of the shortest name, so that a catalog without short names needs no code for them.
    pub shortest: u32,
    /// The bytes of a name that the hash reads.
    pub input: HashInput,
    /// The seed of the hash.
    pub seed: u64,
    /// The displacements, a power of two of them, or none without a hash.
    pub displacements: &'t [Number],
    /// Names and vacant slots, a power of two of them; or all names, sorted by their bytes.
    pub slots: &'t [Slot],
}

impl<'t> CodeIndex<'t> {
    /// Returns the row of `name`.
    // Inlined, because the call would take a third of the time, and most of the body is constant for a compiled table.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn find(&self, name: &[u8]) -> Option<usize> {
        if name.len() < self.shortest as usize {
            return None;
        }
        // Each length has its own path, so that the comparison does not examine the length again. Without closures, which the
        // optimizer does not always inline.
        match (self.input, name.len()) {
            (HashInput::Ends, 8..) => {
                let (own, row) = self.candidate(hash::ends(self.seed, name), name.len())?;
                if own == name { Some(row) } else { None }
            }
            (HashInput::Ends, 4..8) => {
                let (own, row) = self.candidate(hash::ends(self.seed, name), name.len())?;
                if same_ends::<4>(own, name) { Some(row) } else { None }
            }
            (HashInput::Halves, 16..) => {
                let (own, row) = self.candidate(hash::halves(self.seed, name), name.len())?;
                if own == name { Some(row) } else { None }
            }
            (HashInput::Ends, _) => self.find_short(hash::ends, name),
            (HashInput::Halves, _) => self.find_short(hash::halves, name),
            (HashInput::Whole, _) => self.find_short(hash::whole, name),
            (HashInput::Sorted, _) => self.find_by_halving(name),
        }
    }

    /// Returns the row of a name that is short for the hash, or that is hashed as a whole.
    // Cold, so that it stays out of the hot path, but known to each crate: the function of this crate needs a pointer to the
    // index, and with it relocations for all of its lists.
    #[cold]
    #[inline]
    fn find_short(&self, hash: impl Fn(u64, &[u8]) -> u64, name: &[u8]) -> Option<usize> {
        let (own, row) = self.candidate(hash(self.seed, name), name.len())?;
        if own == name { Some(row) } else { None }
    }

    /// Returns all names with their rows, in slot order.
    pub fn iter(&self) -> impl Iterator<Item = (&'t str, usize)> + use<'t> {
        let text = self.names.text;
        let named = self.slots.iter().filter(|slot| **slot != VACANT);
        named.filter_map(move |[_, row, start, length]| {
            let start = value(*start) as usize;
            Some((text.get(start..start + value(*length) as usize)?, value(*row) as usize))
        })
    }

    /// Returns the only name that can have this hash and this length, and its row.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn candidate(&self, hash: u64, length: usize) -> Option<(&'t [u8], usize)> {
        // A mask replaces the remainder, because both lengths are powers of two.
        let displacement = self.displacements.get((hash >> 32) as usize & self.displacements.len().wrapping_sub(1))?;
        let place = (fingerprint(hash) ^ value(*displacement)) as usize & self.slots.len().wrapping_sub(1);
        let [expected, row, start, own_length] = self.slots.get(place)?;
        if value(*expected) != fingerprint(hash) || value(*own_length) as usize != length {
            return None;
        }
        Some((self.name(value(*start), value(*own_length))?, value(*row) as usize))
    }

    #[inline(never)]
    fn find_by_halving(&self, name: &[u8]) -> Option<usize> {
        let order =
            |[_, _, start, length]: &Slot| self.name(value(*start), value(*length)).unwrap_or_default().cmp(name);
        let at = self.slots.binary_search_by(order).ok()?;
        self.slots.get(at).map(|[_, row, ..]| value(*row) as usize)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn name(&self, start: u32, length: u32) -> Option<&'t [u8]> {
        let start = start as usize;
        self.names.text.as_bytes().get(start..start + length as usize)
    }
}

/// The part of the hash that is stored in a slot.
#[inline]
const fn fingerprint(hash: u64) -> u32 {
    hash as u32
}

/// Compares a text with one of a few known texts without a call; the sequence of lengths is predictable.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn same_as_known(text: &[u8], known: &[u8]) -> bool {
    if text.len() != known.len() {
        return false;
    }
    match known.len() {
        1 => text.first() == known.first(),
        2..4 => same_ends::<2>(text, known),
        4..8 => same_ends::<4>(text, known),
        8..16 => same_ends::<8>(text, known),
        16..=32 => same_ends::<16>(text, known),
        _ => text == known,
    }
}

/// Compares two texts of equal length by their first and last `N` bytes, which overlap or are adjacent.
#[cfg_attr(not(debug_assertions), inline(always))]
fn same_ends<const N: usize>(one: &[u8], other: &[u8]) -> bool {
    one.first_chunk::<N>() == other.first_chunk() && one.last_chunk::<N>() == other.last_chunk()
}

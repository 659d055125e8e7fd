//! Lookup of codes and aliases in a table, with a perfect hash that the compiler computes.

mod hash;

pub use hash::HashInput;

/// A code or alias and its row.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Slot<'t> {
    /// The code or alias on the wire.
    pub name: &'t str,
    /// The index of the row.
    pub row: u32,
    /// The low half of the hash, which rejects most other names before a comparison.
    pub fingerprint: u32,
}

impl Slot<'_> {
    /// A slot without a name.
    pub const VACANT: Self = Slot { name: "", row: u32::MAX, fingerprint: u32::MAX };
}

/// An index from codes and aliases to rows; it matches whole strings in exact case.
///
/// A lookup takes one hash, one displacement, one slot and one comparison, for any number of names (hash and displace).
/// The high half of the hash selects the displacement; the low half XOR the displacement is the index of the slot.
/// The compiler selects displacements that give each name its own slot.
/// An index without a hash works for any set of names, and uses binary search: see [`CodeIndex::sorted`].
#[derive(Clone, Copy, Debug)]
pub struct CodeIndex<'t> {
    /// The bytes of a name that the hash reads.
    pub input: HashInput,
    /// The seed of the hash.
    pub seed: u64,
    /// The displacements, a power of two of them, or none without a hash.
    pub displacements: &'t [u32],
    /// Names and vacant slots, a power of two of them; or all names, sorted by their bytes.
    pub slots: &'t [Slot<'t>],
}

impl<'t> CodeIndex<'t> {
    /// Creates an index without a hash from names that are sorted by their bytes.
    ///
    /// A name out of order may not be found.
    #[must_use]
    pub const fn sorted(names: &'t [Slot<'t>]) -> Self {
        CodeIndex { input: HashInput::Sorted, seed: 0, displacements: &[], slots: names }
    }

    /// Returns the row of `name`.
    // Inlined, because the call would take a third of the time, and most of the body is constant for a compiled table.
    #[inline(always)]
    #[must_use]
    pub fn find(&self, name: &[u8]) -> Option<usize> {
        let hash = match self.input {
            HashInput::Ends => hash::ends(self.seed, name),
            HashInput::Halves => hash::halves(self.seed, name),
            HashInput::Whole => return self.find_by_whole(name),
            HashInput::Sorted => return self.find_by_halving(name),
        };
        self.find_by_hash(hash, name)
    }

    /// Returns all names in slot order.
    pub fn iter(&self) -> impl Iterator<Item = &'t Slot<'t>> + use<'t> {
        self.slots.iter().filter(|slot| slot.row != Slot::VACANT.row)
    }

    /// Compares with the only slot that can contain a name with this hash.
    #[inline(always)]
    fn find_by_hash(&self, hash: u64, name: &[u8]) -> Option<usize> {
        // A mask replaces the remainder, because both lengths are powers of two.
        let displacement = self.displacements.get((hash >> 32) as usize & self.displacements.len().wrapping_sub(1))?;
        let slot = self.slots.get((fingerprint(hash) ^ displacement) as usize & self.slots.len().wrapping_sub(1))?;
        (slot.fingerprint == fingerprint(hash) && same(slot.name.as_bytes(), name)).then_some(slot.row as usize)
    }

    #[inline(never)]
    fn find_by_whole(&self, name: &[u8]) -> Option<usize> {
        self.find_by_hash(hash::whole(self.seed, name), name)
    }

    #[inline(never)]
    fn find_by_halving(&self, name: &[u8]) -> Option<usize> {
        let at = self.slots.binary_search_by(|slot| slot.name.as_bytes().cmp(name)).ok()?;
        self.slots.get(at).map(|slot| slot.row as usize)
    }
}

/// The part of the hash that is stored in a slot.
#[inline]
const fn fingerprint(hash: u64) -> u32 {
    hash as u32
}

/// Compares two names, short ones without a call to `memcmp`.
#[inline(always)]
fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    if (4..8).contains(&other.len())
        && let (Some(head), Some(tail)) = (one.first_chunk::<4>(), one.last_chunk::<4>())
        && let (Some(other_head), Some(other_tail)) = (other.first_chunk::<4>(), other.last_chunk::<4>())
    {
        return head == other_head && tail == other_tail;
    }
    one == other
}

/// Compares a text with one of a few known texts without a call; the sequence of lengths is predictable.
#[inline(always)]
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
#[inline(always)]
fn same_ends<const N: usize>(one: &[u8], other: &[u8]) -> bool {
    one.first_chunk::<N>() == other.first_chunk() && one.last_chunk::<N>() == other.last_chunk()
}

//! Look-up of a code, or of an alias of one, in a table: a perfect hash that the compiler computed.

mod hash;

pub use hash::HashInput;

/// One name and the row that it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Slot<'t> {
    /// A code or an alias, as on the wire.
    pub name: &'t str,
    /// The row of the table.
    pub row: u32,
    /// The low half of the name's hash, which turns most other names away before they are compared.
    pub fingerprint: u32,
}

impl Slot<'_> {
    /// A slot that no name takes.
    pub const VACANT: Self = Slot { name: "", row: u32::MAX, fingerprint: u32::MAX };
}

/// An index from names to rows: whole string, exact case.
///
/// A look-up takes one hash, one displacement and one slot, however many names there are, and one comparison of the whole name.
/// The upper half of the hash chooses the displacement; the lower half, `xor` the displacement, is the place of the slot.
/// The displacements are such that no two names meet in one slot; to find them is the compiler's work.
/// An index without a hash works for any set of names, and halves its way to a name: see [`CodeIndex::sorted`].
#[derive(Clone, Copy, Debug)]
pub struct CodeIndex<'t> {
    /// What the hash reads of a name.
    pub input: HashInput,
    /// Where the hash begins.
    pub seed: u64,
    /// What moves names to slots of their own: a power of two of them, or none where there is no hash.
    pub displacements: &'t [u32],
    /// The names and vacancies, a power of two of them; or all names, sorted by their bytes.
    pub slots: &'t [Slot<'t>],
}

impl<'t> CodeIndex<'t> {
    /// An index without a hash, over names that are sorted by their bytes: it works for any set of names.
    ///
    /// A name that is out of order may not be found.
    #[must_use]
    pub const fn sorted(names: &'t [Slot<'t>]) -> Self {
        CodeIndex { input: HashInput::Sorted, seed: 0, displacements: &[], slots: names }
    }

    /// The row that `name` stands for.
    // A call would take a third of the time; with a table that was compiled in, most of this is constant.
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

    /// Every name, in the order of the slots.
    pub fn iter(&self) -> impl Iterator<Item = &'t Slot<'t>> + use<'t> {
        self.slots.iter().filter(|slot| slot.row != Slot::VACANT.row)
    }

    /// Looks into the only slot where a name with that hash can be.
    #[inline(always)]
    fn find_by_hash(&self, hash: u64, name: &[u8]) -> Option<usize> {
        // A mask is as good as a remainder, since both lengths are powers of two.
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

/// The part of a hash that stands beside the name.
#[inline]
const fn fingerprint(hash: u64) -> u32 {
    hash as u32
}

/// Compares two names, the short ones without a call.
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

/// Compares a text with one of few that come in a steady order, so that its length can be foreseen: without a call.
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

/// Compares two texts of one length by the first and the last `N` bytes, which overlap or meet.
#[inline(always)]
fn same_ends<const N: usize>(one: &[u8], other: &[u8]) -> bool {
    one.first_chunk::<N>() == other.first_chunk() && one.last_chunk::<N>() == other.last_chunk()
}

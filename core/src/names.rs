//! Look-up of a code, or of an alias of one, in a table.

/// One name and the row that it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Name<'t> {
    /// A code or an alias, as on the wire.
    pub name: &'t str,
    /// The row of the table.
    pub row: u32,
}

/// An index from names to rows: whole string, exact case.
#[derive(Clone, Copy, Debug)]
pub struct Names<'t> {
    sorted: &'t [Name<'t>],
}

impl<'t> Names<'t> {
    /// An index over names that are sorted by their bytes, as the compiler emits them.
    ///
    /// A name that is out of order may not be found.
    #[must_use]
    pub const fn new(sorted: &'t [Name<'t>]) -> Self {
        Names { sorted }
    }

    /// The row that `name` stands for.
    #[must_use]
    pub fn find(&self, name: &[u8]) -> Option<usize> {
        let at = self.sorted.binary_search_by(|probe| probe.name.as_bytes().cmp(name)).ok()?;
        self.sorted.get(at).map(|found| found.row as usize)
    }

    /// Every name, sorted by its bytes.
    pub fn iter(&self) -> impl Iterator<Item = &'t Name<'t>> + use<'t> {
        self.sorted.iter()
    }
}

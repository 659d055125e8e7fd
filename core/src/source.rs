//! Where a catalogue's facts are from.

/// Who says that a code exists; the three never mix in the documentation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Evidence {
    /// The reference page that the catalogue names as its source.
    Page,
    /// The vendor, somewhere else.
    Vendor,
    /// Nobody: it was seen on the wire.
    Observed,
}

impl Evidence {
    /// Every kind of evidence, in the order of the documentation.
    pub const ALL: [Evidence; 3] = [Evidence::Page, Evidence::Vendor, Evidence::Observed];

    /// The word for it in catalogues: `page`, `vendor`, `observed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Evidence::Page => "page",
            Evidence::Vendor => "vendor",
            Evidence::Observed => "observed",
        }
    }
}

/// A place where a fact stands that the reference page does not have.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Source<'t> {
    /// Who speaks there.
    pub evidence: Evidence,
    /// What it is, for people.
    pub title: &'t str,
    /// Its address, where it has one.
    pub url: Option<&'t str>,
    /// The day on which it was read or seen: `2026-01-31`.
    pub accessed: &'t str,
}

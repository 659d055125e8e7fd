//! Sources of a catalog's facts.

/// The origin of the knowledge that a code exists. The documentation keeps the three apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Evidence {
    /// The reference page under the catalog's `source`.
    Page,
    /// Another page of the vendor.
    Vendor,
    /// A response that was seen on the wire.
    Observed,
}

impl Evidence {
    /// All kinds of evidence, in documentation order.
    pub const ALL: [Evidence; 3] = [Evidence::Page, Evidence::Vendor, Evidence::Observed];

    /// Returns the name: `page`, `vendor` or `observed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Evidence::Page => "page",
            Evidence::Vendor => "vendor",
            Evidence::Observed => "observed",
        }
    }
}

/// A source of facts that the reference page does not have.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Source<'t> {
    /// The kind of the source.
    pub evidence: Evidence,
    /// Its title.
    pub title: &'t str,
    /// Its URL, if it has one.
    pub url: Option<&'t str>,
    /// The date on which it was accessed or observed: `2026-01-31`.
    pub accessed: &'t str,
}

//! The bounds of a catalog and a lock, which keep memory and time bounded for any file.

use crate::diagnostic::{Diagnostics, Span};
use crate::entries::entries;
use crate::yaml::Node;

/// The maximum size of a catalog in bytes; a larger file is rejected.
///
/// Readers need at most one byte more, so that an endless file is detected.
pub const MAX_CATALOG_BYTES: usize = 16 << 20;

/// The maximum size of a lock in bytes.
pub const MAX_LOCK_BYTES: usize = 16 << 20;

/// The maximum number of lines of a lock.
pub const MAX_LOCK_LINES: usize = 1 << 17;

/// The maximum length of a line in bytes. Catalogs need less than a tenth, and an unoptimized parser is slow.
pub const MAX_LINE_BYTES: usize = 1 << 20;

/// The maximum depth of maps and lists; catalogs need less than a tenth.
pub const MAX_DEPTH: usize = 64;

/// The maximum number of items of a list, and of keys of a map.
pub const MAX_ITEMS: usize = 65_535;

/// The maximum number of keys, texts, lists and maps of a catalog.
///
/// A catalog with [`MAX_ENTRIES`] entries needs about ten for each.
pub const MAX_VALUES: usize = 1 << 20;

/// The maximum number of entries of all endpoints, shared ones counted at each endpoint that has them.
pub const MAX_ENTRIES: usize = 65_535;

/// The maximum number of aliases of all entries.
pub const MAX_ALIASES: usize = 65_535;

/// The maximum number of conditions, locations or checks that each later one is compared with.
pub(crate) const MAX_COMPARED: usize = 100;

/// Reports the first entry and the first alias that a catalog has too many; returns `true` if there are none.
///
/// Nothing else of such a catalog is checked, because the reports would be as many.
pub(crate) fn check(root: &Node, diagnostics: &mut Diagnostics) -> bool {
    let entries = entries(root);
    let mut room = MAX_ALIASES;
    let mut excess_alias = None;
    for (_, entry) in &entries {
        let aliases = entry.pairs_of("aliases");
        excess_alias = excess_alias.or(aliases.get(room));
        room = room.saturating_sub(aliases.len());
    }
    let excess_entry = entries.get(MAX_ENTRIES);
    if let Some((code, _)) = excess_entry {
        too_many(code.span, "entries", MAX_ENTRIES, diagnostics);
    }
    if let Some((alias, _)) = excess_alias {
        too_many(alias.span, "aliases", MAX_ALIASES, diagnostics);
    }
    excess_entry.is_none() && excess_alias.is_none()
}

/// Reports a catalog with too many parts of a kind, at the first that exceeds the maximum.
pub(crate) fn too_many(span: Span, kind: &str, most: usize, diagnostics: &mut Diagnostics) {
    diagnostics.error(span, format!("the catalog has more than {most} {kind}")).help("split the catalog");
}

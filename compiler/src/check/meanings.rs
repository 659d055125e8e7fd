//! Checks that the entries of an endpoint have different meanings.

use crate::diagnostic::Diagnostics;
use crate::model::{Catalog, Entry};
use crate::names::NameMap;
use crate::scalar;

/// Warns about two codes of one endpoint with the same meaning.
pub(super) fn check(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    for endpoint in &catalog.endpoints {
        let mut first = NameMap::default();
        // A removed code often has the meaning of its successor.
        let is_own = |entry: &&Entry| entry.same_as.is_none() && entry.removed.is_none();
        for entry in endpoint.entries.iter().filter(is_own).filter(|entry| !entry.texts.meaning.is_empty()) {
            let (other, span) = *first.or_insert(&entry.texts.meaning, (entry, entry.texts.meaning_span));
            if other.code != entry.code && !replaces(catalog, other, entry) && !replaces(catalog, entry, other) {
                let other = &catalog.code(other).code;
                diagnostics
                    .warning(entry.texts.meaning_span, format!("same meaning as `{other}` at the same endpoint"))
                    .help(format!("describe the difference, or use `same_as: {}`", scalar::written(other)))
                    .related(span, "first here");
            }
        }
    }
}

/// Returns `true` if an entry is deprecated in favor of another one.
fn replaces(catalog: &Catalog, other: &Entry, entry: &Entry) -> bool {
    let note = format!("Use `{}`.", catalog.code(other).code);
    entry.deprecated.as_ref().is_some_and(|deprecated| deprecated.text.ends_with(&note))
}

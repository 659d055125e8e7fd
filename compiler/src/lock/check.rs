//! Rules of a lock on the catalogue beside it: what was released keeps its meaning.

use std::collections::BTreeMap;

use super::{Life, Lock, Owners};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::{Catalog, Code};

/// Every place at which a catalogue uses a name for something else than the lock says, sorted by position.
///
/// A code that has gone may live on as another spelling of the code that reads it, as that code's name may change on the
/// wire; only what is retired can never be anything again.
#[must_use]
pub fn check(catalog: &Catalog, lock: &Lock) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    tombstones_stay(catalog, lock, &mut diagnostics);
    names_keep_their_meaning(catalog, lock, &mut diagnostics);
    diagnostics.into_sorted()
}

/// Whoever still meets the old reply would take it for the new one.
fn tombstones_stay(catalog: &Catalog, lock: &Lock, diagnostics: &mut Diagnostics) {
    for endpoint in &catalog.endpoints {
        for entry in endpoint.entries.iter().filter(|entry| entry.removed.is_none()) {
            let code = &catalog.code(entry).code;
            let Some(Life::Removed(since)) = lock.row(&endpoint.name, code).map(|row| &row.life) else { continue };
            diagnostics
                .error(entry.span, format!("`{code}` was retired in {since}, and can never be reused"))
                .help(format!("keep its tombstone, `removed: {{since: \"{since}\", reason: ...}}`"));
        }
    }
}

fn names_keep_their_meaning(catalog: &Catalog, lock: &Lock, diagnostics: &mut Diagnostics) {
    let names = Names { lock, owners: Owners::new(lock) };
    let mut first: BTreeMap<usize, Span> = BTreeMap::new();
    for entry in catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries) {
        first.entry(entry.code).or_insert(entry.span);
    }
    for (place, code) in catalog.codes.iter().enumerate() {
        let Some(span) = first.get(&place).copied() else { continue };
        if let Some(owner) = names.owners.of_spelling(&code.code, &code.code) {
            names.report(code, &code.code, "an alias", owner, span, diagnostics);
        }
        if let Some(owner) = names.owners.of_variant(&code.ident, &code.code) {
            names.report(code, &code.ident, "the variant", owner, span, diagnostics);
        }
        for alias in &code.aliases {
            if let Some(owner) = names.owners.of_spelling(&alias.name, &code.code) {
                names.report(code, &alias.name, "an alias", owner, alias.span, diagnostics);
            }
        }
    }
}

struct Names<'l> {
    lock: &'l Lock,
    owners: Owners<'l>,
}

impl Names<'_> {
    fn report(&self, code: &Code, name: &str, what: &str, owner: &str, span: Span, diagnostics: &mut Diagnostics) {
        let rows = || self.lock.rows.iter().filter(|row| row.code == owner);
        let retired = rows().find_map(|row| match &row.life {
            Life::Removed(since) => Some(since),
            Life::Live | Life::Deleted => None,
        });
        if let Some(since) = retired {
            let whose = if name == owner { String::new() } else { format!(" is {what} of `{owner}`, which") };
            diagnostics
                .error(span, format!("`{name}`{whose} was retired in {since}, and can never be reused"))
                .help("choose another name");
        } else if !code.aliases.iter().any(|alias| alias.name == owner) {
            diagnostics
                .error(span, format!("`{name}` was released as {what} of `{owner}`, and cannot stand for anything else"))
                .help(format!(
                    "choose another name, or read `{owner}` as an alias if it is the same code; a major release may take it \
                     out of the lock"
                ));
        }
    }
}

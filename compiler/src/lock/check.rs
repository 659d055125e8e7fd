//! Checks a catalog against its lock: released names keep their meaning.

use std::collections::BTreeMap;

use super::{Life, Lock, Owners};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::{Catalog, Code};

/// Reports every name that a catalog uses with another meaning than its lock, sorted by position.
///
/// A deleted code may become an alias of the code that replaces it, because an API can rename a code. The name of a
/// removed code is reserved forever.
#[must_use]
pub fn check(catalog: &Catalog, lock: &Lock) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    check_removed_codes(catalog, lock, &mut diagnostics);
    check_names(catalog, lock, &mut diagnostics);
    diagnostics.into_sorted()
}

/// A client that still receives the old response would take it for the new code.
fn check_removed_codes(catalog: &Catalog, lock: &Lock, diagnostics: &mut Diagnostics) {
    for endpoint in &catalog.endpoints {
        for entry in endpoint.entries.iter().filter(|entry| entry.removed.is_none()) {
            let code = &catalog.code(entry).code;
            let Some(Life::Removed(since)) = lock.row(&endpoint.name, code).map(|row| &row.life) else { continue };
            diagnostics
                .error(entry.span, format!("`{code}` was removed in {since} and cannot be reused"))
                .help(format!("keep `removed: {{since: \"{since}\", reason: ...}}` in its entry"));
        }
    }
}

fn check_names(catalog: &Catalog, lock: &Lock, diagnostics: &mut Diagnostics) {
    let checker = Checker { lock, owners: Owners::new(lock) };
    let mut first: BTreeMap<usize, Span> = BTreeMap::new();
    for entry in catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries) {
        first.entry(entry.code).or_insert(entry.span);
    }
    for (place, code) in catalog.codes.iter().enumerate() {
        let Some(span) = first.get(&place).copied() else { continue };
        if let Some(owner) = checker.owners.of_spelling(&code.code, &code.code) {
            checker.report(code, &code.code, "an alias", owner, span, diagnostics);
        }
        if let Some(owner) = checker.owners.of_variant(&code.ident, &code.code) {
            checker.report(code, &code.ident, "the variant", owner, span, diagnostics);
        }
        for alias in &code.aliases {
            if let Some(owner) = checker.owners.of_spelling(&alias.name, &code.code) {
                checker.report(code, &alias.name, "an alias", owner, alias.span, diagnostics);
            }
        }
    }
}

struct Checker<'l> {
    lock: &'l Lock,
    owners: Owners<'l>,
}

impl Checker<'_> {
    fn report(&self, code: &Code, name: &str, what: &str, owner: &str, span: Span, diagnostics: &mut Diagnostics) {
        let rows = || self.lock.rows.iter().filter(|row| row.code == owner);
        let removed = rows().find_map(|row| match &row.life {
            Life::Removed(since) => Some(since),
            Life::Live | Life::Deleted => None,
        });
        if let Some(since) = removed {
            let whose = if name == owner { String::new() } else { format!(" is {what} of `{owner}`, which") };
            diagnostics
                .error(span, format!("`{name}`{whose} was removed in {since} and cannot be reused"))
                .help("choose another name");
        } else if !code.aliases.iter().any(|alias| alias.name == owner) {
            diagnostics
                .error(span, format!("`{name}` was released as {what} of `{owner}` and cannot get another meaning"))
                .help(format!(
                    "choose another name, or make `{owner}` an alias if it is the same code; a major release can delete \
                     it from the lock"
                ));
        }
    }
}

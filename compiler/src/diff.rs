//! Finds what a change of a catalog breaks: takes the old and the new catalog, and returns a list of changes.
//!
//! A change is major if it makes correct code wrong.

use crate::lock::Lock;
use crate::model::{Catalog, Endpoint};

mod change;
mod pairs;
mod checks;
mod conditions;
mod retry;
mod responses;
mod names;
mod addresses;
mod texts;

use change::{At, Changes};
pub use change::{Change, Verdict};
use pairs::Pairs;

/// Returns the changes from one catalog to another, by severity, endpoint and code.
#[must_use]
pub fn between(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let (old_lock, new_lock) = (Lock::of(old), Lock::of(new));
    let pairs = Pairs::new(&old_lock, &new_lock);
    let mut changes = Changes::default();
    let renamed = |at: At<'_>, endpoint: &str| texts::renamed(old, new, at, endpoint);
    names::compare(&old_lock, &new_lock, &pairs, &renamed, &mut changes);
    addresses::compare(&old_lock, &new_lock, &mut changes);
    texts::compare(old, new, &pairs, &mut changes);
    let endpoints = endpoints(old, new, &pairs);
    responses::compare(old, new, &endpoints, &mut changes);
    for (before, after) in endpoints {
        conditions::compare((old, before), (new, after), &pairs, &mut changes);
    }
    changes.sorted()
}

/// Returns the endpoints of both catalogs; those without entries are matched by name.
fn endpoints<'c>(old: &'c Catalog, new: &'c Catalog, pairs: &Pairs<'_>) -> Vec<(&'c Endpoint, &'c Endpoint)> {
    let partner = |name: &str| pairs.both.iter().find(|(before, _)| *before == name).map(|(_, after)| *after);
    let find = |before: &'c Endpoint| {
        let name = partner(&before.name).unwrap_or(&before.name);
        Some((before, new.endpoints.iter().find(|after| after.name == name)?))
    };
    old.endpoints.iter().filter_map(find).collect()
}

/// Returns the changes since a lock, which has no texts, delays or response formats.
#[must_use]
pub fn since(lock: &Lock, new: &Catalog) -> Vec<Change> {
    let new = Lock::of(new);
    let mut changes = Changes::default();
    names::compare(lock, &new, &Pairs::new(lock, &new), &|_, _| None, &mut changes);
    addresses::compare(lock, &new, &mut changes);
    changes.sorted()
}

/// Returns the maximum severity of the changes, at least a patch.
#[must_use]
pub fn verdict(changes: &[Change]) -> Verdict {
    changes.iter().map(|change| change.verdict).max().unwrap_or(Verdict::Patch)
}

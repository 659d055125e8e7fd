//! Finds what a change of a catalog breaks: takes the old and the new catalog, and returns a list of changes.
//!
//! A change is major if it makes correct code wrong.

use crate::lock::Lock;
use crate::model::Catalog;

mod change;
mod pairs;
mod checks;
mod retry;
mod responses;
mod names;
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
    texts::compare(old, new, &pairs, &mut changes);
    responses::compare(old, new, &mut changes);
    changes.sorted()
}

/// Returns the changes since a lock, which has no texts, delays or response formats.
#[must_use]
pub fn since(lock: &Lock, new: &Catalog) -> Vec<Change> {
    let new = Lock::of(new);
    let mut changes = Changes::default();
    names::compare(lock, &new, &Pairs::new(lock, &new), &|_, _| None, &mut changes);
    changes.sorted()
}

/// Returns the maximum severity of the changes, at least a patch.
#[must_use]
pub fn verdict(changes: &[Change]) -> Verdict {
    changes.iter().map(|change| change.verdict).max().unwrap_or(Verdict::Patch)
}

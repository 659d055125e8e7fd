//! Matches the endpoints of the old and the new catalog.

use std::collections::{BTreeMap, BTreeSet};

use crate::lock::{Life, Lock};

/// Endpoints are matched by name, and renamed ones by their common codes.
pub(super) struct Pairs<'l> {
    /// The old and the new name of each match.
    pub(super) both: Vec<(&'l str, &'l str)>,
    /// The names that only the old catalog has.
    pub(super) gone: Vec<&'l str>,
    /// The names that only the new catalog has.
    pub(super) added: Vec<&'l str>,
}

type Codes<'l> = BTreeMap<&'l str, BTreeSet<&'l str>>;

impl<'l> Pairs<'l> {
    pub(super) fn new(old: &'l Lock, new: &'l Lock) -> Self {
        let (old, new) = (codes(old), codes(new));
        let mut pairs = Pairs { both: Vec::new(), gone: Vec::new(), added: Vec::new() };
        for (name, codes) in &old {
            let partner = match new.get_key_value(name) {
                Some((same, _)) => Some(*same),
                None => renamed(codes, new.iter().filter(|(name, _)| !old.contains_key(*name)), &pairs),
            };
            match partner {
                Some(partner) => pairs.both.push((name, partner)),
                None => pairs.gone.push(name),
            }
        }
        let taken: BTreeSet<&str> = pairs.both.iter().map(|(_, new)| *new).collect();
        pairs.added = new.into_keys().filter(|name| !taken.contains(name)).collect();
        pairs
    }
}

/// Returns the codes of each endpoint, without deleted ones.
fn codes(lock: &Lock) -> Codes<'_> {
    let mut codes = Codes::new();
    for row in lock.rows.iter().filter(|row| row.life != Life::Deleted) {
        codes.entry(&row.endpoint).or_default().insert(&row.code);
    }
    codes
}

/// Returns the endpoint with the most common codes, at least half of them.
fn renamed<'a, 'l: 'a>(
    codes: &BTreeSet<&str>,
    candidates: impl Iterator<Item = (&'a &'l str, &'a BTreeSet<&'l str>)>,
    pairs: &Pairs<'l>,
) -> Option<&'l str> {
    let free = candidates.filter(|(name, _)| !pairs.both.iter().any(|(_, taken)| taken == *name));
    let (shared, name) = free.map(|(name, other)| (codes.intersection(other).count(), *name)).max()?;
    (shared * 2 >= codes.len()).then_some(name)
}

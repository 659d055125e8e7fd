//! Matches the endpoints and the codes of the old and the new catalog.

use std::collections::{BTreeMap, BTreeSet};

use crate::lock::{Life, Lock, Row};

/// Endpoints are matched by name, and renamed ones by their common codes; codes by their spelling, and renamed ones by
/// variant or alias, as the lock does.
pub(super) struct Pairs<'l> {
    /// The old and the new name of each match.
    pub(super) both: Vec<(&'l str, &'l str)>,
    /// The names that only the old catalog has.
    pub(super) gone: Vec<&'l str>,
    /// The names that only the new catalog has.
    pub(super) added: Vec<&'l str>,
    /// The new spelling of each renamed code.
    renamed: BTreeMap<&'l str, &'l str>,
    /// The old spelling of each renamed code.
    former: BTreeMap<&'l str, &'l str>,
}

type Codes<'l> = BTreeMap<&'l str, BTreeSet<&'l str>>;

impl<'l> Pairs<'l> {
    pub(super) fn new(old: &'l Lock, new: &'l Lock) -> Self {
        let renames = renames(old, new);
        let spelling = |code: &'l str| renames.get(code).copied().unwrap_or(code);
        let (old, new) = (codes(old, spelling), codes(new, |code| code));
        let mut pairs = Pairs {
            both: Vec::new(),
            gone: Vec::new(),
            added: Vec::new(),
            renamed: BTreeMap::new(),
            former: BTreeMap::new(),
        };
        for (name, codes) in &old {
            let partner = match new.get_key_value(name) {
                Some((same, _)) => Some(*same),
                None => renamed_endpoint(codes, new.iter().filter(|(name, _)| !old.contains_key(*name)), &pairs),
            };
            match partner {
                Some(partner) => pairs.both.push((name, partner)),
                None => pairs.gone.push(name),
            }
        }
        let taken: BTreeSet<&str> = pairs.both.iter().map(|(_, new)| *new).collect();
        pairs.added = new.into_keys().filter(|name| !taken.contains(name)).collect();
        pairs.former = renames.iter().map(|(old, new)| (*new, *old)).collect();
        pairs.renamed = renames;
        pairs
    }

    /// Returns the spelling that an old code has in the new catalog.
    pub(super) fn spelling<'c>(&self, code: &'c str) -> &'c str
    where
        'l: 'c,
    {
        self.renamed.get(code).copied().unwrap_or(code)
    }

    /// Returns the old spelling of a code of the new catalog, if it was renamed.
    pub(super) fn former(&self, code: &str) -> Option<&'l str> {
        self.former.get(code).copied()
    }
}

/// Returns the rows of a lock without deleted ones.
fn rows(lock: &Lock) -> impl Iterator<Item = &Row> {
    lock.rows.iter().filter(|row| row.life != Life::Deleted)
}

/// Returns the codes that only the old lock has, with the code that only the new one has and that keeps the variant, or
/// else the spelling as an alias.
fn renames<'l>(old: &'l Lock, new: &'l Lock) -> BTreeMap<&'l str, &'l str> {
    let spellings = |lock: &'l Lock| rows(lock).map(|row| row.code.as_str()).collect::<BTreeSet<_>>();
    let (before, after) = (spellings(old), spellings(new));
    let added = || rows(new).filter(|row| !before.contains(row.code.as_str()));
    let by_variant: BTreeMap<&str, &str> = added().map(|row| (row.variant.as_str(), row.code.as_str())).collect();
    let by_alias: BTreeMap<&str, &str> =
        added().flat_map(|row| row.aliases.iter().map(|alias| (alias.as_str(), row.code.as_str()))).collect();
    let gone = || rows(old).filter(|row| !after.contains(row.code.as_str()));
    let mut renames = BTreeMap::new();
    let mut taken = BTreeSet::new();
    // The variant of a removed code stays reserved: whoever takes it is another code.
    let pairs = gone().filter(|row| row.life == Life::Live).map(|row| (row, by_variant.get(row.variant.as_str())));
    for (row, code) in pairs.chain(gone().map(|row| (row, by_alias.get(row.code.as_str())))) {
        if let Some(code) = code.copied()
            && !renames.contains_key(row.code.as_str())
            && taken.insert(code)
        {
            renames.insert(row.code.as_str(), code);
        }
    }
    renames
}

/// Returns the codes of each endpoint.
fn codes<'l>(lock: &'l Lock, spelling: impl Fn(&'l str) -> &'l str) -> Codes<'l> {
    let mut codes = Codes::new();
    for row in rows(lock) {
        codes.entry(&row.endpoint).or_default().insert(spelling(&row.code));
    }
    codes
}

/// Returns the endpoint with the most common codes, at least half of them.
fn renamed_endpoint<'a, 'l: 'a>(
    codes: &BTreeSet<&str>,
    candidates: impl Iterator<Item = (&'a &'l str, &'a BTreeSet<&'l str>)>,
    pairs: &Pairs<'l>,
) -> Option<&'l str> {
    let free = candidates.filter(|(name, _)| !pairs.both.iter().any(|(_, taken)| taken == *name));
    let (shared, name) = free.map(|(name, other)| (codes.intersection(other).count(), *name)).max()?;
    (shared * 2 >= codes.len()).then_some(name)
}

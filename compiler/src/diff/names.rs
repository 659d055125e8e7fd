//! What code relies on by name: endpoints, codes, variants, spellings, classes, tombstones.

use std::collections::BTreeMap;

use super::{At, Changes, Pairs, retry};
use crate::emit::phrase::counted;
use crate::ident;
use crate::lock::{Life, Lock, Owners, Row};

/// Compares what two locks promise.
///
/// `renamed` finds the new code, at the endpoint of that name, that has all texts of the old one.
pub(super) fn compare<'c>(
    old: &Lock,
    new: &Lock,
    pairs: &Pairs<'_>,
    renamed: &dyn Fn(At<'_>, &str) -> Option<&'c str>,
    changes: &mut Changes,
) {
    let mut names = Names { old: Side::new(old), new: Side::new(new), renamed, changes };
    for name in &pairs.gone {
        let entries = counted(names.old.rows_at(name).len(), "entry", "entries");
        let gone = format!("gone with {entries}: its enum `{}` no longer compiles", enumeration(name));
        names.changes.major(At::endpoint(name), gone);
    }
    for name in &pairs.added {
        let rows = names.new.rows_at(name);
        let entries = counted(rows.len(), "entry", "entries");
        names.changes.minor(At::endpoint(name), format!("added with {entries}, and an enum of its own"));
        for row in rows {
            names.taken_over(At::entry(name, &row.code), row);
        }
    }
    for (before, after) in &pairs.both {
        if before != after {
            let renamed = format!("called `{after}` now: the enum `{}` no longer compiles", enumeration(before));
            names.changes.major(At::endpoint(before), renamed);
        }
        names.endpoint(before, after);
    }
}

fn enumeration(endpoint: &str) -> String {
    ident::camel(endpoint) + "Error"
}

/// One of the two locks.
struct Side<'l> {
    /// The rows that the catalogue has, by endpoint.
    rows: BTreeMap<&'l str, BTreeMap<&'l str, &'l Row>>,
    owners: Owners<'l>,
}

impl<'l> Side<'l> {
    fn new(lock: &'l Lock) -> Self {
        let mut rows: BTreeMap<&str, BTreeMap<&str, &Row>> = BTreeMap::new();
        for row in lock.rows.iter().filter(|row| row.life != Life::Deleted) {
            rows.entry(&row.endpoint).or_default().insert(&row.code, row);
        }
        Side { rows, owners: Owners::new(lock) }
    }

    fn rows_at(&self, endpoint: &str) -> Vec<&'l Row> {
        self.rows.get(endpoint).into_iter().flat_map(BTreeMap::values).copied().collect()
    }

    fn row(&self, endpoint: &str, code: &str) -> Option<&'l Row> {
        self.rows.get(endpoint)?.get(code).copied()
    }
}

struct Names<'l, 'c> {
    old: Side<'l>,
    new: Side<'l>,
    renamed: &'l dyn Fn(At<'_>, &str) -> Option<&'c str>,
    changes: &'l mut Changes,
}

impl Names<'_, '_> {
    fn endpoint(&mut self, before: &str, after: &str) {
        for row in self.old.rows_at(before) {
            match self.new.row(after, &row.code) {
                Some(now) => self.entry(At::entry(before, &row.code), row, now),
                None => self.gone(At::entry(before, &row.code), after, row),
            }
        }
        for row in self.new.rows_at(after) {
            let at = At::entry(before, &row.code);
            if self.old.row(before, &row.code).is_some() || self.taken_over(at, row) {
                continue;
            }
            match &row.life {
                Life::Removed(_) => self.changes.minor(at, "added as a tombstone"),
                Life::Live | Life::Deleted => self.changes.minor(at, "added: a match on the enum goes on compiling"),
            }
        }
    }

    fn gone(&mut self, at: At<'_>, endpoint: &str, row: &Row) {
        let mut reason = match &row.life {
            Life::Removed(_) => "its tombstone is gone, which kept the name from being used again".to_owned(),
            Life::Live | Life::Deleted => "gone without a tombstone".to_owned(),
        };
        let heir = self.new.rows_at(endpoint).into_iter().find(|now| now.variant == row.variant);
        match heir {
            Some(heir) => reason.push_str(&format!(": `{}` is the variant of `{}` now", row.variant, heir.code)),
            None => reason.push_str(&format!(": `{}` no longer compiles", row.variant)),
        }
        let twin = (self.renamed)(at, endpoint);
        let spelling = self.new.owners.of_spelling(&row.code, &row.code);
        reason.extend(twin.map(|code| format!("; renamed to `{code}`, by its texts")));
        reason.extend(spelling.map(|code| format!("; only an alias of `{code}` now")));
        self.changes.major(at, reason);
    }

    /// Reports names that a new entry has from another code; whether there are any.
    fn taken_over(&mut self, at: At<'_>, row: &Row) -> bool {
        let spelling = self.old.owners.of_spelling(&row.code, &row.code);
        let variant = self.old.owners.of_variant(&row.variant, &row.code);
        if let Some(owner) = spelling {
            let reason = format!("a code of its own now, though it was an alias of `{owner}`");
            self.changes.major(at, reason);
        }
        if let Some(owner) = variant {
            let variant = &row.variant;
            let reason =
                format!("added with the variant `{variant}` of `{owner}`: code that names it means another code now");
            self.changes.major(at, reason);
        }
        for alias in &row.aliases {
            self.moved(at, alias, row);
        }
        spelling.or(variant).is_some()
    }

    fn entry(&mut self, at: At<'_>, row: &Row, now: &Row) {
        if row.variant != now.variant {
            let owner = self.old.owners.of_variant(&now.variant, &now.code);
            let of = owner.map(|owner| format!(", which was that of `{owner}`")).unwrap_or_default();
            let reason = format!("the variant `{}` is called `{}` now{of}", row.variant, now.variant);
            self.changes.major(at, reason);
        }
        self.life(at, &row.life, &now.life);
        retry::class(at, row.class, now.class, self.changes);
        for alias in row.aliases.iter().filter(|alias| !now.aliases.contains(alias)) {
            // Where it went to another code, it is reported there.
            if self.new.owners.of_spelling(alias, &now.code).is_none() {
                let reason = format!("the alias `{alias}` is gone: such a reply is unknown now");
                self.changes.major(at, reason);
            }
        }
        for alias in now.aliases.iter().filter(|alias| !row.aliases.contains(alias)) {
            if !self.moved(at, alias, now) {
                self.changes.minor(at, format!("also read by the alias `{alias}`"));
            }
        }
    }

    /// Reports a spelling that was another code's; whether it was.
    fn moved(&mut self, at: At<'_>, alias: &str, row: &Row) -> bool {
        let Some(owner) = self.old.owners.of_spelling(alias, &row.code) else { return false };
        let reason = match owner == alias {
            true => format!("the alias `{alias}` is read as this code now, though it was a code of its own"),
            false => {
                format!("the alias `{alias}` is moved here from `{owner}`: such a reply is read as another code now")
            }
        };
        self.changes.major(at, reason);
        true
    }

    fn life(&mut self, at: At<'_>, before: &Life, after: &Life) {
        match (before, after) {
            (Life::Live | Life::Deleted, Life::Removed(since)) => {
                self.changes.minor(at, format!("retired in {since}: still read, and marked as such"));
            }
            (Life::Removed(since), Life::Live | Life::Deleted) => {
                let reason = format!("lives again, though it was retired in {since}: a tombstone can never be reused");
                self.changes.major(at, reason);
            }
            (Life::Removed(before), Life::Removed(after)) if before != after => {
                self.changes.patch(at, format!("retired in {after}, not in {before}"));
            }
            _ => {}
        }
    }
}

//! Compares names and classes that code depends on: endpoints, codes, variants, aliases, removed codes.

use std::collections::BTreeMap;

use super::change::{At, Changes};
use super::pairs::Pairs;
use super::retry;
use crate::ident;
use crate::lock::{Life, Lock, Owners, Row};
use crate::phrase::counted;

/// Compares two locks.
///
/// `renamed` finds the new code at an endpoint that has the texts of an old one.
pub(super) fn compare<'c>(
    old: &Lock,
    new: &Lock,
    pairs: &Pairs<'_>,
    renamed: &dyn Fn(At<'_>, &str) -> Option<&'c str>,
    changes: &mut Changes,
) {
    let mut names = NameDiff { old: Side::new(old), new: Side::new(new), pairs, renamed, changes };
    for name in &pairs.gone {
        let entries = counted(names.old.rows_at(name).len(), "entry", "entries");
        let gone = format!("deleted with {entries}: its enum `{}` no longer exists", enumeration(name));
        names.changes.major(At::endpoint(name), gone);
    }
    for name in &pairs.added {
        let rows = names.new.rows_at(name);
        let entries = counted(rows.len(), "entry", "entries");
        names.changes.minor(At::endpoint(name), format!("added with {entries}"));
        for row in rows {
            names.taken_over(At::entry(name, &row.code), row);
        }
    }
    for (before, after) in &pairs.both {
        if before != after {
            let renamed = format!("renamed to `{after}`: the enum `{}` no longer exists", enumeration(before));
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
    /// The rows of the catalog, by endpoint.
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

struct NameDiff<'l, 'c> {
    old: Side<'l>,
    new: Side<'l>,
    pairs: &'l Pairs<'l>,
    renamed: &'l dyn Fn(At<'_>, &str) -> Option<&'c str>,
    changes: &'l mut Changes,
}

impl NameDiff<'_, '_> {
    fn endpoint(&mut self, before: &str, after: &str) {
        for row in self.old.rows_at(before) {
            match self.new.row(after, self.pairs.spelling(&row.code)) {
                Some(now) => self.entry(At::entry(before, &row.code), row, now),
                None => self.gone(At::entry(before, &row.code), after, row),
            }
        }
        for row in self.new.rows_at(after) {
            let at = At::entry(before, &row.code);
            let former = self.pairs.former(&row.code).unwrap_or(&row.code);
            if self.old.row(before, former).is_some() || self.taken_over(at, row) {
                continue;
            }
            match &row.life {
                Life::Removed(_) => self.changes.minor(at, "added as a removed code"),
                Life::Live | Life::Deleted => self.changes.minor(at, "added: the enum is non-exhaustive"),
            }
        }
    }

    fn gone(&mut self, at: At<'_>, endpoint: &str, row: &Row) {
        let mut reason = match &row.life {
            Life::Removed(_) => "removed code deleted: its name is no longer reserved".to_owned(),
            Life::Live | Life::Deleted => "deleted without `removed`".to_owned(),
        };
        let heir = self.new.rows_at(endpoint).into_iter().find(|now| now.variant == row.variant);
        match heir {
            Some(heir) => reason.push_str(&format!(": `{}` is now the variant of `{}`", row.variant, heir.code)),
            None => reason.push_str(&format!(": `{}` no longer exists", row.variant)),
        }
        let twin = (self.renamed)(at, endpoint);
        let spelling = self.new.owners.of_spelling(&row.code, &row.code);
        reason.extend(twin.map(|code| format!("; renamed to `{code}`, which has the same texts")));
        reason.extend(spelling.map(|code| format!("; now an alias of `{code}`")));
        self.changes.major(at, reason);
    }

    /// Reports names that a new entry takes from another code; returns `true` if there are any.
    fn taken_over(&mut self, at: At<'_>, row: &Row) -> bool {
        let spelling = self.old.owners.of_spelling(&row.code, &row.code);
        let variant = self.old.owners.of_variant(&row.variant, &row.code);
        if let Some(owner) = spelling {
            let reason = format!("added as a code, but was an alias of `{owner}`");
            self.changes.major(at, reason);
        }
        if let Some(owner) = variant {
            let variant = &row.variant;
            let reason = format!("added with the variant `{variant}` of `{owner}`: the variant changes its meaning");
            self.changes.major(at, reason);
        }
        for alias in &row.aliases {
            self.moved(at, alias, row);
        }
        spelling.or(variant).is_some()
    }

    fn entry(&mut self, at: At<'_>, row: &Row, now: &Row) {
        if row.code != now.code {
            self.spelling(at, row, now);
        }
        if row.variant != now.variant {
            let owner = self.old.owners.of_variant(&now.variant, &row.code);
            let of = owner.map(|owner| format!(", which was the variant of `{owner}`")).unwrap_or_default();
            let reason = format!("variant `{}` renamed to `{}`{of}", row.variant, now.variant);
            self.changes.major(at, reason);
        }
        self.life(at, &row.life, &now.life);
        retry::class(at, row.class, now.class, self.changes);
        for alias in row.aliases.iter().filter(|alias| !now.aliases.contains(alias) && **alias != now.code) {
            // An alias that moved to another code is reported there.
            if self.new.owners.of_spelling(alias, &now.code).is_none() {
                let reason = format!("alias `{alias}` deleted: its responses become unknown codes");
                self.changes.major(at, reason);
            }
        }
        for alias in now.aliases.iter().filter(|alias| !row.aliases.contains(alias) && **alias != row.code) {
            if !self.moved(at, alias, now) {
                self.changes.minor(at, format!("alias `{alias}` added"));
            }
        }
    }

    /// Reports a code that got another spelling: the old one must still be parsed as this code.
    fn spelling(&mut self, at: At<'_>, row: &Row, now: &Row) {
        let (code, variant) = (&now.code, &now.variant);
        let kept = if row.variant == *variant { format!(" and keeps the variant `{variant}`") } else { String::new() };
        if now.aliases.contains(&row.code) {
            let reason = format!("is now called `{code}`{kept}: `{}` is still parsed, as an alias", row.code);
            self.changes.minor(at, reason);
        } else {
            let owner = self.new.owners.of_spelling(&row.code, &row.code);
            let lost = owner.map_or("become unknown codes".to_owned(), |owner| format!("change to `{owner}`"));
            self.changes.major(at, format!("is now called `{code}`{kept}: its responses {lost}"));
        }
        let owner = self.old.owners.of_spelling(code, code).filter(|owner| *owner != row.code);
        if let Some(owner) = owner {
            self.changes.major(at, format!("is now called `{code}`, which was an alias of `{owner}`"));
        }
    }

    /// Reports a spelling that belonged to another code; returns `true` if it did.
    fn moved(&mut self, at: At<'_>, alias: &str, row: &Row) -> bool {
        let Some(owner) = self.old.owners.of_spelling(alias, &row.code) else { return false };
        if self.pairs.spelling(owner) == row.code {
            return false;
        }
        let reason = match owner == alias {
            true => format!("alias `{alias}` was a code"),
            false => {
                format!("alias `{alias}` moved here from `{owner}`: its responses change their code")
            }
        };
        self.changes.major(at, reason);
        true
    }

    fn life(&mut self, at: At<'_>, before: &Life, after: &Life) {
        match (before, after) {
            (Life::Live | Life::Deleted, Life::Removed(since)) => {
                self.changes.minor(at, format!("marked as removed since {since}"));
            }
            (Life::Removed(since), Life::Live | Life::Deleted) => {
                let reason =
                    format!("in use again, but was removed in {since}: the name of a removed code cannot be reused");
                self.changes.major(at, reason);
            }
            (Life::Removed(before), Life::Removed(after)) if before != after => {
                self.changes.patch(at, format!("removed since {after}, not {before}"));
            }
            _ => {}
        }
    }
}

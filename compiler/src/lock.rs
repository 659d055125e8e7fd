//! The lock of a catalogue: every code that it ever released, so that no name comes to mean something else.

use std::collections::{BTreeMap, BTreeSet};

use errbook_core::RetryClass;

use crate::model::Catalog;

mod word;
mod parse;
mod check;

pub use check::check;
pub use parse::parse;
pub(crate) use word::word;

/// Every code that a catalogue ever released, sorted by endpoint and code.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Lock {
    /// A row for each code at each endpoint.
    pub rows: Vec<Row>,
}

/// What is promised of one code at one endpoint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The name of the endpoint.
    pub endpoint: String,
    /// The string on the wire.
    pub code: String,
    /// The name of the Rust variant.
    pub variant: String,
    /// The class of its retry policy.
    pub class: RetryClass,
    /// The other spellings, sorted.
    pub aliases: Vec<String>,
    /// What it gave up, and nothing else may be.
    pub former: Former,
    /// Whether the catalogue still has it.
    pub life: Life,
}

/// The names that a code had in an earlier release, and has no more.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Former {
    /// Other spellings, sorted.
    pub aliases: Vec<String>,
    /// Names of the Rust variant, sorted.
    pub variants: Vec<String>,
}

/// Whether the catalogue still has a code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Life {
    /// It has.
    Live,
    /// It has, as a tombstone; the text says since when.
    Removed(String),
    /// It has not, and has no tombstone for it either.
    Deleted,
}

impl Lock {
    /// What a catalogue promises today.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let mut rows = Vec::new();
        for endpoint in &catalog.endpoints {
            for entry in &endpoint.entries {
                let code = catalog.code(entry);
                let mut aliases: Vec<String> = code.aliases.iter().map(|alias| alias.name.clone()).collect();
                aliases.sort();
                rows.push(Row {
                    endpoint: endpoint.name.clone(),
                    code: code.code.clone(),
                    variant: code.ident.clone(),
                    class: catalog.policy(entry).retry.class(),
                    aliases,
                    former: Former::default(),
                    life: entry.removed.as_ref().map_or(Life::Live, |notice| Life::Removed(notice.since.clone())),
                });
            }
        }
        Lock { rows }.sorted()
    }

    /// Keeps what an older lock has beyond this one: a code that is gone stays, as removed, and a tombstone as it was; what
    /// a code gives up stays among its former names.
    #[must_use]
    pub fn merge(mut self, old: &Lock) -> Self {
        for row in &mut self.rows {
            if let Some(before) = old.row(&row.endpoint, &row.code) {
                row.remember(before);
            }
        }
        let gone = old.rows.iter().filter(|row| self.row(&row.endpoint, &row.code).is_none());
        let gone: Vec<Row> = gone
            .map(|row| match row.life {
                Life::Live => Row { life: Life::Deleted, ..row.clone() },
                Life::Removed(_) | Life::Deleted => row.clone(),
            })
            .collect();
        self.rows.extend(gone);
        self.sorted()
    }

    /// The lock as text, one row a line, which [`parse`] reads.
    #[must_use]
    pub fn render(&self, catalog: &str, command: &str) -> String {
        let mut text = format!(
            "# The lock of the catalogue `{catalog}`: every code that it ever released, and that no later release may use \
             for anything else. Written by `{command}`.\n"
        );
        for row in &self.rows {
            let Row { endpoint, code, variant, class, .. } = row;
            text.push_str(&format!("{endpoint} {} variant={variant} class={class}", word(code)));
            text.extend(row.aliases.iter().map(|alias| format!(" alias={}", word(alias))));
            text.extend(row.former.aliases.iter().map(|alias| format!(" former-alias={}", word(alias))));
            text.extend(row.former.variants.iter().map(|variant| format!(" former-variant={variant}")));
            match &row.life {
                Life::Live => {}
                Life::Removed(since) => text.push_str(&format!(" removed={}", word(since))),
                Life::Deleted => text.push_str(" deleted"),
            }
            text.push('\n');
        }
        text
    }

    /// The row of a code at an endpoint.
    #[must_use]
    pub fn row(&self, endpoint: &str, code: &str) -> Option<&Row> {
        let place = self.rows.binary_search_by(|row| (row.endpoint.as_str(), row.code.as_str()).cmp(&(endpoint, code)));
        self.rows.get(place.ok()?)
    }

    fn sorted(mut self) -> Self {
        self.rows.sort_by(|a, b| (&a.endpoint, &a.code).cmp(&(&b.endpoint, &b.code)));
        self
    }
}

impl Row {
    /// Takes over the names of the same row in an older lock that this one has not.
    fn remember(&mut self, before: &Row) {
        let aliases = before.aliases.iter().chain(&before.former.aliases).filter(|name| !self.aliases.contains(name));
        let variants = before.former.variants.iter().chain([&before.variant]).filter(|name| **name != self.variant);
        self.former = Former { aliases: aliases.cloned().collect(), variants: variants.cloned().collect() };
        self.former.aliases.sort();
        self.former.variants.sort();
    }
}

/// Which codes have or had a name, as their own spelling, as another one, or as their variant.
pub(crate) struct Owners<'l> {
    spellings: BTreeMap<&'l str, BTreeSet<&'l str>>,
    variants: BTreeMap<&'l str, BTreeSet<&'l str>>,
}

impl<'l> Owners<'l> {
    pub(crate) fn new(lock: &'l Lock) -> Self {
        let mut owners = Owners { spellings: BTreeMap::new(), variants: BTreeMap::new() };
        for row in &lock.rows {
            for name in row.former.variants.iter().chain([&row.variant]) {
                owners.variants.entry(name).or_default().insert(&row.code);
            }
            for name in row.aliases.iter().chain(&row.former.aliases).chain([&row.code]) {
                owners.spellings.entry(name).or_default().insert(&row.code);
            }
        }
        owners
    }

    /// The code that a spelling belongs to, if that is not `code`.
    pub(crate) fn of_spelling(&self, name: &str, code: &str) -> Option<&'l str> {
        another(self.spellings.get(name)?, code)
    }

    /// The code that a variant belongs to, if that is not `code`.
    pub(crate) fn of_variant(&self, name: &str, code: &str) -> Option<&'l str> {
        another(self.variants.get(name)?, code)
    }
}

fn another<'l>(owners: &BTreeSet<&'l str>, code: &str) -> Option<&'l str> {
    if owners.contains(code) { None } else { owners.first().copied() }
}

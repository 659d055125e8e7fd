//! The groups of entries, with a page each: those of each endpoint, and those that endpoints share.

use std::collections::HashMap;

use errbook_core::table::{Catalog as Table, Check};

use crate::model::{Catalog, Endpoint, Entry};

/// A group of entries.
pub(super) struct Group<'c> {
    /// The endpoint, or `None` for shared entries.
    pub(super) endpoint: Option<&'c Endpoint>,
    /// The sections, in file order.
    pub(super) sections: Vec<Section<'c>>,
}

/// The entries that share their texts.
pub(super) struct Section<'c> {
    /// The entry that has the texts.
    pub(super) first: &'c Entry,
    /// The entries that refer to the first one.
    pub(super) others: Vec<&'c Entry>,
    /// The checks whose violation gives these errors.
    pub(super) checks: &'c [Check<'c>],
    /// The endpoints that have a shared entry.
    pub(super) endpoints: Vec<&'c Endpoint>,
}

impl<'c> Group<'c> {
    /// Returns the group of each endpoint, and that of the shared entries, if there are any.
    pub(super) fn all(catalog: &'c Catalog, table: &Table<'c>) -> Vec<Self> {
        let rows = catalog.endpoints.iter().zip(table.endpoints);
        let rows = rows.map(|(endpoint, table)| (endpoint, endpoint.entries.iter().zip(table.entries)));
        let mut groups = Vec::new();
        let mut checks_of_shared = HashMap::new();
        for (endpoint, rows) in rows {
            let (shared, own): (Vec<_>, Vec<_>) = rows.partition(|(entry, _)| entry.is_shared);
            checks_of_shared.extend(shared.into_iter().map(|(entry, row)| (entry.code, row.checks)));
            let own = own.into_iter().map(|(entry, row)| (entry, row.checks, Vec::new()));
            groups.push(Group { endpoint: Some(endpoint), sections: sections(catalog, own) });
        }
        let checks = |entry: &Entry| checks_of_shared.get(&entry.code).copied().unwrap_or_default();
        let shared = catalog.shared_entries().map(|(entry, endpoints)| (entry, checks(entry), endpoints));
        let sections = sections(catalog, shared);
        groups.extend((!sections.is_empty()).then_some(Group { endpoint: None, sections }));
        groups
    }

    /// Returns all entries.
    pub(super) fn entries(&self) -> impl Iterator<Item = &'c Entry> {
        self.sections.iter().flat_map(Section::entries)
    }
}

impl<'c> Section<'c> {
    pub(super) fn entries(&self) -> impl Iterator<Item = &'c Entry> + use<'c> {
        std::iter::once(self.first).chain(self.others.clone())
    }
}

/// Returns the sections of entries with their checks and endpoints, in file order.
fn sections<'c>(
    catalog: &'c Catalog,
    entries: impl Iterator<Item = (&'c Entry, &'c [Check<'c>], Vec<&'c Endpoint>)>,
) -> Vec<Section<'c>> {
    let mut sections: Vec<Section<'c>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let (same, own): (Vec<_>, Vec<_>) = entries.partition(|(entry, ..)| entry.same_as.is_some());
    for (first, checks, endpoints) in own {
        places.insert(&catalog.code(first).code, sections.len());
        sections.push(Section { first, others: Vec::new(), checks, endpoints });
    }
    for (entry, checks, endpoints) in same {
        let place = entry.same_as.as_deref().and_then(|code| places.get(code));
        match place.and_then(|place| sections.get_mut(*place)) {
            Some(section) => section.others.push(entry),
            None => sections.push(Section { first: entry, others: Vec::new(), checks, endpoints }),
        }
    }
    sections
}

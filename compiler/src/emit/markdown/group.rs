//! The groups of entries, with a page each: those of each endpoint, and those that endpoints share.

use std::collections::HashMap;

use crate::ident;
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
    /// The endpoints that have a shared entry.
    pub(super) endpoints: Vec<&'c Endpoint>,
}

impl<'c> Group<'c> {
    /// Returns the group of each endpoint, and that of the shared entries, if there are any.
    pub(super) fn all(catalog: &'c Catalog) -> Vec<Self> {
        let own = |endpoint: &'c Endpoint| endpoint.own_entries().map(|entry| (entry, Vec::new()));
        let group = |endpoint| Group { endpoint: Some(endpoint), sections: sections(catalog, own(endpoint)) };
        let mut groups: Vec<Self> = catalog.endpoints.iter().map(group).collect();
        let sections = sections(catalog, catalog.shared_entries());
        groups.extend((!sections.is_empty()).then_some(Group { endpoint: None, sections }));
        groups
    }

    /// Returns the short title of the page: `Submit` for the endpoint `submit`.
    pub(super) fn title(&self) -> String {
        ident::words(self.endpoint.map_or("shared errors", |endpoint| &endpoint.name), None)
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

/// Returns the sections of entries with their endpoints, in file order.
fn sections<'c>(
    catalog: &'c Catalog,
    entries: impl Iterator<Item = (&'c Entry, Vec<&'c Endpoint>)>,
) -> Vec<Section<'c>> {
    let mut sections: Vec<Section<'c>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let (same, own): (Vec<_>, Vec<_>) = entries.partition(|(entry, ..)| entry.same_as.is_some());
    for (first, endpoints) in own {
        places.insert(&catalog.code(first).code, sections.len());
        sections.push(Section { first, others: Vec::new(), endpoints });
    }
    for (entry, endpoints) in same {
        let place = entry.same_as.as_deref().and_then(|code| places.get(code));
        match place.and_then(|place| sections.get_mut(*place)) {
            Some(section) => section.others.push(entry),
            None => sections.push(Section { first: entry, others: Vec::new(), endpoints }),
        }
    }
    sections
}

//! The endpoints with the numbers of their entries.

use std::collections::BTreeMap;

use errbook_core::table::Evidence;

use super::block::{Document, Rows};
use super::group::Group;
use super::link::{INDEX, Within};
use super::pages::Pages;
use crate::phrase::{counted, outside_page};

/// Writes the numbers of sections, entries and codes of the source page, and of entries from other sources.
pub(super) fn write(document: &mut Document, pages: &mut Pages<'_>, groups: &[Group<'_>]) {
    let links = pages.places.links_on(INDEX);
    let of_page = groups_of_codes(groups, Evidence::Page);
    let mut rows = Vec::new();
    let mut sum = Counts::default();
    for (index, group) in groups.iter().enumerate() {
        let counts = Counts::of(group, &of_page);
        sum.sections += counts.sections;
        sum.entries += counts.entries;
        sum.further += counts.further;
        let path = group.endpoint.map(|endpoint| Within::Cell.code(&endpoint.call())).unwrap_or_default();
        rows.push((links.group(index), path, counts));
    }
    sum.shared = of_page.values().filter(|endpoints| **endpoints > 1).count();
    sum.alone = of_page.len() - sum.shared;
    let mut about = Vec::new();
    if sum.entries > 0 || sum.further == 0 {
        let codes = counted(sum.shared + sum.alone, "code", "codes");
        let entries = counted(sum.entries, "entry", "entries");
        let of = if sum.further > 0 { " on the source page" } else { "" };
        about.push(format!("{codes}, {entries}{of}. An entry is one code at one endpoint."));
    }
    for evidence in Evidence::ALL {
        let codes = groups_of_codes(groups, evidence);
        if let (Some((title, _)), false) = (outside_page(evidence), codes.is_empty()) {
            let entries = counted(codes.values().sum::<usize>(), "entry", "entries");
            let codes = match codes.keys().filter(|code| !of_page.contains_key(code)).count() {
                0 => String::new(),
                others => counted(others, "code", "codes") + ", ",
            };
            about.push(format!("{title}: {codes}{entries}."));
        }
    }
    let (several, further) = (rows.len() > 1, sum.further > 0);
    if several {
        rows.push(("all".to_owned(), String::new(), sum));
    }
    let rows = Rows::table(
        [
            "endpoint",
            "path",
            "sections",
            "entries",
            "codes at one endpoint",
            "codes at several endpoints",
            "entries from other sources",
        ],
        rows.into_iter().map(|(name, path, counts)| {
            let only = |wanted: bool, number: usize| if wanted { number.to_string() } else { String::new() };
            [
                name,
                path,
                counts.sections.to_string(),
                counts.entries.to_string(),
                only(several, counts.alone),
                only(several, counts.shared),
                only(further, counts.further),
            ]
        }),
    );
    pages.section(document, "endpoints", ["Endpoints", &about.join("\n\n")], vec![rows]);
}

/// Returns the number of groups of each code that have an entry with this evidence.
fn groups_of_codes(groups: &[Group<'_>], evidence: Evidence) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for entry in groups.iter().flat_map(Group::entries).filter(|entry| entry.evidence == evidence) {
        *counts.entry(entry.code).or_default() += 1;
    }
    counts
}

#[derive(Default)]
struct Counts {
    sections: usize,
    entries: usize,
    /// The codes that no other endpoint has.
    alone: usize,
    shared: usize,
    /// The entries that are not on the source page; the other fields exclude them.
    further: usize,
}

impl Counts {
    fn of(group: &Group<'_>, groups_of_codes: &BTreeMap<usize, usize>) -> Self {
        let of_page = || group.entries().filter(|entry| entry.evidence == Evidence::Page);
        let entries = of_page().count();
        let alone = of_page().filter(|entry| groups_of_codes.get(&entry.code) == Some(&1)).count();
        Counts {
            sections: group.sections.iter().filter(|section| section.first.evidence == Evidence::Page).count(),
            entries,
            alone,
            shared: entries - alone,
            further: group.entries().count() - entries,
        }
    }
}

//! The index: what the catalogue is of, every code, how replies are read, and what the catalogue decides.

use std::collections::BTreeMap;

use errbook_core::table::Evidence;

use super::block::Document;
use super::endpoint::{Section, limit};
use super::link::{Links, RETRY, Within, link};
use super::responses;
use crate::emit::escape::{cell, paragraph};
use crate::model::{Catalog, Endpoint, Texts};
use crate::phrase::{self, beyond_the_page, counted};

/// Writes the index.
pub(super) fn write(document: &mut Document, catalog: &Catalog, links: &Links<'_>, sections: &[Vec<Section<'_>>]) {
    document.heading(1, &paragraph(&catalog.title));
    if let Some(about) = &catalog.description {
        document.paragraph(&paragraph(about));
    }
    if let Some(source) = &catalog.source {
        document.paragraph(&format!("Source: {}, read on {}.", paragraph(&source.url), paragraph(&source.accessed)));
    }
    if !catalog.sources.is_empty() {
        document.paragraph("Further sources, which say what the page does not; they are named wherever they count:");
        document.list(catalog.sources.iter().map(|source| format!("{}.", paragraph(&phrase::source(source)))));
    }
    counts(document, catalog, links, sections);
    document.heading(2, "Codes");
    document.paragraph(&format!("What each retry class allows is said in {}.", link("retry classes", RETRY)));
    codes(document, catalog, links, "meaning", |texts| first_sentence(&texts.meaning));
    aliases(document, catalog, links);
    responses::write(document, &catalog.responses, links);
    limits(document, links, sections);
    if !catalog.guidelines.is_empty() {
        document.heading(2, "Good habits");
        document.list(catalog.guidelines.iter().map(|practice| paragraph(practice)));
    }
    if !catalog.decisions.is_empty() {
        document.heading(2, "Decisions of this catalogue");
        document.paragraph(
            "The source leaves these points open; the answers are the catalogue's own, and not the vendor's.",
        );
        document.list(catalog.decisions.iter().map(|open| {
            let (question, decision, reason) =
                (paragraph(&open.question), paragraph(&open.decision), paragraph(&open.reason));
            format!("**{question}** {decision} **Reason:** {reason}")
        }));
    }
}

/// Writes a row for each entry, and a table for each kind of evidence.
///
/// `last` is the text of the last column, fit for a cell.
pub(super) fn codes(
    document: &mut Document,
    catalog: &Catalog,
    links: &Links<'_>,
    head: &str,
    last: impl Fn(&Texts) -> String,
) {
    for evidence in Evidence::ALL {
        let mut rows = Vec::new();
        for (place, endpoint) in catalog.endpoints.iter().enumerate() {
            for entry in endpoint.entries.iter().filter(|entry| entry.evidence == evidence) {
                let retired = if entry.removed.is_some() { " (retired)" } else { "" };
                rows.push([
                    links.code(entry.code, place, Within::Cell),
                    links.endpoint(place),
                    cell(&entry.texts.title) + retired,
                    links.class(catalog.policy(entry).retry.class()),
                    last(&entry.texts),
                ]);
            }
        }
        if let (Some((title, _)), false) = (beyond_the_page(evidence), rows.is_empty()) {
            document.paragraph(&format!("{title}:"));
        }
        document.table(["code", "endpoint", "title", "retry", head], rows);
    }
}

/// How many headings, entries and codes the source has, in all and at each endpoint, and how many more are from elsewhere.
fn counts(document: &mut Document, catalog: &Catalog, links: &Links<'_>, sections: &[Vec<Section<'_>>]) {
    let of_page = homes(catalog, Evidence::Page);
    let mut rows = Vec::new();
    let mut sum = Counts::default();
    for ((place, endpoint), sections) in catalog.endpoints.iter().enumerate().zip(sections) {
        let counts = Counts::of(endpoint, &of_page, sections);
        sum.headings += counts.headings;
        sum.entries += counts.entries;
        sum.further += counts.further;
        rows.push((links.endpoint(place), Within::Cell.code(&endpoint.path), counts));
    }
    sum.shared = of_page.values().filter(|endpoints| **endpoints > 1).count();
    sum.alone = of_page.len() - sum.shared;
    if sum.entries > 0 || sum.further == 0 {
        let codes = counted(sum.shared + sum.alone, "code", "codes");
        let entries = counted(sum.entries, "entry", "entries");
        let of = if sum.further > 0 { " on the source page" } else { "" };
        document.paragraph(&format!("{codes}, {entries}{of}: an entry is one code at one endpoint."));
    }
    let (several, further) = (rows.len() > 1, sum.further > 0);
    if several {
        rows.push(("all".to_owned(), String::new(), sum));
    }
    let headings = if catalog.source.is_some() { "headings of the source" } else { "headings" };
    document.table(
        [
            "endpoint",
            "path",
            headings,
            "entries",
            "codes at one endpoint",
            "codes at several",
            "entries from elsewhere",
        ],
        rows.into_iter().map(|(name, path, counts)| {
            let only = |wanted: bool, number: usize| if wanted { number.to_string() } else { String::new() };
            [
                name,
                path,
                counts.headings.to_string(),
                counts.entries.to_string(),
                only(several, counts.alone),
                only(several, counts.shared),
                only(further, counts.further),
            ]
        }),
    );
    for evidence in Evidence::ALL {
        let homes = homes(catalog, evidence);
        if let (Some((title, _)), false) = (beyond_the_page(evidence), homes.is_empty()) {
            let (codes, entries) = (counted(homes.len(), "code", "codes"), homes.values().sum::<usize>());
            document.paragraph(&format!("{title}: {codes}, {}.", counted(entries, "entry", "entries")));
        }
    }
}

/// For each code with this evidence, the number of endpoints where it has it.
fn homes(catalog: &Catalog, evidence: Evidence) -> BTreeMap<usize, usize> {
    let mut homes = BTreeMap::new();
    let entries = catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries);
    for entry in entries.filter(|entry| entry.evidence == evidence) {
        *homes.entry(entry.code).or_default() += 1;
    }
    homes
}

#[derive(Default)]
struct Counts {
    headings: usize,
    entries: usize,
    /// Codes that no other endpoint answers with.
    alone: usize,
    shared: usize,
    /// Entries that do not stand on the source page; nothing else counts them.
    further: usize,
}

impl Counts {
    fn of(endpoint: &Endpoint, homes: &BTreeMap<usize, usize>, sections: &[Section<'_>]) -> Self {
        let of_page = || endpoint.entries.iter().filter(|entry| entry.evidence == Evidence::Page);
        let entries = of_page().count();
        let alone = of_page().filter(|entry| homes.get(&entry.code) == Some(&1)).count();
        Counts {
            headings: sections.iter().filter(|section| section.first.evidence == Evidence::Page).count(),
            entries,
            alone,
            shared: entries - alone,
            further: endpoint.entries.len() - entries,
        }
    }
}

/// Every other spelling, with the code that it is read as.
fn aliases(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    let mut items = Vec::new();
    for (place, code) in catalog.codes.iter().enumerate() {
        let Some(endpoint) = links.endpoints(place).first() else { continue };
        let link = links.code(place, *endpoint, Within::Paragraph);
        let read_as = |name: &str| format!("{} is read as {link}.", Within::Paragraph.code(name));
        items.extend(code.aliases.iter().map(|alias| format!("{} {}", read_as(&alias.name), paragraph(&alias.why))));
    }
    if !items.is_empty() {
        document.paragraph("Other spellings:");
    }
    document.list(items);
}

/// Every limit, with the codes that its breach gives.
fn limits(document: &mut Document, links: &Links<'_>, sections: &[Vec<Section<'_>>]) {
    let mut rows = Vec::new();
    for (place, sections) in sections.iter().enumerate() {
        for section in sections {
            let codes: Vec<String> =
                section.entries().map(|entry| links.code(entry.code, place, Within::Cell)).collect();
            let codes = codes.join(", ");
            rows.extend(
                section.checks.iter().map(|check| [limit(check, Within::Cell), links.endpoint(place), codes.clone()]),
            );
        }
    }
    if !rows.is_empty() {
        document.heading(2, "Limits");
        document
            .paragraph("What can be checked before the call, and the code that is the answer where it does not hold:");
        document.table(["limit", "endpoint", "code"], rows);
    }
}

/// The text up to the first full stop that a new sentence follows.
fn first_sentence(text: &str) -> String {
    let mut in_code = false;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        in_code ^= c == '`';
        let ends = !in_code && c == '.' && rest.peek().is_some_and(|(_, next)| next.is_whitespace());
        let after = if ends { text.get(at + 1..).unwrap_or_default().trim_start() } else { "" };
        if after.starts_with(|c: char| c.is_uppercase() || c == '`') {
            return cell(text.get(..=at).unwrap_or_default());
        }
    }
    cell(text)
}

//! The index: an introduction, links to answers, all codes, the response formats, limits, guidelines and decisions.

use std::collections::BTreeMap;

use errbook_core::table::Evidence;

use super::block::Document;
use super::endpoint::limit;
use super::group::Group;
use super::link::{Links, RETRY, Within, link};
use super::{answers, responses};
use crate::emit::escape::{cell, paragraph};
use crate::model::{Catalog, Texts};
use crate::phrase::{self, counted, outside_page};

/// Writes the index.
pub(super) fn write(document: &mut Document, catalog: &Catalog, links: &Links<'_>, groups: &[Group<'_>]) {
    document.heading(1, &paragraph(&catalog.title));
    if let Some(description) = &catalog.description {
        document.paragraph(&paragraph(description));
    }
    if let Some(source) = &catalog.source {
        document.paragraph(&format!(
            "Source: {}, accessed on {}.",
            paragraph(&source.url),
            paragraph(&source.accessed)
        ));
    }
    if !catalog.sources.is_empty() {
        document.paragraph("Further sources, for facts that the source page does not state:");
        document.list(catalog.sources.iter().map(|source| format!("{}.", paragraph(&phrase::source(source)))));
    }
    document.list(catalog.extensions.iter().map(|extension| paragraph(&phrase::extension(extension))));
    counts(document, links, groups);
    answers::write(document, catalog, links);
    document.heading(2, "Codes");
    let retry = link("retry classes", RETRY);
    document.paragraph(&format!("The {retry} define what a caller may do after each code."));
    codes(document, catalog, links, "meaning", |texts| first_sentence(&texts.meaning));
    aliases(document, catalog, links);
    responses::write(document, catalog, links);
    limits(document, links, groups);
    if !catalog.secrets.is_empty() {
        let secrets: Vec<String> = catalog.secrets.iter().map(|name| Within::Paragraph.code(name)).collect();
        document.paragraph(&format!("Logs never show the values of these parameters: {}.", secrets.join(", ")));
    }
    if !catalog.public.is_empty() {
        let public: Vec<String> = catalog.public.iter().map(|name| Within::Paragraph.code(name)).collect();
        let url = "of a URL without user and password, query and fragment";
        document.paragraph(&format!("Logs show the values of these parameters, {url}: {}.", public.join(", ")));
    }
    if !catalog.guidelines.is_empty() {
        document.heading(2, "Guidelines");
        document.list(catalog.guidelines.iter().map(|guideline| paragraph(guideline)));
    }
    if !catalog.decisions.is_empty() {
        document.heading(2, "Decisions");
        document.paragraph(
            "The source leaves these questions open. The decisions are those of the catalog, not of the vendor.",
        );
        document.list(catalog.decisions.iter().map(|open| {
            let (question, decision, reason) =
                (paragraph(&open.question), paragraph(&open.decision), paragraph(&open.reason));
            format!("**{question}** {decision} **Reason:** {reason}")
        }));
    }
    document.paragraph(&format!("<!-- Catalog hash: {}. -->", catalog.hash));
}

/// Writes a row for each entry, and a table for each kind of evidence.
///
/// `head` is the head of the last column, and `last` returns its cells, which are Markdown.
pub(super) fn codes(
    document: &mut Document,
    catalog: &Catalog,
    links: &Links<'_>,
    head: &str,
    last: impl Fn(&Texts) -> String,
) {
    for evidence in Evidence::ALL {
        let mut rows = Vec::new();
        for (index, entries) in catalog.groups().enumerate() {
            for entry in entries.into_iter().filter(|entry| entry.evidence == evidence) {
                let removed = if entry.removed.is_some() { " (removed)" } else { "" };
                rows.push([
                    links.code(entry.code, index, Within::Cell),
                    links.group(index),
                    cell(&entry.texts.title) + removed,
                    links.class(catalog.policy(entry).retry.class()),
                    last(&entry.texts),
                ]);
            }
        }
        if let (Some((title, _)), false) = (outside_page(evidence), rows.is_empty()) {
            document.paragraph(&format!("{title}:"));
        }
        document.table(["code", "endpoint", "title", "retry", head], rows);
    }
}

/// Writes the numbers of sections, entries and codes of the source page, and of entries from other sources.
fn counts(document: &mut Document, links: &Links<'_>, groups: &[Group<'_>]) {
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
    if sum.entries > 0 || sum.further == 0 {
        let codes = counted(sum.shared + sum.alone, "code", "codes");
        let entries = counted(sum.entries, "entry", "entries");
        let of = if sum.further > 0 { " on the source page" } else { "" };
        document.paragraph(&format!("{codes}, {entries}{of}. An entry is one code at one endpoint."));
    }
    let (several, further) = (rows.len() > 1, sum.further > 0);
    if several {
        rows.push(("all".to_owned(), String::new(), sum));
    }
    document.table(
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
    for evidence in Evidence::ALL {
        let codes = groups_of_codes(groups, evidence);
        if let (Some((title, _)), false) = (outside_page(evidence), codes.is_empty()) {
            let entries = counted(codes.values().sum::<usize>(), "entry", "entries");
            let codes = match codes.keys().filter(|code| !of_page.contains_key(code)).count() {
                0 => String::new(),
                others => counted(others, "code", "codes") + ", ",
            };
            document.paragraph(&format!("{title}: {codes}{entries}."));
        }
    }
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

/// Writes the aliases with their codes.
fn aliases(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    let mut items = Vec::new();
    for (index, code) in catalog.codes.iter().enumerate() {
        let Some(group) = links.groups(index).first() else { continue };
        let link = links.code(index, *group, Within::Paragraph);
        items.extend(code.aliases.iter().map(|alias| {
            format!("{} is parsed as {link}. {}", Within::Paragraph.code(&alias.name), paragraph(&alias.why))
        }));
    }
    if !items.is_empty() {
        document.paragraph("Aliases:");
    }
    document.list(items);
}

/// Writes the limits, with the codes that a violation gives.
fn limits(document: &mut Document, links: &Links<'_>, groups: &[Group<'_>]) {
    let mut rows = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        for section in &group.sections {
            let codes: Vec<String> =
                section.entries().map(|entry| links.code(entry.code, index, Within::Cell)).collect();
            let codes = codes.join(", ");
            let checks = &section.first.texts.checks;
            rows.extend(checks.iter().map(|check| [limit(check, Within::Cell), links.group(index), codes.clone()]));
        }
    }
    if !rows.is_empty() {
        document.heading(2, "Limits");
        document.paragraph("These limits can be checked before the call, for each parameter that it needs; a violation gives the code:");
        document.table(["limit", "endpoint", "code"], rows);
    }
}

/// Returns the first sentence of a text as a cell.
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

//! The index of all codes, the aliases, and the table for a README.

use std::collections::BTreeSet;

use errbook_core::table::Evidence;

use super::block::{Document, Rows};
use super::group::Group;
use super::link::{INDEX, Links, MAX_LISTED, RETRY, Within};
use super::pages::Pages;
use crate::emit::escape::{cell, paragraph};
use crate::model::{Catalog, Texts};
use crate::phrase::{counted, outside_page};

/// Writes the codes: a table of all entries, or a list of the codes with their endpoints if there are many.
pub(super) fn write(document: &mut Document, pages: &mut Pages<'_>, catalog: &Catalog, groups: &[Group<'_>]) {
    let links = pages.places.links_on(INDEX);
    let retry = links.to("retry classes", RETRY);
    let about = format!("The {retry} define what a caller may do after each code.");
    if !pages.places.is_large() {
        let rows = table(catalog, &links, "meaning", |texts| first_sentence(&texts.meaning));
        pages.section(document, "codes", ["Codes", &about], rows);
    } else if groups.len() == 1 {
        document.heading(2, "Codes");
        document.paragraph(&format!("{about} All codes are on the page of {}.", links.group(0)));
    } else {
        pages.section(document, "codes", ["Codes", &about], vec![list(catalog, &links)]);
    }
}

/// Writes the table for a README: the entries with their fixes, or the endpoints if there are many entries.
pub(super) fn readme(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    if !links.places.is_large() {
        table(catalog, links, "fix", |texts| cell(&texts.fix)).iter().for_each(|rows| document.rows(rows));
        return;
    }
    let endpoints = catalog.endpoints.iter().enumerate();
    document.table(
        ["endpoint", "path", "codes"],
        endpoints.map(|(index, endpoint)| {
            [links.group(index), Within::Cell.code(&endpoint.call()), endpoint.entries.len().to_string()]
        }),
    );
}

/// Returns a row for each entry, in a table for each kind of evidence.
///
/// `head` is the head of the last column, and `last` returns its cells, which are Markdown.
fn table(catalog: &Catalog, links: &Links<'_>, head: &str, last: impl Fn(&Texts) -> String) -> Vec<Rows> {
    let mut tables = Vec::new();
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
        let before = outside_page(evidence).map(|(title, _)| format!("{title}:")).unwrap_or_default();
        tables.push(Rows::table(["code", "endpoint", "title", "retry", head], rows).after(before));
    }
    tables
}

/// Returns the codes in alphabetical order, with the endpoints that have them.
fn list(catalog: &Catalog, links: &Links<'_>) -> Rows {
    let sorted: BTreeSet<(String, usize)> =
        catalog.codes.iter().enumerate().map(|(index, code)| (code.code.to_lowercase(), index)).collect();
    Rows::list(sorted.into_iter().map(|(_, code)| {
        let groups = links.places.groups(code);
        let link = |group: &usize| match groups.len() > MAX_LISTED {
            true => links.group_name(*group),
            false => links.group_at(code, *group),
        };
        let groups: Vec<String> = groups.iter().map(link).collect();
        format!("{}: {}", links.spelling(code, Within::Paragraph), groups.join(", "))
    }))
}

/// Writes the aliases with their codes.
pub(super) fn aliases(document: &mut Document, pages: &mut Pages<'_>, catalog: &Catalog) {
    let links = pages.places.links_on(INDEX);
    let mut items = Vec::new();
    for (index, code) in catalog.codes.iter().enumerate() {
        let Some(group) = links.places.groups(index).first() else { continue };
        let link = links.code(index, *group, Within::Paragraph);
        items.extend(code.aliases.iter().map(|alias| {
            format!("{} is parsed as {link}. {}", Within::Paragraph.code(&alias.name), paragraph(&alias.why))
        }));
    }
    let about =
        format!("{} of codes, with their origin or reason:", counted(items.len(), "other spelling", "other spellings"));
    pages.section(document, "aliases", ["Aliases", &about], vec![Rows::list(items)]);
}

/// Returns the first sentence of a text as a cell.
pub(super) fn first_sentence(text: &str) -> String {
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

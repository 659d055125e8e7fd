//! The page of an endpoint, or of the shared entries: its codes by retry class, and what is known about each.
//!
//! A group with many codes has a page for each code; its own page lists them.

use errbook_core::RetryClass;
use errbook_core::table::Evidence;

use super::block::{Document, Rows};
use super::entry::{Writer, summary};
use super::group::Group;
use super::link::{INDEX, Links, RETRY, Within, anchor};
use super::pages::Pages;
use super::{overview, responses};
use crate::emit::escape::paragraph;
use crate::model::{Catalog, Entry};
use crate::phrase;

/// Writes the pages of the group at an index.
pub(super) fn write(pages: &mut Pages<'_>, catalog: &Catalog, index: usize, group: &Group<'_>) {
    let name = pages.places.layout.page(index);
    let links = pages.places.links_on(&name);
    let mut document = pages.document();
    top(&mut document, &links, group);
    if pages.places.layout.is_split(index) {
        others(&mut document, catalog, &links, group);
        pages.add_with_rows(&name, &group.title(), document, lists(catalog, &links, index, group));
        code_pages(pages, catalog, index, group);
        return;
    }
    overview::codes(&mut document, catalog, &links, index, group);
    others(&mut document, catalog, &links, group);
    let writer = Writer { catalog, links, group: index, endpoint: group.endpoint };
    for evidence in Evidence::ALL {
        let mut sections = group.sections.iter().filter(|section| section.first.evidence == evidence).peekable();
        let level = match phrase::outside_page(evidence) {
            Some((title, _)) if sections.peek().is_some() => {
                document.heading(2, title);
                3
            }
            _ => 2,
        };
        for section in sections {
            writer.section(&mut document, level, section);
        }
    }
    pages.add(&name, &group.title(), document);
}

/// Writes the introduction.
fn top(document: &mut Document, links: &Links<'_>, group: &Group<'_>) {
    match group.endpoint {
        Some(endpoint) => {
            let (title, call) = (paragraph(&endpoint.title), Within::Paragraph.code(&endpoint.call()));
            document.heading(1, &format!("{title}: {call}"));
            if let Some(description) = &endpoint.description {
                document.paragraph(&paragraph(description));
            }
            document.list(endpoint.extensions.iter().map(|extension| paragraph(&phrase::extension(extension))));
        }
        None => {
            document.heading(1, "Shared errors");
            document.paragraph("Several endpoints return these errors, with the same meaning.");
        }
    }
    let (all, retry) = (links.to("index of all codes", INDEX), links.to("retry classes", RETRY));
    document.paragraph(&format!("See also the {all} and the {retry}."));
}

/// Writes what else an endpoint can answer.
fn others(document: &mut Document, catalog: &Catalog, links: &Links<'_>, group: &Group<'_>) {
    if let Some(endpoint) = group.endpoint {
        overview::others(document, catalog, links, endpoint);
        responses::of_endpoint(document, catalog, endpoint, links);
    }
}

/// Returns the codes of a group and those that its endpoint shares, with their titles, by evidence and retry class.
///
/// Each has the address that it would have if it had no page of its own, so older links lead to it.
fn lists(catalog: &Catalog, links: &Links<'_>, index: usize, group: &Group<'_>) -> Vec<Rows> {
    let entries: Vec<&Entry> = overview::entries(group);
    let mut lists = Vec::new();
    for evidence in Evidence::ALL {
        for class in RetryClass::ALL {
            let of_class = entries
                .iter()
                .filter(|entry| entry.evidence == evidence && catalog.policy(entry).retry.class() == class);
            let item = |entry: &&Entry| {
                let target = anchor(links.places.layout.name(entry.code));
                let code = links.code(entry.code, links.places.layout.group_of(index, entry), Within::Paragraph);
                let summary = summary(entry, &catalog.code(entry).code);
                let removed = if entry.removed.is_some() { " (removed)" } else { "" };
                match summary.is_empty() {
                    true => format!("{target}{code}{removed}"),
                    false => format!("{target}{code}{removed}: {summary}"),
                }
            };
            let outside = phrase::outside_page(evidence).map(|(title, _)| format!("{title}, "));
            let before = format!("{}{}:", outside.unwrap_or_default(), links.class(class));
            lists.push(Rows::list(of_class.map(item)).after(before));
        }
    }
    lists.retain(|list| list.len() > 0);
    lists
}

/// Writes a page for each code.
fn code_pages(pages: &mut Pages<'_>, catalog: &Catalog, index: usize, group: &Group<'_>) {
    for section in &group.sections {
        for entry in section.entries() {
            let name = pages.places.layout.address(index, entry.code);
            let links = pages.places.links_on(&name);
            let writer = Writer { catalog, links, group: index, endpoint: group.endpoint };
            let mut document = pages.small_document();
            writer.page(&mut document, section, entry);
            pages.add(&name, &catalog.code(entry).code, document);
        }
    }
}

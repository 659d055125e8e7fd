//! The top of a page: its codes by retry class, and what else an endpoint can answer.

use std::collections::BTreeSet;

use errbook_core::RetryClass;

use super::block::Document;
use super::group::Group;
use super::link::{CODES, INDEX, Links, MAX_LISTED, Within};
use crate::emit::escape::paragraph;
use crate::model::{Catalog, Endpoint, Entry};
use crate::phrase::counted;

/// Returns the entries of a group, and those that its endpoint shares.
pub(super) fn entries<'c>(group: &Group<'c>) -> Vec<&'c Entry> {
    let shared =
        group.endpoint.into_iter().flat_map(|endpoint| endpoint.entries.iter().filter(|entry| entry.is_shared));
    group.entries().chain(shared).collect()
}

/// Writes the entries of the group at an index by retry class.
///
/// In a large catalog, the most frequent class has no list, because the sections that follow are one.
pub(super) fn codes(document: &mut Document, catalog: &Catalog, links: &Links<'_>, index: usize, group: &Group<'_>) {
    let entries = entries(group);
    let class_of = |entry: &Entry| catalog.policy(entry).retry.class();
    let group_of = |entry: &Entry| links.places.layout.group_of(index, entry);
    let number =
        |class: RetryClass| entries.iter().filter(|entry| class_of(entry) == class && group_of(entry) == index).count();
    let others =
        links.places.is_large().then(|| RetryClass::ALL.into_iter().max_by_key(|class| number(*class))).flatten();
    document.list(RetryClass::ALL.into_iter().filter_map(|class| {
        let is_listed =
            |entry: &&&Entry| class_of(entry) == class && (others != Some(class) || group_of(entry) != index);
        let codes = entries.iter().filter(is_listed).map(|entry| {
            let code = links.code(entry.code, group_of(entry), Within::Paragraph);
            code + if entry.removed.is_some() { " (removed)" } else { "" }
        });
        let own = (others == Some(class) && number(class) > 0).then(|| match number(class) == entries.len() {
            true => format!("all {}", counted(number(class), "code", "codes")),
            false => format!("the {} below that are not in this list", counted(number(class), "code", "codes")),
        });
        let codes = codes.chain(own).collect::<Vec<_>>().join(", ");
        (!codes.is_empty()).then(|| format!("{}: {codes}", links.class(class)))
    }));
}

/// Writes which other codes an endpoint can answer, and the endpoints that share its path.
pub(super) fn others(document: &mut Document, catalog: &Catalog, links: &Links<'_>, endpoint: &Endpoint) {
    let responses = catalog.responses_of(endpoint);
    let has_unknown = responses.json.is_some() || responses.text.iter().any(|text| !text.unknown_codes.is_empty());
    let unknown = match has_unknown {
        true => links.to("unknown codes", &format!("{INDEX}#unknown_code")),
        false => links.to("unrecognized", &format!("{INDEX}#unrecognized")),
    };
    let mut text = format!("This list can be incomplete: other codes are {unknown}");
    if catalog.endpoints.len() > 1 {
        text.push_str(&format!(", or codes of {}", links.to("another endpoint", &format!("{INDEX}#other_endpoint"))));
    }
    let temporary = if endpoint.is_idempotent { temporary(catalog, links, endpoint) } else { Vec::new() };
    if !temporary.is_empty() {
        let examples = match temporary.len() {
            1..=MAX_LISTED => temporary.join(", "),
            _ => format!("the class {} in the {}", links.class(RetryClass::Backoff), links.to("index", CODES)),
        };
        text.push_str(&format!(", which keep their retry policy here, such as {examples}"));
    }
    text.push('.');
    let same = |other: &&Endpoint| {
        other.method == endpoint.method && base(&other.path) == base(&endpoint.path) && other.name != endpoint.name
    };
    let same: Vec<&Endpoint> = catalog.endpoints.iter().filter(same).collect();
    if !same.is_empty() {
        text.push_str(&format!(" Endpoints with the same path: {}.", links.endpoints(&same)));
    }
    document.paragraph(&text);
}

/// Returns a path without its query.
fn base(path: &str) -> &str {
    path.split('?').next().unwrap_or_default()
}

/// Returns the codes of temporary failures that only other endpoints have, with their titles; one more than is listed, if
/// there are more.
fn temporary(catalog: &Catalog, links: &Links<'_>, endpoint: &Endpoint) -> Vec<String> {
    let mut seen: BTreeSet<usize> = endpoint.entries.iter().map(|entry| entry.code).collect();
    let groups =
        catalog.groups().enumerate().flat_map(|(group, entries)| entries.into_iter().map(move |one| (group, one)));
    let others = groups.filter(|(_, entry)| {
        let is_temporary = catalog.policy(entry).retry.class() == RetryClass::Backoff && entry.removed.is_none();
        is_temporary && seen.insert(entry.code)
    });
    let title = |(group, entry): (usize, &Entry)| {
        format!("{} ({})", links.code(entry.code, group, Within::Paragraph), paragraph(&entry.texts.title))
    };
    others.take(MAX_LISTED + 1).map(title).collect()
}

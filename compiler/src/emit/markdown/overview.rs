//! The top of a page: its codes by retry class, and what else an endpoint can answer.

use errbook_core::RetryClass;

use super::block::Document;
use super::group::Group;
use super::link::{INDEX, Links, MAX_LISTED, Within, link};
use crate::emit::escape::paragraph;
use crate::model::{Catalog, Endpoint, Entry};

/// Writes the codes of a group, and those that its endpoint shares, by retry class.
pub(super) fn codes(document: &mut Document, catalog: &Catalog, links: &Links<'_>, group: &Group<'_>) {
    let shared =
        group.endpoint.into_iter().flat_map(|endpoint| endpoint.entries.iter().filter(|entry| entry.is_shared));
    let entries: Vec<&Entry> = group.entries().chain(shared).collect();
    document.list(RetryClass::ALL.into_iter().filter_map(|class| {
        let of_class = entries.iter().filter(|entry| catalog.policy(entry).retry.class() == class);
        let codes = of_class.map(|entry| {
            let code = match entry.is_shared && group.endpoint.is_some() {
                true => links.code(entry.code, catalog.endpoints.len(), Within::Paragraph),
                false => links.code_here(entry.code),
            };
            code + if entry.removed.is_some() { " (removed)" } else { "" }
        });
        let codes = codes.collect::<Vec<_>>().join(", ");
        (!codes.is_empty()).then(|| format!("{}: {codes}", links.class(class)))
    }));
}

/// Writes which other codes an endpoint can answer, and the endpoints that share its path.
pub(super) fn others(document: &mut Document, catalog: &Catalog, links: &Links<'_>, endpoint: &Endpoint) {
    let responses = catalog.responses_of(endpoint);
    let has_unknown = responses.json.is_some() || responses.text.iter().any(|text| !text.unknown_codes.is_empty());
    let unknown = match has_unknown {
        true => link("unknown codes", &format!("{INDEX}#unknown_code")),
        false => link("unrecognized", &format!("{INDEX}#unrecognized")),
    };
    let mut text = format!("This list can be incomplete: other codes are {unknown}");
    if catalog.endpoints.len() > 1 {
        text.push_str(&format!(", or codes of {}", link("another endpoint", &format!("{INDEX}#other_endpoint"))));
    }
    let temporary = if endpoint.is_idempotent { temporary(catalog, links, endpoint) } else { Vec::new() };
    if !temporary.is_empty() {
        let examples = match temporary.len() {
            1..=MAX_LISTED => temporary.join(", "),
            _ => format!(
                "the class {} in the {}",
                links.class(RetryClass::Backoff),
                link("index", &format!("{INDEX}#codes"))
            ),
        };
        text.push_str(&format!(", which keep their retry policy here, such as {examples}"));
    }
    text.push('.');
    let path = |endpoint: &Endpoint| (endpoint.method.clone(), endpoint.path.split('?').next().map(str::to_owned));
    let same = |other: &&Endpoint| path(other) == path(endpoint) && other.name != endpoint.name;
    let same: Vec<&Endpoint> = catalog.endpoints.iter().filter(same).collect();
    if !same.is_empty() {
        text.push_str(&format!(" Endpoints with the same path: {}.", links.endpoints(&same)));
    }
    document.paragraph(&text);
}

/// Returns the codes of temporary failures that only other endpoints have, with their titles.
fn temporary(catalog: &Catalog, links: &Links<'_>, endpoint: &Endpoint) -> Vec<String> {
    let mut seen: Vec<usize> = endpoint.entries.iter().map(|entry| entry.code).collect();
    let mut codes = Vec::new();
    for (group, entries) in catalog.groups().enumerate() {
        for entry in entries {
            let is_temporary = catalog.policy(entry).retry.class() == RetryClass::Backoff && entry.removed.is_none();
            if is_temporary && !seen.contains(&entry.code) {
                seen.push(entry.code);
                let code = links.code(entry.code, group, Within::Paragraph);
                codes.push(format!("{code} ({})", paragraph(&entry.texts.title)));
            }
        }
    }
    codes
}

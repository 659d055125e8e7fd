//! The page of an endpoint: a section for each group of entries with the same texts, grouped by evidence.

use std::collections::HashMap;

use errbook_core::table::{Check, Evidence};

use super::block::{Document, enumerate};
use super::link::{INDEX, Links, RETRY, Within, link};
use crate::canonical;
use crate::emit::escape::paragraph;
use crate::model::{Catalog, Endpoint, Entry};
use crate::phrase;

/// Writes the page of the endpoint at an index.
pub(super) fn write(
    document: &mut Document,
    catalog: &Catalog,
    links: &Links<'_>,
    index: usize,
    sections: &[Section<'_>],
) {
    let Some(endpoint) = catalog.endpoints.get(index) else { return };
    document.heading(1, &format!("{}: {}", paragraph(&endpoint.title), Within::Paragraph.code(&endpoint.path)));
    if let Some(description) = &endpoint.description {
        document.paragraph(&paragraph(description));
    }
    let (all, retry) = (link("index of all codes", INDEX), link("retry classes", RETRY));
    document.paragraph(&format!("See also the {all} and the {retry}."));
    let writer = Writer { catalog, links, endpoint: index };
    for evidence in Evidence::ALL {
        let mut sections = sections.iter().filter(|section| section.first.evidence == evidence).peekable();
        let level = match phrase::outside_page(evidence) {
            Some((title, _)) if sections.peek().is_some() => {
                document.heading(2, title);
                3
            }
            _ => 2,
        };
        for section in sections {
            writer.section(document, level, section);
        }
    }
}

/// The entries that share their texts.
pub(super) struct Section<'c> {
    /// The entry that has the texts.
    pub(super) first: &'c Entry,
    /// The entries that refer to the first one.
    pub(super) others: Vec<&'c Entry>,
    /// The checks whose violation gives these errors.
    pub(super) checks: &'c [Check<'c>],
}

impl<'c> Section<'c> {
    pub(super) fn entries(&self) -> impl Iterator<Item = &'c Entry> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

/// Returns the sections of an endpoint, in file order.
pub(super) fn sections<'c>(endpoint: &'c Endpoint, table: &errbook_core::table::Endpoint<'c>) -> Vec<Section<'c>> {
    let mut sections: Vec<Section<'c>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let (same, own): (Vec<_>, Vec<_>) =
        endpoint.entries.iter().zip(table.entries).partition(|(entry, _)| entry.same_as.is_some());
    for (first, row) in own {
        places.insert(row.code, sections.len());
        sections.push(Section { first, others: Vec::new(), checks: row.checks });
    }
    for (entry, row) in same {
        let place = entry.same_as.as_deref().and_then(|code| places.get(code));
        match place.and_then(|place| sections.get_mut(*place)) {
            Some(section) => section.others.push(entry),
            None => sections.push(Section { first: entry, others: Vec::new(), checks: row.checks }),
        }
    }
    sections
}

/// Writes the sections of one endpoint.
struct Writer<'w, 'c> {
    catalog: &'c Catalog,
    links: &'w Links<'c>,
    /// The index of the endpoint.
    endpoint: usize,
}

impl Writer<'_, '_> {
    fn section(&self, document: &mut Document, level: usize, section: &Section<'_>) {
        let texts = &section.first.texts;
        let anchors: String = section.entries().map(|entry| self.links.anchor(entry.code)).collect();
        let codes: Vec<String> = section.entries().map(|entry| self.code(entry)).collect();
        document.heading(level, &format!("{anchors}{}: {}", paragraph(&texts.title), codes.join(", ")));
        if !texts.meaning.is_empty() {
            document.paragraph(&paragraph(&texts.meaning));
        }
        if !section.others.is_empty() {
            document.paragraph(&format!("The source documents {} together.", enumerate(&codes)));
        }
        if !texts.causes.is_empty() {
            document.paragraph("**Causes:**");
            document.numbered(
                texts
                    .causes
                    .iter()
                    .map(|cause| format!("{} **Fix:** {}", paragraph(&cause.cause), paragraph(&cause.fix))),
            );
        }
        if !texts.fix.is_empty() {
            document.paragraph(&format!("**Fix:** {}", paragraph(&texts.fix)));
        }
        document.paragraph(&format!("**Retry policy:** {}", self.retry(section.first)));
        if !section.checks.is_empty() {
            let limits: Vec<String> = section.checks.iter().map(|check| limit(check, Within::Paragraph)).collect();
            document.paragraph(&format!("**Limits:** {}.", limits.join("; ")));
        }
        if let Some(note) = &texts.note {
            document.paragraph(&format!("**Note:** {}", paragraph(note)));
        }
        let see = self.see_also(section);
        if !see.is_empty() {
            document.paragraph(&format!("**See also:** {}.", see.join(", ")));
        }
        for entry in section.entries() {
            self.aliases(document, entry);
            self.evidence(document, entry);
        }
        for entry in section.entries() {
            self.lifecycle(document, entry);
        }
        document.paragraph(&format!(
            "**Responses:** {}.",
            section.entries().flat_map(|entry| self.responses(entry)).collect::<Vec<_>>().join(", ")
        ));
        let variants: Vec<String> = section.entries().map(|entry| self.variant(entry)).collect();
        document.paragraph(&format!("**In Rust:** {}.", variants.join(", ")));
    }

    fn code(&self, entry: &Entry) -> String {
        Within::Paragraph.code(&self.catalog.code(entry).code)
    }

    fn variant(&self, entry: &Entry) -> String {
        let enumeration = self.catalog.endpoints.get(self.endpoint).map_or("", |endpoint| &endpoint.ident);
        Within::Paragraph.code(&format!("{enumeration}::{}", self.catalog.code(entry).ident))
    }

    fn retry(&self, entry: &Entry) -> String {
        let policy = self.catalog.policy(entry);
        let class = policy.retry.class();
        let schedule = phrase::schedule(policy.retry);
        let schedule = if schedule.is_empty() { schedule } else { format!(", {schedule}") };
        let description = paragraph(policy.description.as_deref().unwrap_or(class.meaning()));
        format!("{}{schedule} (policy {}). {description}", self.links.class(class), self.links.policy(policy))
    }

    /// Returns links to the related codes, and to the same codes at other endpoints.
    fn see_also(&self, section: &Section<'_>) -> Vec<String> {
        let mut see = Vec::new();
        for code in &section.first.texts.see_also {
            if self.links.endpoints(*code).contains(&self.endpoint) {
                see.push(self.links.code_here(*code));
            } else {
                self.other_endpoints(*code, &mut see);
            }
        }
        for entry in section.entries().filter(|entry| !section.first.texts.see_also.contains(&entry.code)) {
            self.other_endpoints(entry.code, &mut see);
        }
        see
    }

    fn other_endpoints(&self, code: usize, see: &mut Vec<String>) {
        for other in self.links.endpoints(code).iter().filter(|other| **other != self.endpoint) {
            let link = self.links.code(code, *other, Within::Paragraph);
            see.push(format!("{link} at {}", self.links.endpoint(*other)));
        }
    }

    /// Returns the canonical responses and the examples of the catalog.
    fn responses(&self, entry: &Entry) -> Vec<String> {
        let endpoint = self.catalog.endpoints.get(self.endpoint);
        let canonical = endpoint.into_iter().flat_map(|endpoint| canonical::of(self.catalog, endpoint, entry));
        let canonical = canonical.map(|response| response.body).filter(|body| !body.is_empty());
        let bodies = canonical.chain(entry.examples.iter().map(|example| example.body.clone()));
        bodies.map(|body| Within::Paragraph.code(&body)).collect()
    }

    /// Writes the parameter of an entry and its lifecycle.
    fn lifecycle(&self, document: &mut Document, entry: &Entry) {
        let code = self.code(entry);
        if let Some(parameter) = &entry.texts.parameter {
            let kind = parameter.kind.as_str();
            let delay = parameter.delay.map(|unit| format!(", the delay before the next attempt in {}", unit.as_str()));
            document.paragraph(&format!(
                "**Parameter:** the part of {code} in braces, of the type `{kind}`{}.",
                delay.unwrap_or_default()
            ));
        }
        if let Some(since) = &entry.since {
            document.paragraph(&format!("**Since:** {code} since {}.", paragraph(since)));
        }
        for (label, note) in [("Deprecated", &entry.deprecated), ("Removed", &entry.removed)] {
            if let Some(note) = note {
                let (since, text) = (paragraph(&note.since), paragraph(&note.text));
                document.paragraph(&format!("**{label}:** {code} since {since}. {text}"));
            }
        }
    }

    /// Writes the evidence of an entry that is not on the source page.
    fn evidence(&self, document: &mut Document, entry: &Entry) {
        if let Some(evidence) = phrase::evidence(self.catalog, entry) {
            document.paragraph(&format!("**Evidence:** {} {}", self.code(entry), paragraph(&evidence)));
        }
    }

    fn aliases(&self, document: &mut Document, entry: &Entry) {
        for alias in &self.catalog.code(entry).aliases {
            let name = Within::Paragraph.code(&alias.name);
            document.paragraph(&format!(
                "**Alias:** {name} is parsed as {}. {}",
                self.code(entry),
                paragraph(&alias.why)
            ));
        }
    }
}

/// Returns a check as text: `` `key`: exactly 32 characters ``.
pub(super) fn limit(check: &Check<'_>, within: Within) -> String {
    format!("{}: {}", within.code(check.parameter), within.text(&phrase::rule(&check.rule)))
}

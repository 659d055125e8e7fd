//! The page of an endpoint, or of the shared entries: a section for each group of entries with the same texts, grouped by evidence.

use errbook_core::RetryClass;
use errbook_core::table::Evidence;

use super::block::{Document, enumerate};
use super::group::{Group, Section};
use super::link::{INDEX, Links, POLLING, RETRY, Within, link};
use super::{formats, overview, responses};
use crate::canonical::{self, Canonical};
use crate::emit::escape::paragraph;
use crate::model::{Catalog, Check, Endpoint, Entry};
use crate::phrase;

/// Writes the page of the group at an index.
pub(super) fn write(document: &mut Document, catalog: &Catalog, links: &Links<'_>, index: usize, group: &Group<'_>) {
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
    let (all, retry) = (link("index of all codes", INDEX), link("retry classes", RETRY));
    document.paragraph(&format!("See also the {all} and the {retry}."));
    overview::codes(document, catalog, links, group);
    if let Some(endpoint) = group.endpoint {
        overview::others(document, catalog, links, endpoint);
        responses::of_endpoint(document, catalog, endpoint, links);
    }
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
            writer.section(document, level, section);
        }
    }
}

/// Writes the sections of one group.
struct Writer<'w, 'c> {
    catalog: &'c Catalog,
    links: &'w Links<'c>,
    /// The index of the group.
    group: usize,
    /// The endpoint, or `None` for shared entries.
    endpoint: Option<&'c Endpoint>,
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
        if !texts.checks.is_empty() {
            let limits: Vec<String> = texts.checks.iter().map(|check| limit(check, Within::Paragraph)).collect();
            document.paragraph(&format!("**Limits:** {}.", limits.join("; ")));
        }
        let statuses = statuses(section.first);
        if !statuses.is_empty() {
            document.paragraph(&format!("**HTTP status:** {}.", statuses.join(", ")));
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
            if let Some(when) = &entry.when {
                let conditions = formats::when(when);
                document.paragraph(&format!("**Recognized by:** the code {}, or if {conditions}.", self.code(entry)));
            }
            self.lifecycle(document, entry);
        }
        document.list(section.first.extensions.iter().map(|extension| paragraph(&phrase::extension(extension))));
        let endpoint = self.endpoint.or(section.endpoints.first().copied());
        let responses: Vec<String> = section.entries().flat_map(|entry| self.responses(endpoint, entry)).collect();
        if !responses.is_empty() {
            document.paragraph(&format!("**Responses:** {}.", responses.join(", ")));
        }
        if self.endpoint.is_none() {
            document.paragraph(&format!("**Endpoints:** {}.", self.links.endpoints(&section.endpoints)));
        }
        let variants: Vec<String> = section.entries().map(|entry| self.variant(entry)).collect();
        document.paragraph(&format!("**In Rust:** {}.", variants.join(", ")));
    }

    fn code(&self, entry: &Entry) -> String {
        Within::Paragraph.code(&self.catalog.code(entry).code)
    }

    fn variant(&self, entry: &Entry) -> String {
        let enumeration = self.endpoint.map_or("Code", |endpoint| &endpoint.ident);
        Within::Paragraph.code(&format!("{enumeration}::{}", self.catalog.code(entry).ident))
    }

    fn retry(&self, entry: &Entry) -> String {
        let policy = self.catalog.policy(entry);
        let class = policy.retry.class();
        let schedule = phrase::schedule(policy.retry);
        let schedule = if schedule.is_empty() { schedule } else { format!(", {schedule}") };
        let description = paragraph(policy.description.as_deref().unwrap_or(class.meaning()));
        let polling = match class == RetryClass::Poll && !self.catalog.polling.is_empty() {
            true => format!(" Other times apply {}.", link("by task type", POLLING)),
            false => String::new(),
        };
        format!("{}{schedule} (policy {}). {description}{polling}", self.links.class(class), self.links.policy(policy))
    }

    /// Returns links to the related codes, and to the same codes at other endpoints.
    fn see_also(&self, section: &Section<'_>) -> Vec<String> {
        let mut see = Vec::new();
        for code in &section.first.texts.see_also {
            if self.links.groups(*code).contains(&self.group) {
                see.push(self.links.code_here(*code));
            } else {
                self.other_groups(*code, &mut see);
            }
        }
        for entry in section.entries().filter(|entry| !section.first.texts.see_also.contains(&entry.code)) {
            self.other_groups(entry.code, &mut see);
        }
        see
    }

    fn other_groups(&self, code: usize, see: &mut Vec<String>) {
        for other in self.links.groups(code).iter().filter(|other| **other != self.group) {
            let link = self.links.code(code, *other, Within::Paragraph);
            see.push(match self.catalog.endpoints.get(*other) {
                Some(_) => format!("{link} at {}", self.links.group(*other)),
                None => link,
            });
        }
    }

    /// Returns the canonical responses and the examples of the catalog.
    fn responses(&self, endpoint: Option<&Endpoint>, entry: &Entry) -> Vec<String> {
        let canonical = endpoint.into_iter().flat_map(|endpoint| canonical::of(self.catalog, endpoint, entry));
        // Conditions on the HTTP status alone are met by any body.
        let by_status = entry.when.as_ref().is_some_and(|when| when.json.is_empty());
        let canonical = canonical.filter(|_| !by_status).map(|Canonical { body, status, .. }| {
            let status = status.filter(|_| entry.when.as_ref().is_some_and(|when| !when.http.is_empty()));
            formats::response(&body, status)
        });
        canonical.chain(entry.examples.iter().map(|example| Within::Paragraph.code(&example.body))).collect()
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
                let since = note.since.as_ref().map(|since| format!(" since {}", paragraph(since))).unwrap_or_default();
                document.paragraph(&format!("**{label}:** {code}{since}. {}", paragraph(&note.text)));
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

/// Returns the documented HTTP statuses of an entry as code.
fn statuses(entry: &Entry) -> Vec<String> {
    entry.http.iter().map(|(status, _)| Within::Paragraph.code(&status.to_string())).collect()
}

/// Returns a check as text: `` `key`: exactly 32 characters ``.
pub(super) fn limit(check: &Check, within: Within) -> String {
    format!("{}: {}", within.code(&check.parameter), within.text(&phrase::limit(check)))
}

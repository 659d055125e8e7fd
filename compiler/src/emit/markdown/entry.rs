//! A section of the reference: the entries with the same texts, and everything that is known about them.

use errbook_core::RetryClass;

use super::block::{Document, enumerate};
use super::codes::first_sentence;
use super::group::Section;
use super::link::{CODES, Links, POLLING, Within, anchor};
use super::{example, formats};
use crate::canonical::{self, Canonical};
use crate::emit::escape::paragraph;
use crate::model::{Catalog, Check, Endpoint, Entry, Texts};
use crate::phrase;

/// The maximum number of other endpoints that an entry lists.
const MAX_OTHERS: usize = 4;

/// Writes the sections of one group.
pub(super) struct Writer<'w> {
    pub(super) catalog: &'w Catalog,
    pub(super) links: Links<'w>,
    /// The index of the group.
    pub(super) group: usize,
    /// The endpoint, or `None` for shared entries.
    pub(super) endpoint: Option<&'w Endpoint>,
}

impl Writer<'_> {
    /// Writes a section of a page with several.
    pub(super) fn section(&self, document: &mut Document, level: usize, section: &Section<'_>) {
        let entries: Vec<&Entry> = section.entries().collect();
        let heading = self.heading(&section.first.texts.title, &entries);
        // Readers of Markdown give a heading that is only a code the same anchor.
        let is_anchor = |entry: &&&Entry| heading == format!("`{}`", self.name(entry).to_uppercase());
        let anchors = entries.iter().filter(|entry| !is_anchor(entry)).map(|entry| anchor(self.name(entry)));
        // At the end: within the link that mdBook makes of a heading, an anchor ends that link.
        document.heading(level, &format!("{heading}{}", anchors.collect::<String>()));
        self.body(document, section, &entries);
    }

    /// Writes the page of one entry of a section; the texts are on the page of the first.
    pub(super) fn page(&self, document: &mut Document, section: &Section<'_>, entry: &Entry) {
        document.heading(1, &self.heading(&entry.texts.title, &[entry]));
        document.paragraph(&self.links.group(self.group));
        if entry.code == section.first.code {
            return self.body(document, section, &[entry]);
        }
        self.lifecycle(document, entry);
        let first = self.links.code(section.first.code, self.group, Within::Paragraph);
        document.paragraph(&format!("The source documents {} and {first} together.", self.code(entry)));
        document.paragraph(&format!("**Retry:** {}", self.retry(entry)));
        self.facts(document, &[entry]);
        self.ends(document, section, &[entry]);
    }

    fn heading(&self, title: &str, entries: &[&Entry]) -> String {
        let codes: Vec<String> = entries.iter().map(|entry| self.code(entry)).collect();
        let codes = codes.join(", ");
        match self.has_title(title, entries) {
            true => format!("{}: {codes}", paragraph(title)),
            false => codes,
        }
    }

    /// Returns `false` if a title only repeats the code.
    fn has_title(&self, title: &str, entries: &[&Entry]) -> bool {
        entries.iter().all(|entry| !repeats(title, &self.catalog.code(entry).code))
    }

    fn body(&self, document: &mut Document, section: &Section<'_>, entries: &[&Entry]) {
        let texts = &section.first.texts;
        for entry in entries {
            self.lifecycle(document, entry);
        }
        document.paragraph(&paragraph(&texts.meaning));
        if !section.others.is_empty() {
            let codes: Vec<String> = section.entries().map(|entry| self.code_here(entry, entries)).collect();
            document.paragraph(&format!("The source documents {} together.", enumerate(&codes)));
        }
        if !texts.fix.is_empty() {
            document.paragraph(&format!("**Fix:** {}", paragraph(&texts.fix)));
        }
        document.paragraph(&format!("**Retry:** {}", self.retry(section.first)));
        if !texts.causes.is_empty() {
            document.paragraph("**Causes:**");
            document.numbered(
                texts
                    .causes
                    .iter()
                    .map(|cause| format!("{} **Fix:** {}", paragraph(&cause.cause), paragraph(&cause.fix))),
            );
        }
        if !texts.checks.is_empty() {
            let limits: Vec<String> = texts.checks.iter().map(|check| limit(check, Within::Paragraph)).collect();
            document.paragraph(&format!("**Limits:** {}.", limits.join("; ")));
        }
        if let Some(note) = &texts.note {
            document.paragraph(&format!("**Note:** {}", paragraph(note)));
        }
        self.facts(document, entries);
        self.ends(document, section, entries);
    }

    /// Writes what is known of each entry apart from the texts.
    fn facts(&self, document: &mut Document, entries: &[&Entry]) {
        let first = entries.first();
        let statuses: Vec<String> = first
            .iter()
            .flat_map(|entry| &entry.http)
            .map(|(status, _)| Within::Paragraph.code(&status.to_string()))
            .collect();
        if !statuses.is_empty() {
            document.paragraph(&format!("**HTTP status:** {}.", statuses.join(", ")));
        }
        for entry in entries {
            if let Some(when) = &entry.when {
                let conditions = formats::when(when);
                document.paragraph(&format!("**Recognized by:** the code {}, or if {conditions}.", self.code(entry)));
            }
            if let Some(parameter) = &entry.texts.parameter {
                let (code, kind) = (self.code(entry), parameter.kind.as_str());
                let delay =
                    parameter.delay.map(|unit| format!(", the delay before the next attempt in {}", unit.as_str()));
                document.paragraph(&format!(
                    "**Parameter:** the part of {code} in braces, of the type `{kind}`{}.",
                    delay.unwrap_or_default()
                ));
            }
            for alias in &self.catalog.code(entry).aliases {
                let (name, why) = (Within::Paragraph.code(&alias.name), paragraph(&alias.why));
                document.paragraph(&format!("**Alias:** {name} is parsed as {}. {why}", self.code(entry)));
            }
            if let Some(evidence) = phrase::evidence(self.catalog, entry) {
                document.paragraph(&format!("**Evidence:** {} {}", self.code(entry), paragraph(&evidence)));
            }
        }
        let extensions = first.iter().flat_map(|entry| &entry.extensions);
        document.list(extensions.map(|extension| paragraph(&phrase::extension(extension))));
    }

    /// Writes the related codes, the responses, and the names in Rust.
    fn ends(&self, document: &mut Document, section: &Section<'_>, entries: &[&Entry]) {
        let see: Vec<String> = section.first.texts.see_also.iter().map(|code| self.related(*code)).collect();
        if !see.is_empty() {
            document.paragraph(&format!("**See also:** {}.", see.join(", ")));
        }
        self.also_at(document, entries);
        if self.endpoint.is_none() {
            document.paragraph(&format!("**Endpoints:** {}.", self.links.endpoints(&section.endpoints)));
        }
        let endpoint = self.endpoint.or(section.endpoints.first().copied());
        self.responses(document, endpoint, entries);
        let variants: Vec<String> = entries.iter().map(|entry| self.variant(entry)).collect();
        document.paragraph(&format!("**In Rust:** {}", variants.join(", ")));
    }

    fn name(&self, entry: &Entry) -> &str {
        self.links.places.layout.name(entry.code)
    }

    fn code(&self, entry: &Entry) -> String {
        self.links.spelling(entry.code, Within::Paragraph)
    }

    /// Returns the code of an entry, with a link unless it is one of these.
    fn code_here(&self, entry: &Entry, here: &[&Entry]) -> String {
        match here.iter().any(|other| other.code == entry.code) {
            true => self.code(entry),
            false => self.links.code(entry.code, self.group, Within::Paragraph),
        }
    }

    fn variant(&self, entry: &Entry) -> String {
        let enumeration = self.endpoint.map_or("Code", |endpoint| &endpoint.ident);
        Within::Paragraph.code(&format!("{enumeration}::{}", self.catalog.code(entry).ident))
    }

    /// Returns whether and when the call may be repeated, with a link to the policy.
    fn retry(&self, entry: &Entry) -> String {
        let policy = self.catalog.policy(entry);
        let (class, schedule) = (self.links.class_of(policy), phrase::schedule(policy.retry));
        match policy.retry.class() {
            RetryClass::Poll if !self.catalog.polling.is_empty() => {
                format!("yes, {class} {schedule}, or {}.", self.links.to("by task type", POLLING))
            }
            RetryClass::Poll | RetryClass::Backoff => format!("yes, {class} {schedule}."),
            RetryClass::Resubmit => format!("not this call, but {class} {schedule}."),
            RetryClass::AfterFix | RetryClass::Unspecified => format!("no, {class}."),
        }
    }

    /// Returns links to a related code, at this endpoint if it has the code.
    fn related(&self, code: usize) -> String {
        let groups = self.links.places.groups(code);
        if groups.contains(&self.group) {
            return self.links.code(code, self.group, Within::Paragraph);
        }
        match groups {
            [] => self.links.spelling(code, Within::Paragraph),
            [group] if *group >= self.catalog.endpoints.len() => self.links.code(code, *group, Within::Paragraph),
            _ => format!("{} at {}", self.links.spelling(code, Within::Paragraph), self.groups(code, groups)),
        }
    }

    /// Writes the other endpoints that have the same codes.
    fn also_at(&self, document: &mut Document, entries: &[&Entry]) {
        for entry in entries {
            let others = self.links.places.groups(entry.code);
            let others: Vec<usize> = others.iter().copied().filter(|other| *other != self.group).collect();
            if !others.is_empty() {
                let code = if entries.len() > 1 { format!("{} at ", self.code(entry)) } else { String::new() };
                document.paragraph(&format!("**Also at:** {code}{}.", self.groups(entry.code, &others)));
            }
        }
    }

    /// Returns groups with links to their entries of a code, or their number with a link to the index if they are many.
    fn groups(&self, code: usize, groups: &[usize]) -> String {
        if groups.len() > MAX_OTHERS {
            return self.links.to(&format!("{} endpoints", groups.len()), CODES);
        }
        groups.iter().map(|group| self.links.group_at(code, *group)).collect::<Vec<_>>().join(", ")
    }

    /// Writes the canonical responses and the examples of the catalog.
    fn responses(&self, document: &mut Document, endpoint: Option<&Endpoint>, entries: &[&Entry]) {
        let mut responses = Vec::new();
        for entry in entries {
            let canonical = endpoint.into_iter().flat_map(|endpoint| canonical::of(self.catalog, endpoint, entry));
            // Conditions on the HTTP status alone are met by any body.
            let by_status = entry.when.as_ref().is_some_and(|when| when.json.is_empty());
            responses.extend(canonical.filter(|_| !by_status).map(|Canonical { body, status, .. }| {
                (body, status.filter(|_| entry.when.as_ref().is_some_and(|when| !when.http.is_empty())))
            }));
            responses.extend(entry.examples.iter().map(|example| (example.body.clone(), None)));
        }
        example::write(document, &responses);
    }

    /// Writes since when an entry exists, and whether it is deprecated or removed.
    fn lifecycle(&self, document: &mut Document, entry: &Entry) {
        let code = self.code(entry);
        for (label, note) in [("Removed", &entry.removed), ("Deprecated", &entry.deprecated)] {
            if let Some(note) = note {
                let since = note.since.as_ref().map(|since| format!(" since {}", paragraph(since))).unwrap_or_default();
                document.paragraph(&format!("**{label}:** {code}{since}. {}", paragraph(&note.text)));
            }
        }
        if let Some(since) = &entry.since {
            document.paragraph(&format!("**Since:** {code} since {}.", paragraph(since)));
        }
    }
}

/// Returns the title of an entry, or the first sentence of the meaning if the title only repeats the code.
pub(super) fn summary(entry: &Entry, code: &str) -> String {
    let Texts { title, meaning, .. } = &entry.texts;
    if repeats(title, code) { first_sentence(meaning) } else { paragraph(title) }
}

/// Returns `true` if a title has the letters and digits of a code, as a title that was derived from it does.
fn repeats(title: &str, code: &str) -> bool {
    let letters = |text: &'_ str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(title) == letters(code)
}

/// Returns a check as text: `` `key`: exactly 32 characters ``.
pub(super) fn limit(check: &Check, within: Within) -> String {
    format!("{}: {}", within.code(&check.parameter), within.text(&phrase::limit(check)))
}

//! The generated enums with their documentation.

use std::collections::BTreeMap;

use super::writer::put;
use crate::emit::escape::{code as span, paragraph};
use crate::model::{Catalog, Code, Endpoint, Entry};
use crate::phrase;

/// Writes the enum of all codes, and an enum for each endpoint that has entries.
pub(super) fn write(out: &mut String, catalog: &Catalog) {
    code_enum(out, catalog);
    for endpoint in catalog.endpoints.iter().filter(|endpoint| !endpoint.entries.is_empty()) {
        error_enum(out, catalog, endpoint);
    }
}

fn code_enum(out: &mut String, catalog: &Catalog) {
    doc(out, "", &format!("The codes of the catalog: {}.", paragraph(&catalog.title)));
    doc(out, "", "");
    doc(out, "", "The meaning of a code, its fix and its retry policy depend on the endpoint.");
    open(out, "Code");
    // Grouped by code, because scanning all entries for each code is quadratic.
    let mut entries: BTreeMap<usize, Vec<(String, &Endpoint, &Entry)>> = BTreeMap::new();
    for endpoint in &catalog.endpoints {
        for entry in endpoint.own_entries() {
            entries.entry(entry.code).or_default().push((format!("At `{}`", endpoint.name), endpoint, entry));
        }
    }
    for (entry, endpoints) in catalog.shared_entries() {
        if let Some((first, others)) = endpoints.split_first() {
            let others = if others.is_empty() { "" } else { " and other endpoints" };
            let at = format!("At `{}`{others}", first.name);
            entries.entry(entry.code).or_default().push((at, first, entry));
        }
    }
    for (index, code) in catalog.codes.iter().enumerate() {
        doc(out, "    ", &format!("{}.", wire(&code.code)));
        aliases(out, code);
        for (at, endpoint, entry) in entries.get(&index).into_iter().flatten() {
            let link = format!("[`{}::{}`]", endpoint.ident, code.ident);
            doc(out, "    ", "");
            doc(out, "    ", &format!("{at}, {link}: {}", paragraph(&entry.texts.meaning)));
            doc(out, "    ", &format!("Fix: {}", paragraph(&entry.texts.fix)));
            doc(out, "    ", &format!("Retry policy: {}", retry(catalog, entry)));
        }
        put(out, format_args!("    {},\n", code.ident));
    }
    out.push_str("}\n\n");
}

fn error_enum(out: &mut String, catalog: &Catalog, endpoint: &Endpoint) {
    let (path, title) = (wire(&endpoint.call()), paragraph(&endpoint.title));
    doc(out, "", &format!("The codes of the endpoint `{}` ({path}): {title}.", endpoint.name));
    if let Some(description) = &endpoint.description {
        doc(out, "", "");
        doc(out, "", &paragraph(description));
    }
    open(out, &endpoint.ident);
    for entry in &endpoint.entries {
        variant(out, catalog, entry);
    }
    out.push_str("}\n\n");
}

fn variant(out: &mut String, catalog: &Catalog, entry: &Entry) {
    let code = catalog.code(entry);
    let texts = &entry.texts;
    let mut line = |text: &str| doc(out, "    ", text);
    line(&format!("{}: {}.", paragraph(&texts.title), wire(&code.code)));
    line("");
    line(&paragraph(&texts.meaning));
    for (number, cause) in texts.causes.iter().enumerate() {
        if number == 0 {
            line("");
        }
        line(&format!("{}. {} Fix: {}", number + 1, paragraph(&cause.cause), paragraph(&cause.fix)));
    }
    line("");
    line(&format!("Fix: {}", paragraph(&texts.fix)));
    line("");
    line(&format!("Retry policy: {}", retry(catalog, entry)));
    let statuses: Vec<String> = entry.http.iter().map(|(status, _)| format!("`{status}`")).collect();
    if !statuses.is_empty() {
        line("");
        line(&format!("HTTP status: {}", statuses.join(", ")));
    }
    if let Some(note) = &texts.note {
        line("");
        line(&format!("Note: {}", paragraph(note)));
    }
    if let Some(evidence) = phrase::evidence(catalog, entry) {
        line("");
        line(&format!("Evidence: {} {}", wire(&code.code), paragraph(&evidence)));
    }
    if let Some(other) = &entry.same_as {
        line("");
        line(&format!("The source documents this code together with {}.", wire(other)));
    }
    if let Some(since) = &entry.since {
        line("");
        line(&format!("Since {}.", paragraph(since)));
    }
    for extension in &entry.extensions {
        line("");
        line(&paragraph(&phrase::extension(extension)));
    }
    for (label, note) in [("Deprecated", &entry.deprecated), ("Removed", &entry.removed)] {
        if let Some(note) = note {
            line("");
            let since = note.since.as_ref().map(|since| format!(" since {}", paragraph(since))).unwrap_or_default();
            line(&format!("{label}{since}: {}", paragraph(&note.text)));
        }
    }
    aliases(out, code);
    put(out, format_args!("    {},\n", code.ident));
}

fn aliases(out: &mut String, code: &Code) {
    for alias in &code.aliases {
        doc(out, "    ", "");
        doc(out, "    ", &format!("Alias: {}. {}", wire(&alias.name), paragraph(&alias.why)));
    }
}

/// Returns a string of the API as a code span on one line.
fn wire(text: &str) -> String {
    paragraph(&span(text))
}

fn retry(catalog: &Catalog, entry: &Entry) -> String {
    let retry = catalog.policy(entry).retry;
    let schedule = phrase::schedule(retry);
    let schedule = if schedule.is_empty() { schedule } else { format!(" ({schedule})") };
    format!("`{}`{schedule}. {}", retry.class(), retry.class().meaning())
}

fn open(out: &mut String, ident: &str) {
    put(
        out,
        format_args!("#[derive(::core::clone::Clone, ::core::marker::Copy)]\n#[non_exhaustive]\npub enum {ident} {{\n"),
    );
}

fn doc(out: &mut String, indent: &str, text: &str) {
    put(out, format_args!("{}\n", format!("{indent}/// {text}").trim_end()));
}

//! The generated enums with their documentation.

use errbook_core::table::{Catalog as Table, Entry as Row};

use super::writer::put;
use crate::emit::escape::{code as span, paragraph};
use crate::lists;
use crate::model::{Catalog, Check, Code, Endpoint, Entry};
use crate::phrase;

/// Writes the enum of all codes, and an enum for each endpoint that has entries.
pub(super) fn write(out: &mut String, catalog: &Catalog, table: &Table<'_>) {
    code_enum(out, catalog);
    for (endpoint, rows) in catalog.endpoints.iter().zip(table.endpoints) {
        if !endpoint.entries.is_empty() {
            error_enum(out, catalog, endpoint, rows.entries().map(Row::docs_url));
        }
    }
}

fn code_enum(out: &mut String, catalog: &Catalog) {
    doc(out, "", &format!("The codes of the catalog: {}.", paragraph(&catalog.title)));
    doc(out, "", "");
    doc(out, "", "The meaning of a code, its fix and its retry policy depend on the endpoint.");
    open(out, "Code");
    // Grouped by code, because scanning all entries for each code is quadratic.
    let mut entries: Vec<Vec<(String, &Endpoint, &Entry)>> = catalog.codes.iter().map(|_| Vec::new()).collect();
    for endpoint in &catalog.endpoints {
        for entry in endpoint.own_entries() {
            if let Some(entries) = entries.get_mut(entry.code) {
                entries.push((format!("At `{}`", endpoint.name), endpoint, entry));
            }
        }
    }
    for (entry, endpoints) in catalog.shared_entries() {
        if let (Some((first, others)), Some(entries)) = (endpoints.split_first(), entries.get_mut(entry.code)) {
            let others = if others.is_empty() { "" } else { " and other endpoints" };
            let at = format!("At `{}`{others}", first.name);
            entries.push((at, first, entry));
        }
    }
    for (code, entries) in catalog.codes.iter().zip(&entries) {
        doc(out, "    ", &format!("{}.", wire(&code.code)));
        aliases(out, code);
        for (at, endpoint, entry) in entries {
            let link = format!("[`{}::{}`]", endpoint.ident, code.ident);
            block(out, &format!("{at}, {link}: {}", paragraph(&entry.texts.meaning)));
            if !entry.texts.fix.is_empty() {
                doc(out, "    ", &format!("**Fix:** {}", paragraph(&entry.texts.fix)));
            }
            doc(out, "    ", &format!("**Retry:** {}", retry(catalog, entry)));
        }
        put(out, format_args!("    {},\n", code.ident));
    }
    out.push_str("}\n\n");
}

/// Writes the enum of an endpoint; `urls` are those of its entries in the published reference.
fn error_enum<'t>(
    out: &mut String,
    catalog: &Catalog,
    endpoint: &Endpoint,
    urls: impl Iterator<Item = Option<&'t str>>,
) {
    let (path, title) = (wire(&endpoint.call()), paragraph(&endpoint.title));
    doc(out, "", &format!("The codes of the endpoint `{}` ({path}): {title}.", endpoint.name));
    if let Some(description) = &endpoint.description {
        doc(out, "", "");
        doc(out, "", &paragraph(description));
    }
    open(out, &endpoint.ident);
    for (entry, url) in endpoint.entries.iter().zip(urls) {
        variant(out, catalog, endpoint, entry, url);
    }
    out.push_str("}\n\n");
}

/// Writes a variant; its documentation has the order of the reference.
fn variant(out: &mut String, catalog: &Catalog, endpoint: &Endpoint, entry: &Entry, url: Option<&str>) {
    let (code, texts) = (catalog.code(entry), &entry.texts);
    doc(out, "    ", &format!("{}: {}.", paragraph(&texts.title), wire(&code.code)));
    for (label, note) in [("Removed", &entry.removed), ("Deprecated", &entry.deprecated)] {
        if let Some(note) = note {
            let since = note.since.as_ref().map(|since| format!(" since {}", paragraph(since))).unwrap_or_default();
            part(out, &format!("{label}{since}"), &paragraph(&note.text));
        }
    }
    block(out, &paragraph(&texts.meaning));
    part(out, "Fix", &paragraph(&texts.fix));
    part(out, "Retry", &retry(catalog, entry));
    for (number, cause) in (1..).zip(&texts.causes) {
        let item = format!("{number}. {} **Fix:** {}", paragraph(&cause.cause), paragraph(&cause.fix));
        if number == 1 { block(out, &item) } else { doc(out, "    ", &item) }
    }
    let limit = |check: &Check| format!("{}: {}", wire(&check.parameter), paragraph(&phrase::limit(check)));
    part(out, "Limits", &lists::map(&texts.checks, limit).join("; "));
    let statuses = lists::map(&entry.http, |(status, _)| format!("`{status}`"));
    part(out, "HTTP status", &statuses.join(", "));
    part(out, "Note", texts.note.as_deref().map(paragraph).as_deref().unwrap_or_default());
    if let Some(evidence) = phrase::evidence(catalog, entry) {
        part(out, "Evidence", &format!("{} {}", wire(&code.code), paragraph(&evidence)));
    }
    if let Some(other) = &entry.same_as {
        block(out, &format!("The source documents this code together with {}.", wire(other)));
    }
    part(out, "Since", entry.since.as_deref().map(paragraph).as_deref().unwrap_or_default());
    for extension in &entry.extensions {
        block(out, &paragraph(&phrase::extension(extension)));
    }
    let related = lists::filter_map(&texts.see_also, |related| {
        let is_here = endpoint.entries.iter().any(|other| other.code == *related);
        let enumeration = if is_here { "Self" } else { "Code" };
        Some(format!("[`{enumeration}::{}`]", catalog.codes.get(*related)?.ident))
    });
    part(out, "See also", &related.join(", "));
    aliases(out, code);
    part(out, "Reference", &url.map(|url| format!("<{url}>")).unwrap_or_default());
    put(out, format_args!("    {},\n", code.ident));
}

fn aliases(out: &mut String, code: &Code) {
    for alias in &code.aliases {
        part(out, "Alias", &format!("{}. {}", wire(&alias.name), paragraph(&alias.why)));
    }
}

/// Writes a paragraph of a variant with a label, unless its text is empty.
fn part(out: &mut String, label: &str, text: &str) {
    if !text.is_empty() {
        block(out, &format!("**{label}:** {text}"));
    }
}

/// Writes a paragraph of a variant, unless it is empty.
fn block(out: &mut String, text: &str) {
    if !text.is_empty() {
        doc(out, "    ", "");
        doc(out, "    ", text);
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
    out.push_str(indent);
    out.push_str("///");
    let text = text.trim_end();
    if !text.is_empty() {
        out.push(' ');
        out.push_str(text);
    }
    out.push('\n');
}

//! The model as Rust: enums with their documentation, one table, and one call per enum for its impls.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::escape::{code as span, paragraph};
use crate::model::{Catalog, Code, Endpoint, Entry};
use crate::phrase;
use crate::table::with_table;

mod responses;
mod table;

/// The Rust of a catalogue, in two parts.
#[derive(Clone, PartialEq, Debug)]
pub struct Expansion {
    /// The enums, which name nothing but `::core`.
    pub enums: String,
    /// The table and the impls, which name the crate `errbook`; the macro puts them where that name is an alias of
    /// `$crate`, so that a renamed dependency works.
    pub impls: String,
}

impl Expansion {
    /// The whole as one source file, for a crate that depends on `errbook`; for people and tests to look at.
    #[must_use]
    pub fn source(&self) -> String {
        format!("{}const _: () = {{\nuse ::errbook;\n{}}};\n", self.enums, self.impls)
    }
}

/// Writes a catalogue as Rust.
#[must_use]
pub fn rust(catalog: &Catalog) -> Expansion {
    let mut enums = String::new();
    if catalog.codes.is_empty() {
        return Expansion { enums, impls: String::new() };
    }
    code_enum(&mut enums, catalog);
    for endpoint in &catalog.endpoints {
        error_enum(&mut enums, catalog, endpoint);
    }
    let mut impls = String::new();
    with_table(catalog, |catalog| table::write(&mut impls, catalog));
    list(&mut impls, "__impl_code!(Code, CATALOG", catalog.codes.iter());
    for (place, endpoint) in catalog.endpoints.iter().enumerate().filter(|(_, endpoint)| !endpoint.entries.is_empty()) {
        let head = format!("__impl_error!({}, Code, CATALOG, {place}", endpoint.ident);
        list(&mut impls, &head, endpoint.entries.iter().map(|entry| catalog.code(entry)));
    }
    Expansion { enums, impls }
}

fn list<'c>(out: &mut String, head: &str, codes: impl Iterator<Item = &'c Code>) {
    let idents: Vec<&str> = codes.map(|code| code.ident.as_str()).collect();
    put(out, format_args!("errbook::{head}, [{}]);\n", idents.join(", ")));
}

fn code_enum(out: &mut String, catalog: &Catalog) {
    doc(out, "", &format!("Every code of the catalogue: {}.", paragraph(&catalog.title)));
    doc(out, "", "");
    doc(out, "", "What a code means, and what to do about it, is said for each endpoint that answers with it.");
    open(out, "Code");
    // By code, so that thousands of codes do not each look through thousands of entries.
    let mut entries: BTreeMap<usize, Vec<(&Endpoint, &Entry)>> = BTreeMap::new();
    for endpoint in &catalog.endpoints {
        for entry in &endpoint.entries {
            entries.entry(entry.code).or_default().push((endpoint, entry));
        }
    }
    for (place, code) in catalog.codes.iter().enumerate() {
        doc(out, "    ", &format!("{}.", wire(&code.code)));
        aliases(out, code);
        for (endpoint, entry) in entries.get(&place).into_iter().flatten() {
            let link = format!("[`{}::{}`]", endpoint.ident, code.ident);
            doc(out, "    ", "");
            doc(out, "    ", &format!("At `{}`, {link}: {}", endpoint.name, paragraph(&entry.texts.meaning)));
            doc(out, "    ", &format!("Fix: {}", paragraph(&entry.texts.fix)));
            doc(out, "    ", &format!("RetryPolicy: {}", retry(catalog, entry)));
        }
        put(out, format_args!("    {},\n", code.ident));
    }
    out.push_str("}\n\n");
}

fn error_enum(out: &mut String, catalog: &Catalog, endpoint: &Endpoint) {
    if endpoint.entries.is_empty() {
        return;
    }
    doc(
        out,
        "",
        &format!(
            "The codes of the endpoint `{}` ({}): {}.",
            endpoint.name,
            wire(&endpoint.path),
            paragraph(&endpoint.title)
        ),
    );
    if let Some(about) = &endpoint.description {
        doc(out, "", "");
        doc(out, "", &paragraph(about));
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
    line(&format!("RetryPolicy: {}", retry(catalog, entry)));
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
        line(&format!("The source has one text for this code and for {}.", wire(other)));
    }
    if let Some(since) = &entry.since {
        line("");
        line(&format!("Since {}.", paragraph(since)));
    }
    if let Some(notice) = &entry.deprecated {
        line("");
        line(&format!("Discouraged since {}: {}", paragraph(&notice.since), paragraph(&notice.text)));
    }
    if let Some(notice) = &entry.removed {
        line("");
        line(&format!("Retired since {}: {}", paragraph(&notice.since), paragraph(&notice.text)));
    }
    aliases(out, code);
    put(out, format_args!("    {},\n", code.ident));
}

fn aliases(out: &mut String, code: &Code) {
    for alias in &code.aliases {
        doc(out, "    ", "");
        doc(out, "    ", &format!("Also spelt {}: {}", wire(&alias.name), paragraph(&alias.why)));
    }
}

/// A string of the wire as code, on one line whatever is in it.
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

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a `String` cannot fail.
    let _ = out.write_fmt(text);
}

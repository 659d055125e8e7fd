//! Core's table as a Rust constant.
//!
//! Every struct is destructured completely, so that a field that is not written is a compile error.

use errbook_core::__private::{EntryRow, RowMap};
use errbook_core::table::{
    Catalog, Cause, Check, Endpoint, EntryDetails, Evidence, Extension, LifecycleNote, Pattern, PollingProfile, Source,
};

use super::pool;
use super::values::{PRIVATE, TABLE, Verbatim};
use super::writer::{Emit, Struct};

/// Writes the table as the constant `CATALOG`, and what it refers to before it.
///
/// The parser is specialized for a constant in every crate, and for a static only in the crate that has it.
pub(super) fn write(out: &mut String, table: &Catalog<'_>) {
    pool::write(out, table.pool);
    for (number, endpoint) in table.endpoints.iter().enumerate() {
        let rows = endpoint.rows.as_flattened().as_flattened();
        pool::bytes(out, &format!("ROWS_{number}"), rows, size_of::<EntryRow>());
        if !endpoint.row_map.rows.is_empty() {
            pool::bytes(out, &format!("ROW_MAP_{number}"), endpoint.row_map.rows.as_flattened(), pool::LINE);
        }
    }
    out.push_str("const CATALOG: errbook::table::Catalog<'static> = ");
    table.emit(out);
    out.push_str(";\n");
}

impl Emit for Catalog<'_> {
    fn emit(&self, out: &mut String) {
        let Catalog {
            name,
            title,
            source_url,
            hash,
            sources,
            responses,
            secrets,
            public,
            extensions,
            polling,
            pool: _,
            patterns,
            endpoints,
        } = self;
        let numbered: Vec<Numbered<'_>> =
            endpoints.iter().enumerate().map(|(number, of)| Numbered { number, of }).collect();
        Struct::new(out, TABLE, "Catalog")
            .field("name", name)
            .field("title", title)
            .field("source_url", source_url)
            .field("hash", hash)
            .field("sources", sources)
            .field("responses", responses)
            .field("secrets", secrets)
            .field("public", public)
            .field("extensions", extensions)
            .field("polling", polling)
            .field("pool", &Verbatim("POOL"))
            .field("patterns", patterns)
            .field("endpoints", numbered.as_slice())
            .finish();
    }
}

impl Emit for Source<'_> {
    fn emit(&self, out: &mut String) {
        let Source { evidence, title, url, accessed } = self;
        Struct::new(out, TABLE, "Source")
            .field("evidence", evidence)
            .field("title", title)
            .field("url", url)
            .field("accessed", accessed)
            .finish();
    }
}

impl Emit for PollingProfile<'_> {
    fn emit(&self, out: &mut String) {
        let PollingProfile { task_type, retry, sources } = self;
        Struct::new(out, TABLE, "PollingProfile")
            .field("task_type", task_type)
            .field("retry", retry)
            .field("sources", sources)
            .finish();
    }
}

impl Emit for Pattern<'_> {
    fn emit(&self, out: &mut String) {
        let Pattern { before, after, kind, row } = self;
        Struct::new(out, TABLE, "Pattern")
            .field("before", before)
            .field("after", after)
            .field("kind", kind)
            .field("row", row)
            .finish();
    }
}

/// An endpoint with its index, which the names of its statics end with.
struct Numbered<'e> {
    number: usize,
    of: &'e Endpoint<'e>,
}

impl Emit for Numbered<'_> {
    fn emit(&self, out: &mut String) {
        let Numbered { number, of } = self;
        let Endpoint {
            name,
            method,
            path,
            is_idempotent,
            extensions,
            responses,
            when,
            pool: _,
            rows: _,
            row_map: RowMap { first, rows },
            patterns,
        } = of;
        let rows = if rows.is_empty() { "&[]".to_owned() } else { format!("{PRIVATE}::numbers(&ROW_MAP_{number})") };
        Struct::new(out, TABLE, "Endpoint")
            .field("name", name)
            .field("method", method)
            .field("path", path)
            .field("is_idempotent", is_idempotent)
            .field("extensions", extensions)
            .field("responses", responses)
            .field("when", when)
            .field("pool", &Verbatim("POOL"))
            .field("rows", &Verbatim(&format!("{PRIVATE}::lists(&ROWS_{number})")))
            .field("row_map", &Verbatim(&format!("{PRIVATE}::RowMap {{ first: {first}, rows: {rows} }}")))
            .field("patterns", patterns)
            .finish();
    }
}

impl Emit for EntryDetails<'_> {
    fn emit(&self, out: &mut String) {
        let EntryDetails { causes, http, checks, evidence, sources, delay, since, deprecated, removed, extensions } =
            self;
        Struct::new(out, TABLE, "EntryDetails")
            .field_unless(causes.is_empty(), "causes", causes)
            .field_unless(http.is_empty(), "http", http)
            .field_unless(checks.is_empty(), "checks", checks)
            .field_unless(*evidence == Evidence::Page, "evidence", evidence)
            .field_unless(sources.is_empty(), "sources", sources)
            .optional_field("delay", delay)
            .optional_field("since", since)
            .optional_field("deprecated", deprecated)
            .optional_field("removed", removed)
            .field_unless(extensions.is_empty(), "extensions", extensions)
            .finish_with("errbook::table::EntryDetails", "EMPTY");
    }
}

impl Emit for Extension<'_> {
    fn emit(&self, out: &mut String) {
        let Extension { name, value } = self;
        Struct::new(out, TABLE, "Extension").field("name", name).field("value", value).finish();
    }
}

impl Emit for Cause<'_> {
    fn emit(&self, out: &mut String) {
        let Cause { cause, fix } = self;
        Struct::new(out, TABLE, "Cause").field("cause", cause).field("fix", fix).finish();
    }
}

impl Emit for Check<'_> {
    fn emit(&self, out: &mut String) {
        let Check { parameter, rule } = self;
        Struct::new(out, TABLE, "Check").field("parameter", parameter).field("rule", rule).finish();
    }
}

impl Emit for LifecycleNote<'_> {
    fn emit(&self, out: &mut String) {
        let LifecycleNote { since, text } = self;
        Struct::new(out, TABLE, "LifecycleNote").field("since", since).field("text", text).finish();
    }
}

//! Core's table as a Rust constant.
//!
//! Every struct is destructured completely, so that a field that is not written is a compile error.

use errbook_core::__private::{CodeIndex, Slot};
use errbook_core::table::{
    Catalog, Cause, Check, Code, Endpoint, Entry, Evidence, Extension, LifecycleNote, Pattern, PollingProfile, Source,
};

use super::values::{Hex, PRIVATE, TABLE};
use super::writer::{Emit, Struct, path};

/// Writes the table as the constant `CATALOG`.
pub(super) fn write(out: &mut String, table: &Catalog<'_>) {
    out.push_str("static CATALOG: errbook::table::Catalog<'static> = ");
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
            codes,
            index,
            patterns,
            endpoints,
        } = self;
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
            .field("codes", codes)
            .field("index", index)
            .field("patterns", patterns)
            .field("endpoints", endpoints)
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

impl Emit for Code<'_> {
    fn emit(&self, out: &mut String) {
        let Code { code, ident } = self;
        Struct::new(out, TABLE, "Code").field("code", code).field("ident", ident).finish();
    }
}

impl Emit for CodeIndex<'_> {
    fn emit(&self, out: &mut String) {
        let CodeIndex { input, seed, displacements, slots } = self;
        Struct::new(out, PRIVATE, "CodeIndex")
            .field("input", input)
            .field("seed", &Hex(*seed))
            .field("displacements", displacements)
            .field("slots", slots)
            .finish();
    }
}

impl Emit for Slot<'_> {
    fn emit(&self, out: &mut String) {
        if *self == Slot::VACANT {
            return path(out, "errbook::__private::Slot", "VACANT");
        }
        let Slot { name, row, fingerprint } = self;
        Struct::new(out, PRIVATE, "Slot")
            .field("name", name)
            .field("row", row)
            .field("fingerprint", &Hex(u64::from(*fingerprint)))
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

impl Emit for Endpoint<'_> {
    fn emit(&self, out: &mut String) {
        let Endpoint { name, method, path, is_idempotent, extensions, responses, when, entries, index, patterns } =
            self;
        Struct::new(out, TABLE, "Endpoint")
            .field("name", name)
            .field("method", method)
            .field("path", path)
            .field("is_idempotent", is_idempotent)
            .field("extensions", extensions)
            .field("responses", responses)
            .field("when", when)
            .field("entries", entries)
            .field("index", index)
            .field("patterns", patterns)
            .finish();
    }
}

impl Emit for Entry<'_> {
    fn emit(&self, out: &mut String) {
        let Entry {
            code,
            ident,
            row,
            title,
            meaning,
            causes,
            fix,
            retry,
            http,
            checks,
            evidence,
            sources,
            docs_url,
            delay,
            since,
            deprecated,
            removed,
            extensions,
        } = self;
        Struct::new(out, TABLE, "Entry")
            .field("code", code)
            .field("ident", ident)
            .field("row", row)
            .field("title", title)
            .field("meaning", meaning)
            .field_unless(causes.is_empty(), "causes", causes)
            .field("fix", fix)
            .field("retry", retry)
            .field_unless(http.is_empty(), "http", http)
            .field_unless(checks.is_empty(), "checks", checks)
            .field_unless(*evidence == Evidence::Page, "evidence", evidence)
            .field_unless(sources.is_empty(), "sources", sources)
            .optional_field("docs_url", docs_url)
            .optional_field("delay", delay)
            .optional_field("since", since)
            .optional_field("deprecated", deprecated)
            .optional_field("removed", removed)
            .field_unless(extensions.is_empty(), "extensions", extensions)
            .finish_with("errbook::table::Entry", "EMPTY");
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

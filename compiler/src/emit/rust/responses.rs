//! The response formats of core's table as Rust expressions.

use errbook_core::__private::{Key, Template};
use errbook_core::table::{
    CodeLocation, Condition, DelayLocation, Field, HttpResponses, HttpRetryRule, JsonResponses, Path, Responses,
    StatusRange, TextResponses, TextSuccess, TrailingField, UnknownCodePattern, When,
};

use super::values::{PRIVATE, TABLE};
use super::writer::{Emit, Struct, call};

impl Emit for Responses<'_> {
    fn emit(&self, out: &mut String) {
        let Responses { text, json, http } = self;
        Struct::new(out, TABLE, "Responses").field("text", text).field("json", json).field("http", http).finish();
    }
}

impl Emit for TextResponses<'_> {
    fn emit(&self, out: &mut String) {
        let TextResponses { success_prefix, empty_payload, trailing_fields, success, reserved_prefix, unknown_codes } =
            self;
        Struct::new(out, TABLE, "TextResponses")
            .field("success_prefix", success_prefix)
            .field("empty_payload", empty_payload)
            .field("trailing_fields", trailing_fields)
            .field("success", success)
            .field("reserved_prefix", reserved_prefix)
            .field("unknown_codes", unknown_codes)
            .finish();
    }
}

impl Emit for TextSuccess<'_> {
    fn emit(&self, out: &mut String) {
        match self {
            TextSuccess::Exact(text) => call(out, "errbook::table::TextSuccess", "Exact", *text),
            TextSuccess::Number { charset, max_length } => Struct::new(out, "errbook::table::TextSuccess", "Number")
                .field("charset", charset)
                .field("max_length", max_length)
                .finish(),
        }
    }
}

impl Emit for UnknownCodePattern<'_> {
    fn emit(&self, out: &mut String) {
        let UnknownCodePattern { charset, prefix, max_length } = self;
        Struct::new(out, TABLE, "UnknownCodePattern")
            .field("charset", charset)
            .field("prefix", prefix)
            .field("max_length", max_length)
            .finish();
    }
}

impl Emit for JsonResponses<'_> {
    fn emit(&self, out: &mut String) {
        let JsonResponses {
            keys,
            success,
            failure,
            code,
            payload,
            root_payload,
            empty_payload,
            message,
            retry_after,
            fields,
            templates,
        } = self;
        Struct::new(out, TABLE, "JsonResponses")
            .field("keys", keys)
            .field("success", success)
            .field("failure", failure)
            .field("code", code)
            .field("payload", payload)
            .field("root_payload", root_payload)
            .field("empty_payload", empty_payload)
            .field("message", message)
            .field("retry_after", retry_after)
            .field("fields", fields)
            .field("templates", templates)
            .finish();
    }
}

impl Emit for Key<'_> {
    fn emit(&self, out: &mut String) {
        call(out, "errbook::__private::Key", "new", self.as_str());
    }
}

impl Emit for Template<'_> {
    fn emit(&self, out: &mut String) {
        let Template { before, after, success, string, discriminator } = self;
        Struct::new(out, PRIVATE, "Template")
            .field("before", before)
            .field("after", after)
            .field("success", success)
            .field("string", string)
            .field("discriminator", discriminator)
            .finish();
    }
}

impl Emit for Path<'_> {
    fn emit(&self, out: &mut String) {
        let Path { key, rest } = self;
        Struct::new(out, TABLE, "Path").field("key", key).field("rest", rest).finish();
    }
}

impl Emit for Condition<'_> {
    fn emit(&self, out: &mut String) {
        let Condition { path, predicate } = self;
        Struct::new(out, TABLE, "Condition").field("path", path).field("predicate", predicate).finish();
    }
}

impl Emit for CodeLocation<'_> {
    fn emit(&self, out: &mut String) {
        let CodeLocation { path, before, after, none } = self;
        Struct::new(out, TABLE, "CodeLocation")
            .field("path", path)
            .field("before", before)
            .field("after", after)
            .field("none", none)
            .finish();
    }
}

impl Emit for DelayLocation<'_> {
    fn emit(&self, out: &mut String) {
        let DelayLocation { path, unit } = self;
        Struct::new(out, TABLE, "DelayLocation").field("path", path).field("unit", unit).finish();
    }
}

impl Emit for Field<'_> {
    fn emit(&self, out: &mut String) {
        let Field { name, paths } = self;
        Struct::new(out, TABLE, "Field").field("name", name).field("paths", paths).finish();
    }
}

impl Emit for TrailingField<'_> {
    fn emit(&self, out: &mut String) {
        let TrailingField { name, separator } = self;
        Struct::new(out, TABLE, "TrailingField").field("name", name).field("separator", separator).finish();
    }
}

impl Emit for When<'_> {
    fn emit(&self, out: &mut String) {
        let When { row, http, json } = self;
        Struct::new(out, TABLE, "When").field("row", row).field("http", http).field("json", json).finish();
    }
}

impl Emit for HttpResponses<'_> {
    fn emit(&self, out: &mut String) {
        let HttpResponses { success, retry } = self;
        Struct::new(out, TABLE, "HttpResponses").field("success", success).field("retry", retry).finish();
    }
}

impl Emit for HttpRetryRule {
    fn emit(&self, out: &mut String) {
        let HttpRetryRule { status, retry } = self;
        Struct::new(out, TABLE, "HttpRetryRule").field("status", status).field("retry", retry).finish();
    }
}

impl Emit for StatusRange {
    fn emit(&self, out: &mut String) {
        let StatusRange { first, last } = self;
        Struct::new(out, TABLE, "StatusRange").field("first", first).field("last", last).finish();
    }
}

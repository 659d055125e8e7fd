//! The response formats of core's table as Rust expressions.

use errbook_core::__private::{Key, Template};
use errbook_core::table::{
    Condition, HttpRetryRule, JsonResponses, Path, Responses, TextResponses, UnknownCodePattern,
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
        let TextResponses { success_prefix, reserved_prefix, unknown_codes } = self;
        Struct::new(out, TABLE, "TextResponses")
            .field("success_prefix", success_prefix)
            .field("reserved_prefix", reserved_prefix)
            .field("unknown_codes", unknown_codes)
            .finish();
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
        let JsonResponses { keys, success, failure, code, code_after, payload, root_payload, message, templates } =
            self;
        Struct::new(out, TABLE, "JsonResponses")
            .field("keys", keys)
            .field("success", success)
            .field("failure", failure)
            .field("code", code)
            .field("code_after", code_after)
            .field("payload", payload)
            .field("root_payload", root_payload)
            .field("message", message)
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

impl Emit for HttpRetryRule<'_> {
    fn emit(&self, out: &mut String) {
        let HttpRetryRule { status, retry } = self;
        Struct::new(out, TABLE, "HttpRetryRule").field("status", status).field("retry", retry).finish();
    }
}

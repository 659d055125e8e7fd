//! What the catalogue states of replies, written as a Rust value.

use errbook_core::__private::{Key, Template};
use errbook_core::table::{
    Condition, HttpRetryRule, JsonResponses, Path, Predicate, Responses, TextResponses, UnknownCodePattern,
};

use super::table::{list, option, policy};

pub(super) fn write(replies: &Responses<'_>) -> String {
    format!(
        "errbook::table::Responses {{\n        text: {},\n        json: {},\n        http: {},\n    }}",
        option(replies.text.as_ref().map(text)),
        option(replies.json.as_ref().map(json)),
        list(replies.http, hint),
    )
}

fn text(text: &TextResponses<'_>) -> String {
    let unknown = |one: &UnknownCodePattern<'_>| {
        let UnknownCodePattern { charset, prefix, max_length } = one;
        format!(
            "errbook::table::UnknownCodePattern {{ charset: errbook::table::Charset::{charset:?}, prefix: {prefix:?}, max_length: {max_length} }}"
        )
    };
    format!(
        "errbook::table::TextResponses {{ success_prefix: {}, reserved_prefix: {}, unknown_codes: {} }}",
        option(text.success_prefix.map(quoted)),
        option(text.reserved_prefix.map(quoted)),
        list(text.unknown_codes, unknown),
    )
}

fn json(json: &JsonResponses<'_>) -> String {
    format!(
        "errbook::table::JsonResponses {{ keys: {}, success: {}, failure: {}, code: {}, code_after: {}, payload: {}, \
         root_payload: {}, message: {}, templates: {} }}",
        list(json.keys, key),
        list(json.success, condition),
        list(json.failure, condition),
        path(&json.code),
        option(json.code_after.map(quoted)),
        list(json.payload, path),
        json.root_payload,
        option(json.message.as_ref().map(path)),
        list(json.templates, layout),
    )
}

fn key(key: &Key<'_>) -> String {
    format!("errbook::__private::Key::new({:?})", key.as_str())
}

fn layout(layout: &Template<'_>) -> String {
    let Template { before, after, success, string, discriminator } = layout;
    format!(
        "errbook::__private::Template {{ before: {before:?}, after: {after:?}, success: {success}, string: {string}, discriminator: {} }}",
        option(discriminator.map(|discriminator| discriminator.to_string())),
    )
}

fn path(path: &Path<'_>) -> String {
    format!("errbook::table::Path {{ key: {}, rest: &{:?} }}", path.key, path.rest)
}

fn condition(condition: &Condition<'_>) -> String {
    let test = match condition.predicate {
        Predicate::Is(is) => format!("Is({is:?})"),
        Predicate::Not(not) => format!("Not({not:?})"),
        Predicate::Present => "Present".to_owned(),
        Predicate::Absent => "Absent".to_owned(),
    };
    format!(
        "errbook::table::Condition {{ path: {}, predicate: errbook::table::Predicate::{test} }}",
        path(&condition.path)
    )
}

fn hint(hint: &HttpRetryRule<'_>) -> String {
    format!("errbook::table::HttpRetryRule {{ status: {:?}, retry: {} }}", hint.status, policy(hint.retry))
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

//! What the catalogue states of replies, written as a Rust value.

use errbook_core::{Condition, JsonReplies, Key, Layout, Path, Replies, StatusHint, Test, TextReplies, Unknown};

use super::table::{list, option, policy};

pub(super) fn write(replies: &Replies<'_>) -> String {
    format!(
        "errbook::Replies {{\n        text: {},\n        json: {},\n        http: {},\n    }}",
        option(replies.text.as_ref().map(text)),
        option(replies.json.as_ref().map(json)),
        list(replies.http, hint),
    )
}

fn text(text: &TextReplies<'_>) -> String {
    let unknown = |one: &Unknown<'_>| {
        let Unknown { shape, begins, longest } = one;
        format!("errbook::Unknown {{ shape: errbook::Shape::{shape:?}, begins: {begins:?}, longest: {longest} }}")
    };
    format!(
        "errbook::TextReplies {{ success: {}, reserved: {}, unknown: {} }}",
        option(text.success.map(quoted)),
        option(text.reserved.map(quoted)),
        list(text.unknown, unknown),
    )
}

fn json(json: &JsonReplies<'_>) -> String {
    format!(
        "errbook::JsonReplies {{ keys: {}, success: {}, failure: {}, code: {}, code_after: {}, payload: {}, \
         whole: {}, message: {}, canonical: {} }}",
        list(json.keys, key),
        list(json.success, condition),
        list(json.failure, condition),
        path(&json.code),
        option(json.code_after.map(quoted)),
        list(json.payload, path),
        json.whole,
        option(json.message.as_ref().map(path)),
        list(json.canonical, layout),
    )
}

fn key(key: &Key<'_>) -> String {
    format!("errbook::Key::new({:?})", key.as_str())
}

fn layout(layout: &Layout<'_>) -> String {
    let Layout { before, after, success, string, told } = layout;
    format!(
        "errbook::Layout {{ before: {before:?}, after: {after:?}, success: {success}, string: {string}, told: {} }}",
        option(told.map(|told| told.to_string())),
    )
}

fn path(path: &Path<'_>) -> String {
    format!("errbook::Path {{ key: {}, rest: &{:?} }}", path.key, path.rest)
}

fn condition(condition: &Condition<'_>) -> String {
    let test = match condition.test {
        Test::Is(is) => format!("Is({is:?})"),
        Test::Not(not) => format!("Not({not:?})"),
        Test::Present => "Present".to_owned(),
        Test::Absent => "Absent".to_owned(),
    };
    format!("errbook::Condition {{ path: {}, test: errbook::Test::{test} }}", path(&condition.path))
}

fn hint(hint: &StatusHint<'_>) -> String {
    format!("errbook::StatusHint {{ status: {:?}, retry: {} }}", hint.status, policy(hint.retry))
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

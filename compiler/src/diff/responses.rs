//! Compares how responses are parsed.

use super::change::{At, Changes};
use super::retry;
use crate::model::{Catalog, JsonResponses, TextResponses};

const PARSED_DIFFERENTLY: &str = "responses are parsed differently";

/// Compares how two catalogs parse responses.
pub(super) fn compare(old: &Catalog, new: &Catalog, changes: &mut Changes) {
    match (&old.responses.text, &new.responses.text) {
        (Some(old), Some(new)) => text(old, new, changes),
        (old, new) => format("plain text", old.is_some(), new.is_some(), changes),
    }
    match (&old.responses.json, &new.responses.json) {
        (Some(old), Some(new)) => json(old, new, changes),
        (old, new) => format("JSON", old.is_some(), new.is_some(), changes),
    }
    retry::http(old, new, changes);
}

fn format(name: &str, before: bool, after: bool, changes: &mut Changes) {
    match (before, after) {
        (true, false) => changes.major(At::CATALOG, format!("`responses`: {name} is no longer parsed")),
        (false, true) => changes.minor(At::CATALOG, format!("`responses`: {name} is parsed, too")),
        _ => {}
    }
}

fn text(old: &TextResponses, new: &TextResponses, changes: &mut Changes) {
    optional("text.success_prefix", old.success_prefix.as_ref(), new.success_prefix.as_ref(), changes);
    // Unknown codes and unrecognized bodies are the same for a caller: neither is retried.
    if old.reserved_prefix != new.reserved_prefix || old.unknown_codes != new.unknown_codes {
        let key = if old.unknown_codes == new.unknown_codes { "reserved_prefix" } else { "unknown_codes" };
        let what = format!("`responses.text.{key}` changed: other bodies are unknown codes instead of unrecognized");
        changes.minor(At::CATALOG, what);
    }
}

fn json(old: &JsonResponses, new: &JsonResponses, changes: &mut Changes) {
    let keys = [
        ("success", old.success != new.success),
        ("failure", old.failure != new.failure),
        ("code", old.code != new.code),
        ("empty_payload", old.empty_payload != new.empty_payload),
    ];
    for (key, _) in keys.iter().filter(|(_, changed)| *changed) {
        changes.major(At::CATALOG, format!("`responses.json.{key}` changed: {PARSED_DIFFERENTLY}"));
    }
    if old.payload != new.payload {
        // The first path that is present counts, so an added last path only matches other bodies.
        if new.payload.starts_with(&old.payload) {
            let what = "`responses.json.payload` has another path: unrecognized bodies become successes";
            changes.minor(At::CATALOG, what);
        } else {
            changes.major(At::CATALOG, format!("`responses.json.payload` changed: {PARSED_DIFFERENTLY}"));
        }
    }
    for field in old.fields.iter().filter(|field| !new.fields.iter().any(|other| other.name == field.name)) {
        changes
            .major(At::CATALOG, format!("`responses.json.fields.{}` removed: failures no longer carry it", field.name));
    }
    for field in new.fields.iter().filter(|field| !old.fields.contains(field)) {
        let is_new = !old.fields.iter().any(|other| other.name == field.name);
        let what = if is_new { "added" } else { "changed: failures carry the value of another path" };
        changes.minor(At::CATALOG, format!("`responses.json.fields.{}` {what}", field.name));
    }
    if old.message != new.message {
        let what = "`responses.json.message` changed: messages are not part of the contract";
        changes.minor(At::CATALOG, what);
    }
}

fn optional(key: &str, before: Option<&String>, after: Option<&String>, changes: &mut Changes) {
    match (before, after) {
        (before, after) if before == after => {}
        (None, Some(_)) => {
            changes.minor(At::CATALOG, format!("`responses.{key}` added: other bodies become successes"));
        }
        _ => changes.major(At::CATALOG, format!("`responses.{key}` changed: {PARSED_DIFFERENTLY}")),
    }
}

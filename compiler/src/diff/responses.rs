//! How replies are read off the wire.

use super::{At, Changes, retry};
use crate::model::{Catalog, JsonResponses, TextResponses};

const READ_OTHERWISE: &str = "a reply that was read rightly is read in another way now";

/// Compares how two catalogues read replies.
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
        (true, false) => changes.major(At::CATALOGUE, format!("`responses`: {name} is no longer read")),
        (false, true) => changes.minor(At::CATALOGUE, format!("`responses`: {name} is read, too")),
        _ => {}
    }
}

fn text(old: &TextResponses, new: &TextResponses, changes: &mut Changes) {
    optional("text.success_prefix", old.success_prefix.as_ref(), new.success_prefix.as_ref(), changes);
    // What decides between unknown and foreign decides nothing for a caller: neither is repeated.
    if old.reserved_prefix != new.reserved_prefix || old.unknown_codes != new.unknown_codes {
        let key = if old.unknown_codes == new.unknown_codes { "reserved_prefix" } else { "unknown_codes" };
        let what = format!("`responses.text.{key}` changed: other bodies are unknown codes, and not foreign");
        changes.minor(At::CATALOGUE, what);
    }
}

fn json(old: &JsonResponses, new: &JsonResponses, changes: &mut Changes) {
    let keys = [
        ("success", old.success != new.success),
        ("failure", old.failure != new.failure),
        ("code", old.code != new.code),
        ("code_after", old.code_after != new.code_after),
    ];
    for (key, _) in keys.iter().filter(|(_, changed)| *changed) {
        changes.major(At::CATALOGUE, format!("`responses.json.{key}` changed: {READ_OTHERWISE}"));
    }
    if old.payload != new.payload {
        // The first place that is there counts, so one after all others is asked last.
        if new.payload.starts_with(&old.payload) {
            let what = "`responses.json.payload` has a further place: bodies that were foreign are successes now";
            changes.minor(At::CATALOGUE, what);
        } else {
            changes.major(At::CATALOGUE, format!("`responses.json.payload` changed: {READ_OTHERWISE}"));
        }
    }
    if old.message != new.message {
        let what = "`responses.json.message` changed: the server's words are for people, and none are promised";
        changes.minor(At::CATALOGUE, what);
    }
}

fn optional(key: &str, before: Option<&String>, after: Option<&String>, changes: &mut Changes) {
    match (before, after) {
        (before, after) if before == after => {}
        (None, Some(_)) => {
            changes.minor(At::CATALOGUE, format!("`responses.{key}` is said: bodies that were no success are one now"));
        }
        _ => changes.major(At::CATALOGUE, format!("`responses.{key}` changed: {READ_OTHERWISE}")),
    }
}

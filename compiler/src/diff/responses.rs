//! Compares how responses are parsed: the formats of the catalog, and those of endpoints with their own.

use errbook_core::table::Charset;

use super::change::{At, Changes, Found, Verdict};
use super::retry;
use crate::model::{
    Catalog, Conditions, Endpoint, Field, HttpResponses, JsonResponses, Responses, TextResponses, TextSuccess, imply,
};

const PARSED_DIFFERENTLY: &str = "responses are parsed differently";

/// Compares how the endpoints parse responses.
///
/// A change of the catalog's formats is reported once, unless every endpoint has its own, and a change at an endpoint if it
/// is another one.
pub(super) fn compare(old: &Catalog, new: &Catalog, pairs: &[(&Endpoint, &Endpoint)], changes: &mut Changes) {
    let shared = [&old.responses, &new.responses];
    let has_own = |(before, after): &&(&Endpoint, &Endpoint)| before.responses.is_some() || after.responses.is_some();
    let own: Vec<_> = pairs.iter().filter(has_own).collect();
    let is_shared = own.len() < pairs.len() || pairs.is_empty();
    if is_shared {
        for (verdict, reason) in formats((old, &old.responses), (new, &new.responses)) {
            changes.add(verdict, At::CATALOG, reason);
        }
    }
    for (before, after) in own {
        let [mut was, mut is] = [old.responses_of(before), new.responses_of(after)].map(Responses::clone);
        if is_shared {
            omit([&mut was.text, &mut is.text], shared.map(|shared| &shared.text));
            omit([&mut was.json, &mut is.json], shared.map(|shared| &shared.json));
            omit([&mut was.http.success, &mut is.http.success], shared.map(|shared| &shared.http.success));
            omit([&mut was.http.retry, &mut is.http.retry], shared.map(|shared| &shared.http.retry));
        }
        for (verdict, reason) in formats((old, &was), (new, &is)) {
            changes.add(verdict, At::endpoint(&before.name), reason);
        }
    }
}

/// Omits the old and the new value if they are those of the catalog.
fn omit<T: PartialEq + Default>([was, is]: [&mut T; 2], shared: [&T; 2]) {
    if [&*was, &*is] == shared {
        (*was, *is) = Default::default();
    }
}

/// Returns the changes from one set of formats to another.
fn formats((old_catalog, old): (&Catalog, &Responses), (new_catalog, new): (&Catalog, &Responses)) -> Found {
    let mut found = Found::new();
    match (&old.text, &new.text) {
        (Some(old), Some(new)) => text(old, new, &mut found),
        (old, new) => format("plain text", old.is_some(), new.is_some(), &mut found),
    }
    match (&old.json, &new.json) {
        (Some(old), Some(new)) => json(old, new, &mut found),
        (None, Some(_)) if old.text.is_some() && !old.http.success.is_empty() => {
            found.push((
                Verdict::Major,
                "`responses`: a JSON body with the status of a success is no longer text".into(),
            ));
        }
        (old, new) => format("JSON", old.is_some(), new.is_some(), &mut found),
    }
    http(&old.http, &new.http, &mut found);
    retry::http((old_catalog, &old.http), (new_catalog, &new.http), &mut found);
    found
}

fn format(name: &str, before: bool, after: bool, found: &mut Found) {
    match (before, after) {
        (true, false) => found.push((Verdict::Major, format!("`responses`: {name} is no longer parsed"))),
        (false, true) => found.push((Verdict::Minor, format!("`responses`: {name} is parsed, too"))),
        _ => {}
    }
}

fn text(old: &TextResponses, new: &TextResponses, found: &mut Found) {
    match (&old.success_prefix, &new.success_prefix) {
        (before, after) if before == after => {}
        (None, Some(_)) => {
            found.push((Verdict::Minor, "`responses.text.success_prefix` added: other bodies become successes".into()));
        }
        _ => changed("text.success_prefix", found),
    }
    match (old.empty_payload, new.empty_payload) {
        (false, true) => added("text.empty_payload", found),
        (true, false) => changed("text.empty_payload", found),
        _ => {}
    }
    if old.trailing_fields != new.trailing_fields {
        changed("text.trailing_fields", found);
    }
    let admits = |list: &[TextSuccess], one: &TextSuccess| list.iter().any(|other| covers(other, one));
    match old.success.iter().all(|success| admits(&new.success, success)) {
        true if new.success.iter().all(|success| admits(&old.success, success)) => {}
        true => found.push((Verdict::Minor, "`responses.text.success` added: other bodies become successes".into())),
        false => changed("text.success", found),
    }
    // Unknown codes and unrecognized bodies are the same for a caller: neither is retried.
    if old.reserved_prefix != new.reserved_prefix || old.unknown_codes != new.unknown_codes {
        let key = if old.unknown_codes == new.unknown_codes { "reserved_prefix" } else { "unknown_codes" };
        let what = format!("`responses.text.{key}` changed: other bodies are unknown codes instead of unrecognized");
        found.push((Verdict::Minor, what));
    }
}

/// Returns `true` if every body that is a success by `other` is one by `success`, too.
fn covers(success: &TextSuccess, other: &TextSuccess) -> bool {
    match (success, other) {
        (_, TextSuccess::Exact(text)) => success.row().admits(text.as_bytes()),
        (
            TextSuccess::Number { charset, max_length },
            TextSuccess::Number { charset: other, max_length: other_length },
        ) => (charset == other || *charset == Charset::Decimal) && other_length <= max_length,
        (TextSuccess::Exact(_), TextSuccess::Number { .. }) => false,
    }
}

fn json(old: &JsonResponses, new: &JsonResponses, found: &mut Found) {
    let differ = |one: &Conditions, other: &Conditions| !(imply(one, other) && imply(other, one));
    if differ(&old.success, &new.success) {
        changed("json.success", found);
    }
    if differ(&old.failure, &new.failure) {
        changed("json.failure", found);
    }
    // The first location with a code counts, so an added last one only matches other bodies.
    match old.code == new.code {
        true => {}
        false if new.code.starts_with(&old.code) => {
            found.push((
                Verdict::Minor,
                "`responses.json.code` has another location: unrecognized bodies become errors".into(),
            ));
        }
        false => changed("json.code", found),
    }
    match old.payload == new.payload {
        true => {}
        false if new.payload.starts_with(&old.payload) => {
            let what = "`responses.json.payload` has another path: unrecognized bodies become successes";
            found.push((Verdict::Minor, what.into()));
        }
        false => changed("json.payload", found),
    }
    match (old.empty_payload, new.empty_payload) {
        // With several paths, null at the first one was skipped.
        (false, true) if old.payload.len() == 1 => added("json.empty_payload", found),
        (before, after) if before != after => changed("json.empty_payload", found),
        _ => {}
    }
    if old.message != new.message {
        let what = "`responses.json.message` changed: messages are not part of the contract";
        found.push((Verdict::Minor, what.into()));
    }
    if old.retry_after != new.retry_after {
        found.push((Verdict::Minor, "`responses.json.retry_after` changed: callers wait for other delays".into()));
    }
    fields(&old.fields, &new.fields, found);
}

fn fields(old: &[Field], new: &[Field], found: &mut Found) {
    let names = |fields: &[Field], field: &Field| fields.iter().any(|other| other.name == field.name);
    for field in old.iter().filter(|field| !names(new, field)) {
        let what = format!("`responses.json.fields.{}` removed: responses no longer carry it", field.name);
        found.push((Verdict::Major, what));
    }
    for field in new.iter().filter(|field| !old.contains(field)) {
        let change = if names(old, field) { "changed: responses carry the value of another path" } else { "added" };
        found.push((Verdict::Minor, format!("`responses.json.fields.{}` {change}", field.name)));
    }
}

fn http(old: &HttpResponses, new: &HttpResponses, found: &mut Found) {
    let is_success = |http: &HttpResponses, status: u16| http.success.iter().any(|range| range.contains(status));
    match (old.success.is_empty(), new.success.is_empty()) {
        (true, true) => {}
        (true, false) => found.push((Verdict::Major, "`responses.http.success` added: the HTTP status decides".into())),
        (false, true) => {
            found.push((Verdict::Major, "`responses.http.success` deleted: the HTTP status no longer decides".into()));
        }
        (false, false) => {
            for (before, after, what) in [(false, true, "is a success"), (true, false, "is no longer a success")] {
                let differs = |status: &u16| is_success(old, *status) == before && is_success(new, *status) == after;
                let statuses: Vec<u16> = (100..600).filter(differs).collect();
                if !statuses.is_empty() {
                    let statuses = retry::ranges(&statuses);
                    let reason = format!("`responses.http.success` changed: HTTP status {statuses} {what}");
                    found.push((Verdict::Major, reason));
                }
            }
        }
    }
}

fn changed(key: &str, found: &mut Found) {
    found.push((Verdict::Major, format!("`responses.{key}` changed: {PARSED_DIFFERENTLY}")));
}

fn added(key: &str, found: &mut Found) {
    found.push((Verdict::Minor, format!("`responses.{key}` added: unrecognized bodies become successes")));
}

//! How responses are parsed: the part of the index, and the part of an endpoint with its own formats.

use errbook_core::RetryClass;

use super::block::Document;
use super::formats::{self, statuses};
use super::link::{INDEX, Links, link};
use crate::model::{Catalog, Endpoint, HttpResponses, Responses};
use crate::phrase;

/// Writes the response formats of the catalog, the rules of the parser, and the outcomes.
pub(super) fn write(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    let responses = &catalog.responses;
    document.heading(2, "How responses are parsed");
    formats::table(document, responses);
    document.list(rules(catalog).into_iter().map(str::to_owned));
    retry(document, catalog, &responses.http, links);
    let own = catalog.endpoints.iter().enumerate().filter(|(_, endpoint)| endpoint.responses.is_some());
    let own: Vec<String> = own.map(|(index, _)| links.group(index)).collect();
    if !own.is_empty() {
        document.paragraph(&format!("What differs at an endpoint is on its page: {}.", own.join(", ")));
    }
    document.paragraph("A response has exactly one of these outcomes:");
    let poll = links.class(RetryClass::Poll);
    let unrecognized = match all(catalog).all(|responses| responses.http.retry.is_empty()) {
        true => "keep the reason and the excerpt; do not repeat the call",
        false => "keep the reason and the excerpt; do not repeat the call, unless the HTTP status has a retry policy",
    };
    let outcomes = [
        ["success", "the call succeeded and returned a payload", "use the payload"],
        ["pending", &format!("a code of the catalog with the retry class {poll}"), "call again; this is not a failure"],
        ["error", "any other code that the catalog has at this endpoint", "follow its entry"],
        [
            "other endpoint",
            "a code that the catalog has at other endpoints only",
            "check which endpoint was called; do not repeat the call",
        ],
        ["unknown code", "a code that is not in the catalog", "keep its text; do not repeat the call"],
        [
            "unrecognized",
            "not a response of this API, such as an empty body, an HTML page or invalid JSON",
            unrecognized,
        ],
    ];
    document.table(["outcome", "meaning", "action"], outcomes.map(|row| row.map(str::to_owned)));
}

/// Writes the response formats of an endpoint that differ from those of the catalog.
pub(super) fn of_endpoint(document: &mut Document, catalog: &Catalog, endpoint: &Endpoint, links: &Links<'_>) {
    let Some(own) = &endpoint.responses else { return };
    let key = |responses: &Responses| (responses.text.clone(), responses.json.clone(), responses.http.success.clone());
    if key(own) != key(&catalog.responses) {
        let index = link("those of the catalog", INDEX);
        document.paragraph(&format!("The response formats of this endpoint differ from {index}:"));
        formats::table(document, own);
    }
    if own.http.retry != catalog.responses.http.retry {
        retry(document, catalog, &own.http, links);
        if own.http.retry.is_empty() {
            document.paragraph("After an unrecognized body of this endpoint, no HTTP status has a retry policy.");
        }
    }
}

/// Returns the response formats of the catalog, and those of endpoints with their own.
pub(super) fn all(catalog: &Catalog) -> impl Iterator<Item = &Responses> {
    let own = catalog.endpoints.iter().filter_map(|endpoint| endpoint.responses.as_ref());
    std::iter::once(&catalog.responses).chain(own)
}

/// Writes the retry policies after unrecognized bodies.
fn retry(document: &mut Document, catalog: &Catalog, http: &HttpResponses, links: &Links<'_>) {
    if http.retry.is_empty() {
        return;
    }
    document.paragraph("After an unrecognized body, the first row with the HTTP status applies:");
    let rows = http.retry.iter().filter_map(|(range, policy)| {
        let policy = catalog.policies.get(*policy)?;
        let (class, schedule) = (links.class(policy.retry.class()), phrase::schedule(policy.retry));
        Some([statuses(&[*range]), links.policy(policy), class, schedule])
    });
    document.table(["HTTP status", "policy", "class", "schedule"], rows);
}

fn rules(catalog: &Catalog) -> Vec<&'static str> {
    let any = |has: fn(&Responses) -> bool| all(catalog).any(has);
    let mut rules = vec!["White space, NUL and a byte order mark around a body are ignored."];
    if any(|responses| responses.text.is_some() && responses.json.is_some()) {
        rules.push("A body that starts with `{` or `[` is parsed as JSON, any other body as plain text.");
    }
    rules.push(
        "Success and failure are distinguished before a code is looked up, so a payload that equals a code is a payload.",
    );
    rules.push(
        "A code matches as a whole and in exact case; a prefix, a part of a text or a similar name does not match.",
    );
    if catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries).any(|entry| entry.when.is_some()) {
        rules.push(
            "Conditions of entries are evaluated after a code of the catalog in a failure, and before a success.",
        );
    }
    if any(|responses| !responses.http.success.is_empty()) {
        rules.push(
            "A body that contradicts the HTTP status is unrecognized, and so is a response without a status if the body does not decide.",
        );
    }
    if any(|responses| responses.json.is_some()) {
        rules.push("In JSON, a number equals a string with the same text: `1` equals `\"1\"`.");
    }
    rules
}

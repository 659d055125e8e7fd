//! How responses are parsed: the part of the index, and the part of an endpoint with its own formats.

use errbook_core::table::StatusRange;
use errbook_core::{RetryClass, RetryPolicy};

use super::block::{Document, enumerate};
use super::formats::{self, statuses};
use super::link::{HTTP_STATUS, INDEX, Links, RETRY, anchor};
use crate::canonical::{self, Format};
use crate::model::{Catalog, Endpoint, HttpResponses, Responses};
use crate::phrase;

/// Writes the response formats of the catalog, the rules of the parser, the outcomes, and the meaning of the HTTP status.
pub(super) fn write(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    document.heading(2, "How responses are parsed");
    formats::table(document, &catalog.responses);
    document.list(rules(catalog));
    let own: Vec<&Endpoint> = catalog.endpoints.iter().filter(|endpoint| has_own_formats(catalog, endpoint)).collect();
    if !own.is_empty() {
        document.paragraph(&format!("What differs at an endpoint is on its page: {}.", links.endpoints(&own)));
    }
    document.paragraph("A response has exactly one of these outcomes:");
    let poll = links.class(RetryClass::Poll);
    let has_idempotent = catalog.endpoints.iter().any(|endpoint| endpoint.is_idempotent);
    let other = match has_idempotent {
        true => {
            "check which endpoint was called; do not repeat the call, unless a repetition has [no second effect](#http-status)"
        }
        false => "check which endpoint was called; do not repeat the call",
    };
    let unrecognized = match has_idempotent || all(catalog).any(|responses| !responses.http.retry.is_empty()) {
        true => "keep the reason and the excerpt; repeat the call only as stated under [HTTP status](#http-status)",
        false => "keep the reason and the excerpt; do not repeat the call",
    };
    let name = |id: &str, name: &str| format!("{}{name}", anchor(id));
    let outcomes = [
        ["success", "the call succeeded and returned a payload", "use the payload"],
        ["pending", &format!("a code of the catalog with the retry class {poll}"), "call again; this is not a failure"],
        ["error", "any other code that the catalog has at this endpoint", "follow its entry"],
        [&name("other_endpoint", "other endpoint"), "a code that the catalog has at other endpoints only", other],
        [
            &name("unknown_code", "unknown code"),
            "a code that is not in the catalog",
            "keep its text; do not repeat the call",
        ],
        [
            &name("unrecognized", "unrecognized"),
            "not a response of this API, such as an empty body, an HTML page or invalid JSON",
            unrecognized,
        ],
    ];
    document.table(["outcome", "meaning", "action"], outcomes.map(|row| row.map(str::to_owned)));
    http_status(document, catalog, links);
}

/// Writes the effect of the HTTP status, and what to do without a response of the API.
fn http_status(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    let mut entries = catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries);
    let decides = all(catalog).any(|responses| !responses.http.success.is_empty())
        || entries.any(|entry| entry.when.as_ref().is_some_and(|when| !when.http.is_empty()));
    let recognized = match decides {
        true => "The HTTP status affects a response of this API where a format or an entry names it, and nowhere else.",
        false => "A response of this API is recognized with any HTTP status.",
    };
    let policies = links.to("retry policy", RETRY);
    document.heading(2, "HTTP status");
    document
        .paragraph(&format!("{recognized} A delay in the header `Retry-After` replaces that of the {policies} once."));
    let idempotent: Vec<&Endpoint> = catalog.endpoints.iter().filter(|endpoint| endpoint.is_idempotent).collect();
    let own = |endpoint: &&Endpoint| !endpoint.is_idempotent && has_own_policies(catalog, endpoint);
    let own: Vec<&Endpoint> = catalog.endpoints.iter().filter(own).collect();
    let mut text = format!("{NO_RESPONSE}, {MAY_BE_ACCEPTED}");
    if !idempotent.is_empty() {
        let endpoints = links.endpoints(&idempotent);
        text.push_str(&format!(", except at the endpoints where a repetition has no second effect: {endpoints}"));
    }
    if !own.is_empty() {
        text.push_str(&format!(". Endpoints with their own policies: {}", links.endpoints(&own)));
    }
    let rows = policies_by_status(catalog, &catalog.responses.http, links);
    if !rows.is_empty() {
        text.push_str(". After an unrecognized response with one of these statuses, the first row applies instead");
    }
    document.paragraph(&format!("{text}{}", if rows.is_empty() { "." } else { ":" }));
    document.table(POLICIES, rows);
}

/// Writes what differs at an endpoint: the response formats, and what to do without a response of the API.
pub(super) fn of_endpoint(document: &mut Document, catalog: &Catalog, endpoint: &Endpoint, links: &Links<'_>) {
    let responses = catalog.responses_of(endpoint);
    if has_own_formats(catalog, endpoint) {
        let index = links.to("those of the catalog", INDEX);
        document.paragraph(&format!("The response formats of this endpoint differ from {index}:"));
        formats::table(document, responses);
    }
    let mut rows = policies_by_status(catalog, &responses.http, links);
    let is_default = !endpoint.is_idempotent && !has_own_policies(catalog, endpoint);
    let action = match (endpoint.is_idempotent, rows.is_empty()) {
        (false, true) => format!("{MAY_BE_ACCEPTED}."),
        (false, false) if is_default => format!("follow {}.", links.to("HTTP status", HTTP_STATUS)),
        (false, false) => format!("the first row with its HTTP status applies; otherwise {MAY_BE_ACCEPTED}:"),
        (true, _) => "the first row that applies decides, because a repetition has no second effect:".to_owned(),
    };
    document.paragraph(&format!("{NO_RESPONSE}, {action}"));
    if endpoint.is_idempotent {
        let default = RetryPolicy::DEFAULT_BACKOFF;
        let row = |status: &str, class, schedule| [status.to_owned(), String::new(), links.class(class), schedule];
        let repeated = [statuses(&uncovered(&responses.http)), "no response".to_owned()];
        let repeated = repeated.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", or ");
        rows.push(row(&repeated, default.class(), phrase::schedule(default)));
        rows.push(row("any other status", RetryClass::Unspecified, String::new()));
    }
    document.table(POLICIES, if is_default { Vec::new() } else { rows });
}

/// The start of a sentence on a call without a response of the API.
const NO_RESPONSE: &str = "After no response, or an unrecognized one such as an error page";

/// The end of that sentence for calls with an effect.
const MAY_BE_ACCEPTED: &str = "the call may have been accepted: do not repeat it";

/// The HTTP statuses after which core repeats a call to an idempotent endpoint by default.
const DEFAULT_STATUSES: [StatusRange; 4] = [
    StatusRange { first: 200, last: 299 },
    StatusRange { first: 408, last: 408 },
    StatusRange { first: 429, last: 429 },
    StatusRange { first: 500, last: 599 },
];

/// Returns the statuses with the default policy that no policy of the catalog covers.
fn uncovered(http: &HttpResponses) -> Vec<StatusRange> {
    let covers = |range: &StatusRange, inner: &StatusRange| range.first <= inner.first && inner.last <= range.last;
    let is_uncovered = |inner: &StatusRange| !http.retry.iter().any(|(range, _)| covers(range, inner));
    DEFAULT_STATUSES.into_iter().filter(is_uncovered).collect()
}

/// The head of the table of policies.
const POLICIES: [&str; 4] = ["HTTP status", "policy", "class", "schedule"];

fn has_own_formats(catalog: &Catalog, endpoint: &Endpoint) -> bool {
    let key = |responses: &Responses| (responses.text.clone(), responses.json.clone(), responses.http.success.clone());
    endpoint.responses.as_ref().is_some_and(|own| key(own) != key(&catalog.responses))
}

fn has_own_policies(catalog: &Catalog, endpoint: &Endpoint) -> bool {
    catalog.responses_of(endpoint).http.retry != catalog.responses.http.retry
}

/// Returns the response formats of the catalog, and those of endpoints with their own.
pub(super) fn all(catalog: &Catalog) -> impl Iterator<Item = &Responses> {
    let own = catalog.endpoints.iter().filter_map(|endpoint| endpoint.responses.as_ref());
    std::iter::once(&catalog.responses).chain(own)
}

/// Returns the index of the policy after unrecognized bodies, for each run of HTTP statuses with the same one.
pub(super) fn rules_by_status(http: &HttpResponses) -> impl Iterator<Item = (Vec<StatusRange>, usize)> {
    let runs = http.retry.chunk_by(|(_, one), (_, other)| one == other);
    runs.filter_map(|run| Some((run.iter().map(|(range, _)| *range).collect(), run.first()?.1)))
}

/// Returns the rows of the retry policies after unrecognized bodies.
fn policies_by_status(catalog: &Catalog, http: &HttpResponses, links: &Links<'_>) -> Vec<[String; 4]> {
    let rows = rules_by_status(http).filter_map(|(ranges, policy)| {
        let policy = catalog.policies.get(policy)?;
        let (class, schedule) = (links.class(policy.retry.class()), phrase::schedule(policy.retry));
        Some([statuses(&ranges), links.policy(policy), class, schedule])
    });
    rows.collect()
}

/// Returns a success in each format whose payload is a code or looks like one, as code.
pub(super) fn successes_like_a_code(catalog: &Catalog) -> Vec<String> {
    let responses = &catalog.responses;
    let prefixes = responses.text.iter().flat_map(|text| &text.unknown_codes).map(|unknown| &unknown.prefix);
    let unknown = prefixes.into_iter().find(|prefix| !prefix.is_empty()).map(|prefix| format!("{prefix}5"));
    let known = || catalog.codes.iter().map(|code| &code.code).find(|code| !code.contains('{')).cloned();
    let Some(payload) = unknown.or_else(known) else { return Vec::new() };
    let formats = [Format::Text, Format::Json].into_iter();
    let successes = formats.filter_map(|format| {
        canonical::success(responses, format, &payload, None).filter(|success| success.format == format)
    });
    successes.map(|success| formats::response(&success.body, success.status)).collect()
}

fn rules(catalog: &Catalog) -> Vec<String> {
    let any = |has: fn(&Responses) -> bool| all(catalog).any(has);
    let example = match successes_like_a_code(catalog) {
        examples if examples.is_empty() => String::new(),
        examples if examples.len() == 1 => format!(": {} is a success", enumerate(&examples)),
        examples => format!(": {} are successes", enumerate(&examples)),
    };
    let example = format!(
        "Success and failure are distinguished before a code is looked up, so a payload that equals a code or looks like one is a payload{example}."
    );
    let mut rules = vec!["White space, NUL and a byte order mark around a body are ignored."];
    if any(|responses| responses.text.is_some() && responses.json.is_some()) {
        rules.push("A body that starts with `{` or `[` is parsed as JSON, any other body as plain text.");
    }
    rules.push(&example);
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
    let json = || all(catalog).filter_map(|responses| responses.json.as_ref());
    if json().next().is_some() {
        rules.push("In JSON, a number, `true` or `false` equals a string with the same text: `1` equals `\"1\"`.");
        rules.push(match json().any(|json| !json.message.is_empty()) {
            true => "A code or a message in JSON is a string that is not empty, or a number as it is written.",
            false => "A code in JSON is a string that is not empty, or a number as it is written.",
        });
        rules.push(match json().any(|json| json.empty_payload) {
            true => "A key whose value is null equals an absent key, unless null is a payload.",
            false => "A key whose value is null equals an absent key.",
        });
    }
    if json().any(|json| !json.empty_payload && json.payload.iter().any(|path| path != ".")) {
        rules.push(match json().any(|json| json.empty_payload) {
            true => "An empty string at a path of the payload is a payload only where the formats state it; otherwise the response is unrecognized.",
            false => "An empty string at a path of the payload is not a payload; the response is unrecognized.",
        });
    }
    rules.into_iter().map(str::to_owned).collect()
}

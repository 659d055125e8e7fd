//! The outermost map of a catalog, and everything except entries.

use errbook_core::table::Evidence;

use super::entry::ENTRY;
use super::responses::RESPONSES;
use super::retry::{POLICY, POLLING_PROFILE};
use super::types::{ObjectSchema, Presence, ValueType, key, none};

/// A catalog: the outermost map.
pub const CATALOG: ObjectSchema = ObjectSchema {
    what: "catalog",
    about: "One file describes one API.",
    is_extensible: true,
    keys: &[
        key("catalog", Presence::Required, ValueType::Name, "The name of the catalog.", "catalog: parcels"),
        key("title", Presence::Required, ValueType::Text, "The title of the catalog.", "title: Parcel API errors"),
        key(
            "description",
            none(),
            ValueType::Text,
            "An introduction to the reference.",
            "description: The errors of the public API.",
        ),
        key(
            "source",
            none(),
            ValueType::Object(&SOURCE),
            "The page that the facts are from.",
            "source: {url: \"https://example.com/errors\", accessed: \"2026-01-31\"}",
        ),
        key(
            "sources",
            none(),
            ValueType::Map { of: "sources", key: &ValueType::Name, value: &ValueType::Object(&NAMED_SOURCE) },
            "Sources of facts that the page does not have, by names for `evidence`.",
            "sources: {forum: {evidence: vendor, title: The forum of the vendor., accessed: \"2026-01-31\"}}",
        ),
        key(
            "docs_url",
            none(),
            ValueType::Address,
            "The URL of the folder in which the generated reference is published. Every code gets the URL of its section.",
            "docs_url: \"https://example.com/docs\"",
        ),
        key(
            "codes_per_page",
            Presence::Optional("`100`"),
            ValueType::Number,
            "The maximum number of codes on a page of the reference. An endpoint with more codes, or with more than about 128 KB of text, has a page for each code and a list of them. With `0`, every endpoint does, so that no address ever changes.",
            "codes_per_page: 50",
        ),
        key(
            "texts",
            Presence::Optional("`required`"),
            ValueType::Word(texts),
            "`required` if every entry needs `title`, `meaning` and `fix`; `optional` for a catalog that is imported from a list of codes.",
            "texts: optional",
        ),
        key(
            "strip_prefix",
            none(),
            ValueType::Wire,
            "A prefix of the codes that is omitted in Rust names.",
            "strip_prefix: ERROR_",
        ),
        key(
            "responses",
            Presence::Required,
            ValueType::Object(&RESPONSES),
            "The response formats: `text`, `json` or both, and the meaning of the HTTP status.",
            "responses: {text: {success_prefix: \"OK|\"}}",
        ),
        key(
            "retry_policies",
            none(),
            ValueType::Map { of: "retry policies", key: &ValueType::Name, value: &ValueType::Object(&POLICY) },
            "The retry policies, by names for `retry`; `after_fix` and `unspecified` need none.",
            "retry_policies: {busy: {class: backoff, initial_delay: 2s, max_delay: 1m, max_attempts: 4}}",
        ),
        key(
            "secrets",
            none(),
            ValueType::List(&ValueType::Wire),
            "Parameters whose values logs never show, in addition to names such as `key`, `token` and `password`.",
            "secrets: [cvc, pin]",
        ),
        key(
            "public",
            none(),
            ValueType::List(&ValueType::Wire),
            "Parameters whose values logs always show, such as the key of a site, although they look like secrets. Of a URL, neither user and password nor anything after the first `?`, `#` or `;` is shown.",
            "public: [sitekey, pageurl]",
        ),
        key(
            "polling",
            none(),
            ValueType::Map {
                of: "polling profiles",
                key: &ValueType::Name,
                value: &ValueType::Object(&POLLING_PROFILE),
            },
            "Polling profiles by task type.",
            "polling: {sea_freight: {initial_delay: 20s, interval: 5s, timeout: 2m}}",
        ),
        key(
            "guidelines",
            none(),
            ValueType::List(&ValueType::Text),
            "Guidelines for callers.",
            "guidelines: [Log the whole code.]",
        ),
        key(
            "decisions",
            none(),
            ValueType::List(&ValueType::Object(&DECISION)),
            "Decisions on what the source leaves open.",
            "decisions: [{question: How big is 1 KB?, decision: 1024 bytes., reason: The page does not say.}]",
        ),
        key(
            "shared_errors",
            none(),
            ENTRIES,
            "Entries that several endpoints have, by the code on the wire; an endpoint lists them under `shared`.",
            "shared_errors: {rate_limited: {title: Rate limit, meaning: Calls come too fast., fix: Slow down., retry: busy}}",
        ),
        key(
            "shared_groups",
            none(),
            ValueType::Map { of: "groups", key: &ValueType::Name, value: &ValueType::List(&ValueType::Wire) },
            "Groups of `shared_errors` that occur together: codes, and groups that are defined before.",
            "shared_groups: {limits: [rate_limited, quota_exceeded]}",
        ),
        key(
            "endpoints",
            Presence::Required,
            ValueType::Map { of: "endpoints", key: &ValueType::Name, value: &ValueType::Object(&ENDPOINT) },
            "The calls that can fail, or other groups of codes. Each becomes an enum: `track` becomes `TrackError`.",
            "endpoints: {track: {path: /track, title: Where a parcel is, errors: {}}}",
        ),
    ],
};

/// `source`.
pub const SOURCE: ObjectSchema = ObjectSchema {
    what: "source",
    about: "The page that the facts are from.",
    is_extensible: false,
    keys: &[
        key("url", Presence::Required, ValueType::Address, "Its URL.", "url: \"https://example.com/errors\""),
        key(
            "accessed",
            Presence::Required,
            ValueType::Date,
            "The date on which it was accessed.",
            "accessed: \"2026-01-31\"",
        ),
    ],
};

/// An item of `sources`.
pub const NAMED_SOURCE: ObjectSchema = ObjectSchema {
    what: "named source",
    about: "The reference keeps its facts apart from those of the page.",
    is_extensible: false,
    keys: &[
        key(
            "evidence",
            Presence::Required,
            ValueType::Word(beyond_the_page),
            "`vendor` for a page of the vendor, `observed` for an observation.",
            "evidence: vendor",
        ),
        key("title", Presence::Required, ValueType::Text, "Its title.", "title: The forum of the vendor."),
        key("url", none(), ValueType::Address, "Its URL.", "url: \"https://example.com/forum/1\""),
        key(
            "accessed",
            Presence::Required,
            ValueType::Date,
            "The date on which it was accessed or observed.",
            "accessed: \"2026-01-31\"",
        ),
    ],
};

/// An item of `decisions`.
pub const DECISION: ObjectSchema = ObjectSchema {
    what: "decision",
    about: "The reference lists decisions apart from the facts of the source.",
    is_extensible: false,
    keys: &[
        key("question", Presence::Required, ValueType::Text, "The open question.", "question: How big is 1 KB?"),
        key("decision", Presence::Required, ValueType::Text, "The decision of the catalog.", "decision: 1024 bytes."),
        key("reason", Presence::Required, ValueType::Text, "The reason.", "reason: The page does not say."),
    ],
};

/// An endpoint.
pub const ENDPOINT: ObjectSchema = ObjectSchema {
    what: "endpoint",
    about: "The enum and the reference keep the order of the entries.",
    is_extensible: true,
    keys: &[
        key("method", none(), ValueType::Word(methods), "The HTTP method of the call.", "method: GET"),
        key(
            "path",
            Presence::Required,
            ValueType::Route,
            "The path of the call. A query in it distinguishes calls of one path: the endpoint is that of the requests with these parameters, in their query or form, and more parameters take precedence over fewer. `{id}` stands for any text, in the path and in the values of the query.",
            "path: \"res.php?action=getbalance\"",
        ),
        key(
            "idempotent",
            Presence::Optional("by the method: `true`, except for `POST` and `PATCH`; `false` without a method"),
            ValueType::Bool,
            "`true` if the call can be repeated without a second effect. It is then repeated, a limited number of times, after no response, an unrecognized one, and the HTTP statuses 429 and 5xx.",
            "idempotent: true",
        ),
        key("title", Presence::Required, ValueType::Text, "A short title.", "title: Where a parcel is"),
        key("description", none(), ValueType::Text, "An introduction.", "description: Takes the number of a parcel."),
        key(
            "responses",
            Presence::Optional("those of the catalog"),
            ValueType::Object(&RESPONSES),
            "The response formats of this endpoint: each of `text`, `json` and `http` replaces that of the catalog.",
            "responses: {http: {retry: {5xx: busy}}}",
        ),
        key(
            "shared",
            none(),
            ValueType::OneOrMore(&ValueType::Wire),
            "The codes of `shared_errors` and the `shared_groups` that this endpoint has, or `all`. An entry under `errors` replaces one from a group or `all`.",
            "shared: [limits, not_found]",
        ),
        key(
            "errors",
            Presence::Optional("required without `shared`"),
            ENTRIES,
            "The entries, by the code on the wire. Quote a code that YAML does not read as a string: `\"00000\"`, `\"NO\"`.",
            "errors: {depot_busy: {title: Busy, meaning: It is full., fix: Try later., retry: busy}}",
        ),
    ],
};

/// Entries by code.
const ENTRIES: ValueType = ValueType::Map { of: "entries", key: &ValueType::Wire, value: &ValueType::Object(&ENTRY) };

fn beyond_the_page() -> Vec<&'static str> {
    Evidence::ALL.into_iter().filter(|evidence| *evidence != Evidence::Page).map(Evidence::as_str).collect()
}

/// The HTTP methods, in the order of RFC 9110, and `PATCH`.
fn methods() -> Vec<&'static str> {
    vec!["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]
}

fn texts() -> Vec<&'static str> {
    vec!["required", "optional"]
}

//! The outermost map of a catalog, and everything except entries.

use errbook_core::RetryClass;
use errbook_core::table::Evidence;

use super::entry::ENTRY;
use super::responses::RESPONSES;
use super::types::{Kind, Need, Object, key, none};

/// A catalog: the outermost map.
pub const CATALOG: Object = Object {
    what: "catalog",
    about: "One file describes one API.",
    keys: &[
        key("catalog", Need::Required, Kind::Name, "The name of the catalog.", "catalog: parcels"),
        key("title", Need::Required, Kind::Text, "The title of the catalog.", "title: Parcel API errors"),
        key(
            "description",
            none(),
            Kind::Text,
            "An introduction to the reference.",
            "description: The errors of the public API.",
        ),
        key(
            "source",
            none(),
            Kind::Object(&SOURCE),
            "The page that the facts are from.",
            "source: {url: \"https://example.com/errors\", accessed: \"2026-01-31\"}",
        ),
        key(
            "sources",
            none(),
            Kind::Map { of: "sources", key: &Kind::Name, value: &Kind::Object(&NAMED_SOURCE) },
            "Sources of facts that the page does not have, by names for `evidence`.",
            "sources: {forum: {evidence: vendor, title: The forum of the vendor., accessed: \"2026-01-31\"}}",
        ),
        key(
            "docs_url",
            none(),
            Kind::Address,
            "The URL of the folder in which the generated reference is published. Every code gets the URL of its section.",
            "docs_url: \"https://example.com/docs\"",
        ),
        key(
            "texts",
            Need::Optional("`required`"),
            Kind::Word(texts),
            "`required` if every entry needs `title`, `meaning` and `fix`; `optional` for a catalog that is imported from a list of codes.",
            "texts: optional",
        ),
        key(
            "strip_prefix",
            none(),
            Kind::Wire,
            "A prefix of the codes that is omitted in Rust names.",
            "strip_prefix: ERROR_",
        ),
        key(
            "responses",
            Need::Required,
            Kind::Object(&RESPONSES),
            "The response formats: `text`, `json` or both.",
            "responses: {text: {success_prefix: \"OK|\"}}",
        ),
        key(
            "retry_policies",
            Need::Required,
            Kind::Map { of: "retry policies", key: &Kind::Name, value: &Kind::Object(&POLICY) },
            "The retry policies, by names for `retry`.",
            "retry_policies: {busy: {class: backoff, initial_delay: 2s, max_delay: 1m, max_attempts: 4}}",
        ),
        key(
            "polling",
            none(),
            Kind::Map { of: "polling profiles", key: &Kind::Name, value: &Kind::Object(&POLLING_PROFILE) },
            "Polling profiles by task type.",
            "polling: {sea_freight: {initial_delay: 20s, interval: 5s, timeout: 2m}}",
        ),
        key(
            "guidelines",
            none(),
            Kind::List(&Kind::Text),
            "Guidelines for callers.",
            "guidelines: [Log the whole code.]",
        ),
        key(
            "decisions",
            none(),
            Kind::List(&Kind::Object(&DECISION)),
            "Decisions on what the source leaves open.",
            "decisions: [{question: How big is 1 KB?, decision: 1024 bytes., reason: The page does not say.}]",
        ),
        key(
            "endpoints",
            Need::Required,
            Kind::Map { of: "endpoints", key: &Kind::Name, value: &Kind::Object(&ENDPOINT) },
            "The calls that can fail, or other groups of codes. Each becomes an enum: `track` becomes `TrackError`.",
            "endpoints: {track: {path: /track, title: Where a parcel is, errors: {}}}",
        ),
    ],
};

/// `source`.
pub const SOURCE: Object = Object {
    what: "source",
    about: "The page that the facts are from.",
    keys: &[
        key("url", Need::Required, Kind::Address, "Its URL.", "url: \"https://example.com/errors\""),
        key("accessed", Need::Required, Kind::Wire, "The date on which it was accessed.", "accessed: \"2026-01-31\""),
    ],
};

/// An item of `sources`.
pub const NAMED_SOURCE: Object = Object {
    what: "named source",
    about: "The reference keeps its facts apart from those of the page.",
    keys: &[
        key(
            "evidence",
            Need::Required,
            Kind::Word(beyond_the_page),
            "`vendor` for a page of the vendor, `observed` for an observation.",
            "evidence: vendor",
        ),
        key("title", Need::Required, Kind::Text, "Its title.", "title: The forum of the vendor."),
        key("url", none(), Kind::Address, "Its URL.", "url: \"https://example.com/forum/1\""),
        key(
            "accessed",
            Need::Required,
            Kind::Wire,
            "The date on which it was accessed or observed.",
            "accessed: \"2026-01-31\"",
        ),
    ],
};

/// An item of `polling`.
pub const POLLING_PROFILE: Object = Object {
    what: "polling profile",
    about: "Replaces the policy of the class `poll` for tasks of its type; the number of attempts follows from the timeout.",
    keys: &[
        key("initial_delay", Need::Required, Kind::Duration, "The delay before the first poll.", "initial_delay: 20s"),
        key("interval", Need::Required, Kind::Duration, "The delay between two polls.", "interval: 5s"),
        key(
            "timeout",
            Need::Required,
            Kind::Duration,
            "The time of the last poll, from the submission.",
            "timeout: 2m",
        ),
        key("description", none(), Kind::Text, "The reason.", "description: Ships are slow."),
        key(
            "evidence",
            Need::Optional("the page"),
            Kind::List(&Kind::Name),
            "The `sources` of the figures.",
            "evidence: [forum]",
        ),
    ],
};

/// A retry policy.
pub const POLICY: Object = Object {
    what: "retry policy",
    about: "Classes that repeat have a limit: `poll` has `interval`, `max_attempts` and optionally `initial_delay`; `backoff` has `initial_delay`, `max_delay` and `max_attempts`, and its delay doubles; `resubmit` has `max_attempts`; `after_fix` and `unspecified` have none of them.",
    keys: &[
        key(
            "class",
            Need::Required,
            Kind::Word(classes),
            "The retry class: `poll` (not done yet: repeat the call), `backoff` (the server failed: repeat the call later), `resubmit` (submit a new task), `after_fix` (change something first), `unspecified` (unknown, not retryable).",
            "class: backoff",
        ),
        key(
            "initial_delay",
            Need::Optional("`interval`, of a `poll`"),
            Kind::Duration,
            "The delay before the second attempt.",
            "initial_delay: 10s",
        ),
        key("interval", none(), Kind::Duration, "The delay between two polls.", "interval: 5s"),
        key("max_delay", none(), Kind::Duration, "The maximum delay.", "max_delay: 1m"),
        key(
            "max_attempts",
            none(),
            Kind::Count,
            "The maximum number of attempts, including the first.",
            "max_attempts: 5",
        ),
        key(
            "description",
            none(),
            Kind::Text,
            "The reason, and the origin of the figures.",
            "description: The vendor recommends 10 s.",
        ),
    ],
};

/// An item of `decisions`.
pub const DECISION: Object = Object {
    what: "decision",
    about: "The reference lists decisions apart from the facts of the source.",
    keys: &[
        key("question", Need::Required, Kind::Text, "The open question.", "question: How big is 1 KB?"),
        key("decision", Need::Required, Kind::Text, "The decision of the catalog.", "decision: 1024 bytes."),
        key("reason", Need::Required, Kind::Text, "The reason.", "reason: The page does not say."),
    ],
};

/// An endpoint.
pub const ENDPOINT: Object = Object {
    what: "endpoint",
    about: "The enum and the reference keep the order of the entries.",
    keys: &[
        key("path", Need::Required, Kind::Wire, "The path of the call.", "path: /track"),
        key("title", Need::Required, Kind::Text, "A short title.", "title: Where a parcel is"),
        key("description", none(), Kind::Text, "An introduction.", "description: Takes the number of a parcel."),
        key(
            "errors",
            Need::Required,
            Kind::Map { of: "entries", key: &Kind::Wire, value: &Kind::Object(&ENTRY) },
            "The entries, by the code on the wire. Quote a code that YAML does not read as a string: `\"00000\"`, `\"NO\"`.",
            "errors: {depot_busy: {title: Busy, meaning: It is full., fix: Try later., retry: busy}}",
        ),
    ],
};

fn beyond_the_page() -> Vec<&'static str> {
    Evidence::ALL.into_iter().filter(|evidence| *evidence != Evidence::Page).map(Evidence::as_str).collect()
}

fn texts() -> Vec<&'static str> {
    vec!["required", "optional"]
}

fn classes() -> Vec<&'static str> {
    RetryClass::ALL.map(RetryClass::as_str).to_vec()
}

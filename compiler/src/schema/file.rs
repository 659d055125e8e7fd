//! The outermost map of a catalogue, and what belongs to no entry.

use errbook_core::RetryClass;
use errbook_core::table::Evidence;

use super::entry::ENTRY;
use super::responses::RESPONSES;
use super::types::{Kind, Need, Object, key, none};

/// A whole catalogue: the format's outermost map.
pub const CATALOG: Object = Object {
    what: "a catalogue",
    about: "One file is one API.",
    keys: &[
        key("catalog", Need::Required, Kind::Name, "The catalogue's own name.", "catalog: parcels"),
        key("title", Need::Required, Kind::Text, "What the catalogue is of.", "title: Parcel API errors"),
        key(
            "description",
            none(),
            Kind::Text,
            "An introduction, which begins the reference.",
            "about: The errors of the public API.",
        ),
        key(
            "source",
            none(),
            Kind::Object(&SOURCE),
            "Where the facts are from.",
            "source: {url: \"https://example.com/errors\", accessed: \"2026-01-31\"}",
        ),
        key(
            "sources",
            none(),
            Kind::Map { of: "sources", key: &Kind::Name, value: &Kind::Object(&NAMED_SOURCE) },
            "Where the facts are from that the page does not have, by names that entries and waits use.",
            "sources: {forum: {evidence: vendor, title: The forum of the vendor., accessed: \"2026-01-31\"}}",
        ),
        key(
            "docs_url",
            none(),
            Kind::Address,
            "Where the generated reference is published: the address of its folder. Every code gets the address of its section.",
            "docs: \"https://example.com/docs\"",
        ),
        key(
            "texts",
            Need::Optional("`required`"),
            Kind::Word(texts),
            "Whether every entry needs `title`, `meaning` and `fix`. A catalogue that is imported from a bare list of codes says `optional`, and leaves out what it does not know.",
            "texts: optional",
        ),
        key(
            "strip_prefix",
            none(),
            Kind::Wire,
            "A prefix of the codes that the Rust names leave out.",
            "strip: ERROR_",
        ),
        key(
            "responses",
            Need::Required,
            Kind::Object(&RESPONSES),
            "How replies are read off the wire: `text`, `json` or both.",
            "replies: {text: {success_prefix: \"OK|\"}}",
        ),
        key(
            "retry_policies",
            Need::Required,
            Kind::Map { of: "retry policies", key: &Kind::Name, value: &Kind::Object(&POLICY) },
            "The retry policies, by names that the entries use.",
            "retry_policies: {busy: {class: backoff, initial_delay: 2s, max_delay: 1m, max_attempts: 4}}",
        ),
        key(
            "polling",
            none(),
            Kind::Map { of: "polling", key: &Kind::Name, value: &Kind::Object(&POLLING_PROFILE) },
            "How tasks are polled whose type is known, by the type.",
            "waits: {sea_freight: {initial_delay: 20s, interval: 5s, timeout: 2m}}",
        ),
        key(
            "guidelines",
            none(),
            Kind::List(&Kind::Text),
            "Habits that are good for every caller.",
            "guidelines: [Log the whole code.]",
        ),
        key(
            "decisions",
            none(),
            Kind::List(&Kind::Object(&DECISION)),
            "What the source leaves open and the catalogue decides.",
            "decisions: [{question: How big is 1 KB?, decision: 1024 bytes., reason: The page does not say.}]",
        ),
        key(
            "endpoints",
            Need::Required,
            Kind::Map { of: "endpoints", key: &Kind::Name, value: &Kind::Object(&ENDPOINT) },
            "The calls that can fail, or any other groups of codes. Each becomes an enum: `track` becomes `TrackError`.",
            "endpoints: {track: {path: /track, title: Where a parcel is, errors: {}}}",
        ),
    ],
};

/// `source`.
pub const SOURCE: Object = Object {
    what: "a source",
    about: "The page that the facts are from.",
    keys: &[
        key("url", Need::Required, Kind::Address, "Its address.", "page: \"https://example.com/errors\""),
        key("accessed", Need::Required, Kind::Wire, "The day on which it was read.", "read: \"2026-01-31\""),
    ],
};

/// An item of `sources`.
pub const NAMED_SOURCE: Object = Object {
    what: "a further source",
    about: "The reference never mixes what it says with what the page says.",
    keys: &[
        key(
            "evidence",
            Need::Required,
            Kind::Word(beyond_the_page),
            "Who speaks there: the `vendor`, or nobody, and it was `observed`.",
            "evidence: vendor",
        ),
        key("title", Need::Required, Kind::Text, "What it is.", "title: The forum of the vendor."),
        key("url", none(), Kind::Address, "Its address.", "page: \"https://example.com/forum/1\""),
        key("accessed", Need::Required, Kind::Wire, "The day on which it was read or seen.", "read: \"2026-01-31\""),
    ],
};

/// An item of `waits`.
pub const POLLING_PROFILE: Object = Object {
    what: "a wait",
    about: "It takes the place of the policy of the class `poll` for tasks of its type; the tries are as many as there is time for.",
    keys: &[
        key("initial_delay", Need::Required, Kind::Duration, "The wait before the first poll.", "first: 20s"),
        key("interval", Need::Required, Kind::Duration, "The delay between two polls.", "every: 5s"),
        key("timeout", Need::Required, Kind::Duration, "When the last poll is made, from the start.", "longest: 2m"),
        key("description", none(), Kind::Text, "Why it is so.", "about: Ships are slow."),
        key(
            "evidence",
            Need::Optional("the page"),
            Kind::List(&Kind::Name),
            "The `sources` that the figures are from.",
            "evidence: [forum]",
        ),
    ],
};

/// A retry policy.
pub const POLICY: Object = Object {
    what: "a retry policy",
    about: "A class that repeats has a bound; `poll` has `every`, `attempts` and perhaps `first`; `backoff` has `first`, `cap` and `attempts`, and its delay doubles; `restart` has `attempts`; `fix` and `unspecified` have none of them.",
    keys: &[
        key(
            "class",
            Need::Required,
            Kind::Word(classes),
            "What a caller may do: `poll` (not done yet: the same call again), `backoff` (the server failed: the same call again, later), `restart` (a new task), `fix` (something must change first), `unspecified` (not known, treated as no).",
            "class: backoff",
        ),
        key(
            "initial_delay",
            Need::Optional("`every`, of a `poll`"),
            Kind::Duration,
            "The delay before the second try.",
            "first: 10s",
        ),
        key("interval", none(), Kind::Duration, "The delay between two polls.", "every: 5s"),
        key("max_delay", none(), Kind::Duration, "The longest delay.", "cap: 1m"),
        key("max_attempts", none(), Kind::Count, "The most tries in all, the first one included.", "attempts: 5"),
        key(
            "description",
            none(),
            Kind::Text,
            "Why it is so, and whose figures these are.",
            "about: The vendor advises 10 s.",
        ),
    ],
};

/// An item of `decisions`.
pub const DECISION: Object = Object {
    what: "a decision",
    about: "The reference shows decisions apart from what the source says.",
    keys: &[
        key("question", Need::Required, Kind::Text, "What is open.", "question: How big is 1 KB?"),
        key("decision", Need::Required, Kind::Text, "What the catalogue says.", "decision: 1024 bytes."),
        key("reason", Need::Required, Kind::Text, "Why.", "reason: The page does not say."),
    ],
};

/// An endpoint.
pub const ENDPOINT: Object = Object {
    what: "an endpoint",
    about: "The order of the entries is kept in the enum and in the reference.",
    keys: &[
        key("path", Need::Required, Kind::Wire, "Where it is called.", "path: /track"),
        key("title", Need::Required, Kind::Text, "What it does, in a few words.", "title: Where a parcel is"),
        key("description", none(), Kind::Text, "An introduction.", "about: Takes the number of a parcel."),
        key(
            "errors",
            Need::Required,
            Kind::Map { of: "entries", key: &Kind::Wire, value: &Kind::Object(&ENTRY) },
            "The entries, by the code on the wire. A code that YAML would not read as text is quoted: `\"00000\"`, `\"NO\"`.",
            "errors: {depot_busy: {title: Busy, meaning: It is full., fix: Ask later., retry: busy}}",
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

//! The catalogue format as data: every key with its type, default, meaning and example.
//!
//! The structure check, its near names and lists of allowed words, the editor schema and `docs/format.md` all read this
//! one description.

use errbook_core::{Class, Evidence, Shape};

/// A map whose keys are fixed by the format.
#[derive(Debug)]
pub struct Object {
    /// What one such map is, for messages and headings: `an entry`.
    pub what: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Its keys, in the order in which a catalogue has them best.
    pub keys: &'static [Key],
}

/// A key of an [`Object`].
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What stands behind it.
    pub kind: Kind,
    /// Whether it must be there.
    pub need: Need,
    /// What it says, in a sentence or two.
    pub about: &'static str,
    /// An example, as YAML on one line.
    pub example: &'static str,
}

/// Whether a key must be there.
#[derive(Debug)]
pub enum Need {
    /// Always.
    Required,
    /// Where `texts` does not say `optional`, and where the entry does not take its texts from another one.
    Text,
    /// In every entry that does not take its texts from another one.
    Own,
    /// Never; the text says what holds without it.
    Optional(&'static str),
}

/// What stands behind a key.
#[derive(Debug)]
pub enum Kind {
    /// Words for people: `` `key` `` marks code, everything else is plain.
    Text,
    /// A name of the catalogue's own: small letters, digits and `_`.
    Name,
    /// The name of a Rust enum variant.
    Variant,
    /// A string as it stands on the wire.
    Wire,
    /// A reply, as it stands on the wire: of any length, with line breaks where it has them.
    Reply,
    /// A string or a number on the wire.
    Scalar,
    /// `500ms`, `5s`, `2m`.
    Duration,
    /// A whole number of at least 1.
    Count,
    /// A whole number.
    Number,
    /// One of the words of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// A list, of at least one.
    List(&'static Kind),
    /// A map from names that the catalogue chooses.
    Map {
        /// What its pairs are, for messages.
        of: &'static str,
        /// What a key is.
        key: &'static Kind,
        /// What a value is.
        value: &'static Kind,
    },
    /// A map of the format.
    Object(&'static Object),
}

const fn key(name: &'static str, need: Need, kind: Kind, about: &'static str, example: &'static str) -> Key {
    Key { name, kind, need, about, example }
}

const fn none() -> Need {
    Need::Optional("none")
}

/// A whole catalogue: the format's outermost map.
pub const CATALOG: Object = Object {
    what: "a catalogue",
    about: "One file is one API.",
    keys: &[
        key("catalog", Need::Required, Kind::Name, "The catalogue's own name.", "catalog: parcels"),
        key("title", Need::Required, Kind::Text, "What the catalogue is of.", "title: Parcel API errors"),
        key(
            "about",
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
            "source: {page: \"https://example.com/errors\", read: \"2026-01-31\"}",
        ),
        key(
            "texts",
            Need::Optional("`required`"),
            Kind::Word(texts),
            "Whether every entry needs `title`, `meaning` and `fix`. A catalogue that is imported from a bare list of codes says `optional`, and leaves out what it does not know.",
            "texts: optional",
        ),
        key("strip", none(), Kind::Wire, "A prefix of the codes that the Rust names leave out.", "strip: ERROR_"),
        key(
            "replies",
            Need::Required,
            Kind::Object(&REPLIES),
            "How replies are read off the wire: `text`, `json` or both.",
            "replies: {text: {success: \"OK|\"}}",
        ),
        key(
            "retry",
            Need::Required,
            Kind::Map { of: "retry policies", key: &Kind::Name, value: &Kind::Object(&POLICY) },
            "The retry policies, by names that the entries use.",
            "retry: {busy: {class: backoff, first: 2s, cap: 1m, attempts: 4}}",
        ),
        key(
            "practices",
            none(),
            Kind::List(&Kind::Text),
            "Habits that are good for every caller.",
            "practices: [Log the whole code.]",
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
        key("page", Need::Required, Kind::Wire, "Its address.", "page: \"https://example.com/errors\""),
        key("read", Need::Required, Kind::Wire, "The day on which it was read.", "read: \"2026-01-31\""),
    ],
};

/// `replies`.
pub const REPLIES: Object = Object {
    what: "`replies`",
    about: "A reply whose first byte is `{` or `[` is JSON where `json` is described; every other reply is plain text.",
    keys: &[
        key(
            "text",
            none(),
            Kind::Object(&TEXT_REPLIES),
            "Plain text replies. A body that is a code, and nothing else, is that code; `{}` says no more than that.",
            "text: {success: \"OK|\"}",
        ),
        key(
            "json",
            none(),
            Kind::Object(&JSON_REPLIES),
            "JSON replies: one object, whose keys are named here.",
            "json: {success: {ok: 1}, failure: {ok: 0}, code: error, payload: [result]}",
        ),
    ],
};

/// `replies.text`.
pub const TEXT_REPLIES: Object = Object {
    what: "`replies.text`",
    about: "White space around a body means nothing.",
    keys: &[
        key(
            "success",
            Need::Optional("no plain text reply is a success"),
            Kind::Wire,
            "What stands before the payload of a success.",
            "success: \"OK|\"",
        ),
        key(
            "reserved",
            none(),
            Kind::Wire,
            "A body that begins so, and is neither a success nor a catalogued code, is foreign.",
            "reserved: OK",
        ),
        key(
            "unknown",
            Need::Optional("every other body is foreign"),
            Kind::List(&Kind::Object(&UNKNOWN)),
            "What a code looks like that is not in the catalogue.",
            "unknown: [{shape: upper_snake, longest: 64}]",
        ),
    ],
};

/// An item of `replies.text.unknown`.
pub const UNKNOWN: Object = Object {
    what: "a shape of unknown codes",
    about: "A body of this shape is a code that is not in the catalogue, rather than a foreign body.",
    keys: &[
        key(
            "shape",
            Need::Required,
            Kind::Word(shapes),
            "The characters: `upper_snake` is capitals, digits and `_`, the first one a capital; `lower_snake` the same in small letters; `digits`; `printable` is printable ASCII with spaces.",
            "shape: upper_snake",
        ),
        key("begins", none(), Kind::Wire, "What it begins with.", "begins: ERROR"),
        key("longest", Need::Required, Kind::Count, "The most bytes that it has.", "longest: 64"),
    ],
};

/// `replies.json`.
pub const JSON_REPLIES: Object = Object {
    what: "`replies.json`",
    about: "A number and the string that spells it are the same here: `1` and `\"1\"`.",
    keys: &[
        key("success", Need::Required, CONDITION, "The key and the value of a success.", "success: {status: 1}"),
        key("failure", Need::Required, CONDITION, "The key and the value of a failure.", "failure: {status: 0}"),
        key("code", Need::Required, Kind::Wire, "The key of the code of a failure.", "code: request"),
        key(
            "payload",
            Need::Required,
            Kind::List(&Kind::Wire),
            "The keys of the payload of a success: the first one that is there, and not null, counts.",
            "payload: [request, result]",
        ),
        key("message", none(), Kind::Wire, "The key of the server's own words.", "message: error_text"),
    ],
};

const CONDITION: Kind = Kind::Map { of: "conditions", key: &Kind::Wire, value: &Kind::Scalar };

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
            "first",
            Need::Optional("`every`, of a `poll`"),
            Kind::Duration,
            "The delay before the second try.",
            "first: 10s",
        ),
        key("every", none(), Kind::Duration, "The delay between two polls.", "every: 5s"),
        key("cap", none(), Kind::Duration, "The longest delay.", "cap: 1m"),
        key("attempts", none(), Kind::Count, "The most tries in all, the first one included.", "attempts: 5"),
        key(
            "about",
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
        key("about", none(), Kind::Text, "An introduction.", "about: Takes the number of a parcel."),
        key(
            "errors",
            Need::Required,
            Kind::Map { of: "entries", key: &Kind::Wire, value: &Kind::Object(&ENTRY) },
            "The entries, by the code on the wire. A code that YAML would not read as text is quoted: `\"00000\"`, `\"NO\"`.",
            "errors: {depot_busy: {title: Busy, meaning: It is full., fix: Ask later., retry: busy}}",
        ),
    ],
};

/// An entry.
pub const ENTRY: Object = Object {
    what: "an entry",
    about: "One code at one endpoint; the same code may stand at several endpoints with different texts.",
    keys: &[
        key("title", Need::Text, Kind::Text, "A few words that name the error.", "title: Depot busy"),
        key(
            "meaning",
            Need::Text,
            Kind::Text,
            "What the reply means.",
            "meaning: The depot takes no questions at the moment.",
        ),
        key(
            "causes",
            none(),
            Kind::List(&Kind::Object(&CAUSE)),
            "Causes that differ, each with its own fix.",
            "causes: [{cause: The key is wrong., fix: Copy it again.}]",
        ),
        key("fix", Need::Text, Kind::Text, "What to do about it.", "fix: Ask again later."),
        key("retry", Need::Own, Kind::Name, "The name of a retry policy.", "retry: busy"),
        key("note", none(), Kind::Text, "A further fact.", "note: Seen at night only."),
        key("see", none(), Kind::List(&Kind::Wire), "Related codes, at any endpoint.", "see: [no_such_parcel]"),
        key(
            "checks",
            none(),
            Kind::List(&Kind::Object(&CHECK)),
            "The limits whose breach gives this error, as data.",
            "checks: [{parameter: key, length: 32}]",
        ),
        key(
            "samples",
            none(),
            Kind::List(&Kind::Reply),
            "Replies that must be read as exactly this entry; they stand in the reference beside those that the compiler makes.",
            "samples: [\"{\\\"ok\\\":0,\\\"error\\\":\\\"depot_busy\\\"}\"]",
        ),
        key(
            "aliases",
            none(),
            Kind::Map { of: "aliases", key: &Kind::Wire, value: &Kind::Text },
            "Other spellings of the code, each with where it was seen. They are read as the code.",
            "aliases: {depot_bussy: Seen in older versions.}",
        ),
        key(
            "same_as",
            none(),
            Kind::Wire,
            "Another code of the endpoint, under one heading of the source with this one: the entry takes its texts, checks and retry policy, and says so.",
            "same_as: depot_busy",
        ),
        key(
            "ident",
            Need::Optional("made from the code"),
            Kind::Variant,
            "The name of the Rust variant.",
            "ident: DepotBusy",
        ),
        key(
            "evidence",
            Need::Optional("`page`"),
            Kind::Word(evidence),
            "Who says that the code exists: the `page` that is the source, the `vendor` elsewhere, or nobody, and it was `observed`.",
            "evidence: observed",
        ),
    ],
};

/// The keys of an entry that stand beside `same_as`, since they belong to the code and not to the shared texts.
pub(crate) const OWN_KEYS: [&str; 5] = ["same_as", "aliases", "ident", "evidence", "samples"];

/// An item of `causes`.
pub const CAUSE: Object = Object {
    what: "a cause",
    about: "Causes are numbered in their order.",
    keys: &[
        key("cause", Need::Required, Kind::Text, "What happened.", "cause: The key is wrong."),
        key("fix", Need::Required, Kind::Text, "What to do in that case.", "fix: Copy it again."),
    ],
};

/// An item of `checks`.
pub const CHECK: Object = Object {
    what: "a check",
    about: "Exactly one of `length`, `bytes`, `extension` and `rule`; several checks may name one parameter.",
    keys: &[
        key("parameter", Need::Required, Kind::Wire, "The parameter of the call.", "parameter: key"),
        key("length", none(), Kind::Count, "Its exact number of characters.", "length: 32"),
        key("bytes", none(), Kind::Object(&BYTES), "Its size in bytes.", "bytes: {min: 1024, max: 1048576}"),
        key(
            "extension",
            none(),
            Kind::List(&Kind::Wire),
            "The extensions that its file name may have, without the dot.",
            "extension: [jpg, png]",
        ),
        key(
            "rule",
            none(),
            Kind::Word(rules),
            "`present`, `non_empty`, `digits` only, or readable as `base64`.",
            "rule: digits",
        ),
    ],
};

/// `bytes` of a check.
pub const BYTES: Object = Object {
    what: "`bytes`",
    about: "Both bounds are inclusive; one of them may be absent.",
    keys: &[
        key("min", none(), Kind::Number, "The least number of bytes.", "min: 1024"),
        key("max", none(), Kind::Number, "The greatest number of bytes.", "max: 1048576"),
    ],
};

/// Every map of the format, in the order of its documentation.
pub const OBJECTS: [&Object; 13] = [
    &CATALOG,
    &SOURCE,
    &REPLIES,
    &TEXT_REPLIES,
    &UNKNOWN,
    &JSON_REPLIES,
    &POLICY,
    &DECISION,
    &ENDPOINT,
    &ENTRY,
    &CAUSE,
    &CHECK,
    &BYTES,
];

fn texts() -> Vec<&'static str> {
    vec!["required", "optional"]
}

fn classes() -> Vec<&'static str> {
    Class::ALL.map(Class::as_str).to_vec()
}

fn shapes() -> Vec<&'static str> {
    Shape::ALL.map(Shape::as_str).to_vec()
}

fn evidence() -> Vec<&'static str> {
    Evidence::ALL.map(Evidence::as_str).to_vec()
}

fn rules() -> Vec<&'static str> {
    vec!["present", "non_empty", "digits", "base64"]
}

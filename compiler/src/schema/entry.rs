//! One code at one endpoint.

use errbook_core::table::{ParameterKind, Unit};

use super::types::{Kind, Need, Object, key, none};
use crate::rules::CHECK;

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
        key("see_also", none(), Kind::List(&Kind::Wire), "Related codes, at any endpoint.", "see: [no_such_parcel]"),
        key(
            "checks",
            none(),
            Kind::List(&Kind::Object(&CHECK)),
            "The limits whose breach gives this error, as data.",
            "checks: [{parameter: key, length: 32}]",
        ),
        key(
            "examples",
            none(),
            Kind::List(&Kind::Response),
            "Responses that must be read as exactly this entry; they stand in the reference beside those that the compiler makes.",
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
            "parameter",
            none(),
            Kind::Object(&PARAMETER),
            "What the part in braces of the code is, for a code such as `FLOOD_WAIT_{seconds}`. Without it, braces are characters like any other.",
            "parameter: {kind: u32, delay: seconds}",
        ),
        key("since", none(), Kind::Wire, "The release of the API since which it answers so.", "since: \"2.1\""),
        key(
            "deprecated",
            none(),
            Kind::Object(&DEPRECATED),
            "The API discourages it.",
            "deprecated: {since: \"3.0\", use: depot_busy}",
        ),
        key(
            "removed",
            none(),
            Kind::Object(&REMOVED),
            "The API does not answer so any more. The code is still read, marked as retired, and cannot be used for anything else.",
            "removed: {since: \"4.0\", reason: The depot is closed.}",
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
            Need::Optional("the page"),
            Kind::List(&Kind::Name),
            "The `sources` that name the code, where it does not stand on the page. It is `vendor` evidence if one of them is the vendor's, or else `observed`.",
            "evidence: [forum]",
        ),
    ],
};

/// The keys of an entry that stand beside `same_as`, since they belong to the code and not to the shared texts.
pub(crate) const OWN_KEYS: [&str; 8] =
    ["same_as", "aliases", "ident", "evidence", "examples", "since", "deprecated", "removed"];

/// `parameter` of an entry.
pub const PARAMETER: Object = Object {
    what: "a parameter",
    about: "The name in the braces is for readers.",
    keys: &[
        key(
            "kind",
            Need::Required,
            Kind::Word(kinds),
            "A whole number that fits `u32` or `u64`, or any `text`.",
            "kind: u32",
        ),
        key(
            "delay",
            none(),
            Kind::Word(units),
            "The unit in which the parameter is the delay before the next try, which then takes the place of the policy's first one.",
            "delay: seconds",
        ),
    ],
};

/// `deprecated` of an entry.
pub const DEPRECATED: Object = Object {
    what: "`deprecated`",
    about: "It says `use`, `reason` or both.",
    keys: &[
        key("since", Need::Required, Kind::Wire, "Since when.", "since: \"3.0\""),
        key("use", none(), Kind::Wire, "The code that comes instead.", "use: depot_busy"),
        key("reason", none(), Kind::Text, "Why.", "reason: It said too little."),
    ],
};

/// `removed` of an entry.
pub const REMOVED: Object = Object {
    what: "`removed`",
    about: "A tombstone.",
    keys: &[
        key("since", Need::Required, Kind::Wire, "Since when.", "since: \"4.0\""),
        key("reason", Need::Required, Kind::Text, "Why, and how that is known.", "reason: The depot is closed."),
    ],
};

/// An item of `causes`.
pub const CAUSE: Object = Object {
    what: "a cause",
    about: "Causes are numbered in their order.",
    keys: &[
        key("cause", Need::Required, Kind::Text, "What happened.", "cause: The key is wrong."),
        key("fix", Need::Required, Kind::Text, "What to do in that case.", "fix: Copy it again."),
    ],
};

fn kinds() -> Vec<&'static str> {
    ParameterKind::ALL.map(ParameterKind::as_str).to_vec()
}

fn units() -> Vec<&'static str> {
    Unit::ALL.map(Unit::as_str).to_vec()
}

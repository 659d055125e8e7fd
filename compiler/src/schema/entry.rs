//! One code at one endpoint.

use errbook_core::table::{ParameterKind, Unit};

use super::responses::{STATUSES, WHEN};
use super::types::{ObjectSchema, Presence, ValueType, key, none};
use crate::rules::CHECK;

/// An entry.
pub const ENTRY: ObjectSchema = ObjectSchema {
    what: "entry",
    about: "One code at one endpoint; the same code can have different entries at several endpoints.",
    is_extensible: true,
    keys: &[
        key("title", Presence::Text, ValueType::Text, "A short title.", "title: Depot busy"),
        key(
            "meaning",
            Presence::Text,
            ValueType::Text,
            "The meaning of the response.",
            "meaning: The depot is overloaded.",
        ),
        key(
            "causes",
            none(),
            ValueType::List(&ValueType::Object(&CAUSE)),
            "Distinct causes, each with its own fix.",
            "causes: [{cause: The key is wrong., fix: Copy it again.}]",
        ),
        key("fix", Presence::Text, ValueType::Text, "The fix.", "fix: Try again later."),
        key(
            "retry",
            Presence::Own,
            ValueType::Name,
            "The name of a retry policy; `after_fix` and `unspecified` need none.",
            "retry: busy",
        ),
        key("note", none(), ValueType::Text, "An additional fact.", "note: Seen at night only."),
        key(
            "see_also",
            none(),
            ValueType::List(&ValueType::Wire),
            "Related codes, at any endpoint.",
            "see_also: [no_such_parcel]",
        ),
        key(
            "checks",
            none(),
            ValueType::List(&ValueType::Object(&CHECK)),
            "The checks of parameters whose violation gives this error.",
            "checks: [{parameter: key, length: 32}]",
        ),
        key(
            "unknown_id",
            none(),
            ValueType::Wire,
            "The parameter with the ID of a task: a call with an ID that the API never returned gets this error. Only the mock server uses it.",
            "unknown_id: id",
        ),
        key(
            "http",
            none(),
            STATUSES,
            "The documented HTTP statuses of the response; `when` recognizes a response by its status.",
            "http: 404",
        ),
        key(
            "when",
            none(),
            ValueType::Object(&WHEN),
            "The conditions under which a response is this entry, whether or not it has the code.",
            "when: {http: 429}",
        ),
        key(
            "examples",
            none(),
            ValueType::List(&ValueType::Response),
            "Responses that must parse as exactly this entry; the reference lists them after the generated ones. If an example has its code as a JSON number, the generated responses and those of the mock server have every code that is a whole number so, too, at all endpoints with the same `responses`. Without one, they are numbers if a condition compares the code with a number, as in `success: {code: 0}`, and strings otherwise.",
            "examples: [\"{\\\"ok\\\":0,\\\"error\\\":\\\"depot_busy\\\"}\"]",
        ),
        key(
            "aliases",
            none(),
            ValueType::Map { of: "aliases", key: &ValueType::Wire, value: &ValueType::Text },
            "Other spellings of the code, each with its origin. They are parsed as the code.",
            "aliases: {depot_bussy: Seen in older versions.}",
        ),
        key(
            "same_as",
            none(),
            ValueType::Wire,
            "Another code of the endpoint that shares its heading in the source: the entry takes its texts, checks and retry policy, and has its own `http`, `when` and `examples`.",
            "same_as: depot_busy",
        ),
        key(
            "parameter",
            none(),
            ValueType::Object(&PARAMETER),
            "The part in braces of a code such as `FLOOD_WAIT_{seconds}`. Without this key, braces are ordinary characters.",
            "parameter: {kind: u32, delay: seconds}",
        ),
        key("since", none(), ValueType::Release, "The release of the API that introduced the code.", "since: \"2.1\""),
        key(
            "deprecated",
            none(),
            ValueType::Object(&DEPRECATED),
            "The API discourages the code.",
            "deprecated: {since: \"3.0\", use: depot_busy}",
        ),
        key(
            "removed",
            none(),
            ValueType::Object(&REMOVED),
            "The API no longer returns the code. It is still parsed, marked as removed, and its name stays reserved.",
            "removed: {since: \"4.0\", reason: The depot is closed.}",
        ),
        key(
            "ident",
            Presence::Optional("derived from the code"),
            ValueType::Variant,
            "The name of the Rust variant.",
            "ident: DepotBusy",
        ),
        key(
            "evidence",
            Presence::Optional("the page"),
            ValueType::List(&ValueType::Name),
            "The `sources` of a code that is not on the page. The evidence is `vendor` if one of them is, or else `observed`.",
            "evidence: [forum]",
        ),
    ],
};

/// The keys that are allowed beside `same_as`, because they belong to the code and not to the shared texts.
pub(crate) const OWN_KEYS: [&str; 10] =
    ["same_as", "http", "when", "aliases", "ident", "evidence", "examples", "since", "deprecated", "removed"];

/// `parameter` of an entry.
pub const PARAMETER: ObjectSchema = ObjectSchema {
    what: "parameter",
    about: "The name in the braces is for documentation.",
    is_extensible: false,
    keys: &[
        key("kind", Presence::Required, ValueType::Word(kinds), "The type: `u32`, `u64`, or any `text`.", "kind: u32"),
        key(
            "delay",
            none(),
            ValueType::Word(units),
            "The unit of a parameter that is the delay before the next attempt; it replaces the initial delay of the policy.",
            "delay: seconds",
        ),
    ],
};

/// `deprecated` of an entry.
pub const DEPRECATED: ObjectSchema = ObjectSchema {
    what: "`deprecated`",
    about: "At least one of `use` and `reason` is required.",
    is_extensible: false,
    keys: &[
        key("since", none(), ValueType::Release, "The release that deprecated it.", "since: \"3.0\""),
        key("use", none(), ValueType::Wire, "The replacement.", "use: depot_busy"),
        key("reason", none(), ValueType::Text, "The reason.", "reason: It was too vague."),
    ],
};

/// `removed` of an entry.
pub const REMOVED: ObjectSchema = ObjectSchema {
    what: "`removed`",
    about: "A removed code.",
    is_extensible: false,
    keys: &[
        key("since", Presence::Required, ValueType::Release, "The release or date of the removal.", "since: \"4.0\""),
        key(
            "reason",
            Presence::Required,
            ValueType::Text,
            "The reason, and how it is known.",
            "reason: The depot is closed.",
        ),
    ],
};

/// An item of `causes`.
pub const CAUSE: ObjectSchema = ObjectSchema {
    what: "cause",
    about: "The reference numbers the causes.",
    is_extensible: false,
    keys: &[
        key("cause", Presence::Required, ValueType::Text, "The cause.", "cause: The key is wrong."),
        key("fix", Presence::Required, ValueType::Text, "The fix for this cause.", "fix: Copy it again."),
    ],
};

fn kinds() -> Vec<&'static str> {
    ParameterKind::ALL.map(ParameterKind::as_str).to_vec()
}

fn units() -> Vec<&'static str> {
    Unit::ALL.map(Unit::as_str).to_vec()
}

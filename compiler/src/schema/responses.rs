//! How replies are read off the wire.

use errbook_core::table::Charset;

use super::types::{Kind, Need, Object, key, none};

/// `replies`.
pub const RESPONSES: Object = Object {
    what: "`replies`",
    about: "A reply whose first byte is `{` or `[` is JSON where `json` is described; every other reply is plain text.",
    keys: &[
        key(
            "text",
            none(),
            Kind::Object(&TEXT_RESPONSES),
            "Plain text replies. A body that is a code, and nothing else, is that code; `{}` says no more than that.",
            "text: {success_prefix: \"OK|\"}",
        ),
        key(
            "json",
            none(),
            Kind::Object(&JSON_RESPONSES),
            "JSON replies: one object, whose keys are named here.",
            "json: {success: {ok: 1}, failure: {ok: 0}, code: error, payload: [result]}",
        ),
        key(
            "http",
            none(),
            Kind::Map { of: "statuses", key: &Kind::Status, value: &Kind::Name },
            "What a status of HTTP allows after a foreign body, such as a proxy's: statuses, and the retry policy of each. The first one that fits counts.",
            "http: {429: busy, 5xx: busy}",
        ),
    ],
};

/// `replies.text`.
pub const TEXT_RESPONSES: Object = Object {
    what: "`replies.text`",
    about: "White space around a body means nothing.",
    keys: &[
        key(
            "success_prefix",
            Need::Optional("no plain text reply is a success"),
            Kind::Wire,
            "What stands before the payload of a success.",
            "success_prefix: \"OK|\"",
        ),
        key(
            "reserved_prefix",
            none(),
            Kind::Wire,
            "A body that begins so, and is neither a success nor a catalogued code, is foreign.",
            "reserved: OK",
        ),
        key(
            "unknown_codes",
            Need::Optional("every other body is foreign"),
            Kind::List(&Kind::Object(&UNKNOWN_CODES)),
            "What a code looks like that is not in the catalogue.",
            "unknown: [{charset: upper_snake, max_length: 64}]",
        ),
    ],
};

/// An item of `replies.text.unknown`.
pub const UNKNOWN_CODES: Object = Object {
    what: "a shape of unknown codes",
    about: "A body of this shape is a code that is not in the catalogue, rather than a foreign body.",
    keys: &[
        key(
            "charset",
            Need::Required,
            Kind::Word(shapes),
            "The characters: `upper_snake` is capitals, digits and `_`, the first one a capital; `lower_snake` the same in small letters; `digits`; `printable` is printable ASCII with spaces.",
            "shape: upper_snake",
        ),
        key("prefix", none(), Kind::Wire, "What it begins with.", "begins: ERROR"),
        key("max_length", Need::Required, Kind::Count, "The most bytes that it has.", "longest: 64"),
    ],
};

/// `replies.json`.
pub const JSON_RESPONSES: Object = Object {
    what: "`replies.json`",
    about: "A number and the string that spells it are the same here: `1` and `\"1\"`. A place is a key, or keys from the \
            outside in with `.` between them, and `[]` is the first item of an array: `error.code`, `errors[].code`. Null \
            is the same as absent. At most 8 keys of the outermost object may be named.",
    keys: &[
        key(
            "success",
            Need::Required,
            CONDITION,
            "What a success looks like: places, and what must hold there. All of it must hold, and something of it must be there: a success is never told by what is missing alone.",
            "success: {status: 1}",
        ),
        key(
            "failure",
            Need::Required,
            CONDITION,
            "What a failure looks like; all of it must hold.",
            "failure: {error: {is: present}}",
        ),
        key("code", Need::Required, Kind::Wire, "The place of the code of a failure.", "code: error.code"),
        key(
            "code_after",
            none(),
            Kind::Wire,
            "The code is what follows the last one of these in that value: `/` for the tail of an address.",
            "code_after: /",
        ),
        key(
            "payload",
            Need::Required,
            Kind::List(&Kind::Wire),
            "The places of the payload of a success: the first one that is there counts. `.` is the whole object.",
            "payload: [request, result]",
        ),
        key("message", none(), Kind::Wire, "The place of the server's own words.", "message: error_text"),
    ],
};

/// A test of a place in `success` or `failure`.
pub const PREDICATE: Object = Object {
    what: "a test",
    about: "A plain value is a test, too: it must be this value.",
    keys: &[
        key("is", none(), Kind::Word(presence), "Whether something is there: `present` or `absent`.", "is: present"),
        key("not", none(), Kind::Scalar, "A value is there, and it is not this one.", "not: 0"),
    ],
};

const CONDITION: Kind = Kind::Map { of: "conditions", key: &Kind::Wire, value: &Kind::Predicate };

fn presence() -> Vec<&'static str> {
    vec!["present", "absent"]
}

fn shapes() -> Vec<&'static str> {
    Charset::ALL.map(Charset::as_str).to_vec()
}

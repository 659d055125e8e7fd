//! The response formats.

use errbook_core::table::Charset;

use super::types::{ObjectSchema, Presence, ValueType, key, none};

/// `responses`.
pub const RESPONSES: ObjectSchema = ObjectSchema {
    what: "`responses`",
    about: "If `json` is present, a response that starts with `{` or `[` is JSON; every other response is plain text.",
    keys: &[
        key(
            "text",
            none(),
            ValueType::Object(&TEXT_RESPONSES),
            "Plain text responses. A body that is exactly a code is that code; `{}` adds nothing else.",
            "text: {success_prefix: \"OK|\"}",
        ),
        key(
            "json",
            none(),
            ValueType::Object(&JSON_RESPONSES),
            "JSON responses: one object, with these paths.",
            "json: {success: {ok: 1}, failure: {ok: 0}, code: error, payload: [result]}",
        ),
        key(
            "http",
            none(),
            ValueType::Map { of: "statuses", key: &ValueType::Status, value: &ValueType::Name },
            "The retry policies after unrecognized bodies, such as those of a proxy, by HTTP status. The first match applies.",
            "http: {429: busy, 5xx: busy}",
        ),
    ],
};

/// `responses.text`.
pub const TEXT_RESPONSES: ObjectSchema = ObjectSchema {
    what: "`responses.text`",
    about: "White space around a body is ignored.",
    keys: &[
        key(
            "success_prefix",
            Presence::Optional("no plain text response is a success"),
            ValueType::Wire,
            "The prefix of a success; the payload follows.",
            "success_prefix: \"OK|\"",
        ),
        key(
            "reserved_prefix",
            none(),
            ValueType::Wire,
            "A prefix that only successes have: any other body with it is unrecognized, unless it is a cataloged code.",
            "reserved_prefix: OK",
        ),
        key(
            "unknown_codes",
            Presence::Optional("every other body is unrecognized"),
            ValueType::List(&ValueType::Object(&UNKNOWN_CODES)),
            "Patterns of codes that are not in the catalog.",
            "unknown_codes: [{charset: upper_snake, max_length: 64}]",
        ),
    ],
};

/// An item of `responses.text.unknown_codes`.
pub const UNKNOWN_CODES: ObjectSchema = ObjectSchema {
    what: "pattern of unknown codes",
    about: "A body that matches is an unknown code instead of an unrecognized body.",
    keys: &[
        key(
            "charset",
            Presence::Required,
            ValueType::Word(shapes),
            "The characters: `upper_snake` is upper case letters, digits and `_`, starting with a letter; `lower_snake` is the same in lower case; `digits`; `printable` is printable ASCII including spaces.",
            "charset: upper_snake",
        ),
        key("prefix", none(), ValueType::Wire, "The prefix of the code.", "prefix: ERROR"),
        key("max_length", Presence::Required, ValueType::Count, "The maximum length in bytes.", "max_length: 64"),
    ],
};

/// `responses.json`.
pub const JSON_RESPONSES: ObjectSchema = ObjectSchema {
    what: "`responses.json`",
    about: "A number equals the string that spells it: `1` and `\"1\"`. A path is a list of keys separated by `.`, from the \
            outside in; `[]` is the first item of an array: `error.code`, `errors[].code`. Null equals absent. At most 8 \
            keys of the outermost object can be used.",
    keys: &[
        key(
            "success",
            Presence::Required,
            CONDITION,
            "The conditions of a success: paths, and the predicates of their values. All conditions must be met, and at least one must require a value: a success is never concluded from absence alone.",
            "success: {status: 1}",
        ),
        key(
            "failure",
            Presence::Required,
            CONDITION,
            "The conditions of a failure; all must be met.",
            "failure: {error: {is: present}}",
        ),
        key("code", Presence::Required, ValueType::Wire, "The path of the code of a failure.", "code: error.code"),
        key(
            "code_after",
            none(),
            ValueType::Wire,
            "A separator: the code follows its last occurrence in the value, such as `/` for the tail of a URL.",
            "code_after: /",
        ),
        key(
            "payload",
            Presence::Required,
            ValueType::List(&ValueType::Wire),
            "The paths of the payload of a success: the first value that is present applies. `.` is the whole object.",
            "payload: [request, result]",
        ),
        key("message", none(), ValueType::Wire, "The path of the server's message.", "message: error_text"),
    ],
};

/// A predicate on a value in `success` or `failure`.
pub const PREDICATE: ObjectSchema = ObjectSchema {
    what: "predicate",
    about: "A plain value is a predicate, too: the value must equal it.",
    keys: &[
        key("is", none(), ValueType::Word(presence), "`present` or `absent`.", "is: present"),
        key("not", none(), ValueType::Scalar, "Any value except this one.", "not: 0"),
    ],
};

const CONDITION: ValueType = ValueType::Map { of: "conditions", key: &ValueType::Wire, value: &ValueType::Predicate };

fn presence() -> Vec<&'static str> {
    vec!["present", "absent"]
}

fn shapes() -> Vec<&'static str> {
    Charset::ALL.map(Charset::as_str).to_vec()
}

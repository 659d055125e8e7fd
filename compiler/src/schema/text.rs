//! The format of plain text responses.

use errbook_core::table::Charset;

use super::types::{ObjectSchema, Presence, ValueType, key, none};
use crate::model::TextSuccess;

/// `responses.text`.
pub const TEXT_RESPONSES: ObjectSchema = ObjectSchema {
    what: "`responses.text`",
    about: "White space around a body is ignored.",
    is_extensible: false,
    keys: &[
        key(
            "success_prefix",
            Presence::Optional("no plain text response is a success"),
            ValueType::Wire,
            "The prefix of a success; the payload follows.",
            "success_prefix: \"OK|\"",
        ),
        key(
            "empty_payload",
            Presence::Optional("`false`"),
            ValueType::Bool,
            "`true` if a success may end after its prefix.",
            "empty_payload: true",
        ),
        key(
            "trailing_fields",
            none(),
            ValueType::Map { of: "trailing fields", key: &ValueType::Name, value: &ValueType::Wire },
            "Values behind the payload of a success, by name and in their order, at most four: the separator before each, of which the last occurrence counts. `Payload::field` returns them. A text without all of the separators, or one in `success`, is the payload as a whole.",
            "trailing_fields: {price: \"|\"}",
        ),
        key(
            "success",
            none(),
            ValueType::List(&ValueType::Short(&ValueType::Response, &TEXT_SUCCESS)),
            "Bodies that are a success as a whole, unless they are a code: the exact text, or a number. An empty body, `\"\"`, also needs the HTTP status of a success: one of `http.success`, or 2xx.",
            "success: [RECORDED, {charset: decimal, max_length: 32}]",
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

/// An item of `responses.text.success`.
pub const TEXT_SUCCESS: ObjectSchema = ObjectSchema {
    what: "number",
    about: "A body that is such a number is a success, and its payload.",
    is_extensible: false,
    keys: &[
        key(
            "charset",
            Presence::Required,
            ValueType::Word(numbers),
            "The characters: `digits`; `decimal` is digits with an optional `-` before them and an optional point between them, as in `-1.50`.",
            "charset: decimal",
        ),
        key("max_length", Presence::Required, ValueType::Count, "The maximum length in bytes.", "max_length: 32"),
    ],
};

/// An item of `responses.text.unknown_codes`.
pub const UNKNOWN_CODES: ObjectSchema = ObjectSchema {
    what: "pattern of unknown codes",
    about: "A body that matches is an unknown code instead of an unrecognized body.",
    is_extensible: false,
    keys: &[
        key(
            "charset",
            Presence::Required,
            ValueType::Word(shapes),
            "The characters: `upper_snake` is upper case letters, digits and `_`, starting with a letter; `lower_snake` is the same in lower case; `digits`; `decimal` is a number such as `-1.50`; `printable` is printable ASCII including spaces.",
            "charset: upper_snake",
        ),
        key("prefix", none(), ValueType::Wire, "The prefix of the code.", "prefix: ERROR"),
        key("max_length", Presence::Required, ValueType::Count, "The maximum length in bytes.", "max_length: 64"),
    ],
};

fn numbers() -> Vec<&'static str> {
    TextSuccess::CHARSETS.map(Charset::as_str).to_vec()
}

fn shapes() -> Vec<&'static str> {
    Charset::ALL.map(Charset::as_str).to_vec()
}

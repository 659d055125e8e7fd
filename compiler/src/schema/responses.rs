//! The response formats.

use errbook_core::table::Unit;

use super::text::TEXT_RESPONSES;
use super::types::{ObjectSchema, Presence, ValueType, key, none};

/// `responses`.
pub const RESPONSES: ObjectSchema = ObjectSchema {
    what: "`responses`",
    about: "If `json` is present, a response that starts with `{` or `[` is JSON; every other response is plain text.",
    is_extensible: false,
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
            ValueType::Object(&HTTP_RESPONSES),
            "The meaning of the HTTP status.",
            "http: {success: 2xx, retry: {429: busy, 5xx: busy}}",
        ),
    ],
};

/// `responses.http`.
pub const HTTP_RESPONSES: ObjectSchema = ObjectSchema {
    what: "`responses.http`",
    about: "A status is `429`, or a group such as `5xx`.",
    is_extensible: false,
    keys: &[
        key(
            "success",
            Presence::Optional("the HTTP status does not decide"),
            STATUSES,
            "The statuses of a success; every other status is a failure. If `json` or `text` have conditions, too, a body that contradicts the status is unrecognized, and so is a response without a status that the conditions leave open. An HTML page is not a success by its status.",
            "success: 2xx",
        ),
        key(
            "retry",
            none(),
            ValueType::Map { of: "statuses", key: &ValueType::Status, value: &ValueType::Name },
            "The retry policies after unrecognized bodies, such as those of a proxy. The first match applies.",
            "retry: {429: busy, 5xx: busy}",
        ),
    ],
};

/// HTTP statuses.
pub(super) const STATUSES: ValueType = ValueType::OneOrMore(&ValueType::Status);

/// `responses.json`.
pub const JSON_RESPONSES: ObjectSchema = ObjectSchema {
    what: "`responses.json`",
    about: "A number, `true` or `false` equals the string with the same text, and no other: `1` equals `\"1\"`, but neither \
            `1.0` nor `true`. A path is a list of keys separated by `.`, from the \
            outside in; `[]` is the first item of an array, and `[kind=a]` the first item with that member: \
            `error.code`, `errors[].code`, `details[kind=a].code`. Null equals absent. Of several paths, the first one \
            with a value applies. A body with half of a surrogate pair in a string, such as `\"\\ud800\"`, is not valid \
            JSON. At most 8 keys of the outermost object can be used.",
    is_extensible: false,
    keys: &[
        key(
            "success",
            Presence::Optional("the HTTP status decides"),
            CONDITIONS,
            "The conditions of a success: paths, and the predicates of their values. All conditions must be met, and at least one must require a value: a success is never concluded from absence alone. Required without `http.success`.",
            "success: {status: 1}",
        ),
        key(
            "failure",
            Presence::Optional("the HTTP status decides"),
            CONDITIONS,
            "The conditions of a failure; all must be met. Required without `http.success`.",
            "failure: {error: {is: present}}",
        ),
        key(
            "code",
            Presence::Required,
            ValueType::OneOrMore(&ValueType::Short(&PATH, &CODE_LOCATION)),
            "The paths of the code of a failure. A string that is not empty, or a number as it is written, is a code; with any other value, the next path applies.",
            "code: [error.code, error.type]",
        ),
        key(
            "payload",
            Presence::Optional("`.` with `http.success`, otherwise required"),
            ValueType::OneOrMore(&ValueType::Path { whole: true }),
            "The paths of the payload of a success. A string or a number is a payload as text; `true`, `false`, an array and an object are payloads as JSON. An empty string is not a payload, and the paths behind it do not apply. `.` is the whole body: an object or, if the HTTP status decides, any JSON or an empty body. With `text`, a string, a number, `true`, `false`, null and an empty body are plain text. Paths behind `.` never apply.",
            "payload: [request, result]",
        ),
        key(
            "empty_payload",
            Presence::Optional("`false`"),
            ValueType::Bool,
            "`true` if null and an empty string at a path of `payload` are payloads, too.",
            "empty_payload: true",
        ),
        key(
            "message",
            none(),
            ValueType::OneOrMore(&PATH),
            "The paths of the server's message. A string that is not empty, or a number as it is written, is a message; with any other value, the next path applies.",
            "message: error_text",
        ),
        key(
            "retry_after",
            none(),
            ValueType::OneOrMore(&ValueType::Object(&DELAY_LOCATION)),
            "The paths of the delay that the server asks for, before the next call.",
            "retry_after: {at: error.retry_after, unit: seconds}",
        ),
        key(
            "fields",
            none(),
            ValueType::Map { of: "fields", key: &ValueType::Name, value: &ValueType::OneOrMore(&PATH) },
            "Values beside the payload or the code, by name, at most four: the paths of each. `Payload::field` returns those of a success, and a `Failure` carries and prints its own. Any value except null is the value of a field. Fields do not affect parsing.",
            "fields: {request_id: [request_id, requestId], doc: error.doc_url}",
        ),
    ],
};

/// An item of `responses.json.code`.
pub const CODE_LOCATION: ObjectSchema = ObjectSchema {
    what: "location of a code",
    about: "A path alone is a location, too: the value is the code. An empty value is not a code.",
    is_extensible: false,
    keys: &[
        key("at", Presence::Required, PATH, "The path.", "at: type"),
        key(
            "before",
            none(),
            ValueType::Wire,
            "A separator: the code precedes its first occurrence in the value.",
            "before: \":\"",
        ),
        key(
            "after",
            none(),
            ValueType::Wire,
            "A separator: the code follows its last occurrence in the value. After `/`, the value is a URL: a trailing `/`, the query and the fragment do not belong to the code.",
            "after: /",
        ),
        key(
            "none",
            none(),
            ValueType::OneOrMore(&ValueType::Wire),
            "Values that are not a code.",
            "none: \"about:blank\"",
        ),
    ],
};

/// An item of `responses.json.retry_after`.
pub const DELAY_LOCATION: ObjectSchema = ObjectSchema {
    what: "location of a delay",
    about: "The value is a decimal number, also as a string and with a fraction; a suffix `ms`, `s` or `m`, as in `3.5s`, \
            replaces the unit. Any other value is not a delay. \
            Zero leaves the delay to the policy.",
    is_extensible: false,
    keys: &[
        key("at", Presence::Required, PATH, "The path.", "at: error.retry_after"),
        key(
            "unit",
            Presence::Required,
            ValueType::Word(units),
            "The unit: `milliseconds`, `seconds` or `minutes`.",
            "unit: seconds",
        ),
    ],
};

/// `when` of an entry.
pub const WHEN: ObjectSchema = ObjectSchema {
    what: "`when`",
    about: "All given conditions must be met. A failure with a cataloged code comes first, then the conditions in file order, then a success.",
    is_extensible: false,
    keys: &[
        key("http", none(), STATUSES, "The HTTP statuses, of which one must be that of the response.", "http: 429"),
        key("json", none(), CONDITIONS, "The conditions on a JSON body.", "json: {status: processing}"),
    ],
};

/// A predicate on a value in `success`, `failure` or `when.json`.
pub const PREDICATE: ObjectSchema = ObjectSchema {
    what: "predicate",
    about: "A plain value is a predicate, too: the value must equal it.",
    is_extensible: false,
    keys: &[
        key(
            "is",
            none(),
            ValueType::Word(presence),
            "`present` or `absent`; `empty` (absent, or an empty string, array or object) or `not_empty`.",
            "is: present",
        ),
        key(
            "not",
            none(),
            ValueType::Scalar,
            "Any string, number or boolean except this one; null, arrays and objects do not meet it.",
            "not: 0",
        ),
    ],
};

const PATH: ValueType = ValueType::Path { whole: false };

const CONDITIONS: ValueType =
    ValueType::Map { of: "conditions", key: &PATH, value: &ValueType::Short(&ValueType::Scalar, &PREDICATE) };

fn presence() -> Vec<&'static str> {
    vec!["present", "absent", "empty", "not_empty"]
}

fn units() -> Vec<&'static str> {
    Unit::ALL.map(Unit::as_str).to_vec()
}

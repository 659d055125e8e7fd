//! The part of the index on the response formats.

use errbook_core::RetryClass;

use super::block::{Document, enumerate};
use super::link::{Links, Within};
use crate::model::{
    CodeLocation, Field, HttpResponses, JsonResponses, Predicate, Responses, TextResponses, UnknownCodePattern,
};
use crate::phrase;

/// Writes the response formats of the catalog, the rules of the parser, and the outcomes.
pub(super) fn write(document: &mut Document, responses: &Responses, links: &Links<'_>) {
    document.heading(2, "How responses are parsed");
    table(document, responses);
    document.list(rules(responses).into_iter().map(str::to_owned));
    document.paragraph("A response has exactly one of these outcomes:");
    let poll = links.class(RetryClass::Poll);
    let outcomes = [
        ["success", "the call succeeded and returned a payload", "use the payload"],
        ["pending", &format!("a code of the catalog with the retry class {poll}"), "call again; this is not a failure"],
        ["error", "any other code that the catalog has at this endpoint", "follow its entry"],
        [
            "other endpoint",
            "a code that the catalog has at other endpoints only",
            "check which endpoint was called; do not repeat the call",
        ],
        ["unknown code", "a code that is not in the catalog", "keep its text; do not repeat the call"],
        [
            "unrecognized",
            "not a response of this API, such as an empty body, an HTML page or invalid JSON",
            "keep the reason and the excerpt; do not repeat the call",
        ],
    ];
    document.table(["outcome", "meaning", "action"], outcomes.map(|row| row.map(str::to_owned)));
}

/// Writes the table of the response formats.
pub(super) fn table(document: &mut Document, responses: &Responses) {
    let text = responses.text.as_ref().map(plain_text).unwrap_or_default();
    let json = responses.json.as_ref().map(|json| self::json(json, &responses.http)).unwrap_or_default();
    let names = ["success", "failure", "unknown code", "unrecognized"];
    let rows = names.into_iter().zip(text.into_iter().zip(json));
    document.table(
        ["response", "plain text", "JSON"],
        rows.map(|(name, (text, json))| [name.to_owned(), text, json])
            .filter(|[_, text, json]| !(text.is_empty() && json.is_empty())),
    );
    let fields = responses.json.iter().flat_map(|json| &json.fields);
    let fields: Vec<String> = fields.map(field).collect();
    if !fields.is_empty() {
        document.paragraph(&format!("A failure also carries, as far as the JSON has them: {}.", enumerate(&fields)));
    }
}

/// Returns a field with its paths.
fn field(field: &Field) -> String {
    let paths: Vec<String> = field.paths.iter().map(|path| Within::Paragraph.code(path)).collect();
    format!("{} at {}", Within::Paragraph.code(&field.name), either(&paths))
}

/// Returns the cells of plain text responses, in the order of the rows.
fn plain_text(responses: &TextResponses) -> [String; 4] {
    let success = responses
        .success_prefix
        .as_ref()
        .map(|prefix| format!("starts with {}; the payload is the rest", code(prefix)));
    let unknown: Vec<String> = responses.unknown_codes.iter().map(unknown).collect();
    let reserved = responses
        .reserved_prefix
        .as_ref()
        .map(|prefix| format!(", including any other text that starts with {}", code(prefix)));
    [
        success.unwrap_or_default(),
        "is exactly a code of the catalog".to_owned(),
        unknown.join("; or "),
        format!("anything else{}", reserved.unwrap_or_default()),
    ]
}

fn unknown(unknown: &UnknownCodePattern) -> String {
    let UnknownCodePattern { charset, prefix, max_length } = unknown;
    let prefix = if prefix.is_empty() { String::new() } else { format!("starts with {} and ", code(prefix)) };
    let max_length = phrase::counted(max_length, "byte", "bytes");
    format!("{prefix}has at most {max_length}: {}", phrase::charset(*charset))
}

/// Returns the cells of JSON responses, in the order of the rows.
fn json(responses: &JsonResponses, http: &HttpResponses) -> [String; 4] {
    let payload =
        responses.payload.iter().map(|path| if path == "." { "the whole body".to_owned() } else { code(path) });
    let messages: Vec<String> = responses.message.iter().map(|path| code(path)).collect();
    let message =
        if messages.is_empty() { String::new() } else { format!(", and {} can be a message", either(&messages)) };
    let codes: Vec<String> = responses.code.iter().map(location).collect();
    let verdicts = [(&responses.success, true), (&responses.failure, false)];
    let [success, failure] = verdicts.map(|(conditions, success)| verdict(conditions, http, success));
    [
        format!("{success}; the payload is {}", first_of(&payload.collect::<Vec<_>>())),
        format!("{failure}; the code is {}{message}", first_of(&codes)),
        "any other code in a failure".to_owned(),
        "anything else".to_owned(),
    ]
}

/// Returns the conditions of a success or a failure.
fn verdict(conditions: &[(String, Predicate)], http: &HttpResponses, success: bool) -> String {
    let body = (!conditions.is_empty()).then(|| self::conditions(conditions));
    let statuses: Vec<String> = http.success.iter().map(|range| code(&range.to_string())).collect();
    let status = (!statuses.is_empty())
        .then(|| format!("the HTTP status is {}{}", if success { "" } else { "not " }, either(&statuses)));
    body.into_iter().chain(status).collect::<Vec<_>>().join(", and ")
}

/// Returns the first of several values that is present.
fn first_of(values: &[String]) -> String {
    match values {
        [one] => one.clone(),
        several => format!("the first of {} that is present and not null", enumerate(several)),
    }
}

fn either(values: &[String]) -> String {
    values.join(" or ")
}

/// Returns the location of a code.
fn location(location: &CodeLocation) -> String {
    let CodeLocation { path, before, after, none } = location;
    let before = before.as_ref().map(|marker| format!("the text before the first {} in ", code(marker)));
    let after = after.as_ref().map(|marker| format!("the text after the last {} in ", code(marker)));
    let none: Vec<String> = none.iter().map(|none| code(none)).collect();
    let none = if none.is_empty() { String::new() } else { format!(" (unless it is {})", either(&none)) };
    format!("{}{}{}{none}", after.unwrap_or_default(), before.unwrap_or_default(), code(path))
}

/// Returns the conjunction of conditions.
pub(super) fn conditions(conditions: &[(String, Predicate)]) -> String {
    let one = |(path, predicate): &(String, Predicate)| match predicate {
        Predicate::Is(is) => format!("{} is {}", code(path), code(is)),
        Predicate::Not(not) => format!("{} is present and not {}", code(path), code(not)),
        Predicate::Present => format!("{} is present", code(path)),
        Predicate::Absent => format!("{} is absent", code(path)),
        Predicate::Empty => format!("{} is absent or empty", code(path)),
        Predicate::NotEmpty => format!("{} is present and not empty", code(path)),
    };
    enumerate(&conditions.iter().map(one).collect::<Vec<_>>())
}

fn rules(responses: &Responses) -> Vec<&'static str> {
    let mut rules = vec!["White space, NUL and a byte order mark around a body are ignored."];
    if responses.text.is_some() && responses.json.is_some() {
        rules.push("A body that starts with `{` or `[` is parsed as JSON, any other body as plain text.");
    }
    rules.push(
        "Success and failure are distinguished before a code is looked up, so a payload that equals a code is a payload.",
    );
    rules.push(
        "A code matches as a whole and in exact case; a prefix, a part of a text or a similar name does not match.",
    );
    if !responses.http.success.is_empty() {
        rules.push("A body that contradicts the HTTP status is unrecognized.");
    }
    if responses.json.is_some() {
        rules.push("In JSON, a number equals a string with the same text: `1` equals `\"1\"`.");
    }
    rules
}

fn code(text: &str) -> String {
    Within::Cell.code(text)
}

//! How replies are read, as the index says it.

use errbook_core::RetryClass;

use super::block::{Document, enumerate};
use super::link::{Links, Within};
use crate::model::{JsonResponses, Predicate, Responses, TextResponses, UnknownCodePattern};
use crate::phrase;

/// Writes the shapes of the replies that the catalogue describes, the rules of reading, and the outcomes.
pub(super) fn write(document: &mut Document, replies: &Responses, links: &Links<'_>) {
    document.heading(2, "How replies are read");
    let text = replies.text.as_ref().map(plain).unwrap_or_default();
    let json = replies.json.as_ref().map(json).unwrap_or_default();
    let names = ["success", "failure", "unknown code", "foreign"];
    let rows = names.into_iter().zip(text.into_iter().zip(json));
    document.table(
        ["reply", "plain text", "JSON"],
        rows.map(|(name, (text, json))| [name.to_owned(), text, json])
            .filter(|[_, text, json]| !(text.is_empty() && json.is_empty())),
    );
    document.list(rules(replies).into_iter().map(str::to_owned));
    document.paragraph("A reply is exactly one of these outcomes:");
    let poll = links.class(RetryClass::Poll);
    let outcomes = [
        ["success", "the call succeeded, and a payload follows", "use the payload"],
        ["pending", &format!("a catalogued code of the retry class {poll}"), "ask again; this is no failure"],
        ["error", "any other code that is catalogued at this endpoint", "do what its entry says"],
        [
            "elsewhere",
            "a code that is catalogued, but at another endpoint only",
            "check which endpoint was called; do not repeat",
        ],
        ["unknown", "a code that is not in the catalogue", "keep its text; do not repeat"],
        [
            "foreign",
            "not a reply of this API: empty, a mark-up page, broken JSON",
            "keep the reason and the excerpt; do not repeat",
        ],
    ];
    document.table(["outcome", "when", "what to do"], outcomes.map(|row| row.map(str::to_owned)));
}

/// What a plain text body is, in the order of the table.
fn plain(replies: &TextResponses) -> [String; 4] {
    let success = replies
        .success_prefix
        .as_ref()
        .map(|prefix| format!("begins with {}; the payload is all that follows", code(prefix)));
    let unknown: Vec<String> = replies.unknown_codes.iter().map(unknown).collect();
    let reserved =
        replies.reserved_prefix.as_ref().map(|prefix| format!("anything else that begins with {}, and ", code(prefix)));
    [
        success.unwrap_or_default(),
        "is a catalogued code, and nothing but the code".to_owned(),
        unknown.join("; or "),
        format!("{}whatever has none of these shapes", reserved.unwrap_or_default()),
    ]
}

fn unknown(unknown: &UnknownCodePattern) -> String {
    let prefix =
        if unknown.prefix.is_empty() { String::new() } else { format!(" that begins with {}", code(&unknown.prefix)) };
    let max_length = phrase::counted(unknown.max_length, "byte", "bytes");
    format!("a text{prefix} of at most {max_length}: {}", phrase::shape(unknown.charset))
}

/// What a JSON body is, in the order of the table.
fn json(replies: &JsonResponses) -> [String; 4] {
    let payload =
        replies.payload.iter().map(|place| if place == "." { "the whole object".to_owned() } else { code(place) });
    let payload: Vec<String> = payload.collect();
    let payload = match payload.as_slice() {
        [] => String::new(),
        [one] => format!("; the payload is {one}"),
        several => format!("; the payload is the first of {} that is there and not null", enumerate(several)),
    };
    let after = replies.code_after.as_ref().map(|marker| format!("what follows the last {} in ", code(marker)));
    let message = replies.message.as_ref().map(|key| format!(", and {} may be a message for people", code(key)));
    [
        format!("{}{payload}", conditions(&replies.success)),
        format!(
            "{}; the code is {}{}{}",
            conditions(&replies.failure),
            after.unwrap_or_default(),
            code(&replies.code),
            message.unwrap_or_default()
        ),
        "any other code that a failure names".to_owned(),
        "whatever has none of these shapes".to_owned(),
    ]
}

/// What must hold, all of it.
fn conditions(conditions: &[(String, Predicate)]) -> String {
    let one = |(place, test): &(String, Predicate)| match test {
        Predicate::Is(is) => format!("{} is {}", code(place), code(is)),
        Predicate::Not(not) => format!("{} is there and not {}", code(place), code(not)),
        Predicate::Present => format!("{} is there", code(place)),
        Predicate::Absent => format!("{} is not there", code(place)),
    };
    enumerate(&conditions.iter().map(one).collect::<Vec<_>>())
}

fn rules(replies: &Responses) -> Vec<&'static str> {
    let mut rules = vec!["White space, NUL and a byte order mark around a body mean nothing."];
    if replies.text.is_some() && replies.json.is_some() {
        rules.push("A body that prefix with `{` or `[` is read as JSON, any other one as plain text.");
    }
    rules.push("Success or failure is decided before any code is looked up, so a payload that spells a code is still a payload.");
    rules.push("A code counts as a whole, in exact case: a near name, a prefix or a part of a text is no code.");
    if replies.json.is_some() {
        rules.push("A value is the same whether JSON writes it as a number or as a string: `1` is `\"1\"`.");
    }
    rules
}

fn code(text: &str) -> String {
    Within::Cell.code(text)
}

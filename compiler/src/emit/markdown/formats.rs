//! The table of the response formats: what success, failure, code, payload, message and delay look like.

use errbook_core::table::StatusRange;

use super::block::{Document, enumerate};
use super::link::Within;
use crate::model::{
    CodeLocation, DelayLocation, Field, JsonResponses, Predicate, Responses, TextResponses, TextSuccess, TrailingField,
    UnknownCodePattern, When,
};
use crate::phrase;

/// Writes the table.
pub(super) fn table(document: &mut Document, responses: &Responses) {
    let Responses { text, json, http } = responses;
    let text = text.as_ref().map(|text| plain_text(text, &http.success)).unwrap_or_default();
    let json = json.as_ref().map(|json| self::json(json, &http.success)).unwrap_or_default();
    let names = ["success", "failure", "delay before the next call", "unknown code", "unrecognized"];
    let rows = names.into_iter().zip(text.into_iter().zip(json));
    document.table(
        ["response", "plain text", "JSON"],
        rows.map(|(name, (text, json))| [name.to_owned(), text, json])
            .filter(|[_, text, json]| !(text.is_empty() && json.is_empty())),
    );
    let fields = responses.json.iter().flat_map(|json| &json.fields);
    let fields: Vec<String> = fields.map(field).collect();
    if !fields.is_empty() {
        document.paragraph(&format!("A response also carries, as far as the JSON has them: {}.", enumerate(&fields)));
    }
}

/// Returns a field with its paths.
fn field(field: &Field) -> String {
    let paths: Vec<String> = field.paths.iter().map(|path| Within::Paragraph.code(path)).collect();
    format!("{} at {}", Within::Paragraph.code(&field.name), paths.join(" or "))
}

/// Returns the cells of plain text responses, in the order of the rows.
fn plain_text(responses: &TextResponses, success: &[StatusRange]) -> [String; 5] {
    let TextResponses {
        success_prefix,
        empty_payload,
        trailing_fields,
        success: whole,
        reserved_prefix,
        unknown_codes,
    } = responses;
    let prefix = success_prefix.as_ref().map(|prefix| format!("starts with {}", code(prefix)));
    let rest = match (success_prefix, empty_payload) {
        (None, _) => "",
        (Some(_), false) => "the rest",
        (Some(_), true) => "the rest, which can be empty",
    };
    let fields: String =
        trailing_fields.iter().map(|TrailingField { name, separator }| format!("{separator}{{{name}}}")).collect();
    let fields = if fields.is_empty() { fields } else { format!(", without {} at its end", code(&fields)) };
    let payload = match (rest, whole.as_slice()) {
        ("", _) => format!("the payload is the whole body{fields}"),
        (rest, []) => format!("the payload is {rest}{fields}"),
        (rest, _) => format!("the payload is {rest}{fields}, or the whole body"),
    };
    let body: Vec<String> = prefix.into_iter().chain(whole.iter().map(self::whole)).collect();
    let body = (!body.is_empty()).then(|| body.join(", or "));
    let verdict: Vec<String> = body.into_iter().chain(status(success, true)).collect();
    let failure = status(success, false).map(|status| format!("{status}, and the body ")).unwrap_or_default();
    let unknown: Vec<String> = unknown_codes.iter().map(unknown).collect();
    let reserved =
        reserved_prefix.as_ref().map(|prefix| format!(", including any other text that starts with {}", code(prefix)));
    [
        if verdict.is_empty() { String::new() } else { format!("{}; {payload}", verdict.join(", and ")) },
        format!("{failure}is exactly a code of the catalog"),
        String::new(),
        unknown.join("; or "),
        format!("anything else{}", reserved.unwrap_or_default()),
    ]
}

fn whole(success: &TextSuccess) -> String {
    match success {
        TextSuccess::Exact(text) if text.is_empty() => "is empty and has the HTTP status of a success".to_owned(),
        TextSuccess::Exact(text) => format!("is {}", code(text)),
        TextSuccess::Number { charset, max_length } => {
            let max_length = phrase::counted(max_length, "byte", "bytes");
            format!("has at most {max_length}: {}", phrase::charset(*charset))
        }
    }
}

fn unknown(unknown: &UnknownCodePattern) -> String {
    let UnknownCodePattern { charset, prefix, max_length } = unknown;
    let prefix = if prefix.is_empty() { String::new() } else { format!("starts with {} and ", code(prefix)) };
    let max_length = phrase::counted(max_length, "byte", "bytes");
    format!("{prefix}has at most {max_length}: {}", phrase::charset(*charset))
}

/// Returns the cells of JSON responses, in the order of the rows.
fn json(responses: &JsonResponses, success: &[StatusRange]) -> [String; 5] {
    let verdict = |conditions: &[(String, Predicate)], is_success| {
        let body = (!conditions.is_empty()).then(|| self::conditions(conditions, Within::Cell));
        body.into_iter().chain(status(success, is_success)).collect::<Vec<_>>().join(", and ")
    };
    let messages: Vec<String> = responses.message.iter().map(|path| code(path)).collect();
    let message =
        if messages.is_empty() { String::new() } else { format!(", and {} can be a message", messages.join(" or ")) };
    let codes: Vec<String> = responses.code.iter().map(location).collect();
    let delays: Vec<String> = responses.retry_after.iter().map(delay).collect();
    [
        format!("{}; the payload is {}", verdict(&responses.success, true), payload(responses)),
        format!("{}; the code is {}{message}", verdict(&responses.failure, false), first_of(&codes, "has a code")),
        first_of(&delays, "is a delay"),
        "any other code in a failure".to_owned(),
        "anything else".to_owned(),
    ]
}

fn payload(responses: &JsonResponses) -> String {
    let paths: Vec<String> = responses.payload.iter().filter(|path| *path != ".").map(|path| code(path)).collect();
    let whole = (paths.len() < responses.payload.len()).then(|| "the whole body".to_owned());
    let empty = if responses.empty_payload { "; null and an empty string are payloads, too" } else { "" };
    let is = if responses.empty_payload { "is present" } else { "is present and not null" };
    let paths = match paths.as_slice() {
        [one] if whole.is_some() => Some(format!("{one} if it {is}")),
        [] => None,
        several => Some(first_of(several, is)),
    };
    format!("{}{empty}", paths.into_iter().chain(whole).collect::<Vec<_>>().join(", or else "))
}

/// Returns the condition on the HTTP status of a success or a failure, if the status decides.
fn status(success: &[StatusRange], is_success: bool) -> Option<String> {
    let not = if is_success { "" } else { "not " };
    (!success.is_empty()).then(|| format!("the HTTP status is {not}{}", statuses(success)))
}

/// Returns HTTP statuses: `` `403`, `429` or `5xx` ``.
pub(super) fn statuses(statuses: &[StatusRange]) -> String {
    let statuses: Vec<String> = statuses.iter().map(|range| code(&range.to_string())).collect();
    match statuses.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => statuses.concat(),
    }
}

/// Returns the first of several values for which the predicate holds.
fn first_of(values: &[String], predicate: &str) -> String {
    match values {
        [] => String::new(),
        [one] => one.clone(),
        several => format!("the first of {} that {predicate}", enumerate(several)),
    }
}

/// Returns the location of a code, with the part of its value that is the code.
fn location(location: &CodeLocation) -> String {
    let CodeLocation { path, before, after, none } = location;
    let before = before.as_ref().map(|marker| format!("up to the first {}", code(marker)));
    let after = after.as_ref().map(|marker| match marker.as_str() {
        "/" => "the last part of the URL".to_owned(),
        marker => format!("after the last {}", code(marker)),
    });
    let none: Vec<String> = none.iter().map(|none| code(none)).collect();
    let none = (!none.is_empty()).then(|| format!("unless it is {}", none.join(" or ")));
    let part: Vec<String> = before.into_iter().chain(after).chain(none).collect();
    if part.is_empty() { code(path) } else { format!("{} ({})", code(path), part.join(", ")) }
}

fn delay(location: &DelayLocation) -> String {
    format!("{} in {}", code(&location.path), location.unit.as_str())
}

/// Returns a response as code, with its HTTP status if it decides.
pub(super) fn response(body: &str, status: Option<u16>) -> String {
    let status = status.map(|status| format!(" with the HTTP status `{status}`")).unwrap_or_default();
    Within::Paragraph.code(body) + &status
}

/// Returns the conditions of an entry.
pub(super) fn when(when: &When) -> String {
    let status = (!when.http.is_empty()).then(|| format!("the HTTP status is {}", statuses(&when.http)));
    let json = (!when.json.is_empty()).then(|| conditions(&when.json, Within::Paragraph));
    status.into_iter().chain(json).collect::<Vec<_>>().join(", and ")
}

/// Returns the conjunction of conditions.
fn conditions(conditions: &[(String, Predicate)], within: Within) -> String {
    let code = |text: &str| within.code(text);
    let one = |(path, predicate): &(String, Predicate)| match predicate {
        Predicate::Is(is) => format!("{} is {}", code(path), code(is)),
        Predicate::Not(not) => format!("{} is a string, number or boolean other than {}", code(path), code(not)),
        Predicate::Present => format!("{} is present", code(path)),
        Predicate::Absent => format!("{} is absent", code(path)),
        Predicate::Empty => format!("{} is absent or empty", code(path)),
        Predicate::NotEmpty => format!("{} is present and not empty", code(path)),
    };
    enumerate(&conditions.iter().map(one).collect::<Vec<_>>())
}

fn code(text: &str) -> String {
    Within::Cell.code(text)
}

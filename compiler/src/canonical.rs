//! The canonical responses of a code: how the API reports it in the formats of the catalog.

use errbook_core::table::{Pattern, StatusRange};

use crate::json;
use crate::lists;
use crate::model::{Catalog, Endpoint, Entry, JsonResponses, Predicate, Responses, TextSuccess, When, imply, keys};
use crate::number_codes;

/// The format of a response.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain text.
    Text,
    /// JSON.
    Json,
}

/// A response that follows the formats of the catalog.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Canonical {
    /// The format.
    pub format: Format,
    /// The response body.
    pub body: String,
    /// The HTTP status, if it decides.
    pub status: Option<u16>,
}

/// Returns the failures with a code, one for each format of the API; in JSON, the code is a string.
#[must_use]
pub fn canonical(responses: &Responses, code: &str) -> Vec<Canonical> {
    failures_with(responses, code, false)
}

/// Returns the failures with a code at an endpoint, one for each format of the API; the code need not be in the catalog.
///
/// In JSON, a whole number is a number if those of the endpoint are.
#[must_use]
pub fn of_code(catalog: &Catalog, endpoint: &Endpoint, code: &str) -> Vec<Canonical> {
    failures_with(catalog.responses_of(endpoint), code, endpoint.has_number_codes)
}

fn failures_with(responses: &Responses, code: &str, is_number: bool) -> Vec<Canonical> {
    let status = failure_status(responses);
    let mut failures = Vec::new();
    if responses.text.is_some() {
        failures.push(Canonical { format: Format::Text, body: code.to_owned(), status });
    }
    if let Some(json) = &responses.json {
        failures.push(Canonical { format: Format::Json, body: tree(&failure(json, code, is_number)), status });
    }
    failures
}

/// Returns the canonical responses of an entry; a parameter of its code is `30`. In JSON, a whole number is a number if the
/// examples of the catalog have it so.
///
/// An entry with conditions has one response, which meets them.
#[must_use]
pub fn of(catalog: &Catalog, endpoint: &Endpoint, entry: &Entry) -> Vec<Canonical> {
    let (responses, code) = (catalog.responses_of(endpoint), &catalog.code(entry).code);
    if let Some(when) = &entry.when {
        return Vec::from_iter(conditional(responses, when, status(catalog, endpoint, entry)));
    }
    let mut failures = match (&entry.texts.parameter, Pattern::split(code)) {
        (Some(_), Some((before, _, after))) => canonical(responses, &format!("{before}30{after}")),
        _ => {
            let is_number = responses.json.as_ref().is_some_and(|json| number_codes::is_number(json, endpoint, entry));
            failures_with(responses, code, is_number)
        }
    };
    let status = status(catalog, endpoint, entry);
    for response in &mut failures {
        response.status = status;
    }
    failures
}

/// Returns a success with this payload, in the other format if the API has no success in the requested one.
///
/// One of the texts that are a success replaces any other payload, unless a prefix or the HTTP status decides. `field` is the
/// value of each field that plain text has behind the payload, in JSON, too; without it, the response has no fields.
/// The status is the first one of a success, if the status decides.
#[must_use]
pub fn success(responses: &Responses, format: Format, payload: &str, field: Option<&str>) -> Option<Canonical> {
    let status = responses.http.success.first().map(|range| range.first);
    let mut fields = Vec::new();
    let mut behind = String::new();
    if let (Some(text), Some(value)) = (&responses.text, field) {
        for of in &text.trailing_fields {
            fields.push((of, value));
            behind.push_str(&of.separator);
            behind.push_str(value);
        }
    }
    let text = responses.text.as_ref().and_then(|text| match (&text.success_prefix, text.success.as_slice()) {
        (Some(prefix), _) => Some((format!("{prefix}{payload}{behind}"), status)),
        (None, []) => Some((format!("{payload}{behind}"), Some(status?))),
        (None, whole) if whole.iter().any(|one| one.row().admits(payload.as_bytes())) => {
            Some((payload.to_owned(), status.or(Some(200))))
        }
        (None, [TextSuccess::Exact(text), ..]) => Some((text.clone(), status.or(Some(200)))),
        (None, [TextSuccess::Number { .. }, ..]) => Some(("1".to_owned(), status)),
    });
    let text = text.map(|(body, status)| Canonical { format: Format::Text, body, status });
    let json = responses.json.as_ref().map(|json| {
        let mut values = lists::filter_map(&json.success, value);
        // If the payload is the whole body, the key does not matter.
        let path = json.payload.first().filter(|path| *path != ".").map_or(vec!["id"], |path| keys(path));
        values.retain(|(other, _)| !path.starts_with(other));
        values.push((path, json::string(payload)));
        for (of, value) in &fields {
            let path = json.fields.iter().find(|field| field.name == of.name).and_then(|field| field.paths.first());
            // A member of its own, so that it does not change another one.
            if let Some([key]) = path.map(|path| keys(path)).as_deref()
                && values.iter().all(|(other, _)| other.first().is_some_and(|other| other != key))
            {
                values.push((vec![*key], json::string(value)));
            }
        }
        Canonical { format: Format::Json, body: tree(&values), status }
    });
    match format {
        Format::Text => text.or(json),
        Format::Json => json.or(text),
    }
}

/// Returns the HTTP status of the canonical responses of an entry, if one is documented or if a status decides.
///
/// The conditions of earlier entries do not take it, if possible.
pub(crate) fn status(catalog: &Catalog, endpoint: &Endpoint, entry: &Entry) -> Option<u16> {
    let responses = catalog.responses_of(endpoint);
    let Some(when) = &entry.when else {
        return entry.http.first().map(|(range, _)| range.first).or_else(|| failure_status(responses));
    };
    let mut taken = Vec::new();
    for earlier in endpoint.entries.iter().take_while(|earlier| earlier.code != entry.code) {
        if let Some(earlier) = &earlier.when
            && imply(&when.json, &earlier.json)
        {
            taken.push(&earlier.http);
        }
    }
    let is_free = |status: u16| !taken.iter().any(|ranges| contains(ranges, status));
    let own = if when.http.is_empty() { lists::map(&entry.http, |(range, _)| *range) } else { when.http.clone() };
    for range in &own {
        if let Some(status) = (range.first..=range.last).find(|status| is_free(*status)) {
            return Some(status);
        }
    }
    if when.http.is_empty() {
        let success = &responses.http.success;
        let of_success = || success.iter().map(|range| range.first).find(|status| is_free(*status));
        let other = free_failure(success, &is_free).or_else(of_success);
        if other.is_some() {
            return other;
        }
    }
    own.first().map(|range| range.first).or_else(|| failure_status(responses))
}

/// Returns a status that is not a success, if the status decides.
fn failure_status(responses: &Responses) -> Option<u16> {
    free_failure(&responses.http.success, &|_| true)
}

/// Returns a status that is neither a success nor excluded, if the status decides.
fn free_failure(success: &[StatusRange], is_free: &dyn Fn(u16) -> bool) -> Option<u16> {
    let mut failures = if success.is_empty() { 0..0 } else { 400..600 };
    failures.find(|status| !contains(success, *status) && is_free(*status))
}

fn contains(ranges: &[StatusRange], status: u16) -> bool {
    ranges.iter().any(|range| range.contains(status))
}

/// Returns the response that meets the conditions of an entry; `None` if they need JSON, which the API does not use.
fn conditional(responses: &Responses, when: &When, status: Option<u16>) -> Option<Canonical> {
    let is_json = !when.json.is_empty() || responses.text.is_none();
    if is_json && responses.json.is_some() {
        let body = tree(&lists::filter_map(&when.json, value));
        return Some(Canonical { format: Format::Json, body, status });
    }
    let text = Canonical { format: Format::Text, body: String::new(), status };
    when.json.is_empty().then_some(text)
}

/// The values of an object, in JSON, with their paths.
type Values<'v> = Vec<(Vec<&'v str>, String)>;

/// Returns the paths and values of an object that meets the conditions of a failure and contains the code.
fn failure<'m>(json: &'m JsonResponses, code: &str, is_number: bool) -> Values<'m> {
    let mut values = lists::filter_map(&json.failure, value);
    if let Some(location) = json.code.first() {
        let value = match &location.after {
            Some(before) => json::string(&format!("{before}{code}")),
            None if is_number && json::is_whole_number(code) => code.to_owned(),
            None => json::string(code),
        };
        let code = (keys(&location.path), value);
        // The code makes its own path and every enclosing value present.
        values.retain(|(path, _)| !code.0.starts_with(path));
        values.push(code);
    }
    values
}

/// Returns the path and a value that meets a condition, or `None` if an absent value does.
fn value((path, predicate): &(String, Predicate)) -> Option<(Vec<&str>, String)> {
    let value = match predicate {
        Predicate::Is(is) => json::scalar(is),
        // Any other scalar does; `1` is the usual one.
        Predicate::Not(not) => if not == "1" { "2" } else { "1" }.to_owned(),
        Predicate::Present => "{}".to_owned(),
        Predicate::NotEmpty => "1".to_owned(),
        Predicate::Absent | Predicate::Empty => return None,
    };
    Some((keys(path), value))
}

/// Returns the JSON value that has these values at these paths.
fn tree(values: &[(Vec<&str>, String)]) -> String {
    if values.is_empty() {
        return "{}".to_owned();
    }
    if let [(path, value)] = values
        && path.is_empty()
    {
        return value.clone();
    }
    // The values of each member, in order of first appearance.
    let mut heads: Vec<(&str, Values<'_>)> = Vec::new();
    for (path, value) in values {
        let Some((head, rest)) = path.split_first() else { continue };
        let inner = (rest.to_vec(), value.clone());
        match heads.iter_mut().find(|(other, _)| other == head) {
            Some((_, values)) => values.push(inner),
            None => heads.push((head, vec![inner])),
        }
    }
    let members = lists::map(&heads, |(head, inner)| (*head, tree(inner)));
    match members.as_slice() {
        [("[]", item)] => format!("[{item}]"),
        [(selector, item)] if selector.starts_with('[') => {
            let (name, value) = selector.trim_matches(['[', ']']).split_once('=').unwrap_or_default();
            let rest = item.strip_prefix('{').unwrap_or("}");
            let comma = if rest == "}" { "" } else { "," };
            format!("[{{{}:{}{comma}{rest}]", json::string(name), json::string(value))
        }
        members => {
            let members = lists::map(members, |(key, value)| format!("{}:{value}", json::string(key)));
            format!("{{{}}}", members.join(","))
        }
    }
}

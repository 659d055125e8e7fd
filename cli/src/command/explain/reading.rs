//! A response parsed at one endpoint.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::time::Duration;

use errbook_compiler::printable::one_line;
use errbook_core::retry::Retry;
use errbook_core::table::{Catalog, Code, Endpoint, Entry, Field, Pattern, Wire};
use errbook_core::{Outcome, Redacted, Response, ResponseValue};

/// The valid HTTP statuses.
pub(super) const STATUSES: RangeInclusive<i64> = 100..=599;

/// The outcome of a response at one endpoint.
pub(super) struct Reading<'a, 't> {
    table: &'t Catalog<'t>,
    pub(super) endpoint: &'t Endpoint<'t>,
    /// The body of the response.
    pub(super) body: &'a [u8],
    pub(super) outcome: Outcome<'a, Entry<'t>, Code<'t>>,
}

impl<'a, 't: 'a> Reading<'a, 't> {
    /// Parses a response at an endpoint.
    pub(super) fn new(table: &'t Catalog<'t>, endpoint: &'t Endpoint<'t>, response: Response<'a>) -> Self {
        Reading { table, endpoint, body: response.body, outcome: table.parse(endpoint, response) }
    }

    /// Returns a code of the catalog as it was received, with its parameter.
    pub(super) fn received(&self, code: &'t str) -> Cow<'t, str> {
        match self.outcome.details().parameter {
            Some(parameter) => Cow::Owned(Wire::new(code, parameter).to_string()),
            None => Cow::Borrowed(code),
        }
    }

    /// Returns a text of an entry, in which the parameter of the received code replaces its name in braces.
    pub(super) fn filled<'s>(&self, code: &str, text: &'s str) -> Cow<'s, str> {
        match (self.outcome.details().parameter, Pattern::split(code)) {
            (Some(parameter), Some((_, name, _))) => {
                let value = match parameter.number() {
                    Some(number) => number.to_string(),
                    None => self.redacted(Redacted::named(name, parameter.to_string().as_bytes())),
                };
                Cow::Owned(text.replace(&format!("{{{name}}}"), &value))
            }
            _ => Cow::Borrowed(text),
        }
    }

    /// Returns a text of the response without its secrets, those of the catalog included.
    pub(super) fn redacted(&self, text: Redacted<'_>) -> String {
        text.with_secrets(self.table.secrets).to_string()
    }

    /// Returns the code of the outcome as it was received, if the catalog knows it.
    pub(super) fn code(&self) -> Option<Cow<'t, str>> {
        match &self.outcome {
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => Some(self.received(code.code())),
            Outcome::OtherEndpoint { code, .. } => Some(self.received(code.code)),
            Outcome::Success { .. } | Outcome::UnknownCode { .. } | Outcome::Unrecognized { .. } => None,
        }
    }

    /// Returns `true` if the API no longer sends the code of the outcome.
    pub(super) fn is_removed(&self) -> bool {
        match &self.outcome {
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => code.removed().is_some(),
            Outcome::OtherEndpoint { code, .. } => self.entries(code.code).all(|entry| entry.removed().is_some()),
            Outcome::Success { .. } | Outcome::UnknownCode { .. } | Outcome::Unrecognized { .. } => false,
        }
    }

    /// Returns the fields of the catalog that the response has.
    pub(super) fn fields(&self) -> Vec<(&'a str, Cow<'a, str>)> {
        let responses = self.table.responses_of(self.endpoint);
        let json = responses.json.as_ref().filter(|json| may_have(self.body, json.fields));
        let has_trailing = responses.text.is_some_and(|text| !text.trailing_fields.is_empty());
        match (&self.outcome, json) {
            (Outcome::Success { .. }, None) if !has_trailing => Vec::new(),
            (Outcome::Success { payload }, _) => payload.fields().map(with_text).collect(),
            (_, json) => json.into_iter().flat_map(|json| json.fields_of(self.body)).map(with_text).collect(),
        }
    }

    /// Returns the paths that were searched in vain in unrecognized JSON, for a message; may be empty.
    pub(super) fn searched(&self) -> String {
        match (&self.outcome, &self.table.responses_of(self.endpoint).json) {
            (Outcome::Unrecognized { reason, body, .. }, Some(json))
                if matches!(body.as_bytes(), [b'{' | b'[', ..]) =>
            {
                json.searched(*reason).to_string()
            }
            _ => String::new(),
        }
    }

    /// Returns the entries of a code at all endpoints.
    pub(super) fn entries(&self, code: &str) -> impl Iterator<Item = Entry<'t>> {
        // The index lacks codes with a parameter.
        let is_indexed = self.table.find(code).is_some();
        self.table.endpoints.iter().filter_map(move |endpoint| {
            if is_indexed {
                endpoint.find(code).and_then(|place| endpoint.entry(place))
            } else {
                endpoint.entries().find(|entry| entry.code() == code)
            }
        })
    }

    /// Returns what to do next, or `None` after a success.
    pub(super) fn retry(&self) -> Option<Retry> {
        self.table.retry(self.endpoint, &self.outcome)
    }
}

/// Returns `false` if a JSON body has none of the fields: a key is there between two quotes, or it has an escape. This search
/// takes much less time than the parser.
fn may_have(body: &[u8], fields: &[Field<'_>]) -> bool {
    let Ok(body) = str::from_utf8(body) else { return false };
    let paths = || fields.iter().flat_map(|field| field.paths);
    let is_first_key = |part: &str| paths().any(|path| starts_with_key(path, part));
    // Only these characters have an escape that is not `\u`.
    let is_short = |c: char| c.is_control() || matches!(c, '"' | '\\' | '/');
    let is_escaped = || body.contains('\\') && (body.contains("\\u") || paths().any(|path| path.contains(is_short)));
    is_first_key("") || body.contains('"') && (body.split('"').any(is_first_key) || is_escaped())
}

/// Returns `true` if the first key of a path is `key`; without one, it is empty.
fn starts_with_key(path: &str, key: &str) -> bool {
    // Most keys differ in their first byte.
    path.as_bytes().first() == key.as_bytes().first() && path.strip_prefix(key).is_some_and(is_end)
        || key.is_empty() && is_end(path)
}

/// Returns `true` if a path ends here, or continues inside a value.
fn is_end(rest: &str) -> bool {
    matches!(rest.as_bytes(), [] | [b'.' | b'[', ..])
}

/// Returns the name and the text of a field.
fn with_text<'a>((name, value): (&'a str, ResponseValue<'a>)) -> (&'a str, Cow<'a, str>) {
    (name, text_of(value))
}

/// Returns a text decoded, and other JSON as it was sent.
fn text_of(value: ResponseValue<'_>) -> Cow<'_, str> {
    match value {
        ResponseValue::Text(text) => text.to_cow(),
        ResponseValue::Json(json) => Cow::Borrowed(json),
    }
}

/// Returns a response with what is known of its head.
pub(super) fn response(body: &[u8], status: Option<u16>, retry_after: Option<Duration>) -> Response<'_> {
    let mut response = Response::new(body);
    (response.status, response.retry_after) = (status, retry_after);
    response
}

/// Finds an endpoint by name; fails with a message that lists the endpoints.
pub(super) fn find_endpoint<'t>(table: &Catalog<'t>, name: &str) -> Result<&'t Endpoint<'t>, String> {
    let unknown = || format!("unknown endpoint `{}`; the endpoints are {}", one_line(name), endpoint_names(table));
    table.endpoint(name).ok_or_else(unknown)
}

/// Returns the names of all endpoints, for messages.
pub(super) fn endpoint_names(table: &Catalog<'_>) -> String {
    let names: Vec<String> = table.endpoints.iter().map(|endpoint| format!("`{}`", endpoint.name)).collect();
    names.join(", ")
}

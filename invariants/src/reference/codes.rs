//! The codes of failures: where they are, and which entry they are.

use std::time::Duration;

use errbook_compiler::model::{Catalog, CodeLocation, Endpoint, Entry, JsonResponses, TextSuccess, UnknownCodePattern};
use errbook_core::RetryClass;
use errbook_core::table::{Charset, ParameterKind};

use super::delay;
use super::json::{Object, RawJson};

/// The longest code in JSON, in bytes.
const LONGEST: usize = 256;

/// The longest value that contains a code, in bytes as written.
const LONGEST_VALUE: usize = 4096;

/// A code of a response.
#[derive(PartialEq, Debug)]
pub(super) struct Found {
    /// The name of the outcome.
    pub(super) outcome: &'static str,
    pub(super) name: String,
    pub(super) parameter: Option<String>,
}

impl Found {
    /// A code that is not in the catalog.
    pub(super) fn unknown(code: &str) -> Self {
        Found { outcome: "unknown_code", name: code.to_owned(), parameter: None }
    }

    /// An entry of the endpoint.
    pub(super) fn entry(catalog: &Catalog, entry: &Entry) -> Self {
        let is_pending = catalog.policy(entry).retry.class() == RetryClass::Poll;
        let name = catalog.code(entry).code.clone();
        Found { outcome: if is_pending { "pending" } else { "error" }, name, parameter: None }
    }

    /// The delay that the code's parameter is, at this endpoint.
    pub(super) fn delay(&self, catalog: &Catalog, endpoint: &Endpoint) -> Option<Duration> {
        let entry = endpoint.entries.iter().find(|entry| catalog.code(entry).code == self.name)?;
        let parameter = entry.texts.parameter.as_ref().filter(|_| self.outcome != "other_endpoint")?;
        let is_number = parameter.kind != ParameterKind::Text;
        delay::parse(self.parameter.as_ref().filter(|_| is_number)?, parameter.delay?)
    }
}

/// Finds a code, here or at another endpoint: whole names first, then those with a parameter.
pub(super) fn find(catalog: &Catalog, here: &Endpoint, name: &str) -> Option<Found> {
    let is_whole = |entry: &&Entry| {
        let code = catalog.code(entry);
        code.code == name || code.aliases.iter().any(|alias| alias.name == name)
    };
    let with = |entry: &Entry| parameter(catalog, entry, name);
    let everywhere = || catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries);
    let own = |entry| Found::entry(catalog, entry);
    let other = |entry| Found { outcome: "other_endpoint", ..own(entry) };
    if let Some(entry) = here.entries.iter().find(is_whole) {
        return Some(own(entry));
    }
    if let Some((entry, parameter)) = here.entries.iter().find_map(|entry| Some((entry, with(entry)?))) {
        return Some(Found { parameter: Some(parameter), ..own(entry) });
    }
    if let Some(entry) = everywhere().find(is_whole) {
        return Some(other(entry));
    }
    everywhere().find_map(|entry| Some(Found { parameter: Some(with(entry)?), ..other(entry) }))
}

/// The parameter of a code that looks like the entry's.
fn parameter(catalog: &Catalog, entry: &Entry, name: &str) -> Option<String> {
    let kind = entry.texts.parameter.as_ref()?.kind;
    let (before, rest) = catalog.code(entry).code.split_once('{')?;
    let (_, after) = rest.split_once('}')?;
    let value = name.strip_prefix(before)?.strip_suffix(after)?;
    // A number that is written in another way would not survive the way back to the wire.
    let same = match kind {
        ParameterKind::U32 => value.parse::<u32>().ok()?.to_string() == value,
        ParameterKind::U64 => value.parse::<u64>().ok()?.to_string() == value,
        ParameterKind::Text => !value.is_empty() && name.len() <= LONGEST,
    };
    same.then(|| value.to_owned())
}

/// The code of a failure in JSON and its path, unless there is none or it is too long.
pub(super) fn code_of<'m>(json: &'m JsonResponses, object: &Object) -> Option<(String, &'m str)> {
    for location in &json.code {
        let Some(RawJson::String(value) | RawJson::Number(value)) = object.at(&location.path) else { continue };
        if object.written(&location.path) > LONGEST_VALUE {
            return None;
        }
        let code = part(location, &value);
        if !code.is_empty() && !location.none.contains(&value) {
            return (code.len() <= LONGEST).then(|| (code.to_owned(), location.path.as_str()));
        }
    }
    None
}

/// The part of a value that is the code.
fn part<'v>(location: &CodeLocation, value: &'v str) -> &'v str {
    let first = |text: &'v str, marker: &str| text.split_once(marker).map_or(text, |(before, _)| before);
    let value = location.before.as_ref().map_or(value, |marker| first(value, marker));
    match location.after.as_deref() {
        Some("/") => {
            let path = first(first(value, "#"), "?").trim_end_matches('/');
            path.rsplit_once('/').map_or(path, |(_, code)| code)
        }
        Some(marker) => value.rsplit_once(marker).map_or(value, |(_, code)| code),
        None => value,
    }
}

/// Returns `true` if a body is this success as a whole.
pub(super) fn is_success(success: &TextSuccess, body: &str) -> bool {
    match success {
        TextSuccess::Exact(text) => body == text,
        TextSuccess::Number { charset, max_length } => {
            let has_charset = is_decimal(body) && (*charset == Charset::Decimal || !body.contains(['-', '.']));
            has_charset && body.len() <= *max_length as usize
        }
    }
}

/// Returns `true` for digits, possibly with a minus sign before them and a point between them.
fn is_decimal(body: &str) -> bool {
    let unsigned = body.strip_prefix('-').unwrap_or(body);
    let is_inside = !unsigned.starts_with('.') && !unsigned.ends_with('.') && !unsigned.is_empty();
    let points = unsigned.matches('.').count();
    is_inside && points <= 1 && unsigned.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Returns `true` if a body matches a pattern of unknown codes.
pub(super) fn is_unknown_code(pattern: &UnknownCodePattern, body: &str) -> bool {
    let is_snake = |is_letter: fn(&char) -> bool| {
        body.starts_with(|c: char| is_letter(&c))
            && body.chars().all(|c| is_letter(&c) || c.is_ascii_digit() || c == '_')
    };
    let has_charset = match pattern.charset {
        Charset::UpperSnake => is_snake(char::is_ascii_uppercase),
        Charset::LowerSnake => is_snake(char::is_ascii_lowercase),
        Charset::Decimal => is_decimal(body),
        Charset::Digits => !body.is_empty() && body.chars().all(|c| c.is_ascii_digit()),
        Charset::Printable => !body.is_empty() && body.chars().all(|c| c == ' ' || c.is_ascii_graphic()),
        other => panic!("the reference parser does not know {other:?}"),
    };
    has_charset && body.len() <= pattern.max_length as usize && body.starts_with(&pattern.prefix)
}

//! A reference parser, written from `docs/format.md` on top of `serde_json`; the parser of core must agree with it.

use errbook_compiler::model::{Catalog, CodeLocation, Endpoint, Entry, JsonResponses, Predicate, TextResponses};
use errbook_compiler::with_table;
use errbook_core::table::{Charset, ParameterKind};
use errbook_core::{Outcome, Payload, RetryClass, UnrecognizedReason};

use crate::catalogs;
use crate::response::trim;

mod json;

use json::RawJson;

/// The outcome according to this parser; texts are decoded.
#[derive(PartialEq, Debug)]
enum Reference {
    Success(String),
    Failure {
        word: &'static str,
        name: String,
        parameter: Option<String>,
        message: Option<String>,
        additional_errors: usize,
    },
    Unrecognized,
}

/// The body is not a response of the API.
struct Unrecognized;

pub(crate) fn check(bytes: &[u8]) {
    let Some(case) = catalogs::case(bytes) else { return };
    let catalog = &*case.catalog;
    let endpoint = &catalog.endpoints[case.endpoint];
    let body = trim(case.body);
    let json = catalog.responses.json.as_ref().filter(|_| body.starts_with(b"{") || body.starts_with(b"["));
    let right = match (json, &catalog.responses.text) {
        (Some(responses), _) => in_json(catalog, endpoint, responses, body),
        (None, Some(responses)) => in_text(catalog, endpoint, responses, body),
        (None, None) => Err(Unrecognized),
    };
    let right = right.unwrap_or(Reference::Unrecognized);
    with_table(catalog, |table| {
        let outcome = table.parse(&table.endpoints[case.endpoint], case.body);
        let details = outcome.details();
        let failure = |name: String| Reference::Failure {
            word: outcome.as_str(),
            name,
            parameter: details.parameter.map(|value| value.to_string()),
            message: details.message.map(|text| text.to_string()),
            additional_errors: details.additional_errors,
        };
        let found = match outcome {
            Outcome::Success { payload: Payload::Text(text) } => Reference::Success(text.to_string()),
            Outcome::Success { payload: Payload::Json(text) } => Reference::Success(text.to_owned()),
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => failure(code.code.to_owned()),
            Outcome::OtherEndpoint { code, .. } => failure(code.code.to_owned()),
            Outcome::UnknownCode { raw, .. } => failure(raw.to_string()),
            // Whether equal keys matter depends on which places are looked at, and in which order.
            Outcome::Unrecognized { reason: UnrecognizedReason::DuplicateKey, .. } if json::any_key_twice(body) => {
                return;
            }
            Outcome::Unrecognized { .. } => Reference::Unrecognized,
        };
        assert_eq!(found, right, "{}", case.body.escape_ascii());
    });
}

fn in_text(
    catalog: &Catalog,
    endpoint: &Endpoint,
    responses: &TextResponses,
    body: &[u8],
) -> Result<Reference, Unrecognized> {
    let text = str::from_utf8(body).map_err(|_| Unrecognized)?;
    if let Some(payload) = responses.success_prefix.as_ref().and_then(|prefix| text.strip_prefix(prefix.as_str())) {
        return if payload.is_empty() { Err(Unrecognized) } else { Ok(Reference::Success(payload.to_owned())) };
    }
    match named(catalog, endpoint, text, None, 0) {
        Some(failure) => Ok(failure),
        None if responses.reserved_prefix.as_ref().is_some_and(|prefix| text.starts_with(prefix.as_str())) => {
            Err(Unrecognized)
        }
        None => {
            let looks = |shape: Charset| {
                let rest = |c: char, small: bool| {
                    c.is_ascii_digit()
                        || c == '_'
                        || (if small { c.is_ascii_lowercase() } else { c.is_ascii_uppercase() })
                };
                match shape {
                    Charset::UpperSnake => {
                        text.starts_with(|c: char| c.is_ascii_uppercase()) && text.chars().all(|c| rest(c, false))
                    }
                    Charset::LowerSnake => {
                        text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(|c| rest(c, true))
                    }
                    Charset::Digits => !text.is_empty() && text.chars().all(|c| c.is_ascii_digit()),
                    Charset::Printable => !text.is_empty() && text.chars().all(|c| c == ' ' || c.is_ascii_graphic()),
                    other => panic!("the reference parser does not know {other:?}"),
                }
            };
            let known = |shape: &&errbook_compiler::model::UnknownCodePattern| {
                text.len() <= shape.max_length as usize && text.starts_with(&shape.prefix) && looks(shape.charset)
            };
            responses.unknown_codes.iter().find(known).map(|_| unknown(text, None, 0)).ok_or(Unrecognized)
        }
    }
}

fn in_json(
    catalog: &Catalog,
    endpoint: &Endpoint,
    responses: &JsonResponses,
    body: &[u8],
) -> Result<Reference, Unrecognized> {
    let whole = json::object(body).ok_or(Unrecognized)?;
    let at = |place: &str| whole.at(place);
    let tests = || responses.success.iter().chain(&responses.failure).map(|(place, _)| place);
    let codes = responses.code.iter().map(|location| &location.path);
    let places = tests().chain(&responses.payload).chain(codes).chain(&responses.message);
    for place in places.filter(|place| *place != ".") {
        let key = place.split(['.', '[']).next().unwrap_or_default();
        if whole.times(key) > 1 {
            return Err(Unrecognized);
        }
    }
    let hold = |tests: &[(String, Predicate)]| tests.iter().all(|(place, test)| holds(test, at(place).as_ref()));
    match (hold(&responses.success), hold(&responses.failure)) {
        (true, false) => {
            for place in responses.payload.iter().filter(|place| *place != ".") {
                match at(place) {
                    None => {}
                    Some(RawJson::String(text)) if !text.is_empty() => return Ok(Reference::Success(text)),
                    Some(RawJson::Number(text)) => return Ok(Reference::Success(text)),
                    Some(RawJson::Array(raw) | RawJson::Object(raw)) => return Ok(Reference::Success(raw)),
                    Some(RawJson::Bool(value)) => return Ok(Reference::Success(value.to_string())),
                    Some(RawJson::String(_)) => return Err(Unrecognized),
                }
            }
            let whole = responses.payload.iter().any(|place| place == ".");
            if whole {
                Ok(Reference::Success(str::from_utf8(body).map_err(|_| Unrecognized)?.to_owned()))
            } else {
                Err(Unrecognized)
            }
        }
        (false, true) => {
            let found = responses.code.iter().find_map(|location| {
                let Some(RawJson::String(written) | RawJson::Number(written)) = at(&location.path) else { return None };
                // A value of which more than this is written is not looked into.
                if whole.written(&location.path) > 4_096 {
                    return Some(Err(Unrecognized));
                }
                let code = code(location, &written).to_owned();
                let is_code = !code.is_empty() && !location.none.contains(&written);
                is_code.then_some(if code.len() > 256 { Err(Unrecognized) } else { Ok((code, &location.path)) })
            });
            let (code, path) = found.unwrap_or(Err(Unrecognized))?;
            let code = code.as_str();
            let message = responses.message.iter().find_map(|path| match at(path) {
                Some(RawJson::String(text)) if !text.is_empty() => Some(text),
                _ => None,
            });
            let additional_errors = path.split_once("[]").map_or(0, |(list, _)| whole.items(list).saturating_sub(1));
            Ok(named(catalog, endpoint, code, message.as_ref(), additional_errors)
                .unwrap_or_else(|| unknown(code, message, additional_errors)))
        }
        _ => Err(Unrecognized),
    }
}

/// The part of a value that is the code.
fn code<'v>(location: &CodeLocation, value: &'v str) -> &'v str {
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

/// A number and the string that spells it are the same; null is the same as absent.
fn holds(test: &Predicate, value: Option<&RawJson>) -> bool {
    let scalar = match value {
        Some(RawJson::String(text) | RawJson::Number(text)) => Some(text.as_str()),
        Some(RawJson::Bool(true)) => Some("true"),
        Some(RawJson::Bool(false)) => Some("false"),
        Some(RawJson::Array(_) | RawJson::Object(_)) | None => None,
    };
    match test {
        Predicate::Is(is) => scalar == Some(is),
        Predicate::Not(not) => scalar.is_some_and(|scalar| scalar != not),
        Predicate::Present => value.is_some(),
        Predicate::Absent => value.is_none(),
        Predicate::Empty => value.is_none_or(is_empty),
        Predicate::NotEmpty => value.is_some_and(|value| !is_empty(value)),
    }
}

fn is_empty(value: &RawJson) -> bool {
    match value {
        RawJson::String(text) => text.is_empty(),
        RawJson::Array(raw) | RawJson::Object(raw) => {
            raw.chars().all(|c| c.is_ascii_whitespace() || "[]{}".contains(c))
        }
        RawJson::Number(_) | RawJson::Bool(_) => false,
    }
}

fn unknown(name: &str, message: Option<String>, additional_errors: usize) -> Reference {
    Reference::Failure { word: "unknown_code", name: name.to_owned(), parameter: None, message, additional_errors }
}

/// A code that is cataloged, here or at another endpoint: whole names first, then those with a parameter.
fn named(
    catalog: &Catalog,
    here: &Endpoint,
    name: &str,
    message: Option<&String>,
    additional_errors: usize,
) -> Option<Reference> {
    let found = |entry: &Entry, word: &'static str, parameter: Option<String>| Reference::Failure {
        word,
        name: catalog.code(entry).code.clone(),
        parameter,
        message: message.cloned(),
        additional_errors,
    };
    let word =
        |entry: &Entry| if catalog.policy(entry).retry.class() == RetryClass::Poll { "pending" } else { "error" };
    let whole = |entry: &&Entry| {
        let code = catalog.code(entry);
        code.code == name || code.aliases.iter().any(|alias| alias.name == name)
    };
    let with = |entry: &Entry| parameter(catalog, entry, name);
    let everywhere = || catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries);
    if let Some(entry) = here.entries.iter().find(whole) {
        return Some(found(entry, word(entry), None));
    }
    if let Some((entry, parameter)) = here.entries.iter().find_map(|entry| Some((entry, with(entry)?))) {
        return Some(found(entry, word(entry), Some(parameter)));
    }
    if let Some(entry) = everywhere().find(whole) {
        return Some(found(entry, "other_endpoint", None));
    }
    everywhere().find_map(|entry| Some(found(entry, "other_endpoint", Some(with(entry)?))))
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
        ParameterKind::Text => !value.is_empty() && name.len() <= 256,
    };
    same.then(|| value.to_owned())
}

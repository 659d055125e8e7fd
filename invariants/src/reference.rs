//! A reference parser, written from `docs/format.md` on top of `serde_json`; the parser of core must agree with it.

use std::time::Duration;

use errbook_compiler::model::{Catalog, Endpoint, JsonResponses, Responses, TextResponses, When};
use errbook_compiler::with_table;
use errbook_core::table::StatusRange;
use errbook_core::{Outcome, Response, RetryPolicy, UnrecognizedReason};

use crate::catalogs;
use crate::response::trim;

mod codes;
mod conditions;
mod delay;
mod fields;
mod json;

use codes::{Found, code_of, find, is_success, is_unknown_code};
use conditions::all;
use fields::Fields;
use json::Object;

/// The outcome according to this parser; texts are decoded.
#[derive(PartialEq, Debug)]
enum Reference {
    Success(String, Fields),
    Failure(Found, Details),
    Unrecognized {
        /// The reason, if it depends on the HTTP status; the other reasons are not compared.
        reason: Option<UnrecognizedReason>,
        retry: RetryPolicy,
        delay: Option<Duration>,
    },
}

/// The details of a failure.
#[derive(Clone, PartialEq, Default, Debug)]
struct Details {
    message: Option<String>,
    additional_errors: usize,
    delay: Option<Duration>,
}

/// A body that is not a response of the API, with a reason that depends on the HTTP status.
#[derive(Clone, Copy, PartialEq)]
struct Unrecognized(Option<UnrecognizedReason>);

/// The meaning of a body, apart from the entries that are recognized by conditions.
enum Answer {
    Success(String, Fields),
    Failure(Found),
    Unrecognized(Unrecognized),
}

/// A response to one endpoint.
struct Reader<'r> {
    catalog: &'r Catalog,
    endpoint: &'r Endpoint,
    responses: &'r Responses,
    status: Option<u16>,
    body: &'r [u8],
}

pub(crate) fn check(bytes: &[u8]) {
    if let Some(case) = catalogs::case(bytes) {
        agrees(&case.catalog, case.endpoint, case.response);
    }
}

/// The parser of core agrees with the reference parser on a response.
pub(crate) fn agrees(catalog: &Catalog, endpoint: usize, response: Response<'_>) {
    let model = &catalog.endpoints[endpoint];
    let Response { body, status, retry_after, .. } = response;
    let reader = Reader { catalog, endpoint: model, responses: catalog.responses_of(model), status, body: trim(body) };
    let mut right = reader.read(delay::rounded(retry_after.unwrap_or_default()));
    with_table(catalog, |table| {
        let outcome = table.parse(&table.endpoints[endpoint], response);
        // Nested keys must be unique only where the parser looks, which depends on the order of evaluation.
        let is_unrecognized = matches!(outcome, Outcome::Unrecognized { .. });
        let has_when = model.entries.iter().any(|entry| entry.when.is_some());
        let is_twice = json::any_nested_key_twice(trim(body));
        if is_twice && (is_unrecognized || has_when) {
            return;
        }
        let responses = table.responses_of(&table.endpoints[endpoint]);
        if let (Some(json), Some(model), Some(object)) =
            (responses.json, &reader.responses.json, json::object(trim(body)))
            && !is_twice
        {
            assert_eq!(fields::owned(json.fields_of(body)), fields::members(model, &object), "{}", body.escape_ascii());
        }
        let details = outcome.details();
        let failure = |name: String| {
            let parameter = details.parameter.map(|value| value.to_string());
            let message = details.message.map(|text| text.to_string());
            let (additional_errors, delay) = (details.additional_errors, details.server_delay.get());
            Reference::Failure(
                Found { outcome: outcome.as_str(), name, parameter },
                Details { message, additional_errors, delay },
            )
        };
        let found = match outcome {
            Outcome::Success { payload } => {
                if is_twice && let Reference::Success(_, fields) = &mut right {
                    *fields = fields::owned(payload.fields());
                }
                Reference::Success(payload.to_string(), fields::owned(payload.fields()))
            }
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => failure(code.code().to_owned()),
            Outcome::OtherEndpoint { code, .. } => failure(code.code.to_owned()),
            Outcome::UnknownCode { raw, .. } => failure(raw.to_string()),
            Outcome::Unrecognized { reason, retry, server_delay, .. } => {
                let of_status = [UnrecognizedReason::MissingStatus, UnrecognizedReason::ContradictoryStatus];
                let reason = Some(reason).filter(|reason| of_status.contains(reason));
                Reference::Unrecognized { reason, retry, delay: server_delay.get() }
            }
        };
        let status = status.map(|status| format!("{status} ")).unwrap_or_default();
        assert_eq!(found, right, "{}/{}: {status}{}", catalog.name, model.name, body.escape_ascii());
    });
}

impl Reader<'_> {
    /// A failure with a cataloged code comes first, then the conditions of entries in file order, then the rest.
    fn read(&self, header: Option<Duration>) -> Reference {
        let json = self.responses.json.as_ref();
        let is_json = self.body.starts_with(b"{") || self.body.starts_with(b"[");
        let object = json.and_then(|json| Some((json, self.object(json)?)));
        let (answer, mut details) = match (&object, json, &self.responses.text) {
            (Some((json, object)), ..) => self.in_json(json, object),
            (None, Some(json), None) => (self.whole(json), Details::default()),
            (None, Some(json), Some(_)) if is_json => (self.whole(json), Details::default()),
            (None, _, Some(text)) => (self.in_text(text), Details::default()),
            (None, None, None) => (Answer::Unrecognized(Unrecognized(None)), Details::default()),
        };
        details.delay = details.delay.max(header);
        let is_cataloged = matches!(&answer, Answer::Failure(found) if found.outcome != "unknown_code");
        if !is_cataloged
            && let Some(entry) = self.endpoint.entries.iter().find(|entry| {
                entry.when.as_ref().is_some_and(|when| self.meets(when, object.as_ref().map(|(_, object)| object)))
            })
        {
            return Reference::Failure(Found::entry(self.catalog, entry), details);
        }
        match answer {
            Answer::Success(payload, fields) => Reference::Success(payload, fields),
            Answer::Failure(found) => {
                let parameter = found.delay(self.catalog, self.endpoint);
                Reference::Failure(found, Details { delay: details.delay.max(parameter), ..details })
            }
            Answer::Unrecognized(Unrecognized(reason)) => {
                let rule = self.responses.http.retry.iter().find(|(range, _)| self.has_status(&[*range]));
                let repeats = self.endpoint.is_idempotent
                    && self.status.is_none_or(|status| matches!(status, 200..300 | 408 | 429 | 500..600));
                let default = if repeats { RetryPolicy::DEFAULT_BACKOFF } else { RetryPolicy::Unspecified };
                let retry = rule.map_or(default, |(_, policy)| self.catalog.policies[*policy].retry);
                Reference::Unrecognized { reason, retry, delay: details.delay }
            }
        }
    }

    /// The object, if the body is a valid one in which the keys of the envelope are unique.
    fn object(&self, json: &JsonResponses) -> Option<Object> {
        let object = json::object(self.body)?;
        let when = self.endpoint.entries.iter().filter_map(|entry| entry.when.as_ref()).flat_map(|when| &when.json);
        let conditions = json.success.iter().chain(&json.failure).chain(when).map(|(path, _)| path);
        let locations = json.code.iter().map(|location| &location.path);
        let delays = json.retry_after.iter().map(|location| &location.path);
        let mut paths = conditions.chain(&json.payload).chain(locations).chain(&json.message).chain(delays);
        let is_unique = |path: &String| object.times(path.split(['.', '[']).next().unwrap_or_default()) <= 1;
        paths.all(|path| path == "." || is_unique(path)).then_some(object)
    }

    fn has_status(&self, ranges: &[StatusRange]) -> bool {
        self.status.is_some_and(|status| ranges.iter().any(|range| (range.first..=range.last).contains(&status)))
    }

    fn meets(&self, when: &When, object: Option<&Object>) -> bool {
        let http = when.http.is_empty() || self.has_status(&when.http);
        http && (when.json.is_empty() || object.is_some_and(|object| all(&when.json, object)))
    }

    /// `true` for a success: by the conditions of the body, or by the status where these leave it open.
    fn is_success(&self, by_body: Option<bool>) -> Result<bool, Unrecognized> {
        let decides = !self.responses.http.success.is_empty();
        let by_status = self.status.filter(|_| decides).map(|_| self.has_status(&self.responses.http.success));
        match (by_body, by_status) {
            (Some(true), Some(false)) | (Some(false), Some(true)) => {
                Err(Unrecognized(Some(UnrecognizedReason::ContradictoryStatus)))
            }
            (None, None) => Err(Unrecognized(decides.then_some(UnrecognizedReason::MissingStatus))),
            (by_body, by_status) => Ok(by_body == Some(true) || by_status == Some(true)),
        }
    }

    fn in_text(&self, text: &TextResponses) -> Answer {
        let prefix = text.success_prefix.as_ref();
        let by_prefix = prefix.is_some_and(|prefix| self.body.starts_with(prefix.as_bytes()));
        let is_whole = !by_prefix && self.is_whole_success(text);
        let describes_success = prefix.is_some() || !text.success.is_empty();
        let by_body = describes_success.then_some(by_prefix || is_whole);
        // Without the status and a prefix, plain text is not a success.
        let by_body = if self.responses.http.success.is_empty() { by_body.or(Some(false)) } else { by_body };
        let is_success = self.is_success(by_body);
        if let (Some(_), Err(contradictory)) = (by_body, is_success) {
            return Answer::Unrecognized(contradictory);
        }
        let Ok(body) = str::from_utf8(self.body) else { return Answer::Unrecognized(Unrecognized(None)) };
        let payload = prefix.and_then(|prefix| body.strip_prefix(prefix.as_str()));
        let is_page = || ["<!doctype html", "<html"].iter().any(|tag| body.to_ascii_lowercase().starts_with(tag));
        match (is_success, payload) {
            (Ok(true), None) if is_whole => Answer::Success(body.to_owned(), Fields::new()),
            (Ok(true), None) if is_page() => Answer::Unrecognized(Unrecognized(None)),
            (Ok(true), payload) => match fields::trailing(text, payload.unwrap_or(body)) {
                ("", _) if payload.is_some() && !text.empty_payload => Answer::Unrecognized(Unrecognized(None)),
                (payload, fields) => Answer::Success(payload.to_owned(), fields),
            },
            (failure, _) => {
                let reserved = text.reserved_prefix.as_ref().is_some_and(|prefix| body.starts_with(prefix.as_str()));
                match find(self.catalog, self.endpoint, body) {
                    Some(found) => Answer::Failure(found),
                    None if !reserved && text.unknown_codes.iter().any(|pattern| is_unknown_code(pattern, body)) => {
                        Answer::Failure(Found::unknown(body))
                    }
                    None if is_page() => Answer::Unrecognized(Unrecognized(None)),
                    None => Answer::Unrecognized(failure.err().unwrap_or(Unrecognized(None))),
                }
            }
        }
    }

    /// `true` for a body that is a success as a whole: not a code, and if it is empty, with the status of a success.
    fn is_whole_success(&self, text: &TextResponses) -> bool {
        let Ok(body) = str::from_utf8(self.body) else { return false };
        let decides = !self.responses.http.success.is_empty();
        let has_status = match self.status {
            Some(_) if decides => self.has_status(&self.responses.http.success),
            status => status.is_some_and(|status| status / 100 == 2),
        };
        text.success.iter().any(|success| is_success(success, body))
            && (has_status || !body.is_empty())
            && find(self.catalog, self.endpoint, body).is_none()
    }

    fn in_json(&self, json: &JsonResponses, object: &Object) -> (Answer, Details) {
        let success = !json.success.is_empty() && all(&json.success, object);
        let failure = !json.failure.is_empty() && all(&json.failure, object);
        let is_success = match (success, failure) {
            (true, true) => Err(Unrecognized(None)),
            (false, false) => self.is_success(None),
            (success, _) => self.is_success(Some(success)),
        };
        let mut details = Details {
            message: json.message.iter().find_map(|path| object.string_or_number(path).filter(|text| !text.is_empty())),
            additional_errors: 0,
            delay: delay::at(&json.retry_after, object),
        };
        let answer = match is_success {
            Err(unrecognized) => Answer::Unrecognized(unrecognized),
            Ok(true) => match payload(json, object, self.body) {
                Some(payload) => Answer::Success(payload, fields::members(json, object)),
                None => Answer::Unrecognized(Unrecognized(None)),
            },
            Ok(false) => match code_of(json, object) {
                Some((code, path)) => {
                    details.additional_errors =
                        path.split_once("[]").map_or(0, |(list, _)| object.items(list).saturating_sub(1));
                    let found = find(self.catalog, self.endpoint, &code);
                    Answer::Failure(found.unwrap_or_else(|| Found::unknown(&code)))
                }
                None => Answer::Unrecognized(Unrecognized(None)),
            },
        };
        (answer, details)
    }

    /// A body that is not an object: a success by its status if the whole body is the payload.
    fn whole(&self, json: &JsonResponses) -> Answer {
        let payload = if self.body.is_empty() { Some(String::new()) } else { json::whole(self.body) };
        let payload = payload.filter(|_| json.payload.iter().any(|path| path == ".") && !self.body.starts_with(b"{"));
        match (payload, self.is_success(None)) {
            (Some(payload), Ok(true)) => Answer::Success(payload, Fields::new()),
            (Some(_), Err(unrecognized)) => Answer::Unrecognized(unrecognized),
            _ => Answer::Unrecognized(Unrecognized(None)),
        }
    }
}

/// The payload of a success: the first value that is present, or the whole body.
fn payload(json: &JsonResponses, object: &Object, body: &[u8]) -> Option<String> {
    let found = json.payload.iter().find_map(|path| match (path.as_str(), json.empty_payload) {
        (".", _) => str::from_utf8(body).ok().map(str::to_owned),
        (path, true) => object.shown(path),
        (path, false) => object.shown(path).filter(|_| object.at(path).is_some()),
    });
    found.filter(|payload| !payload.is_empty() || json.empty_payload)
}

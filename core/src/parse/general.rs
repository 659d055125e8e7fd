//! The general parser, for endpoints where the body alone does not decide: the HTTP status distinguishes success from
//! failure, or entries are recognized by conditions.
//!
//! The order is: a failure with a cataloged code; entries with conditions, in file order; a success; an unknown code.

use core::str::from_utf8;

use super::rows::{Rows, Tables, unrecognized, unsupported};
use crate::envelope::Envelope;
use crate::json::validate;
use crate::outcome::{Details, Outcome};
use crate::payload::Payload;
use crate::reason::UnrecognizedReason;
use crate::responses::{JsonResponses, Responses, TextResponses};
use crate::text::Text;

/// The expected format of a body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Selected by the first byte.
    Any,
    Text,
    Json,
}

/// The outcome of a body without the entries that are recognized by conditions.
struct Evaluated<'a> {
    rows: Rows<'a>,
    /// The details of the outcome of an entry with conditions.
    details: Details<'a>,
    /// The object, if the body is one.
    envelope: Option<Envelope<'a>>,
}

impl<'a> From<Rows<'a>> for Evaluated<'a> {
    fn from(rows: Rows<'a>) -> Self {
        Evaluated { rows, details: Details::default(), envelope: None }
    }
}

impl Tables<'_, '_> {
    /// Parses a body with its HTTP status.
    #[inline(never)]
    pub(super) fn general<'a>(self, format: Format, status: Option<u16>, body: &'a [u8]) -> Rows<'a> {
        let responses = self.responses();
        let by_status = responses.http.is_success(status);
        let Evaluated { rows, details, envelope } = match (&responses.json, body.first(), format) {
            (Some(json), Some(b'{' | b'['), Format::Any) | (Some(json), Some(_), Format::Json) => {
                self.general_json(json, responses, by_status, body)
            }
            (_, _, Format::Json) => unsupported(body).into(),
            _ => self.general_text(responses, by_status, body).into(),
        };
        if matches!(rows, Outcome::Pending { .. } | Outcome::Error { .. } | Outcome::OtherEndpoint { .. }) {
            return rows;
        }
        match self.when(status, envelope) {
            Some(row) => self.entry(row, details),
            None => rows,
        }
    }

    fn general_json<'a>(
        self,
        format: &JsonResponses<'_>,
        responses: &Responses<'_>,
        by_status: Option<bool>,
        body: &'a [u8],
    ) -> Evaluated<'a> {
        let Ok(text) = from_utf8(body) else { return unrecognized(UnrecognizedReason::InvalidUtf8, body).into() };
        if body.first() != Some(&b'{') {
            return whole_body(format, responses, by_status, text).into();
        }
        let mut envelope = Envelope::new(text);
        envelope.read(format.keys, None);
        let by_body = if envelope.fault.is_none() { envelope.verdict(format) } else { None };
        let verdict = match envelope.fault {
            None => combine(responses, by_body, by_status),
            Some(fault) => Err(fault),
        };
        let code = if verdict == Ok(false) { envelope.code(format) } else { None };
        let details = envelope.details(format, code.map(|(_, path)| path));
        let rows = match (verdict, code) {
            (Err(reason), _) => unrecognized(reason, body),
            (Ok(false), Some((code, _))) => self.failure(code, details, body),
            (Ok(false), None) => unrecognized(UnrecognizedReason::MissingCode, body),
            (Ok(true), _) => match envelope.payload(format) {
                Some(payload) => Outcome::Success { payload },
                None => unrecognized(UnrecognizedReason::MissingPayload, body),
            },
        };
        let rows = match (verdict, envelope.fault) {
            (Ok(_), Some(fault)) => unrecognized(fault, body),
            _ => rows,
        };
        Evaluated { rows, details, envelope: Some(envelope) }
    }

    fn general_text<'a>(self, responses: &Responses<'_>, by_status: Option<bool>, body: &'a [u8]) -> Rows<'a> {
        let Some(format) = &responses.text else {
            return match (by_status, from_utf8(body), &responses.json) {
                (Some(true), Ok(""), _) => Outcome::Success { payload: Payload::Text(Text::plain("")) },
                (Some(true), Ok(text), Some(json)) if validate(text).is_ok() => {
                    whole_body(json, responses, by_status, text)
                }
                _ => unsupported(body),
            };
        };
        let after_prefix = format.success_prefix.map(|prefix| body.strip_prefix(prefix.as_bytes()));
        let by_body = after_prefix.map(|payload| payload.is_some());
        match combine(responses, by_body, by_status) {
            Ok(true) => success(format, after_prefix.flatten().unwrap_or(body), body),
            Err(reason @ UnrecognizedReason::ContradictoryStatus) => unrecognized(reason, body),
            _ if body.is_empty() => unrecognized(UnrecognizedReason::Empty, body),
            verdict => match (self.endpoint.index.find(body), verdict) {
                (Some(row), _) => self.entry(row, Details::default()),
                (None, Ok(_)) => self.plain_without_entry(format, body),
                (None, Err(reason)) => match self.plain_without_entry(format, body) {
                    Outcome::Unrecognized { .. } => unrecognized(reason, body),
                    other => other,
                },
            },
        }
    }

    /// Returns the first entry whose conditions are met.
    fn when(self, status: Option<u16>, mut envelope: Option<Envelope<'_>>) -> Option<usize> {
        let when = self.endpoint.when.iter().find(|when| {
            let http =
                when.http.is_empty() || status.is_some_and(|status| when.http.iter().any(|one| one.contains(status)));
            let mut json = || envelope.as_mut().is_some_and(|envelope| envelope.meets(when.json));
            http && (when.json.is_empty() || json())
        });
        when.map(|when| when.row as usize)
    }
}

/// Returns `true` for a success and `false` for a failure.
fn combine(
    responses: &Responses<'_>,
    by_body: Option<bool>,
    by_status: Option<bool>,
) -> Result<bool, UnrecognizedReason> {
    match (by_body, by_status) {
        (Some(body), Some(status)) if body != status => Err(UnrecognizedReason::ContradictoryStatus),
        (Some(decided), _) | (None, Some(decided)) => Ok(decided),
        (None, None) if responses.http.success.is_empty() => Err(UnrecognizedReason::Undetermined),
        (None, None) => Err(UnrecognizedReason::MissingStatus),
    }
}

/// Returns the outcome of JSON that is not an object.
fn whole_body<'a>(
    format: &JsonResponses<'_>,
    responses: &Responses<'_>,
    by_status: Option<bool>,
    text: &'a str,
) -> Rows<'a> {
    let reason = match (validate(text), combine(responses, None, by_status)) {
        (Ok(_), Ok(true)) if format.root_payload => return Outcome::Success { payload: Payload::Json(text) },
        (Err(reason), _) | (Ok(_), Err(reason)) => reason,
        (Ok(_), Ok(_)) => UnrecognizedReason::NotAnObject,
    };
    unrecognized(reason, text.as_bytes())
}

/// Returns the outcome of a plain text success.
fn success<'a>(format: &TextResponses<'_>, payload: &'a [u8], body: &'a [u8]) -> Rows<'a> {
    let reason = match from_utf8(payload) {
        Ok("") if format.success_prefix.is_some() && !format.empty_payload => UnrecognizedReason::MissingPayload,
        // A captive portal answers every call with a page and the status 200.
        Ok(_) if is_page(body) => UnrecognizedReason::Html,
        Ok(payload) => return Outcome::Success { payload: Payload::Text(Text::plain(payload)) },
        Err(_) => UnrecognizedReason::InvalidUtf8,
    };
    unrecognized(reason, body)
}

/// Returns `true` for an HTML page.
fn is_page(body: &[u8]) -> bool {
    let starts = |tag: &[u8]| body.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    starts(b"<!doctype html") || starts(b"<html")
}

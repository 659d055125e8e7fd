//! The general parser, for endpoints where the body alone does not decide: the HTTP status distinguishes success from
//! failure, or entries are recognized by conditions.
//!
//! The order is: a failure with a cataloged code; entries with conditions, in file order; a success; an unknown code.

use core::str::from_utf8;

use super::rows::{Rows, Tables, plain_code, unrecognized, unsupported};
use crate::envelope::Envelope;
use crate::json::whole;
use crate::outcome::{Details, Outcome};
use crate::payload::Payload;
use crate::reason::UnrecognizedReason;
use crate::response_value::ResponseValue;
use crate::responses::{Condition, JsonResponses, Responses, TextResponses};
use crate::text::Text;

/// The expected format of a body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Selected by the first byte.
    Any,
    Text,
    Json,
}

impl<'t> Tables<'_, 't> {
    /// Parses a body with its HTTP status.
    #[inline(never)]
    pub(super) fn general<'a>(self, format: Format, status: Option<u16>, body: &'a [u8]) -> Rows<'a>
    where
        't: 'a,
    {
        let responses = self.responses();
        let is_json = match (format, body.first()) {
            (Format::Json, _) | (Format::Any, Some(b'{' | b'[')) => true,
            (Format::Any, _) => responses.text.is_none(),
            (Format::Text, _) => false,
        };
        let rows = match (&responses.json, &responses.text) {
            (Some(json), _) if is_json => match (body.first(), from_utf8(body)) {
                (Some(b'{'), Ok(text)) => return self.object(json, status, text),
                _ => self.whole_body(json, status, format, body),
            },
            (_, Some(text)) if format != Format::Json => self.text(text, status, body),
            _ => unsupported(body),
        };
        self.unless_met(rows, status)
    }

    /// Parses an object.
    fn object<'a>(self, format: &JsonResponses<'t>, status: Option<u16>, text: &'a str) -> Rows<'a>
    where
        't: 'a,
    {
        let body = text.as_bytes();
        let mut envelope = Envelope::new(text);
        envelope.read(format.keys, None);
        if let Some(fault) = envelope.fault {
            return self.unless_met(unrecognized(fault, body), status);
        }
        let by_body = envelope.verdict(format);
        let mut path = None;
        let rows = match by_body.and_then(|by_body| combine(self.responses(), by_body, status)) {
            Ok(true) => match envelope.payload(format) {
                Some(payload) => Outcome::Success { payload: Payload::in_json(payload, body, format) },
                None => unrecognized(UnrecognizedReason::MissingPayload, body),
            },
            Ok(false) => match envelope.code(format) {
                Some((code, at)) => {
                    path = Some(at);
                    match self.find_value(&code, text) {
                        (_, Some(row)) => self.entry(row, envelope.details(format, path)),
                        (row, None) => self.failure_without_entry(row, code, at, format, &mut envelope),
                    }
                }
                None => unrecognized(UnrecognizedReason::MissingCode, body),
            },
            Err(reason) => unrecognized(reason, body),
        };
        // Of the reasons that are found in a valid object, only a duplicate key keeps conditions from being met.
        let rows = match envelope.fault.take_if(|fault| *fault != UnrecognizedReason::DuplicateKey) {
            Some(reason) => unrecognized(reason, body),
            None => rows,
        };
        if is_cataloged(&rows) && envelope.fault.is_none() {
            return rows;
        }
        let row = self.when(status, |conditions| envelope.meets(conditions));
        let fault = envelope.fault;
        match (row, fault, rows) {
            (Some(row), ..) => self.entry(row, envelope.details(format, path)),
            (None, Some(fault), _) => unrecognized(fault, body),
            (None, None, rows @ Outcome::Unrecognized { .. }) => rows.with_server_delay(envelope.server_delay(format)),
            (None, None, rows) => rows,
        }
    }

    /// Parses a body that is not an object, where JSON is expected.
    fn whole_body<'a>(self, json: &JsonResponses<'t>, status: Option<u16>, format: Format, body: &'a [u8]) -> Rows<'a>
    where
        't: 'a,
    {
        let payload = match from_utf8(body) {
            Ok(empty @ "") => Ok(ResponseValue::Text(Text::plain(empty))),
            Ok(text) => whole(text).map(|value| ResponseValue::of(&value, text)),
            Err(_) => Err(UnrecognizedReason::InvalidUtf8),
        };
        let is_json = matches!(body.first(), Some(b'{' | b'[')) || format == Format::Json;
        match (payload, combine(self.responses(), None, status)) {
            (Ok(payload), Ok(true)) if json.root_payload => {
                Outcome::Success { payload: Payload::in_json(payload, body, json) }
            }
            (Ok(_), Err(reason @ UnrecognizedReason::MissingStatus)) if json.root_payload => unrecognized(reason, body),
            (Err(reason), Ok(true)) if json.root_payload && is_json => unrecognized(reason, body),
            _ if is_json => self.envelope(json, None, body),
            _ => unsupported(body),
        }
    }

    /// Parses plain text.
    fn text<'a>(self, format: &TextResponses<'t>, status: Option<u16>, body: &'a [u8]) -> Rows<'a>
    where
        't: 'a,
    {
        let after_prefix = format.success_prefix.and_then(|prefix| body.strip_prefix(prefix.as_bytes()));
        let (code, entry) = self.find(body);
        // A code of this endpoint is one of the catalog.
        let is_code = || self.find_elsewhere(code, || plain_code(body)).is_some();
        let whole = self.whole_success(format, status, body).filter(|_| after_prefix.is_none() && !is_code());
        let decides = format.success_prefix.is_some() || !format.success.is_empty();
        let by_body = decides.then_some(after_prefix.is_some() || whole.is_some());
        let reason = match combine(self.responses(), by_body, status) {
            Ok(true) => return whole.unwrap_or_else(|| success(format, after_prefix.unwrap_or(body), body)),
            Err(reason @ UnrecognizedReason::ContradictoryStatus) => return unrecognized(reason, body),
            Err(reason @ UnrecognizedReason::MissingStatus) if !is_page(body) && from_utf8(body).is_ok() => {
                Some(reason)
            }
            // Without a prefix and a status, no plain text is a success.
            _ => None,
        };
        if body.is_empty() {
            let empty = self.empty(format, status, body);
            return reason.map_or(empty, |reason| unrecognized(reason, body));
        }
        let rows = match entry {
            Some(row) => self.entry(row, Details::default()),
            None => self.plain_without_entry(code, format, status, body),
        };
        match (rows, reason) {
            (Outcome::Unrecognized { .. }, Some(reason)) => unrecognized(reason, body),
            (rows, _) => rows,
        }
    }

    /// Returns the entry whose conditions are met without an object, unless the response has a cataloged code.
    fn unless_met<'a>(self, rows: Rows<'a>, status: Option<u16>) -> Rows<'a> {
        match self.when(status, |_| false) {
            Some(row) if !is_cataloged(&rows) => self.entry(row, Details::default()),
            _ => rows,
        }
    }

    /// Returns the first entry whose conditions are met.
    fn when(self, status: Option<u16>, mut meets: impl FnMut(&[Condition<'_>]) -> bool) -> Option<usize> {
        let when = self.endpoint.when.iter().find(|when| {
            let has_status = |status| when.http.iter().any(|range| range.contains(status));
            (when.http.is_empty() || status.is_some_and(has_status)) && (when.json.is_empty() || meets(when.json))
        });
        when.map(|when| when.row as usize)
    }
}

/// Returns `true` for an outcome that comes before the conditions of entries.
fn is_cataloged(rows: &Rows<'_>) -> bool {
    matches!(rows, Outcome::Pending { .. } | Outcome::Error { .. } | Outcome::OtherEndpoint { .. })
}

/// Returns `true` for a success and `false` for a failure.
fn combine(responses: &Responses<'_>, by_body: Option<bool>, status: Option<u16>) -> Result<bool, UnrecognizedReason> {
    match (by_body, responses.http.is_success(status)) {
        (Some(body), Some(status)) if body != status => Err(UnrecognizedReason::ContradictoryStatus),
        (Some(decided), _) | (None, Some(decided)) => Ok(decided),
        (None, None) if responses.http.success.is_empty() => Err(UnrecognizedReason::Undetermined),
        (None, None) => Err(UnrecognizedReason::MissingStatus),
    }
}

/// Returns the outcome of a plain text success.
fn success<'a>(format: &TextResponses<'a>, payload: &'a [u8], body: &'a [u8]) -> Rows<'a> {
    let has_prefix = format.success_prefix.is_some();
    let reason = match from_utf8(payload).map(|text| Payload::in_text(text, format)) {
        Ok(payload) if has_prefix && payload.is_empty() && !format.empty_payload => UnrecognizedReason::MissingPayload,
        // A captive portal answers every call with a page and the status 200.
        Ok(_) if !has_prefix && is_page(body) => UnrecognizedReason::Html,
        Ok(payload) => return Outcome::Success { payload },
        Err(_) => UnrecognizedReason::InvalidUtf8,
    };
    unrecognized(reason, body)
}

/// Returns `true` for an HTML page.
fn is_page(body: &[u8]) -> bool {
    let starts = |tag: &[u8]| body.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    starts(b"<!doctype html") || starts(b"<html")
}

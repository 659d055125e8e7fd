//! The response parser: classifies a body for any catalog.
//!
//! Prefix or conditions decide before a code is looked up; codes match as whole strings in exact case.
//!
//! The path of most responses is here, and inlined: for a compiled table, the catalog is constant, and so is much of the
//! parser. It creates outcomes with the codes of the caller, because a conversion at the end of the inlined path costs a
//! tenth of its instructions. Everything rare is in `rows.rs`,
//! and everything that the body alone does not decide in `general.rs`.

use core::str::from_utf8;

use super::general::Format;
use super::rows::{Rows, Tables, unlisted, unrecognized, unsupported};
use crate::outcome::{Details, Outcome};
use crate::payload::Payload;
use crate::reason::UnrecognizedReason;
use crate::response::{Response, trim};
use crate::response_value::ResponseValue;
use crate::responses::{JsonResponses, TextResponses};
use crate::retry::RetryPolicy;
use crate::text::{Text, plain_string};

/// The maximum length of the string in a template, in bytes: codes and IDs are shorter, and a longer text probably
/// contains further members.
const MAX_TEMPLATE_LEN: usize = 48;

/// Parses the responses of one endpoint.
#[derive(Clone, Copy)]
pub(super) struct Parser<'c, 't, F, G> {
    pub(super) tables: Tables<'c, 't>,
    /// Converts a row of the endpoint's entries.
    pub(super) to_entry: F,
    /// Converts a row of the catalog's codes.
    pub(super) to_code: G,
}

impl<'t, E, C, F: Fn(usize) -> E, G: Fn(usize) -> C> Parser<'_, 't, F, G> {
    /// Parses a response in a format, or in either by the first byte of the body.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn parse<'a>(&self, response: Response<'a>, format: Format) -> Outcome<'a, E, C>
    where
        't: 'a,
    {
        let Response { body, status, retry_after } = response;
        let (body, responses) = (trim(body), self.tables.responses());
        let outcome = if self.tables.endpoint.is_decided_by_body(responses) {
            match (&responses.json, body.first(), format) {
                (Some(json), Some(b'{' | b'['), Format::Any) | (Some(json), _, Format::Json) => self.json(json, body),
                (None, _, Format::Json) => self.convert(unsupported(body)),
                _ => self.plain(body, status),
            }
        } else {
            self.convert(self.tables.general(format, status, body))
        };
        let is_idempotent = self.tables.endpoint.is_idempotent;
        if status.is_none() && retry_after.is_none() {
            return if is_idempotent { outcome.with_policy(RetryPolicy::DEFAULT_BACKOFF, false) } else { outcome };
        }
        let rule = responses.http.retry.iter().find(|rule| status.is_some_and(|status| rule.status.contains(status)));
        let outcome = match rule {
            Some(rule) => outcome.with_policy(rule.retry, true),
            // Other statuses refuse the request itself.
            None if is_idempotent && matches!(status, None | Some(200..300 | 408 | 429 | 500..600)) => {
                outcome.with_policy(RetryPolicy::DEFAULT_BACKOFF, false)
            }
            None => outcome,
        };
        outcome.with_server_delay(retry_after.into())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn plain<'a>(&self, body: &'a [u8], status: Option<u16>) -> Outcome<'a, E, C>
    where
        't: 'a,
    {
        let Some(format) = &self.tables.responses().text else { return self.convert(unsupported(body)) };
        if body.is_empty() {
            return self.convert(self.tables.empty(format, status, body));
        }
        if let Some(payload) = format.success_prefix.and_then(|prefix| body.strip_prefix(prefix.as_bytes())) {
            return match from_utf8(payload) {
                Ok(text) => match Payload::in_text(text, format) {
                    payload if payload.is_empty() && !format.empty_payload => {
                        self.convert(unrecognized(UnrecognizedReason::MissingPayload, body))
                    }
                    payload => Outcome::Success { payload },
                },
                Err(_) => self.convert(unrecognized(UnrecognizedReason::InvalidUtf8, body)),
            };
        }
        match self.tables.find(body) {
            (_, Some(row)) => self.entry(row),
            (row, None) => self.plain_without_entry(row, format, status, body),
        }
    }

    /// Parses plain text that is neither a success by its prefix nor a code or alias of this endpoint; `row` is its row in
    /// the catalog.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn plain_without_entry<'a>(
        &self,
        row: Option<usize>,
        format: &TextResponses<'t>,
        status: Option<u16>,
        body: &'a [u8],
    ) -> Outcome<'a, E, C>
    where
        't: 'a,
    {
        if self.tables.has_patterns() || !format.success.is_empty() {
            return self.convert(self.tables.plain_without_entry(row, format, status, body));
        }
        if let Some(row) = row {
            return self.other_endpoint(row);
        }
        match unlisted(format, body) {
            Ok(raw) => Outcome::UnknownCode { raw: Text::plain(raw), details: Details::default() },
            Err(reason) => self.convert(unrecognized(reason, body)),
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn json<'a>(&self, format: &JsonResponses<'t>, body: &'a [u8]) -> Outcome<'a, E, C>
    where
        't: 'a,
    {
        // Templates do not match white space before the first key.
        let templates = if let [b'{', b'"', ..] = body { format.templates } else { &[] };
        for template in templates {
            if !template.begins(body) {
                continue;
            }
            if let Some(string) = template.string(body)
                && string.len() <= MAX_TEMPLATE_LEN
            {
                let (code, entry) = if template.success { (None, None) } else { self.tables.find(string) };
                // A code that is found has no characters that JSON escapes.
                if let Some(row) = entry {
                    return self.entry(row);
                }
                if let Some(row) = code
                    && !self.tables.has_patterns()
                {
                    return self.other_endpoint(row);
                }
                // A string with a quote belongs to another template.
                if let Some(text) = plain_string(string).filter(|text| !text.is_empty()).map(Text::plain) {
                    return match template.success {
                        true => Outcome::Success { payload: Payload::in_json(ResponseValue::Text(text), body, format) },
                        false if self.tables.has_patterns() => {
                            self.convert(self.tables.code_without_entry(code, text, Details::default()))
                        }
                        false => Outcome::UnknownCode { raw: text, details: Details::default() },
                    };
                }
            }
            if template.discriminator.is_some() {
                return self.convert(self.tables.envelope(format, Some(template), body));
            }
        }
        self.convert(self.tables.envelope(format, None, body))
    }

    /// Returns the outcome of an entry of this endpoint, without details.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn entry<'a>(&self, row: usize) -> Outcome<'a, E, C> {
        let (code, details) = ((self.to_entry)(row), Details::default());
        match self.tables.is_pending(row) {
            true => Outcome::Pending { code, details },
            false => Outcome::Error { code, details },
        }
    }

    /// Returns the outcome of a code that only other endpoints have, without details.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn other_endpoint<'a>(&self, row: usize) -> Outcome<'a, E, C> {
        Outcome::OtherEndpoint { code: (self.to_code)(row), details: Details::default() }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn convert<'a>(&self, rows: Rows<'a>) -> Outcome<'a, E, C> {
        rows.map(&self.to_entry, &self.to_code)
    }
}

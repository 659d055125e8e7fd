//! The part of the parser that is not inlined: outcomes whose codes are rows of the tables.
//!
//! These functions exist once for all endpoints, and do not take registers from the path of most responses.

use core::str::from_utf8;

use crate::body::Body;
use crate::envelope::{Envelope, MAX_CODE_LEN};
use crate::json::Template;
use crate::outcome::{Details, Outcome};
use crate::parameter::{self, Parameter, Pattern};
use crate::payload::Payload;
use crate::reason::UnrecognizedReason;
use crate::response_value::ResponseValue;
use crate::responses::{JsonResponses, Responses, TextResponses};
use crate::retry::{RetryPolicy, ServerDelay};
use crate::table::{Catalog, Endpoint};
use crate::text::Text;

/// An outcome whose codes are rows: of the endpoint's entries, and of the catalog's codes.
pub(super) type Rows<'a> = Outcome<'a, usize, usize>;

/// The tables of an endpoint.
#[derive(Clone, Copy)]
pub(super) struct Tables<'c, 't> {
    pub(super) catalog: &'c Catalog<'t>,
    pub(super) endpoint: &'c Endpoint<'t>,
    /// See [`Endpoint::polls`].
    pub(super) polls: u32,
}

impl<'c, 't> Tables<'c, 't> {
    /// Returns the response formats of the endpoint.
    #[inline(always)]
    pub(super) fn responses(self) -> &'c Responses<'t> {
        self.catalog.responses_of(self.endpoint)
    }
}

/// The position of a code in the catalog.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    row: usize,
    /// `true` if the row is an entry of the endpoint, `false` if it is a code of the catalog.
    at_endpoint: bool,
    parameter: Option<Parameter<'a>>,
}

impl<'t> Tables<'_, 't> {
    /// Parses an empty body where plain text is expected.
    #[inline(never)]
    pub(super) fn empty<'a>(self, format: &TextResponses<'_>, status: Option<u16>, body: &'a [u8]) -> Rows<'a> {
        self.whole_success(format, status, body).unwrap_or(unrecognized(UnrecognizedReason::Empty, body))
    }

    /// Returns the success that a text is as a whole, unless it is not one; the text is not a code.
    pub(super) fn whole_success<'a>(
        self,
        format: &TextResponses<'_>,
        status: Option<u16>,
        body: &'a [u8],
    ) -> Option<Rows<'a>> {
        let is_success = format.is_success(body, self.responses().http.has_success(status));
        let text = if is_success { from_utf8(body).ok()? } else { return None };
        Some(Outcome::Success { payload: ResponseValue::Text(Text::plain(text)).into() })
    }

    /// Parses plain text that is neither a success by its prefix nor a code or alias of this endpoint; `row` is its row in
    /// the catalog.
    #[inline(never)]
    pub(super) fn plain_without_entry<'a>(
        self,
        row: Option<usize>,
        format: &TextResponses<'_>,
        status: Option<u16>,
        body: &'a [u8],
    ) -> Rows<'a> {
        let text = || from_utf8(body).ok().map(Text::plain);
        if let Some(found) = self.find_elsewhere(row, body, text) {
            return self.found(found, Details::default());
        }
        if let Some(success) = self.whole_success(format, status, body) {
            return success;
        }
        if format.reserved_prefix.is_some_and(|prefix| body.starts_with(prefix.as_bytes())) {
            return unrecognized(UnrecognizedReason::MalformedSuccess, body);
        }
        // Unknown codes are ASCII, whatever their character set.
        if format.unknown_codes.iter().any(|pattern| pattern.admits(body))
            && let Some(raw) = text()
        {
            return Outcome::UnknownCode { raw, details: Details::default() };
        }
        let reason = match body.first() {
            Some(b'<') => UnrecognizedReason::Html,
            _ if text().is_some() => UnrecognizedReason::NoMatch,
            _ => UnrecognizedReason::InvalidUtf8,
        };
        unrecognized(reason, body)
    }

    /// Parses JSON key by key, after the matching part of a template with a discriminator.
    #[inline(never)]
    pub(super) fn envelope<'a>(
        self,
        format: &JsonResponses<'t>,
        opening: Option<&Template<'_>>,
        body: &'a [u8],
    ) -> Rows<'a>
    where
        't: 'a,
    {
        let text = match from_utf8(body) {
            Ok("") => return unrecognized(UnrecognizedReason::Empty, body),
            Ok(text) => text,
            Err(_) => return unrecognized(UnrecognizedReason::InvalidUtf8, body),
        };
        let mut envelope = Envelope::new(text);
        envelope.read(format.keys, opening);
        match envelope.is_success(format, opening) {
            _ if envelope.fault.is_some() => {}
            Some(true) => {
                if let (Some(payload), None) = (envelope.payload(format), envelope.fault) {
                    return Outcome::Success { payload: Payload::in_json(payload, body, format) };
                }
            }
            Some(false) => {
                if let Some((code, path)) = envelope.code(format) {
                    let details = envelope.details(format, Some(path));
                    if envelope.fault.is_none() {
                        return self.failure(code, details, body);
                    }
                }
                envelope.fault.get_or_insert(UnrecognizedReason::MissingCode);
            }
            None => {}
        }
        let reason = envelope.fault.unwrap_or(UnrecognizedReason::Undetermined);
        let rows = unrecognized(reason, body);
        match reason {
            // The object is valid.
            UnrecognizedReason::Undetermined
            | UnrecognizedReason::MissingPayload
            | UnrecognizedReason::MissingCode
            | UnrecognizedReason::CodeTooLong => rows.with_server_delay(envelope.server_delay(format)),
            _ => rows,
        }
    }

    /// Returns the outcome of a failure with this code.
    #[inline(always)]
    pub(super) fn failure<'a>(self, raw: Text<'a>, details: Details<'a>, body: &'a [u8]) -> Rows<'a> {
        match raw.as_str() {
            Some(code) => self.decoded_code(code.as_bytes(), raw, details),
            None => self.escaped_code(raw, details, body),
        }
    }

    /// Decodes a code with escapes, and returns its outcome.
    #[inline(never)]
    fn escaped_code<'a>(self, raw: Text<'a>, details: Details<'a>, body: &'a [u8]) -> Rows<'a> {
        let mut buffer = [0; MAX_CODE_LEN];
        match raw.decode(&mut buffer).and_then(|length| buffer.get(..length)) {
            Some(code) => self.decoded_code(code, raw, details),
            None => unrecognized(UnrecognizedReason::CodeTooLong, body).with_server_delay(details.server_delay),
        }
    }

    /// Returns the outcome of a decoded code; `raw` is the code on the wire.
    #[inline(always)]
    fn decoded_code<'a>(self, code: &[u8], raw: Text<'a>, details: Details<'a>) -> Rows<'a> {
        match self.find(code) {
            (_, Some(row)) => self.entry(row, details),
            (row, None) => self.code_without_entry(row, code, raw, details),
        }
    }

    /// Returns the outcome of a code that is not a code or alias of this endpoint; `row` is its row in the catalog.
    #[inline(never)]
    pub(super) fn code_without_entry<'a>(
        self,
        row: Option<usize>,
        code: &[u8],
        raw: Text<'a>,
        details: Details<'a>,
    ) -> Rows<'a> {
        match self.find_elsewhere(row, code, || Some(raw)) {
            Some(found) => self.found(found, details),
            None => Outcome::UnknownCode { raw, details },
        }
    }

    /// Returns the row of a code or alias in the catalog, and its row at the endpoint.
    #[inline(always)]
    pub(super) fn find(self, code: &[u8]) -> (Option<usize>, Option<usize>) {
        let row = self.endpoint.pool.index.find(code);
        (row, row.and_then(|row| self.endpoint.row_of(row)))
    }

    /// Finds a code that is not a code or alias of the endpoint: by a pattern, or at another endpoint by its row in the
    /// catalog; `text` is the code on the wire, for a parameter.
    #[inline(always)]
    pub(super) fn find_elsewhere<'a>(
        self,
        row: Option<usize>,
        code: &[u8],
        text: impl Fn() -> Option<Text<'a>>,
    ) -> Option<Found<'a>> {
        let by_pattern = |at_endpoint: bool, patterns: &[Pattern<'_>]| {
            if patterns.is_empty() || code.len() > MAX_CODE_LEN {
                return None;
            }
            let (row, parameter) = parameter::find(patterns, text()?)?;
            Some(Found { row, at_endpoint, parameter: Some(parameter) })
        };
        let by_code = || Some(Found { row: row?, at_endpoint: false, parameter: None });
        by_pattern(true, self.endpoint.patterns).or_else(by_code).or_else(|| by_pattern(false, self.catalog.patterns))
    }

    #[inline(always)]
    pub(super) fn found<'a>(self, found: Found<'a>, details: Details<'a>) -> Rows<'a> {
        let Found { row, at_endpoint, parameter } = found;
        let entry = self.endpoint.entry(row).filter(|_| at_endpoint);
        let given = entry.map(|entry| entry.server_delay(parameter)).unwrap_or_default();
        let details = Details { parameter, server_delay: details.server_delay.max(given), ..details };
        match at_endpoint {
            true => self.entry(row, details),
            false => Outcome::OtherEndpoint { code: row, details },
        }
    }

    /// Returns the outcome of an entry of this endpoint.
    #[inline(always)]
    pub(super) fn entry<'a>(self, row: usize, details: Details<'a>) -> Rows<'a> {
        match self.is_pending(row) {
            true => Outcome::Pending { code: row, details },
            false => Outcome::Error { code: row, details },
        }
    }

    /// Returns `true` if the task is not done after this entry of the endpoint.
    #[inline(always)]
    pub(super) fn is_pending(self, row: usize) -> bool {
        self.endpoint.rows.get(row).is_some_and(|[.., policy, _]| *policy < self.polls)
    }
}

/// Returns the outcome for a format that the catalog does not describe.
pub(super) fn unsupported(body: &[u8]) -> Rows<'_> {
    let reason = match body.first() {
        None => UnrecognizedReason::Empty,
        Some(b'<') => UnrecognizedReason::Html,
        Some(_) => UnrecognizedReason::UnsupportedFormat,
    };
    unrecognized(reason, body)
}

pub(super) const fn unrecognized(reason: UnrecognizedReason, body: &[u8]) -> Rows<'_> {
    let (body, retry) = (Body::new(body), RetryPolicy::Unspecified);
    Outcome::Unrecognized { reason, body, retry, has_policy: false, server_delay: ServerDelay::NONE }
}

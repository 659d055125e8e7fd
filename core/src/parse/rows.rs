//! The part of the parser that is not inlined: outcomes whose codes are rows of the tables.
//!
//! These functions exist once for all endpoints, and do not take registers from the path of most responses.

use core::str::from_utf8;

use crate::body::Body;
use crate::envelope::{Envelope, MAX_CODE_LEN};
use crate::json::{JsonType, JsonValue, Template};
use crate::numbers::value;
use crate::outcome::{Details, Outcome};
use crate::parameter::{self, Parameter, Pattern};
use crate::payload::Payload;
use crate::reason::UnrecognizedReason;
use crate::response_value::ResponseValue;
use crate::responses::{JsonResponses, Path, Responses, TextResponses};
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
    #[cfg_attr(not(debug_assertions), inline(always))]
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
        if let Some(found) = self.find_elsewhere(row, || plain_code(body)) {
            return self.found(found, Details::default());
        }
        if let Some(success) = self.whole_success(format, status, body) {
            return success;
        }
        match unlisted(format, body) {
            Ok(raw) => Outcome::UnknownCode { raw: Text::plain(raw), details: Details::default() },
            Err(reason) => unrecognized(reason, body),
        }
    }

    /// Returns `true` if codes with a parameter are in the catalog.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) const fn has_patterns(self) -> bool {
        !self.catalog.patterns.is_empty()
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
                    let (row, entry) = self.find_value(&code, text);
                    let Some(entry) = entry else {
                        return self.failure_without_entry(row, code, path, format, &mut envelope);
                    };
                    // Details that are passed to a function are built in memory and copied, so these are not.
                    let details = envelope.details(format, Some(path));
                    if envelope.fault.is_none() {
                        return self.entry(entry, details);
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

    /// Returns the row of the code of a JSON failure in the catalog, and its row at the endpoint.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn find_value(self, code: &JsonValue, text: &str) -> (Option<usize>, Option<usize>) {
        match code.json_type {
            JsonType::Escaped => self.find_escaped(code.written(text)),
            _ => self.find(code.bytes(text)),
        }
    }

    #[inline(never)]
    fn find_escaped(self, code: &str) -> (Option<usize>, Option<usize>) {
        let mut buffer = [0; MAX_CODE_LEN];
        let code = Text::escaped(code).decode(&mut buffer).and_then(|length| buffer.get(..length));
        code.map_or((None, None), |code| self.find(code))
    }

    /// Returns the outcome of a JSON failure whose code is not a code or alias of this endpoint; `row` is its row in the
    /// catalog.
    #[inline(never)]
    pub(super) fn failure_without_entry<'a>(
        self,
        row: Option<usize>,
        code: JsonValue,
        path: &Path<'_>,
        format: &JsonResponses<'_>,
        envelope: &mut Envelope<'a>,
    ) -> Rows<'a> {
        let (text, details) = (envelope.text, envelope.details(format, Some(path)));
        if let Some(reason) = envelope.fault {
            return unrecognized(reason, text.as_bytes());
        }
        let is_short = |code: &Text<'_>| code.as_str().is_some() || code.decode(&mut [0; MAX_CODE_LEN]).is_some();
        match code.string_or_number(text).filter(is_short) {
            Some(raw) => self.code_without_entry(row, raw, details),
            None => {
                let rows = unrecognized(UnrecognizedReason::CodeTooLong, text.as_bytes());
                rows.with_server_delay(details.server_delay)
            }
        }
    }

    /// Returns the outcome of a code that is not a code or alias of this endpoint; `row` is its row in the catalog.
    #[inline(never)]
    pub(super) fn code_without_entry<'a>(self, row: Option<usize>, raw: Text<'a>, details: Details<'a>) -> Rows<'a> {
        match self.find_elsewhere(row, || Some(raw)) {
            Some(found) => self.found(found, details),
            None => Outcome::UnknownCode { raw, details },
        }
    }

    /// Returns the row of a code or alias in the catalog, and its row at the endpoint.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn find(self, code: &[u8]) -> (Option<usize>, Option<usize>) {
        let row = self.endpoint.pool.index.find(code);
        (row, row.and_then(|row| self.endpoint.row_of(row)))
    }

    /// Finds a code that is not a code or alias of the endpoint: by a pattern, or at another endpoint by its row in the
    /// catalog; `text` is the code on the wire, unless it is too long for one with a parameter.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn find_elsewhere<'a>(
        self,
        row: Option<usize>,
        text: impl Fn() -> Option<Text<'a>>,
    ) -> Option<Found<'a>> {
        let by_pattern = |at_endpoint: bool, patterns: &[Pattern<'_>]| {
            let (row, parameter) = if patterns.is_empty() { return None } else { parameter::find(patterns, text()?)? };
            Some(Found { row, at_endpoint, parameter: Some(parameter) })
        };
        let by_code = || Some(Found { row: row?, at_endpoint: false, parameter: None });
        by_pattern(true, self.endpoint.patterns).or_else(by_code).or_else(|| by_pattern(false, self.catalog.patterns))
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
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
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn entry<'a>(self, row: usize, details: Details<'a>) -> Rows<'a> {
        match self.is_pending(row) {
            true => Outcome::Pending { code: row, details },
            false => Outcome::Error { code: row, details },
        }
    }

    /// Returns `true` if the task is not done after this entry of the endpoint.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn is_pending(self, row: usize) -> bool {
        self.endpoint.rows.get(row).is_some_and(|[.., policy, _]| value(*policy) < self.polls)
    }
}

/// Returns a text that is short enough for a code.
pub(super) fn plain_code(body: &[u8]) -> Option<Text<'_>> {
    let text = if body.len() > MAX_CODE_LEN { return None } else { from_utf8(body).ok()? };
    Some(Text::plain(text))
}

/// Returns the unknown code that a text is, or the reason why it is not one.
#[inline(never)]
pub(super) fn unlisted<'a>(format: &TextResponses<'_>, body: &'a [u8]) -> Result<&'a str, UnrecognizedReason> {
    if format.reserved_prefix.is_some_and(|prefix| body.starts_with(prefix.as_bytes())) {
        return Err(UnrecognizedReason::MalformedSuccess);
    }
    // Unknown codes are ASCII, whatever their character set.
    if format.unknown_codes.iter().any(|pattern| pattern.admits(body))
        && let Ok(code) = from_utf8(body)
    {
        return Ok(code);
    }
    Err(match body.first() {
        Some(b'<') => UnrecognizedReason::Html,
        _ if from_utf8(body).is_ok() => UnrecognizedReason::NoMatch,
        _ => UnrecognizedReason::InvalidUtf8,
    })
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

//! The response parser: classifies a body for any catalog.
//!
//! Prefix or conditions decide before a code is looked up; codes match as whole strings in exact case.
//!
//! The path of most responses is inlined: for a compiled table, the catalog is constant, and so is much of the parser.
//! Everything rare is `#[inline(never)]`, so that it does not take registers from that path.

use core::str::from_utf8;

use crate::envelope::{Envelope, MAX_CODE_LEN};
use crate::excerpt::Excerpt;
use crate::json::{Template, plain_string};
use crate::outcome::{Details, Outcome, Payload};
use crate::parameter::{self, Parameter, Pattern};
use crate::reason::UnrecognizedReason;
use crate::responses::{JsonResponses, TextResponses};
use crate::retry::RetryPolicy;
use crate::table::{Catalog, Endpoint};
use crate::text::Text;

/// An outcome whose codes are indices: of the endpoint's entries, and of the catalog's codes.
pub(super) type Rows<'a> = Outcome<'a, usize, usize>;

/// Parses the responses of one endpoint.
#[derive(Clone, Copy)]
pub(super) struct Parser<'c, 't> {
    pub(super) catalog: &'c Catalog<'t>,
    pub(super) endpoint: &'c Endpoint<'t>,
}

/// The position of a code in the catalog.
#[derive(Clone, Copy)]
struct Found<'a> {
    row: usize,
    /// `true` if the row is an entry of the endpoint, `false` if it is a code of the catalog.
    at_endpoint: bool,
    parameter: Option<Parameter<'a>>,
}

/// The maximum length of the string in a template, in bytes: codes and IDs are shorter, and a longer text probably
/// contains further members.
const MAX_TEMPLATE_LEN: usize = 48;

impl Parser<'_, '_> {
    /// Parses a body of either format, by its first byte.
    #[inline(always)]
    pub(super) fn parse(self, body: &[u8]) -> Rows<'_> {
        let body = trim(body);
        match (body.first(), &self.catalog.responses.json) {
            (Some(b'{' | b'['), Some(format)) => self.json(format, body),
            _ => self.plain(body),
        }
    }

    /// Parses a plain text body.
    #[inline(always)]
    pub(super) fn parse_plain(self, body: &[u8]) -> Rows<'_> {
        self.plain(trim(body))
    }

    /// Parses a JSON body.
    #[inline(always)]
    pub(super) fn parse_json(self, body: &[u8]) -> Rows<'_> {
        let body = trim(body);
        match &self.catalog.responses.json {
            Some(format) => self.json(format, body),
            None => unsupported(body),
        }
    }

    #[inline(always)]
    fn plain(self, body: &[u8]) -> Rows<'_> {
        let Some(format) = &self.catalog.responses.text else { return unsupported(body) };
        if body.is_empty() {
            return unrecognized(UnrecognizedReason::Empty, body);
        }
        if let Some(payload) = format.success_prefix.and_then(|prefix| body.strip_prefix(prefix.as_bytes())) {
            return match from_utf8(payload) {
                Ok("") => unrecognized(UnrecognizedReason::MissingPayload, body),
                Ok(payload) => Outcome::Success { payload: Payload::Text(Text::plain(payload)) },
                Err(_) => unrecognized(UnrecognizedReason::InvalidUtf8, body),
            };
        }
        match self.endpoint.index.find(body) {
            Some(row) => self.entry(row, Details::default()),
            None => self.plain_without_entry(format, body),
        }
    }

    /// Parses plain text that is neither a success nor a code or alias of this endpoint.
    #[inline(never)]
    fn plain_without_entry<'a>(self, format: &TextResponses<'_>, body: &'a [u8]) -> Rows<'a> {
        let text = || from_utf8(body).ok().map(Text::plain);
        if let Some(found) = self.find_elsewhere(body, text) {
            return self.found(found, Details::default());
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

    #[inline(always)]
    fn json<'a>(self, format: &JsonResponses<'_>, body: &'a [u8]) -> Rows<'a> {
        // Templates do not match white space before the first key.
        let templates = if let [b'{', b'"', ..] = body { format.templates } else { &[] };
        for template in templates {
            if !template.begins(body) {
                continue;
            }
            if let Some(string) = template.string(body)
                && string.len() <= MAX_TEMPLATE_LEN
                && let Some(outcome) = self.template(template.success, string)
            {
                return outcome;
            }
            if template.discriminator.is_some() {
                return self.envelope(format, Some(template), body);
            }
        }
        self.envelope(format, None, body)
    }

    /// Evaluates the string of a template; a string with a quote belongs to another template.
    #[inline(always)]
    fn template(self, success: bool, string: &[u8]) -> Option<Rows<'_>> {
        // A code that is found has no characters that JSON escapes.
        if !success && let Some(row) = self.endpoint.index.find(string) {
            return Some(self.entry(row, Details::default()));
        }
        let text = plain_string(string).filter(|text| !text.is_empty()).map(Text::plain)?;
        Some(match success {
            true => Outcome::Success { payload: Payload::Text(text) },
            false => self.code_without_entry(string, text, Details::default()),
        })
    }

    /// Parses JSON key by key, after the matching part of a template with a discriminator.
    #[inline(never)]
    fn envelope<'a>(self, format: &JsonResponses<'_>, opening: Option<&Template<'_>>, body: &'a [u8]) -> Rows<'a> {
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
                    return Outcome::Success { payload };
                }
            }
            Some(false) => {
                if let Some(code) = envelope.code(format) {
                    let details = envelope.details(format);
                    if envelope.fault.is_none() {
                        return self.failure(code, details, body);
                    }
                }
            }
            None => {}
        }
        unrecognized(envelope.fault.unwrap_or(UnrecognizedReason::Undetermined), body)
    }

    /// Returns the outcome of a failure with this code.
    #[inline(always)]
    fn failure<'a>(self, raw: Text<'a>, details: Details<'a>, body: &[u8]) -> Rows<'a> {
        match raw.as_str() {
            Some(code) => self.decoded_code(code.as_bytes(), raw, details),
            None => self.escaped_code(raw, details, body),
        }
    }

    /// Decodes a code with escapes, and returns its outcome.
    #[inline(never)]
    fn escaped_code<'a>(self, raw: Text<'a>, details: Details<'a>, body: &[u8]) -> Rows<'a> {
        let mut buffer = [0; MAX_CODE_LEN];
        match raw.decode(&mut buffer).and_then(|length| buffer.get(..length)) {
            Some(code) => self.decoded_code(code, raw, details),
            None => unrecognized(UnrecognizedReason::CodeTooLong, body),
        }
    }

    /// Returns the outcome of a decoded code; `raw` is the code on the wire.
    #[inline(always)]
    fn decoded_code<'a>(self, code: &[u8], raw: Text<'a>, details: Details<'a>) -> Rows<'a> {
        match self.endpoint.index.find(code) {
            Some(row) => self.entry(row, details),
            None => self.code_without_entry(code, raw, details),
        }
    }

    /// Returns the outcome of a code that is not a code or alias of this endpoint.
    #[inline(never)]
    fn code_without_entry<'a>(self, code: &[u8], raw: Text<'a>, details: Details<'a>) -> Rows<'a> {
        match self.find_elsewhere(code, || Some(raw)) {
            Some(found) => self.found(found, details),
            None => Outcome::UnknownCode { raw, details },
        }
    }

    /// Finds a code that is not a code or alias of the endpoint: by a pattern, or at another endpoint; `text` is the code
    /// on the wire, for a parameter.
    #[inline(always)]
    fn find_elsewhere<'a>(self, code: &[u8], text: impl Fn() -> Option<Text<'a>>) -> Option<Found<'a>> {
        let by_pattern = |at_endpoint: bool, patterns: &[Pattern<'_>]| {
            if patterns.is_empty() || code.len() > MAX_CODE_LEN {
                return None;
            }
            let (row, parameter) = parameter::find(patterns, text()?)?;
            Some(Found { row, at_endpoint, parameter: Some(parameter) })
        };
        let by_code = || Some(Found { row: self.catalog.index.find(code)?, at_endpoint: false, parameter: None });
        by_pattern(true, self.endpoint.patterns).or_else(by_code).or_else(|| by_pattern(false, self.catalog.patterns))
    }

    #[inline(always)]
    fn found<'a>(self, found: Found<'a>, details: Details<'a>) -> Rows<'a> {
        let Found { row, at_endpoint, parameter } = found;
        let details = Details { parameter, ..details };
        match at_endpoint {
            true => self.entry(row, details),
            false => Outcome::OtherEndpoint { code: row, details },
        }
    }

    /// Returns the outcome of an entry of this endpoint.
    #[inline(always)]
    fn entry<'a>(self, row: usize, details: Details<'a>) -> Rows<'a> {
        match self.endpoint.entries.get(row).map(|entry| entry.retry) {
            Some(RetryPolicy::Poll { .. }) => Outcome::Pending { code: row, details },
            _ => Outcome::Error { code: row, details },
        }
    }
}

/// Returns the outcome for a format that the catalog does not describe.
fn unsupported<'a>(body: &[u8]) -> Rows<'a> {
    let reason = match body.first() {
        None => UnrecognizedReason::Empty,
        Some(b'<') => UnrecognizedReason::Html,
        Some(_) => UnrecognizedReason::UnsupportedFormat,
    };
    unrecognized(reason, body)
}

#[inline(never)]
fn unrecognized<'a>(reason: UnrecognizedReason, body: &[u8]) -> Rows<'a> {
    Outcome::Unrecognized { reason, excerpt: Excerpt::new(body), retry: RetryPolicy::Unspecified }
}

/// Removes surrounding white space, NUL and byte order marks.
#[inline(always)]
fn trim(body: &[u8]) -> &[u8] {
    match body {
        // Most bodies start and end with a printable ASCII character.
        [b'!'..=b'~', .., b'!'..=b'~'] => body,
        _ => trim_ends(body),
    }
}

#[inline(never)]
fn trim_ends(body: &[u8]) -> &[u8] {
    const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
    let mut body = body;
    loop {
        body = match body {
            [b'\t'..=b'\r' | b' ' | 0, rest @ ..] | [rest @ .., b'\t'..=b'\r' | b' ' | 0] => rest,
            _ => match body.strip_prefix(BYTE_ORDER_MARK).or_else(|| body.strip_suffix(BYTE_ORDER_MARK)) {
                Some(rest) => rest,
                None => return body,
            },
        };
    }
}

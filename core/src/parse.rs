//! The reply reader: one body in, one outcome out, for any catalogue.
//!
//! Status or prefix decides before any code is looked up; a code counts as a whole string, in exact case.

mod code;

use code::{at_endpoint, failure, look_up, named_otherwise};

use crate::envelope::Envelope;
use crate::responses::Template;
use crate::table::{Catalog, Code, Endpoint, Entry, JsonResponses, Responses, TextResponses};
use crate::{Details, Excerpt, Outcome, Payload, RetryPolicy, Text, UnrecognizedReason};

/// An outcome whose codes are rows: of the endpoint's entries, and of the catalogue's codes.
pub(crate) type Rows<'a> = Outcome<'a, usize, usize>;

impl<'t> Catalog<'t> {
    /// Reads a reply of `endpoint`, plain text or JSON by its first byte, as [`parse`](crate::parse) does for a
    /// compiled catalogue.
    #[must_use]
    pub fn parse<'a>(&self, endpoint: &Endpoint<'t>, body: &'a [u8]) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        self.typed(endpoint, any(self, endpoint, body))
    }

    /// Reads a reply of `endpoint` that must be plain text.
    #[must_use]
    pub fn parse_plain<'a>(&self, endpoint: &Endpoint<'t>, body: &'a [u8]) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        self.typed(endpoint, plain(self, endpoint, body))
    }

    /// Reads a reply of `endpoint` that must be JSON.
    #[must_use]
    pub fn parse_json<'a>(&self, endpoint: &Endpoint<'t>, body: &'a [u8]) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        self.typed(endpoint, json(self, endpoint, body))
    }

    /// Reads a reply of `endpoint` that came with a status of HTTP, as [`parse_with_status`](crate::parse_with_status)
    /// does for a compiled catalogue.
    #[must_use]
    pub fn parse_with_status<'a>(
        &self,
        endpoint: &Endpoint<'t>,
        body: &'a [u8],
        status: u16,
    ) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        self.parse(endpoint, body).with_status(&self.responses, status)
    }

    #[expect(clippy::indexing_slicing, reason = "rows come from the names of the same tables")]
    fn typed<'a>(&self, endpoint: &Endpoint<'t>, rows: Rows<'a>) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        rows.map(|row| &endpoint.entries[row], |row| &self.codes[row])
    }
}

impl<E, C> Outcome<'_, E, C> {
    /// The same outcome, with what the catalogue says of the status if it is foreign.
    pub(crate) fn with_status(mut self, responses: &Responses<'_>, status: u16) -> Self {
        if let Outcome::Unrecognized { retry, .. } = &mut self
            && let Some(hint) = responses.http.iter().find(|hint| hint.is_for(status))
        {
            *retry = hint.retry;
        }
        self
    }
}

/// Reads a body of either format, told apart by the first byte.
// Here and below, the way of most replies is inlined: with a table that was compiled in, much of it is constant.
#[inline(always)]
pub(crate) fn any<'a>(catalog: &Catalog<'_>, endpoint: &Endpoint<'_>, body: &'a [u8]) -> Rows<'a> {
    let body = trim(body);
    match (body.first(), &catalog.responses.json) {
        (Some(b'{' | b'['), Some(responses)) => read_json(catalog, endpoint, responses, body),
        _ => read_plain(catalog, endpoint, body),
    }
}

/// Reads a plain text body.
#[inline(always)]
pub(crate) fn plain<'a>(catalog: &Catalog<'_>, endpoint: &Endpoint<'_>, body: &'a [u8]) -> Rows<'a> {
    read_plain(catalog, endpoint, trim(body))
}

/// Reads a JSON body.
#[inline(always)]
pub(crate) fn json<'a>(catalog: &Catalog<'_>, endpoint: &Endpoint<'_>, body: &'a [u8]) -> Rows<'a> {
    let body = trim(body);
    match &catalog.responses.json {
        Some(responses) => read_json(catalog, endpoint, responses, body),
        None => unreadable(body),
    }
}

#[inline(always)]
fn read_plain<'a>(catalog: &Catalog<'_>, endpoint: &Endpoint<'_>, body: &'a [u8]) -> Rows<'a> {
    let Some(responses) = &catalog.responses.text else { return unreadable(body) };
    if body.is_empty() {
        return foreign(UnrecognizedReason::Empty, body);
    }
    if let Some(payload) = responses.success_prefix.and_then(|prefix| body.strip_prefix(prefix.as_bytes())) {
        return match core::str::from_utf8(payload) {
            Ok("") => foreign(UnrecognizedReason::MissingPayload, body),
            Ok(payload) => Outcome::Success { payload: Payload::Text(Text::plain(payload)) },
            Err(_) => foreign(UnrecognizedReason::InvalidUtf8, body),
        };
    }
    match endpoint.index.find(body) {
        Some(row) => at_endpoint(endpoint, row, Details::default()),
        None => read_other_text(catalog, endpoint, responses, body),
    }
}

/// Reads plain text that is neither a success nor, by its name, a code of this endpoint.
#[inline(never)]
fn read_other_text<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    responses: &TextResponses<'_>,
    body: &'a [u8],
) -> Rows<'a> {
    let text = || core::str::from_utf8(body).ok().map(Text::plain);
    if let Some(found) = look_up(catalog, endpoint, body, text) {
        return found.outcome(endpoint, Details::default());
    }
    if responses.reserved_prefix.is_some_and(|prefix| body.starts_with(prefix.as_bytes())) {
        return foreign(UnrecognizedReason::MalformedSuccess, body);
    }
    // An unknown code is ASCII, whatever its shape.
    if responses.unknown_codes.iter().any(|pattern| pattern.admits(body))
        && let Some(raw) = text()
    {
        return Outcome::UnknownCode { raw, details: Details::default() };
    }
    let reason = match body.first() {
        Some(b'<') => UnrecognizedReason::Html,
        _ if text().is_some() => UnrecognizedReason::NoMatch,
        _ => UnrecognizedReason::InvalidUtf8,
    };
    foreign(reason, body)
}

#[inline(always)]
fn read_json<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    responses: &JsonResponses<'_>,
    body: &'a [u8],
) -> Rows<'a> {
    // No layout has white space in front of its first key.
    let templates = if let [b'{', b'"', ..] = body { responses.templates } else { &[] };
    for template in templates {
        if !template.begins(body) {
            continue;
        }
        if let Some(string) = template.string(body)
            && string.len() <= MAX_TEMPLATE_LEN
            && let Some(outcome) = read_canonical(catalog, endpoint, template.success, string)
        {
            return outcome;
        }
        if template.discriminator.is_some() {
            return read_envelope(catalog, endpoint, responses, Some(template), body);
        }
    }
    read_envelope(catalog, endpoint, responses, None, body)
}

/// The longest string that is read at sight, in bytes: codes and IDs are shorter, and more bytes may well be a string and
/// what follows it.
const MAX_TEMPLATE_LEN: usize = 48;

/// Reads the string of a canonical template; one with a quote in it is of another template.
#[inline(always)]
fn read_canonical<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    success: bool,
    string: &'a [u8],
) -> Option<Rows<'a>> {
    // A code that is found is made of characters that JSON does not escape.
    if !success && let Some(row) = endpoint.index.find(string) {
        return Some(at_endpoint(endpoint, row, Details::default()));
    }
    let text = crate::json::plain_string(string).filter(|text| !text.is_empty()).map(Text::plain)?;
    Some(match success {
        true => Outcome::Success { payload: Payload::Text(text) },
        false => named_otherwise(catalog, endpoint, string, text, Details::default()),
    })
}

/// Reads JSON key by key, behind the opening if the body begins like a layout that tells success from failure there.
#[inline(never)]
fn read_envelope<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    responses: &JsonResponses<'_>,
    opening: Option<&Template<'_>>,
    body: &'a [u8],
) -> Rows<'a> {
    let text = match core::str::from_utf8(body) {
        Ok("") => return foreign(UnrecognizedReason::Empty, body),
        Ok(text) => text,
        Err(_) => return foreign(UnrecognizedReason::InvalidUtf8, body),
    };
    let mut envelope = Envelope::new(text);
    envelope.read(responses.keys, opening);
    match envelope.told(responses, opening) {
        _ if envelope.fault.is_some() => {}
        Some(true) => {
            if let (Some(payload), None) = (envelope.payload(responses), envelope.fault) {
                return Outcome::Success { payload };
            }
        }
        Some(false) => {
            if let Some(code) = envelope.code(responses) {
                let details = envelope.details(responses);
                if envelope.fault.is_none() {
                    return failure(catalog, endpoint, code, details, body);
                }
            }
        }
        None => {}
    }
    foreign(envelope.fault.unwrap_or(UnrecognizedReason::Undetermined), body)
}

/// A body of a format that the catalogue does not describe.
fn unreadable<'a>(body: &[u8]) -> Rows<'a> {
    let reason = match body.first() {
        None => UnrecognizedReason::Empty,
        Some(b'<') => UnrecognizedReason::Html,
        Some(_) => UnrecognizedReason::UnsupportedFormat,
    };
    foreign(reason, body)
}

#[inline(never)]
fn foreign<'a>(reason: UnrecognizedReason, body: &[u8]) -> Rows<'a> {
    Outcome::Unrecognized { reason, excerpt: Excerpt::new(body), retry: RetryPolicy::Unspecified }
}

/// White space, NUL and a byte order mark around a body mean nothing.
#[inline(always)]
fn trim(body: &[u8]) -> &[u8] {
    match body {
        // Most bodies have neither, and a printable character of ASCII at both ends tells so.
        [b'!'..=b'~', .., b'!'..=b'~'] => body,
        _ => trim_ends(body),
    }
}

#[inline(never)]
fn trim_ends(body: &[u8]) -> &[u8] {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let mut body = body;
    loop {
        body = match body {
            [b'\t'..=b'\r' | b' ' | 0, rest @ ..] | [rest @ .., b'\t'..=b'\r' | b' ' | 0] => rest,
            _ => match body.strip_prefix(MARK).or_else(|| body.strip_suffix(MARK)) {
                Some(rest) => rest,
                None => return body,
            },
        };
    }
}

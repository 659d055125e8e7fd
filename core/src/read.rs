//! The reply reader: one body in, one outcome out, for any catalogue.
//!
//! Status or prefix decides before any code is looked up; a code counts as a whole string, in exact case.

use crate::envelope::{Envelope, LONGEST_CODE};
use crate::{
    Catalog, Code, Details, Endpoint, Entry, Excerpt, JsonReplies, Outcome, Parameter, Pattern, Payload, Reason,
    Replies, Retry, Text, TextReplies, parameter,
};

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
        self.parse(endpoint, body).with_status(&self.replies, status)
    }

    #[expect(clippy::indexing_slicing, reason = "rows come from the names of the same tables")]
    fn typed<'a>(&self, endpoint: &Endpoint<'t>, rows: Rows<'a>) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        rows.map(|row| &endpoint.entries[row], |row| &self.codes[row])
    }
}

impl<E, C> Outcome<'_, E, C> {
    /// The same outcome, with what the catalogue says of the status if it is foreign.
    pub(crate) fn with_status(mut self, replies: &Replies<'_>, status: u16) -> Self {
        if let Outcome::Foreign { retry, .. } = &mut self
            && let Some(hint) = replies.http.iter().find(|hint| hint.is_for(status))
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
    match (body.first(), &catalog.replies.json) {
        (Some(b'{' | b'['), Some(replies)) => read_json(catalog, endpoint, replies, body),
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
    match &catalog.replies.json {
        Some(replies) => read_json(catalog, endpoint, replies, body),
        None => unreadable(body),
    }
}

#[inline(always)]
fn read_plain<'a>(catalog: &Catalog<'_>, endpoint: &Endpoint<'_>, body: &'a [u8]) -> Rows<'a> {
    let Some(replies) = &catalog.replies.text else { return unreadable(body) };
    if body.is_empty() {
        return foreign(Reason::Empty, body);
    }
    if let Some(payload) = replies.success.and_then(|prefix| body.strip_prefix(prefix.as_bytes())) {
        return match core::str::from_utf8(payload) {
            Ok("") => foreign(Reason::NoPayload, body),
            Ok(payload) => Outcome::Success { payload: Payload::Text(Text::plain(payload)) },
            Err(_) => foreign(Reason::NotUtf8, body),
        };
    }
    match endpoint.names.find(body) {
        Some(row) => at_endpoint(endpoint, row, Details::default()),
        None => read_other_text(catalog, endpoint, replies, body),
    }
}

/// Reads plain text that is neither a success nor, by its name, a code of this endpoint.
#[inline(never)]
fn read_other_text<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    replies: &TextReplies<'_>,
    body: &'a [u8],
) -> Rows<'a> {
    let text = || core::str::from_utf8(body).ok().map(Text::plain);
    if let Some(found) = look_up(catalog, endpoint, body, text) {
        return found.outcome(endpoint, Details::default());
    }
    if replies.reserved.is_some_and(|prefix| body.starts_with(prefix.as_bytes())) {
        return foreign(Reason::FalseSuccess, body);
    }
    // An unknown code is ASCII, whatever its shape.
    if replies.unknown.iter().any(|shape| shape.admits(body))
        && let Some(raw) = text()
    {
        return Outcome::Unknown { raw, details: Details::default() };
    }
    match (body.first(), text()) {
        (Some(b'<'), _) => foreign(Reason::Html, body),
        (_, Some(_)) => foreign(Reason::NotReply, body),
        (_, None) => foreign(Reason::NotUtf8, body),
    }
}

#[inline(always)]
fn read_json<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    replies: &JsonReplies<'_>,
    body: &'a [u8],
) -> Rows<'a> {
    let Some((success, string)) =
        replies.canonical.iter().find_map(|layout| Some((layout.success, layout.read(body)?)))
    else {
        return read_envelope(catalog, endpoint, replies, body);
    };
    // A code that is found is made of characters that JSON does not escape.
    if !success
        && string.len() <= LONGEST_CODE
        && let Some(row) = endpoint.names.find(string)
    {
        return at_endpoint(endpoint, row, Details::default());
    }
    match crate::json::string(string) {
        Some(payload) if success && !payload.is_empty() => Outcome::Success { payload: Payload::Text(payload) },
        Some(code) if !success && !code.is_empty() && code.as_str().is_none_or(|code| code.len() <= LONGEST_CODE) => {
            canonical_failure(catalog, endpoint, code, body)
        }
        _ => read_envelope(catalog, endpoint, replies, body),
    }
}

/// Reads JSON key by key.
#[inline(never)]
fn read_envelope<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    replies: &JsonReplies<'_>,
    body: &'a [u8],
) -> Rows<'a> {
    let text = match core::str::from_utf8(body) {
        Ok("") => return foreign(Reason::Empty, body),
        Ok(text) => text,
        Err(_) => return foreign(Reason::NotUtf8, body),
    };
    let mut envelope = Envelope::read(replies.keys, text);
    match envelope.told(replies) {
        _ if envelope.fault.is_some() => {}
        Some(true) => {
            if let (Some(payload), None) = (envelope.payload(replies), envelope.fault) {
                return Outcome::Success { payload };
            }
        }
        Some(false) => {
            if let Some(code) = envelope.code(replies) {
                let details = envelope.details(replies);
                if envelope.fault.is_none() {
                    return failure(catalog, endpoint, code, details, body);
                }
            }
        }
        None => {}
    }
    foreign(envelope.fault.unwrap_or(Reason::NoStatus), body)
}

/// A failure that names this code.
#[inline(always)]
fn failure<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    raw: Text<'a>,
    details: Details<'a>,
    body: &[u8],
) -> Rows<'a> {
    match raw.as_str() {
        Some(code) => named(catalog, endpoint, code.as_bytes(), raw, details),
        None => escaped(catalog, endpoint, raw, details, body),
    }
}

/// A failure that names a code with escapes.
#[inline(never)]
fn escaped<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    raw: Text<'a>,
    details: Details<'a>,
    body: &[u8],
) -> Rows<'a> {
    let mut buffer = [0; LONGEST_CODE];
    match raw.decode(&mut buffer).and_then(|length| buffer.get(..length)) {
        Some(code) => named(catalog, endpoint, code, raw, details),
        None => foreign(Reason::LongCode, body),
    }
}

/// A failure that names a code, decoded here, and `raw` as it was written.
#[inline(always)]
fn named<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    code: &[u8],
    raw: Text<'a>,
    details: Details<'a>,
) -> Rows<'a> {
    match endpoint.names.find(code) {
        Some(row) => at_endpoint(endpoint, row, details),
        None => named_otherwise(catalog, endpoint, code, raw, details),
    }
}

/// The same, where the code is none of this endpoint by its name.
#[inline(never)]
fn named_otherwise<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    code: &[u8],
    raw: Text<'a>,
    details: Details<'a>,
) -> Rows<'a> {
    match look_up(catalog, endpoint, code, || Some(raw)) {
        Some(found) => found.outcome(endpoint, details),
        None => Outcome::Unknown { raw, details },
    }
}

/// A failure that names this code, in a layout that was read at sight.
#[inline(never)]
fn canonical_failure<'a>(catalog: &Catalog<'_>, endpoint: &Endpoint<'_>, code: Text<'a>, body: &[u8]) -> Rows<'a> {
    failure(catalog, endpoint, code, Details::default(), body)
}

/// Where a code is catalogued.
struct Found<'a> {
    row: usize,
    /// Whether the row is of the endpoint, and not of the catalogue's codes.
    here: bool,
    parameter: Option<Parameter<'a>>,
}

impl<'a> Found<'a> {
    #[inline(always)]
    fn outcome(self, endpoint: &Endpoint<'_>, details: Details<'a>) -> Rows<'a> {
        let details = Details { parameter: self.parameter, ..details };
        match self.here {
            true => at_endpoint(endpoint, self.row, details),
            false => Outcome::Elsewhere { code: self.row, details },
        }
    }
}

/// Finds a code that is none of the endpoint by its name: by a pattern, or anywhere; `text` is the code as it was
/// written, for one with a parameter.
#[inline(always)]
fn look_up<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    code: &[u8],
    text: impl Fn() -> Option<Text<'a>>,
) -> Option<Found<'a>> {
    let by_pattern = |here: bool, patterns: &[Pattern<'_>]| {
        if patterns.is_empty() || code.len() > LONGEST_CODE {
            return None;
        }
        let (row, parameter) = parameter::find(patterns, text()?)?;
        Some(Found { row, here, parameter: Some(parameter) })
    };
    let by_name = || Some(Found { row: catalog.names.find(code)?, here: false, parameter: None });
    by_pattern(true, endpoint.patterns).or_else(by_name).or_else(|| by_pattern(false, catalog.patterns))
}

/// What a row of this endpoint means.
#[inline(always)]
fn at_endpoint<'a>(endpoint: &Endpoint<'_>, row: usize, details: Details<'a>) -> Rows<'a> {
    match endpoint.entries.get(row).map(|entry| entry.retry) {
        Some(Retry::Poll { .. }) => Outcome::Pending { code: row, details },
        _ => Outcome::Error { code: row, details },
    }
}

/// A body of a format that the catalogue does not describe.
fn unreadable<'a>(body: &[u8]) -> Rows<'a> {
    let reason = match body.first() {
        None => Reason::Empty,
        Some(b'<') => Reason::Html,
        Some(_) => Reason::WrongFormat,
    };
    foreign(reason, body)
}

#[inline(never)]
fn foreign<'a>(reason: Reason, body: &[u8]) -> Rows<'a> {
    Outcome::Foreign { reason, excerpt: Excerpt::new(body), retry: Retry::Unspecified }
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

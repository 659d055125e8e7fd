//! The reply reader: one body in, one outcome out, for any catalogue.
//!
//! Status or prefix decides before any code is looked up; a code counts as a whole string, in exact case.

use crate::envelope::{self, Envelope};
use crate::{
    Catalog, Code, Details, Endpoint, Entry, Excerpt, JsonReplies, Names, Outcome, Pattern, Payload, Reason, Replies,
    Retry, Text, TextReplies, parameter,
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
pub(crate) fn any<'a>(catalog: &Catalog<'_>, endpoint: &Endpoint<'_>, body: &'a [u8]) -> Rows<'a> {
    let body = trim(body);
    match (body.first(), catalog.replies.json) {
        (Some(b'{' | b'['), Some(replies)) => read_json(catalog, endpoint, &replies, body),
        _ => plain(catalog, endpoint, body),
    }
}

/// Reads a plain text body.
pub(crate) fn plain<'a>(catalog: &Catalog<'_>, endpoint: &Endpoint<'_>, body: &'a [u8]) -> Rows<'a> {
    let body = trim(body);
    match catalog.replies.text {
        Some(replies) => read_plain(catalog, endpoint, &replies, body),
        None => foreign(unreadable(body), body),
    }
}

/// Reads a JSON body.
pub(crate) fn json<'a>(catalog: &Catalog<'_>, endpoint: &Endpoint<'_>, body: &'a [u8]) -> Rows<'a> {
    let body = trim(body);
    match catalog.replies.json {
        Some(replies) => read_json(catalog, endpoint, &replies, body),
        None => foreign(unreadable(body), body),
    }
}

fn read_plain<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    replies: &TextReplies<'_>,
    body: &'a [u8],
) -> Rows<'a> {
    let Some(first) = body.first() else { return foreign(Reason::Empty, body) };
    if let Some(payload) = replies.success.and_then(|prefix| body.strip_prefix(prefix.as_bytes())) {
        return match core::str::from_utf8(payload) {
            Ok("") => foreign(Reason::NoPayload, body),
            Ok(payload) => Outcome::Success { payload: Payload::Text(Text::plain(payload)) },
            Err(_) => foreign(Reason::NotUtf8, body),
        };
    }
    let text = || core::str::from_utf8(body).ok().map(Text::plain);
    if let Some(found) = look_up(catalog, endpoint, body, text, Details::default()) {
        return found;
    }
    if replies.reserved.is_some_and(|prefix| body.starts_with(prefix.as_bytes())) {
        return foreign(Reason::FalseSuccess, body);
    }
    match text() {
        Some(raw) if replies.unknown.iter().any(|shape| shape.admits(body)) => {
            Outcome::Unknown { raw, details: Details::default() }
        }
        _ if *first == b'<' => foreign(Reason::Html, body),
        Some(_) => foreign(Reason::NotReply, body),
        None => foreign(Reason::NotUtf8, body),
    }
}

fn read_json<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    replies: &JsonReplies<'_>,
    body: &'a [u8],
) -> Rows<'a> {
    let read = match core::str::from_utf8(body) {
        Ok("") => Err(Reason::Empty),
        Ok(text) => envelope::read(replies, text),
        Err(_) => Err(Reason::NotUtf8),
    };
    match read {
        Ok(Envelope::Success(payload)) => Outcome::Success { payload },
        Ok(Envelope::Failure(raw, details)) => {
            let mut buffer = [0; envelope::LONGEST_CODE];
            let Some(code) = raw.as_str().or_else(|| raw.copy_to(&mut buffer)) else {
                return foreign(Reason::LongCode, body);
            };
            look_up(catalog, endpoint, code.as_bytes(), || Some(raw), details)
                .unwrap_or(Outcome::Unknown { raw, details })
        }
        Err(reason) => foreign(reason, body),
    }
}

/// What a catalogued code means at this endpoint; `text` is the code as it was written, for one with a parameter.
fn look_up<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    code: &[u8],
    text: impl Fn() -> Option<Text<'a>>,
    details: Details<'a>,
) -> Option<Rows<'a>> {
    let find = |names: &Names<'_>, patterns: &[Pattern<'_>]| match names.find(code) {
        Some(row) => Some((row, None)),
        None if patterns.is_empty() || code.len() > envelope::LONGEST_CODE => None,
        None => parameter::find(patterns, text()?).map(|(row, parameter)| (row, Some(parameter))),
    };
    if let Some((row, parameter)) = find(&endpoint.names, endpoint.patterns) {
        let details = Details { parameter, ..details };
        let pending = endpoint.entries.get(row).is_some_and(|entry| matches!(entry.retry, Retry::Poll { .. }));
        return Some(match pending {
            true => Outcome::Pending { code: row, details },
            false => Outcome::Error { code: row, details },
        });
    }
    let (row, parameter) = find(&catalog.names, catalog.patterns)?;
    Some(Outcome::Elsewhere { code: row, details: Details { parameter, ..details } })
}

/// Why a body of a format that the catalogue does not describe is foreign.
fn unreadable(body: &[u8]) -> Reason {
    match body.first() {
        None => Reason::Empty,
        Some(b'<') => Reason::Html,
        Some(_) => Reason::WrongFormat,
    }
}

fn foreign<'a>(reason: Reason, body: &[u8]) -> Rows<'a> {
    Outcome::Foreign { reason, excerpt: Excerpt::new(body), retry: Retry::Unspecified }
}

/// White space, NUL and a byte order mark around a body mean nothing.
fn trim(body: &[u8]) -> &[u8] {
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

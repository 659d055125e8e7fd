//! The reply reader: one body in, one outcome out, for any catalogue.
//!
//! Status or prefix decides before any code is looked up; a code counts as a whole string, in exact case.

use crate::json::{Fault, Members, Value};
use crate::{
    Catalog, Code, Condition, Endpoint, Entry, Excerpt, JsonReplies, Outcome, Payload, Reason, Retry, Text, TextReplies,
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

    #[expect(clippy::indexing_slicing, reason = "rows come from the names of the same tables")]
    fn typed<'a>(&self, endpoint: &Endpoint<'t>, rows: Rows<'a>) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        rows.map(|row| &endpoint.entries[row], |row| &self.codes[row])
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
        None => foreign(Reason::WrongFormat, body),
    }
}

/// Reads a JSON body.
pub(crate) fn json<'a>(catalog: &Catalog<'_>, endpoint: &Endpoint<'_>, body: &'a [u8]) -> Rows<'a> {
    let body = trim(body);
    match catalog.replies.json {
        Some(replies) => read_json(catalog, endpoint, &replies, body),
        None => foreign(Reason::WrongFormat, body),
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
    if let Some(found) = look_up(catalog, endpoint, body, None) {
        return found;
    }
    if replies.reserved.is_some_and(|prefix| body.starts_with(prefix.as_bytes())) {
        return foreign(Reason::FalseSuccess, body);
    }
    if replies.unknown.iter().any(|shape| shape.admits(body))
        && let Ok(raw) = core::str::from_utf8(body)
    {
        return Outcome::Unknown { raw: Text::plain(raw), message: None };
    }
    let utf8 = core::str::from_utf8(body).is_ok();
    foreign(
        if *first == b'<' {
            Reason::Html
        } else if utf8 {
            Reason::NotReply
        } else {
            Reason::NotUtf8
        },
        body,
    )
}

/// The longest code that a JSON envelope can name, in bytes; a longer one is a text and no code.
pub(crate) const LONGEST_CODE: usize = 256;

fn read_json<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    replies: &JsonReplies<'_>,
    body: &'a [u8],
) -> Rows<'a> {
    match envelope(catalog, endpoint, replies, body) {
        Ok(outcome) => outcome,
        Err(reason) => foreign(reason, body),
    }
}

fn envelope<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    replies: &JsonReplies<'_>,
    body: &'a [u8],
) -> Result<Rows<'a>, Reason> {
    let text = core::str::from_utf8(body).map_err(|_| Reason::NotUtf8)?;
    if text.is_empty() {
        return Err(Reason::Empty);
    }
    let fields = Fields::read(replies, text)?;
    match (holds(&replies.success, fields.success), holds(&replies.failure, fields.failure)) {
        (true, false) => match fields.payload.map(|(_, payload)| payload) {
            Some(Value::String(text)) if !text.is_empty() => Ok(Outcome::Success { payload: Payload::Text(text) }),
            Some(Value::Number(number)) => Ok(Outcome::Success { payload: Payload::Text(Text::plain(number)) }),
            Some(Value::Object(json) | Value::Array(json)) => Ok(Outcome::Success { payload: Payload::Json(json) }),
            _ => Err(Reason::NoPayload),
        },
        (false, true) => {
            let message = match fields.message {
                Some(Value::String(message)) if !message.is_empty() => Some(message),
                _ => None,
            };
            match fields.code {
                Some(Value::String(code)) if !code.is_empty() => failure(catalog, endpoint, code, message),
                Some(Value::Number(code)) => failure(catalog, endpoint, Text::plain(code), message),
                _ => Err(Reason::NoCode),
            }
        }
        _ => Err(Reason::NoStatus),
    }
}

/// The envelope names `code` as the failure.
fn failure<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    code: Text<'a>,
    message: Option<Text<'a>>,
) -> Result<Rows<'a>, Reason> {
    let mut buffer = [0; LONGEST_CODE];
    let name = match code.as_str() {
        Some(name) if name.len() > LONGEST_CODE => None,
        Some(name) => Some(name),
        None => code.copy_to(&mut buffer),
    };
    let name = name.ok_or(Reason::LongCode)?;
    let found = look_up(catalog, endpoint, name.as_bytes(), message);
    Ok(found.unwrap_or(Outcome::Unknown { raw: code, message }))
}

/// What a catalogued code means at this endpoint.
fn look_up<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    code: &[u8],
    message: Option<Text<'a>>,
) -> Option<Rows<'a>> {
    if let Some(row) = endpoint.names.find(code) {
        let pending = endpoint.entries.get(row).is_some_and(|entry| matches!(entry.retry, Retry::Poll { .. }));
        return Some(if pending {
            Outcome::Pending { code: row, message }
        } else {
            Outcome::Error { code: row, message }
        });
    }
    catalog.names.find(code).map(|row| Outcome::Elsewhere { code: row, message })
}

/// The values of the keys that the catalogue names, from one pass over the envelope.
#[derive(Default)]
struct Fields<'a> {
    success: Option<Value<'a>>,
    failure: Option<Value<'a>>,
    code: Option<Value<'a>>,
    message: Option<Value<'a>>,
    /// The payload with its place in the catalogue's list of keys.
    payload: Option<(usize, Value<'a>)>,
}

impl<'a> Fields<'a> {
    /// A key that the catalogue names may stand there once; others cannot change the outcome and may repeat.
    fn read(replies: &JsonReplies<'_>, text: &'a str) -> Result<Self, Reason> {
        let mut fields = Fields::default();
        let mut payloads = 0_u64;
        for member in Members::new(text).map_err(reason)? {
            let (key, value) = member.map_err(reason)?;
            if key == replies.success.key {
                once(&mut fields.success, value)?;
            }
            if key == replies.failure.key {
                once(&mut fields.failure, value)?;
            }
            if key == replies.code {
                once(&mut fields.code, value)?;
            }
            if replies.message.is_some_and(|message| key == message) {
                once(&mut fields.message, value)?;
            }
            if let Some(place) = replies.payload.iter().position(|name| key == *name) {
                let seen = 1_u64.checked_shl(place as u32).unwrap_or(0);
                if payloads & seen != 0 {
                    return Err(Reason::DuplicateKey);
                }
                payloads |= seen;
                let earlier = fields.payload.is_some_and(|(first, _)| first < place);
                if !earlier && !matches!(value, Value::Null) {
                    fields.payload = Some((place, value));
                }
            }
        }
        Ok(fields)
    }
}

fn once<'a>(field: &mut Option<Value<'a>>, value: Value<'a>) -> Result<(), Reason> {
    match field.replace(value) {
        None => Ok(()),
        Some(_) => Err(Reason::DuplicateKey),
    }
}

/// A scalar equals the catalogue's value whether it is written as a number or as a string.
fn holds(condition: &Condition<'_>, value: Option<Value<'_>>) -> bool {
    match value {
        Some(Value::String(text)) => text == condition.is,
        Some(Value::Number(number)) => number == condition.is,
        _ => false,
    }
}

fn reason(fault: Fault) -> Reason {
    match fault {
        Fault::NotObject => Reason::NotObject,
        Fault::Syntax(_) => Reason::BrokenJson,
        Fault::Depth => Reason::DeepJson,
    }
}

fn foreign<'a>(reason: Reason, body: &[u8]) -> Rows<'a> {
    Outcome::Foreign { reason, excerpt: Excerpt::new(body) }
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

//! The parameters of a request: of its query, its form, its multipart form, or its JSON object.

use errbook_core::ParamValue;
use serde_json::{Map, Value as Json};

use super::http::Request;

/// A parameter of a request.
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) content: Content,
}

/// What a parameter holds.
pub(super) enum Content {
    /// A text.
    Text(String),
    /// A file.
    File { name: String, bytes: Vec<u8> },
}

impl Parameter {
    /// The parameter as the limits of the catalogue see it.
    pub(super) fn value(&self) -> ParamValue<'_> {
        match &self.content {
            Content::Text(text) => ParamValue::Text(text),
            Content::File { name, bytes } => ParamValue::File { name: Some(name), bytes },
        }
    }

    /// Its text, if it is no file.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::File { .. } => None,
        }
    }
}

/// The path of a request, and all its parameters, those of the query first.
pub(super) fn read(request: &Request) -> (&str, Vec<Parameter>) {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let mut parameters = form(query);
    let media_type = request.header("content-type").unwrap_or_default();
    if media_type.starts_with("application/x-www-form-urlencoded") {
        parameters.extend(form(&String::from_utf8_lossy(&request.body)));
    } else if media_type.starts_with("multipart/form-data")
        && let Some((_, boundary)) = media_type.split_once("boundary=")
    {
        let boundary = boundary.split(';').next().unwrap_or_default().trim_matches('"');
        parameters.extend(multipart(&request.body, boundary));
    } else if media_type.starts_with("application/json") {
        parameters.extend(object(&request.body));
    }
    (path, parameters)
}

fn form(text: &str) -> Vec<Parameter> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.map(|(name, value)| Parameter { name: decoded(name), content: Content::Text(decoded(value)) }).collect()
}

/// A text of a form without its escapes; what is no escape stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// The texts and numbers of an object; what is deeper is no parameter.
fn object(body: &[u8]) -> Vec<Parameter> {
    let object: Map<String, Json> = serde_json::from_slice(body).unwrap_or_default();
    let mut parameters = Vec::new();
    for (name, value) in object {
        match value {
            Json::String(text) => parameters.push(Parameter { name, content: Content::Text(text) }),
            Json::Number(number) => parameters.push(Parameter { name, content: Content::Text(number.to_string()) }),
            _ => {}
        }
    }
    parameters
}

fn multipart(body: &[u8], boundary: &str) -> Vec<Parameter> {
    // The first boundary has no line before it.
    let body = [b"\r\n", body].concat();
    let boundary = format!("\r\n--{boundary}");
    let mut parameters = Vec::new();
    let mut rest = body.as_slice();
    while let Some((_, tail)) = split(rest, boundary.as_bytes()) {
        let Some((part, _)) = split(tail, boundary.as_bytes()) else { break };
        parameters.extend(self::part(part));
        rest = tail;
    }
    parameters
}

fn part(part: &[u8]) -> Option<Parameter> {
    let (head, bytes) = split(part, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(head);
    let name = quoted(&head, " name=\"")?;
    let content = match quoted(&head, " filename=\"") {
        Some(name) => Content::File { name, bytes: bytes.to_vec() },
        None => Content::Text(String::from_utf8_lossy(bytes).into_owned()),
    };
    Some(Parameter { name, content })
}

fn quoted(head: &str, before: &str) -> Option<String> {
    let (_, rest) = head.split_once(before)?;
    Some(rest.split_once('"')?.0.to_owned())
}

/// What stands before and after `at`.
fn split<'b>(bytes: &'b [u8], at: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let place = bytes.windows(at.len()).position(|window| window == at)?;
    Some((bytes.get(..place)?, bytes.get(place + at.len()..)?))
}

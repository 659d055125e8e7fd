//! The parameters of a request, read from its query, form, multipart form, or JSON object.

use errbook_core::ParamValue;
use serde_json::{Map, Value as Json};

use crate::http::Request;

/// A parameter of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: ParameterValue,
}

/// The value of a parameter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ParameterValue {
    /// A string.
    Text(String),
    /// A file.
    File {
        /// The name of the file.
        name: String,
        /// The content of the file.
        bytes: Vec<u8>,
    },
}

impl Parameter {
    fn new(name: String, text: String) -> Parameter {
        Parameter { name, value: ParameterValue::Text(text) }
    }

    /// Returns the text, or `None` for a file.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            ParameterValue::Text(text) => Some(text),
            ParameterValue::File { .. } => None,
        }
    }

    /// Returns the value for the limit checks of the catalog.
    pub(crate) fn for_checks(&self) -> ParamValue<'_> {
        match &self.value {
            ParameterValue::Text(text) => ParamValue::Text(text),
            ParameterValue::File { name, bytes } => ParamValue::File { name: Some(name), bytes },
        }
    }
}

/// Returns the first text with a name.
pub(crate) fn text<'p>(parameters: &'p [Parameter], name: &str) -> Option<&'p str> {
    parameters.iter().find(|parameter| parameter.name == name).and_then(Parameter::text)
}

/// Returns the path of a request and all its parameters, those of the query first.
pub(crate) fn read(request: &Request) -> (&str, Vec<Parameter>) {
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

/// Returns the parameters in a path, such as `id` if the template is `/v1/orders/{id}`.
pub(crate) fn of_path(template: &str, path: &str) -> impl Iterator<Item = Parameter> {
    let segments = template.trim_matches('/').split('/').zip(path.trim_matches('/').split('/'));
    segments.filter_map(|(name, value)| {
        let name = name.strip_prefix('{')?.strip_suffix('}')?;
        Some(Parameter::new(name.to_owned(), decode(value)))
    })
}

fn form(text: &str) -> Vec<Parameter> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.map(|(name, value)| Parameter::new(decode(name), decode(value))).collect()
}

/// Decodes percent escapes and `+`; invalid escapes are kept unchanged.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match (hex_digit(*high), hex_digit(*low)) {
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

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Returns the strings and numbers of a JSON object; nested values are ignored.
fn object(body: &[u8]) -> Vec<Parameter> {
    let object: Map<String, Json> = serde_json::from_slice(body).unwrap_or_default();
    let mut parameters = Vec::new();
    for (name, value) in object {
        match value {
            Json::String(text) => parameters.push(Parameter::new(name, text)),
            Json::Number(number) => parameters.push(Parameter::new(name, number.to_string())),
            _ => {}
        }
    }
    parameters
}

fn multipart(body: &[u8], boundary: &str) -> Vec<Parameter> {
    // The first boundary is not preceded by a line break.
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
    let value = match quoted(&head, " filename=\"") {
        Some(name) => ParameterValue::File { name, bytes: bytes.to_vec() },
        None => ParameterValue::Text(String::from_utf8_lossy(bytes).into_owned()),
    };
    Some(Parameter { name, value })
}

fn quoted(head: &str, prefix: &str) -> Option<String> {
    let (_, rest) = head.split_once(prefix)?;
    Some(rest.split_once('"')?.0.to_owned())
}

/// Returns the bytes before and after the first occurrence of `separator`.
fn split<'b>(bytes: &'b [u8], separator: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let index = bytes.windows(separator.len()).position(|window| window == separator)?;
    Some((bytes.get(..index)?, bytes.get(index + separator.len()..)?))
}

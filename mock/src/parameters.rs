//! The parameters of a request, read from its query, form, multipart form, or JSON object.

use errbook_core::ParamValue;
use serde_json::{Map, Value as Json};

use crate::http::Request;

/// The maximum number of parameters of a request.
const MAX_PARAMETERS: usize = 1000;

/// The maximum number of values in a JSON body, nested ones included.
const MAX_JSON_VALUES: usize = 10_000;

/// The maximum length of the boundary of a multipart form, by RFC 2046.
const MAX_BOUNDARY: usize = 70;

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
    pub(crate) fn new(name: String, text: String) -> Parameter {
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

    /// Returns the length of the name and the value, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        let value = match &self.value {
            ParameterValue::Text(text) => text.len(),
            ParameterValue::File { name, bytes } => name.len() + bytes.len(),
        };
        self.name.len() + value
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

/// Returns all parameters of a query and a body, those of the query first, or the reason why there are too many.
pub(crate) fn read(request: &Request<'_>, query: &str) -> Result<Vec<Parameter>, &'static str> {
    let mut parameters = Vec::new();
    form(query.as_bytes(), &mut parameters)?;
    let media_type = request.header("content-type").unwrap_or_default();
    if media_type.starts_with("application/x-www-form-urlencoded") {
        form(&request.body, &mut parameters)?;
    } else if media_type.starts_with("multipart/form-data")
        && let Some((_, boundary)) = media_type.split_once("boundary=")
    {
        let boundary = boundary.split(';').next().unwrap_or_default().trim_matches('"');
        if boundary.len() > MAX_BOUNDARY {
            return Err("the boundary of the form is longer than 70 characters");
        }
        multipart(&request.body, boundary, &mut parameters)?;
    } else if media_type.starts_with("application/json") {
        object(&request.body, &mut parameters)?;
    }
    Ok(parameters)
}

/// Adds a parameter, unless there are too many.
fn push(parameters: &mut Vec<Parameter>, parameter: Parameter) -> Result<(), &'static str> {
    if parameters.len() == MAX_PARAMETERS {
        return Err("the request has more than 1000 parameters");
    }
    parameters.push(parameter);
    Ok(())
}

fn form(text: &[u8], parameters: &mut Vec<Parameter>) -> Result<(), &'static str> {
    for pair in text.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        let mut parts = pair.splitn(2, |byte| *byte == b'=');
        let (name, value) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        push(parameters, Parameter::new(decode(name), decode(value)))?;
    }
    Ok(())
}

/// Decodes a part of a path, where `+` stands for itself.
pub(crate) fn decode_path(part: &str) -> String {
    unescape(part.as_bytes(), b'+')
}

/// Decodes a part of a form, where `+` is a space.
fn decode(part: &[u8]) -> String {
    unescape(part, b' ')
}

/// Decodes percent escapes, and replaces `+`; invalid escapes are kept unchanged.
fn unescape(mut rest: &[u8], plus: u8) -> String {
    let mut bytes = Vec::with_capacity(rest.len());
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(plus),
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
    lossy(bytes)
}

/// Converts bytes to text, without a copy if they are valid.
fn lossy(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Adds the strings and numbers of a JSON object; nested values are ignored.
fn object(body: &[u8], parameters: &mut Vec<Parameter>) -> Result<(), &'static str> {
    if most_values(body) > MAX_JSON_VALUES {
        return Err("the JSON body has more than 10000 values");
    }
    let object: Map<String, Json> = serde_json::from_slice(body).unwrap_or_default();
    for (name, value) in object {
        match value {
            Json::String(text) => push(parameters, Parameter::new(name, text))?,
            Json::Number(number) => push(parameters, Parameter::new(name, number.to_string()))?,
            _ => {}
        }
    }
    Ok(())
}

/// Returns a number that the values of a JSON text do not exceed. Parsed values take many times the bytes of their text.
fn most_values(json: &[u8]) -> usize {
    let mut count = 1;
    let mut in_string = false;
    let mut bytes = json.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => {
                bytes.next();
            }
            b',' | b'[' | b'{' if !in_string => count += 1,
            _ => {}
        }
    }
    count
}

fn multipart(body: &[u8], boundary: &str, parameters: &mut Vec<Parameter>) -> Result<(), &'static str> {
    let boundary = format!("--{boundary}");
    let mut start = None;
    for (line, after) in boundaries(body, boundary.as_bytes()) {
        if let Some(parameter) = start.and_then(|start| part(body.get(start..line)?)) {
            push(parameters, parameter)?;
        }
        start = Some(after);
    }
    Ok(())
}

/// Returns the start and the end of each boundary with the line break before it; the first one needs no line break.
///
/// A boundary has no line break, so that no byte is compared twice.
fn boundaries<'b>(body: &'b [u8], boundary: &'b [u8]) -> impl Iterator<Item = (usize, usize)> {
    let breaks = body.windows(2).enumerate().filter(|(_, pair)| pair == b"\r\n").map(|(at, _)| (at, at + 2));
    let starts = std::iter::once((0, 0)).chain(breaks);
    starts.filter_map(move |(line, start)| {
        body.get(start..)?.starts_with(boundary).then_some((line, start + boundary.len()))
    })
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

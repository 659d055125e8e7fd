//! The body of an unrecognized response.

use core::fmt;

use crate::excerpt::Excerpt;
use crate::get::Document;
use crate::json::keys;
use crate::page;
use crate::response::trim;
use crate::response_value::ResponseValue;
use crate::responses::JsonResponses;
use crate::text::Text;

/// The paths of a message in the errors of many APIs, from the longer ones to short ones that may be a code.
const MESSAGES: [&str; 13] = [
    "message",
    "error.message",
    "errors[].message",
    "error_description",
    "errorDescription",
    "error.description",
    "detail",
    "errors[].detail",
    "description",
    "msg",
    "reason",
    "title",
    "error",
];

/// A body, borrowed, which prints as its [`Excerpt`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Body<'a>(&'a [u8]);

impl<'a> Body<'a> {
    pub(crate) const fn new(body: &'a [u8]) -> Self {
        Body(body)
    }

    /// Returns the body, including any secrets.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// Returns the part of an unrecognized body that says most: the title of an HTML page, or else its first text; of JSON that
    /// is longer than an excerpt, the message under a common name; or else the beginning.
    #[must_use]
    pub fn excerpt(self) -> Excerpt {
        let is_long = self.0.len() > Excerpt::MAX_LEN;
        self.excerpt_with(if is_long { self.message(None) } else { None })
    }

    /// Returns the same part, given the message of the server.
    pub(crate) fn excerpt_with(self, message: Option<Text<'_>>) -> Excerpt {
        let excerpt = match (trim(self.0), message) {
            ([b'<', ..], _) => Excerpt::of_bytes(page::shown(self.0)),
            (_, Some(message)) if self.0.len() > Excerpt::MAX_LEN => Excerpt::of(message.chars()),
            _ => return Excerpt::new(self.0),
        };
        if excerpt.as_bytes().is_empty() { Excerpt::new(self.0) } else { excerpt }
    }

    /// Returns the message of the server in JSON: at the paths of the catalog, or else under a common name.
    pub(crate) fn message(self, responses: Option<&JsonResponses<'_>>) -> Option<Text<'a>> {
        if !matches!(trim(self.0), [b'{' | b'[', ..]) {
            return None;
        }
        let document = Document::new(self.0)?;
        if let Some(responses) = responses {
            for path in responses.message {
                let found = message(document.get(responses.keys_of(*path)));
                if found.is_some() {
                    return found;
                }
            }
        }
        for path in &MESSAGES {
            let found = message(document.get(keys(path)));
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

/// Returns a text that is not empty.
fn message(value: Option<ResponseValue<'_>>) -> Option<Text<'_>> {
    match value {
        Some(ResponseValue::Text(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}

impl fmt::Display for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.excerpt().fmt(f)
    }
}

/// Writes the `Display` output in quotes.
impl fmt::Debug for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Body").field(&self.excerpt().redacted()).finish()
    }
}

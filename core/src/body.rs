//! The body of an unrecognized response.

use core::fmt;

use crate::excerpt::Excerpt;
use crate::get::values;
use crate::page;
use crate::response::trim;
use crate::response_value::ResponseValue;
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

    /// Returns the part of an unrecognized body that says most: the title of an HTML page, or the page from its first text on;
    /// of JSON that is longer than an excerpt, the message under a common name; or else the beginning.
    #[must_use]
    pub fn excerpt(self) -> Excerpt {
        match trim(self.0) {
            [b'<', ..] => Some(Excerpt::new(page::part(self.0))),
            [b'{' | b'[', ..] if self.0.len() > Excerpt::MAX_LEN => {
                self.message().map(|text| Excerpt::of(text.chars()))
            }
            _ => None,
        }
        .unwrap_or_else(|| Excerpt::new(self.0))
    }

    /// Returns the message of a JSON object under a common name.
    fn message(self) -> Option<Text<'a>> {
        values(self.0, MESSAGES).find_map(|value| match value {
            ResponseValue::Text(text) => Some(text).filter(|text| !text.is_empty()),
            ResponseValue::Json(_) => None,
        })
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

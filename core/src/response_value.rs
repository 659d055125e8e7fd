//! The values of a response: text, or JSON as written.

use core::fmt;

#[cfg(not(feature = "alloc"))]
use crate::excerpt::Excerpt;
use crate::json::JsonValue;
use crate::text::Text;

/// A value of a response: a payload, a field, or the result of [`get`](crate::get).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ResponseValue<'a> {
    /// A text; in JSON, a string, or a number as written (IDs can have leading zeros and exceed `u32`).
    Text(Text<'a>),
    /// An array, an object, a boolean or null, as the JSON that was sent.
    Json(&'a str),
}

impl<'a> ResponseValue<'a> {
    /// Returns a validated JSON value of `text`.
    #[inline]
    pub(crate) fn of(value: &JsonValue, text: &'a str) -> Self {
        match value.string_or_number(text) {
            Some(text) => ResponseValue::Text(text),
            None => ResponseValue::Json(value.written(text)),
        }
    }

    /// Returns the value, borrowed from the body, or `None` for a JSON string with escapes; see [`Text`].
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        match self {
            ResponseValue::Text(text) => text.as_str(),
            ResponseValue::Json(json) => Some(json),
        }
    }

    /// Returns `true` for a text that is not blank.
    pub(crate) fn is_id(&self) -> bool {
        matches!(self, ResponseValue::Text(text) if text.chars().any(|character| !character.is_whitespace()))
    }

    /// Returns the beginning of the value.
    #[cfg(not(feature = "alloc"))]
    pub(crate) fn excerpt(&self) -> Excerpt {
        match self {
            ResponseValue::Text(text) => Excerpt::of(text.chars()),
            ResponseValue::Json(json) => Excerpt::new(json.as_bytes()),
        }
    }
}

impl fmt::Display for ResponseValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ResponseValue::Text(text) => text.fmt(f),
            ResponseValue::Json(json) => f.write_str(json),
        }
    }
}

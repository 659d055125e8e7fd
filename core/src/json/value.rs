//! Validated JSON values.

use crate::index::same_as_known;
use crate::text::Text;

/// A validated JSON value and its position in the text.
///
/// It consists of three whole words: values with padding are copied in parts that overlap recent stores, which stalls store
/// forwarding.
#[derive(Clone, Copy, Debug)]
pub(crate) struct JsonValue {
    pub(crate) json_type: JsonType,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum JsonType {
    /// A string without escapes.
    String,
    /// A string with escapes.
    Escaped,
    /// A number of any size.
    Number,
    /// `true` or `false`.
    Bool,
    Null,
    Object,
    Array,
}

impl JsonValue {
    /// A placeholder for a value that is not needed.
    pub(crate) const NULL: JsonValue = JsonValue { json_type: JsonType::Null, start: 0, end: 0 };

    /// Returns the value as written: a string without its quotes, an object or array with its brackets.
    #[inline]
    pub(crate) fn written<'t>(&self, text: &'t str) -> &'t str {
        // Both ends are next to ASCII characters, so the slice is valid.
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Returns the same as bytes.
    #[inline]
    pub(crate) fn bytes<'t>(&self, text: &'t str) -> &'t [u8] {
        text.as_bytes().get(self.start..self.end).unwrap_or_default()
    }

    /// Returns the number of bytes as written.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn written_length(&self) -> usize {
        self.end - self.start
    }

    /// Returns a part of a string or number.
    pub(crate) fn part(&self, start: usize, length: usize, text: &str) -> JsonValue {
        let start = self.start + start;
        let part = JsonValue { json_type: self.json_type, start, end: start + length };
        let is_plain = part.json_type == JsonType::Escaped && !part.bytes(text).contains(&b'\\');
        if is_plain { JsonValue { json_type: JsonType::String, ..part } } else { part }
    }

    /// Returns the text of a string.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn string<'t>(&self, text: &'t str) -> Option<Text<'t>> {
        match self.json_type {
            JsonType::String => Some(Text::plain(self.written(text))),
            JsonType::Escaped => Some(Text::escaped(self.written(text))),
            _ => None,
        }
    }

    /// Compares a scalar with text; a number equals the string that spells it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn is_scalar(&self, text: &str, scalar: &str) -> Option<bool> {
        match self.json_type {
            JsonType::String | JsonType::Number | JsonType::Bool => {
                Some(same_as_known(self.bytes(text), scalar.as_bytes()))
            }
            JsonType::Escaped => Some(self.string(text)? == scalar),
            JsonType::Null | JsonType::Object | JsonType::Array => None,
        }
    }

    /// Returns `true` for an empty string, array or object.
    pub(crate) fn is_empty(&self, text: &str) -> bool {
        let inner = match self.json_type {
            JsonType::String => self.written(text),
            JsonType::Object | JsonType::Array => {
                let written = self.written(text);
                written.get(1..written.len().saturating_sub(1)).unwrap_or_default().trim_ascii()
            }
            _ => return false,
        };
        inner.is_empty()
    }

    /// Returns `true` for a string or a number.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn is_string_or_number(&self) -> bool {
        matches!(self.json_type, JsonType::String | JsonType::Escaped | JsonType::Number)
    }

    /// Returns the text of a string or a number.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn string_or_number<'t>(&self, text: &'t str) -> Option<Text<'t>> {
        match self.json_type {
            JsonType::Number => Some(Text::plain(self.written(text))),
            _ => self.string(text),
        }
    }
}

//! The payload of a success, and the fields beside it.

use core::fmt;
use core::hash::{Hash, Hasher};

use crate::field::{Fields, TrailingField};
use crate::response_value::ResponseValue;
use crate::responses::{JsonResponses, TextResponses};
use crate::text::Text;

/// The payload of a success, with the fields that the catalog names for its response.
///
/// A field is looked up in the response when it is asked for, so parsing does not pay for it. Two payloads are equal if
/// their values are.
#[derive(Clone, Copy)]
pub struct Payload<'a> {
    /// The payload itself.
    pub value: ResponseValue<'a>,
    fields: Fields<'a, 'a>,
}

impl<'a> Payload<'a> {
    /// Creates the payload of a JSON body.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn in_json(value: ResponseValue<'a>, body: &'a [u8], format: &JsonResponses<'a>) -> Self {
        Payload { value, fields: Fields::Json { body, fields: format.fields } }
    }

    /// Creates the payload of plain text without its prefix: all of the text, or the part before the fields of the format.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn in_text(text: &'a str, format: &TextResponses<'a>) -> Self {
        let fields = format.trailing_fields;
        let payload = if fields.is_empty() { None } else { TrailingField::cut(fields, text) };
        let (text, fields) = match payload {
            Some((payload, _)) => (payload, Fields::Text { text, fields }),
            None => (text, Fields::NONE),
        };
        Payload { value: ResponseValue::Text(Text::plain(text)), fields }
    }

    /// Returns the payload, borrowed from the body, or `None` for a JSON string with escapes; see [`Text`].
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// Returns a value beside the payload by the name that the catalog gives it in `fields` or `trailing_fields`, or
    /// `None` if the response does not have it, or the catalog does not name it.
    ///
    /// Each call parses the body of a JSON response again.
    ///
    /// ```
    /// use errbook_core::{ApiError, Failure, parse};
    ///
    /// /// Returns the result and its price: `{"status": 1, "request": "answer", "price": "0.00299"}`.
    /// fn result<E: ApiError>(body: &[u8]) -> Result<(String, Option<f64>), Failure<E>> {
    ///     let payload = parse::<E>(body).into_result()?;
    ///     let price = payload.field("price").and_then(|price| price.as_str()?.parse().ok());
    ///     Ok((payload.to_string(), price))
    /// }
    /// ```
    #[must_use]
    pub fn field(&self, name: &str) -> Option<ResponseValue<'a>> {
        self.fields.get(name)
    }

    /// Returns the values beside the payload that the catalog names, as far as the response has them, in file order.
    pub fn fields(&self) -> impl Iterator<Item = (&'a str, ResponseValue<'a>)> {
        self.fields.iter()
    }

    /// Returns `true` for an empty text.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn is_empty(&self) -> bool {
        matches!(self.value, ResponseValue::Text(text) if text.is_empty())
    }
}

/// Creates a payload without fields.
impl<'a> From<ResponseValue<'a>> for Payload<'a> {
    fn from(value: ResponseValue<'a>) -> Self {
        Payload { value, fields: Fields::NONE }
    }
}

impl PartialEq for Payload<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Payload<'_> {}

impl Hash for Payload<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl fmt::Display for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// Writes the payload, but not the body.
impl fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Payload").field(&self.value).finish()
    }
}

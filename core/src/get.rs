//! Lookup of single values in a JSON body.

use core::str::from_utf8;

use crate::json::{JsonType, JsonValue, inside, keys, whole};
use crate::response::trim;
use crate::response_value::ResponseValue;

/// Returns the value at a path of a JSON body, or `None` if it is absent or null, or if the body is not valid JSON.
///
/// A path is a list of keys separated by `.`, from the outside in; `[]` is the first item of an array, and `[kind=a]` the
/// first item with that member. `.` is the whole body. A key on the path that an object has twice is absent.
///
/// The lookup takes linear time, does not allocate and does not panic.
///
/// ```
/// use errbook_core::get;
///
/// let body = r#"{"error": {"doc_url": "https://example.com/busy", "details": [{"kind": "a"}, {"kind": "b", "id": 7}]}}"#;
/// let text = |path: &str| get(body, path).map(|value| value.to_string());
/// assert_eq!(text("error.doc_url").as_deref(), Some("https://example.com/busy"));
/// assert_eq!(text("error.details[kind=b].id").as_deref(), Some("7"));
/// assert_eq!(text("error.details[].kind").as_deref(), Some("a"));
/// assert_eq!(text("error.code"), None);
/// ```
#[must_use]
pub fn get<'a, B: AsRef<[u8]> + ?Sized>(body: &'a B, path: &str) -> Option<ResponseValue<'a>> {
    Document::new(body.as_ref())?.get(keys(path))
}

/// A JSON body for several lookups.
pub(crate) struct Document<'a> {
    text: &'a str,
    root: JsonValue,
}

impl<'a> Document<'a> {
    /// Parses a body; returns `None` if it is not valid JSON.
    pub(crate) fn new(body: &'a [u8]) -> Option<Self> {
        let text = from_utf8(trim(body)).ok()?;
        Some(Document { text, root: whole(text).ok()? })
    }

    /// Returns the value at a path, a list of keys, as [`get`] does.
    pub(crate) fn get<'p>(&self, path: impl Iterator<Item = &'p str>) -> Option<ResponseValue<'a>> {
        let value = inside(self.text, self.root, path).ok()??;
        (value.json_type != JsonType::Null).then(|| ResponseValue::of(&value, self.text))
    }
}

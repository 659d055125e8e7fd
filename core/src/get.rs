//! Lookup of single values in a JSON body.

use core::str::from_utf8;

use crate::json::{JsonType, inside, keys, whole};
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
    values(body.as_ref(), [keys(path)]).next()
}

/// Returns the values at paths of a JSON body, as [`get`] does, without those that are absent or null.
///
/// A path is a list of keys.
pub(crate) fn values<'a, 'p>(
    body: &'a [u8],
    paths: impl IntoIterator<Item = impl Iterator<Item = &'p str>>,
) -> impl Iterator<Item = ResponseValue<'a>> {
    let parsed = from_utf8(trim(body)).ok().and_then(|text| Some((text, whole(text).ok()?)));
    paths.into_iter().filter_map(move |path| {
        let (text, root) = parsed?;
        let value = inside(text, root, path).ok()??;
        (value.json_type != JsonType::Null).then(|| ResponseValue::of(&value, text))
    })
}

//! Paths into validated values.

use super::{Items, JsonType, JsonValue, Key, Members};
use crate::bytes::{leading, leading_of, position_of};
use crate::reason::UnrecognizedReason;

/// Returns the keys of a path, from the outside in; see [`Path::keys`](crate::table::Path::keys).
pub(crate) fn keys(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = path;
    core::iter::from_fn(move || {
        rest = rest.get(leading_of(rest.as_bytes(), b'.')..)?;
        let end = match rest.strip_prefix('[') {
            Some(selector) => position_of(selector.as_bytes(), b']').map_or(rest.len(), |end| end + 2),
            None => leading(rest.as_bytes(), |byte| !matches!(byte, b'.' | b'[')),
        };
        let (key, after) = rest.split_at_checked(end).filter(|(key, _)| !key.is_empty())?;
        rest = after;
        Some(key)
    })
}

/// Returns the value at a path inside another value, or `None` if it is absent.
///
/// # Errors
///
/// Returns an error if an object on the path has the key twice.
pub(crate) fn inside<'k>(
    text: &str,
    value: JsonValue,
    keys: impl IntoIterator<Item = &'k str>,
) -> Result<Option<JsonValue>, UnrecognizedReason> {
    let mut found = value;
    for key in keys {
        let selector = key.strip_prefix('[').and_then(|key| key.strip_suffix(']'));
        let next = match (found.json_type, selector) {
            (JsonType::Array, Some("")) => Items::inside(text, found).next(),
            (JsonType::Array, Some(selector)) => item(text, found, selector)?,
            (JsonType::Object, None) => member(text, found, key)?,
            _ => None,
        };
        let Some(next) = next else { return Ok(None) };
        found = next;
    }
    Ok(Some(found))
}

/// Returns the first item of an array that is an object with the member of `selector`: `kind=a`.
fn item(text: &str, array: JsonValue, selector: &str) -> Result<Option<JsonValue>, UnrecognizedReason> {
    let parts = |sign: usize| Some((selector.get(..sign)?, selector.get(sign + 1..)?));
    let Some((name, expected)) = position_of(selector.as_bytes(), b'=').and_then(parts) else { return Ok(None) };
    for item in Items::inside(text, array) {
        let found = if item.json_type == JsonType::Object { member(text, item, name)? } else { None };
        if found.and_then(|value| value.is_scalar(text, expected)) == Some(true) {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// Returns the value of a key of an object.
fn member(text: &str, object: JsonValue, key: &str) -> Result<Option<JsonValue>, UnrecognizedReason> {
    let Some(mut members) = Members::inside(text, object) else { return Ok(None) };
    let mut found = None;
    // The object is valid, so this is the only error.
    members.read(&[Key::new(key)], |place, value| {
        if place == 0 && found.replace(value).is_some() { Err(UnrecognizedReason::DuplicateKey) } else { Ok(()) }
    })?;
    Ok(found)
}

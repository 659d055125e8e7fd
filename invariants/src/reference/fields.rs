//! The values beside the payload or the code.

use errbook_compiler::model::{JsonResponses, TextResponses};
use errbook_core::ResponseValue;

use super::json::Object;

/// Values by name, decoded.
pub(super) type Fields = Vec<(String, String)>;

/// The fields that core found.
pub(super) fn owned<'a>(fields: impl Iterator<Item = (&'a str, ResponseValue<'a>)>) -> Fields {
    fields.map(|(name, value)| (name.to_owned(), value.to_string())).collect()
}

/// The fields of an object.
pub(super) fn members(json: &JsonResponses, object: &Object) -> Fields {
    let value = |path: &String| {
        let is_unique = object.times(path.split(['.', '[']).next().unwrap_or_default()) == 1;
        object.at(path).filter(|_| is_unique).and_then(|_| object.shown(path))
    };
    let fields = json.fields.iter();
    fields.filter_map(|field| Some((field.name.clone(), field.paths.iter().find_map(value)?))).collect()
}

/// The payload of plain text, and the fields behind it.
pub(super) fn trailing<'b>(format: &TextResponses, text: &'b str) -> (&'b str, Fields) {
    let (mut end, mut fields) = (text.len(), Fields::new());
    for field in format.trailing_fields.iter().rev() {
        let Some(place) = text[..end].rfind(&field.separator) else { return (text, Fields::new()) };
        fields.insert(0, (field.name.clone(), text[place + field.separator.len()..end].to_owned()));
        end = place;
    }
    (&text[..end], fields)
}

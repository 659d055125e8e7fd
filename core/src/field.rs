//! The values beside a payload or a code, looked up when they are asked for.

use crate::bytes::find_last;
use crate::get::get;
use crate::response_value::ResponseValue;
use crate::text::Text;

/// A value of a JSON body beside the payload or the code, such as the ID of the request.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Field<'t> {
    /// The name of the field.
    pub name: &'t str,
    /// The paths of its value, as in the catalog; the first one with a value applies.
    pub paths: &'t [&'t str],
}

/// A value behind the payload of a plain text success: the price in `OK|answer|0.00299`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TrailingField<'t> {
    /// The name of the field.
    pub name: &'t str,
    /// The separator before its value, which is the last one before the separator of the next field.
    pub separator: &'t str,
}

impl TrailingField<'_> {
    /// Returns the text before the fields and the value of the first one, or `None` if a separator is missing.
    #[inline(never)]
    pub(crate) fn cut<'a>(fields: &[Self], text: &'a str) -> Option<(&'a str, &'a str)> {
        let mut parts = (text, "");
        for field in fields.iter().rev() {
            let (text, _) = parts;
            let end = find_last(text.as_bytes(), field.separator.as_bytes())?;
            parts = (text.get(..end)?, text.get(end + field.separator.len()..)?);
        }
        Some(parts)
    }
}

/// The part of a response that has the fields, and their table.
#[derive(Clone, Copy)]
pub(crate) enum Fields<'a, 't> {
    Json { body: &'a [u8], fields: &'t [Field<'t>] },
    Text { text: &'a str, fields: &'t [TrailingField<'t>] },
}

impl<'a, 't> Fields<'a, 't> {
    pub(crate) const NONE: Self = Fields::Json { body: &[], fields: &[] };

    /// Returns the fields that the response has, in file order.
    pub(crate) const fn iter(self) -> Present<'a, 't> {
        Present { fields: self, place: 0 }
    }

    /// Returns the value of a field that the response has.
    pub(crate) fn get(self, name: &str) -> Option<ResponseValue<'a>> {
        self.iter().find_named(Some(name)).map(|(_, value)| value)
    }

    fn name(self, place: usize) -> Option<&'t str> {
        match self {
            Fields::Json { fields, .. } => fields.get(place).map(|field| field.name),
            Fields::Text { fields, .. } => fields.get(place).map(|field| field.name),
        }
    }

    fn value(self, place: usize) -> Option<ResponseValue<'a>> {
        match self {
            Fields::Json { body, fields } => {
                for path in fields.get(place)?.paths {
                    let value = get(body, path);
                    if value.is_some() {
                        return value;
                    }
                }
                None
            }
            Fields::Text { text, fields } => {
                let (_, value) = TrailingField::cut(fields.get(place..)?, text)?;
                Some(ResponseValue::Text(Text::plain(value)))
            }
        }
    }
}

/// The fields that a response has, by name.
pub(crate) struct Present<'a, 't> {
    fields: Fields<'a, 't>,
    place: usize,
}

impl<'a, 't> Present<'a, 't> {
    /// Returns the next field with a name, or with any; a value is only looked up for the wanted name.
    fn find_named(&mut self, wanted: Option<&str>) -> Option<(&'t str, ResponseValue<'a>)> {
        while let Some(name) = self.fields.name(self.place) {
            let is_wanted = wanted.is_none_or(|wanted| wanted == name);
            let value = if is_wanted { self.fields.value(self.place) } else { None };
            self.place += 1;
            if let Some(value) = value {
                return Some((name, value));
            }
        }
        None
    }
}

impl<'a, 't> Iterator for Present<'a, 't> {
    type Item = (&'t str, ResponseValue<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.find_named(None)
    }
}

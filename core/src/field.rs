//! The values beside a payload or a code, looked up when they are asked for.

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
            parts = parts.0.rsplit_once(field.separator)?;
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

    /// Returns the name and the value of each field that the response has and whose name is wanted, in file order.
    pub(crate) fn select(self, is_wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = (&'t str, ResponseValue<'a>)> {
        (0..).map_while(move |place| self.name(place).map(|name| (place, name))).filter_map(move |(place, name)| {
            let value = if is_wanted(name) { self.value(place) } else { None };
            Some((name, value?))
        })
    }

    fn name(self, place: usize) -> Option<&'t str> {
        match self {
            Fields::Json { fields, .. } => fields.get(place).map(|field| field.name),
            Fields::Text { fields, .. } => fields.get(place).map(|field| field.name),
        }
    }

    fn value(self, place: usize) -> Option<ResponseValue<'a>> {
        match self {
            Fields::Json { body, fields } => fields.get(place)?.paths.iter().find_map(|path| get(body, path)),
            Fields::Text { text, fields } => {
                let (_, value) = TrailingField::cut(fields.get(place..)?, text)?;
                Some(ResponseValue::Text(Text::plain(value)))
            }
        }
    }
}

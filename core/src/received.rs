//! The values of a response that a failure owns: the parameter of the code, the message, and the fields of the catalog.

use core::fmt;

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, string::String, vec::Vec};

use crate::excerpt::Excerpt;
use crate::parameter::Parameter;
use crate::redact::Field;
use crate::response_value::ResponseValue;
#[cfg(feature = "alloc")]
use crate::text::Text;

/// The parameter of a code, the message of a response without a cataloged code, and fields by name.
///
/// Without the feature `alloc`, only a parameter that is a number. With it, one allocation if there is any value.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Received {
    #[cfg(feature = "alloc")]
    values: Option<Box<Values>>,
    #[cfg(not(feature = "alloc"))]
    parameter: Option<OwnedParameter>,
}

#[cfg(feature = "alloc")]
#[derive(Clone, PartialEq, Eq, Hash)]
struct Values {
    parameter: Option<OwnedParameter>,
    message: Option<Excerpt>,
    fields: Vec<(&'static str, String)>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum OwnedParameter {
    U32(u32),
    U64(u64),
    #[cfg(feature = "alloc")]
    Text(String),
}

impl OwnedParameter {
    #[cfg_attr(feature = "alloc", expect(clippy::unnecessary_wraps, reason = "a text is lost without `alloc`"))]
    fn new(parameter: Parameter<'_>) -> Option<Self> {
        match parameter {
            Parameter::U32(number) => Some(OwnedParameter::U32(number)),
            Parameter::U64(number) => Some(OwnedParameter::U64(number)),
            #[cfg(feature = "alloc")]
            Parameter::Text(text) => Some(OwnedParameter::Text(text.to_cow().into_owned())),
            #[cfg(not(feature = "alloc"))]
            Parameter::Text(_) => None,
        }
    }

    fn get(&self) -> Parameter<'_> {
        match self {
            OwnedParameter::U32(number) => Parameter::U32(*number),
            OwnedParameter::U64(number) => Parameter::U64(*number),
            #[cfg(feature = "alloc")]
            OwnedParameter::Text(text) => Parameter::Text(Text::plain(text)),
        }
    }
}

#[cfg(feature = "alloc")]
impl Received {
    /// Copies the values.
    pub(crate) fn new<'a>(
        parameter: Option<Parameter<'_>>,
        message: Option<Excerpt>,
        fields: impl Iterator<Item = (&'static str, ResponseValue<'a>)>,
    ) -> Self {
        let value = |value| match value {
            ResponseValue::Text(text) => text.to_cow().into_owned(),
            ResponseValue::Json(json) => json.into(),
        };
        let mut owned = Vec::new();
        for (name, field) in fields {
            owned.push((name, value(field)));
        }
        let values = Values { parameter: parameter.and_then(OwnedParameter::new), message, fields: owned };
        let is_empty = values.parameter.is_none() && values.message.is_none() && values.fields.is_empty();
        Received { values: (!is_empty).then(|| Box::new(values)) }
    }

    /// Returns the parameter.
    pub(crate) fn parameter(&self) -> Option<Parameter<'_>> {
        Some(self.values.as_ref()?.parameter.as_ref()?.get())
    }

    /// Returns the message.
    pub(crate) fn message(&self) -> Option<Excerpt> {
        self.values.as_ref()?.message
    }

    /// Returns the fields, in file order.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let fields = self.values.as_ref().map_or(&[][..], |values| &values.fields);
        fields.iter().map(|(name, value)| (*name, value.as_str()))
    }
}

#[cfg(not(feature = "alloc"))]
impl Received {
    /// Copies the parameter.
    pub(crate) fn new<'a>(
        parameter: Option<Parameter<'_>>,
        _: Option<Excerpt>,
        _: impl Iterator<Item = (&'static str, ResponseValue<'a>)>,
    ) -> Self {
        Received { parameter: parameter.and_then(OwnedParameter::new) }
    }

    /// Returns the parameter.
    pub(crate) fn parameter(&self) -> Option<Parameter<'_>> {
        self.parameter.as_ref().map(OwnedParameter::get)
    }

    /// Returns nothing: a second excerpt needs the feature `alloc`.
    pub(crate) fn message(&self) -> Option<Excerpt> {
        None
    }

    /// Returns nothing: fields need the feature `alloc`.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        core::iter::empty()
    }
}

/// The fields of a response, for `Debug`: without secrets.
pub(crate) struct Fields<'a> {
    pub(crate) received: &'a Received,
    /// The names that the catalog declares as secret.
    pub(crate) secrets: &'a [&'a str],
}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.received.fields() {
            map.entry(&name, &Field { name, value, secrets: self.secrets });
        }
        map.finish()
    }
}

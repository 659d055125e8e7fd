//! The values of request parameters.

use core::fmt;

/// The value of a parameter, as it will be sent.
///
/// `Debug` writes its type and size but not its content, which can be a key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParamValue<'v> {
    /// The call needs the parameter, but it is missing.
    Missing,
    /// A text, before it is encoded.
    Text(&'v str),
    /// A file.
    File {
        /// The file name that will be sent; an unknown name passes rules on extensions.
        name: Option<&'v str>,
        /// The content of the file.
        bytes: &'v [u8],
    },
}

impl<'v> ParamValue<'v> {
    pub(crate) fn content(self) -> Option<&'v [u8]> {
        match self {
            ParamValue::Missing => None,
            ParamValue::Text(text) => Some(text.as_bytes()),
            ParamValue::File { bytes, .. } => Some(bytes),
        }
    }
}

impl<'v> From<&'v str> for ParamValue<'v> {
    fn from(text: &'v str) -> Self {
        ParamValue::Text(text)
    }
}

impl<'v> From<Option<&'v str>> for ParamValue<'v> {
    fn from(text: Option<&'v str>) -> Self {
        text.map_or(ParamValue::Missing, ParamValue::Text)
    }
}

impl fmt::Debug for ParamValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParamValue::Missing => f.write_str("Missing"),
            ParamValue::Text(text) => write!(f, "Text({} bytes)", text.len()),
            ParamValue::File { bytes, .. } => write!(f, "File({} bytes)", bytes.len()),
        }
    }
}

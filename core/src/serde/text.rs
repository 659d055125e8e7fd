//! Texts: excerpts and IDs.

use core::fmt;

use serde_core::de::{self, Deserialize, Deserializer, Visitor};
use serde_core::ser::{Serialize, Serializer};

use crate::excerpt::Excerpt;
use crate::redact::Redacted;
use crate::response_value::ResponseValue;
use crate::task_id::TaskId;
use crate::text::Text;

/// Serializes the `Display` output as a string.
impl Serialize for Excerpt {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.collect_str(self)
    }
}

/// Deserializes the excerpt that prints as the string: what was hidden stays hidden.
impl<'de> Deserialize<'de> for Excerpt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(OfText(Excerpt::printed))
    }
}

/// Serializes the `Display` output as a string.
impl Serialize for Redacted<'_> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.collect_str(self)
    }
}

/// Serializes the ID as it is.
impl Serialize for TaskId {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Deserializes the ID.
impl<'de> Deserialize<'de> for TaskId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(OfText(|text: &str| TaskId::new(&ResponseValue::Text(Text::plain(text)))))
    }
}

/// Deserializes a value from a string.
pub(super) struct OfText<F>(pub(super) F);

impl<T, F: FnOnce(&str) -> T> Visitor<'_> for OfText<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(self.0(text))
    }
}

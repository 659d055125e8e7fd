//! Violations, and failures with their request.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::map::{Keys, Said};
use crate::api::ApiError;
use crate::excerpt::Beginning;
use crate::param_value::ParamValue;
use crate::preflight::Violation;
use crate::redact::MAX_SHOWN;
use crate::report::Report;

impl<E: ApiError> Keys for Violation<E> {
    const LENGTH: usize = 5;

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("endpoint", E::ENDPOINT.name)?;
        map.serialize_entry("code", self.code.as_str())?;
        map.serialize_entry("parameter", self.parameter)?;
        map.serialize_entry("limit", &Said(self.rule))?;
        map.serialize_entry("fix", self.code.fix())
    }
}

/// Serializes a map: `endpoint`, `code`, `parameter`, `limit` and `fix`.
impl<E: ApiError> Serialize for Violation<E> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.as_map(serializer)
    }
}

/// Serializes the map of the failure, with the context as a map under `context`, without secrets.
impl<F: Keys> Serialize for Report<'_, F> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut map = serializer.serialize_map(Some(F::LENGTH + 1))?;
        self.failure.write(&mut map)?;
        map.serialize_entry("context", &Context(self))?;
        map.end()
    }
}

struct Context<'r, 'a, F>(&'r Report<'a, F>);

impl<F> Serialize for Context<'_, '_, F> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut map = serializer.serialize_map(Some(self.0.context.len()))?;
        for shown in self.0.context() {
            map.serialize_key(&Beginning::<MAX_SHOWN>::new(shown.name.as_bytes()).redacted())?;
            match shown.value {
                ParamValue::Missing => map.serialize_value(&())?,
                ParamValue::Text(text) => map.serialize_value(&Said(shown.text(text)))?,
                ParamValue::File { .. } => map.serialize_value(&Said(shown))?,
            }
        }
        map.end()
    }
}

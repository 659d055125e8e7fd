//! Failures: a map with the same keys for every kind.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::map::{Keys, Said, by_name};
use crate::api::ApiError;
use crate::failure::{Failure, FailureKind};
use crate::parameter::Parameter;
use crate::reason::UnrecognizedReason;
use crate::redact::Field;

by_name!(UnrecognizedReason, "a reason why a body is unrecognized");

impl<E: ApiError> Keys for Failure<E> {
    const LENGTH: usize = 13;

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let (entry, excerpt_key, reason) = match self.kind {
            FailureKind::Pending(code) | FailureKind::Error(code) => (Some(code), "", None),
            FailureKind::OtherEndpoint(_) => (None, "", None),
            FailureKind::UnknownCode => (None, "raw", None),
            FailureKind::Unrecognized(reason) => (None, "excerpt", Some(reason)),
        };
        let excerpt = self.excerpt();
        let excerpt_at = |key| (key == excerpt_key && !excerpt.as_bytes().is_empty()).then_some(excerpt);
        map.serialize_entry("endpoint", E::ENDPOINT.name)?;
        map.serialize_entry("outcome", self.kind.as_str())?;
        map.serialize_entry("code", &self.received_code().map(Said))?;
        match self.parameter().and_then(Parameter::number) {
            Some(number) => map.serialize_entry("parameter", &number)?,
            None => map.serialize_entry("parameter", &self.received_parameter().map(Said))?,
        }
        map.serialize_entry("meaning", &entry.map(|code| Said(self.filled(code.meaning()))))?;
        map.serialize_entry("fix", &entry.map(|code| Said(self.filled(code.fix()))))?;
        map.serialize_entry("docs_url", &entry.and_then(ApiError::docs_url))?;
        map.serialize_entry("message", &self.message())?;
        map.serialize_entry("raw", &excerpt_at("raw"))?;
        map.serialize_entry("reason", &reason)?;
        map.serialize_entry("excerpt", &excerpt_at("excerpt"))?;
        map.serialize_entry("fields", &NamedValues(self))?;
        map.serialize_entry("retry", &self.retry())
    }
}

/// The fields of a failure, by name.
struct NamedValues<'f, E: ApiError>(&'f Failure<E>);

impl<E: ApiError> Serialize for NamedValues<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.0.fields().map(|(name, value)| (name, Said(Field { name, value, secrets: E::CATALOG.secrets }))),
        )
    }
}

/// Serializes a map, without secrets: `endpoint`, `outcome`, `code`, `parameter`, `meaning`, `fix`, `docs_url`, `message`,
/// `raw`, `reason`, `excerpt`, `fields` (a map) and `retry` (the map of a [`Retry`](crate::retry::Retry)).
///
/// The keys are those of `errbook explain --jsonl`. All are always there; what a failure does not have is null.
impl<E: ApiError> Serialize for Failure<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_map(serializer)
    }
}

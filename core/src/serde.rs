//! Serialization of failures, with the keys of `cargo xtask explain --jsonl` and without secrets.

use core::time::Duration;

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::api::ApiError;
use crate::excerpt::Excerpt;
use crate::failure::{Failure, FailureKind};
use crate::param_value::ParamValue;
use crate::parameter::Parameter;
use crate::preflight::Violation;
use crate::redact::{Field, Redacted};
use crate::report::Report;
use crate::retry::Retry;
use crate::step::PollError;

/// A value that writes its keys into an open map.
trait Fields {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

impl<T: Fields> Fields for &T {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        (*self).write(map)
    }
}

/// Serializes the `Display` output as a string.
struct Said<T>(T);

impl<T: core::fmt::Display> Serialize for Said<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The retry policy: `class`, `after_ms`, `max_attempts`.
struct Advice(Retry);

impl Serialize for Advice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("class", self.0.class().as_str())?;
        if let Some(after) = self.0.initial_delay() {
            map.serialize_entry("after_ms", &millis(after))?;
        }
        if let Some(max_attempts) = self.0.max_attempts() {
            map.serialize_entry("max_attempts", &max_attempts)?;
        }
        map.end()
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

impl<E: ApiError> Fields for Failure<E> {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("endpoint", E::ENDPOINT.name)?;
        map.serialize_entry("outcome", self.kind.as_str())?;
        if let Some(code) = self.received_code() {
            map.serialize_entry("code", &Said(code))?;
        }
        if let Some(parameter) = self.received_parameter() {
            match self.parameter().and_then(Parameter::number) {
                Some(number) => map.serialize_entry("parameter", &number)?,
                None => map.serialize_entry("parameter", &Said(parameter))?,
            }
        }
        let text = match self.kind {
            FailureKind::Pending(code) | FailureKind::Error(code) => {
                map.serialize_entry("meaning", &Said(self.filled(code.meaning())))?;
                map.serialize_entry("fix", &Said(self.filled(code.fix())))?;
                if let Some(address) = code.docs_url() {
                    map.serialize_entry("docs_url", address)?;
                }
                "message"
            }
            FailureKind::OtherEndpoint(_) => "message",
            FailureKind::UnknownCode => "raw",
            FailureKind::Unrecognized(reason) => {
                map.serialize_entry("reason", reason.as_str())?;
                "excerpt"
            }
        };
        if !self.excerpt.as_bytes().is_empty() {
            map.serialize_entry(text, &self.excerpt)?;
        }
        if self.fields().next().is_some() {
            map.serialize_entry("fields", &Named(self))?;
        }
        map.serialize_entry("retry", &Advice(self.retry()))
    }
}

/// The fields of a failure, by name.
struct Named<'f, E: ApiError>(&'f Failure<E>);

impl<E: ApiError> Serialize for Named<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.fields().map(|(name, value)| (name, Said(Field { name, value }))))
    }
}

impl<S: ApiError, R: ApiError> Fields for PollError<S, R> {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self {
            PollError::Submit { failure, .. } => failure.write(map)?,
            PollError::Result { failure, .. } => failure.write(map)?,
            PollError::Submitted { id, .. } => {
                map.serialize_entry("endpoint", S::ENDPOINT.name)?;
                map.serialize_entry("id", id)?;
            }
            PollError::NoResponse { .. } => {}
        }
        map.serialize_entry("stop", &Said(self.reason()))
    }
}

impl<E: ApiError> Fields for Violation<E> {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("endpoint", E::ENDPOINT.name)?;
        map.serialize_entry("code", self.code.as_str())?;
        map.serialize_entry("parameter", self.parameter)?;
        map.serialize_entry("limit", &Said(self.rule))?;
        map.serialize_entry("fix", self.code.fix())
    }
}

/// Implements `Serialize` as a map.
macro_rules! as_map {
    ($([$($generics:tt)*] $Type:ty),* $(,)?) => {$(
        /// Serializes a map with the keys of `cargo xtask explain --jsonl`, without secrets.
        impl<$($generics)*> Serialize for $Type {
            fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                let mut map = serializer.serialize_map(None)?;
                self.write(&mut map)?;
                map.end()
            }
        }
    )*};
}
as_map!([E: ApiError] Failure<E>, [S: ApiError, R: ApiError] PollError<S, R>, [E: ApiError] Violation<E>);

/// Serializes the map of the failure, with the context as a map under `context`, without secrets.
impl<F: Fields> Serialize for Report<'_, F> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        let mut map = serializer.serialize_map(None)?;
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
            map.serialize_key(&Excerpt::new(shown.name.as_bytes()))?;
            match shown.value {
                ParamValue::Missing => map.serialize_value(&())?,
                ParamValue::Text(text) => map.serialize_value(&Said(shown.text(&Excerpt::new(text.as_bytes()))))?,
                ParamValue::File { .. } => map.serialize_value(&Said(shown))?,
            }
        }
        map.end()
    }
}

/// Serializes the `Display` output as a string.
impl Serialize for Excerpt {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.collect_str(self)
    }
}

/// Serializes the `Display` output as a string.
impl Serialize for Redacted<'_> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.collect_str(self)
    }
}

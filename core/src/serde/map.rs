//! Maps with constant keys, and names.

use core::fmt;
use core::marker::PhantomData;
use core::time::Duration;

use serde_core::de::{self, DeserializeSeed, Deserializer, Visitor};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// A value that writes its keys into an open map: always the same ones, and null for what is absent.
pub(super) trait Keys {
    /// The number of keys.
    const LENGTH: usize;

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;

    /// Serializes the keys as a map.
    fn as_map<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Self::LENGTH))?;
        self.write(&mut map)?;
        map.end()
    }
}

impl<T: Keys> Keys for &T {
    const LENGTH: usize = T::LENGTH;

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        (*self).write(map)
    }
}

/// Declares a map whose keys are the names of its fields; an absent value is null, and unknown keys are ignored.
macro_rules! map {
    ($(#[$docs:meta])* $Name:ident { $($key:ident: $Type:ty),* $(,)? }) => {
        $(#[$docs])*
        #[derive(Default)]
        pub(super) struct $Name {
            $(pub(super) $key: Option<$Type>,)*
        }

        impl $Name {
            const KEYS: &'static [&'static str] = &[$(stringify!($key)),*];
        }

        impl $crate::serde::map::Keys for $Name {
            const LENGTH: usize = Self::KEYS.len();

            fn write<M: serde_core::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $(map.serialize_entry(stringify!($key), &self.$key)?;)*
                Ok(())
            }
        }

        impl<'de> serde_core::de::Deserialize<'de> for $Name {
            fn deserialize<D: serde_core::de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Map;

                impl<'de> serde_core::de::Visitor<'de> for Map {
                    type Value = $Name;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str("a map")
                    }

                    fn visit_map<A: serde_core::de::MapAccess<'de>>(self, mut map: A) -> Result<$Name, A::Error> {
                        let mut read = $Name::default();
                        while let Some(key) = map.next_key_seed($crate::serde::map::OneOf($Name::KEYS))? {
                            match key {
                                $(Some(key) if key == stringify!($key) => read.$key = map.next_value()?,)*
                                _ => drop(map.next_value::<serde_core::de::IgnoredAny>()?),
                            }
                        }
                        Ok(read)
                    }
                }

                deserializer.deserialize_map(Map)
            }
        }
    };
}
pub(super) use map;

/// Deserializes one of these names, or `None` for any other text.
pub(super) struct OneOf(pub(super) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for OneOf {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for OneOf {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().copied().find(|name| *name == text))
    }
}

/// A value of a closed list that is serialized by its name.
pub(super) trait Named: Copy + 'static {
    /// The kind of the list, for a message.
    const KIND: &'static str;
    const ALL: &'static [Self];

    fn name(self) -> &'static str;
}

/// Deserializes a value from its name.
pub(super) struct ByName<T>(pub(super) PhantomData<T>);

impl<T: Named> Visitor<'_> for ByName<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::KIND)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        let found = T::ALL.iter().copied().find(|value| value.name() == text);
        found.ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

/// Implements the traits of serde for a closed list.
macro_rules! by_name {
    ($($Type:ty, $kind:literal);* $(;)?) => {$(
        impl $crate::serde::map::Named for $Type {
            const KIND: &'static str = $kind;
            const ALL: &'static [Self] = &<$Type>::ALL;

            fn name(self) -> &'static str {
                self.as_str()
            }
        }

        /// Serializes the name.
        impl serde_core::ser::Serialize for $Type {
            fn serialize<S: serde_core::ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        /// Deserializes the name.
        impl<'de> serde_core::de::Deserialize<'de> for $Type {
            fn deserialize<D: serde_core::de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::serde::map::ByName(core::marker::PhantomData))
            }
        }
    )*};
}
pub(super) use by_name;

/// Serializes the `Display` output as a string.
pub(super) struct Said<T>(pub(super) T);

impl<T: fmt::Display> Serialize for Said<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Returns whole milliseconds, rounded up.
pub(super) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX)
}

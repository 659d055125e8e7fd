//! Retry policies: a map with their class, delays in milliseconds, and limit.

use core::time::Duration;

use serde_core::de::{Deserialize, Deserializer, Error};
use serde_core::ser::{Serialize, Serializer};

use super::map::{Keys, by_name, map, millis};
use crate::retry::{Retry, RetryClass, RetryPolicy};

by_name!(RetryClass, "a retry class");

map! {
    /// The advice after a response.
    Advice {
        class: RetryClass,
        after_ms: u64,
        max_attempts: u32,
        initial_delay_ms: u64,
        interval_ms: u64,
        max_delay_ms: u64,
        server_delay_ms: u64,
    }
}

impl From<Retry> for Advice {
    fn from(retry: Retry) -> Self {
        let policy = retry.policy();
        let (interval, max_delay) = match policy {
            RetryPolicy::Poll { interval, .. } => (Some(interval), None),
            RetryPolicy::Backoff { max_delay, .. } => (None, Some(max_delay)),
            RetryPolicy::Resubmit { .. } | RetryPolicy::AfterFix | RetryPolicy::Unspecified => (None, None),
        };
        Advice {
            class: Some(policy.class()),
            after_ms: retry.initial_delay().map(millis),
            max_attempts: policy.max_attempts(),
            initial_delay_ms: policy.initial_delay().map(millis),
            interval_ms: interval.map(millis),
            max_delay_ms: max_delay.map(millis),
            server_delay_ms: retry.server_delay().map(millis),
        }
    }
}

impl Advice {
    /// Returns the advice, or the name of the key that is missing.
    fn get(&self) -> Result<Retry, &'static str> {
        let delay = |key: Option<u64>, name| key.map(Duration::from_millis).ok_or(name);
        let initial_delay = || delay(self.initial_delay_ms, "initial_delay_ms");
        let max_attempts = || self.max_attempts.ok_or("max_attempts");
        let policy = match self.class.ok_or("class")? {
            RetryClass::Poll => RetryPolicy::Poll {
                initial_delay: initial_delay()?,
                interval: delay(self.interval_ms, "interval_ms")?,
                max_attempts: max_attempts()?,
            },
            RetryClass::Backoff => RetryPolicy::Backoff {
                initial_delay: initial_delay()?,
                max_delay: delay(self.max_delay_ms, "max_delay_ms")?,
                max_attempts: max_attempts()?,
            },
            RetryClass::Resubmit => RetryPolicy::Resubmit { max_attempts: max_attempts()? },
            RetryClass::AfterFix => RetryPolicy::AfterFix,
            RetryClass::Unspecified => RetryPolicy::Unspecified,
        };
        Ok(Retry::new(policy, self.server_delay_ms.map(Duration::from_millis)))
    }
}

/// Serializes a map: `class`, `after_ms` (the delay before the first repetition), `max_attempts`, and the delays
/// `initial_delay_ms`, `interval_ms`, `max_delay_ms` and `server_delay_ms`, with null for those it does not have.
impl Serialize for Retry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Advice::from(*self).as_map(serializer)
    }
}

/// Deserializes the map that `Serialize` writes; `after_ms` is ignored.
impl<'de> Deserialize<'de> for Retry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Advice::deserialize(deserializer)?.get().map_err(D::Error::missing_field)
    }
}

/// Serializes the map of a [`Retry`] without a delay of the server.
impl Serialize for RetryPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Retry::from(*self).serialize(serializer)
    }
}

/// Deserializes the map of a [`Retry`], without the delay of the server.
impl<'de> Deserialize<'de> for RetryPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Retry::deserialize(deserializer).map(Retry::policy)
    }
}

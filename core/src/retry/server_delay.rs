//! The delay that the server asked for.

use core::fmt;
use core::time::Duration;

/// The delay before the next call that the server asked for, if it did; a delay of zero is none.
///
/// The representation has five bytes, so that outcomes and failures stay small: a delay is rounded up to whole
/// milliseconds, one of more than 17 years to whole seconds, and one of more than 17,000 years becomes 17,000 years.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct ServerDelay([u8; 5]);

impl ServerDelay {
    /// No delay.
    pub const NONE: Self = ServerDelay([0; 5]);

    /// The bit of a delay in seconds; without it, the unit is the millisecond.
    const SECONDS: u64 = 1 << 39;

    /// Returns the delay.
    #[must_use]
    pub const fn get(self) -> Option<Duration> {
        let [a, b, c, d, e] = self.0;
        match u64::from_le_bytes([a, b, c, d, e, 0, 0, 0]) {
            0 => None,
            seconds if seconds & Self::SECONDS != 0 => Some(Duration::from_secs(seconds ^ Self::SECONDS)),
            millis => Some(Duration::from_millis(millis)),
        }
    }

    /// Returns the longer of two delays.
    pub(crate) fn max(self, other: Self) -> Self {
        if self.get() < other.get() { other } else { self }
    }
}

impl From<Duration> for ServerDelay {
    fn from(delay: Duration) -> Self {
        let nanos = delay.as_nanos();
        let whole = |unit: u128| u64::try_from(nanos.div_ceil(unit)).unwrap_or(u64::MAX);
        let number = match whole(1_000_000) {
            millis if millis < Self::SECONDS => millis,
            _ => whole(1_000_000_000).min(Self::SECONDS - 1) | Self::SECONDS,
        };
        let [a, b, c, d, e, ..] = number.to_le_bytes();
        ServerDelay([a, b, c, d, e])
    }
}

impl From<Option<Duration>> for ServerDelay {
    fn from(delay: Option<Duration>) -> Self {
        delay.map(Self::from).unwrap_or_default()
    }
}

impl fmt::Debug for ServerDelay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ServerDelay").field(&self.get()).finish()
    }
}

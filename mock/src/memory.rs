//! The bytes of the bodies that a server reads at once, bounded for all connections together.

use std::sync::atomic::{AtomicUsize, Ordering};

/// The maximum size of all bodies that are read or parsed at the same time, in bytes.
const MAX_BYTES: usize = 128 << 20;

/// The number of bytes in use.
#[derive(Default)]
pub(crate) struct Memory {
    used: AtomicUsize,
}

/// Bytes that are in use until this is dropped.
pub(crate) struct Reserved<'m> {
    memory: &'m Memory,
    bytes: usize,
}

impl Memory {
    /// Starts with no byte in use.
    pub(crate) fn reserve(&self) -> Reserved<'_> {
        Reserved { memory: self, bytes: 0 }
    }
}

impl Reserved<'_> {
    /// Adds bytes, or returns `false` if all connections together would use too many.
    pub(crate) fn grow(&mut self, bytes: usize) -> bool {
        let used = self.memory.used.fetch_add(bytes, Ordering::Relaxed);
        self.bytes += bytes;
        used + bytes <= MAX_BYTES
    }
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        self.memory.used.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

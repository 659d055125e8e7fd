//! The ID of a task in an error.

use core::fmt;

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, string::ToString};

#[cfg(not(feature = "alloc"))]
use crate::excerpt::Excerpt;
use crate::redact::Field;
use crate::response_value::ResponseValue;

/// The ID of a task that was accepted, as [`PollError::Submitted`](crate::PollError::Submitted) keeps it.
///
/// It is never hidden as a secret, because without the ID a paid task is lost. `Display` writes it with escapes, so that it
/// cannot forge a log line.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TaskId {
    #[cfg(feature = "alloc")]
    id: Box<str>,
    #[cfg(not(feature = "alloc"))]
    id: Excerpt,
}

impl TaskId {
    pub(crate) fn new(value: &ResponseValue<'_>) -> Self {
        #[cfg(feature = "alloc")]
        let id = value.to_string().into();
        #[cfg(not(feature = "alloc"))]
        let id = value.excerpt();
        TaskId { id }
    }

    /// Returns the ID; without the feature `alloc`, at most [`Excerpt::MAX_LEN`](crate::Excerpt::MAX_LEN) bytes.
    #[must_use]
    pub fn as_str(&self) -> &str {
        #[cfg(feature = "alloc")]
        let id = &self.id;
        #[cfg(not(feature = "alloc"))]
        let id = core::str::from_utf8(self.id.as_bytes()).unwrap_or_default();
        id
    }

    /// Returns `true` if the ID is longer than [`as_str`](Self::as_str), which needs the feature `alloc` to be disabled.
    #[must_use]
    pub const fn is_truncated(&self) -> bool {
        #[cfg(feature = "alloc")]
        let is_truncated = false;
        #[cfg(not(feature = "alloc"))]
        let is_truncated = self.id.is_truncated();
        is_truncated
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Field { name: "id", value: self.as_str(), secrets: &[] }.fmt(f)
    }
}

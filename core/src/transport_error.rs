//! The error of the HTTP client after a call without a response.

use core::error::Error;
use core::fmt;
use core::hash::{Hash, Hasher};

#[cfg_attr(all(feature = "alloc", target_has_atomic = "ptr"), path = "transport_error/shared.rs")]
#[cfg_attr(not(all(feature = "alloc", target_has_atomic = "ptr")), path = "transport_error/never.rs")]
mod shared;

use shared::Shared;

/// The error of the caller's HTTP client, as a call without a response ends with it.
///
/// `Display` and `Debug` write the error with its sources on one line, each fact once and without secrets: the message of an
/// HTTP client often contains the URL, and the URL the key. For the same reason it has no `source`: a report of the whole
/// chain would print the original. `get` returns that one, to downcast it.
///
/// Two errors are equal if they are clones of the same one. An error is created by `PollError::with_source`, with the
/// feature `alloc` and on targets with atomic pointers.
#[derive(Clone)]
pub struct TransportError(Shared);

#[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
impl TransportError {
    pub(crate) fn new(error: impl Into<alloc::boxed::Box<dyn Error + Send + Sync>>) -> Self {
        TransportError(Shared::new(error.into()))
    }

    /// Returns the original error, whose messages may contain the key.
    #[must_use]
    pub fn get(&self) -> &(dyn Error + Send + Sync + 'static) {
        self.0.get()
    }
}

#[cfg(all(feature = "serde", feature = "alloc"))]
impl TransportError {
    /// Returns an error with the text of one that was serialized.
    pub(crate) fn stored(text: alloc::string::String) -> Option<Self> {
        Shared::stored(text).map(TransportError)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Writes the `Display` output in parentheses.
impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TransportError({self})")
    }
}

impl Error for TransportError {}

impl PartialEq for TransportError {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.0.address(), other.0.address())
    }
}

impl Eq for TransportError {}

impl Hash for TransportError {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.address().hash(state);
    }
}

//! The owned error for `?`: everything that is not a success.

use core::error::Error;
use core::fmt;
use core::time::Duration;

use crate::{ApiCode, ApiError, Excerpt, Outcome, Payload, RetryPolicy, Text, UnrecognizedReason};

/// A call that did not succeed: owned, `Copy`, `Send + Sync + 'static`, without allocation.
///
/// Its `Display` says where, what and what to do on one line; its `source` is the code, or the [`UnrecognizedReason`] of a foreign
/// reply.
/// Neither shows a payload, and keys, tokens and passwords that the server echoes print as `[redacted]`;
/// [`with`](Self::with) adds what was sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Failure<E: ApiError> {
    /// What the reply turned out to be.
    pub kind: FailureKind<E, E::Code>,
    /// The server's own words after a code that is catalogued, else the beginning of what it sent; may be empty.
    pub excerpt: Excerpt,
    retry: RetryPolicy,
}

/// What a reply that is no success turned out to be; see [`Outcome`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FailureKind<E, C> {
    /// Not done yet.
    Pending(E),
    /// A code that is catalogued at this endpoint.
    Error(E),
    /// A code that is catalogued, but only at another endpoint.
    OtherEndpoint(C),
    /// A code that is not in the catalogue.
    UnknownCode,
    /// Not a reply of this API.
    Unrecognized(UnrecognizedReason),
}

impl<'a, E: ApiError> Outcome<'a, E, E::Code> {
    /// The payload, or an owned error for `?`.
    ///
    /// # Errors
    ///
    /// Everything but a success is an error here, a pending task included:
    /// [`Failure::retry_after`] says when to ask again.
    pub fn into_result(self) -> Result<Payload<'a>, Failure<E>> {
        let retry = self.retry().unwrap_or(RetryPolicy::Unspecified);
        let (kind, excerpt) = match self {
            Outcome::Success { payload } => return Ok(payload),
            Outcome::Pending { code, details } => (FailureKind::Pending(code), quote(details.message)),
            Outcome::Error { code, details } => (FailureKind::Error(code), quote(details.message)),
            Outcome::OtherEndpoint { code, details } => (FailureKind::OtherEndpoint(code), quote(details.message)),
            Outcome::UnknownCode { raw, .. } => (FailureKind::UnknownCode, quote(Some(raw))),
            Outcome::Unrecognized { reason, excerpt, .. } => (FailureKind::Unrecognized(reason), excerpt),
        };
        Err(Failure { kind, excerpt, retry })
    }
}

impl<E, C> FailureKind<E, C> {
    /// The word for it, as [`Outcome::as_str`] has it: `pending`, `error`, `other_endpoint`, `unknown_code`, `unrecognized`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            FailureKind::Pending(_) => "pending",
            FailureKind::Error(_) => "error",
            FailureKind::OtherEndpoint(_) => "other_endpoint",
            FailureKind::UnknownCode => "unknown_code",
            FailureKind::Unrecognized(_) => "unrecognized",
        }
    }
}

fn quote(text: Option<Text<'_>>) -> Excerpt {
    text.map_or(Excerpt::new(b""), |text| Excerpt::of(text.chars()))
}

impl<E: ApiError> Failure<E> {
    /// What the caller may do next, as [`Outcome::retry`] has it.
    #[must_use]
    pub const fn retry(&self) -> RetryPolicy {
        self.retry
    }

    /// Whether the same call may be sent again unchanged.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retry.is_retryable()
    }

    /// How long to wait before the first repetition of the same call; `None` where it must not be repeated.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry.initial_delay()
    }
}

impl<E: ApiError> fmt::Display for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", E::ENDPOINT.name)?;
        match self.kind {
            FailureKind::Pending(code) | FailureKind::Error(code) => {
                write!(f, "{}: {} {}", code.as_str(), code.meaning(), code.fix())?;
                if self.excerpt.as_bytes().is_empty() {
                    Ok(())
                } else {
                    write!(f, " (the server says: {})", self.excerpt)
                }
            }
            FailureKind::OtherEndpoint(code) => write!(f, "{}: a code of another endpoint", code.as_str()),
            FailureKind::UnknownCode => write!(f, "`{}` is not in the catalogue", self.excerpt),
            FailureKind::Unrecognized(reason) => write!(f, "not a reply of this API: {reason}: `{}`", self.excerpt),
        }
    }
}

impl<E: ApiError> Error for Failure<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.kind {
            FailureKind::Pending(code) | FailureKind::Error(code) => Some(code),
            FailureKind::OtherEndpoint(code) => Some(code),
            FailureKind::UnknownCode => None,
            FailureKind::Unrecognized(reason) => Some(reason),
        }
    }
}

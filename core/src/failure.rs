//! The owned error for `?`: every outcome except a success.

use core::error::Error;
use core::fmt;
use core::time::Duration;

use crate::api::{ApiCode, ApiError};
use crate::excerpt::Excerpt;
use crate::param_value::ParamValue;
use crate::reason::UnrecognizedReason;
use crate::report::Report;
use crate::retry::{Retry, RetryPolicy, ServerDelay};

/// A call that did not succeed: owned, `Copy`, `Send + Sync + 'static`, without allocation.
///
/// `Display` writes endpoint, code, meaning and fix on one line. `source` is the code, or the [`UnrecognizedReason`].
/// Neither contains a payload, and keys, tokens and passwords that the server echoes print as `[redacted]`;
/// [`with`](Self::with) adds the request.
///
/// ```
/// use errbook_core::{ApiError, Failure, parse};
///
/// /// Returns the payload of a response, or an error for `?`.
/// fn payload<E: ApiError>(body: &[u8]) -> Result<String, Failure<E>> {
///     Ok(parse::<E>(body).into_result()?.to_string())
/// }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Failure<E: ApiError> {
    /// The kind of failure.
    pub kind: FailureKind<E, E::Code>,
    /// The message of the server after a cataloged code, or else the beginning of the body; may be empty.
    pub excerpt: Excerpt,
    pub(crate) policy: RetryPolicy,
    pub(crate) server_delay: ServerDelay,
}

/// The kind of a failure; see [`Outcome`](crate::Outcome).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FailureKind<E, C> {
    /// The task is not done yet.
    Pending(E),
    /// A code of this endpoint.
    Error(E),
    /// A code that the catalog has at another endpoint only.
    OtherEndpoint(C),
    /// A code that is not in the catalog.
    UnknownCode,
    /// Not a response of this API.
    Unrecognized(UnrecognizedReason),
}

impl<E, C> FailureKind<E, C> {
    /// Returns the name, as [`Outcome::as_str`](crate::Outcome::as_str) does: `pending`, `error`, `other_endpoint`, `unknown_code` or `unrecognized`.
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

impl<E: ApiError> Failure<E> {
    /// Adds the context of the call, for a log.
    #[must_use]
    pub const fn with<'a>(self, context: &'a [(&'a str, ParamValue<'a>)]) -> Report<'a, Self> {
        Report { failure: self, context }
    }

    /// Returns what to do next, as [`Outcome::retry`](crate::Outcome::retry) does.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        Retry { policy: self.policy, server_delay: self.server_delay }
    }

    /// Returns `true` if the same call may be sent again unchanged.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.policy.is_retryable()
    }

    /// Returns the delay before the first repetition, or `None` if the call must not be repeated.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry().initial_delay()
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
                    write!(f, " (server message: {})", self.excerpt)
                }
            }
            FailureKind::OtherEndpoint(code) => write!(f, "{}: a code of another endpoint", code.as_str()),
            FailureKind::UnknownCode => write!(f, "`{}` is not in the catalog", self.excerpt),
            FailureKind::Unrecognized(reason) => write!(f, "not a response of this API: {reason}: `{}`", self.excerpt),
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

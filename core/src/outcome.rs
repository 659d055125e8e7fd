//! Outcomes: the classification of a response.

use core::fmt;
use core::time::Duration;

use crate::api::ApiError;
use crate::excerpt::Excerpt;
use crate::failure::{Failure, FailureKind};
use crate::parameter::Parameter;
use crate::reason::UnrecognizedReason;
use crate::retry::{Retry, RetryPolicy, ServerDelay};
use crate::text::Text;

/// The classification of a response, which is exactly one of these.
///
/// `E` is the enum of the endpoint's codes, `C` the enum of all codes of the API.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome<'a, E, C> {
    /// The call succeeded.
    Success {
        /// The payload, verbatim, even if it spells an error code.
        payload: Payload<'a>,
    },
    /// The task is not done yet: a code of the class [`poll`](crate::RetryClass::Poll). This is not a failure.
    Pending {
        /// The code.
        code: E,
        /// The details of the response.
        details: Details<'a>,
    },
    /// The call failed with a code of this endpoint.
    Error {
        /// The code.
        code: E,
        /// The details of the response.
        details: Details<'a>,
    },
    /// The call failed with a code that the catalog has at another endpoint only.
    OtherEndpoint {
        /// The code.
        code: C,
        /// The details of the response.
        details: Details<'a>,
    },
    /// The call failed with a code that is not in the catalog. It is never a success, and not retried by default.
    UnknownCode {
        /// The code on the wire.
        raw: Text<'a>,
        /// The details of the response.
        details: Details<'a>,
    },
    /// Not a response of this API: the error page of a proxy, an empty body, invalid JSON.
    Unrecognized {
        /// The reason.
        reason: UnrecognizedReason,
        /// The beginning of the body, for a log.
        excerpt: Excerpt,
        /// The retry policy for the HTTP status, if the catalog defines one and the status was given.
        retry: RetryPolicy,
        /// The delay that the server asked for.
        server_delay: ServerDelay,
    },
}

impl<'a, E, C> Outcome<'a, E, C> {
    /// Returns the name: `success`, `pending`, `error`, `other_endpoint`, `unknown_code` or `unrecognized`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Outcome::Success { .. } => "success",
            Outcome::Pending { .. } => "pending",
            Outcome::Error { .. } => "error",
            Outcome::OtherEndpoint { .. } => "other_endpoint",
            Outcome::UnknownCode { .. } => "unknown_code",
            Outcome::Unrecognized { .. } => "unrecognized",
        }
    }

    /// Converts the types of the codes.
    // As a call, it would copy the outcome in and out.
    #[inline(always)]
    #[must_use]
    pub fn map<F, D>(self, code: impl FnOnce(E) -> F, anywhere: impl FnOnce(C) -> D) -> Outcome<'a, F, D> {
        match self {
            Outcome::Success { payload } => Outcome::Success { payload },
            Outcome::Pending { code: at, details } => Outcome::Pending { code: code(at), details },
            Outcome::Error { code: at, details } => Outcome::Error { code: code(at), details },
            Outcome::OtherEndpoint { code, details } => Outcome::OtherEndpoint { code: anywhere(code), details },
            Outcome::UnknownCode { raw, details } => Outcome::UnknownCode { raw, details },
            Outcome::Unrecognized { reason, excerpt, retry, server_delay } => {
                Outcome::Unrecognized { reason, excerpt, retry, server_delay }
            }
        }
    }

    /// Returns the details of the response; empty for a success and an unrecognized response.
    #[must_use]
    pub fn details(&self) -> Details<'a> {
        match self {
            Outcome::Pending { details, .. }
            | Outcome::Error { details, .. }
            | Outcome::OtherEndpoint { details, .. }
            | Outcome::UnknownCode { details, .. } => *details,
            Outcome::Success { .. } | Outcome::Unrecognized { .. } => Details::default(),
        }
    }

    /// Returns the delay before the next call that the server asked for; see [`Retry`].
    #[must_use]
    pub fn server_delay(&self) -> Option<Duration> {
        match self {
            Outcome::Unrecognized { server_delay, .. } => server_delay.get(),
            _ => self.details().server_delay.get(),
        }
    }

    /// Sets the policy of an unrecognized response.
    pub(crate) fn with_policy(mut self, policy: RetryPolicy) -> Self {
        if let Outcome::Unrecognized { retry, .. } = &mut self {
            *retry = policy;
        }
        self
    }

    /// Adds another delay that the server asked for; the longer one applies.
    pub(crate) fn with_server_delay(mut self, delay: ServerDelay) -> Self {
        match &mut self {
            Outcome::Pending { details: Details { server_delay, .. }, .. }
            | Outcome::Error { details: Details { server_delay, .. }, .. }
            | Outcome::OtherEndpoint { details: Details { server_delay, .. }, .. }
            | Outcome::UnknownCode { details: Details { server_delay, .. }, .. }
            | Outcome::Unrecognized { server_delay, .. } => *server_delay = server_delay.max(delay),
            Outcome::Success { .. } => {}
        }
        self
    }
}

impl<'a, E: ApiError> Outcome<'a, E, E::Code> {
    /// Returns the payload, or an owned error for `?`.
    ///
    /// # Errors
    ///
    /// Returns an error for every outcome except a success, including a pending task:
    /// [`Failure::retry_after`] is the delay before the next poll.
    pub fn into_result(self) -> Result<Payload<'a>, Failure<E>> {
        let Retry { policy, server_delay } = self.retry().unwrap_or(RetryPolicy::Unspecified.into());
        let (kind, excerpt) = match self {
            Outcome::Success { payload } => return Ok(payload),
            Outcome::Pending { code, details } => (FailureKind::Pending(code), excerpt_of(details.message)),
            Outcome::Error { code, details } => (FailureKind::Error(code), excerpt_of(details.message)),
            Outcome::OtherEndpoint { code, details } => (FailureKind::OtherEndpoint(code), excerpt_of(details.message)),
            Outcome::UnknownCode { raw, .. } => (FailureKind::UnknownCode, excerpt_of(Some(raw))),
            Outcome::Unrecognized { reason, excerpt, .. } => (FailureKind::Unrecognized(reason), excerpt),
        };
        Err(Failure { kind, excerpt, policy, server_delay })
    }

    /// Returns what to do next, or `None` after a success.
    ///
    /// The policy after codes of other endpoints, unknown codes and unrecognized responses is
    /// [`RetryPolicy::Unspecified`], unless the catalog defines one for the HTTP status of an unrecognized response.
    #[must_use]
    pub fn retry(&self) -> Option<Retry> {
        let policy = match self {
            Outcome::Success { .. } => return None,
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => code.retry(),
            Outcome::OtherEndpoint { .. } | Outcome::UnknownCode { .. } => RetryPolicy::Unspecified,
            Outcome::Unrecognized { retry, .. } => *retry,
        };
        Some(Retry::new(policy, self.server_delay()))
    }

    /// Returns `true` if the code is marked as removed in the catalog.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        match self {
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => code.entry().removed.is_some(),
            _ => false,
        }
    }

    /// Returns `true` if the same call may be sent again unchanged.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retry().is_some_and(Retry::is_retryable)
    }

    /// Returns the delay before the first repetition, or `None` if the call must not be repeated.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry().and_then(Retry::initial_delay)
    }
}

fn excerpt_of(text: Option<Text<'_>>) -> Excerpt {
    text.map_or(Excerpt::new(b""), |text| Excerpt::of(text.chars()))
}

/// The details of a response with a code.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub struct Details<'a> {
    /// The message of the server, if it sends one.
    pub message: Option<Text<'a>>,
    /// The parameter of a code that has one.
    pub parameter: Option<Parameter<'a>>,
    /// The number of errors in the response after the first one, which is the outcome.
    pub additional_errors: usize,
    /// The delay before the next call that the server asked for.
    pub server_delay: ServerDelay,
}

/// The payload of a success.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Payload<'a> {
    /// A text; in JSON, a string, or a number as written (IDs can have leading zeros and exceed `u32`).
    Text(Text<'a>),
    /// An array, an object, a boolean or null, as the JSON that was sent.
    Json(&'a str),
}

impl<'a> Payload<'a> {
    /// Returns the payload, borrowed from the body, or `None` for a JSON string with escapes; see [`Text`].
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        match self {
            Payload::Text(text) => text.as_str(),
            Payload::Json(json) => Some(json),
        }
    }

    /// Returns the beginning of the payload.
    pub(crate) fn excerpt(&self) -> Excerpt {
        match self {
            Payload::Text(text) => Excerpt::of(text.chars()),
            Payload::Json(json) => Excerpt::new(json.as_bytes()),
        }
    }
}

impl fmt::Display for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Payload::Text(text) => text.fmt(f),
            Payload::Json(json) => f.write_str(json),
        }
    }
}

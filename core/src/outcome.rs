//! Outcomes: the classification of a response.

use core::hash::{Hash, Hasher};
use core::time::Duration;

use crate::api::{ApiCode, ApiError};
use crate::body::Body;
use crate::excerpt::Excerpt;
use crate::failure::{Failure, FailureKind};
use crate::field::Fields;
use crate::parameter::Parameter;
use crate::payload::Payload;
use crate::reason::UnrecognizedReason;
use crate::received::Received;
use crate::response_value::ResponseValue;
use crate::retry::{Retry, RetryPolicy, ServerDelay};
use crate::text::Text;

/// The classification of a response, which is exactly one of these.
///
/// `E` is the enum of the endpoint's codes, `C` the enum of all codes of the API.
///
/// `Debug` hides secrets in all that a server can echo, as failures do, but not in the payload, which is the answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
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
        /// The body without surrounding white space.
        body: Body<'a>,
        /// The retry policy; see [`Outcome::retry`].
        retry: RetryPolicy,
        /// `true` if the catalog defines this policy for the HTTP status, `false` if it is the default.
        has_policy: bool,
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
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn map<F, D>(self, code: impl FnOnce(E) -> F, anywhere: impl FnOnce(C) -> D) -> Outcome<'a, F, D> {
        match self {
            Outcome::Success { payload } => Outcome::Success { payload },
            Outcome::Pending { code: at, details } => Outcome::Pending { code: code(at), details },
            Outcome::Error { code: at, details } => Outcome::Error { code: code(at), details },
            Outcome::OtherEndpoint { code, details } => Outcome::OtherEndpoint { code: anywhere(code), details },
            Outcome::UnknownCode { raw, details } => Outcome::UnknownCode { raw, details },
            Outcome::Unrecognized { reason, body, retry, has_policy, server_delay } => {
                Outcome::Unrecognized { reason, body, retry, has_policy, server_delay }
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

    /// Returns what to do next, with the policies of an entry and of a code of another endpoint.
    pub(crate) fn retry_by(
        &self,
        entry: impl FnOnce(&E) -> RetryPolicy,
        elsewhere: impl FnOnce(&C) -> RetryPolicy,
    ) -> Option<Retry> {
        let policy = match self {
            Outcome::Success { .. } => return None,
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => entry(code),
            Outcome::OtherEndpoint { code, .. } => elsewhere(code),
            Outcome::UnknownCode { .. } => RetryPolicy::Unspecified,
            Outcome::Unrecognized { retry, .. } => *retry,
        };
        Some(Retry::new(policy, self.server_delay()))
    }

    /// Sets the policy of an unrecognized response: that of the catalog for the HTTP status, or else the default.
    pub(crate) fn with_policy(mut self, policy: RetryPolicy, is_cataloged: bool) -> Self {
        if let Outcome::Unrecognized { retry, has_policy, .. } = &mut self {
            (*retry, *has_policy) = (policy, is_cataloged);
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
        match self {
            Outcome::Success { payload } => Ok(payload),
            Outcome::Pending { code, .. } => Err(self.failure(FailureKind::Pending(code))),
            Outcome::Error { code, .. } => Err(self.failure(FailureKind::Error(code))),
            Outcome::OtherEndpoint { code, .. } => Err(self.failure(FailureKind::OtherEndpoint(code))),
            Outcome::UnknownCode { .. } => Err(self.failure(FailureKind::UnknownCode)),
            Outcome::Unrecognized { reason, .. } => Err(self.failure(FailureKind::Unrecognized(reason))),
        }
    }

    fn failure(&self, kind: FailureKind<E, E::Code>) -> Failure<E> {
        let details = self.details();
        let of = |text: Text<'_>| Excerpt::of(text.chars());
        let (excerpt, message) = match self {
            Outcome::Unrecognized { body, .. } => {
                let message = body.message(E::CATALOG.responses_of(E::ENDPOINT).json.as_ref());
                (body.excerpt_with(message), message.map(of))
            }
            Outcome::UnknownCode { raw, .. } => (of(*raw), details.message.map(of)),
            _ => (details.message.map_or(Excerpt::new(b""), of), None),
        };
        let retry = self.retry().unwrap_or(RetryPolicy::Unspecified.into());
        let received = Received::new(details.parameter, message, self.failure_fields().iter());
        Failure::new(kind, excerpt, retry, received)
    }

    /// Returns the values that the catalog names in `fields` or `trailing_fields`, as far as the response has them, in file
    /// order.
    pub fn fields(&self) -> impl Iterator<Item = (&'a str, ResponseValue<'a>)> {
        let success = match self {
            Outcome::Success { payload } => Some(payload.fields()),
            _ => None,
        };
        success.into_iter().flatten().chain(self.failure_fields().iter())
    }

    /// Returns the fields of a failure; none for a success.
    fn failure_fields(&self) -> Fields<'a, 'static> {
        let body = match self {
            Outcome::Unrecognized { body, .. } => *body,
            _ => self.details().json,
        };
        let json = E::CATALOG.responses_of(E::ENDPOINT).json.as_ref().filter(|_| !body.as_bytes().is_empty());
        json.map_or(Fields::NONE, |json| Fields::Json { body: body.as_bytes(), fields: json.fields })
    }

    /// Returns what to do next, or `None` after a success.
    ///
    /// The policy after an unrecognized response is that of the catalog for its HTTP status. Without one, an idempotent
    /// endpoint is called again after a response without a status, and after 2xx, 408, 429 and 5xx, by
    /// [`RetryPolicy::DEFAULT_BACKOFF`]; any other call is not repeated, because it may have been accepted. A code of
    /// another endpoint keeps its policy at an idempotent endpoint. An unknown code is [`RetryPolicy::Unspecified`].
    #[must_use]
    pub fn retry(&self) -> Option<Retry> {
        self.retry_by(|code| code.retry(), |code| E::CATALOG.retry_elsewhere(E::ENDPOINT, code.as_str()))
    }

    /// Returns `true` if the code is marked as removed in the catalog.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        match self {
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => code.entry().removed().is_some(),
            Outcome::OtherEndpoint { code, .. } => code.is_removed(),
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

/// The details of a response with a code; `Debug` hides secrets.
#[derive(Clone, Copy, Default)]
#[non_exhaustive]
pub struct Details<'a> {
    /// The message of the server, if it sends one: a string that is not empty, or a number as it is written.
    pub message: Option<Text<'a>>,
    /// The parameter of a code that has one.
    pub parameter: Option<Parameter<'a>>,
    /// The number of errors in the response after the first one, which is the outcome.
    pub additional_errors: usize,
    /// The delay before the next call that the server asked for.
    pub server_delay: ServerDelay,
    /// The body if it is JSON with other members than those of the outcome, for [`Outcome::fields`].
    pub(crate) json: Body<'a>,
}

/// Compares the details, but not the whole body, which one of two equal responses may not need.
impl PartialEq for Details<'_> {
    fn eq(&self, other: &Self) -> bool {
        let Details { message, parameter, additional_errors, server_delay, json: _ } = other;
        (self.message, self.parameter) == (*message, *parameter)
            && (self.additional_errors, self.server_delay) == (*additional_errors, *server_delay)
    }
}

impl Eq for Details<'_> {}

impl Hash for Details<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Details { message, parameter, additional_errors, server_delay, json: _ } = self;
        (message, parameter, additional_errors, server_delay).hash(state);
    }
}

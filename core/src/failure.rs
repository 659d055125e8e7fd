//! The owned error for `?`: every outcome except a success.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::error::Error;
use core::fmt;
use core::time::Duration;

use crate::api::{ApiCode, ApiError};
use crate::excerpt::Excerpt;
use crate::param_value::ParamValue;
use crate::parameter::{Filled, Parameter};
use crate::reason::UnrecognizedReason;
use crate::received::{Fields, Received};
use crate::redact::Field;
use crate::report::Report;
use crate::retry::{CompactPolicy, Retry, ServerDelay};
use crate::table::Endpoint;

/// A call that did not succeed: owned, `Send + Sync + 'static`.
///
/// With the feature `alloc` it has two words, and all but the kind is in one allocation.
///
/// `Display` writes endpoint, meaning and fix on one line, with the server's message and the fields. The code of the endpoint
/// is the `source`, so that a report of the whole chain writes each fact once; the alternate form `{:#}` writes the code, too,
/// as it does for `anyhow::Error`. Neither contains a payload, and keys, tokens and passwords that the server echoes print as
/// `[redacted]`; [`with`](Self::with) adds the code and the request.
///
/// ```
/// use errbook_core::{ApiError, Failure, parse};
///
/// /// Returns the payload of a response, or an error for `?`.
/// fn payload<E: ApiError>(body: &[u8]) -> Result<String, Failure<E>> {
///     Ok(parse::<E>(body).into_result()?.to_string())
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Failure<E: ApiError> {
    /// The kind of failure.
    pub kind: FailureKind<E, E::Code>,
    #[cfg(feature = "alloc")]
    context: Box<Context>,
    #[cfg(not(feature = "alloc"))]
    context: Context,
}

/// The parts of the response that a failure keeps, in addition to the kind.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Context {
    excerpt: Excerpt,
    policy: CompactPolicy,
    server_delay: ServerDelay,
    received: Received,
}

/// The kind of a failure; see [`Outcome`](crate::Outcome).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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
    pub(crate) fn new(kind: FailureKind<E, E::Code>, excerpt: Excerpt, retry: Retry, received: Received) -> Self {
        let Retry { policy, server_delay } = retry;
        let context = Context { excerpt, policy: policy.into(), server_delay, received };
        #[cfg(feature = "alloc")]
        let context = Box::new(context);
        Failure { kind, context }
    }

    /// Returns the same failure as one of another enum for the same endpoint.
    #[expect(clippy::indexing_slicing, reason = "both enums have a variant for each entry of the endpoint")]
    pub(crate) fn at<F: ApiError<Code = E::Code>>(self) -> Failure<F> {
        let kind = match self.kind {
            FailureKind::Pending(code) => FailureKind::Pending(F::ALL[code.index()]),
            FailureKind::Error(code) => FailureKind::Error(F::ALL[code.index()]),
            FailureKind::OtherEndpoint(code) => FailureKind::OtherEndpoint(code),
            FailureKind::UnknownCode => FailureKind::UnknownCode,
            FailureKind::Unrecognized(reason) => FailureKind::Unrecognized(reason),
        };
        Failure { kind, context: self.context }
    }

    /// Adds the context of the call, for a log.
    #[must_use]
    pub const fn with<'a>(&'a self, context: &'a [(&'a str, ParamValue<'a>)]) -> Report<'a, &'a Self> {
        Report { failure: self, context, catalog: E::CATALOG }
    }

    /// Returns what to do next, as [`Outcome::retry`](crate::Outcome::retry) does.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        Retry { policy: self.context.policy.get(), server_delay: self.context.server_delay }
    }

    /// Returns `true` if the same call may be sent again unchanged.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retry().is_retryable()
    }

    /// Returns the delay before the first repetition, or `None` if the call must not be repeated.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry().initial_delay()
    }
}

impl<E: ApiError> Failure<E> {
    /// Returns the code, if the response has a cataloged one.
    #[must_use]
    pub fn code(&self) -> Option<E::Code> {
        match self.kind {
            FailureKind::Pending(code) | FailureKind::Error(code) => Some(code.code()),
            FailureKind::OtherEndpoint(code) => Some(code),
            FailureKind::UnknownCode | FailureKind::Unrecognized(_) => None,
        }
    }

    /// Returns a label for metrics: the code as in the catalog, `unknown_code` or `unrecognized`.
    ///
    /// There are as many labels as codes, because a parameter is not part of it.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self.kind {
            FailureKind::UnknownCode => "unknown_code",
            FailureKind::Unrecognized(_) => "unrecognized",
            _ => self.code_str().unwrap_or_default(),
        }
    }

    /// Returns the endpoint.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint<'static> {
        E::ENDPOINT
    }

    /// Returns the message of the server after a cataloged code, the unknown code, or the part of an unrecognized body that
    /// says most (see [`Body::excerpt`](crate::Body::excerpt)); may be empty.
    #[must_use]
    pub fn excerpt(&self) -> Excerpt {
        self.context.excerpt.with_secrets(&E::CATALOG.secrets)
    }

    /// Returns the message of the server, if it sent one: at the paths of the catalog or, in an unrecognized body, under a
    /// common name.
    ///
    /// Without a cataloged code, it needs the feature `alloc`, which is enabled by default.
    #[must_use]
    pub fn message(&self) -> Option<Excerpt> {
        match self.code_str() {
            Some(_) => Some(self.excerpt()).filter(|message| !message.as_bytes().is_empty()),
            None => self.context.received.message().map(|message| message.with_secrets(&E::CATALOG.secrets)),
        }
    }

    /// Returns the parameter of the code; without the feature `alloc`, only a number.
    #[must_use]
    pub fn parameter(&self) -> Option<Parameter<'_>> {
        self.context.received.parameter()
    }

    /// Returns the values that the catalog names in `fields`, as far as the response has them, in file order.
    ///
    /// They need the feature `alloc`, which is enabled by default. JSON values other than strings are as written.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.context.received.fields()
    }

    /// Returns the code as received, such as `FLOOD_WAIT_30`, or `None` if the response has no cataloged code.
    pub(crate) fn received_code(&self) -> Option<Filled<'_>> {
        self.code_str().map(|code| self.filled(code))
    }

    /// Returns the printable parameter.
    #[cfg(feature = "serde")]
    pub(crate) fn received_parameter(&self) -> Option<Filled<'_>> {
        let code = self.parameter().and(self.code_str())?;
        code.get(code.find('{')?..=code.find('}')?).map(|name| self.filled(name))
    }

    /// Returns a text of the entry, in which the parameter replaces its name in braces.
    pub(crate) fn filled<'a>(&'a self, text: &'a str) -> Filled<'a> {
        Filled { text, code: self.code_str().unwrap_or_default(), parameter: self.parameter() }
    }

    fn code_str(&self) -> Option<&'static str> {
        match self.kind {
            FailureKind::Pending(code) | FailureKind::Error(code) => Some(code.as_str()),
            FailureKind::OtherEndpoint(code) => Some(code.as_str()),
            FailureKind::UnknownCode | FailureKind::Unrecognized(_) => None,
        }
    }

    /// Writes the paths that were searched in unrecognized JSON.
    fn write_searched(&self, reason: UnrecognizedReason, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let responses = E::CATALOG.responses_of(E::ENDPOINT);
        let Some(json) = &responses.json else { return Ok(()) };
        // Only a success without a payload can be plain text, too.
        let is_json = reason != UnrecognizedReason::MissingPayload
            || responses.text.is_none()
            || self.message().is_some()
            || self.excerpt().as_bytes().starts_with(b"{");
        let searched = json.searched(reason);
        if searched.is_empty() || !is_json { Ok(()) } else { write!(f, " (looked for {searched})") }
    }

    /// Writes the server's message, unless the excerpt is or contains it, and the fields in parentheses.
    fn write_details(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut opening = " (";
        let is_shown = |message: &Excerpt| self.code_str().is_none() && self.excerpt().contains(message);
        if let Some(message) = self.message().filter(|message| !is_shown(message)) {
            write!(f, "{opening}server message: {message}")?;
            opening = ", ";
        }
        for (name, value) in self.fields() {
            write!(f, "{opening}{name}: {}", Field { name, value, secrets: E::CATALOG.secrets })?;
            opening = ", ";
        }
        if opening == ", " { f.write_str(")") } else { Ok(()) }
    }
}

/// Writes the parts without secrets, as `Display` does.
impl<E: ApiError> fmt::Debug for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields = Fields { received: &self.context.received, secrets: E::CATALOG.secrets };
        f.debug_struct("Failure")
            .field("kind", &self.kind)
            .field("excerpt", &self.excerpt())
            .field("fields", &fields)
            .field("retry", &self.retry())
            .finish()
    }
}

impl<E: ApiError> fmt::Display for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", E::ENDPOINT.name)?;
        if let Some(code) = self.received_code().filter(|_| f.alternate()) {
            write!(f, "{code}: ")?;
        }
        match self.kind {
            FailureKind::Pending(code) | FailureKind::Error(code) => {
                write!(f, "{} {}", self.filled(code.meaning()), self.filled(code.fix()))?;
            }
            FailureKind::OtherEndpoint(code) if code.is_removed() => {
                f.write_str("a code of another endpoint, which the API no longer sends")?;
            }
            FailureKind::OtherEndpoint(_) => f.write_str("a code of another endpoint")?,
            FailureKind::UnknownCode => write!(f, "`{}` is not in the catalog", self.excerpt())?,
            FailureKind::Unrecognized(reason) => {
                write!(f, "not a response of this API: {reason}")?;
                self.write_searched(reason, f)?;
                write!(f, ": `{}`", self.excerpt())?;
            }
        }
        self.write_details(f)
    }
}

impl<E: ApiError> Error for Failure<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.kind {
            FailureKind::Pending(code) | FailureKind::Error(code) => Some(code),
            FailureKind::OtherEndpoint(code) => Some(code),
            FailureKind::UnknownCode | FailureKind::Unrecognized(_) => None,
        }
    }
}

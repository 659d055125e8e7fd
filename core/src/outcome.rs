//! What a reply turned out to be.

use core::fmt;
use core::time::Duration;

use crate::{ApiError, Excerpt, Parameter, RetryPolicy, Text};

/// What a reply turned out to be; a reply is exactly one of these.
///
/// `E` is the enum of the endpoint's codes, `C` the enum of all codes of the API.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome<'a, E, C> {
    /// The call succeeded.
    Success {
        /// What the call is answered with, verbatim, even when it spells an error code.
        payload: Payload<'a>,
    },
    /// The task is not done yet: a catalogued code whose class is [`poll`](crate::RetryClass::Poll). Not a failure.
    Pending {
        /// The code that says so.
        code: E,
        /// What comes with it.
        details: Details<'a>,
    },
    /// The call failed with a code that is catalogued at this endpoint.
    Error {
        /// The code.
        code: E,
        /// What comes with it.
        details: Details<'a>,
    },
    /// The call failed with a code that is catalogued, but only at another endpoint.
    OtherEndpoint {
        /// The code.
        code: C,
        /// What comes with it.
        details: Details<'a>,
    },
    /// The call failed with a code that is not in the catalogue. Never a success, never to be repeated by default.
    UnknownCode {
        /// What stands where the code should.
        raw: Text<'a>,
        /// What comes with it.
        details: Details<'a>,
    },
    /// Not a reply of this API: an error page of a proxy, an empty body, broken JSON.
    Unrecognized {
        /// Why the reply cannot be one of this API.
        reason: UnrecognizedReason,
        /// The beginning of the body, to be logged.
        excerpt: Excerpt,
        /// What the status of HTTP allows, where the catalogue says so and the status was given.
        retry: RetryPolicy,
    },
}

impl<'a, E, C> Outcome<'a, E, C> {
    /// The word for the outcome: `success`, `pending`, `error`, `other_endpoint`, `unknown_code`, `unrecognized`.
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

    /// The same outcome with other types for the codes.
    #[must_use]
    pub fn map<F, D>(self, code: impl FnOnce(E) -> F, anywhere: impl FnOnce(C) -> D) -> Outcome<'a, F, D> {
        match self {
            Outcome::Success { payload } => Outcome::Success { payload },
            Outcome::Pending { code: at, details } => Outcome::Pending { code: code(at), details },
            Outcome::Error { code: at, details } => Outcome::Error { code: code(at), details },
            Outcome::OtherEndpoint { code, details } => Outcome::OtherEndpoint { code: anywhere(code), details },
            Outcome::UnknownCode { raw, details } => Outcome::UnknownCode { raw, details },
            Outcome::Unrecognized { reason, excerpt, retry } => Outcome::Unrecognized { reason, excerpt, retry },
        }
    }

    /// What comes with the code; nothing for a success and a foreign reply.
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
}

impl<E: ApiError> Outcome<'_, E, E::Code> {
    /// What the caller may do next; `None` after a success.
    ///
    /// OtherEndpoint and unknown replies are [`RetryPolicy::Unspecified`], not to be repeated, and so are foreign ones unless the
    /// catalogue has a word on their status of HTTP.
    #[must_use]
    pub fn retry(&self) -> Option<RetryPolicy> {
        match self {
            Outcome::Success { .. } => None,
            Outcome::Pending { code, details } | Outcome::Error { code, details } => {
                Some(code.entry().retry_with(details.parameter))
            }
            Outcome::OtherEndpoint { .. } | Outcome::UnknownCode { .. } => Some(RetryPolicy::Unspecified),
            Outcome::Unrecognized { retry, .. } => Some(*retry),
        }
    }

    /// Whether the code is one that the API does not answer with any more, as far as the catalogue knows.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        match self {
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => code.entry().removed.is_some(),
            _ => false,
        }
    }

    /// Whether the same call may be sent again unchanged.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retry().is_some_and(RetryPolicy::is_retryable)
    }

    /// How long to wait before the first repetition of the same call; `None` where it must not be repeated.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry().and_then(RetryPolicy::initial_delay)
    }
}

/// What comes with a code.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub struct Details<'a> {
    /// The server's own words, where it sends any.
    pub message: Option<Text<'a>>,
    /// The parameter of a code that has one.
    pub parameter: Option<Parameter<'a>>,
    /// How many further errors stand beside the first one, which is the outcome.
    pub additional_errors: usize,
}

/// What a successful call is answered with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Payload<'a> {
    /// A text; in JSON, a string, or a number as it is written (ids have leading zeros and pass `u32`).
    Text(Text<'a>),
    /// An array or an object, as the JSON that was sent.
    Json(&'a str),
}

impl<'a> Payload<'a> {
    /// The payload, borrowed from the body: `None` for a JSON string that has escapes; see [`Text`].
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        match self {
            Payload::Text(text) => text.as_str(),
            Payload::Json(json) => Some(json),
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

/// Why a reply cannot be one of this API.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum UnrecognizedReason {
    /// Nothing but white space.
    Empty,
    /// A mark-up page, as proxies and firewalls send them.
    Html,
    /// Bytes that are not UTF-8.
    InvalidUtf8,
    /// Text that is neither a success nor shaped like a code.
    NoMatch,
    /// Text that begins like a success and is none.
    MalformedSuccess,
    /// The catalogue describes no reply of this format.
    UnsupportedFormat,
    /// Not valid JSON.
    InvalidJson,
    /// JSON that is nested too deeply to be a reply.
    JsonTooDeep,
    /// JSON, but no object.
    NotAnObject,
    /// A key of the envelope that stands there twice.
    DuplicateKey,
    /// What tells success from failure is missing, has another value, or says both.
    Undetermined,
    /// A success without a payload.
    MissingPayload,
    /// A failure that names no code.
    MissingCode,
    /// A failure whose code is too long to be one.
    CodeTooLong,
}

impl UnrecognizedReason {
    /// The word for the reason: `empty`, `html`, `invalid_utf8`, and so on.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            UnrecognizedReason::Empty => "empty",
            UnrecognizedReason::Html => "html",
            UnrecognizedReason::InvalidUtf8 => "invalid_utf8",
            UnrecognizedReason::NoMatch => "no_match",
            UnrecognizedReason::MalformedSuccess => "malformed_success",
            UnrecognizedReason::UnsupportedFormat => "unsupported_format",
            UnrecognizedReason::InvalidJson => "invalid_json",
            UnrecognizedReason::JsonTooDeep => "json_too_deep",
            UnrecognizedReason::NotAnObject => "not_an_object",
            UnrecognizedReason::DuplicateKey => "duplicate_key",
            UnrecognizedReason::Undetermined => "undetermined",
            UnrecognizedReason::MissingPayload => "missing_payload",
            UnrecognizedReason::MissingCode => "missing_code",
            UnrecognizedReason::CodeTooLong => "code_too_long",
        }
    }
}

impl fmt::Display for UnrecognizedReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            UnrecognizedReason::Empty => "the body is empty",
            UnrecognizedReason::Html => "the body is a mark-up page",
            UnrecognizedReason::InvalidUtf8 => "the body is not UTF-8",
            UnrecognizedReason::NoMatch => "the body is neither a success nor shaped like a code",
            UnrecognizedReason::MalformedSuccess => "the body begins like a success and is none",
            UnrecognizedReason::UnsupportedFormat => "the catalogue describes no reply of this format",
            UnrecognizedReason::InvalidJson => "the body is not valid JSON",
            UnrecognizedReason::JsonTooDeep => "the JSON is nested too deeply",
            UnrecognizedReason::NotAnObject => "the JSON is not an object",
            UnrecognizedReason::DuplicateKey => "a key of the envelope stands there twice",
            UnrecognizedReason::Undetermined => "the JSON says neither success nor failure",
            UnrecognizedReason::MissingPayload => "a success without a payload",
            UnrecognizedReason::MissingCode => "a failure without a code",
            UnrecognizedReason::CodeTooLong => "a failure whose code is too long to be one",
        })
    }
}

impl core::error::Error for UnrecognizedReason {}

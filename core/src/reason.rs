//! Reasons why a body is not a response of the API.

use core::fmt;

/// The reason why a body is not a response of the API.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum UnrecognizedReason {
    /// The body is empty or white space.
    Empty,
    /// An HTML page, as proxies and firewalls send it.
    Html,
    /// Invalid UTF-8.
    InvalidUtf8,
    /// Text that is neither a success nor matches a pattern of unknown codes.
    NoMatch,
    /// Text that starts like a success but is none.
    MalformedSuccess,
    /// The catalog does not describe this format.
    UnsupportedFormat,
    /// Invalid JSON, also by half of a surrogate pair in a string.
    InvalidJson,
    /// JSON that exceeds the maximum depth.
    JsonTooDeep,
    /// JSON that is not an object.
    NotAnObject,
    /// A duplicate key of the envelope.
    DuplicateKey,
    /// Neither the conditions of a success nor those of a failure are met, or both are.
    Undetermined,
    /// The HTTP status distinguishes success from failure, and the caller did not give it.
    MissingStatus,
    /// The HTTP status contradicts the body.
    ContradictoryStatus,
    /// A success without a payload, or with an empty one that the catalog does not allow.
    MissingPayload,
    /// A success of a submit call whose payload is not an ID: an empty text, an object, an array, a boolean or null. Only a
    /// [`Poller`](crate::Poller) needs an ID.
    MissingId,
    /// A failure without a code, which is a string that is not empty, or a number.
    MissingCode,
    /// A failure with a code that exceeds the maximum length.
    CodeTooLong,
}

impl UnrecognizedReason {
    /// All reasons.
    pub const ALL: &'static [UnrecognizedReason] = &[
        UnrecognizedReason::Empty,
        UnrecognizedReason::Html,
        UnrecognizedReason::InvalidUtf8,
        UnrecognizedReason::NoMatch,
        UnrecognizedReason::MalformedSuccess,
        UnrecognizedReason::UnsupportedFormat,
        UnrecognizedReason::InvalidJson,
        UnrecognizedReason::JsonTooDeep,
        UnrecognizedReason::NotAnObject,
        UnrecognizedReason::DuplicateKey,
        UnrecognizedReason::Undetermined,
        UnrecognizedReason::MissingStatus,
        UnrecognizedReason::ContradictoryStatus,
        UnrecognizedReason::MissingPayload,
        UnrecognizedReason::MissingId,
        UnrecognizedReason::MissingCode,
        UnrecognizedReason::CodeTooLong,
    ];

    /// Returns the name: `empty`, `html`, `invalid_utf8` and so on.
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
            UnrecognizedReason::MissingStatus => "missing_status",
            UnrecognizedReason::ContradictoryStatus => "contradictory_status",
            UnrecognizedReason::MissingPayload => "missing_payload",
            UnrecognizedReason::MissingId => "missing_id",
            UnrecognizedReason::MissingCode => "missing_code",
            UnrecognizedReason::CodeTooLong => "code_too_long",
        }
    }
}

impl fmt::Display for UnrecognizedReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            UnrecognizedReason::Empty => "the body is empty",
            UnrecognizedReason::Html => "the body is an HTML page",
            UnrecognizedReason::InvalidUtf8 => "the body is not valid UTF-8",
            UnrecognizedReason::NoMatch => "the body is neither a success nor a code",
            UnrecognizedReason::MalformedSuccess => "the body starts like a success but is not one",
            UnrecognizedReason::UnsupportedFormat => "the catalog does not describe this format",
            UnrecognizedReason::InvalidJson => "the body is not valid JSON",
            UnrecognizedReason::JsonTooDeep => "the JSON is nested too deeply",
            UnrecognizedReason::NotAnObject => "the JSON is not an object",
            UnrecognizedReason::DuplicateKey => "the JSON has a duplicate key",
            UnrecognizedReason::Undetermined => "the JSON is neither a success nor a failure",
            UnrecognizedReason::MissingStatus => {
                "only the HTTP status tells whether this is a success, and it is unknown"
            }
            UnrecognizedReason::ContradictoryStatus => "the HTTP status contradicts the body",
            UnrecognizedReason::MissingPayload => "the success has no payload",
            UnrecognizedReason::MissingId => "the payload of the success is not the ID of a task",
            UnrecognizedReason::MissingCode => "the failure has no code",
            UnrecognizedReason::CodeTooLong => "the code of the failure is too long",
        })
    }
}

impl core::error::Error for UnrecognizedReason {}

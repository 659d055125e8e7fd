//! The response formats of an API: what success, failure, code, payload and message look like.

mod searched;
mod text;

use core::fmt;

use crate::field::{Field, Fields};
use crate::json::{JsonValue, Key, Template, keys};
use crate::parameter::Unit;
use crate::reason::UnrecognizedReason;
use crate::response_value::ResponseValue;
use crate::retry::RetryPolicy;

pub use searched::Searched;
pub use text::{Charset, TextResponses, TextSuccess, UnknownCodePattern};

/// The response formats; a format that the API does not use is `None`.
#[derive(Clone, Copy, Debug)]
pub struct Responses<'t> {
    /// Plain text responses.
    pub text: Option<TextResponses<'t>>,
    /// JSON responses.
    pub json: Option<JsonResponses<'t>>,
    /// The meaning of the HTTP status.
    pub http: HttpResponses<'t>,
}

/// The meaning of the HTTP status.
#[derive(Clone, Copy, Default, Debug)]
pub struct HttpResponses<'t> {
    /// The statuses of a success; every other status is a failure. Empty if the status does not decide.
    pub success: &'t [StatusRange],
    /// Retry policies of unrecognized bodies by HTTP status; the first match applies.
    pub retry: &'t [HttpRetryRule],
}

impl HttpResponses<'_> {
    /// Returns `true` for a success and `false` for a failure, or `None` if the status is unknown or does not decide.
    pub(crate) fn is_success(&self, status: Option<u16>) -> Option<bool> {
        let status = status.filter(|_| !self.success.is_empty())?;
        Some(self.success.iter().any(|range| range.contains(status)))
    }

    /// Returns `true` if the status is known to be one of a success: 2xx, if it does not decide.
    pub(crate) fn has_success(&self, status: Option<u16>) -> bool {
        self.is_success(status).unwrap_or(matches!(status, Some(200..300)))
    }
}

/// The format of JSON responses, which are objects.
#[derive(Clone, Copy, Debug)]
pub struct JsonResponses<'t> {
    /// The keys of the outermost object at which the paths below start, at most [`JsonResponses::MAX_KEYS`].
    pub keys: &'t [Key<'t>],
    /// The conditions of a success, such as `status` is `1`; all must be met. Empty if the HTTP status decides.
    pub success: &'t [Condition<'t>],
    /// The conditions of a failure, such as `status` is `0`; all must be met. Empty if the HTTP status decides.
    pub failure: &'t [Condition<'t>],
    /// The locations of the code of a failure; the first one with a code applies: a string that is not empty, or a number.
    pub code: &'t [CodeLocation<'t>],
    /// The paths of the payload of a success; the first value that is present and not null applies. It is a payload unless
    /// it is an empty string.
    pub payload: &'t [Path<'t>],
    /// `true` if the whole body is the payload if none of these paths is present.
    pub root_payload: bool,
    /// `true` if null and an empty string are payloads, too.
    pub empty_payload: bool,
    /// The paths of the server's message; the first one with a message applies: a string that is not empty, or a number.
    pub message: &'t [Path<'t>],
    /// The locations of the delay that the server asks for; the first one with a delay applies.
    pub retry_after: &'t [DelayLocation<'t>],
    /// Other values of a response, by name.
    pub fields: &'t [Field<'t>],
    /// Templates of common serializers: a fast path with the same outcomes.
    pub templates: &'t [Template<'t>],
}

impl JsonResponses<'_> {
    /// The maximum number of keys of the outermost object that a catalog can use; their values are kept on the stack.
    pub const MAX_KEYS: usize = 8;
    /// The maximum number of fields.
    pub const MAX_FIELDS: usize = 4;
}

impl<'t> JsonResponses<'t> {
    /// Returns the fields that a JSON body has, in file order.
    pub fn fields_of<'a>(&self, body: &'a [u8]) -> impl Iterator<Item = (&'t str, ResponseValue<'a>)> {
        Fields::Json { body, fields: self.fields }.iter()
    }

    /// Returns the keys of a path, from the outside in.
    pub(crate) fn keys_of(&self, path: Path<'t>) -> impl Iterator<Item = &'t str> + use<'t> {
        let first = self.keys.get(path.key).map(Key::as_str);
        first.into_iter().chain(path.rest.iter().copied())
    }

    /// Returns the paths that were searched before a body was unrecognized for this reason, for a message; of a duplicate key,
    /// all keys.
    #[must_use]
    pub const fn searched(&self, reason: UnrecognizedReason) -> Searched<'_, 't> {
        Searched { responses: self, reason }
    }
}

/// A path in a JSON response: `error.code`, or `errors[].code` for the first item of an array, or `details[kind=a].code` for
/// the first item with a member.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Path<'t> {
    /// The index of its first key in [`JsonResponses::keys`].
    pub key: usize,
    /// The remaining keys, from the outside in; `[]` is the first item of an array, `[kind=a]` the first one with a member.
    pub rest: &'t [&'t str],
}

impl Path<'_> {
    /// Returns the keys of a path, from the outside in: `errors`, `[]` and `code` for `errors[].code`.
    ///
    /// A part in brackets selects an item of an array; points between brackets belong to the part.
    pub fn keys(path: &str) -> impl Iterator<Item = &str> {
        keys(path)
    }
}

/// The location of a code: a path, and the part of its value that is the code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct CodeLocation<'t> {
    /// The path.
    pub path: Path<'t>,
    /// A separator: the code precedes its first occurrence.
    pub before: Option<&'t str>,
    /// A separator: the code follows its last occurrence. After `/`, the value is a URL: its query, its fragment and a
    /// trailing `/` do not belong to the code.
    pub after: Option<&'t str>,
    /// Values that are not a code: `about:blank`.
    pub none: &'t [&'t str],
}

impl CodeLocation<'_> {
    /// Returns the code in a value; may be empty.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn code(&self, value: &JsonValue, text: &str) -> JsonValue {
        if self.before.is_none() && self.after.is_none() {
            return *value;
        }
        let (start, length) = self.cut(value, text);
        value.part(start, length, text)
    }

    /// Returns the position of the code in the text of a value, and its length.
    #[inline(never)]
    fn cut(&self, value: &JsonValue, text: &str) -> (usize, usize) {
        let Some(whole) = value.string_or_number(text) else { return (0, 0) };
        let head = self.before.map_or(whole, |marker| whole.before_first(marker));
        let head = match self.after {
            Some("/") => head.before_first("#").before_first("?").without_trailing('/'),
            _ => head,
        };
        let length = self.after.map_or(head, |marker| head.after_last(marker)).written_length();
        (head.written_length() - length, length)
    }

    /// Returns `true` if a value is not a code.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn is_none(&self, value: &JsonValue, text: &str) -> bool {
        !self.none.is_empty() && self.is_one_of_none(value, text)
    }

    #[inline(never)]
    fn is_one_of_none(&self, value: &JsonValue, text: &str) -> bool {
        for none in self.none {
            if value.is_scalar(text, none) == Some(true) {
                return true;
            }
        }
        false
    }
}

/// The location of a delay: a path, and the unit of its value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DelayLocation<'t> {
    /// The path.
    pub path: Path<'t>,
    /// The unit of a number.
    pub unit: Unit,
}

/// A path and a predicate on its value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Condition<'t> {
    /// The path.
    pub path: Path<'t>,
    /// The predicate.
    pub predicate: Predicate<'t>,
}

/// A predicate on a value; null equals absent.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Predicate<'t> {
    /// Equals this scalar as text: `1` and `"1"` are equal, and so are `true` and `"true"`.
    Is(&'t str),
    /// Is a string, number or boolean other than this one.
    Not(&'t str),
    /// Is present.
    Present,
    /// Is absent.
    Absent,
    /// Is absent, or an empty string, array or object.
    Empty,
    /// Is present, and not an empty string, array or object.
    NotEmpty,
}

/// The retry policy of unrecognized bodies with an HTTP status.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct HttpRetryRule {
    /// The HTTP statuses.
    pub status: StatusRange,
    /// The retry policy.
    pub retry: RetryPolicy,
}

/// A range of HTTP statuses: `429` or `5xx`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct StatusRange {
    /// The first status.
    pub first: u16,
    /// The last status.
    pub last: u16,
}

impl StatusRange {
    /// Returns `true` if the range contains a status.
    #[must_use]
    pub const fn contains(self, status: u16) -> bool {
        self.first <= status && status <= self.last
    }
}

/// Writes `429`, `42x` or `5xx`.
impl fmt::Display for StatusRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last.saturating_sub(self.first) {
            0 => write!(f, "{}", self.first),
            1..10 => write!(f, "{}x", self.first / 10),
            _ => write!(f, "{}xx", self.first / 100),
        }
    }
}

/// The conditions under which a response is an entry, whether or not it has a code; all must be met.
#[derive(Clone, Copy, Debug)]
pub struct When<'t> {
    /// The index of the entry.
    pub row: u32,
    /// The HTTP statuses, of which one must be that of the response; empty for any.
    pub http: &'t [StatusRange],
    /// The conditions on a JSON body; empty for any body.
    pub json: &'t [Condition<'t>],
}

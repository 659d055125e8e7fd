//! The response formats of an API: what success, failure, code, payload and message look like.

use crate::json::{Key, Template};
use crate::retry::RetryPolicy;

/// The response formats; a format that the API does not use is `None`.
#[derive(Clone, Copy, Debug)]
pub struct Responses<'t> {
    /// Plain text responses.
    pub text: Option<TextResponses<'t>>,
    /// JSON responses.
    pub json: Option<JsonResponses<'t>>,
    /// Retry policies of unrecognized bodies by HTTP status; the first match applies.
    pub http: &'t [HttpRetryRule<'t>],
}

/// The format of plain text responses.
#[derive(Clone, Copy, Debug)]
pub struct TextResponses<'t> {
    /// The prefix of a success; the payload follows: `OK|`.
    pub success_prefix: Option<&'t str>,
    /// A prefix that only successes have: any other body with it is unrecognized.
    pub reserved_prefix: Option<&'t str>,
    /// Patterns of codes that are not in the catalog; other bodies are unrecognized.
    pub unknown_codes: &'t [UnknownCodePattern<'t>],
}

/// A pattern of codes that are not in the catalog.
#[derive(Clone, Copy, Debug)]
pub struct UnknownCodePattern<'t> {
    /// The characters of the code.
    pub charset: Charset,
    /// The prefix of the code; may be empty.
    pub prefix: &'t str,
    /// The maximum length in bytes.
    pub max_length: usize,
}

impl UnknownCodePattern<'_> {
    /// Returns `true` if `body` matches the pattern.
    pub(crate) fn admits(&self, body: &[u8]) -> bool {
        let begins = self.prefix.is_empty() || body.starts_with(self.prefix.as_bytes());
        body.len() <= self.max_length && begins && self.charset.admits(body)
    }
}

/// The characters of an unknown code, a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Charset {
    /// Upper case letters, digits and `_`, starting with a letter: `NO_SUCH_CODE`.
    UpperSnake,
    /// Lower case letters, digits and `_`, starting with a letter: `no_such_code`.
    LowerSnake,
    /// Digits only: `50001`.
    Digits,
    /// Printable ASCII, including space.
    Printable,
}

impl Charset {
    /// All character sets, in documentation order.
    pub const ALL: [Charset; 4] = [Charset::UpperSnake, Charset::LowerSnake, Charset::Digits, Charset::Printable];

    /// Returns the name: `upper_snake`, `lower_snake`, `digits` or `printable`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Charset::UpperSnake => "upper_snake",
            Charset::LowerSnake => "lower_snake",
            Charset::Digits => "digits",
            Charset::Printable => "printable",
        }
    }

    fn admits(self, body: &[u8]) -> bool {
        // Checks every byte without early exit, so that the compiler vectorizes the loop.
        let all = |admits: fn(u8) -> bool| body.iter().fold(true, |all, byte| all & admits(*byte));
        let Some(first) = body.first() else { return false };
        match self {
            Charset::UpperSnake => first.is_ascii_uppercase() && all(|b| matches!(b, b'A'..=b'Z' | b'0'..=b'9' | b'_')),
            Charset::LowerSnake => first.is_ascii_lowercase() && all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_')),
            Charset::Digits => all(|b| b.is_ascii_digit()),
            Charset::Printable => all(|b| matches!(b, b' '..=b'~')),
        }
    }
}

/// The format of JSON responses, which are objects.
#[derive(Clone, Copy, Debug)]
pub struct JsonResponses<'t> {
    /// The keys of the outermost object at which the paths below start, at most [`JsonResponses::MAX_KEYS`].
    pub keys: &'t [Key<'t>],
    /// The conditions of a success, such as `status` is `1`; all must be met.
    pub success: &'t [Condition<'t>],
    /// The conditions of a failure, such as `status` is `0`; all must be met.
    pub failure: &'t [Condition<'t>],
    /// The path of the code of a failure.
    pub code: Path<'t>,
    /// A separator in that value; the code follows its last occurrence.
    pub code_after: Option<&'t str>,
    /// The paths of the payload of a success; the first value that is present and not null applies.
    pub payload: &'t [Path<'t>],
    /// `true` if the whole object is the payload if none of these paths is present.
    pub root_payload: bool,
    /// The path of the server's message.
    pub message: Option<Path<'t>>,
    /// Templates of common serializers: a fast path with the same outcomes.
    pub templates: &'t [Template<'t>],
}

impl JsonResponses<'_> {
    /// The maximum number of keys of the outermost object that a catalog can use; their values are kept on the stack.
    pub const MAX_KEYS: usize = 8;
}

/// A path in a JSON response: `error.code`, or `errors[].code` for the first item of an array.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Path<'t> {
    /// The index of its first key in [`JsonResponses::keys`].
    pub key: usize,
    /// The remaining keys, from the outside in; `[]` is the first item of an array.
    pub rest: &'t [&'t str],
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
    /// Equals this scalar as text: `1` and `"1"` are equal.
    Is(&'t str),
    /// Is a scalar other than this one.
    Not(&'t str),
    /// Is present.
    Present,
    /// Is absent.
    Absent,
}

/// The retry policy of unrecognized bodies with an HTTP status.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct HttpRetryRule<'t> {
    /// The HTTP status, as in the catalog: `429` or `5xx`.
    pub status: &'t str,
    /// The retry policy.
    pub retry: RetryPolicy,
}

impl HttpRetryRule<'_> {
    /// Returns `true` if the rule applies to an HTTP status.
    #[must_use]
    pub fn matches(&self, status: u16) -> bool {
        let digits = [status / 100, status / 10 % 10, status % 10];
        let given = self.status.bytes().map(|byte| (byte != b'x').then(|| u16::from(byte.wrapping_sub(b'0'))));
        self.status.len() == 3 && given.zip(digits).all(|(given, digit)| given.is_none_or(|given| given == digit))
    }
}

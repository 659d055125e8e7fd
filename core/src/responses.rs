//! How an API's replies say success, failure, code, payload and message: data that the catalogue states.

use crate::index::same_as_known;
use crate::json::Key;

/// How replies are read off the wire; a format that the API does not speak is `None`.
#[derive(Clone, Copy, Debug)]
pub struct Responses<'t> {
    /// Plain text responses.
    pub text: Option<TextResponses<'t>>,
    /// JSON responses.
    pub json: Option<JsonResponses<'t>>,
    /// What a status of HTTP says of a foreign body; the first one that is for it counts.
    pub http: &'t [HttpRetryRule<'t>],
}

/// How a plain text reply is read.
#[derive(Clone, Copy, Debug)]
pub struct TextResponses<'t> {
    /// What stands before the payload of a success: `OK|`.
    pub success_prefix: Option<&'t str>,
    /// A body that begins so, and is neither a success nor a catalogued code, is foreign: `OK`.
    pub reserved_prefix: Option<&'t str>,
    /// What a code looks like that is not in the catalogue; a body of another shape is foreign.
    pub unknown_codes: &'t [UnknownCodePattern<'t>],
}

/// What a code looks like that is not in the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct UnknownCodePattern<'t> {
    /// The characters that it is made of.
    pub charset: Charset,
    /// What it begins with; may be empty.
    pub prefix: &'t str,
    /// The most bytes that it has.
    pub max_length: usize,
}

impl UnknownCodePattern<'_> {
    /// Whether `body` looks like this.
    pub(crate) fn admits(&self, body: &[u8]) -> bool {
        let begins = self.prefix.is_empty() || body.starts_with(self.prefix.as_bytes());
        body.len() <= self.max_length && begins && self.charset.admits(body)
    }
}

/// The characters that an unknown code is made of, a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Charset {
    /// Capitals, digits and `_`, the first one a capital: `NO_SUCH_CODE`.
    UpperSnake,
    /// Small letters, digits and `_`, the first one a letter: `no_such_code`.
    LowerSnake,
    /// Digits only: `50001`.
    Digits,
    /// Printable ASCII, space included.
    Printable,
}

impl Charset {
    /// Every shape, in the order of the documentation.
    pub const ALL: [Charset; 4] = [Charset::UpperSnake, Charset::LowerSnake, Charset::Digits, Charset::Printable];

    /// The word for the shape in catalogues: `upper_snake`, `lower_snake`, `digits`, `printable`.
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
        // Every byte is looked at, so that the compiler makes vectors of them.
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

/// How a JSON reply, one object, is read.
#[derive(Clone, Copy, Debug)]
pub struct JsonResponses<'t> {
    /// The keys of the outermost object that the paths below begin with, at most [`JsonResponses::MAX_KEYS`] of them.
    pub keys: &'t [Key<'t>],
    /// What a success looks like, such as `status` is `1`: all of it must hold.
    pub success: &'t [Condition<'t>],
    /// What a failure looks like, such as `status` is `0`: all of it must hold.
    pub failure: &'t [Condition<'t>],
    /// Where the code of a failure stands.
    pub code: Path<'t>,
    /// What stands before the code in that value; the code is what follows the last one.
    pub code_after: Option<&'t str>,
    /// Where the payload of a success stands; the first place that is there and not null counts.
    pub payload: &'t [Path<'t>],
    /// Whether the whole object is the payload where none of those places is there.
    pub root_payload: bool,
    /// Where a message for people stands.
    pub message: Option<Path<'t>>,
    /// The layouts that the API's own serializer writes: read at sight, with the outcome that all of the above gives.
    pub templates: &'t [Template<'t>],
}

impl JsonResponses<'_> {
    /// The most keys of the outermost object that a catalogue may name: their values are kept on the stack.
    pub const MAX_KEYS: usize = 8;
}

/// A JSON reply of which every byte is known but those of one string: `{"status":0,"request":"` … `"}`.
///
/// A layout must stand for the outcome that the other fields of [`JsonResponses`] give to such an object, and there may be
/// none where a code or an alias has a character that JSON escapes; the compiler sees to both.
/// It saves time only: a body that fits none is read key by key, from its start or from behind what it begins like.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Template<'t> {
    /// What stands before the string, the opening quote included.
    pub before: &'t str,
    /// What stands after the string, the closing quote included.
    pub after: &'t str,
    /// Whether it is a success, and the string its payload; else it is a failure, and the string its code.
    pub success: bool,
    /// The place of the string's key in [`JsonResponses::keys`].
    pub string: usize,
    /// The place in [`JsonResponses::keys`] of the key that tells success from failure, if that stands before the string.
    ///
    /// A body that only begins like such a layout is read on from its string, so `before` shows these two members alone.
    pub discriminator: Option<usize>,
}

impl Template<'_> {
    /// Whether a body begins so.
    #[inline(always)]
    pub(crate) fn begins(&self, body: &[u8]) -> bool {
        let before = self.before.as_bytes();
        // The bytes right before the string tell most layouts apart.
        body.get(..before.len())
            .is_some_and(|head| head.last_chunk::<8>() == before.last_chunk() && same_as_known(head, before))
    }

    /// The string of a body that begins so, if it ends so, too.
    #[inline(always)]
    pub(crate) fn string<'a>(&self, body: &'a [u8]) -> Option<&'a [u8]> {
        let after = self.after.as_bytes();
        let rest = body.get(self.before.len()..)?;
        let (string, tail) = rest.split_at_checked(rest.len().checked_sub(after.len())?)?;
        same_as_known(tail, after).then_some(string)
    }
}

/// A place in a JSON reply: `error.code`, or `errors[].code` for the first item of an array.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Path<'t> {
    /// The place of its first key in [`JsonResponses::keys`].
    pub key: usize,
    /// The further keys, from the outside in; `[]` is the first item of an array.
    pub rest: &'t [&'t str],
}

/// A place and what must hold for the value there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Condition<'t> {
    /// The place.
    pub path: Path<'t>,
    /// What must hold.
    pub predicate: Predicate<'t>,
}

/// What must hold for a value; null is the same as absent.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Predicate<'t> {
    /// It is this scalar, as text: `1` on the wire and `"1"` are the same.
    Is(&'t str),
    /// It is a scalar, and not this one.
    Not(&'t str),
    /// It is there.
    Present,
    /// It is not there.
    Absent,
}

/// What a status of HTTP says of a body that is not a reply of the API.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct HttpRetryRule<'t> {
    /// The status as the catalogue writes it: `429`, or `5xx`.
    pub status: &'t str,
    /// What the caller may do next.
    pub retry: crate::RetryPolicy,
}

impl HttpRetryRule<'_> {
    /// Whether the hint is for this status.
    pub(crate) fn is_for(&self, status: u16) -> bool {
        let digits = [status / 100, status / 10 % 10, status % 10];
        let given = self.status.bytes().map(|byte| (byte != b'x').then(|| u16::from(byte.wrapping_sub(b'0'))));
        self.status.len() == 3 && given.zip(digits).all(|(given, digit)| given.is_none_or(|given| given == digit))
    }
}

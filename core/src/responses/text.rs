//! The format of plain text responses.

use crate::bytes;
use crate::field::TrailingField;

/// The format of plain text responses.
#[derive(Clone, Copy, Debug)]
pub struct TextResponses<'t> {
    /// The prefix of a success; the payload follows: `OK|`.
    pub success_prefix: Option<&'t str>,
    /// `true` if a success may end after its prefix.
    pub empty_payload: bool,
    /// The values behind the payload of a success, in their order. A text without all of their separators, or one in
    /// `success`, is the payload as a whole.
    pub trailing_fields: &'t [TrailingField<'t>],
    /// The texts that are a success as a whole, unless they are a code.
    pub success: &'t [TextSuccess<'t>],
    /// A prefix that only successes have: any other body with it is unrecognized.
    pub reserved_prefix: Option<&'t str>,
    /// Patterns of codes that are not in the catalog; other bodies are unrecognized.
    pub unknown_codes: &'t [UnknownCodePattern<'t>],
}

impl TextResponses<'_> {
    /// Returns `true` if a text is a success as a whole; an empty one needs the HTTP status of a success, because servers
    /// that fail send empty bodies, too.
    pub(crate) fn is_success(&self, body: &[u8], has_success_status: bool) -> bool {
        self.success.iter().any(|success| success.admits(body)) && (has_success_status || !body.is_empty())
    }
}

/// A text that is a success as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TextSuccess<'t> {
    /// Exactly this text: `OK_REPORT_RECORDED`, or an empty body.
    Exact(&'t str),
    /// A number.
    Number {
        /// [`Charset::Digits`] or [`Charset::Decimal`].
        charset: Charset,
        /// The maximum length in bytes.
        max_length: usize,
    },
}

impl TextSuccess<'_> {
    /// Returns `true` if `body` is such a text.
    pub fn admits(&self, body: &[u8]) -> bool {
        match *self {
            TextSuccess::Exact(text) => body == text.as_bytes(),
            TextSuccess::Number { charset, max_length } => body.len() <= max_length && charset.admits(body),
        }
    }
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
    #[must_use]
    pub fn admits(&self, body: &[u8]) -> bool {
        let begins = self.prefix.is_empty() || body.starts_with(self.prefix.as_bytes());
        body.len() <= self.max_length && begins && self.charset.admits(body)
    }
}

/// The characters of a text, a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Charset {
    /// Upper case letters, digits and `_`, starting with a letter: `NO_SUCH_CODE`.
    UpperSnake,
    /// Lower case letters, digits and `_`, starting with a letter: `no_such_code`.
    LowerSnake,
    /// Digits only: `50001`.
    Digits,
    /// A decimal number: an optional `-`, digits, and optionally a point and digits: `-1.50`.
    Decimal,
    /// Printable ASCII, including space.
    Printable,
}

impl Charset {
    /// All character sets, in documentation order.
    pub const ALL: [Charset; 5] =
        [Charset::UpperSnake, Charset::LowerSnake, Charset::Digits, Charset::Decimal, Charset::Printable];

    /// Returns the name: `upper_snake`, `lower_snake`, `digits`, `decimal` or `printable`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Charset::UpperSnake => "upper_snake",
            Charset::LowerSnake => "lower_snake",
            Charset::Digits => "digits",
            Charset::Decimal => "decimal",
            Charset::Printable => "printable",
        }
    }

    fn admits(self, body: &[u8]) -> bool {
        let Some(first) = body.first() else { return false };
        match self {
            Charset::UpperSnake => {
                first.is_ascii_uppercase() && all(body, |b| matches!(b, b'A'..=b'Z' | b'0'..=b'9' | b'_'))
            }
            Charset::LowerSnake => {
                first.is_ascii_lowercase() && all(body, |b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
            }
            Charset::Digits => all(body, |b| b.is_ascii_digit()),
            Charset::Decimal => is_decimal(body),
            Charset::Printable => all(body, |b| matches!(b, b' '..=b'~')),
        }
    }
}

/// Returns `true` if all bytes are admitted.
///
/// The bytes are checked in blocks, which the compiler vectorizes, and the last block overlaps the one before it, so that
/// there is no loop over a rest whose length is hard to predict.
#[cfg_attr(not(debug_assertions), inline(always))]
fn all(body: &[u8], admits: impl Fn(u8) -> bool) -> bool {
    fn block<const N: usize>(block: &[u8; N], admits: impl Fn(u8) -> bool) -> bool {
        let mut all = true;
        for byte in block {
            all &= admits(*byte);
        }
        all
    }
    if let Some(last) = body.last_chunk::<16>() {
        for one in body.as_chunks::<16>().0 {
            if !block(one, &admits) {
                return false;
            }
        }
        block(last, &admits)
    } else if let (Some(first), Some(last)) = (body.first_chunk::<8>(), body.last_chunk::<8>()) {
        block(first, &admits) && block(last, &admits)
    } else {
        bytes::all(body, |byte| admits(*byte))
    }
}

/// Returns `true` for digits with an optional minus sign, and at most one point between digits.
fn is_decimal(body: &[u8]) -> bool {
    let is_number = |part: Option<&[u8]>| part.is_some_and(|part| Charset::Digits.admits(part));
    let number = body.strip_prefix(b"-").unwrap_or(body);
    match bytes::position_of(number, b'.') {
        Some(point) => is_number(number.get(..point)) && is_number(number.get(point + 1..)),
        None => is_number(Some(number)),
    }
}

//! How an API's replies say success, failure, code, payload and message: data that the catalogue states.

/// How replies are read off the wire; a format that the API does not speak is `None`.
#[derive(Clone, Copy, Debug)]
pub struct Replies<'t> {
    /// Plain text replies.
    pub text: Option<TextReplies<'t>>,
    /// JSON replies.
    pub json: Option<JsonReplies<'t>>,
}

/// How a plain text reply is read.
#[derive(Clone, Copy, Debug)]
pub struct TextReplies<'t> {
    /// What stands before the payload of a success: `OK|`.
    pub success: Option<&'t str>,
    /// A body that begins so, and is neither a success nor a catalogued code, is foreign: `OK`.
    pub reserved: Option<&'t str>,
    /// What a code looks like that is not in the catalogue; a body of another shape is foreign.
    pub unknown: &'t [Unknown<'t>],
}

/// What a code looks like that is not in the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Unknown<'t> {
    /// The characters that it is made of.
    pub shape: Shape,
    /// What it begins with; may be empty.
    pub begins: &'t str,
    /// The most bytes that it has.
    pub longest: usize,
}

impl Unknown<'_> {
    /// Whether `body` looks like this.
    pub(crate) fn admits(&self, body: &[u8]) -> bool {
        body.len() <= self.longest && body.starts_with(self.begins.as_bytes()) && self.shape.admits(body)
    }
}

/// The characters that an unknown code is made of, a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Shape {
    /// Capitals, digits and `_`, the first one a capital: `NO_SUCH_CODE`.
    UpperSnake,
    /// Small letters, digits and `_`, the first one a letter: `no_such_code`.
    LowerSnake,
    /// Digits only: `50001`.
    Digits,
    /// Printable ASCII, space included.
    Printable,
}

impl Shape {
    /// Every shape, in the order of the documentation.
    pub const ALL: [Shape; 4] = [Shape::UpperSnake, Shape::LowerSnake, Shape::Digits, Shape::Printable];

    /// The word for the shape in catalogues: `upper_snake`, `lower_snake`, `digits`, `printable`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Shape::UpperSnake => "upper_snake",
            Shape::LowerSnake => "lower_snake",
            Shape::Digits => "digits",
            Shape::Printable => "printable",
        }
    }

    fn admits(self, body: &[u8]) -> bool {
        let Some(first) = body.first() else { return false };
        match self {
            Shape::UpperSnake => {
                first.is_ascii_uppercase() && body.iter().all(|b| matches!(b, b'A'..=b'Z' | b'0'..=b'9' | b'_'))
            }
            Shape::LowerSnake => {
                first.is_ascii_lowercase() && body.iter().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
            }
            Shape::Digits => body.iter().all(u8::is_ascii_digit),
            Shape::Printable => body.iter().all(|b| matches!(b, b' '..=b'~')),
        }
    }
}

/// How a JSON reply, one object, is read.
#[derive(Clone, Copy, Debug)]
pub struct JsonReplies<'t> {
    /// What a success looks like: `status` is `1`.
    pub success: Condition<'t>,
    /// What a failure looks like: `status` is `0`.
    pub failure: Condition<'t>,
    /// The key of the code of a failure.
    pub code: &'t str,
    /// The keys of the payload of a success; the first one that is there and not null counts.
    pub payload: &'t [&'t str],
    /// The key of a message for people.
    pub message: Option<&'t str>,
}

/// A key and the value that it must have.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Condition<'t> {
    /// The key.
    pub key: &'t str,
    /// The value, as text: `1` on the wire and `"1"` are the same.
    pub is: &'t str,
}

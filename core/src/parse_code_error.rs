//! The error for a text that is not a code.

use core::fmt;

use crate::bytes::{all, last_position, position};

/// The number of words that the error keeps of a text.
const WORDS: usize = 4;
/// The number of bytes that the error keeps of a text.
const KEPT: usize = WORDS * 8;
/// The maximum length of a text that is shown whatever it looks like; keys and tokens are longer.
const SHORT: usize = 12;
/// In a code, at most one of this many bytes changes between letters and digits.
const BYTES_A_NUMBER: usize = 7;
/// In a code, at most one of this many bytes starts a word in camel case.
const BYTES_A_WORD: usize = 4;

/// The error for a text or a code that is not a variant of the enum.
///
/// It quotes the beginning of a text that looks like a code, and says nothing of any other, which can be a secret:
/// a body, a key or a token.
///
/// ```
/// use errbook_core::ParseCodeError;
///
/// let message = |text: &str| ParseCodeError::new(&"submit", text).to_string();
/// assert_eq!(message("ERROR_NEW"), "`ERROR_NEW` is not a code of `submit`");
/// assert_eq!(message("sk_live_4eC39HqLyjWDarjtT1zd"), "the text is not a code of `submit`");
/// ```
// Small, so that a miss costs little: a name by a thin pointer, and four words of text. Without `Redacted`, which takes 56 KB
// of a program.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ParseCodeError {
    scope: &'static &'static str,
    /// The beginning of the text. The words start at [`start`], so they overlap if the text is shorter.
    words: [u64; WORDS],
    /// The length of the text, at most one more than is kept.
    length: u8,
}

impl ParseCodeError {
    #[doc(hidden)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn new(scope: &'static &'static str, text: &str) -> Self {
        ParseCodeError { scope, words: words(text.as_bytes()), length: text.len().min(KEPT + 1) as u8 }
    }

    /// Returns the number of bytes that are kept.
    fn kept(&self) -> usize {
        usize::from(self.length).min(KEPT)
    }

    /// Returns the beginning of the text, in the first bytes.
    fn text(&self) -> [u8; KEPT] {
        let mut text = [0; KEPT];
        for (number, word) in self.words.iter().enumerate() {
            if let Some(place) = text.get_mut(start(number, self.kept())..).and_then(<[u8]>::first_chunk_mut) {
                *place = word.to_le_bytes();
            }
        }
        text
    }
}

/// Returns the start of a word, given the number of bytes that are kept: two words are at the start, and two at the end.
const fn start(number: usize, kept: usize) -> usize {
    let last = kept.saturating_sub(8);
    match number {
        0 => 0,
        // Of a shorter text, this is overwritten by the words behind it.
        1 => 8,
        2 => last.saturating_sub(8),
        _ => last,
    }
}

/// Returns the beginning of a text in words that overlap, because copying a variable number of bytes, and reading them again
/// for the result, takes longer than everything else.
#[cfg_attr(not(debug_assertions), inline(always))]
fn words(text: &[u8]) -> [u64; WORDS] {
    let kept = text.first_chunk::<KEPT>().map_or(text, |beginning| beginning);
    if let (Some(head), Some(tail)) = (kept.first_chunk(), kept.last_chunk()) {
        let ([first, second], [third, last]) = (halves(*head), halves(*tail));
        return [first, second, third, last];
    }
    if let (Some(head), Some(tail)) = (kept.first_chunk(), kept.last_chunk()) {
        let (head, tail) = (u64::from_le_bytes(*head), u64::from_le_bytes(*tail));
        return [head, tail, head, tail];
    }
    let short = match (kept.first_chunk(), kept.last_chunk()) {
        // The bytes that overlap are equal.
        (Some(head), Some(tail)) => {
            u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << ((kept.len() - 4) * 8)
        }
        _ => kept.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    [short; WORDS]
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn halves(bytes: [u8; 16]) -> [u64; 2] {
    let both = u128::from_le_bytes(bytes);
    [both as u64, (both >> 64) as u64]
}

fn looks_like_code(text: &[u8]) -> bool {
    let numbers = turns(text, u8::is_ascii_digit, u8::is_ascii_alphabetic)
        + turns(text, u8::is_ascii_alphabetic, u8::is_ascii_digit);
    let words = turns(text, u8::is_ascii_lowercase, u8::is_ascii_uppercase);
    all(text, |byte| byte.is_ascii_alphanumeric() || b"_-./".contains(byte))
        && (text.len() <= SHORT || numbers * BYTES_A_NUMBER <= text.len() && words * BYTES_A_WORD <= text.len())
}

/// Returns a text without spaces and control characters at its ends.
fn trimmed(text: &[u8]) -> &[u8] {
    let is_inside = |byte: &u8| *byte != b' ' && !byte.is_ascii_control();
    let end = last_position(text, is_inside).map_or(0, |last| last + 1);
    text.get(position(text, is_inside).unwrap_or(0)..end).unwrap_or_default()
}

/// Counts the bytes of one kind before a byte of another kind.
fn turns(text: &[u8], one: fn(&u8) -> bool, other: fn(&u8) -> bool) -> usize {
    let (mut rest, mut turns) = (text, 0);
    while let [byte, behind @ ..] = rest {
        turns += usize::from(one(byte) && behind.first().is_some_and(other));
        rest = behind;
    }
    turns
}

impl fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text();
        let text = text.get(..self.kept()).unwrap_or_default();
        let beginning = text.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        if !looks_like_code(trimmed(beginning.as_bytes())) {
            return write!(f, "the text is not a code of `{}`", self.scope);
        }
        let rest = if usize::from(self.length) > KEPT { "…" } else { "" };
        write!(f, "`{}{rest}` is not a code of `{}`", beginning.escape_debug(), self.scope)
    }
}

impl fmt::Debug for ParseCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ParseCodeError(\"{self}\")")
    }
}

impl core::error::Error for ParseCodeError {}

//! The shapes of secrets without a name.

use super::symbol::{Coding, symbol};

/// The minimum length of a secret.
pub(super) const SHORTEST: usize = 32;
/// The maximum length of a word, and of a word with a digit.
const LONGEST_WORDS: (usize, usize) = (23, 19);
/// In words, at most one of this many bytes changes between letters and digits, or between cases.
const BYTES_A_TURN: usize = 7;
/// In words, at most one of this many bytes does that or starts a word.
const BYTES_A_START: usize = 4;

/// Returns the leading sequence of letters, digits and the punctuation of keys, tokens and paths; it ends before an encoded
/// character that is none of these.
pub(super) fn run(text: &[u8]) -> &[u8] {
    let mut end = 0;
    while let Some(byte) = text.get(end).filter(|byte| is_part_of_secret(Some(byte))) {
        match text.get(end..).filter(|_| *byte == b'%').and_then(symbol) {
            Some(found) if found.coding == Coding::Plain || is_part_of_secret(Some(&found.byte)) => end += found.length,
            Some(_) => break,
            None => end += 1,
        }
    }
    text.get(..end).unwrap_or_default()
}

/// Returns `true` for a byte of keys, tokens and paths.
pub(crate) fn is_part_of_secret(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_-+/.~%".contains(byte))
}

/// Returns the leading token, such as a URL; a byte that ends a token is a token by itself.
pub(super) fn token(text: &[u8]) -> &[u8] {
    let is_part = |byte: &u8| !byte.is_ascii_control() && !b" \"'`<>(){}[],;&|\\".contains(byte);
    let token = beginning(text, is_part);
    if token.is_empty() { text.get(..1).unwrap_or_default() } else { token }
}

fn beginning(text: &[u8], is_part: impl Fn(&u8) -> bool) -> &[u8] {
    let end = text.iter().position(|byte| !is_part(byte)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Returns `true` for a key or token that is not composed of words.
pub(super) fn is_secret(run: &[u8]) -> bool {
    if run.len() < SHORTEST {
        return false;
    }
    let is_hex = run.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'-');
    let (word, with_digits) = LONGEST_WORDS;
    let words = run.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).count();
    is_hex && has_digit(run)
        || (words + turns(run)) * BYTES_A_START > run.len()
        || turns(run) * BYTES_A_TURN > run.len()
        || run.split(|byte| !byte.is_ascii_alphanumeric()).any(|word| word.len() > with_digits && has_digit(word))
        || run.split(|byte| !byte.is_ascii_lowercase()).any(|small| small.len() > word)
        || run.split(|byte| !byte.is_ascii_uppercase()).any(|capitals| capitals.len() > word)
}

fn has_digit(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_digit)
}

/// Returns `true` for a text without spaces that is hardly a word: it has a digit, or changes its case at least twice.
pub(super) fn is_opaque(text: &[u8]) -> bool {
    has_digit(text) || turns(text) > 1
}

/// Counts the changes between letters and digits, or between cases, except at the start of a word.
fn turns(run: &[u8]) -> usize {
    let turns = |three: &[u8]| match *three {
        [before, one, two] => match (one, two) {
            (b'a'..=b'z' | b'A'..=b'Z', b'0'..=b'9') | (b'0'..=b'9', b'a'..=b'z' | b'A'..=b'Z') => true,
            (b'a'..=b'z', b'A'..=b'Z') => true,
            (b'A'..=b'Z', b'a'..=b'z') => before.is_ascii_uppercase(),
            _ => false,
        },
        _ => false,
    };
    run.windows(3).filter(|three| turns(three)).count()
}

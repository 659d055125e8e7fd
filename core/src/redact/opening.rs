//! The beginning of a value: punctuation, a quote, a bracket, or the word in front of one, such as `Some("...")`.

use super::escape::HIDDEN;
use super::symbol::{Symbol, symbol};
use super::value::{Quote, closing, quoted};
use crate::bytes::{all, is_in, leading, leading_of, position_of};

/// The beginning of a value.
pub(super) enum Opening {
    /// Something in front of the value, up to its end.
    Before(usize),
    /// An array, object or tuple; the bracket is at a position, behind a word that is shown or not.
    Nested {
        bracket: usize,
        is_shown: bool,
    },
    Quoted(Quote),
    /// A value up to its end.
    Hidden(usize),
    /// A value without quotes.
    Word,
}

/// The maximum length of a word in front of a value, and of white space in front of its first member.
const LONGEST: usize = 64;

/// The words in front of a string that change its meaning: `b"..."`, `u'...'`.
#[rustfmt::skip]
const PREFIXES: &[&[u8]] = &[
    b"b", b"br", b"c", b"cr", b"e", b"f", b"fr", b"l", b"n", b"r", b"rb", b"rf", b"u", b"u8", b"x",
];

fn from(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at..).unwrap_or_default()
}

/// Reads the beginning of a value.
pub(super) fn opening(bytes: &[u8], at: usize, found: Symbol) -> Opening {
    if let Some(quote) = Quote::at(bytes, at, found) {
        return Opening::Quoted(quote);
    }
    let end = at + found.length;
    match found.byte {
        b'[' | b'{' => Opening::Nested { bracket: at, is_shown: true },
        b'(' if has_members(bytes, end) || is_list(from(bytes, at)) => Opening::Nested { bracket: at, is_shown: true },
        b'\\' | b':' | b'=' | b'>' | b'(' | b'*' => Opening::Before(end),
        byte if byte.is_ascii_whitespace() => Opening::Before(end),
        byte if byte.is_ascii_alphabetic() || b"_&$@".contains(&byte) => wrapper(bytes, at).unwrap_or(Opening::Word),
        _ => Opening::Word,
    }
}

/// Returns `true` for several values in brackets.
fn is_list(text: &[u8]) -> bool {
    closing(text).and_then(|length| text.get(..length)).is_some_and(|list| list.contains(&b','))
}

/// Reads the word in front of a quote or a bracket with members.
fn wrapper(bytes: &[u8], at: usize) -> Option<Opening> {
    let rest = from(bytes, at);
    let rest = rest.get(..LONGEST).unwrap_or(rest);
    let sign = leading(rest, |byte| b"&$@".contains(byte));
    let length = leading(from(rest, sign), |byte| byte.is_ascii_alphanumeric() || b"_.:".contains(byte));
    let word = rest.get(sign..sign + length)?;
    let mut end = at + sign + length;
    if is_quote(bytes, end) {
        return (word.is_empty() || is_in(PREFIXES, word)).then_some(Opening::Before(end));
    }
    let hashes = leading_of(from(rest, sign + length), b'#');
    if hashes > 0 && is_in(PREFIXES, word) && is_quote(bytes, end + hashes) {
        return raw(bytes, end, hashes);
    }
    // The parameters of a type: `SecretBox<str>(...)`.
    if bytes.get(end) == Some(&b'<') {
        end += generics(from(rest, sign + length))?;
    }
    // The length of a string of PHP: `string(7) "..."`.
    let number = from(bytes, end).strip_prefix(b"(").map(|rest| leading(rest, u8::is_ascii_digit)).unwrap_or_default();
    if number > 0 && from(bytes, end + 1 + number).starts_with(b") ") {
        let start = end + number + 3;
        let found = symbol(from(bytes, start))?;
        if let Some(quote) = Quote::at(bytes, start, found) {
            let start = start + found.length;
            return Some(Opening::Hidden(start + quoted(from(bytes, start), quote)));
        }
        return (found.byte == b'{').then_some(Opening::Nested { bracket: start, is_shown: false });
    }
    let is_type = word.first().is_some_and(u8::is_ascii_uppercase);
    // `ApiKey { inner: ... }`
    if is_type && from(bytes, end).starts_with(b" {") {
        end += 1;
    }
    let found = symbol(from(bytes, end)).filter(|found| b"([{".contains(&found.byte))?;
    // A reference of Go: `&{joe hunter2}`.
    if word.is_empty() {
        return rest.starts_with(b"&").then_some(Opening::Nested { bracket: end, is_shown: true });
    }
    let is_name = |byte: &u8| byte.is_ascii_alphabetic() || b" <>:".contains(byte);
    let is_shown = is_type && all(bytes.get(at + sign..end)?, is_name);
    has_members(bytes, end + found.length).then_some(Opening::Nested { bracket: end, is_shown })
}

/// Returns the length of `<str>`.
fn generics(text: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'<' => depth += 1,
            b'>' => depth -= 1,
            byte if byte.is_ascii_alphanumeric() || b"_:, &'".contains(byte) => {}
            _ => return None,
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// Reads `#"..."#`, a raw string of Rust.
fn raw(bytes: &[u8], end: usize, hashes: usize) -> Option<Opening> {
    let start = end + hashes;
    let quote = symbol(from(bytes, start + leading_of(from(bytes, start), b'\\')))?;
    let mut at = start + leading_of(from(bytes, start), b'\\') + quote.length;
    while let Some(next) = position_of(from(bytes, at), quote.byte) {
        at += next + 1;
        if leading_of(from(bytes, at), b'#') >= hashes {
            return Some(Opening::Hidden(at + hashes));
        }
    }
    Some(Opening::Hidden(bytes.len()))
}

/// Returns `true` if a quote is here, or behind backslashes.
fn is_quote(bytes: &[u8], at: usize) -> bool {
    let at = at + leading_of(from(bytes, at), b'\\');
    symbol(from(bytes, at)).is_some_and(|found| b"\"'`".contains(&found.byte))
}

/// Returns `true` if the text behind an opening bracket starts with a text in quotes, with another bracket, with
/// `name: ...` or on another line.
fn has_members(bytes: &[u8], start: usize) -> bool {
    let mut at = start;
    let is_in_reach = |at: usize| at < start + LONGEST;
    let is_hidden = |at: usize| from(bytes, at).starts_with(HIDDEN.as_bytes());
    while let Some(found) = symbol(from(bytes, at)).filter(|_| is_in_reach(at) && !is_hidden(at)) {
        let is_break = found.byte == b'\\' && bytes.get(at + 1).is_some_and(|byte| b"nr".contains(byte));
        if is_break || b"\r\n".contains(&found.byte) || is_quote(bytes, at) || b"([{".contains(&found.byte) {
            return true;
        }
        if !found.byte.is_ascii_whitespace() && !b"&*".contains(&found.byte) {
            break;
        }
        at += found.length;
    }
    let rest = from(bytes, at);
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.".contains(byte);
    let word = match is_hidden(at) {
        true => HIDDEN.len(),
        false => leading(rest.get(..LONGEST).unwrap_or(rest), is_word),
    };
    let behind = from(bytes, at + word);
    let behind = from(behind, leading_of(behind, b' '));
    word > 0 && (is_quote(behind, 0) || symbol(behind).is_some_and(|found| b"([{:=".contains(&found.byte)))
}

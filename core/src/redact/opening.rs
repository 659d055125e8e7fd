//! The beginning of a value: punctuation, a quote, a bracket, or the word in front of one, such as `Some("...")`.

use super::ahead::color;
use super::escape::HIDDEN;
use super::symbol::{Symbol, symbol};
use super::value::{Quote, closing, quoted};
use crate::bytes::{all, from, is_in, leading, leading_of, position_of};

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
    /// An anchor or a tag of YAML up to its end, in front of the value: `&name`, `!!str`.
    Property(usize),
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

/// Returns `true` for a letter, a digit, or punctuation of a name.
fn is_part_of_name(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.".contains(byte)
}

/// Reads the beginning of a value.
pub(super) fn opening(bytes: &[u8], at: usize, found: Symbol) -> Opening {
    if let Some(quote) = Quote::at(bytes, at, found) {
        return Opening::Quoted(quote);
    }
    if let Some(length) = color(from(bytes, at)) {
        return Opening::Before(at + length);
    }
    let end = at + found.length;
    match found.byte {
        b'<' => tag(bytes, end).map_or(Opening::Word, Opening::Before),
        b'&' if is_plain(bytes, end) => match property(bytes, at, end) {
            Some(end) => Opening::Property(end),
            None if is_pair(bytes, end) => Opening::Word,
            None => Opening::Before(end),
        },
        b'!' => property(bytes, at, end).map_or(Opening::Word, Opening::Property),
        b'[' | b'{' => Opening::Nested { bracket: at, is_shown: true },
        b'(' if has_members(bytes, end) || is_list(from(bytes, at)) => Opening::Nested { bracket: at, is_shown: true },
        b'\\' | b':' | b'=' | b'>' | b'(' | b'*' => Opening::Before(end),
        byte if byte.is_ascii_whitespace() => Opening::Before(end),
        byte if byte.is_ascii_alphabetic() || b"_&$@".contains(&byte) => wrapper(bytes, at).unwrap_or(Opening::Word),
        _ => Opening::Word,
    }
}

/// Returns `true` if a word without a bracket or a quote behind it is here.
fn is_plain(bytes: &[u8], at: usize) -> bool {
    let end = at + leading(from(bytes, at), is_part_of_name);
    let behind = symbol(from(bytes, end)).map(|found| found.byte);
    end > at && !is_quote(bytes, end) && !behind.is_some_and(|byte| b"({".contains(&byte))
}

/// Returns `true` if the next assignment of a query is here: `key=&id=7`.
fn is_pair(bytes: &[u8], at: usize) -> bool {
    let end = at + leading(from(bytes, at), is_part_of_name);
    symbol(from(bytes, end)).is_some_and(|found| b"=[".contains(&found.byte))
}

/// Returns the end of an anchor or a tag of YAML with a value behind it.
fn property(bytes: &[u8], at: usize, end: usize) -> Option<usize> {
    let is_spaced = bytes.get(..at).is_some_and(|before| before.ends_with(b" "));
    let end = end + leading(from(bytes, end), |byte| byte.is_ascii_alphanumeric() || b"_-!:/.".contains(byte));
    let behind = from(bytes, end);
    let first = behind.get(leading_of(behind, b' '));
    (is_spaced && behind.starts_with(b" ") && first.is_some_and(|byte| !b"\r\n#&".contains(byte))).then_some(end)
}

/// Returns the end of the tags in front of a value, or of the `<` of a value in angle brackets, from behind the first `<`.
fn tag(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = from(bytes, start);
    let name = rest.get(leading_of(rest, b'/').min(1)..)?;
    let length = leading(name.get(..LONGEST).unwrap_or(name), u8::is_ascii_alphanumeric);
    let word = name.get(..length)?;
    let end = start + rest.len() - name.len() + length;
    let closing = symbol(from(bytes, end)).filter(|found| found.byte == b'>');
    match closing {
        Some(closing) if is_in(INLINE, word) => Some(end + closing.length),
        _ if is_in(BLOCK, word) || word.is_empty() || rest.starts_with(b"/") => None,
        _ => Some(start),
    }
}

/// The elements of HTML that can surround a name or a value.
#[rustfmt::skip]
const INLINE: &[&[u8]] = &[
    b"b", b"br", b"code", b"dd", b"dt", b"em", b"i", b"label", b"pre", b"span", b"strong", b"td", b"th", b"tt", b"u",
];

/// Other elements of HTML, which are not a value in angle brackets.
#[rustfmt::skip]
const BLOCK: &[&[u8]] = &[
    b"a", b"body", b"button", b"div", b"form", b"h1", b"h2", b"h3", b"hr", b"html", b"img", b"input", b"li", b"ol", b"p",
    b"script", b"select", b"style", b"table", b"textarea", b"tr", b"ul",
];

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
        // A lifetime of Rust: `&'static str`.
        if rest.starts_with(b"&'") {
            return None;
        }
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
    let word = match is_hidden(at) {
        true => HIDDEN.len(),
        false => leading(rest.get(..LONGEST).unwrap_or(rest), is_part_of_name),
    };
    let behind = from(bytes, at + word);
    let behind = from(behind, leading_of(behind, b' '));
    word > 0 && (is_quote(behind, 0) || symbol(behind).is_some_and(|found| b"([{:=".contains(&found.byte)))
}

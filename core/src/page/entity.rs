//! The entities of HTML.

use crate::bytes::position_of;

/// The names that are decoded: those of punctuation, because letters are written as such.
const NAMES: [(&[u8], char); 34] = [
    (b"amp", '&'),
    (b"lt", '<'),
    (b"gt", '>'),
    (b"quot", '"'),
    (b"apos", '\''),
    (b"nbsp", '\u{a0}'),
    (b"equals", '='),
    (b"colon", ':'),
    (b"comma", ','),
    (b"semi", ';'),
    (b"lsqb", '['),
    (b"rsqb", ']'),
    (b"num", '#'),
    (b"percnt", '%'),
    (b"sol", '/'),
    (b"commat", '@'),
    (b"lowbar", '_'),
    (b"excl", '!'),
    (b"quest", '?'),
    (b"period", '.'),
    (b"hyphen", '‐'),
    (b"ndash", '–'),
    (b"mdash", '—'),
    (b"hellip", '…'),
    (b"lsquo", '‘'),
    (b"rsquo", '’'),
    (b"ldquo", '“'),
    (b"rdquo", '”'),
    (b"laquo", '«'),
    (b"raquo", '»'),
    (b"bull", '•'),
    (b"middot", '·'),
    (b"copy", '©'),
    (b"trade", '™'),
];

/// The maximum length of an entity without `&`: leading zeros are read, too.
const MAX_LENGTH: usize = 12;

/// Returns the character of an entity at the beginning of a text, and its length as written.
///
/// An entity of a control character, or one that is not known, is text.
pub(super) fn entity(text: &[u8]) -> Option<(char, usize)> {
    let name = text.strip_prefix(b"&")?;
    let length = position_of(name.get(..MAX_LENGTH).unwrap_or(name), b';')?;
    let name = name.get(..length)?;
    let character = match name.strip_prefix(b"#") {
        Some([b'x' | b'X', digits @ ..]) => number(digits, 16)?,
        Some(digits) => number(digits, 10)?,
        None => named(name)?,
    };
    let is_text = !character.is_control() || character.is_ascii_whitespace();
    is_text.then_some((character, length + 2))
}

fn named(name: &[u8]) -> Option<char> {
    for (known, character) in &NAMES {
        if *known == name {
            return Some(*character);
        }
    }
    None
}

fn number(digits: &[u8], radix: u32) -> Option<char> {
    let digits = core::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
    u32::from_str_radix(digits, radix).ok().and_then(char::from_u32)
}

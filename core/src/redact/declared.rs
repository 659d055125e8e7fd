//! The names of further secrets, which the caller or a catalog declares, in any language.

use super::ahead::WIDE_COLON;
use super::secret::Secret;

/// Returns the kind of a name at the end of a text that is declared as secret: in any case, with any separators, singular or
/// plural, with or without digits.
pub(super) fn declared(text: &[u8], secrets: &[&str]) -> Option<Secret> {
    for secret in secrets {
        let name = without_number(text);
        let kind = if without(name, "s").is_some() { Secret::Values } else { Secret::Value };
        if ends_with(text, secret) {
            return Some(kind);
        }
        for ending in ["es", "s"] {
            if let Some(singular) = without(name, ending)
                && ends_with(singular, secret)
            {
                return Some(kind);
            }
            if let Some(singular) = secret.strip_suffix(ending).filter(|singular| singular.len() > 1)
                && ends_with(text, singular)
            {
                return Some(kind);
            }
        }
    }
    None
}

/// Returns `true` if a name has letters outside ASCII.
pub(super) fn are_wide(secrets: &[&str]) -> bool {
    for secret in secrets {
        if !secret.is_ascii() {
            return true;
        }
    }
    false
}

/// Returns `true` if a letter outside ASCII ends a text, as it is or encoded.
pub(super) fn ends_wide(text: &[u8]) -> bool {
    last(text).is_some_and(|(c, _)| !c.is_ascii())
}

/// Returns the length of the letters outside ASCII at the start of a text, or of a full-width colon there.
pub(super) fn wide_letters(text: &[u8]) -> usize {
    let mut length = 0;
    while text.get(length).is_some_and(|byte| !byte.is_ascii()) {
        if text.get(length..).unwrap_or_default().starts_with(WIDE_COLON) {
            return if length == 0 { WIDE_COLON.len() } else { length };
        }
        length += 1;
    }
    length
}

/// Returns a text without the ending of a plural.
fn without<'a>(text: &'a [u8], ending: &str) -> Option<&'a [u8]> {
    let (before, end) = text.split_at_checked(text.len().checked_sub(ending.len())?)?;
    end.eq_ignore_ascii_case(ending.as_bytes()).then_some(before)
}

/// Returns a text without the number at its end: `name_2`.
fn without_number(text: &[u8]) -> &[u8] {
    let mut rest = text;
    while let Some((_, before)) = last(rest).filter(|(c, _)| c.is_numeric()) {
        rest = before;
    }
    match last(rest) {
        Some((c, before)) if rest.len() < text.len() && is_separator(c) => before,
        _ => rest,
    }
}

/// Returns `true` if a text ends with a name; digits that the name does not have are skipped.
fn ends_with(text: &[u8], name: &str) -> bool {
    let (mut rest, mut first, mut is_behind_gap) = (text, None, false);
    for wanted in name.chars().rev() {
        if !wanted.is_alphanumeric() {
            continue;
        }
        loop {
            let Some((c, before)) = last(rest) else { return false };
            rest = before;
            if lower(c) == lower(wanted) {
                (first, is_behind_gap) = (Some(c), false);
                break;
            }
            let is_gap = is_separator(c) && !is_behind_gap;
            if !is_gap && !c.is_numeric() {
                return false;
            }
            is_behind_gap |= is_gap;
        }
    }
    match first {
        Some(first) => starts(rest, first),
        None => !name.is_empty() && text.ends_with(name.as_bytes()),
    }
}

/// Returns `true` if a character starts a word behind a text.
fn starts(text: &[u8], first: char) -> bool {
    let Some((before, rest)) = last(text) else { return true };
    let has_no_case = |c: char| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase();
    let is_escape = matches!(before, 'n' | 'r' | 't') && rest.ends_with(b"\\");
    !before.is_alphanumeric()
        || before.is_numeric() && !first.is_numeric()
        || first.is_uppercase() && !before.is_uppercase()
        || has_no_case(before)
        || has_no_case(first)
        || is_escape
}

/// Returns `true` for a character between the words of a name.
const fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | '.' | ' ' | '+' | '~' | '/' | '\u{a0}')
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Returns the last character of a text, decoded, and the text before it. A byte that is not UTF-8 is read as Latin-1.
fn last(text: &[u8]) -> Option<(char, &[u8])> {
    let (byte, before) = text.split_last()?;
    if let Some(found) = escape(text).or_else(|| entity(text)).or_else(|| percent(text)) {
        return Some(found);
    }
    for length in 2..=4 {
        if byte.is_ascii() {
            break;
        }
        let Some((before, end)) = text.len().checked_sub(length).and_then(|start| text.split_at_checked(start)) else {
            break;
        };
        if let Some(c) = character(end) {
            return Some((c, before));
        }
    }
    Some((char::from(*byte), before))
}

/// Returns the character of a text in UTF-8.
fn character(text: &[u8]) -> Option<char> {
    str::from_utf8(text).ok()?.chars().next()
}

/// Reads `\u00f1` at the end of a text.
fn escape(text: &[u8]) -> Option<(char, &[u8])> {
    let (before, end) = text.split_at_checked(text.len().checked_sub(6)?)?;
    let c = char::from_u32(number(end.strip_prefix(b"\\u")?, 16)?)?;
    Some((c, before))
}

/// Reads `&#241;` or `&#xf1;` at the end of a text.
fn entity(text: &[u8]) -> Option<(char, &[u8])> {
    const LONGEST: usize = b"&#x10ffff".len();
    let text = text.strip_suffix(b";")?;
    for length in 3..=LONGEST {
        let (before, end) = text.split_at_checked(text.len().checked_sub(length)?)?;
        if let Some(digits) = end.strip_prefix(b"&#") {
            let value = match digits.strip_prefix(b"x").or_else(|| digits.strip_prefix(b"X")) {
                Some(digits) => number(digits, 16)?,
                None => number(digits, 10)?,
            };
            return Some((char::from_u32(value)?, before));
        }
    }
    None
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    u32::from_str_radix(str::from_utf8(digits).ok()?, radix).ok()
}

/// Reads a character that is percent-encoded at the end of a text, also more than once.
fn percent(text: &[u8]) -> Option<(char, &[u8])> {
    let (mut bytes, mut rest) = ([0; 4], text);
    for start in (0..4).rev() {
        let (byte, before) = percent_byte(rest)?;
        *bytes.get_mut(start)? = byte;
        rest = before;
        if let Some(c) = character(bytes.get(start..)?) {
            return Some((c, rest));
        }
    }
    None
}

/// Reads `%F1`, `%25F1` and so on at the end of a text.
fn percent_byte(text: &[u8]) -> Option<(u8, &[u8])> {
    const MAX_LEVEL: usize = 4;
    let (mut before, digits) = text.split_at_checked(text.len().checked_sub(2)?)?;
    if !before.ends_with(b"%") && !before.ends_with(b"25") {
        return None;
    }
    let byte = u8::try_from(number(digits, 16)?).ok()?;
    for _ in 0..MAX_LEVEL {
        if let Some(before) = before.strip_suffix(b"%") {
            return Some((byte, before));
        }
        before = before.strip_suffix(b"25")?;
    }
    None
}

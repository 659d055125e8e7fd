//! Secrets without a separator before them: `the password is ...`, `with password ...`, and passwords of several words.

use super::escape::HIDDEN;
use super::name;
use super::prefix::has_secret;
use super::secret::Secret;
use super::symbol::{Coding, symbol};
use super::value::{ENDS, Quote, quoted, unquoted};
use crate::bytes::{all, any, count, find, is_in, last_position, leading, leading_of, next_word, position};

/// The verbs between a name and its value, and the words that can follow them: `was reset to`.
const VERBS: &[&[u8]] = &[b"are", b"changed", b"has", b"is", b"reset", b"set", b"was", b"will"];
const AFTER_VERBS: &[&[u8]] = &[b"be", b"been", b"now", b"still", b"to"];

/// The words of a sentence on a name or an option, which are not its value.
#[rustfmt::skip]
pub(super) const SENTENCE: &[&[u8]] = &[
    b"and", b"argument", b"arguments", b"are", b"be", b"but", b"can", b"cannot", b"did", b"does", b"expects",
    b"flag", b"flags", b"for", b"from", b"has", b"if", b"in", b"is", b"may", b"must", b"needs", b"not", b"option",
    b"options", b"or", b"parameter", b"parameters", b"requires", b"should", b"takes", b"to", b"too", b"was",
    b"when", b"will", b"with",
];

/// The states of a value.
#[rustfmt::skip]
pub(super) const STATES: &[&[u8]] = &[
    b"bad", b"blank", b"empty", b"expired", b"false", b"incorrect", b"invalid", b"missing", b"none", b"null",
    b"optional", b"required", b"revoked", b"true", b"undefined", b"unknown", b"valid", b"wrong",
];

/// The beginnings of names of formats, which are not secrets although they have digits: `base64`, `HMAC-SHA256`.
#[rustfmt::skip]
const FORMATS: &[&[u8]] = &[
    b"aes", b"argon", b"base", b"ecdsa", b"ed", b"hmac", b"http", b"iso", b"md", b"oauth", b"pbkdf", b"rfc", b"rsa", b"sha",
    b"utf", b"v", b"x",
];

/// The ends of names whose value can be a number.
const CODES: &[&[u8]] = &[b"code", b"cvc", b"cvv", b"number", b"otp", b"passwd", b"password", b"pin", b"pwd"];

/// The ends of names that a text in quotes follows without a separator.
const QUOTED: &[&[u8]] = &[b"passcode", b"passphrase", b"passwd", b"password", b"pwd", b"secret"];

/// The ends of names whose value can have several words.
const PASSWORDS: &[&[u8]] = &[b"passcode", b"passwd", b"password", b"pwd"];

/// Returns the secret behind the word `run` at a position, if no separator follows the word.
pub(super) fn spoken(bytes: &[u8], at: usize, run: &[u8], secrets: &[&str]) -> Option<(usize, usize)> {
    let end = at + run.len();
    let found = match behind_verb(bytes, end) {
        Some((start, coding)) => of_sentence(bytes, at, run, (start, coding), secrets),
        None => of_apposition(bytes, at, run, behind_spaces(bytes, end)?, secrets),
    };
    found.filter(|_| !has_secret(run))
}

/// Returns the secret behind a verb: `the password is hunter2`.
fn of_sentence(
    bytes: &[u8],
    at: usize,
    run: &[u8],
    (start, coding): (usize, Coding),
    secrets: &[&str],
) -> Option<(usize, usize)> {
    name::ending(bytes, at, run, secrets)?;
    let value = Value::at(bytes, start, coding)?;
    let is_secret = match value.is_quoted {
        true => !is_in(STATES, value.text),
        false => is_password(value.text, ends_with(run, CODES)),
    };
    is_secret.then_some(value.range())
}

/// Returns the secret right behind its name: `with password hunter2`, `PASSWORD 'two words'`.
fn of_apposition(
    bytes: &[u8],
    at: usize,
    run: &[u8],
    (start, coding): (usize, Coding),
    secrets: &[&str],
) -> Option<(usize, usize)> {
    let first = symbol(bytes.get(start..)?)?.byte;
    // A statement of SQL: `IDENTIFIED BY '...'`.
    let is_sql = run.eq_ignore_ascii_case(b"by") && ends_with(bytes.get(..at)?, &[b"identified "]);
    let is_name = || is_sql || name::ending(bytes, at, run, secrets).is_some_and(|kind| kind != Secret::Proxy);
    if b"\"'`\\".contains(&first) {
        let value = Value::at(bytes, start, coding).filter(|_| is_name())?;
        // `unexpected token "}"`, `the key "user_id"`
        let is_identifier = ends_with(run, &[b"key"]) && any(value.text, |byte| b"_.".contains(byte));
        let is_secret = value.is_quoted
            && match is_sql || ends_with(run, QUOTED) {
                true => !is_in(STATES, value.text),
                false => is_password(value.text, false) && !is_identifier,
            };
        return is_secret.then_some(value.range());
    }
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    let value = Value::at(bytes, start, coding).filter(|value| is_password(value.text, false))?;
    let is_other = any(value.text, |byte| b"/=%".contains(byte)) || !any(value.text, u8::is_ascii_digit);
    (!is_other && is_name()).then_some(value.range())
}

/// Returns the password of several words behind a name at the start of a line, `password: ...`.
///
/// It ends before punctuation or with the line. A line that has another value, or that reads like a sentence, has none.
pub(super) fn words_of_line(bytes: &[u8], at: usize, run: &[u8], start: usize) -> Option<(usize, usize)> {
    const LONGEST_INDENT: usize = 16;
    if !ends_with(run, PASSWORDS) || has_secret(run) || !bytes.get(at + run.len()..start)?.eq(b":") {
        return None;
    }
    let before = bytes.get(at.saturating_sub(LONGEST_INDENT)..at)?;
    let is_first = match last_position(before, |byte| !b" \t-".contains(byte)).and_then(|last| before.get(last)) {
        Some(byte) => b"\r\n".contains(byte),
        None => at <= LONGEST_INDENT,
    };
    let rest = bytes.get(start..).filter(|rest| is_first && rest.starts_with(b" "))?;
    let is_letter = |at: Option<usize>| at.and_then(|at| rest.get(at)).is_some_and(u8::is_ascii_alphabetic);
    let is_apostrophe = |at: usize| is_letter(at.checked_sub(1)) && is_letter(at.checked_add(1));
    let ends = |at: usize, byte: u8| match byte {
        b'\'' => !is_apostrophe(at),
        _ => b"\r\n=:\\%#".contains(&byte) || ENDS.contains(&byte),
    };
    let mut length = 0;
    while rest.get(length).is_some_and(|byte| !ends(length, *byte)) {
        length += 1;
    }
    if rest.get(length).is_some_and(|byte| b"=:\\%#".contains(byte)) {
        return None;
    }
    let line = rest.get(..length)?;
    let text = line.trim_ascii();
    let mut words = Some(text).filter(|text| any(text, u8::is_ascii_whitespace));
    let is_phrase = words.is_some();
    while let Some(word) = next_word(&mut words, |byte| !byte.is_ascii_whitespace()) {
        if is_in(SENTENCE, word) || is_in(STATES, word) {
            return None;
        }
    }
    let start = start + leading(line, u8::is_ascii_whitespace);
    is_phrase.then_some((start, start + text.len()))
}

/// Returns the position behind spaces, and their notation.
pub(super) fn behind_spaces(bytes: &[u8], at: usize) -> Option<(usize, Coding)> {
    let space = |at: usize| bytes.get(at..).and_then(symbol).filter(|found| found.byte == b' ');
    let first = space(at)?;
    let mut end = at + first.length;
    while let Some(found) = space(end) {
        end += found.length;
    }
    Some((end, first.coding))
}

/// Returns the position of the value behind verbs: ` is ...`, ` was reset to: ...`.
fn behind_verb(bytes: &[u8], at: usize) -> Option<(usize, Coding)> {
    const MAX_WORDS: usize = 5;
    const LONGEST: usize = b"changed".len();
    let (mut start, mut coding) = behind_spaces(bytes, at)?;
    for index in 0..MAX_WORDS {
        let rest = bytes.get(start..)?;
        let length = leading(rest.get(..=LONGEST).unwrap_or(rest), u8::is_ascii_alphabetic);
        let word = rest.get(..length)?;
        let is_verb = is_in(VERBS, word);
        if index == 0 && !is_verb {
            return None;
        }
        if !is_verb && !is_in(AFTER_VERBS, word) {
            break;
        }
        let colon = usize::from(rest.get(length) == Some(&b':'));
        (start, coding) = behind_spaces(bytes, start + length + colon)?;
    }
    Some((start, coding))
}

/// A word, or a text in quotes.
pub(super) struct Value<'a> {
    pub(super) text: &'a [u8],
    start: usize,
    pub(super) is_quoted: bool,
}

impl<'a> Value<'a> {
    /// Returns the value at a position, without the punctuation of a sentence behind it, unless it is hidden already.
    pub(super) fn at(bytes: &'a [u8], start: usize, coding: Coding) -> Option<Self> {
        let slashes = leading_of(bytes.get(start..)?, b'\\');
        let found = symbol(bytes.get(start + slashes..)?)?;
        if b"\"'`".contains(&found.byte) {
            let start = start + slashes + found.length;
            let inside = bytes.get(start..)?;
            let text = inside.get(..quoted(inside, Quote { byte: found.byte, coding: found.coding, slashes }))?;
            // A quote behind a text closes it: `"the password is ", "id"`.
            let closes = text.first().is_none_or(|byte| byte.is_ascii_whitespace() || b",:;}])".contains(byte));
            return (!closes && text != HIDDEN.as_bytes()).then_some(Value { text, start, is_quoted: true });
        }
        let rest = bytes.get(start..)?;
        let text = rest.get(..word(rest, coding))?;
        let end = last_position(text, |byte| !b".:".contains(byte))? + 1;
        Some(Value { text: text.get(..end)?, start, is_quoted: false })
    }

    pub(super) fn range(&self) -> (usize, usize) {
        (self.start, self.start + self.text.len())
    }
}

/// Returns the length of a word; an `&` in plain text is part of it.
fn word(text: &[u8], coding: Coding) -> usize {
    let length_from = |at: usize| unquoted(text.get(at..).unwrap_or_default(), Secret::Value, coding);
    let mut end = length_from(0);
    while coding == Coding::Plain
        && text.get(end..).and_then(symbol).is_some_and(|found| found.byte == b'&' && found.length == 1)
    {
        end += 1 + length_from(end + 1);
    }
    end
}

fn ends_with(name: &[u8], words: &[&[u8]]) -> bool {
    for word in words {
        let end = name.len().checked_sub(word.len()).and_then(|start| name.get(start..));
        if end.is_some_and(|end| end.eq_ignore_ascii_case(word)) {
            return true;
        }
    }
    false
}

/// Returns `true` for a word that is hardly one of a sentence: it has letters, and digits or punctuation between them, or it
/// is a number and `is_code`. Formats, quantities and URLs are none.
fn is_password(word: &[u8], is_code: bool) -> bool {
    let digits = count(word, u8::is_ascii_digit);
    if digits == word.len() {
        return is_code && digits >= 4;
    }
    let is_url = find(word, b"://").is_some();
    let has_letter = any(word, u8::is_ascii_alphabetic);
    if is_url || !has_letter || is_format(word) || is_quantity(word) {
        return false;
    }
    let shortest = match word.first() {
        _ if is_code => 4,
        Some(byte) if byte.is_ascii_digit() => 8,
        _ => 6,
    };
    // Emphasis is none: `*almost*`.
    let first = position(word, u8::is_ascii_alphanumeric).unwrap_or(0);
    let last = last_position(word, u8::is_ascii_alphanumeric).unwrap_or(0);
    let marked = word.get(first..last).is_some_and(|word| any(word, |byte| b"@$!#%^*=+~".contains(byte)));
    (digits > 0 || marked) && word.len() >= shortest
}

/// Returns `true` for a name such as `base64`, `v2` or `AES-256-GCM`.
fn is_format(word: &[u8]) -> bool {
    let (mut parts, mut is_first) = (Some(word), true);
    while let Some(part) = next_word(&mut parts, |byte| !b"-_./".contains(byte)) {
        let (name, number) = part.split_at_checked(leading(part, u8::is_ascii_alphabetic)).unwrap_or_default();
        let is_valid = (!is_first && (number.is_empty() || name.is_empty())) || is_in(FORMATS, name);
        if !is_valid || !all(number, u8::is_ascii_digit) {
            return false;
        }
        is_first = false;
    }
    true
}

/// Returns `true` for a quantity such as `16-character`.
fn is_quantity(word: &[u8]) -> bool {
    let digits = leading(word, u8::is_ascii_digit);
    let unit = word.get(digits..).and_then(|unit| unit.strip_prefix(b"-")).unwrap_or_default();
    digits > 0 && !unit.is_empty() && all(unit, |byte| byte.is_ascii_lowercase() || *byte == b'-')
}

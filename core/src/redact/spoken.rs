//! Secrets whose name is not followed by a separator, or stands beside them: `password is ...`, `--password ...`,
//! `-u user:...`, `{"name": "password", "value": ...}`.

use super::ahead::separator;
use super::escape::HIDDEN;
use super::name;
use super::secret::Secret;
use super::shape;
use super::symbol::Coding;
use super::value::{Quote, quoted};

/// The options of commands whose value is `user:password`.
const USER_OPTIONS: [&[u8]; 4] = [b"-u", b"-U", b"--user", b"--proxy-user"];

/// The words that follow the name of an option in a sentence.
const SENTENCE: [&[u8]; 16] = [
    b"is",
    b"was",
    b"are",
    b"has",
    b"must",
    b"may",
    b"can",
    b"cannot",
    b"should",
    b"requires",
    b"needs",
    b"and",
    b"or",
    b"option",
    b"flag",
    b"argument",
];

/// The beginnings of names of formats, which a digit follows: `base64`, `sha-256`.
const FORMATS: [&[u8]; 10] = [b"base", b"sha", b"md", b"utf", b"aes", b"rsa", b"rfc", b"iso", b"v", b"http"];

/// Returns the secret behind the word `run` at a position, if the word is its name or an option.
pub(super) fn spoken(bytes: &[u8], at: usize, run: &[u8], secrets: &[&str]) -> Option<(usize, usize)> {
    let start = after_spaces(bytes, at + run.len())?;
    let (option, value) = (run.starts_with(b"-"), value(bytes, start));
    if option && USER_OPTIONS.contains(&run) {
        let colon = value.text.iter().position(|byte| *byte == b':')?;
        let is_pair = colon > 0 && colon + 1 < value.text.len() && !value.text.get(colon..)?.starts_with(b"://");
        return is_pair.then_some(value.range());
    }
    name::ending(bytes, at, run, secrets)?;
    if option {
        let is_value = value.is_quoted || !value.text.starts_with(b"-") && !SENTENCE.contains(&value.text);
        return (is_value && !value.text.is_empty()).then_some(value.range());
    }
    let verb = bytes.get(start..)?;
    let length = [&b"is"[..], b"was"].iter().find(|is| verb.starts_with(is)).map(|is| is.len())?;
    let colon = usize::from(verb.get(length) == Some(&b':'));
    let value = self::value(bytes, after_spaces(bytes, start + length + colon)?);
    (!value.text.is_empty() && (value.is_quoted || is_password(value.text))).then_some(value.range())
}

fn after_spaces(bytes: &[u8], at: usize) -> Option<usize> {
    let blanks = bytes.get(at..)?.iter().take_while(|byte| **byte == b' ').count();
    (blanks > 0).then_some(at + blanks)
}

/// A word, or a text in quotes.
struct Value<'a> {
    text: &'a [u8],
    start: usize,
    is_quoted: bool,
}

impl Value<'_> {
    fn range(&self) -> (usize, usize) {
        (self.start, self.start + self.text.len())
    }
}

/// Returns the value at a position, without the punctuation of a sentence behind it; empty if it is hidden already.
fn value(bytes: &[u8], start: usize) -> Value<'_> {
    let rest = bytes.get(start..).unwrap_or_default();
    if let Some((byte @ (b'"' | b'\'' | b'`'), inside)) = rest.split_first() {
        let length = quoted(inside, Quote { byte: *byte, coding: Coding::Plain, slashes: 0 });
        let text = inside.get(..length).filter(|text| *text != HIDDEN.as_bytes()).unwrap_or_default();
        return Value { text, start: start + 1, is_quoted: true };
    }
    let is_part = |byte: &u8| byte.is_ascii_graphic() && !b"\"'`<>()[]{},;|\\".contains(byte) || !byte.is_ascii();
    let text = rest.get(..rest.iter().position(|byte| !is_part(byte)).unwrap_or(rest.len())).unwrap_or_default();
    let end = text.iter().rposition(|byte| !b".!?:".contains(byte)).map_or(0, |last| last + 1);
    Value { text: text.get(..end).unwrap_or_default(), start, is_quoted: false }
}

/// Returns `true` for a word with letters and digits, or a number of four digits, but not for a format or a quantity.
fn is_password(word: &[u8]) -> bool {
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = word.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let first = word.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(word.len());
    let rest = word.get(first..).unwrap_or_default();
    let is_format = FORMATS.iter().any(|name| word.get(..first).is_some_and(|start| start.eq_ignore_ascii_case(name)))
        && rest.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-');
    let is_mixed = digits > 0 && letters > 0 && word.len() >= if first > 0 { 6 } else { 8 };
    !is_format && (is_mixed || digits == word.len() && digits >= 4)
}

/// Returns the kind of a value by the name beside it, in the same object or tag: `{"name": "password", "value": ...}`.
pub(super) fn beside(bytes: &[u8], at: usize, run: &[u8], secrets: &[&str]) -> Option<Secret> {
    const LONGEST: usize = 256;
    const VALUES: [&[u8]; 4] = [b"value", b"val", b"content", b"data"];
    const NAMES: [&[u8]; 7] = [b"name", b"key", b"field", b"param", b"parameter", b"header", b"id"];
    let is_in = |words: &[&[u8]], word: &[u8]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    if !is_in(&VALUES, run) {
        return None;
    }
    let is_bound = |byte: &u8| b"{}<>\r\n".contains(byte);
    let before = bytes.get(at.saturating_sub(LONGEST)..at)?;
    let start = at - before.len() + before.iter().rposition(is_bound).map_or(0, |bound| bound + 1);
    let behind = bytes.get(at..bytes.len().min(at + LONGEST))?;
    let end = at + behind.iter().position(is_bound).unwrap_or(behind.len());
    let mut place = start;
    while place < end {
        let word = shape::run(bytes.get(place..end)?);
        let (own, after) = (place, place + word.len());
        place = after + usize::from(word.is_empty());
        if own == at || !is_in(&NAMES, word) {
            continue;
        }
        let Some((separated, Coding::Plain)) = separator(bytes, after) else { continue };
        let blanks = bytes.get(separated..end).unwrap_or_default();
        let blanks = blanks.iter().take_while(|byte| b" \"'\\".contains(byte)).count();
        let named = shape::run(bytes.get(separated + blanks..end).unwrap_or_default());
        if let Some(kind) = name::at_end(named, secrets) {
            return Some(kind);
        }
    }
    None
}

/// Returns the kind of a password at the start of a line, which can have several words if the line has no other value.
pub(super) fn of_line(bytes: &[u8], at: usize, run: &[u8], value: usize, kind: Secret) -> Secret {
    let is_password =
        [&b"password"[..], b"passwd", b"pwd", b"passcode"].iter().any(|name| name.eq_ignore_ascii_case(run));
    let before = bytes.get(..at).unwrap_or_default();
    let is_first = before.iter().rfind(|byte| !b" \t-".contains(byte)).is_none_or(|byte| b"\r\n".contains(byte));
    let rest = bytes.get(value..).unwrap_or_default();
    let line =
        rest.get(..rest.iter().position(|byte| b"\r\n".contains(byte)).unwrap_or(rest.len())).unwrap_or_default();
    let is_alone = line.starts_with(b" ") && !line.iter().any(|byte| b"=:\"'`\\%&#".contains(byte));
    let is_phrase = is_password && is_first && bytes.get(value.wrapping_sub(1)) == Some(&b':') && is_alone;
    if is_phrase { Secret::Phrase } else { kind }
}

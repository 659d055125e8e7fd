//! Positions that the parser reports imprecisely: those of empty values, block texts and lists, which are found from the end
//! of the token before them, and of invalid escapes.

use super::text::SourceText;
use crate::diagnostic::Span;

/// Returns the offset after the `:`, `-` or `?` that introduces a value, or `last_end` if there is none.
pub(super) fn after_indicator(source: &SourceText<'_>, last_end: usize) -> usize {
    let at = source.skip_gap(last_end);
    if source.rest(at).starts_with([':', '-', '?']) { at + 1 } else { last_end }
}

/// Returns the offset of the next value, after its indicator, anchors and tags.
fn value_start(source: &SourceText<'_>, last_end: usize) -> usize {
    let mut at = source.skip_gap(after_indicator(source, last_end));
    while source.rest(at).starts_with(['&', '!']) {
        at = source.skip_gap(word_end(source, at));
    }
    at
}

/// Returns the end of an anchor or tag.
fn word_end(source: &SourceText<'_>, at: usize) -> usize {
    let word = source.rest(at);
    at + word.find(|c: char| c.is_ascii_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}')).unwrap_or(word.len())
}

/// Returns the start of a list. The parser omits the first `-` if it is not indented deeper than its key.
pub(super) fn list_start(source: &SourceText<'_>, last_end: usize, reported: usize) -> usize {
    let at = value_start(source, last_end);
    if source.rest(at).starts_with('-') { at } else { reported }
}

/// Returns the span of a block text from its `|` or `>`, which the parser omits, to the end of its last line.
pub(super) fn block_text(source: &SourceText<'_>, last_end: usize, reported: Span) -> Span {
    let start = value_start(source, last_end);
    let text = source.slice(start, reported.end);
    Span { start, end: start + text.trim_end_matches([' ', '\t', '\r', '\n']).len() }
}

/// Returns the first invalid escape of a quoted text.
pub(super) fn invalid_escape(source: &SourceText<'_>, start: usize) -> usize {
    let mut rest = source.rest(start);
    while let Some(at) = rest.find('\\') {
        let escape = rest.get(at..).unwrap_or_default();
        let Some(length) = escape_length(escape) else { return source.text.len() - escape.len() };
        rest = escape.get(length..).unwrap_or_default();
    }
    start
}

/// Returns the length of the escape at the start of a text, or `None` if it is invalid.
fn escape_length(text: &str) -> Option<usize> {
    let end = match text.chars().nth(1)? {
        'x' => 4,
        'u' => 6,
        'U' => 10,
        c if "0abt\tnvfre \"/\\N_LP\r\n".contains(c) => return Some(2),
        _ => return None,
    };
    let number = hexadecimal(text.get(2..end)?)?;
    // A surrogate pair is two escapes, as in JSON.
    if end == 6 && matches!(number, 0xd800..0xdc00) {
        let second = text.get(end..)?.strip_prefix("\\u")?;
        return match second.get(..4).and_then(hexadecimal) {
            Some(0xdc00..0xe000) => Some(12),
            Some(_) => None,
            // The second escape is the invalid one.
            None => Some(end),
        };
    }
    char::from_u32(number).map(|_| end)
}

/// Returns the number that hexadecimal digits spell.
fn hexadecimal(digits: &str) -> Option<u32> {
    // The function of the standard library accepts a sign.
    let is_valid = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| is_valid)
}

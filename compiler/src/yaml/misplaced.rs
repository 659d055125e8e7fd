//! Mistakes at the start of a value or a line: items among keys, and text behind a bracket.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::edits::Edit;
use super::layout;
use super::reason::{self, ErrorScope};
use super::syntax_error::SyntaxError;
use super::text::SourceText;

/// Finds list items among the keys of a map: the line of the error is an item among keys, or a key among items
/// that are keys with a map.
pub(super) fn item_among_keys(
    source: &SourceText<'_>,
    at: usize,
    error: &ErrorKind,
    column: Option<usize>,
    named_items: &[usize],
) -> Option<SyntaxError> {
    let first = source.first_token(source.line_start(at));
    let is_aligned = column == Some(first - source.line_start(first));
    let item = |start: usize| {
        let text = source.rest(start).strip_prefix("- ")?;
        let end = start + "- ".len() + (text.len() - text.trim_start_matches(' ').len());
        layout::is_key_or_item(source.line(end)).then_some(Edit {
            range: start..end,
            text: String::new(),
            is_guess: false,
        })
    };
    let edits: Vec<Edit> = match error {
        ErrorKind::ExpectedBlockMappingKey => item(first).into_iter().collect(),
        ErrorKind::ExpectedBlockSequenceEntry => {
            // The dash is the last one before the key of an item.
            let dash =
                |key: &usize| Some(source.line_start(*key) + source.slice(source.line_start(*key), *key).rfind('-')?);
            named_items.iter().filter_map(dash).filter_map(item).collect()
        }
        _ => return None,
    };
    let start = edits.first()?.range.start;
    is_aligned.then(|| {
        SyntaxError::new(source, start, ErrorScope::Context, reason::ITEM_AMONG_KEYS, reason::REMOVE_DASH)
            .repaired(edits)
    })
}

/// Returns the value of a line that starts with a bracket and contains the offset `at` outside of it.
pub(super) fn value_with_bracket(source: &SourceText<'_>, first: usize, at: usize) -> Option<Range<usize>> {
    let before = source.slice(first, at);
    let mut starts = before.char_indices().filter(|(_, c)| matches!(c, '[' | '{')).map(|(start, _)| start);
    let start = first
        + starts.find(|start| {
            let before = before.get(..*start).unwrap_or_default();
            before.is_empty() || before.ends_with(": ") || before.trim_end().ends_with([':', '-'])
        })?;
    // A map is checked as such, because it may be right.
    if source.slice(start, at).contains(": ") {
        return None;
    }
    let line = source.line(start).trim_end();
    let end = line.find(" #").map_or(line.len(), |comment| line.get(..comment).unwrap_or_default().trim_end().len());
    (start + end > at).then_some(start..start + end)
}

/// Returns the end of a value of one word before a key whose colon is at `at`, where a comma is missing.
pub(super) fn value_before_key(source: &SourceText<'_>, at: usize) -> Option<usize> {
    if !source.rest(at).starts_with(':') {
        return None;
    }
    let before = source.slice(0, at);
    let key = before.len() - before.trim_end_matches(|c: char| c.is_alphanumeric() || "_-.".contains(c)).len();
    let value = source.slice(0, at - key).trim_end();
    let word = value.split([' ', '\n', '{', '[', ',']).next_back()?;
    let is_value = !word.is_empty() && !word.ends_with([':', '{', '[', ',']);
    let is_only_word = value.strip_suffix(word)?.trim_end().ends_with([':', '{', '[', ',']);
    // A word of a text is followed by a colon only once.
    let name = format!("{}:", source.slice(at - key, at));
    let is_key = !word.starts_with(char::is_uppercase) || source.text.matches(&name).nth(1).is_some();
    (is_key && key > 0 && value.len() < at - key && is_value && is_only_word).then_some(value.len())
}

/// Returns the edit that makes a value a plain text, which is not checked further.
pub(super) fn guessed(range: Range<usize>) -> Edit {
    Edit { text: "_".repeat(range.len()), range, is_guess: true }
}

//! Positions of values that the parser reports imprecisely: empty values, block texts and lists.
//!
//! They are found from the end of the token before the value.

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

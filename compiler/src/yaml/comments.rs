//! Finds comments that cut a text, which YAML ends at ` #`.

use super::delimiters::scan;
use super::text::SourceText;
use crate::diagnostic::Span;

/// First words that continue a sentence.
const CONTINUING: [&str; 16] = [
    "is", "are", "was", "were", "has", "have", "and", "or", "of", "but", "that", "which", "must", "cannot", "will",
    "does",
];
/// Last words that a sentence does not end with.
const OPEN: [&str; 17] = [
    "the", "a", "an", "of", "at", "for", "to", "from", "with", "and", "or", "is", "are", "was", "number", "no.",
    "issue",
];

/// Returns the comment on the line where a plain text ends.
pub(super) fn after(source: &SourceText<'_>, end: usize) -> Option<Span> {
    let line = source.line(end).trim_end();
    let start = end + line.len() - line.trim_start_matches([' ', '\t']).len();
    (start > end && source.rest(start).starts_with('#')).then(|| Span { start, end: end + line.len() })
}

/// Returns `true` if a comment after a text is likely to be a part of the text.
///
/// A comment has a space on both sides of its `#`, and does not continue the sentence before it.
pub(super) fn is_text(source: &SourceText<'_>, text: &str, comment: Span) -> bool {
    let body = source.slice(comment.start, comment.end).trim_start_matches('#');
    if !body.starts_with([' ', '\t']) {
        return true;
    }
    // Two spaces before a comment set it apart.
    let is_close = comment.start >= 2
        && source.slice(comment.start - 1, comment.start) == " "
        && !source.slice(comment.start - 2, comment.start - 1).trim().is_empty();
    is_close && continues(text, body.trim())
}

/// Returns `true` if a sentence goes on behind the `#`.
fn continues(text: &str, body: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    if text.ends_with(['.', '!', '?']) && !OPEN.contains(&last.as_str()) {
        return false;
    }
    let first = body.split_whitespace().next().unwrap_or_default();
    body.starts_with(|c: char| c.is_ascii_digit() || ",.;:)?!".contains(c))
        || CONTINUING.contains(&first)
        || OPEN.contains(&last.as_str())
        || body.starts_with(char::is_lowercase) && body.ends_with(['.', '!', '?'])
}

/// Returns the first comment inside brackets that is likely to be a part of a text, or that interrupts one.
///
/// `start` is an open bracket. The second value is `true` for a part of a text.
pub(super) fn inside_brackets(source: &SourceText<'_>, start: usize, end: usize) -> Option<(Span, bool)> {
    let mut found = None;
    let mut before = start;
    scan(source, start, end, |at, c| {
        if c != '#' || found.is_some() {
            return;
        }
        let comment = Span { start: at, end: at + source.line(at).trim_end().len() };
        let gap = source.slice(before, at);
        let text =
            gap.get(gap.rfind(['[', '{', ',', '"', '\'', '\n']).map_or(0, |place| place + 1)..).unwrap_or_default();
        let value = text.trim();
        let swallows = source.slice(comment.start, comment.end).contains([']', '}']);
        let next = source.rest(source.skip_gap(comment.end));
        let interrupts = !value.is_empty() && !value.ends_with(':') && !next.starts_with([',', ']', '}']);
        if !value.is_empty() && (swallows || is_text(source, value, comment)) {
            found = Some((comment, true));
        } else if interrupts {
            found = Some((comment, false));
        }
        before = comment.end;
    });
    found
}

/// Returns the comment lines directly before the line that starts at an offset, the first one first.
pub(super) fn lines_above(source: &SourceText<'_>, line_start: usize, end: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut next = line_start;
    while next > end {
        let start = source.line_start(next - 1);
        let line = source.line(start).trim_end();
        let first = source.first_token(start);
        if source.rest(first).starts_with('#') && start >= end {
            found.push(Span { start: first, end: start + line.len() });
        } else if !line.trim().is_empty() {
            break;
        }
        next = start;
    }
    found.reverse();
    found
}

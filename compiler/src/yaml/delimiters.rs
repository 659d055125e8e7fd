//! Decides which bracket or quote is unclosed, if the parser stopped later than the mistake.

use super::text::{SourceText, indent};

/// Returns the innermost bracket that is open at `at`, and the last quote before it. `start` is an open bracket.
pub(super) fn open_at(source: &SourceText<'_>, start: usize, at: usize) -> (Option<usize>, Option<usize>) {
    let mut open = Vec::new();
    let mut quote = None;
    scan(source, start, at, |here, c| match c {
        '[' | '{' => open.push(here),
        ']' | '}' => _ = open.pop(),
        '#' => {}
        _ => quote = Some(here),
    });
    (open.last().copied(), quote)
}

/// Visits the brackets, the opening quotes and the comments between two offsets; `start` is an open bracket.
pub(super) fn scan(source: &SourceText<'_>, start: usize, at: usize, mut visit: impl FnMut(usize, char)) {
    let mut next = start;
    let mut before = ' ';
    while next < at
        && let Some(c) = source.rest(next).chars().next()
    {
        let here = next;
        next += c.len_utf8();
        match c {
            '[' | '{' | ']' | '}' => visit(here, c),
            '#' if before.is_whitespace() => {
                visit(here, c);
                next = here + source.line(here).len();
            }
            '"' | '\'' if before.is_whitespace() || "[{,:".contains(before) => {
                visit(here, c);
                next = closing_quote(source, here);
            }
            _ => {}
        }
        before = c;
    }
}

/// Returns the end of the quoted text that starts at `start`.
fn closing_quote(source: &SourceText<'_>, start: usize) -> usize {
    let mut chars = source.rest(start).char_indices().peekable();
    let quote = chars.next().map(|(_, c)| c);
    while let Some((at, c)) = chars.next() {
        let escaped = match c {
            '\\' => quote == Some('"') && chars.next().is_some(),
            '\'' => quote == Some(c) && chars.next_if(|(_, next)| *next == c).is_some(),
            _ => false,
        };
        if !escaped && quote == Some(c) {
            return start + at + 1;
        }
    }
    source.text.len()
}

/// Returns `true` if a quoted text continues on a line that is indented too little to belong to the list or map at
/// `column`, so that a closing quote is missing before that line.
pub(super) fn is_quote_unclosed(source: &SourceText<'_>, start: usize, end: usize, column: Option<usize>) -> bool {
    let mut lines = source.slice(start, end).split('\n').skip(1).filter(|line| !line.trim().is_empty());
    column.is_some_and(|column| lines.any(|line| indent(line) <= column))
}

/// Returns `true` if a bracket is the cause of an error at `at`, because it is unclosed on a line before.
pub(super) fn is_bracket_unclosed(source: &SourceText<'_>, bracket: usize, at: usize) -> bool {
    let start = source.line_start(bracket);
    let line = source.line(start);
    if source.is_blank(at, source.text.len()) {
        return true;
    }
    let mut next = start + line.len();
    if next > at {
        return false;
    }
    // Brackets that span lines are at the end of a line, or every line ends with a comma.
    if !line.trim_end().ends_with(['[', '{', ',']) {
        return true;
    }
    while next <= at {
        let inner = source.line(next);
        let outside = indent(inner) <= indent(line) && !inner.trim_start().starts_with([']', '}', '#']);
        if outside && !inner.trim().is_empty() {
            return true;
        }
        next += inner.len().max(1);
    }
    false
}

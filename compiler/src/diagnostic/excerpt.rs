//! The excerpt that a diagnostic shows; long lines are truncated, so that a line of megabytes costs little.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::span::{Span, line_break};
use crate::printable::is_hidden;

/// The maximum number of bytes shown before the start of a span, and from it on.
const MAX_BEFORE: usize = 200;
const MAX_AFTER: usize = 600;

/// Returns the line `number` with `span` marked, and the line of the related location if there is one.
pub(super) fn snippet(
    text: &str,
    number: usize,
    span: Span,
    related: Option<(Span, String)>,
) -> Snippet<'static, Annotation<'static>> {
    let own = Line::new(text, span);
    let primary = |range: Range<usize>| AnnotationKind::Primary.span(range);
    let Some((related_span, label)) = related else {
        return Snippet::source(own.text).line_start(number).annotation(primary(own.marked));
    };
    let context = |range: Range<usize>| AnnotationKind::Context.span(range).label(label);
    let related = Line::new(text, related_span);
    match own.line.cmp(&related.line) {
        Ordering::Equal => {
            let beside = own.range_of(related_span.within(text)).map(context);
            Snippet::source(own.text).line_start(number).annotation(primary(own.marked)).annotations(beside)
        }
        Ordering::Less => {
            let (source, shift, _) = join(text, &own, &related);
            let moved = related.marked.start + shift..related.marked.end + shift;
            Snippet::source(source).line_start(number).annotation(primary(own.marked)).annotation(context(moved))
        }
        Ordering::Greater => {
            let (source, shift, lines) = join(text, &related, &own);
            let moved = own.marked.start + shift..own.marked.end + shift;
            let first = number.saturating_sub(lines);
            Snippet::source(source).line_start(first).annotation(primary(moved)).annotation(context(related.marked))
        }
    }
}

/// One line, truncated on both sides.
struct Line {
    /// The whole line in the text of the catalog.
    line: Span,
    /// The part that is shown.
    shown: Span,
    /// The ellipsis in front, if the beginning is not shown.
    ellipsis: &'static str,
    /// The shown text, with its ellipses.
    text: String,
    /// The marked range of the shown text.
    marked: Range<usize>,
}

impl Line {
    fn new(text: &str, span: Span) -> Self {
        let span = span.within(text);
        let line = Span::of_line(text, span.start);
        let start = span.start.clamp(line.start, line.end);
        let first = line.start.max(start.saturating_sub(MAX_BEFORE));
        let shown = Span { start: first, end: line.end.min(start + MAX_AFTER) }.within(text);
        let ellipsis = if shown.start > line.start { "..." } else { "" };
        let trailing = if shown.end < line.end { "..." } else { "" };
        let part = visible(text.get(shown.start..shown.end).unwrap_or_default());
        let end = span.end.clamp(start, shown.end);
        let marked = start - shown.start + ellipsis.len()..end - shown.start + ellipsis.len();
        Self { line, shown, ellipsis, text: format!("{ellipsis}{part}{trailing}"), marked }
    }

    /// Returns the range of another span of the same line in the shown text, if it is shown.
    fn range_of(&self, span: Span) -> Option<Range<usize>> {
        let shown = |at: usize| Some(at.checked_sub(self.shown.start)? + self.ellipsis.len());
        (span.end <= self.shown.end).then_some(shown(span.start)?..shown(span.end)?)
    }
}

/// Joins two lines to one source; returns it with the offset of the second line and the number of lines between them.
fn join(text: &str, first: &Line, second: &Line) -> (String, usize, usize) {
    let between = text.get(first.line.end..second.line.start).unwrap_or_default();
    let between =
        if line_break(text) == '\n' { Cow::Borrowed(between) } else { Cow::Owned(between.replace('\r', "\n")) };
    let lines = between.matches('\n').count();
    let mut source = first.text.clone();
    if between.len() <= MAX_AFTER {
        source.push_str(&visible(&between));
    } else {
        // The renderer skips lines this far from a mark, and only counts them.
        source.push('\n');
        source.push_str(&"...\n".repeat(lines.saturating_sub(1)));
    }
    let shift = source.len();
    source.push_str(&second.text);
    (source, shift, lines)
}

/// Replaces the hidden characters above ASCII, most of which the renderer passes on and a terminal may interpret.
///
/// The replacement has the same length in bytes, so every offset remains valid.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.len_utf8() {
            2 if is_hidden(c) => out.push('\u{b7}'),
            3 if is_hidden(c) => out.push('\u{fffd}'),
            4 if is_hidden(c) => out.push_str("\u{b7}\u{b7}"),
            _ => out.push(c),
        }
    }
    out
}

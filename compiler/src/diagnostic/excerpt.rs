//! The lines that a report shows, cut so that a line of megabytes costs nothing.

use std::cmp::Ordering;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::Span;

/// How many bytes of a line are shown at most before the place, and from it on.
const BEFORE: usize = 200;
const AFTER: usize = 600;

/// The line `number` with `span` in it, and the line of `other` where there is one.
pub(super) fn snippet(
    text: &str,
    number: usize,
    span: Span,
    other: Option<(Span, String)>,
) -> Snippet<'static, Annotation<'static>> {
    let own = Cut::new(text, span);
    let primary = |range: Range<usize>| AnnotationKind::Primary.span(range);
    let Some((other_span, label)) = other else {
        return Snippet::source(own.text).line_start(number).annotation(primary(own.focus));
    };
    let context = |range: Range<usize>| AnnotationKind::Context.span(range).label(label);
    let other = Cut::new(text, other_span);
    match own.line.cmp(&other.line) {
        Ordering::Equal => {
            let beside = own.beside(inside(text, other_span)).map(context);
            Snippet::source(own.text).line_start(number).annotation(primary(own.focus)).annotations(beside)
        }
        Ordering::Less => {
            let (source, shift, _) = join(text, &own, &other);
            let moved = other.focus.start + shift..other.focus.end + shift;
            Snippet::source(source).line_start(number).annotation(primary(own.focus)).annotation(context(moved))
        }
        Ordering::Greater => {
            let (source, shift, lines) = join(text, &other, &own);
            let moved = own.focus.start + shift..own.focus.end + shift;
            let first = number.saturating_sub(lines);
            Snippet::source(source).line_start(first).annotation(primary(moved)).annotation(context(other.focus))
        }
    }
}

/// The part of one line that is shown.
struct Cut {
    line: Span,
    /// Which part of the catalogue's text it is.
    shown: Span,
    /// What stands before it, where the line began earlier.
    lead: &'static str,
    text: String,
    /// What is pointed at, as a range of the shown text.
    focus: Range<usize>,
}

impl Cut {
    fn new(text: &str, span: Span) -> Self {
        let span = inside(text, span);
        let line = line_of(text, span.start);
        let start = span.start.clamp(line.start, line.end);
        let first = line.start.max(start.saturating_sub(BEFORE));
        let shown = inside(text, Span { start: first, end: line.end.min(start + AFTER) });
        let lead = if shown.start > line.start { "..." } else { "" };
        let trail = if shown.end < line.end { "..." } else { "" };
        let cut = visible(text.get(shown.start..shown.end).unwrap_or_default());
        let end = span.end.clamp(start, shown.end);
        let focus = start - shown.start + lead.len()..end - shown.start + lead.len();
        Self { line, shown, lead, text: format!("{lead}{cut}{trail}"), focus }
    }

    /// Where another span of the same line stands, if it is shown.
    fn beside(&self, span: Span) -> Option<Range<usize>> {
        let place = |at: usize| Some(at.checked_sub(self.shown.start)? + self.lead.len());
        (span.end <= self.shown.end).then_some(place(span.start)?..place(span.end)?)
    }
}

/// Two lines in one source, how far the second one moved, and how many lines lie between their beginnings.
fn join(text: &str, first: &Cut, second: &Cut) -> (String, usize, usize) {
    let between = text.get(first.line.end..second.line.start).unwrap_or_default();
    let lines = between.matches('\n').count();
    let mut source = first.text.clone();
    if between.len() <= AFTER {
        source.push_str(&visible(between));
    } else {
        // Far more than one line apart is left out by the renderer, which only counts them.
        source.push('\n');
        source.push_str(&"...\n".repeat(lines.saturating_sub(1)));
    }
    let shift = source.len();
    source.push_str(&second.text);
    (source, shift, lines)
}

/// The text without the control characters above ASCII, which the renderer lets through and a terminal may obey; what
/// stands for them is as long, so that every place stays where it is.
fn visible(text: &str) -> String {
    text.replace(|c| matches!(c, '\u{80}'..='\u{9f}'), "\u{b7}")
}

/// The line of a byte, without its end and without a byte order mark.
pub(super) fn line_of(text: &str, at: usize) -> Span {
    let start = text.get(..at).unwrap_or_default().rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
    let end = start + line.trim_end_matches('\r').len();
    let mark = if start == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    Span { start: start + mark, end }
}

/// The nearest range that lies in the text and between characters.
pub(super) fn inside(text: &str, span: Span) -> Span {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = boundary(span.start);
    Span { start, end: boundary(span.end).max(start) }
}

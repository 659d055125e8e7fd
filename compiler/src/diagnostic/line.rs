//! A line of a catalog as an excerpt shows it: cut on both sides of its marks, without characters that a terminal interprets.

use unicode_width::UnicodeWidthChar;

use super::span::{Span, line_break};
use crate::printable::is_hidden;

/// The maximum number of columns of a line.
const MAX_WIDTH: usize = 140;
/// The minimum number of columns in front of a mark, if the line has as many.
const MIN_BEFORE: usize = 20;
/// The maximum number of bytes that are read in front of the start of a mark, and from it on; a line can have megabytes.
const MAX_BYTES: (usize, usize) = (4 * MAX_WIDTH, 8 * MAX_WIDTH);
const ELLIPSIS: &str = "...";

/// A marked part of a line.
pub(super) struct Mark {
    pub(super) span: Span,
    /// The label of a related location; the location of the diagnostic itself has none.
    pub(super) label: Option<String>,
    line: Span,
}

impl Mark {
    /// Marks the part of a span that is in its first line.
    pub(super) fn new(text: &str, span: Span, label: Option<String>) -> Self {
        let span = span.within(text);
        let line = Span::of_line(text, span.start);
        let start = span.start.clamp(line.start, line.end);
        Mark { span: Span { start, end: span.end.clamp(start, line.end) }, label, line }
    }
}

/// A line with its marks.
pub(super) struct Line<'m> {
    /// The number, from 1.
    pub(super) number: usize,
    /// The text, at most [`MAX_WIDTH`] columns and two ellipses.
    pub(super) text: String,
    /// The marks in the order of the text, each with its first column and the one after its last.
    pub(super) marks: Vec<(usize, usize, &'m Mark)>,
}

impl<'m> Line<'m> {
    /// Returns the line of one mark, or of two marks in their order; `None` if the line of two does not show both.
    pub(super) fn of(text: &str, marks: &'m [Mark]) -> Option<Self> {
        let (first, last) = (marks.first()?, marks.last()?);
        let focus = Span { start: first.span.start, end: first.span.end.max(last.span.end) };
        let (line, is_shown) = Self::new(text, first.line, focus, marks);
        (marks.len() == 1 || first.line == last.line && is_shown).then_some(line)
    }

    /// Returns the line above the line of a mark.
    pub(super) fn above(text: &str, mark: &Mark) -> Line<'m> {
        let line = Span::of_line(text, mark.line.start.saturating_sub(1));
        Self::new(text, line, Span { start: line.start, end: line.start }, &[]).0
    }

    /// Returns a line, of which the `focus` is shown, and `true` if all of the focus is.
    fn new(text: &str, line: Span, focus: Span, marks: &'m [Mark]) -> (Self, bool) {
        let (before, after) = MAX_BYTES;
        let start = line.start.max(focus.start.saturating_sub(before));
        let part = Span { start, end: line.end.min(focus.start + after) }.within(text);
        let cells = Cells::new(text, part);
        let (from, to) = (cells.column_of(focus.start), cells.column_of(focus.end));
        let mut first = from.saturating_sub((MAX_WIDTH.saturating_sub(to - from) / 2).max(MIN_BEFORE));
        if part.end == line.end {
            first = first.min(cells.width.saturating_sub(MAX_WIDTH));
        }
        if part.start == line.start && to <= MAX_WIDTH {
            first = 0;
        }
        let first = cells.list.iter().map(|cell| cell.column).find(|column| *column >= first).unwrap_or(first);
        let last = first + MAX_WIDTH;

        let is_cut = (part.start > line.start || first > 0, part.end < line.end || cells.width > last);
        let mut shown = String::new();
        shown.push_str(if is_cut.0 { ELLIPSIS } else { "" });
        let indent = shown.len();
        for cell in &cells.list {
            if cell.column >= first && cell.column < last {
                shown.push(cell.shown);
            }
        }
        shown.push_str(if is_cut.1 { ELLIPSIS } else { "" });

        let column = |at: usize| cells.column_of(at).clamp(first, last) - first + indent;
        let mut columns = Vec::new();
        for mark in marks {
            let start = column(mark.span.start);
            columns.push((start, column(mark.span.end).max(start + 1), mark));
        }
        let number = 1 + text.get(..line.start).unwrap_or_default().matches(line_break(text)).count();
        (Line { number, text: shown, marks: columns }, focus.end <= part.end && to <= last)
    }
}

/// The characters of a part of a line in columns.
struct Cells {
    list: Vec<Cell>,
    width: usize,
}

struct Cell {
    /// The offset in the catalog.
    at: usize,
    column: usize,
    shown: char,
}

impl Cells {
    fn new(text: &str, part: Span) -> Self {
        let mut cells = Cells { list: Vec::new(), width: 0 };
        for (offset, c) in text.get(part.start..part.end).unwrap_or_default().char_indices() {
            let at = part.start + offset;
            match c {
                '\t' => {
                    for _ in 0..4 {
                        cells.push(at, ' ');
                    }
                }
                '\0'..' ' => cells.push(at, char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
                '\u{7f}' => cells.push(at, '\u{2421}'),
                _ if is_hidden(c) => cells.push(at, '\u{fffd}'),
                _ => cells.push(at, c),
            }
        }
        cells
    }

    fn push(&mut self, at: usize, shown: char) {
        self.list.push(Cell { at, column: self.width, shown });
        self.width += shown.width().unwrap_or(0);
    }

    /// Returns the column of the character at an offset of the catalog.
    fn column_of(&self, at: usize) -> usize {
        self.list.iter().find(|cell| cell.at >= at).map_or(self.width, |cell| cell.column)
    }
}

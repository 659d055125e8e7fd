//! Ranges and positions in the text of a catalog.

use crate::lists;

/// A range of bytes in the text of a catalog.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last byte.
    pub end: usize,
}

impl Span {
    /// Returns the nearest range that lies within `text` and on character boundaries.
    pub(super) fn within(self, text: &str) -> Self {
        let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let start = boundary(self.start);
        Self { start, end: boundary(self.end).max(start) }
    }

    /// Returns the line that contains the byte `at`, without its line ending and without a byte order mark.
    pub(super) fn of_line(text: &str, at: usize) -> Self {
        let end = line_break(text);
        let start = text.get(..at).unwrap_or_default().rfind(end).map_or(0, |end| end + 1);
        let line = text.get(start..).unwrap_or_default().split(end).next().unwrap_or_default();
        let end = start + line.trim_end_matches('\r').len();
        let mark = if start == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { start: start + mark, end }
    }
}

/// Returns the indices of spans in the order of the text; equal spans keep their order.
///
/// It is the only sort of the compiler, because each type that is sorted adds thousands of lines of LLVM IR to it.
pub(crate) fn in_order(spans: &[Span]) -> Vec<usize> {
    let mut order = Vec::with_capacity(spans.len());
    for (index, span) in spans.iter().enumerate() {
        order.push((*span, index));
    }
    order.sort_unstable();
    lists::map(&order, |(_, index)| *index)
}

/// A set of spans, by their starts.
#[derive(Clone, Default, Debug)]
pub(crate) struct SpanSet {
    /// Sorted: a set of the standard library would add thousands of lines of LLVM IR to the compiler.
    starts: Vec<usize>,
}

impl SpanSet {
    /// Adds a span; returns `false` if the set has one with the same start.
    pub(crate) fn insert(&mut self, span: Span) -> bool {
        let place = self.starts.binary_search(&span.start);
        if let Err(place) = place {
            self.starts.insert(place, span.start);
        }
        place.is_err()
    }

    #[cfg(feature = "indentation")]
    pub(super) fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Returns `true` if a span of the set starts in another span, or at its end.
    pub(super) fn starts_in(&self, span: Span) -> bool {
        let next = self.starts.binary_search(&span.start).unwrap_or_else(|place| place);
        self.starts.get(next).is_some_and(|start| *start <= span.end)
    }
}

/// Returns the character that ends the lines of a text: a carriage return if the text has no line feed.
pub(super) fn line_break(text: &str) -> char {
    if text.contains('\n') { '\n' } else { '\r' }
}

/// A position as an editor shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Position {
    /// Returns the positions of the first bytes of `spans`, in the order of the spans, from one pass over the text.
    #[must_use]
    pub fn of_all(text: &str, spans: &[Span]) -> Vec<Self> {
        let spans = lists::map(spans, |span| span.within(text));
        let end = line_break(text);
        let mut positions = vec![Position::FIRST; spans.len()];
        let (mut position, mut done) = (Position::FIRST, 0);
        for index in in_order(&spans) {
            let (Some(Span { start, .. }), Some(found)) = (spans.get(index), positions.get_mut(index)) else {
                continue;
            };
            position =
                text.get(done..*start).unwrap_or_default().chars().fold(position, |position, c| position.after(c, end));
            (*found, done) = (position, *start);
        }
        positions
    }

    const FIRST: Position = Position { line: 1, column: 1 };

    fn after(self, c: char, end: char) -> Self {
        match c {
            _ if c == end => Position { line: self.line + 1, column: 1 },
            // A byte order mark is not a column.
            '\u{feff}' if self == Self::FIRST => self,
            _ => Position { column: self.column + 1, ..self },
        }
    }

    /// Returns the position of the first byte of `span`.
    pub(super) fn of(text: &str, span: Span) -> Self {
        let (end, before) = (line_break(text), text.get(..span.within(text).start).unwrap_or_default());
        before.chars().fold(Self::FIRST, |position, c| position.after(c, end))
    }
}

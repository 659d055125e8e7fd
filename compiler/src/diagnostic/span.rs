//! Ranges and positions in the text of a catalog.

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
        let start = text.get(..at).unwrap_or_default().rfind('\n').map_or(0, |end| end + 1);
        let line = text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
        let end = start + line.trim_end_matches('\r').len();
        let mark = if start == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { start: start + mark, end }
    }
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
        let starts: Vec<usize> = spans.iter().map(|span| span.within(text).start).collect();
        let mut order: Vec<usize> = (0..starts.len()).collect();
        order.sort_by_key(|index| starts.get(*index));
        let mut positions = vec![Position::FIRST; spans.len()];
        let (mut position, mut done) = (Position::FIRST, 0);
        for index in order {
            let (Some(start), Some(found)) = (starts.get(index), positions.get_mut(index)) else { continue };
            position = text.get(done..*start).unwrap_or_default().chars().fold(position, Self::after);
            (*found, done) = (position, *start);
        }
        positions
    }

    const FIRST: Position = Position { line: 1, column: 1 };

    fn after(self, c: char) -> Self {
        match c {
            '\n' => Position { line: self.line + 1, column: 1 },
            // A byte order mark is not a column.
            '\u{feff}' if self == Self::FIRST => self,
            _ => Position { column: self.column + 1, ..self },
        }
    }

    /// Returns the position of the first byte of `span`.
    pub(super) fn of(text: &str, span: Span) -> Self {
        text.get(..span.within(text).start).unwrap_or_default().chars().fold(Self::FIRST, Self::after)
    }
}

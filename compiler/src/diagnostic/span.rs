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
    pub(super) fn clamp(self, text: &str) -> Self {
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
    /// Returns the position of the first byte of `span`.
    pub(super) fn of(text: &str, span: Span) -> Self {
        let at = span.clamp(text).start;
        let start = Span::of_line(text, at).start;
        let lines = text.get(..start).unwrap_or_default().matches('\n').count();
        let characters = text.get(start..at).unwrap_or_default().chars().count();
        Self { line: lines + 1, column: characters + 1 }
    }
}

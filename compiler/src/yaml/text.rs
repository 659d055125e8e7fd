//! The text that is parsed: its lines, indentation and gaps.

use crate::diagnostic::Span;

/// The byte order mark, which is allowed only at the start of a file.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of one attempt to parse the file. All offsets are byte offsets, equal in both versions of the text.
#[derive(Clone, Copy)]
pub(super) struct SourceText<'s> {
    /// The text that the parser gets, in which recovery replaced faulty lines by white space.
    pub(super) text: &'s str,
    /// The text before recovery.
    original: &'s str,
}

impl<'s> SourceText<'s> {
    pub(super) fn new(text: &'s str, original: &'s str) -> Self {
        Self { text, original }
    }

    /// Returns the nearest character boundary at or before an offset.
    pub(super) fn boundary(&self, at: usize) -> usize {
        // In the parsed text, a removed character is several spaces; an offset between them is inside the character.
        (0..=at).rev().find(|at| self.original.is_char_boundary(*at)).unwrap_or(0)
    }

    /// Returns the text from an offset on.
    pub(super) fn rest(&self, at: usize) -> &'s str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Returns the text between two offsets, empty if they are not in order.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'s str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Returns the character at an offset and its span, or `None` and an empty span at the end of a line.
    pub(super) fn character(&self, at: usize) -> (Option<char>, Span) {
        let c = self.rest(at).chars().next().filter(|c| !matches!(c, '\r' | '\n'));
        (c, Span { start: at, end: at + c.map_or(0, char::len_utf8) })
    }

    /// Returns `true` if an opening bracket is at an offset.
    pub(super) fn is_open_bracket(&self, at: usize) -> bool {
        self.rest(at).starts_with(['[', '{'])
    }

    /// Returns the offset after white space and comments.
    pub(super) fn skip_gap(&self, at: usize) -> usize {
        skip_gap(self.text, at)
    }

    /// Returns `true` if recovery removed the next token after an offset.
    pub(super) fn is_removed(&self, at: usize) -> bool {
        skip_gap(self.original, at) < skip_gap(self.text, at)
    }

    /// Returns `true` if there is only white space between two offsets, or if they are not in order.
    pub(super) fn is_blank(&self, start: usize, end: usize) -> bool {
        self.slice(start, end).trim().is_empty()
    }

    /// Returns the start of the line that contains an offset.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.slice(0, at).rfind('\n').map_or(0, |end| end + 1)
    }

    /// Returns the line that starts at an offset, with its line ending.
    pub(super) fn line(&self, start: usize) -> &'s str {
        self.rest(start).split_inclusive('\n').next().unwrap_or_default()
    }

    /// Returns the offset of the first token of the line that starts at an offset.
    pub(super) fn first_token(&self, line_start: usize) -> usize {
        line_start + indent(self.line(line_start))
    }
}

fn skip_gap(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let token = rest.trim_start_matches([' ', '\t', '\r', '\n', BYTE_ORDER_MARK]);
        at += rest.len() - token.len();
        if !token.starts_with('#') {
            return at;
        }
        at += token.find(['\r', '\n']).unwrap_or(token.len());
    }
}

/// Returns the length of the white space at the start of a line, in bytes.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t', BYTE_ORDER_MARK]).len()
}

//! A syntax error: its diagnostic, and how the text is repaired or what is removed, so that parsing continues.

use super::edits::Edit;
use super::reason::ErrorScope;
use super::text::SourceText;
use crate::diagnostic::Span;

/// A syntax error, which ends an attempt to parse the text.
pub(super) struct SyntaxError {
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: String,
    /// The part that recovery removes if there is no repair.
    pub(super) scope: ErrorScope,
    /// The edits that repair the text.
    pub(super) repair: Vec<Edit>,
}

impl SyntaxError {
    /// Creates an error at a character; `{c}` in the message is that character.
    pub(super) fn new(source: &SourceText<'_>, at: usize, scope: ErrorScope, message: &str, help: &str) -> Self {
        let (c, span) = source.character(at);
        let message = match c {
            Some('`') => message.replace("`{c}`", "a backtick"),
            Some(c) => message.replace("{c}", &c.to_string()),
            None => message.replace("`{c}`", "the end of the line"),
        };
        Self { span, message, help: help.to_owned(), scope, repair: Vec::new() }
    }

    /// Extends the span to the end of the line.
    pub(super) fn until_line_end(mut self, source: &SourceText<'_>) -> Self {
        self.span.end = self.span.start + source.line(self.span.start).trim_end().len();
        self
    }

    /// Adds edits that repair the text.
    pub(super) fn repaired(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.repair.extend(edits);
        self
    }
}

//! Explains an error of the YAML parser: finds the mistake that caused it, which may be on a line before.

use granit_parser::ErrorKind;

use super::builder::MAX_DEPTH;
use super::delimiters::{is_bracket_unclosed, is_quote_unclosed, open_at};
use super::reason::{self, ErrorPosition, ErrorScope, Reason};
use super::text::{SourceText, indent};
use crate::diagnostic::Span;

/// A syntax error, which ends an attempt to parse the text.
pub(super) struct SyntaxError {
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) scope: ErrorScope,
}

impl SyntaxError {
    /// Creates an error at a character; `{c}` in the message is that character.
    fn new(source: &SourceText<'_>, at: usize, scope: ErrorScope, message: &str, help: &str) -> Self {
        let (c, span) = source.character(at);
        let message = match c {
            Some('`') => message.replace("`{c}`", "a backtick"),
            Some(c) => message.replace("{c}", &c.to_string()),
            None => message.replace("`{c}`", "the end of the line"),
        };
        Self { span, message, help: help.to_owned(), scope }
    }

    /// Extends the span to the end of the line.
    fn until_line_end(mut self, source: &SourceText<'_>) -> Self {
        self.span.end = self.span.start + source.line(self.span.start).trim_end().len();
        self
    }
}

/// Returns the error for a quote at `at` that is not closed.
pub(super) fn unclosed_quote(source: &SourceText<'_>, at: usize) -> SyntaxError {
    SyntaxError::new(source, at, ErrorScope::Line, reason::UNCLOSED_QUOTE, reason::CLOSE_QUOTE)
}

/// Returns the error for a list or map at `at` that is nested too deep.
pub(super) fn too_deep(source: &SourceText<'_>, at: usize) -> SyntaxError {
    let message = format!("nested more than {MAX_DEPTH} levels deep");
    SyntaxError::new(source, at, ErrorScope::File, &message, "close the brackets, or nest fewer lists and maps")
}

/// The state of the parser at an error.
pub(super) struct ParserStop<'p> {
    /// The offset where the parser stopped.
    pub(super) at: usize,
    pub(super) error: &'p ErrorKind,
    /// The start of the text that ends there.
    pub(super) text_start: usize,
    /// The innermost open bracket that is known from the events.
    pub(super) bracket: Option<usize>,
    /// The column of the innermost list or map without brackets.
    pub(super) column: Option<usize>,
}

/// Returns the syntax error that made the parser stop.
pub(super) fn explain(source: &SourceText<'_>, stop: &ParserStop<'_>) -> SyntaxError {
    let &ParserStop { at, error, .. } = stop;
    if *error == ErrorKind::RecursionLimitExceeded {
        return too_deep(source, at);
    }
    if let Some(found) = tab(source, stop).or_else(|| delimiter(source, stop)).or_else(|| key_or_comment(source, stop))
    {
        return found;
    }
    let Some(Reason { position, scope, message, help }) = reason::of(error) else {
        let message = format!("invalid YAML: {error}");
        return SyntaxError::new(
            source,
            at,
            ErrorScope::Context,
            &message,
            "quote text that contains special characters",
        );
    };
    let first = source.first_token(source.line_start(at));
    match position {
        ErrorPosition::Here => SyntaxError::new(source, at, scope, message, help),
        ErrorPosition::Escape => SyntaxError::new(source, invalid_escape(source, at), scope, message, help),
        ErrorPosition::FirstToken if source.rest(first).starts_with("- ") => {
            SyntaxError::new(source, first, scope, "unexpected list item", help)
        }
        ErrorPosition::FirstToken if at > first => {
            let message = "unexpected text after the value";
            SyntaxError::new(source, at, ErrorScope::RestOfLine, message, "quote text that starts with a bracket")
        }
        ErrorPosition::FirstToken | ErrorPosition::WholeLine => {
            SyntaxError::new(source, first, scope, message, help).until_line_end(source)
        }
    }
}

/// Finds a tab that caused the error.
fn tab(source: &SourceText<'_>, stop: &ParserStop<'_>) -> Option<SyntaxError> {
    let tab = find_tab(source, stop)?;
    Some(if source.is_blank(source.line_start(tab), tab) {
        SyntaxError::new(source, tab, ErrorScope::Tabs, "tab used for indentation", "indent with spaces")
    } else {
        let message = "tab where only spaces are allowed";
        SyntaxError::new(source, tab, ErrorScope::Line, message, "replace it with spaces")
    })
}

fn find_tab(source: &SourceText<'_>, stop: &ParserStop<'_>) -> Option<usize> {
    let &ParserStop { at, error, bracket, .. } = stop;
    let in_indentation = |start: usize| {
        let line = source.line(start);
        line.get(..indent(line))?.find('\t').map(|tab| start + tab)
    };
    let line = source.line_start(at);
    let own = in_indentation(line).filter(|_| bracket.is_none());
    if own.is_some() || !reason::can_be_a_tab(error) {
        return own;
    }
    if let Some(before) = source.text.get(line..=at).and_then(|part| part.rfind('\t')) {
        return Some(line + before);
    }
    source.rest(line).match_indices('\n').find_map(|(end, _)| in_indentation(line + end + 1))
}

/// Finds a bracket or quote that caused the error.
fn delimiter(source: &SourceText<'_>, stop: &ParserStop<'_>) -> Option<SyntaxError> {
    let &ParserStop { at, error, text_start, bracket, column } = stop;
    if let ErrorKind::MismatchedFlowCollectionEnd { open, close } = error {
        let message = format!("mismatched brackets: `{open}` is closed by `{close}`");
        let help = "close each bracket, or quote the text";
        return Some(SyntaxError::new(source, at, ErrorScope::Context, &message, help));
    }
    let after_quote =
        matches!(error, ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar);
    let quoted = source.rest(text_start).starts_with(['"', '\'']);
    if after_quote && quoted && is_quote_unclosed(source, text_start, at, column) {
        return Some(unclosed_quote(source, text_start));
    }
    let outer = bracket.filter(|_| *error != ErrorKind::UnclosedQuotedScalar)?;
    let (inner, quote) = open_at(source, outer, at);
    if let Some(quote) = quote.filter(|quote| after_quote && *quote < source.line_start(at)) {
        return Some(unclosed_quote(source, quote));
    }
    let inner = inner.unwrap_or(outer);
    is_bracket_unclosed(source, inner, at)
        .then(|| SyntaxError::new(source, inner, ErrorScope::Line, reason::UNCLOSED_BRACKET, reason::CLOSE_BRACKET))
}

/// Finds a misplaced key or comment that caused the error.
fn key_or_comment(source: &SourceText<'_>, stop: &ParserStop<'_>) -> Option<SyntaxError> {
    let &ParserStop { at, error, text_start, .. } = stop;
    let first = source.first_token(source.line_start(at));
    match error {
        ErrorKind::MappingValueNotAllowed if source.slice(first, at).contains(": ") => {
            let message = "unexpected second `: ` on one line";
            Some(SyntaxError::new(source, at, ErrorScope::Line, message, "quote text that contains `: `"))
        }
        ErrorKind::MappingValueNotAllowed if source.first_token(source.line_start(text_start)) == text_start => {
            let (message, help) = (reason::NOT_KEY_OR_ITEM, reason::ADD_COLON);
            Some(SyntaxError::new(source, text_start, ErrorScope::Context, message, help).until_line_end(source))
        }
        ErrorKind::MappingValueNotAllowed => {
            let message = "unexpected key inside multi-line text";
            let help = "indent all keys of a map by the same number of spaces";
            Some(SyntaxError::new(source, first, ErrorScope::Context, message, help))
        }
        ErrorKind::SimpleKeyExpected => {
            let comment = first + source.line(first).find(" #")? + 1;
            Some(SyntaxError::new(source, comment, ErrorScope::Line, reason::COMMENT, reason::QUOTE_COMMENT))
        }
        _ => None,
    }
}

/// Returns the first invalid escape of a quoted text.
fn invalid_escape(source: &SourceText<'_>, start: usize) -> usize {
    let mut rest = source.rest(start);
    while let Some(at) = rest.find('\\') {
        let escape = rest.get(at..).unwrap_or_default();
        let digits = match escape.chars().nth(1) {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(c) if "0abt\tnvfre \"/\\N_LP\r\n".contains(c) => 0,
            _ => usize::MAX,
        };
        let number = escape.get(2..digits.saturating_add(2)).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if digits > 0 && number.and_then(char::from_u32).is_none() {
            return source.text.len() - escape.len();
        }
        rest = escape.get(2..).unwrap_or_default();
    }
    start
}

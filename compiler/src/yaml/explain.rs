//! Explains an error of the YAML parser: finds the mistake that caused it, which may be on a line before.

use granit_parser::ErrorKind;

use super::comments;
use super::delimiters::{is_bracket_unclosed, is_quote_unclosed, open_at};
use super::edits::Edit;
use super::positions::invalid_escape;
use super::reason::{self, ErrorPosition, ErrorScope, Reason};
use super::reindent;
use super::syntax_error::SyntaxError;
use super::tabs;
use super::text::{SourceText, indent};
use super::{layout, misplaced};
use crate::diagnostic::Span;
use crate::limits::MAX_DEPTH;

/// Returns the error for a quote at `at` that is not closed.
pub(super) fn unclosed_quote(source: &SourceText<'_>, at: usize) -> SyntaxError {
    SyntaxError::new(source, at, ErrorScope::Line, reason::UNCLOSED_QUOTE, reason::CLOSE_QUOTE)
}

/// Returns the error for a list or map at `at` that is nested too deep.
pub(super) fn too_deep(source: &SourceText<'_>, at: usize) -> SyntaxError {
    let message = format!("nested more than {MAX_DEPTH} levels deep");
    SyntaxError::new(source, at, ErrorScope::File, &message, "close the brackets, or nest fewer lists and maps")
}

/// Returns the error for a key or value that exceeds a bound; `message` names the bound.
pub(super) fn too_many(source: &SourceText<'_>, at: usize, message: &str) -> SyntaxError {
    SyntaxError::new(source, at, ErrorScope::File, message, "split the catalog")
}

/// The state of the parser at an error.
pub(super) struct ParserStop<'p> {
    /// The offset where the parser stopped.
    pub(super) at: usize,
    pub(super) error: &'p ErrorKind,
    /// The start of the text that ends there.
    pub(super) text_start: usize,
    /// The last scalar before it.
    pub(super) last_scalar: Span,
    /// The innermost open bracket that is known from the events.
    pub(super) bracket: Option<usize>,
    /// The column of the innermost list or map without brackets.
    pub(super) column: Option<usize>,
    /// The starts of the items of the innermost list, if each of them is a key with a map.
    pub(super) named_items: Vec<usize>,
}

/// Returns the syntax error that made the parser stop.
pub(super) fn explain(source: &SourceText<'_>, stop: &ParserStop<'_>) -> SyntaxError {
    let &ParserStop { at, error, .. } = stop;
    if *error == ErrorKind::RecursionLimitExceeded {
        return too_deep(source, at);
    }
    let found = tab(source, stop)
        .or_else(|| {
            misplaced::item_among_keys(
                source,
                at,
                error,
                stop.column.filter(|_| stop.bracket.is_none()),
                &stop.named_items,
            )
        })
        .or_else(|| comment_inside_brackets(source, stop))
        .or_else(|| layout::other_colon_at(source, at))
        .or_else(|| delimiter(source, stop))
        .or_else(|| line_above(source, stop))
        .or_else(|| key_or_comment(source, stop));
    if let Some(found) = found {
        return found;
    }
    if *error == ErrorKind::ExpectedFlowMappingSeparator
        && let Some(end) = misplaced::value_before_key(source, at)
    {
        let (message, help) = ("expected a comma or a closing bracket", "add it here, or quote the text");
        return SyntaxError::new(source, end, ErrorScope::Context, message, help).repaired([Edit::insert(end, ",")]);
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
    let is_directive = |line: &str| line.starts_with("%YAML") || line.starts_with("%TAG");
    if matches!(error, ErrorKind::DirectiveDisallowed | ErrorKind::MissingDocumentEndBeforeDirective)
        && !is_directive(source.rest(first))
    {
        let (message, help) = (reason::CANNOT_START, reason::QUOTE);
        return SyntaxError::new(source, first, ErrorScope::Line, message, help).repaired(disarmed(source, first));
    }
    match position {
        ErrorPosition::Here => SyntaxError::new(source, at, scope, message, help),
        ErrorPosition::Escape => {
            let escape = invalid_escape(source, at);
            SyntaxError::new(source, escape, scope, message, help)
                .repaired([Edit { is_guess: true, ..Edit::insert(escape, "\\") }])
        }
        ErrorPosition::FirstCharacter => {
            SyntaxError::new(source, at, scope, message, help).repaired(disarmed(source, at))
        }
        ErrorPosition::FirstToken
            if source.rest(first).starts_with("- ") && misplaced::value_with_bracket(source, first, at).is_none() =>
        {
            SyntaxError::new(source, first, scope, "unexpected list item", help)
        }
        ErrorPosition::FirstToken if at > first => {
            let message = "unexpected text after the value";
            let help = "quote text that starts with a bracket";
            let value = misplaced::value_with_bracket(source, first, at);
            SyntaxError::new(source, at, ErrorScope::RestOfLine, message, help).repaired(value.map(misplaced::guessed))
        }
        ErrorPosition::FirstToken | ErrorPosition::WholeLine => {
            let error = SyntaxError::new(source, first, scope, message, help).until_line_end(source);
            let is_indentation = message == reason::UNEVEN && stop.bracket.is_none();
            if is_indentation { error.repaired(reindent::edits(source, first)) } else { error }
        }
    }
}

/// Finds a tab that caused the error.
fn tab(source: &SourceText<'_>, stop: &ParserStop<'_>) -> Option<SyntaxError> {
    let tab = find_tab(source, stop)?;
    Some(if source.is_blank(source.line_start(tab), tab) {
        let lines = tabs::lines(source, source.line_start(tab));
        SyntaxError::new(source, tab, ErrorScope::Tabs, "tab used for indentation", "indent with spaces")
            .repaired(tabs::edits(source, &lines))
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

/// Returns the edit that makes a character part of a plain text.
fn disarmed(source: &SourceText<'_>, at: usize) -> Option<Edit> {
    source.rest(at).starts_with(['@', '`', '%', '&', '*', '!', '#']).then(|| Edit::disarm(at))
}

/// Finds a comment inside brackets that takes a part of a text or a closing bracket away.
fn comment_inside_brackets(source: &SourceText<'_>, stop: &ParserStop<'_>) -> Option<SyntaxError> {
    let bracket = stop.bracket?;
    let (comment, is_text) = comments::inside_brackets(source, bracket, bracket_end(source, bracket, stop.at))?;
    Some(comment_error(source, comment, is_text))
}

/// Returns the end of the lines that can belong to a bracket, at most the end of the line at `at`.
fn bracket_end(source: &SourceText<'_>, bracket: usize, at: usize) -> usize {
    let start = source.line_start(bracket);
    let mut next = start + source.line(start).len();
    while next <= at && next < source.text.len() {
        let line = source.line(next);
        let outside = indent(line) <= indent(source.line(start)) && !line.trim_start().starts_with([']', '}', '#']);
        if outside && !line.trim().is_empty() {
            break;
        }
        next += line.len();
    }
    next
}

/// Returns the error for a comment that is part of a text, or that interrupts one.
fn comment_error(source: &SourceText<'_>, comment: Span, is_text: bool) -> SyntaxError {
    let (message, help) =
        if is_text { (reason::COMMENT_CUTS, reason::QUOTE_CUT) } else { (reason::COMMENT, reason::QUOTE_COMMENT) };
    let repair = if is_text { Edit::disarm(comment.start) } else { Edit::blank(comment.start..comment.end) };
    SyntaxError::new(source, comment.start, ErrorScope::Line, message, help).until_line_end(source).repaired([repair])
}

/// Finds a mistake in the layout of the line or of the text above it that caused the error.
fn line_above(source: &SourceText<'_>, stop: &ParserStop<'_>) -> Option<SyntaxError> {
    let &ParserStop { at, error, text_start, last_scalar, bracket, column, .. } = stop;
    if bracket.is_some() {
        return None;
    }
    let lines = [source.line_start(text_start), source.line_start(at)];
    let first_tokens = lines.map(|line| source.first_token(line));
    if let Some(error) = first_tokens.iter().find_map(|start| layout::property_as_key(source, *start)) {
        return Some(error);
    }
    if let Some(error) = layout::interrupted_text(source, last_scalar, at, column) {
        return Some(error);
    }
    let is_missing = matches!(
        error,
        ErrorKind::MappingValueNotAllowed
            | ErrorKind::SimpleKeyExpected
            | ErrorKind::InvalidSimpleKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::BlockSequenceEntryNotAllowed
    );
    if !is_missing {
        return None;
    }
    let in_list = |start: &&usize| {
        let list = source.rest(source.line_start(**start) + column.unwrap_or(usize::MAX / 2)).starts_with('-');
        list && Some(**start - source.line_start(**start)) == column
    };
    first_tokens
        .iter()
        .find_map(|start| layout::key_without_space(source, *start))
        .or_else(|| first_tokens.iter().filter(in_list).find_map(|start| layout::item_without_space(source, *start)))
}

/// Finds a bracket or quote that caused the error.
fn delimiter(source: &SourceText<'_>, stop: &ParserStop<'_>) -> Option<SyntaxError> {
    let &ParserStop { at, error, text_start, bracket, column, .. } = stop;
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
            let colon = source.rest(at).starts_with(':').then(|| Edit::disarm(at));
            let error = SyntaxError::new(source, at, ErrorScope::Line, message, "quote text that contains `: `");
            let value = misplaced::value_with_bracket(source, first, at);
            Some(error.repaired(value.map(misplaced::guessed).or(colon)))
        }
        ErrorKind::MappingValueNotAllowed if source.first_token(source.line_start(text_start)) == text_start => {
            let (message, help) = (reason::NOT_KEY_OR_ITEM, reason::ADD_COLON);
            Some(SyntaxError::new(source, text_start, ErrorScope::Context, message, help).until_line_end(source))
        }
        ErrorKind::MappingValueNotAllowed => {
            let message = reason::KEY_INSIDE_TEXT;
            let help = "indent all keys of a map by the same number of spaces";
            Some(SyntaxError::new(source, first, ErrorScope::Context, message, help))
        }
        ErrorKind::SimpleKeyExpected => {
            let comment = first + source.line(first).find(" #")? + 1;
            let span = Span { start: comment, end: comment + source.line(comment).trim_end().len() };
            let text = source.slice(first, comment).trim();
            let is_text = comments::is_text(source, text, span) || source.slice(span.start, span.end).contains(": ");
            Some(comment_error(source, span, is_text))
        }
        ErrorKind::CommentInterceptedScalar => {
            let (start, line) = (source.rest(at).starts_with('#').then_some(at)?, source.line(at).trim_end());
            let comment = Span { start, end: start + line.len() };
            let text = source.slice(stop.text_start, start).trim();
            Some(comment_error(source, comment, comments::is_text(source, text, comment)))
        }
        _ => None,
    }
}

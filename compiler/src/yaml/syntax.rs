//! Says in plain words why a file is no YAML, and where; the parser's own words are for people who know YAML's grammar.

use granit_parser::ErrorKind;

use super::reader::DEEPEST;
use super::reason::About::{Escape, Here, Line, Whole};
use super::reason::Kind::{self, Near, Own};
use super::reason::{self, BRACKET, CLOSE, COLON, COMMENT, NEITHER, NEVER_CLOSED, QUOTES, UNCLOSED};
use super::source::{Source, indent};
use crate::diagnostic::Span;

/// Why reading stopped.
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) kind: Kind,
}

impl Fault {
    fn whole_line(mut self, source: &Source<'_>) -> Self {
        self.span.end = self.span.start + source.line(self.span.start).trim_end().len();
        self
    }
}

pub(super) fn unclosed_quote(source: &Source<'_>, at: usize) -> Fault {
    Fault { span: source.character(at).1, message: NEVER_CLOSED.to_owned(), help: QUOTES.to_owned(), kind: Own }
}

pub(super) fn too_deep(source: &Source<'_>, at: usize) -> Fault {
    let message = format!("nested more than {DEEPEST} levels deep");
    let help = "close the brackets, or nest fewer lists and maps".to_owned();
    Fault { span: source.character(at).1, message, help, kind: Kind::Last }
}

/// Where the parser stopped, and what is known of the place.
pub(super) struct Stop<'p> {
    pub(super) at: usize,
    /// What the parser found.
    pub(super) found: &'p ErrorKind,
    /// Where the text begins that ends there.
    pub(super) text: usize,
    /// A bracket that is open.
    pub(super) bracket: Option<usize>,
    /// The column of the innermost list or map that is not in brackets.
    pub(super) column: Option<usize>,
}

/// Explains why the parser stopped.
pub(super) fn explain(source: &Source<'_>, stop: &Stop<'_>) -> Fault {
    let &Stop { at, found, text, bracket, column } = stop;
    let fault = |start: usize, kind: Kind, message: &str, help: &str| {
        let (c, span) = source.character(start);
        let message = match c {
            Some('`') => message.replace("`{c}`", "a backtick"),
            Some(c) => message.replace("{c}", &c.to_string()),
            None => message.replace("`{c}`", "the end of the line"),
        };
        Fault { span, message, help: help.to_owned(), kind }
    };
    let line = source.line_start(at);
    let first = line + indent(source.line(line));
    let text_line = source.line_start(text);
    let text_first = text_line + indent(source.line(text_line));
    if *found == ErrorKind::RecursionLimitExceeded {
        return too_deep(source, at);
    }
    if let Some(tab) = tab(source, stop) {
        return if source.is_blank(source.line_start(tab), tab) {
            fault(tab, Kind::Tabs, "tab used for indentation", "indent with spaces")
        } else {
            fault(tab, Own, "tab where only spaces are allowed", "replace it with spaces")
        };
    }
    if let ErrorKind::MismatchedFlowCollectionEnd { open, close } = found {
        return fault(
            at,
            Near,
            &format!("mismatched brackets: `{open}` is closed by `{close}`"),
            "close each bracket, or quote the text",
        );
    }
    let trails =
        matches!(found, ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar);
    if trails && source.at(text).starts_with(['"', '\'']) && source.falls_out(text, at, column) {
        return unclosed_quote(source, text);
    }
    if let Some(outer) = bracket.filter(|_| *found != ErrorKind::UnclosedQuotedScalar) {
        let (inner, quote) = source.brackets(outer, at);
        if let Some(quote) = quote.filter(|quote| *quote < line && trails) {
            return unclosed_quote(source, quote);
        }
        let inner = inner.unwrap_or(outer);
        if is_unclosed(source, inner, at) {
            return fault(inner, Own, UNCLOSED, CLOSE);
        }
    }
    if *found == ErrorKind::MappingValueNotAllowed {
        let before = source.text.get(first..at).unwrap_or_default();
        return if before.contains(": ") {
            fault(at, Own, "unexpected second `: ` on one line", "quote text that contains `: `")
        } else if text_first == text {
            fault(text, Near, NEITHER, COLON).whole_line(source)
        } else {
            fault(
                first,
                Near,
                "unexpected key inside multi-line text",
                "indent all keys of a map by the same number of spaces",
            )
        };
    }
    if let (ErrorKind::SimpleKeyExpected, Some(comment)) = (found, source.line(first).find(" #")) {
        return fault(first + comment + 1, Own, COMMENT.0, COMMENT.1);
    }
    let Some((about, kind, message, help)) = reason::of(found) else {
        return fault(at, Near, &format!("invalid YAML: {found}"), "quote text that contains special characters");
    };
    match about {
        Here => fault(at, kind, message, help),
        Escape => fault(escape(source, at), kind, message, help),
        Whole => fault(first, kind, message, help).whole_line(source),
        Line if source.at(first).starts_with("- ") => fault(first, kind, "unexpected list item", help),
        Line if at > first => fault(at, Kind::Rest, "unexpected text after the value", BRACKET),
        Line => fault(first, kind, message, help).whole_line(source),
    }
}

/// Whether a bracket, rather than what stands at `at`, is to blame for what was read from the one to the other.
fn is_unclosed(source: &Source<'_>, bracket: usize, at: usize) -> bool {
    let line = source.line_start(bracket);
    let own = source.line(line);
    if source.is_blank(at, source.text.len()) {
        return true;
    }
    let mut next = line + own.len();
    if next > at {
        return false;
    }
    // Where brackets span lines, they stand at the end of one, or every line ends with a comma.
    if !own.trim_end().ends_with(['[', '{', ',']) {
        return true;
    }
    while next <= at {
        let line = source.line(next);
        let outside = indent(line) <= indent(own) && !line.trim_start().starts_with([']', '}', '#']);
        if outside && !line.trim().is_empty() {
            return true;
        }
        next += line.len().max(1);
    }
    false
}

/// The tab that is to blame, if one is.
fn tab(source: &Source<'_>, stop: &Stop<'_>) -> Option<usize> {
    let &Stop { at, found, bracket, .. } = stop;
    let leading = |start: usize| {
        let line = source.line(start);
        line.get(..indent(line))?.find('\t').map(|tab| start + tab)
    };
    let line = source.line_start(at);
    let own = leading(line).filter(|_| bracket.is_none());
    if own.is_some() || !reason::may_be_a_tab(found) {
        return own;
    }
    if let Some(before) = source.text.get(line..=at).and_then(|part| part.rfind('\t')) {
        return Some(line + before);
    }
    source.at(line).match_indices('\n').find_map(|(end, _)| leading(line + end + 1))
}

/// The first escape of a quoted text that YAML does not know.
fn escape(source: &Source<'_>, start: usize) -> usize {
    let mut rest = source.at(start);
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

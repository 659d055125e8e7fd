//! Mistakes in the layout of lines: missing spaces, texts that are indented too little, comments between their lines.

use super::comments;
use super::edits::Edit;
use super::reason::{self, ErrorScope};
use super::syntax_error::SyntaxError;
use super::text::{SourceText, indent};
use crate::diagnostic::Span;
use crate::printable::is_invisible;

/// Returns the offset of a `:` without a space behind it, if a text starts with a key and such a `:`.
pub(crate) fn colon_without_space(text: &str) -> Option<usize> {
    let word = text.split(char::is_whitespace).next()?;
    let (key, value) = word.split_once(':')?;
    let is_value = !value.is_empty() && !value.starts_with(',') && !value.starts_with("//");
    // A name can contain colons: `ns:name:`.
    let is_name = value.ends_with(':') && !value.contains(['{', '[', '"', '\'']);
    let ends_bracket = value.trim_end_matches(['}', ']', ',']).is_empty();
    (is_key(key) && is_value && !ends_bracket && !is_name).then_some(key.len())
}

/// Returns the error for a key at `start` whose `:` has no space behind it, but perhaps an invisible character.
pub(super) fn key_without_space(source: &SourceText<'_>, start: usize) -> Option<SyntaxError> {
    let line = source.line(start);
    let hidden = line.find(':').filter(|colon| line.get(..*colon).is_some_and(is_key));
    if let Some(error) = hidden.and_then(|colon| invisible_after(source, start + colon)) {
        return Some(error);
    }
    if let Some((at, message)) = other_colon(line) {
        return Some(other_colon_error(source, start + at, &message));
    }
    let colon = start + colon_without_space(line).or_else(|| spaced_colon(line))?;
    let error = SyntaxError::new(source, colon, ErrorScope::Line, reason::MISSING_SPACE, reason::ADD_SPACE);
    Some(error.repaired([Edit::insert(colon + 1, " ")]))
}

/// Returns the offset of a `:` with a space before it and none behind it, if a line starts with a key and such a `:`.
fn spaced_colon(line: &str) -> Option<usize> {
    let (key, value) = line.split_once(" :")?;
    let is_value = value.starts_with(|c: char| !c.is_whitespace() && c != ':');
    (is_key(key.trim_end()) && is_value).then_some(key.len() + 1)
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && text.chars().all(|c| c.is_alphanumeric() || "_-./".contains(c))
}

/// Returns the error for an invisible character where a space separates a `:` or `-` from its value.
fn invisible_after(source: &SourceText<'_>, indicator: usize) -> Option<SyntaxError> {
    let (at, rest) = (indicator + 1, source.rest(indicator + 1));
    let end = rest.find(|c| !is_invisible(c)).unwrap_or(rest.len());
    let first = rest.chars().next().filter(|_| end > 0)?;
    let indicator = source.slice(indicator, at);
    let message = format!("invisible character `{}` after `{indicator}`", first.escape_unicode());
    let mut error = SyntaxError::new(source, at, ErrorScope::Line, &message, "write a space instead");
    error.span.end = at + end;
    Some(error.repaired([Edit { range: at..at + end, text: " ".to_owned(), is_guess: false }]))
}

/// Returns the error for an item at `start` whose `-` has no space behind it, but perhaps an invisible character.
pub(super) fn item_without_space(source: &SourceText<'_>, start: usize) -> Option<SyntaxError> {
    let text = source.rest(start).strip_prefix('-')?;
    if let Some(error) = invisible_after(source, start) {
        return Some(error);
    }
    let is_item = text.starts_with(|c: char| !c.is_whitespace() && !"-.,[]{}".contains(c));
    let message = reason::MISSING_SPACE_AFTER_DASH;
    is_item.then(|| {
        SyntaxError::new(source, start, ErrorScope::Line, message, reason::ADD_SPACE)
            .repaired([Edit::insert(start + 1, " ")])
    })
}

/// Returns the error for a key at `start` that begins with the character of an alias, an anchor or a tag.
pub(super) fn property_as_key(source: &SourceText<'_>, start: usize) -> Option<SyntaxError> {
    let rest = source.rest(start);
    let word = rest.split([' ', '\t', '\r', '\n', ',', '}', ']']).next()?;
    if !rest.starts_with(['&', '*', '!']) || !word.ends_with(':') {
        return None;
    }
    let (message, help) = reason::of_property(rest);
    let mut error = SyntaxError::new(source, start, ErrorScope::Line, message, help);
    error.span.end = start + word.len() - 1;
    Some(error.repaired([Edit::disarm(start)]))
}

/// Returns `true` if a line is a key or a list item.
pub(super) fn is_key_or_item(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("- ") || line == "-" || line.ends_with(':') || line.contains(": ")
}

/// Finds a text above the line at `at` that this line continues, although a comment or its indentation ends the text.
pub(super) fn interrupted_text(
    source: &SourceText<'_>,
    text: Span,
    at: usize,
    column: Option<usize>,
) -> Option<SyntaxError> {
    let line = source.line_start(at);
    let own = indent(source.line(line));
    let is_below = column.is_some_and(|column| own > column) && text.end <= line && text.start < text.end;
    if !is_below || is_key_or_item(source.line(line)) || source.rest(text.start).starts_with(['"', '\'']) {
        return None;
    }
    let above = comments::lines_above(source, line, text.end);
    if let Some(first) = above.first() {
        let error = SyntaxError::new(source, first.start, ErrorScope::Context, reason::COMMENT_BETWEEN, MOVE_COMMENT);
        let blanks = above.iter().map(|comment| Edit::blank(comment.start..comment.end));
        return source.is_blank(text.end, first.start).then(|| error.repaired(blanks));
    }
    let is_block = source.rest(text.start).starts_with(['|', '>']) && source.is_blank(text.end, line);
    is_block.then(|| shallow_lines(source, text, line, column)).flatten()
}

/// Returns the error for lines of a block text that are indented less than its first line.
fn shallow_lines(source: &SourceText<'_>, text: Span, line: usize, column: Option<usize>) -> Option<SyntaxError> {
    let body = source.slice(text.start, text.end).split_inclusive('\n').skip(1);
    let inner = indent(body.into_iter().find(|line| !line.trim().is_empty())?);
    let first = source.first_token(line);
    if first - line >= inner {
        return None;
    }
    let mut edits = Vec::new();
    let mut next = line;
    for below in source.rest(line).split_inclusive('\n') {
        let (own, is_blank) = (indent(below), below.trim().is_empty());
        if !is_blank && column.is_some_and(|column| own <= column) {
            break;
        }
        if !is_blank && own < inner {
            edits.push(Edit::insert(next, " ".repeat(inner - own)));
        }
        next += below.len();
    }
    let error = SyntaxError::new(source, first, ErrorScope::Context, reason::UNEVEN_TEXT, reason::ALIGN_TEXT);
    Some(error.until_line_end(source).repaired(edits))
}

pub(super) const DOCUMENTS: &str = "multiple documents are not supported";
pub(super) const MOVE_DOCUMENT: &str = "move the second document to a file of its own";

/// Returns `true` if a document is a catalog of its own.
pub(super) fn is_catalog(document: &str) -> bool {
    document.lines().any(|line| line.strip_prefix("--- ").unwrap_or(line).starts_with("catalog:"))
}

/// Returns the error for the marker of a document that starts at `start`, although the catalog goes on behind it.
pub(super) fn document_marker(source: &SourceText<'_>, start: usize) -> SyntaxError {
    let is_marker = |line: usize| ["---", "..."].iter().any(|marker| source.rest(line).starts_with(marker));
    let mut line = source.line_start(start);
    // A document without a marker of its own follows the end of another one.
    while !is_marker(line) && line > 0 {
        line = source.line_start(line - 1);
    }
    let marker = source.slice(line, line + 3);
    let help = format!("remove `{marker}`, or move what follows to a file of its own");
    let mut error = SyntaxError::new(source, line, ErrorScope::Line, DOCUMENTS, &help);
    error.span.end = line + marker.len();
    error.repaired([Edit::blank(line..line + marker.len())])
}

const FULL_WIDTH_COLONS: [char; 4] = ['\u{ff1a}', '\u{fe55}', '\u{2236}', '\u{a789}'];

/// Returns the offset of another colon than that of ASCII behind a key, and its message.
pub(crate) fn other_colon(text: &str) -> Option<(usize, String)> {
    if text.is_ascii() {
        return None;
    }
    let at = text.find(FULL_WIDTH_COLONS)?;
    let colon = text.get(at..)?.chars().next()?;
    let key = text.get(..at)?.trim_end().trim_matches(['"', '\'']);
    is_key(key).then(|| (at, colon_message(colon)))
}

/// Returns the error for another colon than that of ASCII at an offset, behind a quoted key.
pub(super) fn other_colon_at(source: &SourceText<'_>, at: usize) -> Option<SyntaxError> {
    let colon = source.rest(at).chars().next().filter(|c| FULL_WIDTH_COLONS.contains(c))?;
    let is_behind_quote = source.slice(source.line_start(at), at).trim_end().ends_with(['"', '\'']);
    is_behind_quote.then(|| other_colon_error(source, at, &colon_message(colon)))
}

fn other_colon_error(source: &SourceText<'_>, at: usize, message: &str) -> SyntaxError {
    let mut error = SyntaxError::new(source, at, ErrorScope::Line, message, WRITE_COLON);
    let end = at + source.rest(at).chars().next().map_or(0, char::len_utf8);
    error.span.end = end;
    error.repaired([Edit { range: at..end, text: ": ".to_owned(), is_guess: false }])
}

fn colon_message(colon: char) -> String {
    format!("`{colon}` (U+{:04X}) instead of `:` behind a key", u32::from(colon))
}

pub(crate) const WRITE_COLON: &str = "write `: `";

const MOVE_COMMENT: &str = "move it above the key, or quote the text if it contains ` #`";

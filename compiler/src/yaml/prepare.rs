//! Checks the text before it is parsed: merge conflicts, line breaks, the length of lines, control characters, byte order marks.

use std::borrow::Cow;

use super::edits::Edit;
use super::line_breaks;
use super::text::BYTE_ORDER_MARK;
use crate::conflict;
use crate::diagnostic::{Diagnostics, Span};
use crate::limits::MAX_LINE_BYTES;
use crate::printable::is_plain;

/// The maximum number of lines whose control characters are reported; a binary file has them everywhere.
const MAX_CONTROL_LINES: usize = 20;

/// The maximum number of characters that are removed; of more, placeholders remain.
const MAX_REMOVED: usize = 1_000;

const CHOOSE_SIDE: &str = "keep one side or combine both, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`";

/// The text that is parsed.
pub(super) struct Prepared<'t> {
    pub(super) text: Cow<'t, str>,
    /// The edits that remove characters that are not allowed.
    pub(super) edits: Vec<Edit>,
}

/// Reports characters that are not allowed, and returns the text with the edits that remove them.
///
/// Returns `None` if a line is too long to be parsed.
pub(super) fn prepare<'t>(text: &'t str, diagnostics: &mut Diagnostics) -> Option<Prepared<'t>> {
    let text = line_breaks::unify(text, diagnostics).map_or(Cow::Borrowed(text), Cow::Owned);
    let text = conflict::resolve(&text, CHOOSE_SIDE, diagnostics).map_or(text, Cow::Owned);
    let mut reported = 0;
    let mut start = 0;
    for line in text.split('\n').flat_map(|line| line.split('\r')) {
        if line.len() > MAX_LINE_BYTES {
            let message = format!("line of {} bytes is too long", line.len());
            let help = format!("split it: a line can have at most {MAX_LINE_BYTES} bytes");
            diagnostics.error(Span { start, end: start + line.len() }, message).help(help);
            return None;
        }
        if !is_plain(line)
            && reported < MAX_CONTROL_LINES
            && let Some((at, c)) = line.char_indices().find(|(at, c)| is_forbidden(start + at, *c))
        {
            reported += 1;
            let span = Span { start: start + at, end: start + at + c.len_utf8() };
            let message = match c {
                BYTE_ORDER_MARK => "byte order mark inside the text".to_owned(),
                _ => format!("control character U+{:04X} is not allowed", u32::from(c)),
            };
            diagnostics.error(span, message).help("remove it");
        }
        start += line.len() + 1;
    }
    if reported == 0 {
        return Some(Prepared { text, edits: Vec::new() });
    }
    if let Some(edits) = removals(&text) {
        return Some(Prepared { text, edits });
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        out.push(placeholder(at, c));
    }
    Some(Prepared { text: Cow::Owned(out), edits: Vec::new() })
}

/// Returns the edits that remove the forbidden characters of a text, if they are few; one that is a value on its own becomes
/// `_`.
fn removals(text: &str) -> Option<Vec<Edit>> {
    let ends_value = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "[]{},\"'".contains(c));
    let mut edits = Vec::new();
    for (at, c) in text.char_indices() {
        if !is_forbidden(at, c) {
            continue;
        }
        if edits.len() == MAX_REMOVED {
            return None;
        }
        let end = at + c.len_utf8();
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        let is_alone = ends_value(before) && ends_value(after);
        let text = if is_alone && c != BYTE_ORDER_MARK { "_" } else { "" };
        edits.push(Edit { range: at..end, text: text.to_owned(), is_guess: true });
    }
    Some(edits)
}

/// Replaces a forbidden character by one of the same length, so that offsets do not change.
fn placeholder(at: usize, c: char) -> char {
    match c.len_utf8() {
        _ if !is_forbidden(at, c) => c,
        1 => '_',
        2 => '\u{b7}',
        _ => '\u{fffd}',
    }
}

fn is_forbidden(at: usize, c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        BYTE_ORDER_MARK => at > 0,
        _ => c.is_control(),
    }
}

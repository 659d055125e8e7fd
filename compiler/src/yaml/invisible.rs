//! Finds invisible characters in the indentation of lines, which YAML reads as text.

use std::ops::Range;

use super::edits::Edit;
use super::text::BYTE_ORDER_MARK;
use crate::diagnostic::{Diagnostics, Span};
use crate::printable;

/// The maximum number of groups of lines that are reported, and of lines that are repaired.
const MAX_GROUPS: usize = 20;
const MAX_LINES: usize = 1_000;

/// Reports each group of lines that an invisible character indents, and returns the edits that replace these characters.
pub(super) fn indentation(text: &str, diagnostics: &mut Diagnostics) -> Vec<Edit> {
    let (mut edits, mut groups, mut lines) = (Vec::new(), 0, 0);
    if text.is_ascii() {
        return edits;
    }
    let mut in_group = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let white = line.len() - line.trim_start_matches(|c| c == ' ' || is_indentation(c)).len();
        let mut hidden = Vec::new();
        for (at, c) in line.get(..white).unwrap_or_default().char_indices() {
            if c != ' ' {
                hidden.push((start + at..start + at + c.len_utf8(), c));
            }
        }
        if let Some((Range { start, end }, c)) = hidden.first() {
            let span = Span { start: *start, end: *end };
            groups += usize::from(!in_group);
            lines += 1;
            if groups > MAX_GROUPS || lines > MAX_LINES {
                break;
            }
            if !in_group {
                let message = format!("invisible character `{}` used for indentation", c.escape_unicode());
                diagnostics.error(span, message).help("indent with spaces");
            }
        }
        in_group = !hidden.is_empty();
        for (range, c) in hidden {
            edits.push(Edit { range, text: space_for(c).to_owned(), is_guess: false });
        }
        start += line.len();
    }
    edits
}

/// Returns `true` for an invisible character that does not start a text of any language.
fn is_indentation(c: char) -> bool {
    printable::is_invisible(c) && c != BYTE_ORDER_MARK && (c.is_whitespace() || !printable::is_of_writing(c))
}

/// Returns what replaces an invisible character: a space, if it is as wide as one.
pub(super) fn space_for(c: char) -> &'static str {
    if c.is_whitespace() { " " } else { "" }
}

//! Finds carriage returns alone, which are line breaks for YAML, but not for every editor.

use crate::diagnostic::{Diagnostics, Span};

/// The maximum number of carriage returns that are reported.
const MAX_REPORTED: usize = 20;

/// Reports each carriage return without a line feed, and returns the text with another character for it.
///
/// If no line ends otherwise, these are the line breaks of the file, and are not reported.
pub(super) fn unify(text: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let is_alone = |at: &usize| !text.get(at + 1..).is_some_and(|after| after.starts_with('\n'));
    if !text.contains('\r') {
        return None;
    }
    if !text.contains('\n') {
        return Some(text.replace('\r', "\n"));
    }
    let returns: Vec<usize> = text.match_indices('\r').map(|(at, _)| at).filter(is_alone).collect();
    if returns.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (index, at) in returns.into_iter().enumerate() {
        let follows_another = done == at && done > 0;
        if index < MAX_REPORTED && !follows_another {
            diagnostics
                .error(Span { start: at, end: at + 1 }, "carriage return (CR) without a line feed (LF)")
                .help("remove it, or save the file with LF or CRLF at the end of every line");
        }
        let after = text.get(at + 1..).unwrap_or_default();
        out.push_str(text.get(done..at).unwrap_or_default());
        out.push(if starts_line(after) { '\n' } else { ' ' });
        done = at + 1;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Some(out)
}

/// Returns `true` if a text starts with a line of its own: a key, an item, a comment, or nothing.
fn starts_line(text: &str) -> bool {
    let text = text.trim_start_matches('\r');
    let line = text.split(['\r', '\n']).next().unwrap_or_default().trim();
    line.is_empty() || line.starts_with(['#', '-', ']', '}']) || line.ends_with(':') || line.contains(": ")
}

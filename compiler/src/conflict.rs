//! Finds the markers that version control leaves at a merge conflict, and keeps one side of each conflict.

use std::ops::Range;

use crate::diagnostic::{Diagnostics, Span, in_order};
use crate::lists;

/// The maximum number of conflicts that are reported.
const MAX_CONFLICTS: usize = 100;
/// The number of characters of a marker that git writes.
const MARKER: usize = 7;
/// The minimum number of characters of a `<` or `>` marker, part of which may be deleted.
const CUT_MARKER: usize = 5;

/// Reports each conflict of a text at its first marker, and returns the text with one side; `None` without a conflict.
///
/// White space replaces what is removed, so that every offset stays valid.
/// If a marker is missing, both sides remain, and differences between them are not reported.
pub(crate) fn resolve(text: &str, help: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let markers = markers(text);
    let mut removed = lists::map(&markers, |Marker { line, .. }| Span { start: line.start, end: line.end });
    let mut rest = markers.as_slice();
    let mut count = 0;
    while let Some(first) = rest.first() {
        let (conflict, after) = rest.split_at_checked(length(rest))?;
        rest = after;
        count += 1;
        if count > MAX_CONFLICTS {
            break;
        }
        let span = Span { start: first.line.start, end: first.end };
        diagnostics.error(span, "unresolved merge conflict").help(help);
        let other = conflict.iter().find(|marker| matches!(marker.kind, '|' | '='));
        match (other, conflict.last().filter(|last| last.kind == '>')) {
            // The second side, and the common ancestor before it.
            (Some(other), Some(last)) => removed.push(Span { start: other.line.start, end: last.line.start }),
            (_, Some(last)) => diagnostics.undecided.push(first.line.start..last.line.end),
            (_, None) => {
                let end = rest.first().map_or(text.len(), |next| next.line.start);
                diagnostics.undecided.push(first.line.start..end);
            }
        }
    }
    if markers.is_empty() {
        return None;
    }
    Some(blanked(text, &removed))
}

/// A line that separates the sides of a conflict.
struct Marker {
    kind: char,
    /// The number of characters.
    length: usize,
    /// The line with its line ending.
    line: Range<usize>,
    /// The end of the line without its line ending.
    end: usize,
}

fn markers(text: &str) -> Vec<Marker> {
    let mut start = 0;
    let mut found = Vec::new();
    for whole in text.split_inclusive('\n') {
        let mark = if start == 0 && whole.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let line = whole.get(mark..).unwrap_or_default().trim_end();
        if let Some(kind) = line.chars().next().filter(|c| "<|=>".contains(*c)) {
            let after = line.trim_start_matches(kind);
            let length = line.len() - after.len();
            let minimum = if matches!(kind, '<' | '>') { CUT_MARKER } else { MARKER };
            if length >= minimum && (after.is_empty() || after.starts_with([' ', '\t'])) {
                let (line, end) = (start + mark..start + whole.len(), start + mark + line.len());
                found.push(Marker { kind, length, line, end });
            }
        }
        start += whole.len();
    }
    found
}

/// Returns the number of markers of the first conflict.
fn length(markers: &[Marker]) -> usize {
    let Some(first) = markers.first() else { return 0 };
    // A conflict inside the common ancestor has longer markers.
    let longest = first.length.max(MARKER);
    let mut last = first.kind;
    for (place, marker) in markers.iter().enumerate().skip(1).filter(|(_, marker)| marker.length <= longest) {
        let follows = match marker.kind {
            '<' => false,
            '|' => last == '<',
            '=' => matches!(last, '<' | '|'),
            _ => matches!(last, '<' | '|' | '='),
        };
        if !follows {
            return place;
        }
        if marker.kind == '>' {
            return place + 1;
        }
        last = marker.kind;
    }
    if last == '>' { 1 } else { markers.len() }
}

/// Returns a text with a space for every byte of the spans, except for line endings.
fn blanked(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for span in in_order(spans).into_iter().filter_map(|index| spans.get(index)) {
        let start = span.start.max(done);
        out.push_str(text.get(done..start).unwrap_or_default());
        let part = text.get(start..span.end).unwrap_or_default();
        out.extend(part.bytes().map(|byte| if matches!(byte, b'\r' | b'\n') { char::from(byte) } else { ' ' }));
        done = done.max(span.end);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

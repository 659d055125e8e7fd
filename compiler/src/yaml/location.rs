//! The positions of markup inside a text, so that a mistake is reported at its own line and column.

use super::text::SourceText;
use crate::diagnostic::Span;

/// The characters that have a meaning in texts: back-ticks of code, and the brace before a parameter.
pub(crate) const MARKS: [char; 2] = ['`', '{'];

/// Returns the offsets of the marks of a text in the source.
///
/// Folding and escapes keep the order of marks. The list is empty if the source has another number of them, because an
/// escape such as `\x60` stands for one, or a comment in the header of a block text has one.
pub(super) fn marks(source: &SourceText<'_>, span: Span, text: &str) -> Vec<usize> {
    if !MARKS.iter().any(|mark| text.contains(*mark)) {
        return Vec::new();
    }
    let count = text.matches(MARKS).count();
    let found: Vec<usize> =
        source.slice(span.start, span.end).match_indices(MARKS).map(|(at, _)| span.start + at).collect();
    if found.len() == count { found } else { Vec::new() }
}

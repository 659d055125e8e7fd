//! Indents a key or list item as the lines that it belongs to, so that nothing is removed.

use super::edits::Edit;
use super::layout::is_key_or_item;
use super::text::{SourceText, indent};

/// Returns the edits that indent the line of a key or item at `start`, which fits no line above it.
///
/// If its siblings are indented like it, the line above it is the odd one, and all of them are indented like that line.
/// Otherwise only this line is odd, and it is indented like the nearest line above it.
pub(super) fn edits(source: &SourceText<'_>, start: usize) -> Vec<Edit> {
    let line = source.line_start(start);
    let text = source.line(line);
    let own = indent(text);
    let columns = columns(source, line);
    if !is_key_or_item(text) || columns.contains(&own) {
        return Vec::new();
    }
    let below = source.rest(line + text.len()).lines().find(|line| is_content(line)).map(indent);
    let opens = text.trim_end().ends_with(':') && below.is_some_and(|below| below > own);
    let is_group = below == Some(own);
    // What the line opens is deeper than the line.
    let limit = if opens { below.unwrap_or(usize::MAX) } else { usize::MAX };
    let distance = |column: usize| {
        let is_sibling = !opens && below == Some(column);
        (column.abs_diff(own), !is_sibling, usize::MAX - column)
    };
    let mut target = if is_group { columns.last().copied() } else { None };
    if target.is_none() {
        for column in columns {
            if column < limit && target.is_none_or(|nearest| distance(column) < distance(nearest)) {
                target = Some(column);
            }
        }
    }
    let Some(target) = target else { return Vec::new() };
    let mut edits = Vec::new();
    let mut at = line;
    for (number, below) in source.rest(line).split_inclusive('\n').enumerate() {
        let column = indent(below);
        if number > 0 && is_content(below) && (!is_group || column < own) {
            break;
        }
        if is_content(below) {
            let spaces = " ".repeat((column + target).saturating_sub(own));
            edits.push(Edit { range: at..at + column, text: spaces, is_guess: false });
        }
        at += below.len();
    }
    edits
}

/// Returns the columns of the keys and items above a line that are open there, the outermost first.
fn columns(source: &SourceText<'_>, line: usize) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for above in source.slice(0, line).lines().rev().filter(|line| is_content(line) && is_key_or_item(line)) {
        let own = indent(above);
        if found.last().is_none_or(|inner| own < *inner) {
            found.push(own);
        }
        if own == 0 {
            break;
        }
    }
    found.reverse();
    found
}

fn is_content(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

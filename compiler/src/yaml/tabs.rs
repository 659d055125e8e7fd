//! Replaces tabs in the indentation of lines by spaces that match the lines around them.

use std::ops::Range;

use super::edits::Edit;
use super::layout::is_key_or_item;
use super::text::{SourceText, indent};

/// The number of spaces of one more level.
const LEVEL: usize = 2;
/// The width of a tab, to compare lines that are indented with tabs.
const TAB_WIDTH: usize = 8;

/// Returns the lines indented with tabs, from the one that starts at `start`; blank lines do not end them.
pub(super) fn lines(source: &SourceText<'_>, start: usize) -> Range<usize> {
    let mut end = start;
    let mut next = start;
    for line in source.rest(start).split_inclusive('\n') {
        next += line.len();
        if line.get(..indent(line)).is_some_and(|white| white.contains('\t')) {
            end = next;
        } else if !line.trim().is_empty() {
            break;
        }
    }
    start..end
}

/// Returns the edits that indent a range of lines with spaces.
pub(super) fn edits(source: &SourceText<'_>, range: &Range<usize>) -> Vec<Edit> {
    let mut ancestors = ancestors(source, range.start);
    let below = below(source, range, ancestors.last().map_or(0, |(above, _)| *above));
    // The lines above, the innermost last: their width in the file and their indentation.
    let mut levels: Vec<(usize, usize)> = Vec::new();
    let mut opens = ancestors.last().is_none_or(|(_, opens)| *opens);
    let mut edits = Vec::new();
    let mut at = range.start;
    for line in source.slice(range.start, range.end).split_inclusive('\n') {
        let own = indent(line);
        let width = width(line.get(..own).unwrap_or_default());
        if is_content(line) {
            let last = levels.last().copied();
            while levels.last().is_some_and(|(above, _)| *above > width) {
                levels.pop();
            }
            let indentation = match (levels.last(), last) {
                (Some((above, indentation)), _) if *above == width => *indentation,
                (Some((_, indentation)), _) => indentation + LEVEL,
                (None, None) => {
                    let above = ancestors.last().map_or(0, |(indentation, _)| *indentation);
                    let is_sibling =
                        below < above && is_key_or_item(line) && ancestors.iter().any(|(own, _)| *own == below);
                    match opens {
                        true if below > above => below,
                        true => above + LEVEL,
                        // The line above belongs to a text.
                        false if is_sibling => below,
                        false => above,
                    }
                }
                // The line is less deep than the first one.
                (None, Some((last, _))) => {
                    ancestors.truncate(ancestors.len().saturating_sub((last - width).div_ceil(TAB_WIDTH)).max(1));
                    ancestors.last().map_or(0, |(indentation, _)| *indentation)
                }
            };
            if levels.last().is_none_or(|(above, _)| *above < width) {
                levels.push((width, indentation));
            }
            opens = opens_block(line);
            edits.push(Edit { range: at..at + own, text: " ".repeat(indentation), is_guess: false });
        }
        at += line.len();
    }
    edits
}

/// Returns the indentation below a range of lines, at which its own lines can be: not deeper than a line that opens a block.
fn below(source: &SourceText<'_>, range: &Range<usize>, above: usize) -> usize {
    let last = source.slice(range.start, range.end).lines().rfind(|line| is_content(line));
    let mut first = None;
    for line in source.rest(range.end).lines() {
        if !is_content(line) {
            continue;
        }
        let own = indent(line);
        match first {
            None if last.is_some_and(opens_block) => first = Some(own),
            None => return own,
            // The first line is in the block that the last one opens, and a later one beside it.
            Some(first) if own > above && own < first => return own,
            Some(_) if own > above => {}
            Some(_) => break,
        }
    }
    first.map_or(0, |first| first.min(above + LEVEL))
}

/// Returns the indentation of the line above an offset and of those that contain it, the innermost last, and whether a
/// deeper line follows each of them.
fn ancestors(source: &SourceText<'_>, at: usize) -> Vec<(usize, bool)> {
    let mut found: Vec<(usize, bool)> = Vec::new();
    for line in source.slice(0, at).lines().rev().filter(|line| is_content(line)) {
        let own = indent(line);
        if found.last().is_none_or(|(inner, _)| own < *inner) {
            found.push((own, found.is_empty() && opens_block(line)));
        }
        if own == 0 {
            break;
        }
    }
    found.reverse();
    found
}

/// Returns `true` if the lines below a line are indented deeper.
fn opens_block(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    let brackets = line.matches(['[', '{']).count() > line.matches([']', '}']).count();
    brackets || line.ends_with([':', '|', '>', ',']) || line.ends_with("|-") || line.ends_with(">-")
}

fn is_content(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

fn width(white: &str) -> usize {
    white.chars().map(|c| if c == '\t' { TAB_WIDTH } else { 1 }).sum()
}

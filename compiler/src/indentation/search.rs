//! The search of a line whose indentation causes other reports.

use super::reports::{self, Report, is_structural, is_uneven, size};
use crate::diagnostic::Diagnostics;
use crate::schema::CATALOG;
use crate::validate;
use crate::yaml;

/// The number of lines before and behind a report that are parsed to test an indentation.
pub(super) const REACH: usize = 150;
/// The maximum number of lines far above a report that can be its cause: the starts of the maps around it.
const MAX_HEADS: usize = 6;
/// The number of lines above a report that can be its cause.
const MAX_ABOVE: usize = 24;
/// The maximum number of reports at whose lines the cause of the first one is searched.
const MAX_REPORTED: usize = 12;
/// The number of lines around a line whose columns it can have.
const NEAR: usize = 6;
/// The maximum number of bytes that are parsed to test indentations; an unoptimized parser is slow.
const MAX_BYTES: usize = 2 << 20;

/// A line of the file.
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    /// The number of spaces before it.
    pub(super) spaces: usize,
    /// The same after the changes so far.
    pub(super) indent: usize,
    /// `true` if it is neither empty nor a comment.
    pub(super) is_content: bool,
}

/// The lines of a file, as far as they are corrected.
pub(super) struct Search<'t> {
    pub(super) lines: Vec<Line<'t>>,
    /// The errors of the file.
    pub(super) reported: Vec<Report>,
    /// The number of bytes that were parsed.
    pub(super) bytes: usize,
}

/// The lines that a change moves together, and by how much.
struct Candidate {
    lines: Vec<usize>,
    from: usize,
    to: usize,
}

/// The rank of a candidate: the errors that remain, the siblings that move, whether the new column is unusual, the distance,
/// and the lines that move. The least one is best.
type Rank = (usize, usize, bool, usize, usize);

impl Search<'_> {
    /// Applies the change that explains the reports around a line, and returns the wrong line.
    pub(super) fn change(&mut self, at: usize) -> Option<usize> {
        let part = self.part(at);
        let (before, keys) = self.errors(&part, None);
        let known = before.iter().filter(|report| self.reported.contains(report)).count();
        let has_uneven = before.iter().any(|report| is_uneven(report) && self.reported.contains(report));
        if known < 2 && !has_uneven {
            return None;
        }
        let mut best: Option<(Rank, Candidate)> = None;
        for line in self.near(at, &before) {
            for candidate in self.candidates(line, &before) {
                if self.bytes > MAX_BYTES {
                    break;
                }
                let (after, keys_after) = self.errors(&part, Some(&candidate));
                let is_removed = |report: &&Report| !after.contains(report);
                let removes_uneven = before.iter().filter(is_removed).any(is_uneven);
                let gain = before.len().saturating_sub(after.len());
                let is_better = gain > 1 || gain > 0 && removes_uneven;
                // Another mistake of this kind can have been hidden.
                let is_new = |report: &Report| !before.contains(report) && !is_uneven(report);
                // A line that becomes a part of a text hides every mistake in it.
                let hides = keys_after < keys || !before.iter().filter(is_removed).all(is_structural);
                if !is_better || hides || after.iter().any(is_new) {
                    continue;
                }
                let rank = self.rank(after.len(), &candidate);
                if best.as_ref().is_none_or(|(least, _)| rank < *least) {
                    best = Some((rank, candidate));
                }
            }
        }
        let (_, Candidate { lines, from, to }) = best?;
        for index in &lines {
            if let Some(line) = self.lines.get_mut(*index) {
                line.indent = (line.indent + to).saturating_sub(from);
            }
        }
        lines.first().copied()
    }

    /// Returns the lines that can be the cause of a report at a line, the most likely first.
    fn near(&self, at: usize, reports: &[Report]) -> Vec<usize> {
        // A missing key is reported at the start of its map, and its line is below.
        let mut anchor = None;
        let mut near = Vec::new();
        for (line, message) in reports.iter().filter(|(line, _)| (at..at + REACH).contains(line)) {
            if !message.starts_with("missing ") {
                anchor = anchor.or(Some(*line));
            }
            if near.len() < MAX_REPORTED {
                near.push(*line);
            }
        }
        let anchor = anchor.unwrap_or(at);
        near.extend((anchor.saturating_sub(MAX_ABOVE)..=anchor).rev());
        near.extend(anchor + 1..=anchor + 2);
        let own = self.lines.get(anchor).map_or(0, |line| line.indent);
        let mut heads = 0;
        for index in (anchor.saturating_sub(REACH)..anchor.saturating_sub(MAX_ABOVE)).rev() {
            let is_head = self.lines.get(index).is_some_and(|line| line.is_content && line.indent <= own + 1);
            if is_head && heads < MAX_HEADS {
                near.push(index);
                heads += 1;
            }
        }
        let mut lines = Vec::new();
        for index in near {
            let is_candidate = self.lines.get(index).is_some_and(|line| line.is_content && is_key_or_item(line.text));
            if is_candidate && !lines.contains(&index) {
                lines.push(index);
            }
        }
        lines
    }

    /// Returns the changes of a line: alone, with the lines below it, and with its siblings behind it.
    fn candidates(&self, index: usize, reports: &[Report]) -> Vec<Candidate> {
        let Some(from) = self.lines.get(index).map(|line| line.indent) else { return Vec::new() };
        let (mut below, mut siblings) = (vec![index], vec![index]);
        let mut is_below = true;
        for (next, line) in self.lines.iter().enumerate().skip(index + 1).take(2 * REACH) {
            if !line.is_content {
                continue;
            }
            if line.indent < from {
                break;
            }
            is_below &= line.indent > from;
            if is_below {
                below.push(next);
            }
            siblings.push(next);
        }
        let mut columns: Vec<usize> = Vec::new();
        for line in self.lines.iter().skip(index.saturating_sub(NEAR)).take(2 * NEAR + 1) {
            if line.is_content && line.indent != from && !columns.contains(&line.indent) {
                columns.push(line.indent);
            }
        }
        // Its siblings can be far below.
        for (reported, _) in reports.iter().filter(|(line, _)| line.abs_diff(index) < REACH).take(MAX_REPORTED) {
            let column = self.lines.get(*reported).map_or(from, |line| line.indent);
            if column != from && !columns.contains(&column) {
                columns.push(column);
            }
        }
        let mut candidates = Vec::new();
        for to in columns {
            candidates.push(Candidate { lines: vec![index], from, to });
            if below.len() > 1 {
                candidates.push(Candidate { lines: below.clone(), from, to });
            }
            if siblings.len() > below.len() {
                candidates.push(Candidate { lines: siblings.clone(), from, to });
            }
        }
        candidates
    }

    fn rank(&self, errors: usize, candidate: &Candidate) -> Rank {
        let is_sibling = |index: &&usize| self.lines.get(**index).is_some_and(|line| line.indent == candidate.from);
        let siblings = candidate.lines.iter().filter(is_sibling).count();
        let usual = |column: usize| self.lines.iter().filter(|line| line.is_content && line.indent == column).count();
        let is_unusual = usual(candidate.to) < usual(candidate.from);
        (errors, siblings, is_unusual, candidate.to.abs_diff(candidate.from), candidate.lines.len())
    }

    /// Returns the lines around a line, with the lines above them that they are indented below.
    fn part(&self, at: usize) -> Vec<usize> {
        let first = at.saturating_sub(REACH);
        let mut part = Vec::new();
        let mut column = self.lines.get(first).filter(|line| line.is_content).map_or(usize::MAX, |line| line.indent);
        for (index, line) in self.lines.iter().enumerate().take(first).rev() {
            if line.is_content && line.indent < column {
                column = line.indent;
                part.push(index);
            }
            if column == 0 {
                break;
            }
        }
        part.reverse();
        part.extend(first..self.lines.len().min(at + REACH));
        part
    }

    /// Returns `true` if a map of the line at `index` can continue outside of a part.
    fn is_cut(&self, index: usize, part: &[usize]) -> bool {
        let (Some(first), Some(last)) = (part.first(), part.last()) else { return false };
        let own = self.lines.get(index).map_or(0, |line| line.indent);
        let is_open = |line: &Line<'_>| !line.is_content || line.indent > own;
        let goes_on = self.lines.len() > last + 1;
        index == *first && (goes_on || *first > 0 || part.len() <= *last)
            || !part.contains(&(index + 1)) && index < *last
            || goes_on && self.lines.iter().take(last + 1).skip(index + 1).all(is_open)
    }

    /// Returns the errors of a part of the file with a change, and the number of its keys and items.
    fn errors(&mut self, part: &[usize], change: Option<&Candidate>) -> (Vec<Report>, usize) {
        let mut text = String::new();
        for index in part {
            let Some(line) = self.lines.get(*index) else { continue };
            let indent = match change {
                Some(change) if change.lines.contains(index) => (line.indent + change.to).saturating_sub(change.from),
                _ => line.indent,
            };
            text += &" ".repeat(indent);
            text += line.text.trim_start_matches(' ');
            text.push('\n');
        }
        self.bytes += text.len();
        let mut diagnostics = Diagnostics::default();
        let Some(mut tree) = yaml::read(&text, &[], &mut diagnostics) else { return (vec![(0, String::new())], 0) };
        let keys = size(&tree.root);
        validate::check(&mut tree, &CATALOG, &mut diagnostics);
        let mut starts = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            starts.push(start);
            start += line.len();
        }
        let mut found = Vec::new();
        for (line, message) in reports::of(&diagnostics.into_sorted(), &starts) {
            // What is missing there can be outside of the part.
            let index = part.get(line).copied().unwrap_or_default();
            let is_cut = message.starts_with("missing ") || message.starts_with("expected ");
            if !is_cut || !self.is_cut(index, part) {
                found.push((index, message));
            }
        }
        (found, keys)
    }
}

fn is_key_or_item(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("- ") || line.ends_with(':') || line.contains(": ")
}

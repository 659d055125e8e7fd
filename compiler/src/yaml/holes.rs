//! Decides to which lists and maps a removed part of the text may belong: only these are not complete.

use super::text::{SourceText, indent};
use super::tree::{Content, Node};

/// A part that recovery removed.
#[derive(Clone, Copy)]
pub(super) enum Hole {
    /// A line and those indented below it, or the end of a line; the offset in the file.
    Line(usize),
    /// The end of a line behind a list or map, from an offset on: the list or map may be the start of a text.
    Behind(usize),
    /// Everything from an offset on.
    Rest(usize),
}

/// Marks the lists and maps from which a part may have been removed.
///
/// A part belongs to the lists and maps at its column. If there is none, its indentation may be wrong, and it belongs to the
/// innermost one around it, or to any that is indented as much.
pub(super) fn mark(root: &mut Node, source: &SourceText<'_>, holes: &[Hole]) {
    let limit = source.text.len() + 1;
    for hole in holes {
        let (at, column) = match *hole {
            Hole::Line(at) | Hole::Behind(at) => (at, indent(source.line(source.line_start(at)))),
            Hole::Rest(at) => (at, 0),
        };
        if let Hole::Behind(at) = *hole {
            mark_before(root, source, at);
        }
        let mut columns = Vec::new();
        let around = Around { source, at };
        around.visit(root, 0, limit, &mut |node| columns.push(around.column(node)));
        let has_column = !matches!(hole, Hole::Rest(_)) && columns.contains(&column);
        let innermost = columns.len();
        let mut depth = 0;
        around.visit(root, 0, limit, &mut |node| {
            depth += 1;
            let own = around.column(node);
            node.complete &= if has_column { own != column } else { own < column && depth != innermost };
        });
    }
}

/// Marks the list or map that ends directly before an offset.
fn mark_before(node: &mut Node, source: &SourceText<'_>, at: usize) {
    let is_before = node.span.end <= at && source.is_blank(node.span.end, at);
    let last = match &mut node.value {
        Content::List(items) => items.iter_mut().rfind(|item| item.span.start < at),
        Content::Map(pairs) => pairs.iter_mut().map(|(_, value)| value).rfind(|value| value.span.start < at),
        Content::Scalar(_) | Content::Reported => return,
    };
    if is_before && source.is_open_bracket(node.span.start) {
        node.complete = false;
    } else if let Some(last) = last {
        mark_before(last, source, at);
    }
}

/// Returns the start of an item, or of a key.
fn start_of(node: &Node, index: usize) -> Option<usize> {
    match &node.value {
        Content::List(items) => Some(items.get(index)?.span.start),
        Content::Map(pairs) => Some(pairs.get(index)?.0.span.start),
        Content::Scalar(_) | Content::Reported => None,
    }
}

/// The position of a removed part.
struct Around<'s> {
    source: &'s SourceText<'s>,
    at: usize,
}

impl Around<'_> {
    /// Visits the lists and maps around the part, the outermost first: each lasts to the next key or item outside of it.
    fn visit(&self, node: &mut Node, start: usize, limit: usize, visit: &mut dyn FnMut(&mut Node)) {
        let is_collection = matches!(node.value, Content::List(_) | Content::Map(_));
        let end = if self.source.is_open_bracket(node.span.start) { node.span.end } else { limit };
        if !is_collection || self.at < start || self.at >= end {
            return;
        }
        visit(node);
        // The next child after the one that starts last before the part.
        let next = match &node.value {
            Content::List(items) => items.partition_point(|item| item.span.start <= self.at),
            Content::Map(pairs) => pairs.partition_point(|(key, _)| key.span.start <= self.at),
            Content::Scalar(_) | Content::Reported => 0,
        };
        let (Some(last), limit) = (next.checked_sub(1), start_of(node, next).unwrap_or(end)) else { return };
        let start = start_of(node, last).unwrap_or_default();
        let child = match &mut node.value {
            Content::List(items) => items.get_mut(last),
            Content::Map(pairs) => pairs.get_mut(last).map(|(_, value)| value),
            Content::Scalar(_) | Content::Reported => None,
        };
        if let Some(child) = child {
            self.visit(child, start, limit, visit);
        }
    }

    fn column(&self, node: &Node) -> usize {
        node.span.start - self.source.line_start(node.span.start)
    }
}

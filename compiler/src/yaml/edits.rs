//! Edits that repair the text after a syntax error, and the way back from the repaired text to the file.

use std::ops::Range;

use super::tree::{Content, Node};
use crate::diagnostic::{Span, in_order};
use crate::lists;

/// A replacement of a part of the text.
#[derive(Clone)]
pub(crate) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: String,
    /// `true` if the text then differs from the one that was meant, so that its content is not checked.
    pub(super) is_guess: bool,
}

impl Edit {
    /// Inserts a text that was forgotten.
    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { range: at..at, text: text.into(), is_guess: false }
    }

    /// Replaces the spaces before a line.
    #[cfg(feature = "indentation")]
    pub(crate) fn indent(start: usize, old: usize, new: usize) -> Self {
        Self { range: start..start + old, text: " ".repeat(new), is_guess: false }
    }

    /// Replaces a character that has a meaning in YAML by one without.
    pub(super) fn disarm(at: usize) -> Self {
        Self { range: at..at + 1, text: "_".to_owned(), is_guess: true }
    }

    /// Replaces a part by white space of the same length.
    pub(super) fn blank(range: Range<usize>) -> Self {
        let text = " ".repeat(range.len());
        Self { range, text, is_guess: false }
    }
}

/// One edit that was applied: the offset of its text and the part that it replaced.
struct Applied {
    /// The offset in the text with the edit.
    start: usize,
    length: usize,
    /// The offset in the text without the edit.
    old_start: usize,
    old_length: usize,
}

/// All edits that were applied.
#[derive(Default)]
pub(super) struct Edits {
    /// The edits of each step, sorted; each step refers to the text of the one before.
    steps: Vec<Vec<Applied>>,
    /// The offsets of guesses in the file.
    guesses: Vec<usize>,
}

impl Edits {
    /// Records a step, and returns its edits in order, without those that overlap.
    pub(super) fn record(&mut self, edits: &[Edit]) -> Vec<Edit> {
        let starts = lists::map(edits, |Edit { range, .. }| Span { start: range.start, end: range.start });
        let mut end = 0;
        let mut sorted = Vec::new();
        for edit in in_order(&starts).into_iter().filter_map(|index| edits.get(index)) {
            if edit.range.start >= end {
                sorted.push(edit.clone());
            }
            end = end.max(edit.range.end);
        }
        for edit in &sorted {
            if edit.is_guess {
                let at = self.offset(edit.range.start);
                self.guesses.push(at);
            }
        }
        let mut inserted = 0;
        let mut removed = 0;
        let mut step = Vec::with_capacity(sorted.len());
        for edit in &sorted {
            let (start, length) = (edit.range.start + inserted - removed, edit.text.len());
            step.push(Applied { start, length, old_start: edit.range.start, old_length: edit.range.len() });
            inserted += length;
            removed += edit.range.len();
        }
        self.steps.push(step);
        sorted
    }

    /// Returns the offset in the file of an offset in the repaired text.
    pub(super) fn offset(&self, at: usize) -> usize {
        self.steps.iter().rev().fold(at, |at, step| {
            let before = step.partition_point(|edit| edit.start <= at);
            let Some(edit) = before.checked_sub(1).and_then(|last| step.get(last)) else { return at };
            let within = at - edit.start;
            if within >= edit.length {
                edit.old_start + edit.old_length + (within - edit.length)
            } else {
                edit.old_start + within.min(edit.old_length)
            }
        })
    }

    /// Returns the span in the file of a span in the repaired text.
    pub(super) fn span(&self, span: Span) -> Span {
        let start = self.offset(span.start);
        Span { start, end: self.offset(span.end).max(start) }
    }

    /// Moves a tree from the repaired text to the file; a text that contains a guess is reported already.
    pub(super) fn restore(&self, node: &mut Node) {
        if self.steps.is_empty() {
            return;
        }
        node.span = self.span(node.span);
        match &mut node.value {
            Content::Scalar(scalar) => {
                scalar.cut = scalar.cut.map(|cut| self.span(cut));
                for mark in &mut scalar.marks {
                    *mark = self.span(Span { start: *mark, end: *mark + 1 }).start;
                }
                if self.has_guess(node.span) {
                    node.value = Content::Reported;
                }
            }
            Content::List(items) => items.iter_mut().for_each(|item| self.restore(item)),
            Content::Map(pairs) => {
                for (key, value) in pairs {
                    key.span = self.span(key.span);
                    key.is_reported |= self.has_guess(key.span);
                    self.restore(value);
                }
            }
            Content::Reported => {}
        }
    }

    fn has_guess(&self, span: Span) -> bool {
        self.guesses.iter().any(|at| (span.start..span.end).contains(at))
    }
}

/// Returns a text with sorted edits.
pub(super) fn edited(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + edits.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(text.get(done..edit.range.start).unwrap_or_default());
        out.push_str(&edit.text);
        done = edit.range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

//! Parses the text again after each syntax error, so that one run reports all of them.
//!
//! The parser stops at the first error. Recovery then changes the text and parses all of it again:
//! - If the mistake is known, its repair replaces a few characters; `edits` finds the way back to the offsets of the file.
//! - Otherwise white space of the same length replaces the faulty line and the lines indented below it, or the rest of the
//!   line for [`ErrorScope::RestOfLine`].
//! - An error that may be a consequence of a removed line, of a repair, or of a rejected token is not reported.
//! - Recovery stops after [`MAX_ERRORS`] errors, and after [`MAX_REPEATED_BYTES`], so that its time is limited.
//!
//! The lists and maps around a removed part are not complete: missing keys are not reported, because they may be there.

use std::borrow::Cow;
use std::ops::Range;

use super::edits::{Edit, Edits, edited};
use super::events::Attempt;
use super::holes::{self, Hole};
use super::invisible;
use super::reason::ErrorScope;
use super::syntax_error::SyntaxError;
use super::tabs;
use super::text::{SourceText, indent};
use super::tree::Tree;
use crate::diagnostic::Diagnostics;

/// The maximum number of syntax errors.
const MAX_ERRORS: usize = 20;
/// The maximum number of bytes that are parsed again after syntax errors.
const MAX_REPEATED_BYTES: usize = 4 << 20;

/// Parses a text, and reports its syntax errors; `None` if there is no tree.
///
/// The first edits remove characters that are reported already.
pub(super) fn parse(original: &str, mut first: Vec<Edit>, diagnostics: &mut Diagnostics) -> Option<Tree> {
    // With the repairs; in `text`, white space also replaces what was removed.
    let (mut text, mut full) = (Cow::Borrowed(original), Cow::Borrowed(original));
    let mut state = State::default();
    first.extend(invisible::indentation(original, diagnostics));
    if !first.is_empty() {
        let edits = state.edits.record(&first);
        (text, full) = (Cow::Owned(edited(&text, &edits)), Cow::Owned(edited(&full, &edits)));
    }
    let mut errors = 0;
    let mut budget = MAX_REPEATED_BYTES;
    loop {
        let source = SourceText::new(&text, &full);
        let mut attempt = Attempt::new(source, state.holes.is_empty());
        let mut found = Diagnostics::default();
        let Err(error) = attempt.run(&mut found) else {
            return state.finish(original, attempt, found, diagnostics);
        };
        errors += 1;
        // The part that was parsed, and an allowance for the passes over the whole text.
        budget = budget.saturating_sub(error.span.start + text.len() / 8);
        let range = faulty_range(&source, &error);
        let repeated = state.is_repeated(&source, &error);
        let is_repaired = !repeated && !error.repair.is_empty();
        let is_last = error.scope == ErrorScope::File
            || errors == MAX_ERRORS
            || budget == 0
            || !is_repaired && source.is_blank(range.start, range.end);
        if !repeated && !state.is_consequence(&source, &error, attempt.rejected_at()) {
            diagnostics.error(state.edits.span(error.span), error.message.as_str()).help(error.help.as_str());
        }
        if is_last {
            state.holes.push(Hole::Rest(state.edits.offset(range.start)));
            return state.finish(original, attempt, found, diagnostics);
        }
        diagnostics.append(found, |span| state.edits.span(span));
        if is_repaired {
            let edits = state.repair(&source, &error, &range);
            (text, full) = (Cow::Owned(edited(&text, &edits)), Cow::Owned(edited(&full, &edits)));
        } else {
            let at = state.edits.offset(range.start);
            state.holes.push(if error.scope == ErrorScope::RestOfLine { Hole::Behind(at) } else { Hole::Line(at) });
            state.changed_end = Some(range.end);
            text = Cow::Owned(blanked(&text, range));
        }
    }
}

/// The changes of the text so far.
#[derive(Default)]
struct State {
    edits: Edits,
    /// The parts that were removed.
    holes: Vec<Hole>,
    /// The end of the last removed part, or of lines whose tabs were replaced.
    changed_end: Option<usize>,
    /// The offsets of the last repair and of its line in the file.
    repaired_at: Option<(usize, usize)>,
}

impl State {
    /// Returns `true` if an error is at or before the last repair on the same line, which did not help then.
    fn is_repeated(&self, source: &SourceText<'_>, error: &SyntaxError) -> bool {
        let line = self.edits.offset(source.line_start(error.span.start));
        self.repaired_at.is_some_and(|(above, at)| line == above && self.edits.offset(error.span.start) <= at)
    }

    /// Records the repair of an error, and returns its edits.
    fn repair(&mut self, source: &SourceText<'_>, error: &SyntaxError, lines: &Range<usize>) -> Vec<Edit> {
        let line = source.line_start(error.span.start);
        self.repaired_at = Some((self.edits.offset(line), self.edits.offset(error.span.start)));
        let end = if error.scope == ErrorScope::Tabs { Some(lines.end) } else { self.changed_end };
        let edits = self.edits.record(&error.repair);
        let before = edits.iter().filter(|edit| end.is_some_and(|end| edit.range.start < end));
        let (grown, shrunk) =
            before.fold((0, 0), |(grown, shrunk), edit| (grown + edit.text.len(), shrunk + edit.range.len()));
        self.changed_end = end.map(|end| (end + grown).saturating_sub(shrunk));
        edits
    }

    /// Returns the tree, in the offsets of the file.
    fn finish(
        mut self,
        original: &str,
        attempt: Attempt<'_>,
        mut found: Diagnostics,
        diagnostics: &mut Diagnostics,
    ) -> Option<Tree> {
        self.holes.extend(attempt.dropped_keys().into_iter().map(|at| Hole::Line(self.edits.offset(at))));
        let tree = attempt.finish(&mut found);
        diagnostics.append(found, |span| self.edits.span(span));
        let mut tree = tree?;
        self.edits.restore(&mut tree.root);
        holes::mark(&mut tree.root, &SourceText::new(original, original), &self.holes);
        Some(tree)
    }

    /// Returns `true` if an error may be a consequence of the last change or of a rejected token, and so is not reported.
    fn is_consequence(&self, source: &SourceText<'_>, error: &SyntaxError, rejected_at: Option<usize>) -> bool {
        let line = source.line_start(error.span.start);
        let (first_line, follows_change) = match (error.scope, self.changed_end) {
            (ErrorScope::Context | ErrorScope::Tabs, changed_end) => {
                let line_above = source.line_start(line.saturating_sub(1));
                (line_above, changed_end.is_some_and(|end| source.is_blank(end, line)))
            }
            (ErrorScope::OpenBracket, Some(end)) => (line, line < end),
            _ => (line, false),
        };
        follows_change || rejected_at.is_some_and(|at| at >= first_line)
    }
}

/// Returns the part of the text that an error makes unusable.
fn faulty_range(source: &SourceText<'_>, error: &SyntaxError) -> Range<usize> {
    let line = source.line_start(error.span.start);
    match error.scope {
        ErrorScope::RestOfLine => error.span.start..block_end(source, line),
        ErrorScope::Tabs => tabs::lines(source, line),
        _ => line..block_end(source, line),
    }
}

/// Returns the end of the line that starts at `start` and of the lines indented below it.
fn block_end(source: &SourceText<'_>, start: usize) -> usize {
    let own = indent(source.line(start));
    let mut below = None;
    let mut end = start + source.line(start).len();
    let mut next = end;
    while next < source.text.len() {
        let line = source.line(next);
        next += line.len();
        if line.trim_start().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        // If the faulty line is indented too little, its siblings look like lines below it.
        if indent(line) <= own || below.is_some_and(|below| indent(line) < below) {
            break;
        }
        below.get_or_insert(indent(line));
        end = next;
    }
    end
}

/// Returns the text with a space for every byte of a range, except for its line breaks.
fn blanked(text: &str, range: Range<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    out.push_str(text.get(..range.start).unwrap_or_default());
    let part = text.get(range.clone()).unwrap_or_default();
    out.extend(part.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
    out.push_str(text.get(range.end..).unwrap_or_default());
    out
}

//! Parses the text again after each syntax error, so that one run reports all of them.
//!
//! The parser stops at the first error. Recovery then replaces the faulty line and the lines indented below it by white
//! space of the same length, and parses the whole text again; offsets stay valid, and the rest of the file is checked.
//! - An error of [`ErrorScope::RestOfLine`] removes only the rest of its line.
//! - Tabs in the indentation are replaced by spaces if the result is likely to fit, so that the lines are checked too.
//! - An error that may be a consequence of a removed line, or of a rejected token near it, is not reported.
//! - Recovery stops after [`MAX_ERRORS`] errors, and after [`MAX_REPEATED_BYTES`], so that its time is limited.
//!
//! The result is not complete after an error: missing keys are not reported, because they may be on removed lines.

use std::borrow::Cow;
use std::ops::Range;

use super::events::Attempt;
use super::explain::SyntaxError;
use super::reason::ErrorScope;
use super::text::{SourceText, indent};
use super::tree::Tree;
use crate::diagnostic::Diagnostics;

/// The maximum number of syntax errors.
const MAX_ERRORS: usize = 20;
/// The maximum number of bytes that are parsed again after syntax errors.
const MAX_REPEATED_BYTES: usize = 4 << 20;

/// Parses a text, and reports its syntax errors; `None` if there is no tree.
pub(super) fn parse(original: &str, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let mut text = Cow::Borrowed(original);
    let mut changed_end = None;
    let mut errors = 0;
    let mut budget = MAX_REPEATED_BYTES;
    loop {
        let source = SourceText::new(&text, original);
        let mut attempt = Attempt::new(source, errors == 0);
        let Err(error) = attempt.run(diagnostics) else {
            return attempt.finish(diagnostics);
        };
        let is_consequence = is_consequence(&source, &error, changed_end, attempt.rejected_at());
        errors += 1;
        // The part that was parsed, and an allowance for the passes over the whole text.
        budget = budget.saturating_sub(error.span.start + text.len() / 8);
        let range = faulty_range(&source, &error);
        let is_last = error.scope == ErrorScope::File
            || errors == MAX_ERRORS
            || budget == 0
            || source.is_blank(range.start, range.end);
        let untab = error.scope == ErrorScope::Tabs && fits_without_tabs(&source, &range);
        if !is_consequence {
            diagnostics.error(error.span, error.message).help(error.help);
        }
        if is_last {
            return attempt.finish(diagnostics);
        }
        changed_end = Some(range.end);
        text = Cow::Owned(if untab { without_tabs(&text, range) } else { blanked(&text, range) });
    }
}

/// Returns `true` if an error may be a consequence of the last change or of a rejected token, and so is not reported.
fn is_consequence(
    source: &SourceText<'_>,
    error: &SyntaxError,
    changed_end: Option<usize>,
    rejected_at: Option<usize>,
) -> bool {
    let line = source.line_start(error.span.start);
    let (first_line, follows_change) = match (error.scope, changed_end) {
        (ErrorScope::Context | ErrorScope::Tabs, changed_end) => {
            let line_above = source.line_start(line.saturating_sub(1));
            (line_above, changed_end.is_some_and(|end| source.is_blank(end, line)))
        }
        (ErrorScope::OpenBracket, Some(end)) => (line, line < end),
        _ => (line, false),
    };
    follows_change || rejected_at.is_some_and(|at| at >= first_line)
}

/// Returns the part of the text that an error makes unusable.
fn faulty_range(source: &SourceText<'_>, error: &SyntaxError) -> Range<usize> {
    let line = source.line_start(error.span.start);
    match error.scope {
        ErrorScope::RestOfLine => error.span.start..block_end(source, line),
        ErrorScope::Tabs => line..tabs_end(source, line),
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

/// Returns the end of the lines indented with tabs, from the one that starts at `start`.
fn tabs_end(source: &SourceText<'_>, start: usize) -> usize {
    let has_tabs = |line: &&str| line.get(..indent(line)).is_some_and(|white| white.contains('\t'));
    start + source.rest(start).split_inclusive('\n').take_while(has_tabs).map(str::len).sum::<usize>()
}

/// Returns `true` if lines indented with tabs are likely to match the next line once their tabs are spaces.
fn fits_without_tabs(source: &SourceText<'_>, range: &Range<usize>) -> bool {
    let last = source.slice(range.start, range.end).lines().last().unwrap_or_default();
    let next = source.line(source.line_start(source.skip_gap(range.end)));
    last.trim_end().ends_with(':') || indent(next) <= indent(last)
}

/// Returns the text with a space for every tab in the indentation of a range of lines.
fn without_tabs(text: &str, range: Range<usize>) -> String {
    replaced(text, range, |lines, out| {
        for line in lines.split_inclusive('\n') {
            let (white, rest) = line.split_at_checked(indent(line)).unwrap_or(("", line));
            out.push_str(&white.replace('\t', " "));
            out.push_str(rest);
        }
    })
}

/// Returns the text with a space for every byte of a range, except for its line breaks.
fn blanked(text: &str, range: Range<usize>) -> String {
    replaced(text, range, |part, out| out.extend(part.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' })))
}

fn replaced(text: &str, range: Range<usize>, write: impl FnOnce(&str, &mut String)) -> String {
    let mut out = String::with_capacity(text.len());
    out.push_str(text.get(..range.start).unwrap_or_default());
    write(text.get(range.clone()).unwrap_or_default(), &mut out);
    out.push_str(text.get(range.end..).unwrap_or_default());
    out
}

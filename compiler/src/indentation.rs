//! Finds the lines whose wrong indentation causes other reports.
//!
//! A line that is indented too little or too much belongs to another map than it is meant to, and so the lines around it are
//! reported. Its indentation is the mistake if another one removes reports and adds none. Of several such lines, the fewest
//! are wrong.

use std::borrow::Cow;

use search::{Line, REACH, Search};

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::lists;
use crate::yaml::{self, Edit};

mod reports;
mod search;

/// The maximum number of reports whose cause is searched.
const MAX_SEARCHES: usize = 10;
/// The maximum size of a file and of its reports; in a larger one, nothing is searched.
const MAX_FILE: usize = 1 << 20;
const MAX_PROBLEMS: usize = 200;

/// A line with a wrong indentation.
pub(crate) struct Indent {
    /// The offset of the line.
    start: usize,
    /// The number of spaces in the file.
    old: usize,
    /// The number of spaces that are read instead.
    new: usize,
}

impl Indent {
    /// Reports the line.
    pub(crate) fn report(&self, text: &str, diagnostics: &mut Diagnostics) {
        let start = self.start + self.old;
        let content = text.get(start..).unwrap_or_default().split(['\r', '\n']).next().unwrap_or_default().trim_end();
        let help = match self.new {
            0 => "remove the spaces before it".to_owned(),
            1 => "indent it by 1 space, to match the line it belongs to".to_owned(),
            spaces => format!("indent it by {spaces} spaces, to match the line it belongs to"),
        };
        diagnostics.error(Span { start, end: start + content.len() }, yaml::UNEVEN).help(help);
    }
}

/// Returns the wrong lines, and the edits of all lines whose indentation changes with them.
pub(crate) fn changes(text: &str, problems: &[Diagnostic]) -> (Vec<Indent>, Vec<Edit>) {
    if text.len() > MAX_FILE || problems.len() > MAX_PROBLEMS {
        return (Vec::new(), Vec::new());
    }
    // If no line ends otherwise, carriage returns are the line breaks.
    let text = if text.contains('\n') { Cow::Borrowed(text) } else { Cow::Owned(text.replace('\r', "\n")) };
    let mut search = Search { lines: Vec::new(), reported: Vec::new(), bytes: 0 };
    let mut start = 0;
    for line in text.split('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let content = line.trim();
        let is_content =
            !content.is_empty() && !content.starts_with('#') && !line.trim_start_matches(' ').starts_with('\t');
        let text = line.trim_end_matches('\r');
        search.lines.push(Line { text, start, spaces: indent, indent, is_content });
        start += line.len() + 1;
    }
    let starts = lists::map(&search.lines, |line| line.start);
    search.reported = reports::of(problems, &starts);
    let mut wrong = Vec::new();
    let mut next = 0;
    for _ in 0..MAX_SEARCHES {
        let Some(at) = search.reported.iter().map(|(line, _)| *line).find(|line| *line >= next) else { break };
        match search.change(at) {
            Some(index) if !wrong.contains(&index) => wrong.push(index),
            Some(_) => {}
            None => next = at + REACH / 2,
        }
    }
    let is_changed = |line: &&Line<'_>| line.indent != line.spaces;
    let change = |line: &Line<'_>| Indent { start: line.start, old: line.spaces, new: line.indent };
    let changed = |index: &usize| search.lines.get(*index).filter(is_changed).map(change);
    let wrong = lists::filter_map(&wrong, changed);
    let mut all = Vec::new();
    for line in search.lines.iter().filter(|line| line.indent != line.spaces) {
        all.push(Edit::indent(line.start, line.spaces, line.indent));
    }
    (wrong, all)
}

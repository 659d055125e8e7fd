//! The errors of a file as lines and messages, and what they say about its structure.

use crate::diagnostic::{Diagnostic, Severity};
use crate::yaml::{self, Node};

/// The line and the message of an error.
pub(super) type Report = (usize, String);

/// Returns the number of keys and items of a value.
pub(super) fn size(node: &Node) -> usize {
    let mut count = 0;
    for (_, value) in node.pairs() {
        count += 1 + size(value);
    }
    for item in node.items() {
        count += 1 + size(item);
    }
    count
}

/// Returns the lines and messages of errors; `starts` are the offsets of the lines.
pub(super) fn of(problems: &[Diagnostic], starts: &[usize]) -> Vec<Report> {
    let mut reports = Vec::new();
    for problem in problems.iter().filter(|problem| problem.severity == Severity::Error) {
        let line = starts.partition_point(|start| *start <= problem.span.start).saturating_sub(1);
        reports.push((line, problem.message.clone()));
    }
    reports
}

/// Returns `true` for an error of the parser about an indentation.
pub(super) fn is_uneven((_, message): &Report) -> bool {
    message == yaml::UNEVEN || message == yaml::KEY_INSIDE_TEXT
}

/// Returns `true` for an error about the structure of maps and lists, which an indentation can cause.
pub(super) fn is_structural(report: &Report) -> bool {
    let message = report.1.as_str();
    let starts = [
        "missing key ",
        "unknown key ",
        "duplicate key ",
        "expected a map for ",
        "expected at least ",
        "expected a list item",
        "unexpected list item",
        "list item among ",
    ];
    let contains = ["found no value", "found none", "not indented below", "describes no format"];
    is_uneven(report)
        || starts.iter().any(|start| message.starts_with(start))
        || contains.iter().any(|part| message.contains(part))
}

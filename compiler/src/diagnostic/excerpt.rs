//! The excerpt that a diagnostic shows: the line of its location with a mark below it, and that of a related location.

use std::mem;

use unicode_width::UnicodeWidthStr;

use super::line::{Line, Mark};
use super::span::Span;
use super::styles::Styles;

/// Returns the lines of a location and of the related one, with their marks and the label of the latter.
pub(super) fn excerpt(text: &str, span: Span, related: Option<(Span, String)>, styles: &Styles) -> String {
    let own = Mark::new(text, span, None);
    let related = related.map(|(span, label)| Mark::new(text, span, Some(label)));
    let marks = match related {
        Some(related) if related.span < own.span => vec![related, own],
        Some(related) => vec![own, related],
        None => vec![own],
    };
    let mut lines = Vec::new();
    match Line::of(text, &marks) {
        Some(line) => lines.push(line),
        None => {
            for mark in &marks {
                lines.extend(Line::of(text, std::slice::from_ref(mark)));
            }
        }
    }

    let margin = lines.last().map_or(0, |line| line.number.to_string().len());
    let mut out = styles.context.paint(&format!("{:margin$} |", ""));
    let mut previous = None;
    for line in &lines {
        match previous.map(|number: usize| line.number - number) {
            None | Some(0 | 1) => {}
            Some(2) => {
                if let Some((.., mark)) = line.marks.first() {
                    push(&mut out, &Line::above(text, mark), margin, styles);
                }
            }
            Some(_) => out += &format!("\n{}", styles.context.paint("...")),
        }
        push(&mut out, line, margin, styles);
        previous = Some(line.number);
    }
    out
}

/// Adds a line, and its marks and label below it.
fn push(out: &mut String, line: &Line<'_>, margin: usize, styles: &Styles) {
    let number = line.number;
    let mut rows = vec![(format!("{number:margin$} |"), line.text.clone())];
    let mut add = |row: String| rows.push((format!("{:margin$} |", ""), row));
    let label = line.marks.iter().find_map(|(start, end, mark)| Some((*start, *end, mark.label.as_deref()?)));
    match label {
        Some((start, end, label)) if !has_room(line, end, label) => {
            add(marks(line, None, styles));
            add(format!("{:start$}{}", "", styles.context.paint("|")));
            add(format!("{:start$}{}", "", styles.context.paint(label)));
        }
        _ if line.marks.is_empty() => {}
        _ => add(marks(line, label.map(|(_, end, label)| (end + 1, label)), styles)),
    }
    for (gutter, row) in rows {
        *out += format!("\n{} {row}", styles.context.paint(&gutter)).trim_end_matches(' ');
    }
}

/// Returns `true` if no mark is where a label behind a mark would be.
fn has_room(line: &Line<'_>, end: usize, label: &str) -> bool {
    let taken = end + label.width() + 2;
    line.marks.iter().all(|(start, last, _)| *start > taken || *last <= end)
}

/// A character of a row of marks.
#[derive(Clone, Copy, PartialEq)]
enum Symbol {
    Space,
    /// Of the mark or the label of a related location.
    Context(char),
    Own,
}

/// Returns the row of the marks below a line, with a label at a column; the mark of the location itself covers the other one.
fn marks(line: &Line<'_>, label: Option<(usize, &str)>, styles: &Styles) -> String {
    let mut row = Vec::new();
    for is_own in [false, true] {
        for (start, end, _) in line.marks.iter().filter(|(.., mark)| mark.label.is_none() == is_own) {
            row.resize(row.len().max(*end), Symbol::Space);
            let symbol = if is_own { Symbol::Own } else { Symbol::Context('-') };
            row.get_mut(*start..*end).unwrap_or_default().fill(symbol);
        }
    }
    if let Some((column, label)) = label {
        let after = row.split_off(row.len().min(column + label.width()));
        row.resize(column, Symbol::Space);
        row.extend(label.chars().map(Symbol::Context));
        row.extend(after);
    }
    let mut out = String::new();
    for run in row.chunk_by(|one, other| mem::discriminant(one) == mem::discriminant(other)) {
        let mut text = String::new();
        for symbol in run {
            text.push(match symbol {
                Symbol::Space => ' ',
                Symbol::Context(c) => *c,
                Symbol::Own => '^',
            });
        }
        out += &match run.first() {
            Some(Symbol::Own) => styles.message.paint(&text),
            Some(Symbol::Context(_)) => styles.context.paint(&text),
            _ => text,
        };
    }
    out
}

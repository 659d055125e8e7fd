//! Diagnostics: accumulated during a run, sorted, and rendered with an excerpt of the catalog.

use std::ops::Range;

use crate::lists;
use crate::names::Names;
use crate::printable::one_line;

mod severity;
mod span;
mod line;
mod styles;
mod excerpt;

pub use severity::Severity;
pub use span::{Position, Span};
pub(crate) use span::{SpanSet, in_order};

use styles::Styles;

/// A problem of a catalog: its location, the reason and the way out.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// The location in the text.
    pub span: Span,
    /// The problem.
    pub message: String,
    /// The suggested change.
    pub help: Option<String>,
    /// A related location with its label, such as "first defined here".
    pub related: Option<(Span, String)>,
}

/// The diagnostics of one run.
#[derive(Clone, Default, Debug)]
pub(crate) struct Diagnostics {
    list: Vec<Diagnostic>,
    /// The spans of the errors.
    errors: SpanSet,
    /// Both sides of merge conflicts that lack a marker; differences within such a range are not reported.
    pub(crate) undecided: Vec<Range<usize>>,
}

impl Diagnostics {
    /// Adds an error.
    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Error, span, message.into())
    }

    /// Adds a warning.
    pub(crate) fn warning(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Warning, span, message.into())
    }

    /// Adds the diagnostics of another list, whose spans are converted.
    pub(crate) fn append(&mut self, other: Self, span: impl Fn(Span) -> Span) {
        for mut diagnostic in other.list {
            diagnostic.span = span(diagnostic.span);
            diagnostic.related = diagnostic.related.map(|(related, label)| (span(related), label));
            self.push(diagnostic);
        }
    }

    /// Returns `true` if there is an error.
    #[cfg(feature = "indentation")]
    pub(crate) fn has_error(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Returns `true` if an error starts in a part of the text.
    pub(crate) fn has_error_in(&self, span: Span) -> bool {
        self.errors.starts_in(span)
    }

    /// Returns the diagnostics without duplicates, sorted by location; those at one location keep their order.
    pub(crate) fn into_sorted(self) -> Vec<Diagnostic> {
        let spans = lists::map(&self.list, |diagnostic| diagnostic.span);
        // Diagnostics are equal if their debug formats, which have all fields, are: a set of them would be another type of map.
        let mut seen = Names::default();
        let mut sorted = Vec::new();
        for diagnostic in in_order(&spans).into_iter().filter_map(|index| self.list.get(index)) {
            if !self.is_undecided(diagnostic) && seen.insert(format!("{diagnostic:?}")) {
                sorted.push(diagnostic.clone());
            }
        }
        sorted
    }

    /// Returns `true` for a difference within a merge conflict that lacks a marker.
    fn is_undecided(&self, diagnostic: &Diagnostic) -> bool {
        let Some((other, _)) = &diagnostic.related else { return false };
        self.undecided.iter().any(|range| range.contains(&other.start) && range.contains(&diagnostic.span.start))
    }

    fn add(&mut self, severity: Severity, span: Span, message: String) -> &mut Diagnostic {
        self.push(Diagnostic { severity, span, message, help: None, related: None });
        self.list.last_mut().expect("a diagnostic was just pushed")
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        if diagnostic.severity == Severity::Error {
            self.errors.insert(diagnostic.span);
        }
        self.list.push(diagnostic);
    }
}

impl Diagnostic {
    /// Sets the suggested change.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }

    /// Sets the related location and its label.
    pub fn related(&mut self, span: Span, label: impl Into<String>) -> &mut Self {
        self.related = Some((span, label.into()));
        self
    }

    /// Returns the position where the diagnostic starts.
    pub fn position(&self, text: &str) -> Position {
        Position::of(text, self.span)
    }

    /// Renders the diagnostic as plain text: `path:line:column: message`, the excerpt and the help.
    pub fn render(&self, path: &str, text: &str) -> String {
        self.render_with(path, text, &Styles::plain())
    }

    /// Renders the diagnostic with ANSI colors, for a terminal.
    pub fn render_styled(&self, path: &str, text: &str) -> String {
        self.render_with(path, text, &Styles::colored(self.severity))
    }

    fn render_with(&self, path: &str, text: &str, styles: &Styles) -> String {
        let Position { line, column } = self.position(text);
        let prefix = match self.severity {
            Severity::Error => "",
            Severity::Warning => "warning: ",
        };
        let related = self.related.as_ref().map(|(span, label)| (*span, short_line(label)));
        let location = styles.location.paint(&format!("{}:{line}:{column}:", one_line(path)));
        let message = styles.message.paint(&format!("{prefix}{}", short_line(&self.message)));
        let mut out = format!("{location} {message}\n{}", excerpt::excerpt(text, self.span, related, styles));
        if let Some(help) = &self.help {
            out += &format!("\n{} {}", styles.help.paint("help:"), short_line(help));
        }
        out
    }
}

/// Escapes control and invisible characters, and truncates the text, because it may quote the catalog.
fn short_line(text: &str) -> String {
    const MAX_CHARS: usize = 500;
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => one_line(text.get(..end).unwrap_or_default()) + "...",
        None => one_line(text),
    }
}

//! The styles of a rendered diagnostic.

use super::severity::Severity;

/// A style: the escape that turns it on in a terminal, or nothing for plain text.
#[derive(Clone, Copy)]
pub(super) struct Style(&'static str);

impl Style {
    const PLAIN: Style = Style("");
    const BOLD: Style = Style("\u{1b}[1m");
    const BOLD_RED: Style = Style("\u{1b}[1m\u{1b}[91m");
    const BOLD_YELLOW: Style = Style("\u{1b}[1m\u{1b}[33m");
    const BOLD_BLUE: Style = Style("\u{1b}[1m\u{1b}[94m");
    const BOLD_CYAN: Style = Style("\u{1b}[1m\u{1b}[96m");

    /// Returns a text in this style.
    pub(super) fn paint(self, text: &str) -> String {
        let Style(on) = self;
        if on.is_empty() { text.to_owned() } else { format!("{on}{text}\u{1b}[0m") }
    }
}

/// The styles of the parts of a diagnostic.
pub(super) struct Styles {
    /// The path, the line and the column.
    pub(super) location: Style,
    /// The message and its mark.
    pub(super) message: Style,
    /// The word `help`.
    pub(super) help: Style,
    /// The numbers of the lines, and the mark and label of the related location.
    pub(super) context: Style,
}

impl Styles {
    /// Returns the styles of plain text.
    pub(super) const fn plain() -> Self {
        Styles { location: Style::PLAIN, message: Style::PLAIN, help: Style::PLAIN, context: Style::PLAIN }
    }

    /// Returns the styles for a terminal, as rustc has them.
    pub(super) const fn colored(severity: Severity) -> Self {
        let message = match severity {
            Severity::Error => Style::BOLD_RED,
            Severity::Warning => Style::BOLD_YELLOW,
        };
        Styles { location: Style::BOLD, message, help: Style::BOLD_CYAN, context: Style::BOLD_BLUE }
    }
}

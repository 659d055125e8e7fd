//! Problems of a catalogue: collecting them, sorting them, and showing each at its place in the text.

use std::collections::HashSet;

use annotate_snippets::renderer::{
    DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_HELP_STYLE, DEFAULT_WARNING_STYLE, Style,
};
use annotate_snippets::{Group, Level, Renderer};

mod excerpt;

/// A range of bytes of the catalogue's text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// Where the range begins.
    pub start: usize,
    /// Where it ends, the byte after its last one.
    pub end: usize,
}

/// Whether a problem stops the catalogue from compiling.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Severity {
    /// The catalogue is wrong.
    Error,
    /// The catalogue is allowed, but probably not what was meant.
    Warning,
}

/// A place as people count it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// One problem: where, what, and what would be right.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Diagnostic {
    /// Whether it stops the catalogue from compiling.
    pub severity: Severity,
    /// Where it is.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// Another place that matters, and what it is: the first definition, for example.
    pub other: Option<(Span, String)>,
}

/// Collects the problems of one run; nothing stops at the first.
#[derive(Default, Debug)]
pub(crate) struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Reports an error.
    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Error, span, message.into())
    }

    /// Reports something that is allowed, but probably not meant.
    pub(crate) fn warning(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Warning, span, message.into())
    }

    /// All problems by their place, in the order of their report where several share one, each of them once.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        let mut seen = HashSet::new();
        self.list.retain(|diagnostic| seen.insert(diagnostic.clone()));
        self.list.sort_by_key(|diagnostic| diagnostic.span);
        self.list
    }

    fn add(&mut self, severity: Severity, span: Span, message: String) -> &mut Diagnostic {
        self.list.push(Diagnostic { severity, span, message, help: None, other: None });
        self.list.last_mut().expect("one was pushed just now")
    }
}

impl Diagnostic {
    /// Says what would be right.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }

    /// Names another place that matters.
    pub fn other(&mut self, span: Span, label: impl Into<String>) -> &mut Self {
        self.other = Some((span, label.into()));
        self
    }

    /// The place where the problem begins.
    pub fn place(&self, text: &str) -> Place {
        let at = excerpt::inside(text, self.span).start;
        let start = excerpt::line_of(text, at).start;
        let lines = text.get(..start).unwrap_or_default().matches('\n').count();
        let characters = text.get(start..at).unwrap_or_default().chars().count();
        Place { line: lines + 1, column: characters + 1 }
    }

    /// The whole report as plain text: `path:line:column: what is wrong`, the excerpt, the help.
    pub fn render(&self, path: &str, text: &str) -> String {
        let plain = Style::new();
        self.render_with(path, text, &Renderer::plain(), [plain; 3])
    }

    /// The same report in colours, for a terminal.
    pub fn render_styled(&self, path: &str, text: &str) -> String {
        let message = match self.severity {
            Severity::Error => DEFAULT_ERROR_STYLE,
            Severity::Warning => DEFAULT_WARNING_STYLE,
        };
        self.render_with(path, text, &Renderer::styled(), [DEFAULT_EMPHASIS_STYLE, message, DEFAULT_HELP_STYLE])
    }

    fn render_with(&self, path: &str, text: &str, renderer: &Renderer, styles: [Style; 3]) -> String {
        let [strong, loud, advice] = styles;
        let Place { line, column } = self.place(text);
        let (level, word) = match self.severity {
            Severity::Error => (Level::ERROR, ""),
            Severity::Warning => (Level::WARNING, "warning: "),
        };
        let other = self.other.as_ref().map(|(span, label)| (*span, one_line(label)));
        let snippet = excerpt::snippet(text, line, self.span, other);
        let excerpt = renderer.render(&[Group::with_level(level).element(snippet)]);
        let message = one_line(&self.message);
        let first = format!("{strong}{path}:{line}:{column}:{strong:#} {loud}{word}{message}{loud:#}");
        match &self.help {
            Some(help) => format!("{first}\n{excerpt}\n{advice}help:{advice:#} {}", one_line(help)),
            None => format!("{first}\n{excerpt}"),
        }
    }
}

/// Keeps foreign text from breaking the first line of a report, and from filling a screen.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 500;
    let mut out = String::new();
    for c in text.chars().take(LONGEST) {
        let hidden =
            matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if c.is_control() || hidden { out.extend(c.escape_default()) } else { out.push(c) }
    }
    if text.chars().nth(LONGEST).is_some() {
        out.push_str("...");
    }
    out
}

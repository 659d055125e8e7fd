//! Says in plain words why a file is no YAML, and where; the parser's own words are for people who know YAML's grammar.

use super::reader::DEEPEST;
use super::source::{Source, indent};
use crate::diagnostic::Span;

/// What the parser says of an alias without an anchor.
pub(super) const UNKNOWN_ALIAS: &str = "while parsing node, found unknown anchor";

/// Why reading stopped.
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) kind: Kind,
}

/// What a fault means for the lines around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The line is wrong by itself.
    Own,
    /// The line is at odds with those above it, and may be right where one of them is wrong.
    Near,
    /// Tabs indent the line.
    Tabs,
    /// There is no use in reading on.
    Last,
}
use Kind::{Near, Own};

impl Fault {
    fn whole_line(mut self, source: &Source<'_>) -> Self {
        self.span.end = self.span.start + source.line(self.span.start).trim_end().len();
        self
    }
}

/// Which place a reason is about, seen from where the parser stopped.
#[derive(Clone, Copy)]
enum About {
    /// The very place.
    Here,
    /// The first word of the line.
    Line,
    /// The line on which the text begins that came before.
    Text,
    /// The first faulty escape of the quoted text that begins there.
    Escape,
}
use About::{Escape, Here, Line, Text};

/// A part of what the parser says, the place, the kind, and our words for it.
///
/// The first that fits counts. `{c}` is the character at the place.
const REASONS: &[(&str, About, Kind, &str, &str)] = &[
    (" tag", Here, Own, TAG, "quote text that begins with `!`"),
    ("handle", Here, Own, TAG, "quote text that begins with `!`"),
    ("anchor or alias", Here, Own, "text cannot begin with `{c}`", "quote the text"),
    ("unexpected character", Here, Own, "text cannot begin with `{c}`", "quote the text"),
    ("mapping keys are not", Here, Own, "text cannot begin with `{c}`", "quote the text"),
    ("cannot start with '-'", Here, Own, "text cannot begin with `{c}`", "quote the text"),
    ("wrongly indented", Line, Near, "the lines of this text are not indented alike", "indent them alike"),
    ("block scalar", Here, Own, "text cannot begin with `{c}`", "quote the text, or begin it on the next line"),
    ("trailing content", Here, Own, "the text goes on after its closing quote", QUOTES),
    ("escape", Escape, Own, "an unknown escape", "write `\\\\` for a backslash, or use single quotes"),
    ("hexadecimal", Escape, Own, "an unknown escape", "write `\\\\` for a backslash, or use single quotes"),
    ("quoted scalar", Here, Own, "this quote is never closed", QUOTES),
    ("comment intercepting", Here, Own, "a comment begins in the middle of the text", "quote text that holds ` #`"),
    ("misplaced bracket", Here, Own, "`{c}` closes nothing", "remove it, or quote the text"),
    ("sequence entries", Here, Own, "a list item on the line of its key", "begin the list on the next line"),
    ("illegal placement", Here, Near, "a `:` where no key ends", "quote text that holds `: `"),
    ("may not precede", Here, Own, "no space after `:`", "put a space after it"),
    ("expected ',' or", Here, Near, "a comma or bracket is missing before this", "put it there, or quote the text"),
    ("inside a block", Here, Near, "a list item inside brackets", "close the bracket before, or write `[a, b]`"),
    ("node content", Here, Own, "no value begins with `{c}`", "quote the text, or write the value that is missing"),
    ("plain scalar", Here, Own, "no value begins with `{c}`", "quote the text"),
    ("simple key", Text, Near, NEITHER, COLON),
    ("expected key", Line, Near, "this line fits nothing above it", INDENT),
    ("'-' indicator", Line, Near, "this line is no item of the list above it", ITEM),
    ("<document start>", Line, Near, "this line fits nothing above it", INDENT),
    ("invalid indentation", Line, Near, "this line fits nothing above it", INDENT),
    ("byte order mark", Here, Own, "a byte order mark inside the text", "remove it"),
    ("document end", Line, Near, "text beside the end of the document", "remove it"),
    ("directive", Line, Own, "a line cannot begin with `%`", "quote the text"),
];
const TAG: &str = "`!` begins a tag, which a catalogue cannot have";
const NEITHER: &str = "this line is neither `key: value` nor a list item";
const COLON: &str = "put `: ` after the key; text that goes on is indented";
const INDENT: &str = "indent it like the line it belongs to";
const ITEM: &str = "begin it with `- `, or indent it like the line it belongs to";
const BRACKET: &str = "quote text that begins with a bracket";
const QUOTES: &str = "close the quote; inside the text write `''` within single quotes, `\\\"` within double ones";

pub(super) fn too_deep(at: usize) -> Fault {
    let message = format!("nested more than {DEEPEST} deep");
    let help = "a catalogue is never that deep: close the brackets before".to_owned();
    Fault { span: Span { start: at, end: at + 1 }, message, help, kind: Kind::Last }
}

/// Where the parser stopped, and what is known of the place.
pub(super) struct Stop<'p> {
    pub(super) at: usize,
    /// What the parser says.
    pub(super) said: &'p str,
    /// Where the text begins that ends there.
    pub(super) text: usize,
    /// A bracket that is open.
    pub(super) bracket: Option<usize>,
}

/// Explains why the parser stopped.
pub(super) fn explain(source: &Source<'_>, stop: &Stop<'_>) -> Fault {
    let &Stop { at, said, text, bracket } = stop;
    let fault = |start: usize, kind: Kind, message: &str, help: &str| {
        let c = source.at(start).chars().next().filter(|c| !matches!(c, '\r' | '\n'));
        let message = match c {
            Some('`') => message.replace("`{c}`", "a back-tick"),
            _ => message.replace("{c}", &c.unwrap_or(' ').to_string()),
        };
        let span = Span { start, end: start + c.map_or(0, char::len_utf8) };
        Fault { span, message, help: help.to_owned(), kind }
    };
    let line = source.line_start(at);
    let first = line + indent(source.line(line));
    let text_line = source.line_start(text);
    let text_first = text_line + indent(source.line(text_line));
    if said.contains("recursion limit") {
        return too_deep(at);
    }
    if let Some(tab) = tab(source, stop) {
        let kind = if source.is_blank(source.line_start(tab), tab) { Kind::Tabs } else { Own };
        return fault(tab, kind, "a tab where only spaces may stand", "use spaces");
    }
    if let Some(outer) = bracket {
        let (inner, quote) = source.brackets(outer, at);
        if let Some(quote) = quote.filter(|quote| *quote < line && said.contains("trailing content")) {
            return fault(quote, Own, "this quote is never closed", QUOTES);
        }
        let inner = inner.unwrap_or(outer);
        if is_unclosed(source, inner, at) {
            return fault(inner, Own, "`{c}` is never closed", "close it, or put a comma at the end of its line");
        }
    }
    if said.contains("mapping values") {
        let before = source.text.get(first..at).unwrap_or_default();
        return if before.contains(": ") {
            fault(at, Own, "a second `: ` in one line", "quote text that holds `: `")
        } else if before.len() > 1024 {
            fault(first, Own, "a key of more than 1024 characters", "shorten it")
        } else if text_line < line && text_first == text {
            fault(text, Near, NEITHER, COLON).whole_line(source)
        } else {
            fault(first, Near, "a key inside the text that begins above it", "indent all keys of a map alike")
        };
    }
    for &(part, about, kind, message, help) in REASONS {
        if said.contains(part) {
            return match about {
                Here => fault(at, kind, message, help),
                Escape => fault(escape(source, at), kind, message, help),
                Text if text < at => fault(text_first, kind, message, help).whole_line(source),
                Line if source.at(first).starts_with("- ") => {
                    fault(first, kind, "a list item where none belongs", help)
                }
                Line if at > first => fault(at, Own, "text after the end of its value", BRACKET),
                Line | Text => fault(first, kind, message, help).whole_line(source),
            };
        }
    }
    let reason = said.rsplit_once(", ").map_or(said, |(_, reason)| reason);
    fault(at, Near, &format!("not YAML: {reason}"), "quote text that holds more than words")
}

/// Whether a bracket, rather than what stands at `at`, is to blame for what was read from the one to the other.
fn is_unclosed(source: &Source<'_>, bracket: usize, at: usize) -> bool {
    let line = source.line_start(bracket);
    let own = source.line(line);
    if source.is_blank(at, source.text.len()) {
        return true;
    }
    let mut next = line + own.len();
    if next > at {
        return false;
    }
    // Where brackets span lines, they stand at the end of one, or every line ends with a comma.
    if !own.trim_end().ends_with(['[', '{', ',']) {
        return true;
    }
    while next <= at {
        let line = source.line(next);
        let outside = indent(line) <= indent(own) && !line.trim_start().starts_with([']', '}', '#']);
        if outside && !line.trim().is_empty() {
            return true;
        }
        next += line.len().max(1);
    }
    false
}

/// The tab that is to blame, if one is.
fn tab(source: &Source<'_>, stop: &Stop<'_>) -> Option<usize> {
    let &Stop { at, said, bracket, .. } = stop;
    let leading = |start: usize| {
        let line = source.line(start);
        line.get(..indent(line))?.find('\t').map(|tab| start + tab)
    };
    let line = source.line_start(at);
    let own = leading(line).filter(|_| bracket.is_none());
    if own.is_some() || !(said.contains("tab") || said.contains("YAML whitespace")) {
        return own;
    }
    if let Some(before) = source.text.get(line..=at).and_then(|part| part.rfind('\t')) {
        return Some(line + before);
    }
    let mut next = line;
    while next < source.text.len() {
        next += source.line(next).len();
        if let Some(tab) = leading(next) {
            return Some(tab);
        }
    }
    None
}

/// The first escape of a quoted text that YAML does not know.
fn escape(source: &Source<'_>, start: usize) -> usize {
    let mut rest = source.at(start);
    while let Some(at) = rest.find('\\') {
        let escape = rest.get(at..).unwrap_or_default();
        let digits = match escape.chars().nth(1) {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(c) if "0abt\tnvfre \"/\\N_LP\r\n".contains(c) => 0,
            _ => usize::MAX,
        };
        let number = escape.get(2..digits.saturating_add(2)).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if digits > 0 && number.and_then(char::from_u32).is_none() {
            return source.text.len() - escape.len();
        }
        rest = escape.get(2..).unwrap_or_default();
    }
    start
}

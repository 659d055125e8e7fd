//! The text behind the parser's events: where things stand that the parser says roughly or not at all.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::{Diagnostics, Span};

/// No line of a catalogue is a tenth as long, and a parser built without optimisation is slow.
const LONGEST_LINE: usize = 1 << 20;
/// The byte order mark, which may only begin a file.
const MARK: char = '\u{feff}';
/// How many lines with control characters are reported: a file of another kind has them everywhere.
const MOST_CONTROLS: usize = 20;

/// Checks what the parser would stumble over, and returns text of the same length that it can read.
pub(super) fn readable<'t>(text: &'t str, diagnostics: &mut Diagnostics) -> Option<Cow<'t, str>> {
    let mut found = 0;
    let mut start = 0;
    let forbidden = |at: usize, c: char| is_forbidden(c) || c == MARK && at > 0;
    for line in text.split('\n').flat_map(|line| line.split('\r')) {
        if line.len() > LONGEST_LINE {
            let message = format!("line of {} bytes is too long", line.len());
            let help = format!("split it: a line can have at most {LONGEST_LINE} bytes");
            diagnostics.error(Span { start, end: start + line.len() }, message).help(help);
            return None;
        }
        if found < MOST_CONTROLS
            && let Some((at, c)) = line.char_indices().find(|(at, c)| forbidden(start + at, *c))
        {
            found += 1;
            let span = Span { start: start + at, end: start + at + c.len_utf8() };
            let message = match c {
                MARK => "byte order mark inside the text".to_owned(),
                _ => format!("control character U+{:04X} is not allowed", u32::from(c)),
            };
            diagnostics.error(span, message).help("remove it");
        }
        start += line.len() + 1;
    }
    if found == 0 {
        return Some(Cow::Borrowed(text));
    }
    // A stand-in of the same length keeps every offset right.
    let stand_in = |(at, c): (usize, char)| match c.len_utf8() {
        _ if !forbidden(at, c) => c,
        1 => '_',
        2 => '\u{b7}',
        _ => '\u{fffd}',
    };
    Some(Cow::Owned(text.char_indices().map(stand_in).collect()))
}

fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// The same text with a space for every tab that indents a line in a range of it.
pub(super) fn untabbed(text: &str, range: Range<usize>) -> String {
    let mut out = text.get(..range.start).unwrap_or_default().to_owned();
    let end = range.end;
    for line in text.get(range).unwrap_or_default().split_inclusive('\n') {
        let (white, rest) = line.split_at_checked(indent(line)).unwrap_or(("", line));
        out.push_str(&white.replace('\t', " "));
        out.push_str(rest);
    }
    out.push_str(text.get(end..).unwrap_or_default());
    out
}

/// The same text with nothing but white space in a range of it.
pub(super) fn without(text: &str, range: Range<usize>) -> String {
    let mut out = text.get(..range.start).unwrap_or_default().to_owned();
    let end = range.end;
    out.extend(text.get(range).unwrap_or_default().bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
    out.push_str(text.get(end..).unwrap_or_default());
    out
}

pub(super) struct Source<'s> {
    pub(super) text: &'s str,
    /// The text before faulty lines were left out of it.
    whole: &'s str,
}

impl<'s> Source<'s> {
    pub(super) fn new(text: &'s str, whole: &'s str) -> Self {
        Self { text, whole }
    }

    /// The offset, or the beginning of the character in which it lies.
    pub(super) fn boundary(&self, at: usize) -> usize {
        // A character that was left out has become several blanks, and a place among them would lie within it.
        (0..=at).rev().find(|at| self.whole.is_char_boundary(*at)).unwrap_or(0)
    }

    /// The text from an offset on.
    pub(super) fn at(&self, at: usize) -> &'s str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The character at an offset, if its line goes on there, and where it stands.
    pub(super) fn character(&self, at: usize) -> (Option<char>, Span) {
        let c = self.at(at).chars().next().filter(|c| !matches!(c, '\r' | '\n'));
        (c, Span { start: at, end: at + c.map_or(0, char::len_utf8) })
    }

    /// Skips white space and comments.
    pub(super) fn skip_gap(&self, at: usize) -> usize {
        skip_gap(self.text, at)
    }

    /// Whether something that was left out followed here.
    pub(super) fn is_left_out(&self, at: usize) -> bool {
        skip_gap(self.whole, at) < skip_gap(self.text, at)
    }

    /// The place right behind the `:` or `-` that announces a value, when the token before it ended at `last`.
    pub(super) fn value_place(&self, last: usize) -> usize {
        let at = self.skip_gap(last);
        if self.at(at).starts_with([':', '-', '?']) { at + 1 } else { last }
    }

    /// Where the value begins that is announced behind a token that ended at `last`, anchors and tags left out.
    fn value_start(&self, last: usize) -> usize {
        self.after_properties(self.skip_gap(self.value_place(last)))
    }

    /// Where a list begins; the parser leaves the first `-` out if it is not indented deeper than its key.
    pub(super) fn list_start(&self, last: usize, said: usize) -> usize {
        let at = self.value_start(last);
        if self.at(at).starts_with('-') { at } else { said }
    }

    /// A text in the `|` or `>` style, from that character to the end of its last line.
    pub(super) fn block_text(&self, last: usize, said: Span) -> Span {
        let start = self.value_start(last);
        let text = self.text.get(start..said.end).unwrap_or_default();
        Span { start, end: start + text.trim_end_matches([' ', '\t', '\r', '\n']).len() }
    }

    /// Skips anchors and tags, and what lies between them and their value.
    fn after_properties(&self, mut at: usize) -> usize {
        while self.at(at).starts_with(['&', '!']) {
            at = self.skip_gap(self.word_end(at));
        }
        at
    }

    /// Where an alias, anchor or tag ends.
    fn word_end(&self, at: usize) -> usize {
        let word = self.at(at);
        at + word
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}'))
            .unwrap_or(word.len())
    }

    /// Where a quoted text ends that begins at `start`.
    fn closing_quote(&self, start: usize) -> usize {
        let mut chars = self.at(start).char_indices().peekable();
        let quote = chars.next().map(|(_, c)| c);
        while let Some((at, c)) = chars.next() {
            let escaped = match c {
                '\\' => quote == Some('"') && chars.next().is_some(),
                '\'' => quote == Some(c) && chars.next_if(|(_, next)| *next == c).is_some(),
                _ => false,
            };
            if !escaped && quote == Some(c) {
                return start + at + 1;
            }
        }
        self.text.len()
    }

    /// Whether text in quotes goes on where the list or map around it has ended: the quote was meant to close before.
    pub(super) fn falls_out(&self, start: usize, end: usize, column: Option<usize>) -> bool {
        let text = self.text.get(start..end).unwrap_or_default();
        let mut lines = text.split('\n').skip(1).filter(|line| !line.trim().is_empty());
        column.is_some_and(|column| lines.any(|line| indent(line) <= column))
    }

    /// The innermost bracket that is open at `at` and the last quote before it, from an open bracket on.
    pub(super) fn brackets(&self, start: usize, at: usize) -> (Option<usize>, Option<usize>) {
        let mut open = Vec::new();
        let mut quote = None;
        let mut next = start;
        let mut before = ' ';
        while next < at
            && let Some(c) = self.at(next).chars().next()
        {
            let place = next;
            next += c.len_utf8();
            match c {
                '[' | '{' => open.push(place),
                ']' | '}' => _ = open.pop(),
                '#' if before.is_whitespace() => next = place + self.line(place).len(),
                '"' | '\'' if before.is_whitespace() || "[{,:".contains(before) => {
                    quote = Some(place);
                    next = self.closing_quote(place);
                }
                _ => {}
            }
            before = c;
        }
        (open.last().copied(), quote)
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or_default().rfind('\n').map_or(0, |end| end + 1)
    }

    /// The line that begins at `start`, with its end.
    pub(super) fn line(&self, start: usize) -> &'s str {
        self.at(start).split_inclusive('\n').next().unwrap_or_default()
    }

    /// Where the line that begins at `start` ends, together with what is indented below it.
    pub(super) fn block_end(&self, start: usize) -> usize {
        let own = indent(self.line(start));
        let mut below = None;
        let mut end = start + self.line(start).len();
        let mut next = end;
        while next < self.text.len() {
            let line = self.line(next);
            next += line.len();
            if line.trim_start().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            // A faulty line may stand too far to the left, and then its neighbours stand to its right.
            if indent(line) <= own || below.is_some_and(|below| indent(line) < below) {
                break;
            }
            below.get_or_insert(indent(line));
            end = next;
        }
        end
    }

    /// Where the lines end, from the one that begins at `start`, that tabs indent.
    pub(super) fn tabs_end(&self, start: usize) -> usize {
        let tabs = |line: &&str| line.get(..indent(line)).is_some_and(|white| white.contains('\t'));
        start + self.at(start).split_inclusive('\n').take_while(tabs).map(str::len).sum::<usize>()
    }

    /// Whether lines that tabs indented are likely to fit those below them once the tabs are spaces.
    pub(super) fn fits_untabbed(&self, start: usize, end: usize) -> bool {
        let last = self.text.get(start..end).unwrap_or_default().lines().last().unwrap_or_default();
        let next = self.line(self.line_start(self.skip_gap(end)));
        last.trim_end().ends_with(':') || indent(next) <= indent(last)
    }

    /// Whether there is only white space between two places; so there is where the second lies before the first.
    pub(super) fn is_blank(&self, start: usize, end: usize) -> bool {
        self.text.get(start..end).unwrap_or_default().trim().is_empty()
    }
}

fn skip_gap(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let token = rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}']);
        at += rest.len() - token.len();
        if !token.starts_with('#') {
            return at;
        }
        at += token.find(['\r', '\n']).unwrap_or(token.len());
    }
}

/// How many characters of white space a line begins with.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t', '\u{feff}']).len()
}

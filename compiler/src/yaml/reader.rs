//! Builds the tree from the parser's events; the only file that knows the YAML parser.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::source::Source;
use super::syntax::{self, Fault, Stop};
use super::{Key, Node, Scalar, Tree, Value};
use crate::diagnostic::{Diagnostics, Span};

/// How deep maps and lists may be nested; no catalogue needs a tenth of it.
pub(super) const DEEPEST: usize = 64;

pub(super) struct Reader<'s> {
    pub(super) source: Source<'s>,
    /// The lists and maps that are being read, the outermost first.
    open: Vec<Open>,
    /// Where the last token ended.
    last: usize,
    /// The last single text.
    scalar: Span,
    root: Option<Node>,
    pub(super) complete: bool,
    /// Where something was refused last.
    pub(super) refused: Option<usize>,
}

struct Open {
    start: usize,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Map { pairs: Vec<(Key, Node)>, first: BTreeMap<String, Span>, next: Next },
}

/// What a map waits for.
enum Next {
    Key,
    Value(Key),
    /// The value of a key that was refused.
    Nothing,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: Source<'s>, complete: bool) -> Self {
        Self {
            source,
            open: Vec::new(),
            last: 0,
            scalar: Span { start: 0, end: 0 },
            root: None,
            complete,
            refused: None,
        }
    }

    /// Reads on to the end or to the first fault.
    pub(super) fn run(&mut self, diagnostics: &mut Diagnostics) -> Result<(), Fault> {
        let mut parser = Parser::new_from_str(self.source.text);
        let mut documents = 0;
        while let Some(event) = parser.next_event() {
            let (event, span) = match event {
                Ok((event, span)) => (event, self.span(&span)),
                // The parser has passed the alias by when it says so, and can go on.
                Err(error) if error.info() == syntax::UNKNOWN_ALIAS => (Event::Alias(0), self.word(&error)),
                Err(error) => return Err(self.fault(&error)),
            };
            match event {
                Event::DocumentStart(explicit) => {
                    documents += 1;
                    if documents > 1 {
                        let help = "a catalogue is one document: put the second one into a file of its own";
                        diagnostics.error(span, "a second document begins here").help(help);
                        return Ok(());
                    }
                    self.last = if explicit { span.end } else { self.last };
                }
                Event::Alias(_) => {
                    self.refuse(span, diagnostics);
                    self.complete = false;
                    self.last = span.end;
                    self.place(None, diagnostics);
                }
                Event::Scalar(text, style, anchor, tag) => {
                    let refused = anchor > 0 || tag.is_some();
                    let start = self.properties(span, refused, diagnostics);
                    let span = if refused && style == ScalarStyle::Plain && text.is_empty() {
                        Span { start, end: start }
                    } else {
                        self.scalar_span(Span { start, end: span.end }, style, text.is_empty())
                    };
                    let scalar = Scalar { text: text.into_owned(), quoted: style != ScalarStyle::Plain };
                    self.last = span.end;
                    self.scalar = span;
                    let left_out = span.start == span.end && self.source.is_left_out(span.end);
                    let node = Node { span, value: Value::Scalar(scalar) };
                    self.place((!left_out).then_some(node), diagnostics);
                }
                Event::SequenceStart(anchor, tag) => {
                    let start = self.properties(span, anchor > 0 || tag.is_some(), diagnostics);
                    self.enter(self.source.list_start(self.last, start), Items::List(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    let start = self.properties(span, anchor > 0 || tag.is_some(), diagnostics);
                    self.enter(start, Items::Map { pairs: Vec::new(), first: BTreeMap::new(), next: Next::Key })?;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    // What ends by its indentation ends, for the reader of a report, with its last value.
                    let bracket = span.end > span.start && self.source.at(span.start).starts_with([']', '}']);
                    self.last = if bracket { span.start + 1 } else { self.last };
                    self.leave(diagnostics);
                }
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            }
        }
        Ok(())
    }

    /// Refuses the anchor and tag in front of a value, and returns where the value itself begins.
    fn properties(&mut self, span: Span, any: bool, diagnostics: &mut Diagnostics) -> usize {
        if !any {
            return span.start;
        }
        self.refuse(Span { start: span.start, end: self.source.word_end(span.start) }, diagnostics);
        self.source.after_properties(span.start).min(span.end)
    }

    fn refuse(&mut self, word: Span, diagnostics: &mut Diagnostics) {
        let (what, help) = match self.source.at(word.start).chars().next() {
            Some('*') => ("`*` begins an alias", "write the value out, or quote text that begins with `*`"),
            Some('&') => ("`&` begins an anchor", "remove it, or quote text that begins with `&`"),
            _ => ("`!` begins a tag", "remove it, or quote text that begins with `!`"),
        };
        diagnostics.error(word, format!("{what}, which a catalogue cannot have")).help(help);
        self.refused = Some(word.start);
    }

    fn scalar_span(&self, span: Span, style: ScalarStyle, empty: bool) -> Span {
        match style {
            ScalarStyle::Plain if empty => {
                let at = self.source.value_place(self.last);
                Span { start: at, end: at }
            }
            ScalarStyle::Plain => span,
            // The parser counts the comment behind the closing quote in, and leaves the header of a block out.
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                Span { end: self.source.closing_quote(span.start), ..span }
            }
            ScalarStyle::Literal | ScalarStyle::Folded => self.source.block_text(self.last, span),
        }
    }

    fn span(&self, span: &saphyr_parser::Span) -> Span {
        Span { start: self.source.byte(span.start.index()), end: self.source.byte(span.end.index()) }
    }

    fn word(&self, error: &ScanError) -> Span {
        let start = self.source.byte(error.marker().index());
        Span { start, end: self.source.word_end(start) }
    }

    fn fault(&self, error: &ScanError) -> Fault {
        let at = self.source.byte(error.marker().index());
        // The parser holds back what may yet turn out to be a key, so a bracket may be open without having come out.
        let token = self.source.skip_gap(self.source.value_place(self.last));
        let is_bracket = |start: &usize| *start < at && self.source.at(*start).starts_with(['[', '{']);
        let innermost = self.open.last().map(|open| open.start);
        let bracket = Some(token).filter(is_bracket).or(innermost.filter(is_bracket));
        let scalar = Some(self.scalar.start).filter(|start| *start < at && self.source.is_blank(self.scalar.end, at));
        let text = scalar.unwrap_or(token);
        syntax::explain(&self.source, &Stop { at, said: error.info(), text, bracket })
    }

    /// Ends what is still open, and hands the tree over.
    pub(super) fn finish(mut self, diagnostics: &mut Diagnostics) -> Option<Tree> {
        while !self.open.is_empty() {
            self.leave(&mut Diagnostics::default());
        }
        let empty = self.root.as_ref().is_none_or(|root| root.span.start == root.span.end);
        if empty && self.complete {
            diagnostics
                .error(Span { start: 0, end: 0 }, "the catalogue is empty")
                .help("begin with `catalog:` and a name");
            return None;
        }
        Some(Tree { root: self.root?, complete: self.complete })
    }

    /// Begins a list or map.
    fn enter(&mut self, start: usize, items: Items) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            return Err(syntax::too_deep(start));
        }
        let bracket = self.source.at(start).starts_with(['[', '{']);
        self.last = if bracket { start + 1 } else { start };
        self.open.push(Open { start, items });
        Ok(())
    }

    /// Ends the innermost list or map where the last token ended.
    fn leave(&mut self, diagnostics: &mut Diagnostics) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let value = match open.items {
            Items::List(items) => Value::List(items),
            Items::Map { pairs, .. } => Value::Map(pairs),
        };
        let span = Span { start: open.start, end: self.last.max(open.start) };
        self.place(Some(Node { span, value }), diagnostics);
    }

    /// Puts a value where it belongs; `None` is one that was refused.
    fn place(&mut self, node: Option<Node>, diagnostics: &mut Diagnostics) {
        let Some(open) = self.open.last_mut() else {
            self.root = node;
            return;
        };
        let (pairs, first, next) = match &mut open.items {
            Items::List(items) => return items.extend(node),
            Items::Map { pairs, first, next } => (pairs, first, next),
        };
        match std::mem::replace(next, Next::Key) {
            Next::Nothing => {}
            Next::Value(key) => pairs.extend(node.map(|node| (key, node))),
            Next::Key => {
                *next = Next::Nothing;
                let Some(Node { span, value }) = node else {
                    return;
                };
                let Value::Scalar(Scalar { text, quoted }) = value else {
                    self.complete = false;
                    self.refused = Some(span.start);
                    diagnostics
                        .error(span, "a key must be a single text")
                        .help("quote text that begins with `[` or `{`");
                    return;
                };
                if let Some(earlier) = first.get(&text) {
                    let message = format!("duplicate key `{text}`");
                    diagnostics.error(span, message).help("keep one of the two").other(*earlier, "first here");
                    return;
                }
                first.insert(text.clone(), span);
                *next = Next::Value(Key { text, quoted, span });
            }
        }
    }
}

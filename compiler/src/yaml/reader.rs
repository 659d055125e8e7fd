//! Builds the tree from the parser's events; it, `syntax.rs` and `reason.rs` alone know the YAML parser.

use std::collections::BTreeMap;

use granit_parser::{Event, Marker, Options, Parser, ScalarStyle, ScanError};

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
        let mut parser = Parser::new_from_str_with_options(self.source.text, options());
        let mut documents = 0;
        while let Some(event) = parser.next_event() {
            let (event, place) = event.map_err(|error| self.fault(&error))?;
            let (span, tag) = (self.span(&place), place.tag_span());
            if let Some(tag) = tag {
                self.refuse(self.span(&tag), diagnostics);
            }
            match event {
                Event::DocumentStart(explicit, _) => {
                    documents += 1;
                    if documents > 1 {
                        diagnostics
                            .error(span, "multiple documents are not supported")
                            .help("move the second document to a file of its own");
                        return Ok(());
                    }
                    self.last = if explicit { span.end } else { self.last };
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.refuse(span, diagnostics);
                    self.complete = false;
                    self.last = span.end;
                    self.place(None, diagnostics);
                }
                Event::Anchor(..) => self.refuse(span, diagnostics),
                Event::Scalar(text, style, anchor, _) => {
                    // Where nothing stands, the parser says the text that YAML has for nothing.
                    let text = if style == ScalarStyle::Plain && span.start == span.end { "".into() } else { text };
                    let refused = anchor > 0 || tag.is_some();
                    let span = if refused && style == ScalarStyle::Plain && text.is_empty() {
                        span
                    } else {
                        self.scalar_span(span, style, text.is_empty())
                    };
                    let in_quotes = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                    if in_quotes && self.source.falls_out(span.start, span.end, self.column()) {
                        return Err(syntax::unclosed_quote(&self.source, span.start));
                    }
                    let scalar = Scalar { text: text.into_owned(), quoted: style != ScalarStyle::Plain };
                    self.last = span.end;
                    self.scalar = span;
                    let left_out = span.start == span.end && self.source.is_left_out(span.end);
                    let node = Node { span, value: Value::Scalar(scalar) };
                    self.place((!left_out).then_some(node), diagnostics);
                }
                Event::SequenceStart(..) => {
                    self.enter(self.source.list_start(self.last, span.start), Items::List(Vec::new()))?;
                }
                Event::MappingStart(..) => {
                    self.enter(span.start, Items::Map { pairs: Vec::new(), first: BTreeMap::new(), next: Next::Key })?;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    // What ends by its indentation ends, for the reader of a report, with its last value.
                    let bracket = span.end > span.start && self.source.at(span.start).starts_with([']', '}']);
                    self.last = if bracket { span.start + 1 } else { self.last };
                    self.leave(diagnostics);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Refuses an alias, an anchor or a tag.
    fn refuse(&mut self, word: Span, diagnostics: &mut Diagnostics) {
        let (message, help) = match self.source.at(word.start).chars().next() {
            Some('*') => ("aliases are not supported", "write the value out, or quote text that starts with `*`"),
            Some('&') => ("anchors are not supported", "remove it, or quote text that starts with `&`"),
            _ => ("tags are not supported", "remove it, or quote text that starts with `!`"),
        };
        diagnostics.error(word, message).help(help);
        self.refused = Some(word.start);
    }

    fn scalar_span(&self, span: Span, style: ScalarStyle, empty: bool) -> Span {
        match style {
            ScalarStyle::Plain if empty => {
                let at = self.source.value_place(self.last);
                Span { start: at, end: at }
            }
            ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => span,
            // The parser leaves the header of a block out.
            ScalarStyle::Literal | ScalarStyle::Folded => self.source.block_text(self.last, span),
        }
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        Span { start: self.byte(&span.start), end: self.byte(&span.end) }
    }

    fn byte(&self, marker: &Marker) -> usize {
        // A parser of text that lies in memory always knows it.
        self.source.boundary(marker.byte_offset().unwrap_or(0))
    }

    /// The column of the innermost list or map that is not in brackets.
    fn column(&self) -> Option<usize> {
        let block = self.open.iter().rev().find(|open| !self.source.at(open.start).starts_with(['[', '{']))?;
        Some(block.start - self.source.line_start(block.start))
    }

    fn fault(&self, error: &ScanError) -> Fault {
        let at = self.byte(error.marker());
        // The parser holds back what may yet turn out to be a key, so a bracket may be open without having come out.
        let token = self.source.skip_gap(self.source.value_place(self.last));
        let is_bracket = |start: &usize| *start < at && self.source.at(*start).starts_with(['[', '{']);
        let innermost = self.open.iter().rev().map(|open| open.start).find(is_bracket);
        let bracket = Some(token).filter(is_bracket).or(innermost);
        let text = if self.source.is_blank(self.scalar.end, at) { self.scalar.start } else { token };
        syntax::explain(&self.source, &Stop { at, found: error.kind(), text, bracket, column: self.column() })
    }

    /// Ends what is still open, and hands the tree over.
    pub(super) fn finish(mut self, diagnostics: &mut Diagnostics) -> Option<Tree> {
        while !self.open.is_empty() {
            self.leave(&mut Diagnostics::default());
        }
        let empty = self.root.as_ref().is_none_or(|root| root.span.start == root.span.end);
        if empty && self.complete {
            diagnostics
                .error(Span { start: 0, end: 0 }, "the catalog is empty")
                .help("start with `catalog:` and a name");
            return None;
        }
        Some(Tree { root: self.root?, complete: self.complete })
    }

    /// Begins a list or map.
    fn enter(&mut self, start: usize, items: Items) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            return Err(syntax::too_deep(&self.source, start));
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
                        .error(span, "expected a string as the key")
                        .help("quote text that starts with `[` or `{`");
                    return;
                };
                if let Some(earlier) = first.get(&text) {
                    let message = format!("duplicate key `{text}`");
                    diagnostics.error(span, message).help("keep one of the two").related(*earlier, "first here");
                    return;
                }
                first.insert(text.clone(), span);
                *next = Next::Value(Key { text, quoted, span });
            }
        }
    }
}

/// What a catalogue cannot have is to come out with its place; brackets may close where their line began, as usual.
fn options() -> Options {
    let mut options = granit_parser::options! {
        disallow_directives: true,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
    };
    // Another crate of the same build may have turned the parser's feature `comments` on.
    options.set_emit_comments(false);
    options
}

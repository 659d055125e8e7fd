//! Reads YAML into a tree in which every key and value knows its place.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostics, Span};

mod reader;
mod source;
mod syntax;
mod reason;

use reader::Reader;
use reason::Kind;
use source::Source;

/// How many bytes may be read again after syntax errors, so that a long file of nonsense ends soon.
const BUDGET: usize = 4 << 20;
/// How many syntax errors are looked for.
const ATTEMPTS: usize = 20;

/// A file as it was read.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The outermost value.
    pub(crate) root: Node,
    /// Whether everything was read. If not, nothing can be said about what is missing.
    pub(crate) complete: bool,
}

/// A value and its place.
#[derive(Debug)]
pub(crate) struct Node {
    /// Its place: quotes and brackets included, white space and comments around it not.
    pub(crate) span: Span,
    /// What stands there.
    pub(crate) value: Value,
}

/// What a value can be.
#[derive(Debug)]
pub(crate) enum Value {
    /// A single text.
    Scalar(Scalar),
    /// Values in their order.
    List(Vec<Node>),
    /// Keys and values in the order of the file, no key twice.
    Map(Vec<(Key, Node)>),
}

/// A single text.
#[derive(Debug)]
pub(crate) struct Scalar {
    /// The text with escapes and folding undone.
    pub(crate) text: String,
    /// Whether it is written in quotes or as a block, so that it can be nothing but text.
    pub(crate) quoted: bool,
}

/// The key of a map.
#[derive(Debug)]
pub(crate) struct Key {
    /// The text with escapes undone.
    pub(crate) text: String,
    /// Whether it is written in quotes.
    pub(crate) quoted: bool,
    /// Its place, quotes included.
    pub(crate) span: Span,
}

impl Node {
    /// The value behind a key of a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.pairs().iter().find(|(name, _)| name.text == key).map(|(_, value)| value)
    }

    /// Keys and values of a map; none where it is not one.
    pub(crate) fn pairs(&self) -> &[(Key, Node)] {
        match &self.value {
            Value::Map(pairs) => pairs,
            Value::Scalar(_) | Value::List(_) => &[],
        }
    }

    /// The values of a list; none where it is not one.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            Value::Scalar(_) | Value::Map(_) => &[],
        }
    }

    /// Keys and values of the map behind a key; none where there is no such map.
    pub(crate) fn pairs_of(&self, key: &str) -> &[(Key, Node)] {
        self.get(key).map(Node::pairs).unwrap_or_default()
    }

    /// The values of the list behind a key; none where there is no such list.
    pub(crate) fn items_of(&self, key: &str) -> &[Node] {
        self.get(key).map(Node::items).unwrap_or_default()
    }

    /// The text behind a key, if it is a single one.
    pub(crate) fn string_of(&self, key: &str) -> Option<String> {
        self.get(key).and_then(Node::as_str).map(str::to_owned)
    }

    /// The text, if it is a single one.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }
}

/// Reads one document. Lines that are no YAML are reported and left out, together with what is indented below them;
/// where only their tabs are wrong they are read all the same.
pub(crate) fn read(text: &str, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let whole = source::readable(text, diagnostics)?;
    let mut text = Cow::Borrowed(&*whole);
    let mut changed = None;
    let mut attempts = 0;
    let mut budget = BUDGET;
    loop {
        let mut reader = Reader::new(Source::new(&text, &whole), attempts == 0);
        let Err(fault) = reader.run(diagnostics) else {
            return reader.finish(diagnostics);
        };
        reader.complete = false;
        let source = &reader.source;
        let line = source.line_start(fault.span.start);
        // What was refused on the same line, or changed here or just above, may be all that is wrong.
        let (near, follows) = match (fault.kind, changed) {
            (Kind::Near | Kind::Tabs, changed) => {
                let above = source.line_start(line.saturating_sub(1));
                (above, changed.is_some_and(|end| source.is_blank(end, line)))
            }
            (Kind::Open, Some(end)) => (line, line < end),
            _ => (line, false),
        };
        if !(follows || reader.refused.is_some_and(|at| at >= near)) {
            diagnostics.error(fault.span, fault.message).help(fault.help);
        }
        let start = if fault.kind == Kind::Rest { fault.span.start } else { line };
        let end = if fault.kind == Kind::Tabs { source.tabs_end(line) } else { source.block_end(line) };
        attempts += 1;
        budget = budget.saturating_sub(fault.span.start + text.len() / 8);
        if fault.kind == Kind::Last || attempts == ATTEMPTS || budget == 0 || source.is_blank(start, end) {
            return reader.finish(diagnostics);
        }
        text = Cow::Owned(match fault.kind {
            Kind::Tabs if source.fits_untabbed(line, end) => source::untabbed(&text, start..end),
            _ => source::without(&text, start..end),
        });
        changed = Some(end);
    }
}

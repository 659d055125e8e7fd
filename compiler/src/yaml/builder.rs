//! Builds the tree: opens and closes lists and maps, and adds values to the innermost one.

use super::tree::{Content, MapKey, Node, Scalar, Tree};
use crate::diagnostic::{Diagnostics, Span};
use crate::limits::{MAX_DEPTH, MAX_ITEMS, MAX_VALUES};
use crate::names::NameMap;

pub(super) struct TreeBuilder {
    /// The open lists and maps, the outermost first.
    open: Vec<Collection>,
    root: Option<Node>,
    complete: bool,
    /// The number of keys and values so far.
    values: usize,
    /// The offsets of keys that were dropped.
    pub(super) dropped_keys: Vec<usize>,
    /// The start of the last token that was rejected, although the parser accepts it.
    pub(super) rejected_at: Option<usize>,
}

struct Collection {
    start: usize,
    items: Items,
}

pub(super) enum Items {
    List(Vec<Node>),
    Map { pairs: Vec<(MapKey, Node)>, key_spans: NameMap<'static, Span>, next: Next },
}

/// The next part of a map.
pub(super) enum Next {
    Key,
    Value(MapKey),
    /// The value of a rejected key, which is dropped.
    DroppedValue,
}

impl Items {
    pub(super) fn list() -> Self {
        Self::List(Vec::new())
    }

    pub(super) fn map() -> Self {
        Self::Map { pairs: Vec::new(), key_spans: NameMap::default(), next: Next::Key }
    }
}

impl TreeBuilder {
    pub(super) fn new(complete: bool) -> Self {
        Self { open: Vec::new(), root: None, complete, values: 0, dropped_keys: Vec::new(), rejected_at: None }
    }

    /// Records that a part of the file is missing in the tree.
    pub(super) fn set_incomplete(&mut self) {
        self.complete = false;
    }

    /// Returns the starts of the open lists and maps, the innermost first.
    pub(super) fn open_starts(&self) -> impl Iterator<Item = usize> {
        self.open.iter().rev().map(|collection| collection.start)
    }

    /// Returns the key whose value comes next.
    pub(super) fn pending_key(&self) -> Option<&MapKey> {
        match &self.open.last()?.items {
            Items::Map { next: Next::Value(key), .. } => Some(key),
            _ => None,
        }
    }

    /// Returns the starts of the items of the innermost list, if each of them is a key with a map or with keys behind it.
    pub(super) fn named_items(&self) -> Vec<usize> {
        let Some(Items::List(items)) = self.open.last().map(|collection| &collection.items) else { return Vec::new() };
        let is_named = |item: &Node| match item.pairs() {
            [(_, value)] => !value.pairs().is_empty(),
            [(_, value), ..] => value.as_str() == Some(""),
            [] => false,
        };
        if items.iter().all(is_named) { items.iter().map(|item| item.span.start).collect() } else { Vec::new() }
    }

    /// Counts the next key or value; returns a message if it is one too many.
    pub(super) fn count(&mut self) -> Option<String> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Some(format!("the catalog has more than {MAX_VALUES} keys and values"));
        }
        match &self.open.last()?.items {
            Items::List(items) if items.len() >= MAX_ITEMS => Some(format!("the list has more than {MAX_ITEMS} items")),
            Items::Map { key_spans, next: Next::Key, .. } if key_spans.names().len() >= MAX_ITEMS => {
                Some(format!("the map has more than {MAX_ITEMS} keys"))
            }
            Items::List(_) | Items::Map { .. } => None,
        }
    }

    /// Opens a list or map; returns `false` if the nesting is too deep.
    pub(super) fn open(&mut self, start: usize, items: Items) -> bool {
        let fits = self.open.len() < MAX_DEPTH;
        if fits {
            self.open.push(Collection { start, items });
        }
        fits
    }

    /// Closes the innermost list or map.
    pub(super) fn close(&mut self, end: usize, diagnostics: &mut Diagnostics) {
        let Some(Collection { start, items }) = self.open.pop() else {
            return;
        };
        let value = match items {
            Items::List(items) => Content::List(items),
            Items::Map { pairs, .. } => Content::Map(pairs),
        };
        self.add(Some(Node::new(Span { start, end: end.max(start) }, value)), diagnostics);
    }

    /// Adds a key or value to the innermost list or map; `None` is a rejected one.
    pub(super) fn add(&mut self, node: Option<Node>, diagnostics: &mut Diagnostics) {
        let Some(innermost) = self.open.last_mut() else {
            self.root = node;
            return;
        };
        let (pairs, key_spans, next) = match &mut innermost.items {
            Items::List(items) => return items.extend(node),
            Items::Map { pairs, key_spans, next } => (pairs, key_spans, next),
        };
        match std::mem::replace(next, Next::Key) {
            Next::DroppedValue => {}
            Next::Value(key) => pairs.extend(node.map(|node| (key, node))),
            Next::Key => {
                *next = Next::DroppedValue;
                let Some(Node { span, value, .. }) = node else {
                    return;
                };
                let Content::Scalar(Scalar { text, quoted, .. }) = value else {
                    self.complete = false;
                    self.dropped_keys.push(span.start);
                    self.rejected_at = Some(span.start);
                    diagnostics
                        .error(span, "expected a string as the key")
                        .help("quote text that starts with `[` or `{`");
                    return;
                };
                let known = key_spans.names().len();
                let first = *key_spans.or_insert(text.clone(), span);
                if key_spans.names().len() == known {
                    let message = format!("duplicate key `{text}`");
                    diagnostics.error(span, message).help("keep one of the two").related(first, "first here");
                    return;
                }
                *next = Next::Value(MapKey { text, quoted, span, is_reported: false });
            }
        }
    }

    /// Closes all open lists and maps at `end`, and returns the tree.
    pub(super) fn finish(mut self, end: usize, diagnostics: &mut Diagnostics) -> Option<Tree> {
        while !self.open.is_empty() {
            // Diagnostics about an unfinished value are consequences of the error that ended the parsing.
            self.close(end, &mut Diagnostics::default());
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
}

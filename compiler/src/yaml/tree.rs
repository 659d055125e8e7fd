//! The tree of a catalog: maps, lists and scalars with their positions.

use crate::diagnostic::Span;
use crate::lists;

/// A parsed file.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The outermost value.
    pub(crate) root: Node,
    /// `true` if the whole file was parsed; otherwise any name can be used or defined in the part that was not.
    pub(crate) complete: bool,
}

/// A value and its position.
#[derive(Debug)]
pub(crate) struct Node {
    /// The position, with quotes and brackets, without white space and comments around them.
    pub(crate) span: Span,
    /// The content.
    pub(crate) value: Content,
    /// `true` unless a line that may belong to this list or map was removed after a syntax error.
    pub(crate) complete: bool,
}

/// The content of a value.
#[derive(Debug)]
pub(crate) enum Content {
    /// A single text.
    Scalar(Scalar),
    /// A list of values.
    List(Vec<Node>),
    /// Keys and values in the order of the file, each key once.
    Map(Vec<(MapKey, Node)>),
    /// A value with a mistake that is reported, and that is not checked further.
    Reported,
}

/// A single text.
#[derive(Debug)]
pub(crate) struct Scalar {
    /// The text without escapes and folding.
    pub(crate) text: String,
    /// `true` if it is quoted or a block, and so can only be a string.
    pub(crate) quoted: bool,
    /// The comment that cuts the text, if it is likely to be a part of it.
    pub(crate) cut: Option<Span>,
    /// The offsets of back-ticks and opening braces in the source, if known.
    pub(crate) marks: Vec<usize>,
}

/// The key of a map.
#[derive(Debug)]
pub(crate) struct MapKey {
    /// The text without escapes.
    pub(crate) text: String,
    /// `true` if it is quoted.
    pub(crate) quoted: bool,
    /// The position, with quotes.
    pub(crate) span: Span,
    /// `true` if the key has a mistake that is reported, so that it is not checked further.
    pub(crate) is_reported: bool,
}

impl Node {
    /// Creates a value of which nothing was removed.
    pub(super) fn new(span: Span, value: Content) -> Self {
        Node { span, value, complete: true }
    }

    /// Returns the value of a key; `None` if this is not a map or has no such key.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.pairs().iter().find(|(name, _)| name.text == key).map(|(_, value)| value)
    }

    /// Returns the keys and values of a map; empty if this is not a map.
    pub(crate) fn pairs(&self) -> &[(MapKey, Node)] {
        match &self.value {
            Content::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// Returns the values of a list; empty if this is not a list.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            Content::List(items) => items,
            _ => &[],
        }
    }

    /// Returns the keys and values of the map at a key; empty if there is no such map.
    pub(crate) fn pairs_of(&self, key: &str) -> &[(MapKey, Node)] {
        self.get(key).map(Node::pairs).unwrap_or_default()
    }

    /// Returns the values of the list at a key; empty if there is no such list.
    pub(crate) fn items_of(&self, key: &str) -> &[Node] {
        self.get(key).map(Node::items).unwrap_or_default()
    }

    /// Returns the values at a key: those of a list, or a single one.
    pub(crate) fn one_or_more(&self, key: &str) -> &[Node] {
        self.get(key).map(Node::each).unwrap_or_default()
    }

    /// Returns the items of a list, or the value itself.
    pub(crate) fn each(&self) -> &[Node] {
        if let Content::List(items) = &self.value { items } else { std::slice::from_ref(self) }
    }

    /// Returns the texts of the scalars among the values: those of a list, or a single one.
    pub(crate) fn strings(&self) -> Vec<String> {
        lists::filter_map(self.each(), |node| node.as_str().map(str::to_owned))
    }

    /// Returns `true` if the scalar at a key is `true`.
    pub(crate) fn is_true(&self, key: &str) -> bool {
        self.get(key).and_then(Node::as_str) == Some("true")
    }

    /// Returns the text for people at a key, on one line.
    pub(crate) fn text_of(&self, key: &str) -> Option<String> {
        self.get(key).and_then(Node::text)
    }

    /// Returns a text for people on one line: each line break with the white space around it is a space.
    pub(crate) fn text(&self) -> Option<String> {
        let mut text = String::new();
        for line in self.as_str()?.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
        }
        Some(text)
    }

    /// Returns the text of the scalar at a key.
    pub(crate) fn string_of(&self, key: &str) -> Option<String> {
        self.get(key).and_then(Node::as_str).map(str::to_owned)
    }

    /// Returns the offset in the source of a back-tick or an opening brace of a text, by the number of those before it.
    pub(crate) fn mark(&self, before: usize) -> Option<usize> {
        self.scalar()?.marks.get(before).copied()
    }

    /// Returns the comment that cuts the text of a scalar.
    pub(crate) fn cut(&self) -> Option<Span> {
        self.scalar()?.cut
    }

    /// Returns `true` if the value has a mistake that is reported.
    pub(crate) fn is_reported(&self) -> bool {
        matches!(self.value, Content::Reported)
    }

    /// Returns the text of a scalar.
    pub(crate) fn as_str(&self) -> Option<&str> {
        self.scalar().map(|scalar| scalar.text.as_str())
    }

    /// Returns a scalar.
    pub(crate) fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Content::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }
}

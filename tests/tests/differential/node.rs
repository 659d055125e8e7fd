//! A place in the file, as `serde_yaml` reads it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_yaml::Value;

/// A place in the file; every scalar that is looked at leaves its path.
#[derive(Clone)]
pub(crate) struct Node<'f> {
    pub(crate) path: String,
    pub(crate) value: &'f Value,
    pub(crate) seen: &'f RefCell<BTreeSet<String>>,
}

impl<'f> Node<'f> {
    fn below(&self, step: &str, value: &'f Value) -> Node<'f> {
        Node { path: format!("{}/{step}", self.path), value, seen: self.seen }
    }

    pub(crate) fn get(&self, key: &str) -> Option<Node<'f>> {
        self.value.get(key).map(|value| self.below(key, value))
    }

    pub(crate) fn need(&self, key: &str) -> Node<'f> {
        self.get(key).unwrap_or_else(|| panic!("{} has no `{key}`", self.path))
    }

    /// The pairs of a map, in the order of the file; none where the key is absent.
    pub(crate) fn pairs(&self, key: &str) -> Vec<(String, Node<'f>)> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let map = node.value.as_mapping().unwrap_or_else(|| panic!("{} is not a map", node.path));
        let name = |key: &Value| {
            key.as_str().unwrap_or_else(|| panic!("{} has a key that is not a string", node.path)).to_owned()
        };
        map.iter().map(|(key, value)| (name(key), node.below(&name(key), value))).collect()
    }

    /// The items of a list; none where the key is absent.
    pub(crate) fn items(&self, key: &str) -> Vec<Node<'f>> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let list = node.value.as_sequence().unwrap_or_else(|| panic!("{} is not a list", node.path));
        list.iter().enumerate().map(|(place, value)| node.below(&place.to_string(), value)).collect()
    }

    pub(crate) fn text(&self) -> String {
        self.seen.borrow_mut().insert(self.path.clone());
        self.value.as_str().unwrap_or_else(|| panic!("{} is not a string", self.path)).to_owned()
    }

    pub(crate) fn number(&self) -> u64 {
        self.seen.borrow_mut().insert(self.path.clone());
        self.value.as_u64().unwrap_or_else(|| panic!("{} is not a number", self.path))
    }

    pub(crate) fn is_true(&self) -> bool {
        self.seen.borrow_mut().insert(self.path.clone());
        self.value.as_bool().unwrap_or_else(|| panic!("{} is not a boolean", self.path))
    }

    /// A text or a number, as text.
    pub(crate) fn scalar(&self) -> String {
        if self.value.is_number() { self.number().to_string() } else { self.text() }
    }

    pub(crate) fn word(&self, key: &str) -> Option<String> {
        self.get(key).map(|node| node.text())
    }

    pub(crate) fn words(&self, key: &str) -> Vec<String> {
        self.items(key).iter().map(Node::text).collect()
    }

    /// The text of this node, or those of its items.
    pub(crate) fn one_or_more(&self) -> Vec<String> {
        match self.value.as_sequence() {
            Some(list) => {
                list.iter().enumerate().map(|(place, value)| self.below(&place.to_string(), value).text()).collect()
            }
            None => vec![self.text()],
        }
    }

    pub(crate) fn count(&self, key: &str) -> Option<u64> {
        self.get(key).map(|node| node.number())
    }
}

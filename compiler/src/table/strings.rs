//! Builders of core's string lists.

use errbook_core::__private::{self, Number, Strings};

use crate::names::Names;

/// A list of strings that grows.
pub(super) struct List {
    text: String,
    bounds: Vec<Number>,
}

impl List {
    pub(super) fn new() -> Self {
        List { text: String::new(), bounds: vec![__private::number(0)] }
    }

    /// Adds a string, and returns its index.
    pub(super) fn push(&mut self, string: &str) -> u32 {
        let index = self.bounds.len() - 1;
        self.text.push_str(string);
        self.bounds.push(__private::number(number(self.text.len())));
        number(index)
    }

    pub(super) fn strings(&self) -> Strings<'_> {
        Strings { text: &self.text, bounds: &self.bounds }
    }
}

/// A list of different strings, of which the first one is empty.
pub(super) struct Set<'t> {
    list: List,
    indices: Names<'t>,
}

impl<'t> Set<'t> {
    pub(super) fn new() -> Self {
        let mut set = Set { list: List::new(), indices: Names::default() };
        set.add("");
        set
    }

    /// Returns the index of a string, which is added if it is new.
    pub(super) fn add(&mut self, string: &'t str) -> u32 {
        let known = self.indices.len();
        let index = self.indices.add(string);
        if index == known { self.list.push(string) } else { number(index) }
    }

    pub(super) fn strings(&self) -> Strings<'_> {
        self.list.strings()
    }
}

/// Converts a number of the table; catalogs are far too small to exceed it.
pub(super) fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

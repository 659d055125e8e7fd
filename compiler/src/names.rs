//! Numbers for names, and the one map of the compiler.
//!
//! A consumer builds the compiler without optimization, and each type of map adds thousands of lines of LLVM IR to it.
//! So names have numbers, and what belongs to a name is in a list at its number.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Different names, with their numbers in the order in which they were added.
#[derive(Default)]
pub(crate) struct Names<'n> {
    // The YAML parser uses a map of this type, too.
    numbers: BTreeMap<Cow<'n, str>, usize>,
}

impl<'n> Names<'n> {
    /// Returns the names of a list, which are different; the number of a name is the index of its item.
    pub(crate) fn of<T>(list: &'n [T], name: impl Fn(&'n T) -> &'n str) -> Self {
        let mut names = Names::default();
        for item in list {
            names.add(name(item));
        }
        names
    }

    /// Returns the number of a name, which is added if it is new.
    pub(crate) fn add(&mut self, name: impl Into<Cow<'n, str>>) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(name.into()).or_insert(next)
    }

    /// Adds a name; returns `false` if it is not new.
    pub(crate) fn insert(&mut self, name: impl Into<Cow<'n, str>>) -> bool {
        let next = self.numbers.len();
        self.add(name) == next
    }

    /// Returns the number of a name.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).copied()
    }

    /// Returns the number of names.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Returns all names in alphabetical order.
    pub(crate) fn sorted(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for name in self.numbers.keys() {
            names.push(&**name);
        }
        names
    }
}

/// Different names, each with a value.
pub(crate) struct NameMap<'n, V> {
    names: Names<'n>,
    values: Vec<V>,
}

impl<V> Default for NameMap<'_, V> {
    fn default() -> Self {
        NameMap { names: Names::default(), values: Vec::new() }
    }
}

impl<'n, V> NameMap<'n, V> {
    /// Returns the value of a name; a new name has `value`.
    #[expect(clippy::indexing_slicing, reason = "each name has a value")]
    pub(crate) fn or_insert(&mut self, name: impl Into<Cow<'n, str>>, value: V) -> &mut V {
        let number = self.names.add(name);
        if number == self.values.len() {
            self.values.push(value);
        }
        &mut self.values[number]
    }

    /// Returns the value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&V> {
        self.values.get(self.names.get(name)?)
    }

    /// Returns the names.
    pub(crate) fn names(&self) -> &Names<'n> {
        &self.names
    }
}

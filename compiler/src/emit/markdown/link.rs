//! Pages, anchors and the links to them.

use errbook_core::RetryClass;

use crate::emit::escape::{cell, code, paragraph};
use crate::model::{Catalog, Policy};
use crate::urls::{anchors, page};

/// The page that everything else is reached from; GitHub shows it for its folder.
pub(super) const INDEX: &str = "README.md";
/// The page on retry classes.
pub(super) const RETRY: &str = "retry.md";

/// Where a link stands, since a table has its own way of escaping.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Within {
    Paragraph,
    Cell,
}

impl Within {
    /// A string of the wire as code.
    pub(super) fn code(self, text: &str) -> String {
        self.text(&code(text))
    }

    /// Words for people.
    pub(super) fn text(self, text: &str) -> String {
        match self {
            Within::Paragraph => paragraph(text),
            Within::Cell => cell(text),
        }
    }
}

/// Every page and anchor of a catalogue's reference, found without search.
pub(super) struct Links<'c> {
    catalog: &'c Catalog,
    /// What stands before the name of a page.
    base: &'c str,
    /// For each endpoint, its page.
    pages: Vec<String>,
    /// For each code, the anchor of its sections.
    anchors: Vec<String>,
    /// For each code, the endpoints that answer with it.
    endpoints: Vec<Vec<usize>>,
}

impl<'c> Links<'c> {
    pub(super) fn new(catalog: &'c Catalog, base: &'c str) -> Self {
        let mut endpoints = vec![Vec::new(); catalog.codes.len()];
        for (place, endpoint) in catalog.endpoints.iter().enumerate() {
            for entry in &endpoint.entries {
                endpoints.get_mut(entry.code).into_iter().for_each(|places: &mut Vec<usize>| places.push(place));
            }
        }
        let pages = catalog.endpoints.iter().map(|endpoint| page(&endpoint.name)).collect();
        Links { catalog, base, pages, anchors: anchors(catalog), endpoints }
    }

    /// The file name of an endpoint's page.
    pub(super) fn page(&self, endpoint: usize) -> &str {
        self.pages.get(endpoint).map_or(INDEX, String::as_str)
    }

    /// The endpoints that answer with a code, in the order of the catalogue.
    pub(super) fn endpoints(&self, code: usize) -> &[usize] {
        self.endpoints.get(code).map_or(&[], Vec::as_slice)
    }

    /// The target of links to a code's section.
    pub(super) fn anchor(&self, code: usize) -> String {
        anchor(self.name(code))
    }

    /// A code, linked to its section of an endpoint's page.
    pub(super) fn code(&self, code: usize, endpoint: usize, within: Within) -> String {
        let text = self.catalog.codes.get(code).map_or("", |code| &code.code);
        link(&within.code(text), &format!("{}{}#{}", self.base, self.page(endpoint), self.name(code)))
    }

    /// A code, linked from a paragraph to its section of the same page.
    pub(super) fn code_here(&self, code: usize) -> String {
        let text = self.catalog.codes.get(code).map_or("", |code| &code.code);
        link(&Within::Paragraph.code(text), &format!("#{}", self.name(code)))
    }

    /// An endpoint, linked to its page.
    pub(super) fn endpoint(&self, endpoint: usize) -> String {
        let name = self.catalog.endpoints.get(endpoint).map_or("", |endpoint| &endpoint.name);
        link(&Within::Cell.code(name), &format!("{}{}", self.base, self.page(endpoint)))
    }

    /// A retry class, linked to what it means.
    pub(super) fn class(&self, class: RetryClass) -> String {
        link(&Within::Cell.code(class.as_str()), &format!("{}{RETRY}#{class}", self.base))
    }

    /// A retry policy, linked to what it says.
    pub(super) fn policy(&self, policy: &Policy) -> String {
        link(&Within::Cell.code(&policy.name), &format!("{}{RETRY}#{}", self.base, policy_name(policy)))
    }

    fn name(&self, code: usize) -> &str {
        self.anchors.get(code).map_or("", String::as_str)
    }
}

/// The target of links to a retry class.
pub(super) fn class_anchor(class: RetryClass) -> String {
    anchor(class.as_str())
}

/// The target of links to a retry policy.
pub(super) fn policy_anchor(policy: &Policy) -> String {
    anchor(&policy_name(policy))
}

/// A link whose text is markdown already.
pub(super) fn link(text: &str, target: &str) -> String {
    format!("[{text}]({target})")
}

fn anchor(name: &str) -> String {
    format!("<a id=\"{name}\"></a>")
}

fn policy_name(policy: &Policy) -> String {
    format!("policy_{}", policy.name)
}

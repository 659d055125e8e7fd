//! Pages, anchors and the links to them.

use errbook_core::RetryClass;

use crate::emit::escape::{cell, code, paragraph};
use crate::model::{Catalog, Endpoint, Policy};
use crate::urls::{SHARED, anchors, page};

/// The index, which GitHub shows for its folder.
pub(super) const INDEX: &str = "README.md";
/// The page on retry classes and policies.
pub(super) const RETRY: &str = "retry.md";

/// The figure of the page on retries that leads from a response to the next action.
pub(super) const DECISION: &str = "decision.svg";
/// The figure of attempts on a time axis.
pub(super) const TIMELINE: &str = "retry.svg";

/// The polling profiles.
pub(super) const POLLING: &str = "retry.md#polling-by-task-type";
/// The table of retry policies.
pub(super) const POLICIES: &str = "retry.md#retry-policies";
/// The section on the HTTP status, on the index.
pub(super) const HTTP_STATUS: &str = "README.md#http-status";
/// The maximum number of links in a list of examples.
pub(super) const MAX_LISTED: usize = 8;

/// The context of a text: tables are escaped differently.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Within {
    Paragraph,
    Cell,
}

impl Within {
    /// Returns a string of the API as a code span.
    pub(super) fn code(self, text: &str) -> String {
        self.text(&code(text))
    }

    /// Returns escaped text.
    pub(super) fn text(self, text: &str) -> String {
        match self {
            Within::Paragraph => paragraph(text),
            Within::Cell => cell(text),
        }
    }
}

/// The pages and anchors of a catalog's reference.
pub(super) struct Links<'c> {
    catalog: &'c Catalog,
    /// The prefix of links to pages; `None` for texts without links.
    base: Option<String>,
    /// The page of each group of entries: those of each endpoint, and the shared ones.
    pages: Vec<String>,
    /// The anchor of each code.
    anchors: Vec<String>,
    /// The groups that have each code.
    groups: Vec<Vec<usize>>,
}

impl<'c> Links<'c> {
    /// Creates the links between the pages of the reference.
    pub(super) fn relative(catalog: &'c Catalog) -> Self {
        Links::new(catalog, Some(String::new()))
    }

    /// Creates the links to the published reference; texts have no links if it is not published.
    pub(super) fn published(catalog: &'c Catalog) -> Self {
        Links::new(catalog, catalog.docs_url.as_ref().map(|url| format!("{url}/")))
    }

    fn new(catalog: &'c Catalog, base: Option<String>) -> Self {
        let mut groups = vec![Vec::new(); catalog.codes.len()];
        for (index, entries) in catalog.groups().enumerate() {
            for entry in entries {
                groups.get_mut(entry.code).into_iter().for_each(|indices: &mut Vec<usize>| indices.push(index));
            }
        }
        let pages = catalog.endpoints.iter().map(|endpoint| page(&endpoint.name)).chain([SHARED.to_owned()]).collect();
        Links { catalog, base, pages, anchors: anchors(catalog), groups }
    }

    /// Returns the file name of a group's page.
    pub(super) fn page(&self, group: usize) -> &str {
        self.pages.get(group).map_or(INDEX, String::as_str)
    }

    /// Returns the groups that have a code, in file order.
    pub(super) fn groups(&self, code: usize) -> &[usize] {
        self.groups.get(code).map_or(&[], Vec::as_slice)
    }

    /// Returns the target of links to a code's section.
    pub(super) fn anchor(&self, code: usize) -> String {
        anchor(self.name(code))
    }

    /// Returns a code with a link to its section of a group's page.
    pub(super) fn code(&self, code: usize, group: usize, within: Within) -> String {
        let text = self.catalog.codes.get(code).map_or("", |code| &code.code);
        self.link(within.code(text), &format!("{}#{}", self.page(group), self.name(code)))
    }

    /// Returns a code with a link to its section of the same page.
    pub(super) fn code_here(&self, code: usize) -> String {
        let text = self.catalog.codes.get(code).map_or("", |code| &code.code);
        link(&Within::Paragraph.code(text), &format!("#{}", self.name(code)))
    }

    /// Returns the name of a group with a link to its page.
    pub(super) fn group(&self, group: usize) -> String {
        self.link(self.group_name(group), self.page(group))
    }

    /// Returns the name of a group with a link to a code's section of its page.
    pub(super) fn group_at(&self, code: usize, group: usize) -> String {
        self.link(self.group_name(group), &format!("{}#{}", self.page(group), self.name(code)))
    }

    /// Returns endpoints with links to their pages, or their number if they are many.
    pub(super) fn endpoints(&self, endpoints: &[&Endpoint]) -> String {
        if endpoints.len() == self.catalog.endpoints.len() {
            "all".to_owned()
        } else if endpoints.len() <= MAX_LISTED {
            endpoints.iter().map(|endpoint| self.endpoint(endpoint)).collect::<Vec<_>>().join(", ")
        } else {
            format!("{} of {}", endpoints.len(), self.catalog.endpoints.len())
        }
    }

    /// Returns an endpoint with a link to its page.
    pub(super) fn endpoint(&self, endpoint: &Endpoint) -> String {
        self.link(Within::Cell.code(&endpoint.name), &page(&endpoint.name))
    }

    /// Returns a retry class with a link to its meaning.
    pub(super) fn class(&self, class: RetryClass) -> String {
        self.link(Within::Cell.code(class.as_str()), &format!("{RETRY}#{class}"))
    }

    /// Returns a retry policy with a link to its description.
    pub(super) fn policy(&self, policy: &Policy) -> String {
        self.link(Within::Cell.code(&policy.name), &format!("{RETRY}#{}", policy_name(policy)))
    }

    /// Returns a text with a link to a page or an anchor of the reference.
    fn link(&self, text: String, target: &str) -> String {
        match &self.base {
            Some(base) => link(&text, &format!("{base}{target}")),
            None => text,
        }
    }

    fn group_name(&self, group: usize) -> String {
        let endpoint = self.catalog.endpoints.get(group).map(|endpoint| Within::Cell.code(&endpoint.name));
        endpoint.unwrap_or_else(|| "shared".to_owned())
    }

    fn name(&self, code: usize) -> &str {
        self.anchors.get(code).map_or("", String::as_str)
    }
}

/// Returns the target of links to a retry class.
pub(super) fn class_anchor(class: RetryClass) -> String {
    anchor(class.as_str())
}

/// Returns the target of links to a retry policy.
pub(super) fn policy_anchor(policy: &Policy) -> String {
    anchor(&policy_name(policy))
}

/// Returns a link whose text is Markdown already.
pub(super) fn link(text: &str, target: &str) -> String {
    format!("[{text}]({target})")
}

/// Returns an image with the text for readers who do not see it.
pub(super) fn image(alt: &str, target: &str) -> String {
    format!("![{alt}]({target})")
}

/// Returns the target of links to the polling profile of a task type.
pub(super) fn task_anchor(task_type: &str) -> String {
    anchor(&task_name(task_type))
}

/// Returns a task type with a link to its polling profile.
pub(super) fn task(task_type: &str) -> String {
    link(&Within::Paragraph.code(task_type), &format!("{RETRY}#{}", task_name(task_type)))
}

/// Returns the target of links from other places of the reference, such as `unknown_code`.
pub(super) fn anchor(name: &str) -> String {
    format!("<a id=\"{name}\"></a>")
}

fn policy_name(policy: &Policy) -> String {
    format!("policy_{}", policy.name)
}

fn task_name(task_type: &str) -> String {
    format!("task_{task_type}")
}

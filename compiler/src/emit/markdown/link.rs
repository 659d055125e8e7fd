//! Links between the pages of the reference.

use errbook_core::RetryClass;

use crate::emit::escape::{cell, code, paragraph};
use crate::layout::Layout;
use crate::model::{Catalog, Endpoint, Policy};

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
/// The codes, on the index.
pub(super) const CODES: &str = "README.md#codes";
/// The section on the HTTP status, on the index.
pub(super) const HTTP_STATUS: &str = "README.md#http-status";
/// The maximum number of links in a list of examples.
pub(super) const MAX_LISTED: usize = 8;

/// The maximum number of entries of a table with their titles and meanings.
const MAX_TABLE_ROWS: usize = 250;

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

/// The pages of a catalog, and the groups of entries that have each code.
pub(super) struct Places<'c> {
    catalog: &'c Catalog,
    pub(super) layout: Layout,
    /// The groups that have each code: the indices of endpoints, and at last that of the shared entries.
    groups: Vec<Vec<usize>>,
}

impl<'c> Places<'c> {
    pub(super) fn new(catalog: &'c Catalog) -> Self {
        let mut groups = vec![Vec::new(); catalog.codes.len()];
        for (index, entries) in catalog.groups().enumerate() {
            for entry in entries {
                groups.get_mut(entry.code).into_iter().for_each(|indices: &mut Vec<usize>| indices.push(index));
            }
        }
        Places { catalog, layout: Layout::new(catalog), groups }
    }

    /// Returns the links from a page of the reference.
    pub(super) fn links_on<'p>(&'p self, page: &'p str) -> Links<'p> {
        Links { catalog: self.catalog, places: self, base: Base::Page(page) }
    }

    /// Returns the links from elsewhere; they are texts if the reference is not published.
    pub(super) fn links_elsewhere(&self) -> Links<'_> {
        let base = self.catalog.docs_url.as_deref().map_or(Base::None, Base::Url);
        Links { catalog: self.catalog, places: self, base }
    }

    /// Returns the groups that have a code, in file order.
    pub(super) fn groups(&self, code: usize) -> &[usize] {
        self.groups.get(code).map_or(&[], Vec::as_slice)
    }

    /// Returns `true` if the endpoints have many entries, so that lists of codes have one line for each at most.
    pub(super) fn is_large(&self) -> bool {
        self.catalog.endpoints.iter().map(|endpoint| endpoint.entries.len()).sum::<usize>() > MAX_TABLE_ROWS
    }
}

/// The origin of links.
#[derive(Clone, Copy)]
enum Base<'p> {
    /// A page of the reference.
    Page(&'p str),
    /// A text outside the published reference, whose URL has no trailing slash.
    Url(&'p str),
    None,
}

/// The links from one place.
#[derive(Clone, Copy)]
pub(super) struct Links<'p> {
    catalog: &'p Catalog,
    pub(super) places: &'p Places<'p>,
    base: Base<'p>,
}

impl Links<'_> {
    /// Returns a text, which is Markdown already, with a link to a page or an anchor.
    pub(super) fn to(&self, text: &str, target: &str) -> String {
        match self.base {
            Base::Page(page) => format!("[{text}]({})", relative(page, target)),
            Base::Url(url) => format!("[{text}]({url}/{target})"),
            Base::None => text.to_owned(),
        }
    }

    /// Returns a code with a link to its entry in a group.
    pub(super) fn code(&self, code: usize, group: usize, within: Within) -> String {
        self.to(&self.spelling(code, within), &self.places.layout.address(group, code))
    }

    /// Returns a code without a link.
    pub(super) fn spelling(&self, code: usize, within: Within) -> String {
        self.catalog.codes.get(code).map(|code| within.code(&code.code)).unwrap_or_default()
    }

    /// Returns the name of a group with a link to its page.
    pub(super) fn group(&self, group: usize) -> String {
        self.to(&self.group_name(group), &self.places.layout.page(group))
    }

    /// Returns the name of a group with a link to its entry of a code.
    pub(super) fn group_at(&self, code: usize, group: usize) -> String {
        self.to(&self.group_name(group), &self.places.layout.address(group, code))
    }

    /// Returns endpoints with links to their pages, or their number if they are many.
    pub(super) fn endpoints(&self, endpoints: &[&Endpoint]) -> String {
        let all = &self.catalog.endpoints;
        match endpoints.len() {
            number if number == all.len() => "all".to_owned(),
            ..=MAX_LISTED => {
                let indices = endpoints.iter().filter_map(|one| all.iter().position(|other| other.name == one.name));
                indices.map(|index| self.group(index)).collect::<Vec<_>>().join(", ")
            }
            number => format!("{number} of {}", all.len()),
        }
    }

    /// Returns a retry class with a link to its meaning.
    pub(super) fn class(&self, class: RetryClass) -> String {
        self.to(&Within::Cell.code(class.as_str()), &format!("{RETRY}#{class}"))
    }

    /// Returns a retry policy with a link to its description.
    pub(super) fn policy(&self, policy: &Policy) -> String {
        self.to(&Within::Cell.code(&policy.name), &format!("{RETRY}#{}", policy_name(policy)))
    }

    /// Returns the class of a retry policy with a link to the policy.
    pub(super) fn class_of(&self, policy: &Policy) -> String {
        self.to(&Within::Cell.code(policy.retry.class().as_str()), &format!("{RETRY}#{}", policy_name(policy)))
    }

    /// Returns a task type with a link to its polling profile.
    pub(super) fn task(&self, task_type: &str) -> String {
        self.to(&Within::Paragraph.code(task_type), &format!("{RETRY}#{}", task_name(task_type)))
    }

    /// Returns the name of a group.
    pub(super) fn group_name(&self, group: usize) -> String {
        let endpoint = self.catalog.endpoints.get(group).map(|endpoint| Within::Cell.code(&endpoint.name));
        endpoint.unwrap_or_else(|| "shared".to_owned())
    }
}

/// Returns the target of a link as seen from a page; both are paths from the folder of the reference.
fn relative(page: &str, target: &str) -> String {
    let (file, fragment) = target.find('#').map_or((target, ""), |at| target.split_at(at));
    if file == page && !fragment.is_empty() {
        return fragment.to_owned();
    }
    match page.rsplit_once('/') {
        None => target.to_owned(),
        Some((folder, _)) => match target.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) {
            Some(sibling) => sibling.to_owned(),
            None => format!("../{target}"),
        },
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

/// Returns an image with the text for readers who do not see it.
pub(super) fn image(alt: &str, target: &str) -> String {
    format!("![{alt}]({target})")
}

/// Returns the target of links to the polling profile of a task type.
pub(super) fn task_anchor(task_type: &str) -> String {
    anchor(&task_name(task_type))
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

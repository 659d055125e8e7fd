//! The layout of the reference: its pages, and the address of each entry.
//!
//! An address depends on its code, on the name of the endpoint, and on whether the endpoint has a page for each code.
//! Other codes and their order do not matter, so links to the reference stay valid.

use crate::hash::hash;
use crate::lists;
use crate::model::{Catalog, Cause, Entry};

/// The maximum number of codes on a page, unless the catalog has another one.
pub(crate) const CODES_PER_PAGE: usize = 100;

/// The maximum estimated size of a page with several codes in bytes.
///
/// GitHub shows no Markdown above 512 KB. Escapes can make a page larger than the estimate, but not twice as large.
const MAX_PAGE_BYTES: usize = 128 << 10;

/// The approximate size of an entry without its texts, in bytes.
const ENTRY_BYTES: usize = 400;

/// The maximum length of a code whose name alone is its address; file systems have a limit of 255 bytes.
const MAX_NAME_BYTES: usize = 100;

/// Names with another meaning: of files on Windows, and of the start page of a folder.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "readme", "index"];

/// The pages of the entries.
#[derive(Debug)]
pub(crate) struct Layout {
    /// The groups of entries: those of each endpoint, and at last the shared ones.
    groups: Vec<Group>,
    /// The address of each code within its group.
    names: Vec<String>,
}

#[derive(Debug)]
struct Group {
    /// The name of the page without its extension.
    stem: String,
    /// `true` if each code has a page of its own.
    is_split: bool,
}

impl Layout {
    /// Creates the layout of a catalog.
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let mut stems = lists::map(&catalog.endpoints, |endpoint| stem(&endpoint.name));
        stems.push("shared-errors".to_owned());
        let mut groups = Vec::new();
        for (stem, entries) in stems.into_iter().zip(catalog.groups()) {
            let mut bytes = 0;
            for entry in &entries {
                bytes += size(catalog, entry);
            }
            let is_split = entries.len() > catalog.codes_per_page || bytes > MAX_PAGE_BYTES;
            groups.push(Group { stem, is_split });
        }
        Layout { groups, names: lists::map(&catalog.codes, |code| name(&code.code)) }
    }

    /// Returns the page of a group, which lists its codes.
    #[cfg(feature = "markdown")]
    pub(crate) fn page(&self, group: usize) -> String {
        self.groups.get(group).map(|group| format!("{}.md", group.stem)).unwrap_or_default()
    }

    /// Returns `true` if each code of a group has a page of its own.
    #[cfg(feature = "markdown")]
    pub(crate) fn is_split(&self, group: usize) -> bool {
        self.groups.get(group).is_some_and(|group| group.is_split)
    }

    /// Returns the address of a code, which is unique in its group.
    pub(crate) fn name(&self, code: usize) -> &str {
        self.names.get(code).map_or("", String::as_str)
    }

    /// Returns the address of a code of a group: `submit.md#error_zero_balance`, or `submit/error_zero_balance.md`.
    pub(crate) fn address(&self, group: usize, code: usize) -> String {
        let Some(Group { stem, is_split }) = self.groups.get(group) else { return String::new() };
        let name = self.name(code);
        if *is_split { format!("{stem}/{name}.md") } else { format!("{stem}.md#{name}") }
    }

    /// Returns the group of an entry of an endpoint or group, which is another one if the endpoint shares the entry.
    pub(crate) fn group_of(&self, group: usize, entry: &Entry) -> usize {
        if entry.is_shared { self.groups.len().saturating_sub(1) } else { group }
    }

    /// Returns the address of an entry of an endpoint or group.
    pub(crate) fn address_of(&self, group: usize, entry: &Entry) -> String {
        self.address(self.group_of(group, entry), entry.code)
    }
}

/// Returns the URL of each entry in the published reference, in file order; `None` if it is not published.
pub(crate) fn entry_urls(catalog: &Catalog) -> Vec<Option<String>> {
    let published = catalog.docs_url.as_ref().map(|url| (url, Layout::new(catalog)));
    let mut urls = Vec::new();
    for (index, endpoint) in catalog.endpoints.iter().enumerate() {
        for entry in &endpoint.entries {
            urls.push(published.as_ref().map(|(url, layout)| format!("{url}/{}", layout.address_of(index, entry))));
        }
    }
    urls
}

/// Returns the name of an endpoint's page; names of endpoints have no hyphen, so the result is unique.
fn stem(endpoint: &str) -> String {
    // Some file systems ignore case; `format.md` documents the format of catalogs.
    let taken = ["readme", "retry", "format", "summary"].contains(&endpoint);
    if taken { format!("endpoint-{endpoint}") } else { endpoint.to_owned() }
}

/// Returns the address of a code: its lower-case spelling, and a hash unless the code consists of upper-case letters,
/// digits and `_`.
///
/// File systems and some readers ignore case, so without the hash the addresses of `TIMEOUT` and `timeout` would be one.
fn name(code: &str) -> String {
    let keep = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let name: String = code.chars().take(MAX_NAME_BYTES).map(keep).collect();
    let is_plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    if code.len() <= MAX_NAME_BYTES && code.bytes().all(is_plain) && !RESERVED.contains(&name.as_str()) {
        return name;
    }
    let digits: String = hash(code).chars().take(6).collect();
    format!("{name}-{digits}")
}

/// Returns the approximate size of an entry on a page in bytes.
fn size(catalog: &Catalog, entry: &Entry) -> usize {
    let (texts, code) = (&entry.texts, catalog.code(entry));
    let links = texts.see_also.len() + texts.checks.len() + entry.http.len();
    // The heading, the responses and the name in Rust repeat the code.
    let mut bytes = ENTRY_BYTES + 6 * code.code.len() + 64 * links;
    let mut add = |text: &str| bytes += text.len() + 16;
    for text in [&texts.title, &texts.meaning, &texts.fix] {
        add(text);
    }
    if let Some(note) = &texts.note {
        add(note);
    }
    for Cause { cause, fix } in &texts.causes {
        add(cause);
        add(fix);
    }
    for alias in &code.aliases {
        add(&alias.name);
        add(&alias.why);
    }
    for note in [&entry.deprecated, &entry.removed].into_iter().flatten() {
        add(&note.text);
    }
    for extension in &entry.extensions {
        add(&extension.name);
        for value in &extension.values {
            add(value);
        }
    }
    for example in &entry.examples {
        add(&example.body);
    }
    bytes
}

//! The pages, anchors and URLs of codes in the reference.

use std::collections::HashMap;

use crate::model::Catalog;

/// The page of the entries that several endpoints have.
pub(crate) const SHARED: &str = "shared-errors.md";

/// Returns the page of an endpoint; names have no hyphen, so the result is unique.
pub(crate) fn page(endpoint: &str) -> String {
    // Some file systems ignore case; `format.md` documents the format of catalogs.
    let taken = ["readme", "retry", "format"].contains(&endpoint);
    if taken { format!("endpoint-{endpoint}.md") } else { format!("{endpoint}.md") }
}

/// Returns an anchor for each code: the code in lower case, with `_` for other characters than letters and digits, and
/// with a number after a dot if it is not unique.
///
/// Anchors of codes have no other dot, so a number cannot collide, and no hyphen, which GitHub uses for headings.
pub(crate) fn anchors(catalog: &Catalog) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut anchors = Vec::with_capacity(catalog.codes.len());
    for code in &catalog.codes {
        let keep = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
        let name: String = code.code.chars().map(keep).collect();
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        anchors.push(if *times == 1 { name } else { format!("{name}.{times}") });
    }
    anchors
}

/// Returns the URL of each entry's section in file order; `None` if the reference is not published.
pub(crate) fn entry_urls(catalog: &Catalog) -> Vec<Option<String>> {
    let anchors = if catalog.docs_url.is_some() { anchors(catalog) } else { Vec::new() };
    let mut entry_urls = Vec::new();
    for endpoint in &catalog.endpoints {
        let own = page(&endpoint.name);
        entry_urls.extend(endpoint.entries.iter().map(|entry| {
            let page = if entry.is_shared { SHARED } else { &own };
            let (docs, anchor) = (catalog.docs_url.as_ref()?, anchors.get(entry.code)?);
            Some(format!("{docs}/{page}#{anchor}"))
        }));
    }
    entry_urls
}

//! Where the reference has each code: pages, anchors and addresses.

use std::collections::HashMap;

use crate::model::Catalog;

/// An endpoint's page; names have no hyphen, so that no other page can be called the same.
pub(crate) fn page(endpoint: &str) -> String {
    // Some file systems take capitals and small letters for the same; `format.md` describes the format of catalogues.
    let taken = ["readme", "retry", "format"].contains(&endpoint);
    if taken { format!("endpoint-{endpoint}.md") } else { format!("{endpoint}.md") }
}

/// An anchor for each code: the code in small letters, with `_` for whatever is no letter and no digit, and a number behind a
/// dot where that is not unique.
///
/// The codes themselves leave no dot, so that no number can give another anchor, and no hyphen, which the anchors that GitHub
/// makes of our headings have.
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

/// For each entry, in the order of the file, the address of its section; nothing where the reference is not published.
pub(crate) fn addresses(catalog: &Catalog) -> Vec<Option<String>> {
    let anchors = if catalog.docs_url.is_some() { anchors(catalog) } else { Vec::new() };
    let mut addresses = Vec::new();
    for endpoint in &catalog.endpoints {
        let page = page(&endpoint.name);
        addresses.extend(endpoint.entries.iter().map(|entry| {
            let (docs, anchor) = (catalog.docs_url.as_ref()?, anchors.get(entry.code)?);
            Some(format!("{docs}/{page}#{anchor}"))
        }));
    }
    addresses
}

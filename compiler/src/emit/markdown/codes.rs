//! The table of all codes, as the index and the README of the catalogue's crate have it.

use errbook_core::Evidence;

use super::block::Document;
use super::link::{Links, Within};
use super::section::evidence_title;
use crate::emit::escape::cell;
use crate::model::{Catalog, Texts};

/// Writes a row for each entry, a table for each kind of evidence; `last` is the text of the last column, fit for a cell.
pub(super) fn write(
    document: &mut Document,
    catalog: &Catalog,
    links: &Links<'_>,
    head: &str,
    last: impl Fn(&Texts) -> String,
) {
    for evidence in Evidence::ALL {
        let mut rows = Vec::new();
        for (place, endpoint) in catalog.endpoints.iter().enumerate() {
            for entry in endpoint.entries.iter().filter(|entry| entry.evidence == evidence) {
                rows.push([
                    links.code(entry.code, place, Within::Cell),
                    links.endpoint(place),
                    cell(&entry.texts.title),
                    links.class(catalog.policy(entry).retry.class()),
                    last(&entry.texts),
                ]);
            }
        }
        if let (Some(title), false) = (evidence_title(evidence), rows.is_empty()) {
            document.paragraph(&format!("{title}:"));
        }
        document.table(["code", "endpoint", "title", "retry", head], rows);
    }
}

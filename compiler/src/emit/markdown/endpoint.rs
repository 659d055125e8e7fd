//! The page of an endpoint: its sections in the order of the source, each kind of evidence by itself.

use errbook_core::Evidence;

use super::block::Document;
use super::link::{INDEX, Links, RETRY, Within, link};
use super::section::{Section, Writer, evidence_title};
use crate::emit::escape::paragraph;
use crate::model::Catalog;

/// Writes the page of the endpoint at `place`.
pub(super) fn write(
    document: &mut Document,
    catalog: &Catalog,
    links: &Links<'_>,
    place: usize,
    sections: &[Section<'_>],
) {
    let Some(endpoint) = catalog.endpoints.get(place) else { return };
    document.heading(1, &format!("{}: {}", paragraph(&endpoint.title), Within::Paragraph.code(&endpoint.path)));
    if let Some(about) = &endpoint.about {
        document.paragraph(&paragraph(about));
    }
    document.paragraph(&format!(
        "All codes: {}. What to do next: {}.",
        link("index", INDEX),
        link("retry classes", RETRY)
    ));
    let writer = Writer { catalog, links, endpoint: place };
    for evidence in Evidence::ALL {
        let mut sections = sections.iter().filter(|section| section.first.evidence == evidence).peekable();
        let level = match evidence_title(evidence) {
            Some(title) if sections.peek().is_some() => {
                document.heading(2, title);
                3
            }
            _ => 2,
        };
        for section in sections {
            writer.write(document, level, section);
        }
    }
}

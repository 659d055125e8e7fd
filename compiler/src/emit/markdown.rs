//! The Markdown reference: an index, a page for each endpoint, a page on retries with figures, and a table for a README.

use super::escape::cell;
use crate::model::Catalog;

mod answers;
mod axis;
mod block;
mod book;
mod decision;
mod endpoint;
mod figure;
mod formats;
mod group;
mod index;
mod link;
mod overview;
mod page;
mod responses;
mod retry;
mod timeline;

use block::Document;
pub use book::book;
use group::Group;
use link::Links;
use page::{Comment, Header};
pub use page::{Page, page_source};

/// Returns the reference of a catalog; the header of each page names `source` and `command`, which writes the pages.
///
/// Only the index has the hash of the catalog, so that branches that change different endpoints merge.
#[must_use]
pub fn markdown(catalog: &Catalog, source: &str, command: &str) -> Vec<Page> {
    let header = Header { command, source };
    let (header, of_figure) = (header.line(Comment::Markdown), header.line(Comment::Svg));
    let links = Links::relative(catalog);
    let page = |name: &str, title: &str, write: &dyn Fn(&mut Document)| {
        let mut document = Document::with_header(&header);
        write(&mut document);
        Page { name: name.to_owned(), title: Some(title.to_owned()), text: document.finish() }
    };
    let groups = Group::all(catalog);
    let mut pages = vec![page(link::INDEX, "Overview", &|document| index::write(document, catalog, &links, &groups))];
    for (index, group) in groups.iter().enumerate() {
        pages.push(page(links.page(index), &group.title(), &|document| {
            endpoint::write(document, catalog, &links, index, group);
        }));
    }
    let timeline = timeline::write(catalog, &of_figure);
    pages.push(page(link::RETRY, "Retry", &|document| retry::write(document, catalog, &links, timeline.is_some())));
    let figure = |name: &str, text| Page { name: name.to_owned(), title: None, text };
    pages.push(figure(link::DECISION, decision::write(retry::cases(catalog), &of_figure)));
    pages.extend(timeline.map(|text| figure(link::TIMELINE, text)));
    pages
}

/// Returns the table of all codes for the README of the catalog's crate.
///
/// The table links to the published reference, if the catalog has a `docs_url`. It has no relative links, because
/// a package registry shows the README without the files around it.
#[must_use]
pub fn readme_table(catalog: &Catalog) -> String {
    let mut document = Document::default();
    index::codes(&mut document, catalog, &Links::published(catalog), "fix", |texts| cell(&texts.fix));
    document.finish()
}

//! The Markdown reference: an index, a page for each endpoint, a page on retries with figures, and a table for a README.

use crate::model::Catalog;

mod answers;
mod axis;
mod block;
mod book;
mod codes;
mod counts;
mod decision;
mod endpoint;
mod entry;
mod example;
mod figure;
mod formats;
mod group;
mod index;
mod link;
mod overview;
mod page;
mod pages;
mod responses;
mod retry;
mod timeline;

use block::Document;
pub use book::book;
use group::Group;
use link::Places;
use page::{Comment, Header};
pub use page::{Page, page_source};
use pages::Pages;

/// Returns the reference of a catalog; the header of each page names `source` and `command`, which writes the pages.
///
/// Only the index has the hash of the catalog, so that branches that change different endpoints merge.
#[must_use]
pub fn markdown(catalog: &Catalog, source: &str, command: &str) -> Vec<Page> {
    let places = Places::new(catalog);
    let mut pages = Pages::new(&places, source, command);
    let groups = Group::all(catalog);
    for (index, group) in groups.iter().enumerate() {
        endpoint::write(&mut pages, catalog, index, group);
    }
    let of_figure = Header { command, source }.line(Comment::Svg);
    let timeline = timeline::write(catalog, &of_figure);
    let mut retries = pages.document();
    retry::write(&mut retries, catalog, &places.links_on(link::RETRY), timeline.is_some());
    pages.add(link::RETRY, "Retry", retries);
    let mut document = pages.document();
    index::write(&mut document, &mut pages, catalog, &groups);
    let mut pages = pages.finish(link::INDEX, document);
    pages.push(Page::file(link::DECISION, decision::write(retry::cases(catalog), &of_figure)));
    pages.extend(timeline.map(|text| Page::file(link::TIMELINE, text)));
    pages
}

/// Returns the table of all codes for the README of the catalog's crate.
///
/// The table links to the published reference, if the catalog has a `docs_url`. It has no relative links, because
/// a package registry shows the README without the files around it.
#[must_use]
pub fn readme_table(catalog: &Catalog) -> String {
    let mut document = Document::default();
    codes::readme(&mut document, catalog, &Places::new(catalog).links_elsewhere());
    document.finish()
}

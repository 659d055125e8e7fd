//! The pages of the reference, none of which is too large to be shown.

use std::mem;

use super::block::{Document, Rows};
use super::link::Places;
use super::page::{Comment, Header, Page};
use crate::emit::escape::paragraph;

/// The maximum size of the rows on one page in bytes; GitHub shows no Markdown above 512 KB.
const MAX_ROWS_BYTES: usize = 192 << 10;

/// The maximum size of the rows of a section that is not moved to pages of its own.
const MAX_SECTION_BYTES: usize = 48 << 10;

/// The pages written so far.
pub(super) struct Pages<'c> {
    pub(super) places: &'c Places<'c>,
    /// The first line of each page.
    header: String,
    /// The first line of the page of a single code.
    short_header: String,
    list: Vec<Page>,
}

impl<'c> Pages<'c> {
    /// Starts without pages, which `command` writes from `source`.
    pub(super) fn new(places: &'c Places<'c>, source: &str, command: &str) -> Self {
        let header = Header { command, source };
        Pages { places, header: header.line(Comment::Markdown), short_header: header.short(), list: Vec::new() }
    }

    /// Returns a document with the header.
    pub(super) fn document(&self) -> Document {
        Document::with_header(&self.header)
    }

    /// Returns a document with the header of a page of a single code.
    pub(super) fn small_document(&self) -> Document {
        Document::with_header(&self.short_header)
    }

    /// Adds a page with its short title.
    pub(super) fn add(&mut self, name: &str, title: &str, document: Document) {
        self.list.push(page(name, title, document));
    }

    /// Adds a page that ends with rows, and further pages if they are too many.
    pub(super) fn add_with_rows(&mut self, name: &str, title: &str, mut document: Document, rows: Vec<Rows>) {
        let parts = Rows::split(rows, MAX_ROWS_BYTES);
        let stem = name.trim_end_matches(".md");
        let page = |number: usize| if number == 1 { name.to_owned() } else { format!("{stem}-{number}.md") };
        let links = |current: usize| {
            let others = (1..=parts.len()).map(|number| match number == current {
                true => number.to_string(),
                false => format!("[{number}]({})", page(number)),
            });
            format!("Pages of this list: {}.", others.collect::<Vec<_>>().join(", "))
        };
        for (number, part) in (1..).zip(&parts) {
            let title = if number == 1 { title.to_owned() } else { format!("{title}, page {number}") };
            if number > 1 {
                document = self.document();
                document.heading(1, &paragraph(&title));
            }
            if parts.len() > 1 {
                document.paragraph(&links(number));
            }
            part.iter().for_each(|rows| document.rows(rows));
            self.add(&page(number), &title, mem::take(&mut document));
        }
    }

    /// Writes a section of the index; a large one is moved to pages of its own, called `all-NAME.md`.
    ///
    /// The rows must not link to the index.
    pub(super) fn section(&mut self, index: &mut Document, name: &str, [heading, about]: [&str; 2], rows: Vec<Rows>) {
        let number: usize = rows.iter().map(Rows::len).sum();
        if number == 0 {
            return;
        }
        index.heading(2, heading);
        if rows.iter().map(Rows::bytes).sum::<usize>() <= MAX_SECTION_BYTES {
            index.paragraph(about);
            rows.iter().for_each(|rows| index.rows(rows));
            return;
        }
        let page = format!("all-{name}.md");
        index.paragraph(&format!("They are on [a page of their own]({page}): {number} rows."));
        let mut document = self.document();
        document.heading(1, heading);
        document.paragraph(about);
        self.add_with_rows(&page, heading, document, rows);
    }

    /// Returns the pages, the index first.
    pub(super) fn finish(mut self, index: &str, document: Document) -> Vec<Page> {
        self.list.insert(0, page(index, "Overview", document));
        self.list
    }
}

fn page(name: &str, title: &str, document: Document) -> Page {
    Page { name: name.to_owned(), title: Some(title.to_owned()), text: document.finish() }
}

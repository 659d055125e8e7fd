//! The files that make the reference the source of an mdBook: the table of contents, the settings and the style.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use super::block::Document;
use super::link::INDEX;
use super::page::{Comment, Header, Page};
use crate::emit::escape::paragraph;
use crate::model::Catalog;
use crate::phrase;

/// The table of contents, whose name mdBook defines.
const SUMMARY: &str = "SUMMARY.md";

/// The settings of the book.
const SETTINGS: &str = "book.toml";

/// The style, which the settings name.
const STYLE: &str = "book.css";

/// The page of all codes, if they are too many for the index.
const CODES: &str = "all-codes";

/// The rules of the style. Tables of codes are wide, so they get more room, and less on phones.
const RULES: &str = "\
:root { --content-max-width: 900px; }
.content table td, .content table th { padding: 3px 10px; }
.content table td { vertical-align: top; }
@media (max-width: 620px) {
    .content table { font-size: 0.85em; }
    .content table td, .content table th { padding: 3px 6px; }
}
@media print {
    .content table { font-size: 0.8em; }
}
";

/// Returns the table of contents, the settings and the style of a book of these pages.
///
/// `others` are further pages in the same directory, which the table of contents lists at its end. The header of each
/// file names `source` and `command`.
#[must_use]
pub fn book(catalog: &Catalog, pages: &[Page], others: &[Page], source: &str, command: &str) -> [Page; 3] {
    let header = Header { command, source };
    let style = format!("{}\n{RULES}", header.line(Comment::Css));
    [
        Page::file(SUMMARY, summary(header, pages, others)),
        Page::file(SETTINGS, settings(header, catalog, pages)),
        Page::file(STYLE, style),
    ]
}

/// Returns the table of contents: the index, the other pages with the pages in their folders, and further pages.
fn summary(header: Header<'_>, pages: &[Page], others: &[Page]) -> String {
    let mut document = Document::with_header(&header.line(Comment::Markdown));
    document.heading(1, "Summary");
    let mut nested: HashMap<&str, Vec<String>> = HashMap::new();
    for page in pages {
        if let (Some((folder, _)), Some(chapter)) = (page.name.split_once('/'), chapter(page)) {
            nested.entry(folder).or_default().push(chapter);
        }
    }
    let mut list = Vec::new();
    for page in pages.iter().filter(|page| !page.name.contains('/')) {
        let Some(chapter) = chapter(page) else { continue };
        if page.name == INDEX {
            document.paragraph(&chapter);
            continue;
        }
        let nested = page.name.strip_suffix(".md").and_then(|stem| nested.remove(stem)).unwrap_or_default();
        list.push(nested.iter().fold(chapter, |list, nested| list + "\n  - " + nested));
    }
    document.list(list);
    if !others.is_empty() {
        document.heading(1, "More");
        document.list(others.iter().filter_map(chapter));
    }
    document.finish()
}

/// Returns a link to a page; `None` if it is not a chapter.
fn chapter(page: &Page) -> Option<String> {
    Some(format!("[{}]({})", paragraph(page.title.as_ref()?), target(&page.name)))
}

/// Returns the target of a link to a file of any name.
fn target(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
    if name.chars().all(is_plain) {
        return name.to_owned();
    }
    let escaped = name.chars().map(|c| if matches!(c, '<' | '>' | '\\') { format!("\\{c}") } else { c.to_string() });
    format!("<{}>", escaped.collect::<String>())
}

/// Returns the settings; they hold for mdBook 0.5.
fn settings(header: Header<'_>, catalog: &Catalog, pages: &[Page]) -> String {
    let (header, title) = (header.line(Comment::Toml), string(&phrase::plain(&catalog.title)));
    let name = &catalog.name;
    let folders: HashSet<&str> = pages.iter().filter_map(|page| Some(page.name.split_once('/')?.0)).collect();
    let has_list = pages.iter().any(|page| page.name == format!("{CODES}.md"));
    let lists_codes = |page: &&Page| {
        // Long lists have further pages: `submit-2.md`.
        let stem = page.name.strip_suffix(".md").unwrap_or_default();
        let first = stem.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix('-');
        let is_list = |stem: &str| stem == CODES || folders.contains(stem);
        (page.name == INDEX && !has_list) || is_list(stem) || first.is_some_and(is_list)
    };
    let lists: String = pages
        .iter()
        .filter(lists_codes)
        .map(|page| format!("\n{} = {{ enable = false }}", string(&page.name)))
        .collect();
    format!(
        "\
{header}
# `mdbook build` writes the site. To change these settings, remove the first line: then this file is yours.

[book]
title = {title}
language = \"en\"
src = \".\"

[build]
build-dir = \"../target/book/{name}\"
create-missing = false
# The text of a page includes no files, and links to `README.md` lead to a page of that name.
use-default-preprocessors = false

[output.html]
# Texts are shown as they are written.
smart-punctuation = false
definition-lists = false
admonitions = false
no-section-label = true
additional-css = [\"{STYLE}\"]

[output.html.fold]
enable = true

[output.html.search]
use-boolean-and = true
boost-title = 4

# Pages that list many codes would be the first result of every search.
[output.html.search.chapter]{lists}
"
    )
}

/// Returns a string of TOML.
fn string(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

//! Invariants of the compiler: every diagnostic has a location, and what is emitted can be parsed.

use errbook_compiler::lock::{self, Lock};
use errbook_compiler::model::Catalog;
use errbook_compiler::{Checked, Diagnostic, Position, check_bytes, markdown, readme_table, rust};
use pulldown_cmark::{Event, Options, Parser};

pub(crate) fn check(bytes: &[u8]) {
    let (text, checked) = check_bytes(bytes);
    problems(&text, &checked.diagnostics);
    let (shown, left_out) = checked.shown();
    assert_eq!(shown.len() + left_out, checked.diagnostics.len());
    assert!(shown.len() <= Checked::MAX_SHOWN);
    let positions: Vec<_> = checked.diagnostics.iter().map(|problem| problem.position(&text)).collect();
    let spans: Vec<_> = checked.diagnostics.iter().map(|problem| problem.span).collect();
    assert_eq!(Position::of_all(&text, &spans), positions);
    if let Some(catalog) = &checked.catalog {
        // The valid entries of a catalog with errors are emitted, too.
        source(catalog);
        if checked.errors().next().is_none() {
            pages(catalog);
            promises(catalog);
        }
    }
}

/// Diagnostics are sorted and within the text, and each renders its position and message without control characters.
pub(crate) fn problems(text: &str, problems: &[Diagnostic]) {
    assert!(problems.is_sorted_by_key(|problem| problem.span));
    let spans =
        problems.iter().flat_map(|problem| [Some(problem.span), problem.related.as_ref().map(|(span, _)| *span)]);
    for span in spans.flatten() {
        assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{span:?} of {}", text.len());
    }
    for problem in problems.iter().take(Checked::MAX_SHOWN) {
        let position = problem.position(text);
        let report = problem.render("a.yaml", text);
        assert!(report.starts_with(&format!("a.yaml:{}:{}: ", position.line, position.column)), "{report}");
        assert!(!report.contains(|c: char| c.is_control() && c != '\n'), "{report:?}");
        assert!(report.len() < 16_384, "{} bytes for one diagnostic", report.len());
        assert!(!problem.message.is_empty());
    }
}

/// The expansion is valid Rust.
fn source(catalog: &Catalog) {
    let source = rust(catalog).source("::errbook");
    if let Err(error) = syn::parse_file(&source) {
        panic!("{error} in\n{source}");
    }
}

/// The pages are Markdown, and contain no markup of the catalog's texts.
fn pages(catalog: &Catalog) {
    let pages = markdown(catalog, "a.yaml", "make docs").into_iter();
    // Figures have no title.
    let pages = pages.filter(|page| page.title.is_some()).map(|page| page.text).chain([readme_table(catalog)]);
    for page in pages {
        for event in Parser::new_ext(&page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::InlineHtml(html) => assert!(html.starts_with("<a id=\"") || &*html == "</a>", "{html}"),
                Event::Html(html) => {
                    assert!(
                        ["<!-- Generated ", "<!-- Catalog hash: "].iter().any(|own| html.starts_with(own)),
                        "{html}"
                    );
                }
                _ => {}
            }
        }
    }
}

/// The lock of a catalog round-trips.
fn promises(catalog: &Catalog) {
    let lock = Lock::of(catalog);
    let text = lock.render(&catalog.name, "make lock");
    assert_eq!(lock::parse(&text).as_ref(), Ok(&lock), "{text}");
    assert_eq!(lock::check(catalog, &lock), []);
}

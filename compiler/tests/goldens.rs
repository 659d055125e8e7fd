//! The outputs and diagnostics of the catalogs in `tests/` equal the committed ones; `TRYBUILD=overwrite` updates them.

mod common;

use common::{cases, compare, name};
use errbook_compiler::{Page, check, markdown, rust};

/// Rust and Markdown of small valid catalogs.
#[test]
fn emit() {
    let mut stale = Vec::new();
    for (path, text) in cases("tests/emit", ".yaml") {
        let checked = check(&text);
        let problems: Vec<String> =
            checked.diagnostics.iter().map(|problem| problem.render(&name(&path), &text)).collect();
        assert_eq!(problems, Vec::<String>::new());
        let catalog = checked.catalog.expect("a valid catalog has a model");
        let source = prettyplease::unparse(
            &syn::parse_file(&rust(&catalog).source("::errbook")).expect("the expansion is Rust"),
        );
        let header = format!("//! The expansion of `catalog!` for `{}`.\n\n", name(&path));
        compare(&path.with_extension("rs"), &(header + &source), &mut stale);
        let pages = markdown(&catalog, &name(&path), "cargo xtask docs");
        let (pages, figures): (Vec<Page>, Vec<Page>) = pages.into_iter().partition(|page| page.title.is_some());
        for figure in figures.iter().filter(|_| path.ends_with("everything.yaml")) {
            compare(&path.with_extension(&figure.name), &figure.text, &mut stale);
        }
        let pages: Vec<String> = pages.iter().map(|page| format!("<!-- {} -->\n{}", page.name, page.text)).collect();
        compare(&path.with_extension("md"), &pages.join("\n"), &mut stale);
    }
    assert!(stale.is_empty(), "{}", stale.concat());
}

/// Diagnostics of invalid catalogs.
#[test]
fn diagnostics() {
    let mut stale = Vec::new();
    for (path, text) in cases("tests/diagnostics", ".yaml") {
        let checked = check(&text);
        let problems = &checked.diagnostics;
        assert!(!problems.is_empty(), "{} has no problem", path.display());
        let positions: Vec<_> = problems.iter().map(|problem| problem.position(&text)).collect();
        let spans: Vec<_> = problems.iter().map(|problem| problem.span).collect();
        assert_eq!(errbook_compiler::Position::of_all(&text, &spans), positions, "{}", path.display());
        for span in
            problems.iter().flat_map(|problem| [Some(problem.span), problem.related.as_ref().map(|related| related.0)])
        {
            let quoted = |span: errbook_compiler::Span| text.get(span.start..span.end);
            assert!(
                span.is_none_or(|span| quoted(span).is_some()),
                "{}: {span:?} is not within the text",
                path.display()
            );
        }
        let report: Vec<String> = problems.iter().map(|problem| problem.render(&name(&path), &text)).collect();
        compare(&path.with_extension("stderr"), &(report.join("\n\n") + "\n"), &mut stale);
    }
    assert!(stale.is_empty(), "{}", stale.concat());
}

/// Editors of some systems end lines with CRLF or CR.
#[test]
fn line_endings_do_not_change_diagnostics() {
    let report = |text: &str| -> Vec<(usize, usize, String)> {
        let position = |problem: &errbook_compiler::Diagnostic| {
            let position = problem.position(text);
            (position.line, position.column, problem.message.clone())
        };
        check(text).diagnostics.iter().map(position).collect()
    };
    for (path, text) in cases("tests/diagnostics", ".yaml") {
        if text.contains('\r') {
            continue;
        }
        let expected = report(&text);
        for end in ["\r\n", "\r"] {
            let found = report(&text.replace('\n', end));
            assert_eq!(found, expected, "{} with lines that end with {end:?}", path.display());
        }
    }
}

/// The emitter matches the rules of core with a wildcard arm, because `Rule` is not exhaustive.
#[test]
fn everything_contains_every_rule() {
    let expansions = cases("tests/emit", ".rs");
    let (_, everything) = expansions.iter().find(|(path, _)| name(path) == "everything.rs").expect("the golden exists");
    for rule in ["Length(", "MaxLength(", "Bytes {", "Extension(", "Present", "NonEmpty", "Digits", "Base64"] {
        assert!(everything.contains(&format!("errbook::table::Rule::{rule}")), "{rule}");
    }
    assert!(expansions.iter().all(|(_, text)| !text.contains("compile_error!")));
}

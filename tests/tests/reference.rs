//! The URL of a code's documentation: its section of the published reference, or else the page that the facts are from.

use captchaai_errors::{ApiError, ResultError, SubmitError};
use errbook_compiler::{check, markdown, with_table};
use errbook_core::table::Endpoint;

const CATALOG: &str = "catalog: demo\ntitle: Demo\nresponses: {text: {}}\nretry_policies: {change: {class: after_fix}}\nendpoints:\n  \
    call: {path: /call, title: The call, errors: {BAD: {title: Bad, meaning: It is bad., fix: Correct it., retry: change}}}\n";

/// The URL of the only entry of a catalog, and the page that describes it.
fn docs_url(text: &str) -> (Option<String>, String) {
    let checked = check(text);
    let catalog = checked.catalog.filter(|_| checked.diagnostics.is_empty()).expect("a valid catalog");
    let pages = markdown(&catalog, "errors.yaml", "cargo xtask docs");
    let page = pages.iter().find(|page| page.name == "call.md").expect("a page for each endpoint");
    let url = with_table(&catalog, |table| {
        let entry = table.endpoints.iter().flat_map(Endpoint::entries).next().expect("an entry");
        table.docs_url(entry).map(str::to_owned)
    });
    (url, page.text.clone())
}

#[test]
fn unpublished_reference_falls_back_to_the_source_page() {
    let source = "source: {url: \"https://example.com/errors\", accessed: \"2026-01-31\"}\n";
    assert_eq!(docs_url(&format!("{CATALOG}{source}")).0.as_deref(), Some("https://example.com/errors"));
    for url in
        SubmitError::ALL.iter().map(|code| code.docs_url()).chain(ResultError::ALL.iter().map(|code| code.docs_url()))
    {
        assert_eq!(url, Some("https://docs.captchaai.com/pages/err_handling"));
    }
}

#[test]
fn catalog_without_urls_has_no_docs_url() {
    assert_eq!(docs_url(CATALOG).0, None);
}

#[test]
fn published_reference_links_each_code_to_its_section() {
    // A trailing slash is not doubled.
    for base in ["https://example.com/docs", "https://example.com/docs/"] {
        let (url, page) = docs_url(&format!("{CATALOG}docs_url: \"{base}\"\n"));
        assert_eq!(url.as_deref(), Some("https://example.com/docs/call.md#bad"));
        // Readers of Markdown give the heading the anchor.
        assert!(page.lines().any(|line| line == "## `BAD`"), "{page}");
    }
}

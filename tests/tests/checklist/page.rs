//! What the page states about all of its codes.

use captchaai_errors::{ApiCode, ApiError, Code, ResultError, SubmitError};
use errbook_compiler::model::Predicate;

use super::book::{CATALOG, at, docs, holds, outcome, page, plain};

fn about() -> &'static str {
    CATALOG.description.as_deref().expect("the catalog has an introduction")
}

#[test]
fn two_endpoints_have_documented_roles() {
    for (name, path, error) in [("submit", "in.php", "SubmitError"), ("result", "res.php", "ResultError")] {
        let endpoint = at(name);
        assert_eq!((endpoint.path.as_str(), endpoint.ident.as_str()), (path, error));
        assert_eq!(endpoint.title.to_lowercase(), name);
        holds("the introduction", endpoint.description.as_deref().unwrap_or_default(), &["legacy"]);
        holds("the docs", page(&format!("{name}.md")), &[path, "legacy"]);
        holds("the index", page("README.md"), &[name, path]);
    }
    assert_eq!((SubmitError::ENDPOINT.name, SubmitError::ENDPOINT.path), ("submit", "in.php"));
    assert_eq!((ResultError::ENDPOINT.name, ResultError::ENDPOINT.path), ("result", "res.php"));
    holds("the introduction", about(), &["in.php", "task", "res.php", "result", "legacy"]);
}

#[test]
fn introduction_names_provider_and_completeness() {
    let source = CATALOG.source.as_ref().expect("the catalog has a source");
    assert_eq!(source.url, "https://docs.captchaai.com/pages/err_handling");
    let date: Vec<_> = source.accessed.split('-').map(str::len).collect();
    assert_eq!(date, [4, 2, 2], "{}", source.accessed);
    for text in [about(), page("README.md")] {
        holds("the introduction", text, &["CaptchaAI", "claims to list every code|claims to list all", "does not"]);
    }
    assert!(page("README.md").contains(&source.url) && page("README.md").contains(&source.accessed));
    holds("the title", &CATALOG.title, &["CaptchaAI", "legacy"]);
    assert_eq!(Code::CATALOG.title, CATALOG.title);
    assert_eq!((Code::CATALOG.name, CATALOG.name.as_str()), ("captchaai", "captchaai"));
    // The claim is wrong, so codes that are not listed are parsed as unknown codes.
    assert_eq!(outcome("submit", "ERROR_NO_SLOT_AVAILABLE"), ("error", "ERROR_NO_SLOT_AVAILABLE".to_owned()));
    assert_eq!(outcome("submit", "ERROR_NOBODY_LISTED").0, "unknown_code");
}

#[test]
fn plain_error_is_the_bare_code() {
    for text in [about(), page("README.md")] {
        holds("the introduction", text, &["plain text", "bare code|just the code"]);
    }
    assert!(CATALOG.responses.text.is_some());
    assert_eq!(outcome("submit", "ERROR_UPLOAD"), ("error", "ERROR_UPLOAD".to_owned()));
}

#[test]
fn json_error_has_status_0_and_code_in_request() {
    for text in [about(), page("README.md")] {
        holds("the introduction", text, &["json=1"]);
        assert!(plain(text).contains(&plain(r#"{"status":0,"request":"ERROR_CODE"}"#)), "{text}");
    }
    let json = CATALOG.responses.json.as_ref().expect("responses may be JSON");
    assert_eq!(json.failure, [("status".to_owned(), Predicate::Is("0".to_owned()))]);
    assert_eq!(json.code.iter().map(|location| location.path.as_str()).collect::<Vec<_>>(), ["request"]);
    assert_eq!(outcome("submit", r#"{"status":0,"request":"ERROR_UPLOAD"}"#), ("error", "ERROR_UPLOAD".to_owned()));
    assert_eq!(outcome("submit", r#"{"status":0,"request":"ERROR_CODE"}"#), ("unknown_code", "ERROR_CODE".to_owned()));
    assert_eq!(outcome("submit", r#"{"status":0,"code":"ERROR_UPLOAD"}"#).0, "unrecognized");
}

#[test]
fn success_format_is_not_from_the_page() {
    for text in [about(), page("README.md")] {
        holds("the introduction", text, &["success", "source page does not describe", "other pages"]);
        assert!(plain(text).contains("ok|") && plain(text).contains("\"status\":1"), "{text}");
    }
    assert_eq!(CATALOG.responses.text.as_ref().and_then(|text| text.success_prefix.as_deref()), Some("OK|"));
    assert_eq!(outcome("submit", "OK|12345"), ("success", "12345".to_owned()));
    assert_eq!(outcome("submit", r#"{"status":1,"request":"12345"}"#), ("success", "12345".to_owned()));
    assert!(docs().contains("OK|"));
}

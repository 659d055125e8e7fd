//! The number of codes, and their order.

use std::collections::BTreeSet;

use captchaai_errors::table::Evidence;
use captchaai_errors::{ApiCode, ApiError, Code, ResultError, SubmitError};
use errbook_compiler::lock::Life;
use errbook_compiler::model::Entry;

use super::book::{CATALOG, LOCK, at, holds, outcome, page, plain, says};

const SUBMIT: [&str; 16] = [
    "ERROR_WRONG_USER_KEY",
    "ERROR_KEY_DOES_NOT_EXIST",
    "ERROR_ZERO_BALANCE",
    "ERROR_PAGEURL",
    "ERROR_TOO_BIG_CAPTCHA_FILESIZE",
    "ERROR_ZERO_CAPTCHA_FILESIZE",
    "ERROR_WRONG_FILE_EXTENSION",
    "ERROR_IMAGE_TYPE_NOT_SUPPORTED",
    "ERROR_UPLOAD",
    "ERROR_BAD_TOKEN_OR_PAGEURL",
    "ERROR_GOOGLEKEY",
    "ERROR_WRONG_GOOGLEKEY",
    "ERROR_BAD_PARAMETERS",
    "ERROR_BAD_PROXY",
    "ERROR_SERVER_ERROR",
    "ERROR_INTERNAL_SERVER_ERROR",
];

const RESULT: [&str; 9] = [
    "CAPCHA_NOT_READY",
    "ERROR_CAPTCHA_UNSOLVABLE",
    "ERROR_WRONG_USER_KEY",
    "ERROR_KEY_DOES_NOT_EXIST",
    "ERROR_WRONG_ID_FORMAT",
    "ERROR_WRONG_CAPTCHA_ID",
    "ERROR_EMPTY_ACTION",
    "ERROR_PROXY_CONNECTION_FAILED",
    "ERROR_INTERNAL_SERVER_ERROR",
];

/// Returns `true` if the page lists the code at the endpoint.
fn on_page(endpoint: &str, code: &str, evidence: Evidence) -> bool {
    let codes: &[&str] = if endpoint == "submit" { &SUBMIT } else { &RESULT };
    evidence == Evidence::Page && codes.contains(&code)
}

/// The entries of the page at an endpoint, by the YAML.
fn entries(endpoint: &'static str) -> impl Iterator<Item = &'static Entry> {
    let entries = at(endpoint).entries.iter();
    entries.filter(move |entry| on_page(endpoint, &CATALOG.code(entry).code, entry.evidence))
}

/// The codes of the page at an endpoint, by the YAML.
fn of_yaml(endpoint: &'static str) -> Vec<&'static str> {
    entries(endpoint).map(|entry| CATALOG.code(entry).code.as_str()).collect()
}

/// The codes of the page at an endpoint, by the compiled enum.
fn of_crate<E: ApiError>() -> Vec<&'static str> {
    let on_page = |error: &E| on_page(E::ENDPOINT.name, error.as_str(), error.entry().evidence());
    E::ALL.iter().copied().filter(on_page).map(ApiError::as_str).collect()
}

/// The codes of the page in the order of their headings in the docs.
fn of_docs(name: &str, codes: &[&'static str]) -> Vec<&'static str> {
    let headings = page(name).lines().filter(|line| line.starts_with('#')).map(plain);
    let words = |heading: String| {
        heading.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect::<Vec<_>>()
    };
    headings.flat_map(words).filter_map(|word| codes.iter().find(|code| code.to_lowercase() == word).copied()).collect()
}

#[test]
fn lock_contains_every_code_of_the_page() {
    for (endpoint, codes) in [("submit", SUBMIT.as_slice()), ("result", &RESULT)] {
        for code in codes {
            let row = LOCK.row(endpoint, code).unwrap_or_else(|| panic!("the lock has lost {code} at {endpoint}"));
            assert_eq!(row.life, Life::Live, "{code} at {endpoint}");
        }
    }
}

#[test]
fn page_has_43_headings() {
    let headings = |endpoint| entries(endpoint).filter(|entry| entry.same_as.is_none()).count();
    assert_eq!((headings("submit"), headings("result")), (15, 9));
    assert_eq!(
        CATALOG.endpoints.iter().map(|endpoint| endpoint.name.as_str()).collect::<Vec<_>>(),
        ["submit", "result", "balance", "report", "get2"]
    );
    let others = CATALOG.endpoints.iter().skip(2).flat_map(|endpoint| &endpoint.entries);
    assert!(others.clone().count() > 0 && others.clone().all(|entry| entry.evidence != Evidence::Page));
    let titles = |endpoint| entries(endpoint).map(|entry| &entry.texts.title).collect::<BTreeSet<_>>().len();
    assert_eq!((titles("submit"), titles("result")), (15, 9));
    let written = |name: &str, codes: &[&str]| {
        page(name).lines().filter(|line| line.starts_with('#') && codes.iter().any(|code| says(line, code))).count()
    };
    assert_eq!((written("submit.md", &SUBMIT), written("result.md", &RESULT)), (15, 9));
}

#[test]
fn entries_keep_the_order_of_the_page() {
    assert_eq!((of_yaml("submit"), of_yaml("result")), (SUBMIT.to_vec(), RESULT.to_vec()));
    assert_eq!((of_crate::<SubmitError>(), of_crate::<ResultError>()), (SUBMIT.to_vec(), RESULT.to_vec()));
    assert_eq!((of_docs("submit.md", &SUBMIT), of_docs("result.md", &RESULT)), (SUBMIT.to_vec(), RESULT.to_vec()));
    let index = page("README.md");
    let all = [SUBMIT.as_slice(), &RESULT].concat();
    let rows = index.lines().filter(|line| line.starts_with("| "));
    let codes: Vec<_> = rows.filter_map(|row| all.iter().find(|code| says(row, code)).copied()).take(25).collect();
    assert_eq!(codes, all);
    // Entries from other sources do not count.
    holds("the index", index, &["22 codes, 25 entries on the source page"]);
    for row in [["submit", "15", "16", "13", "3"], ["result", "9", "9", "6", "3"], ["all", "24", "25", "19", "3"]] {
        assert!(index.lines().any(|line| row.iter().all(|word| says(line, word))), "the index lacks {row:?}");
    }
}

#[test]
fn codes_appear_at_the_documented_endpoints() {
    let set = |codes: Vec<&'static str>| codes.into_iter().collect::<BTreeSet<_>>();
    for (submit, result) in [
        (set(of_yaml("submit")), set(of_yaml("result"))),
        (set(of_crate::<SubmitError>()), set(of_crate::<ResultError>())),
        (set(of_docs("submit.md", &SUBMIT)), set(of_docs("result.md", &RESULT))),
    ] {
        assert_eq!(submit.union(&result).count(), 22);
        assert_eq!((submit.difference(&result).count(), result.difference(&submit).count()), (13, 6));
        let both: Vec<_> = submit.intersection(&result).copied().collect();
        assert_eq!(both, ["ERROR_INTERNAL_SERVER_ERROR", "ERROR_KEY_DOES_NOT_EXIST", "ERROR_WRONG_USER_KEY"]);
    }
    for code in SUBMIT.iter().chain(&RESULT) {
        let home = |endpoint: &str| outcome(endpoint, code).0 != "other_endpoint";
        assert_eq!((home("submit"), home("result")), (SUBMIT.contains(code), RESULT.contains(code)), "{code}");
    }
}

#[test]
fn one_code_lacks_the_error_prefix() {
    let odd =
        |codes: Vec<&'static str>| codes.into_iter().filter(|code| !code.starts_with("ERROR_")).collect::<Vec<_>>();
    assert_eq!(odd([of_yaml("submit"), of_yaml("result")].concat()), ["CAPCHA_NOT_READY"]);
    let on_page =
        |code: &Code| code.entries().any(|(endpoint, entry)| on_page(endpoint.name, entry.code(), entry.evidence()));
    let codes: Vec<_> = Code::ALL.iter().copied().filter(on_page).map(ApiCode::as_str).collect();
    assert_eq!((codes.len(), odd(codes)), (22, vec!["CAPCHA_NOT_READY"]));
    let docs = [of_docs("submit.md", &SUBMIT), of_docs("result.md", &RESULT)].concat();
    assert_eq!((docs.len(), odd(docs)), (25, vec!["CAPCHA_NOT_READY"]));
}

//! Checks the invariants of responses with every recorded response, at every endpoint of every catalog.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use errbook_invariants::{catalogs, check};
use serde_json::Value;

/// Calls `run` with the cases of each recorded response.
fn recorded(run: impl Fn(&[u8])) {
    for line in include_str!("../../tests/fixtures/dialects.jsonl").lines() {
        let response: Value = serde_json::from_str(line).expect("a response is JSON");
        let number = |key| response.get(key).and_then(Value::as_u64);
        let status = number("status").map(|status| u16::try_from(status).expect("a status is small"));
        let delay = number("retry_after").map(|delay| u8::try_from(delay).expect("a recorded delay is short"));
        let body = response.get("body").and_then(Value::as_str).expect("a response has a body");
        let cases = catalogs::cases(body, status, delay).unwrap_or_else(|| panic!("no case is {line}"));
        cases.iter().for_each(|case| run(case));
    }
}

#[test]
fn recorded_responses_match_the_reference_implementation() {
    recorded(|case| check("differential", case));
}

#[test]
fn recorded_responses_satisfy_the_invariants() {
    recorded(|case| check("response", case));
}

#[test]
fn every_catalog_of_the_tests_is_parsed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/catalogs");
    let files = fs::read_dir(folder).expect("the folder can be listed").map(|file| file.expect("a file can be listed"));
    let names: BTreeSet<String> =
        files.filter_map(|file| file.path().file_stem().map(|name| name.to_string_lossy().into_owned())).collect();
    let parsed = catalogs::names().into_iter().map(str::to_owned).filter(|name| name != "captchaai").collect();
    // The many endpoints of CodeCommit have the same formats.
    let names: BTreeSet<String> = names.into_iter().filter(|name| name != "codecommit").collect();
    assert_eq!(names, parsed);
}

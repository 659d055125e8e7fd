//! Guidelines, limits as data, and references.

use captchaai_errors::table::{Endpoint, Entry, Rule};
use captchaai_errors::{ApiCode, ApiError, Code, ResultError, SubmitError};

use super::book::{CATALOG, docs, entry, holds, page, plain, says, section};

/// Finds the guideline with all of these phrases, which the docs repeat.
#[track_caller]
fn guideline(words: &[&str]) {
    let mut all = CATALOG.guidelines.iter();
    let found = all.find(|text| words.iter().all(|word| says(text, word)));
    let found = found.unwrap_or_else(|| panic!("no guideline contains {words:?}: {:#?}", CATALOG.guidelines));
    assert!(plain(&docs()).contains(&plain(found)), "the docs lack: {found}");
}

#[test]
fn guideline_to_log_the_code_with_its_context() {
    guideline(&["log", "whole|full", "error code", "context", "parameters", "CAPTCHA type", "ID"]);
    guideline(&["redact", "key", "proxy password", "our addition"]);
    // A log line has the code, the endpoint, and the message of the server.
    let body = br#"{"status":0,"request":"ERROR_UPLOAD","error_text":"part 3"}"#;
    let failure = captchaai_errors::parse::<SubmitError>(body).into_result().expect_err("an error");
    holds("the failure", &failure.with(&[]).to_string(), &["submit", "ERROR_UPLOAD", "part 3"]);
}

#[test]
fn guideline_to_poll_at_the_interval_of_the_task_type() {
    guideline(&["CAPCHA_NOT_READY", "interval", "type of CAPTCHA|CAPTCHA type", "Solving Guides"]);
    let fix = &entry("result", "CAPCHA_NOT_READY").texts.fix;
    for text in [fix.as_str(), &section("result", "CAPCHA_NOT_READY"), ResultError::CapchaNotReady.fix()] {
        holds("the advice", text, &["Solving Guides", "CAPTCHA type"]);
    }
}

#[test]
fn guideline_to_validate_before_the_call() {
    guideline(&["validate", "API key", "required parameters", "size", "type", "image", "before"]);
}

/// Every limit of the page that can be checked without asking the server.
const LIMITS: [(&str, &str, &str, Rule<'static>, &str); 10] = [
    ("submit", "ERROR_WRONG_USER_KEY", "key", Rule::Length(32), "32 characters"),
    ("submit", "ERROR_PAGEURL", "pageurl", Rule::NonEmpty, "not empty"),
    (
        "submit",
        "ERROR_TOO_BIG_CAPTCHA_FILESIZE",
        "file",
        Rule::Bytes { min: None, max: Some(1_048_576) },
        "1048576 bytes",
    ),
    ("submit", "ERROR_ZERO_CAPTCHA_FILESIZE", "file", Rule::Bytes { min: Some(1_024), max: None }, "1024 bytes"),
    (
        "submit",
        "ERROR_WRONG_FILE_EXTENSION",
        "file",
        Rule::Extension(&["jpg", "jpeg", "png", "gif"]),
        "jpg, jpeg, png, gif",
    ),
    ("submit", "ERROR_UPLOAD", "body", Rule::Base64, "base64"),
    ("submit", "ERROR_GOOGLEKEY", "googlekey", Rule::NonEmpty, "not empty"),
    ("result", "ERROR_WRONG_USER_KEY", "key", Rule::Length(32), "32 characters"),
    ("result", "ERROR_WRONG_ID_FORMAT", "id", Rule::Digits, "digits only"),
    ("result", "ERROR_EMPTY_ACTION", "action", Rule::NonEmpty, "not empty"),
];

#[test]
fn documented_limits_are_checks() {
    for (endpoint, code, parameter, rule, words) in LIMITS {
        let model: Vec<_> = entry(endpoint, code).texts.checks.iter().map(|check| check.parameter.as_str()).collect();
        assert_eq!(model, [parameter], "{code}");
        let code_of_api: Code = code.parse().unwrap_or_else(|_| panic!("{code} is a code"));
        let at = if endpoint == "submit" { SubmitError::ENDPOINT } else { ResultError::ENDPOINT };
        let row: Entry<'_> = code_of_api.at(at).unwrap_or_else(|| panic!("{code} is missing at {endpoint}"));
        let checks: Vec<_> = row.checks().iter().map(|check| (check.parameter, check.rule)).collect();
        assert_eq!(checks, [(parameter, rule)], "{code}");
        holds("the docs", &section(endpoint, code), &[parameter, words]);
    }
    // The catalog adds no limits of its own.
    let others = CATALOG
        .endpoints
        .iter()
        .flat_map(|endpoint| endpoint.entries.iter().map(|entry| (endpoint.name.as_str(), entry)));
    for (endpoint, entry) in others.filter(|(_, entry)| entry.same_as.is_none() && !entry.texts.checks.is_empty()) {
        let code = CATALOG.code(entry).code.as_str();
        // Those of the other actions of `res.php` are the same.
        let endpoint = if endpoint == "submit" { endpoint } else { "result" };
        assert!(LIMITS.iter().any(|limit| (limit.0, limit.1) == (endpoint, code)), "{code} at {endpoint}");
    }
}

#[test]
fn tasks_and_retries_are_bounded() {
    guideline(&["bound", "task IDs", "retries", "thread"]);
    let rows = Code::CATALOG.endpoints.iter().flat_map(Endpoint::entries);
    for row in rows {
        let repeats = matches!(row.retry().class().as_str(), "poll" | "backoff" | "resubmit");
        assert_eq!(row.retry().max_attempts().is_some(), repeats, "{}", row.code());
    }
    for policy in &CATALOG.policies {
        let bound = policy.retry.max_attempts().map(|attempts| attempts.to_string());
        holds("the docs", page("retry.md"), &bound.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(
            bound.is_some(),
            !matches!(policy.retry.class().as_str(), "after_fix" | "unspecified"),
            "{}",
            policy.name
        );
    }
}

//! Decisions on what the page leaves open.

use captchaai_errors::table::Endpoint;
use captchaai_errors::{ApiCode, Code, Details, Outcome, ResultError, RetryClass, RetryPolicy, SubmitError, parse};

use super::book::{CATALOG, YAML, docs, entry, holds, outcome, plain, row, says};

/// Finds the decision whose question contains `question`, and checks its decision, its reason, and the docs.
#[track_caller]
fn decided(question: &[&str], words: &[&str], reason: &[&str]) {
    let mut all = CATALOG.decisions.iter();
    let found = all.find(|one| question.iter().all(|word| says(&one.question, word)));
    let found = found.unwrap_or_else(|| panic!("no decision on {question:?}"));
    holds("the decision", &found.decision, words);
    holds("the reason", &found.reason, reason);
    let docs = plain(&docs());
    for text in [&found.question, &found.decision, &found.reason] {
        assert!(docs.contains(&plain(text)), "the docs lack: {text}");
    }
}

#[test]
fn kilobyte_has_1024_bytes_and_bounds_are_inclusive() {
    decided(
        &["1 KB", "1000", "1024"],
        &["1 KB is 1024 bytes", "1024 KB", "1048576 bytes"],
        &["page does not say", "1024 KB"],
    );
    decided(&["bounds", "image"], &["1024 to 1048576 bytes", "included|inclusive"], &["maximum", "smaller than 1 KB"]);
    decided(&["parameters", "image", "ID"], &["file", "body", "id", "before base64"], &["page names only"]);
    let (big, small) = (row("submit", "ERROR_TOO_BIG_CAPTCHA_FILESIZE"), row("submit", "ERROR_ZERO_CAPTCHA_FILESIZE"));
    let bounds: Vec<_> = big.checks().iter().chain(small.checks()).map(|check| check.rule).collect();
    assert!(matches!(
        bounds.as_slice(),
        [
            captchaai_errors::table::Rule::Bytes { min: None, max: Some(1_048_576) },
            captchaai_errors::table::Rule::Bytes { min: Some(1_024), max: None }
        ]
    ));
}

#[test]
fn key_allows_any_characters() {
    decided(&["characters", "key"], &["any", "length", "32"], &["length", "blog", "hexadecimal|hex"]);
    let checks = row("submit", "ERROR_WRONG_USER_KEY").checks();
    assert_eq!(checks.len(), 1, "only the length is checked: {checks:?}");
}

#[test]
fn decisions_cover_classes_without_a_documented_rule() {
    decided(
        &["retry class", "ERROR_ZERO_BALANCE"],
        &["after_fix", "load"],
        &["topping up|top up", "concurrency", "no waiting time"],
    );
    decided(
        &["retry class", "ERROR_BAD_PROXY", "ERROR_PROXY_CONNECTION_FAILED"],
        &["after_fix", "both", "proxy"],
        &["temporary|temporarily", "not stated"],
    );
    decided(&["retry class", "ERROR_CAPTCHA_UNSOLVABLE"], &["resubmit"], &["new task"]);
    decided(&["retry class", "ERROR_KEY_DOES_NOT_EXIST", "no threads"], &["after_fix", "account"], &["trial", "plan"]);
    for (class, found) in [
        (RetryClass::AfterFix, SubmitError::ZeroBalance.retry()),
        (RetryClass::AfterFix, SubmitError::BadProxy.retry()),
        (RetryClass::AfterFix, ResultError::ProxyConnectionFailed.retry()),
        (RetryClass::Resubmit, ResultError::CaptchaUnsolvable.retry()),
        (RetryClass::AfterFix, SubmitError::KeyDoesNotExist.retry()),
    ] {
        assert_eq!(found.class(), class);
    }
    let policy = |endpoint: &str, code: &str| CATALOG.policy(entry(endpoint, code)).name.as_str();
    assert_eq!(
        (policy("submit", "ERROR_ZERO_BALANCE"), policy("submit", "ERROR_KEY_DOES_NOT_EXIST")),
        ("load", "account")
    );
    assert_eq!(
        (policy("submit", "ERROR_BAD_PROXY"), policy("result", "ERROR_PROXY_CONNECTION_FAILED")),
        ("proxy", "proxy")
    );
    assert_eq!(policy("result", "ERROR_KEY_DOES_NOT_EXIST"), "account");
    for name in ["load", "account", "proxy"] {
        let about =
            CATALOG.policies.iter().find(|policy| policy.name == name).and_then(|policy| policy.description.as_deref());
        holds(name, about.unwrap_or_default(), &["choice of class is ours", "page", "before"]);
    }
}

#[test]
fn decisions_cover_attempts_growth_cap_and_jitter() {
    decided(
        &["how many attempts"],
        &["24 polls", "5 attempts", "2 tasks", "all attempts"],
        &["no numbers", "120 s", "blog"],
    );
    decided(&["how", "delays", "grow"], &["10 s", "double", "60 s", "10, 20, 40, 60 s"], &["blog", "cap of 60 s"]);
    decided(
        &["delays", "ERROR_INTERNAL_SERVER_ERROR", "res.php", "grow"],
        &["yes", "in.php"],
        &["not mention backoff", "general rule"],
    );
    decided(&["jitter"], &["no", "caller"], &["blog", "up to 1 s"]);
    decided(&["first poll", "how long"], &["5 s", "24", "120 s"], &["240 s", "10 s for images", "15 s", "20 s"]);
    for (endpoint, code, words) in [
        ("result", "CAPCHA_NOT_READY", ["ours", "24 polls", "120 s", "default"]),
        ("submit", "ERROR_SERVER_ERROR", ["ours", "cap of 60 s", "5 attempts", "blog"]),
        ("result", "ERROR_INTERNAL_SERVER_ERROR", ["ours", "cap of 60 s", "5 attempts", "blog"]),
        (
            "result",
            "ERROR_CAPTCHA_UNSOLVABLE",
            ["ours", "2 attempts", "blog", "first task included|first one included"],
        ),
    ] {
        let policy = CATALOG.policy(entry(endpoint, code));
        let about = policy.description.as_deref().unwrap_or_default();
        holds(&policy.name, about, &words);
        assert!(plain(&docs()).contains(&plain(about)), "the docs lack why `{}` is so", policy.name);
    }
    let RetryPolicy::Poll { max_attempts: 24, .. } = ResultError::CapchaNotReady.retry() else { panic!("24 polls") };
    let RetryPolicy::Resubmit { max_attempts: 2 } = ResultError::CaptchaUnsolvable.retry() else { panic!("2 tasks") };
    for retry in [SubmitError::ServerError.retry(), ResultError::InternalServerError.retry()] {
        assert!(
            matches!(retry, RetryPolicy::Backoff { max_delay, max_attempts: 5, .. } if max_delay.as_secs() == 60),
            "{retry:?}"
        );
    }
}

#[test]
fn surrounding_whitespace_is_ignored_and_case_is_significant() {
    decided(
        &["how", "response", "match"],
        &["white space", "NUL", "BOM", "ignored", "exact case", "HTTP status"],
        &["page does not mention"],
    );
    for body in [
        "ERROR_UPLOAD\r\n",
        " ERROR_UPLOAD",
        "\u{feff}ERROR_UPLOAD\0",
        "\u{feff}{\"status\":0,\"request\":\"ERROR_UPLOAD\"}\n",
    ] {
        assert_eq!(outcome("submit", body), ("error", "ERROR_UPLOAD".to_owned()));
    }
    assert_eq!(outcome("submit", "error_upload").0, "unrecognized");
    assert_eq!(outcome("submit", "Error_Upload").0, "unrecognized");
    assert_eq!(
        outcome("submit", r#"{"status":0,"request":"error_upload"}"#),
        ("unknown_code", "error_upload".to_owned())
    );
}

#[test]
fn unknown_codes_are_kept_as_text() {
    decided(
        &["page", "all codes"],
        &["vendor", "apart", "any other code", "unknown", "text", "never a success", "never pending", "not retried"],
        &["vendor", "elsewhere", "no ERROR_ prefix", "MAX_USER_TURN"],
    );
    for endpoint in ["submit", "result"] {
        let code = "NO_ONE_HAS_SEEN_THIS";
        for body in [code.to_owned(), format!(r#"{{"status":0,"request":"{code}"}}"#)] {
            assert_eq!(outcome(endpoint, &body), ("unknown_code", code.to_owned()));
        }
    }
    let unknown = parse::<ResultError>(b"NO_ONE_HAS_SEEN_THIS");
    assert!(matches!(unknown, Outcome::UnknownCode { .. }) && !unknown.is_retryable());
    assert_eq!(unknown.retry(), Some(RetryPolicy::Unspecified.into()));
}

#[test]
fn code_of_another_endpoint_is_distinguished() {
    decided(&["other endpoint", "unknown"], &["no", "distinguished"], &["meaning", "known"]);
    let elsewhere = parse::<SubmitError>(b"ERROR_EMPTY_ACTION");
    assert_eq!(elsewhere, Outcome::OtherEndpoint { code: Code::EmptyAction, details: Details::default() });
    assert!(!elsewhere.is_retryable());
    assert_eq!(outcome("result", "ERROR_EMPTY_ACTION").0, "error");
    assert_eq!(outcome("submit", "ERROR_EMPTY_ACTIONS").0, "unknown_code");
}

#[test]
fn page_noise_is_not_in_the_catalog() {
    let rows = Code::CATALOG.endpoints.iter().flat_map(Endpoint::entries);
    let texts =
        rows.map(|row| format!("{} {} {}", row.title(), row.meaning(), row.fix())).collect::<Vec<_>>().join("\n");
    for text in [YAML.to_owned(), docs(), texts] {
        assert!(!says(&text, "skip to content|last updated"));
    }
    decided(&["version", "page"], &["day", "source"], &["last update", "without a date"]);
}

#[test]
fn apostrophes_are_straight() {
    let rows = Code::CATALOG.endpoints.iter().flat_map(Endpoint::entries);
    let rows = rows.map(|row| format!("{row:?}")).collect::<Vec<_>>().join("\n");
    for text in [YAML, &docs(), &rows] {
        assert!(text.contains('\''), "nothing to look at");
        let curly =
            text.lines().find(|line| line.contains(['\u{2018}', '\u{2019}', '\u{201b}', '\u{201c}', '\u{201d}']));
        assert_eq!(curly, None);
    }
}

//! The handling rules of the page, and a retry class for every entry.

use std::time::Duration;

use captchaai_errors::{ApiError, ResultError, RetryClass, RetryPolicy, SubmitError};

use super::book::{CATALOG, docs, entry, holds, page, plain, section};

/// The class of every entry, as decided from the page.
const SUBMIT: [(SubmitError, RetryClass); 16] = [
    (SubmitError::WrongUserKey, RetryClass::AfterFix),
    (SubmitError::KeyDoesNotExist, RetryClass::AfterFix),
    (SubmitError::ZeroBalance, RetryClass::AfterFix),
    (SubmitError::Pageurl, RetryClass::AfterFix),
    (SubmitError::TooBigCaptchaFilesize, RetryClass::AfterFix),
    (SubmitError::ZeroCaptchaFilesize, RetryClass::AfterFix),
    (SubmitError::WrongFileExtension, RetryClass::AfterFix),
    (SubmitError::ImageTypeNotSupported, RetryClass::AfterFix),
    (SubmitError::Upload, RetryClass::AfterFix),
    (SubmitError::BadTokenOrPageurl, RetryClass::AfterFix),
    (SubmitError::Googlekey, RetryClass::AfterFix),
    (SubmitError::WrongGooglekey, RetryClass::AfterFix),
    (SubmitError::BadParameters, RetryClass::AfterFix),
    (SubmitError::BadProxy, RetryClass::AfterFix),
    (SubmitError::ServerError, RetryClass::Backoff),
    (SubmitError::InternalServerError, RetryClass::Backoff),
];

const RESULT: [(ResultError, RetryClass); 9] = [
    (ResultError::CapchaNotReady, RetryClass::Poll),
    (ResultError::CaptchaUnsolvable, RetryClass::Resubmit),
    (ResultError::WrongUserKey, RetryClass::AfterFix),
    (ResultError::KeyDoesNotExist, RetryClass::AfterFix),
    (ResultError::WrongIdFormat, RetryClass::AfterFix),
    (ResultError::WrongCaptchaId, RetryClass::AfterFix),
    (ResultError::EmptyAction, RetryClass::AfterFix),
    (ResultError::ProxyConnectionFailed, RetryClass::AfterFix),
    (ResultError::InternalServerError, RetryClass::Backoff),
];

/// The description of a policy.
fn about(endpoint: &str, code: &str) -> &'static str {
    CATALOG
        .policy(entry(endpoint, code))
        .description
        .as_deref()
        .unwrap_or_else(|| panic!("the policy of {code} is not explained"))
}

#[test]
fn poll_interval_is_5_seconds() {
    let every = Duration::from_secs(5);
    let (yaml, row) = (CATALOG.policy(entry("result", "CAPCHA_NOT_READY")).retry, ResultError::CapchaNotReady.retry());
    for retry in [yaml, row] {
        assert!(
            matches!(retry, RetryPolicy::Poll { initial_delay, interval, .. } if initial_delay == every && interval == every),
            "{retry:?}"
        );
    }
    for text in [about("result", "CAPCHA_NOT_READY"), page("retry.md")] {
        holds("the rule", text, &["about 5 s|about 5 seconds", "default"]);
    }
    let decision = CATALOG
        .decisions
        .iter()
        .find(|one| plain(&one.question).contains("5 s and 10 s"))
        .expect("a decision on the waits");
    holds("the decision", &decision.decision, &["no", "about", "defaults", "override|change"]);
    assert!(plain(&docs()).contains(&plain(&decision.decision)));
}

#[test]
fn server_errors_back_off_from_10_seconds() {
    for (endpoint, code, error) in [
        ("submit", "ERROR_SERVER_ERROR", SubmitError::ServerError.retry()),
        ("submit", "ERROR_INTERNAL_SERVER_ERROR", SubmitError::InternalServerError.retry()),
        ("result", "ERROR_INTERNAL_SERVER_ERROR", ResultError::InternalServerError.retry()),
    ] {
        for retry in [CATALOG.policy(entry(endpoint, code)).retry, error] {
            assert!(
                matches!(retry, RetryPolicy::Backoff { initial_delay, max_delay, .. } if initial_delay.as_secs() == 10 && max_delay > initial_delay),
                "{retry:?}"
            );
        }
        holds("the policy", about(endpoint, code), &["about 10 s|about 10 seconds"]);
        holds("the docs", &section(endpoint, code), &["10 s", "backoff", "doubling|doubles|double"]);
    }
    holds("the policy", about("submit", "ERROR_SERVER_ERROR"), &["exponential backoff", "recommends"]);
    holds("the docs", page("retry.md"), &["about 10 s|about 10 seconds", "exponential backoff"]);
}

#[test]
fn parameter_and_format_errors_require_a_fix() {
    for code in [
        "ERROR_WRONG_USER_KEY",
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
    ] {
        holds(
            "the policy",
            about("submit", code),
            &["request", "change|fixed", "before", "parameter and format errors"],
        );
        assert_eq!(code.parse().map(SubmitError::retry), Ok(RetryPolicy::AfterFix));
    }
    for code in ["ERROR_WRONG_USER_KEY", "ERROR_WRONG_ID_FORMAT", "ERROR_WRONG_CAPTCHA_ID", "ERROR_EMPTY_ACTION"] {
        holds(
            "the policy",
            about("result", code),
            &["request", "change|fixed", "before", "parameter and format errors"],
        );
        assert_eq!(code.parse().map(ResultError::retry), Ok(RetryPolicy::AfterFix));
    }
    holds("the docs", page("retry.md"), &["parameter and format errors", "request"]);
}

#[test]
fn every_entry_has_one_retry_class() {
    fn check<E: ApiError>(rows: &[(E, RetryClass)]) {
        for (error, class) in rows {
            let (endpoint, code) = (E::ENDPOINT.name, error.as_str());
            assert_eq!(CATALOG.policy(entry(endpoint, code)).retry.class(), *class, "{code} at {endpoint}");
            assert_eq!(error.retry().class(), *class, "{code} at {endpoint}");
            holds("the docs", &section(endpoint, code), &[class.as_str()]);
        }
        assert!(E::ALL.iter().all(|error| error.retry().class() != RetryClass::Unspecified));
    }
    check(&SUBMIT);
    check(&RESULT);
    // The class belongs to the entry: the same code has different policies at `result` and at `submit`.
    let (submit, result) =
        (entry("submit", "ERROR_INTERNAL_SERVER_ERROR"), entry("result", "ERROR_INTERNAL_SERVER_ERROR"));
    assert_ne!(submit.texts.policy, result.texts.policy);
}

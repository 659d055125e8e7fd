//! Boxes 12 to 15: the handling rules of the page, and a retry class for every entry.

use std::time::Duration;

use captchaai_errors::{ApiError, Class, ResultError, Retry, SubmitError};

use super::book::{CATALOG, docs, entry, holds, page, plain, section};

/// The class of every entry, as decided from the page.
const SUBMIT: [(SubmitError, Class); 16] = [
    (SubmitError::WrongUserKey, Class::Fix),
    (SubmitError::KeyDoesNotExist, Class::Fix),
    (SubmitError::ZeroBalance, Class::Fix),
    (SubmitError::Pageurl, Class::Fix),
    (SubmitError::TooBigCaptchaFilesize, Class::Fix),
    (SubmitError::ZeroCaptchaFilesize, Class::Fix),
    (SubmitError::WrongFileExtension, Class::Fix),
    (SubmitError::ImageTypeNotSupported, Class::Fix),
    (SubmitError::Upload, Class::Fix),
    (SubmitError::BadTokenOrPageurl, Class::Fix),
    (SubmitError::Googlekey, Class::Fix),
    (SubmitError::WrongGooglekey, Class::Fix),
    (SubmitError::BadParameters, Class::Fix),
    (SubmitError::BadProxy, Class::Fix),
    (SubmitError::ServerError, Class::Backoff),
    (SubmitError::InternalServerError, Class::Backoff),
];

const RESULT: [(ResultError, Class); 9] = [
    (ResultError::CapchaNotReady, Class::Poll),
    (ResultError::CaptchaUnsolvable, Class::Restart),
    (ResultError::WrongUserKey, Class::Fix),
    (ResultError::KeyDoesNotExist, Class::Fix),
    (ResultError::WrongIdFormat, Class::Fix),
    (ResultError::WrongCaptchaId, Class::Fix),
    (ResultError::EmptyAction, Class::Fix),
    (ResultError::ProxyConnectionFailed, Class::Fix),
    (ResultError::InternalServerError, Class::Backoff),
];

/// Why a policy is so.
fn about(endpoint: &str, code: &str) -> &'static str {
    CATALOG
        .policy(entry(endpoint, code))
        .about
        .as_deref()
        .unwrap_or_else(|| panic!("the policy of {code} is not explained"))
}

#[test]
fn box_12_poll_about_every_5_seconds() {
    let every = Duration::from_secs(5);
    let (yaml, row) = (CATALOG.policy(entry("result", "CAPCHA_NOT_READY")).retry, ResultError::CapchaNotReady.retry());
    for retry in [yaml, row] {
        assert!(
            matches!(retry, Retry::Poll { first, every: found, .. } if first == every && found == every),
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
fn box_13_server_errors_after_about_10_seconds_with_backoff() {
    for (endpoint, code, error) in [
        ("submit", "ERROR_SERVER_ERROR", SubmitError::ServerError.retry()),
        ("submit", "ERROR_INTERNAL_SERVER_ERROR", SubmitError::InternalServerError.retry()),
        ("result", "ERROR_INTERNAL_SERVER_ERROR", ResultError::InternalServerError.retry()),
    ] {
        for retry in [CATALOG.policy(entry(endpoint, code)).retry, error] {
            assert!(
                matches!(retry, Retry::Backoff { first, cap, .. } if first.as_secs() == 10 && cap > first),
                "{retry:?}"
            );
        }
        holds("the policy", about(endpoint, code), &["about 10 s|about 10 seconds"]);
        holds("the docs", &section(endpoint, code), &["10 s", "backoff", "doubling|doubles|double"]);
    }
    holds("the policy", about("submit", "ERROR_SERVER_ERROR"), &["exponential backoff", "advises|advised"]);
    holds("the docs", page("retry.md"), &["about 10 s|about 10 seconds", "exponential backoff"]);
}

#[test]
fn box_14_parameter_and_format_errors_change_the_request_first() {
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
        assert_eq!(code.parse().map(SubmitError::retry), Ok(Retry::Fix));
    }
    for code in ["ERROR_WRONG_USER_KEY", "ERROR_WRONG_ID_FORMAT", "ERROR_WRONG_CAPTCHA_ID", "ERROR_EMPTY_ACTION"] {
        holds(
            "the policy",
            about("result", code),
            &["request", "change|fixed", "before", "parameter and format errors"],
        );
        assert_eq!(code.parse().map(ResultError::retry), Ok(Retry::Fix));
    }
    holds("the docs", page("retry.md"), &["parameter and format errors", "request"]);
}

#[test]
fn box_15_every_entry_has_one_class_of_its_own() {
    fn check<E: ApiError>(rows: &[(E, Class)]) {
        for (error, class) in rows {
            let (endpoint, code) = (E::ENDPOINT.name, error.as_str());
            assert_eq!(CATALOG.policy(entry(endpoint, code)).retry.class(), *class, "{code} at {endpoint}");
            assert_eq!(error.retry().class(), *class, "{code} at {endpoint}");
            holds("the docs", &section(endpoint, code), &[class.as_str()]);
        }
        assert!(E::ALL.iter().all(|error| error.retry().class() != Class::Unspecified));
    }
    check(&SUBMIT);
    check(&RESULT);
    // The class belongs to the pair: at `result` the same code is retried by another policy than at `submit`.
    let (submit, result) =
        (entry("submit", "ERROR_INTERNAL_SERVER_ERROR"), entry("result", "ERROR_INTERNAL_SERVER_ERROR"));
    assert_ne!(submit.texts.policy, result.texts.policy);
}

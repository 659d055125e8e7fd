//! The entries of result (`res.php`).

use captchaai_errors::table::{Evidence, Rule};
use captchaai_errors::{ApiCode, ApiError, Code, Outcome, ResultError, RetryClass, RetryPolicy, parse};

use super::book::{CATALOG, at, docs, entry, holds, outcome, page, plain, row, rustdoc, says, section};
use super::facts::{FIX, Fact};

const FACTS: [Fact; 9] = [
    Fact {
        code: "CAPCHA_NOT_READY",
        title: "NOT READY YET",
        meaning: &[
            "result",
            "not there yet|not ready|not done",
            "state",
            "not a failure|no failure",
            "json=1",
            "\"status\":0",
        ],
        fix: &[
            "poll",
            "result endpoint",
            "about every 5 s|every 5 s or so",
            "CAPTCHA type|type of CAPTCHA",
            "Solving Guides",
        ],
        note: &["CAPCHA", "without a T|no T"],
        class: RetryClass::Poll,
        after: Some(5),
        ..FIX
    },
    Fact {
        code: "ERROR_CAPTCHA_UNSOLVABLE",
        title: "CAPTCHA UNSOLVABLE",
        meaning: &["several attempts", "or", "unsupported|not support|not supported"],
        fix: &["verify", "CAPTCHA type", "parameters", "consider", "new task", "in.php"],
        class: RetryClass::Resubmit,
        ..FIX
    },
    Fact {
        code: "ERROR_WRONG_USER_KEY",
        title: "INVALID KEY",
        meaning: &["key", "format", "32 characters"],
        fix: &["format", "key"],
        checks: &[("key", Rule::Length(32))],
        ..FIX
    },
    Fact {
        code: "ERROR_KEY_DOES_NOT_EXIST",
        title: "KEY DOES NOT EXIST",
        meaning: &["key", "no|not|unknown"],
        fix: &["valid key", "dashboard"],
        ..FIX
    },
    Fact {
        code: "ERROR_WRONG_ID_FORMAT",
        title: "WRONG ID FORMAT",
        meaning: &["ID", "CAPTCHA", "numeric"],
        fix: &["ID", "digits only|digits-only|only digits"],
        see: &["ERROR_WRONG_CAPTCHA_ID"],
        checks: &[("id", Rule::Digits)],
        ..FIX
    },
    Fact {
        code: "ERROR_WRONG_CAPTCHA_ID",
        title: "WRONG CAPTCHA ID",
        meaning: &["ID", "CAPTCHA", "not correct|incorrect|wrong"],
        fix: &["poll", "ID", "submission"],
        see: &["ERROR_WRONG_ID_FORMAT"],
        ..FIX
    },
    Fact {
        code: "ERROR_EMPTY_ACTION",
        title: "EMPTY ACTION",
        meaning: &["action", "missing or empty|empty or missing"],
        fix: &["action", "get", "getbalance", "another action|other actions|etc"],
        note: &["list open|open list"],
        checks: &[("action", Rule::NonEmpty)],
        ..FIX
    },
    Fact {
        code: "ERROR_PROXY_CONNECTION_FAILED",
        title: "PROXY CONNECTION FAILED",
        meaning: &["could not be loaded", "your proxy", "temporarily", "marked BAD"],
        fix: &["healthy proxy"],
        note: &["how long", "ERROR_BAD_PROXY", "in.php"],
        see: &["ERROR_BAD_PROXY"],
        ..FIX
    },
    Fact {
        code: "ERROR_INTERNAL_SERVER_ERROR",
        title: "INTERNAL SERVER ERROR",
        meaning: &["transient", "CAPTCHA", "processed|processing"],
        fix: &["about 10 s|about 10 seconds"],
        class: RetryClass::Backoff,
        after: Some(10),
        ..FIX
    },
];

#[test]
fn result_entries_keep_their_facts() {
    for fact in &FACTS {
        fact.check("result");
    }
}

#[test]
fn misspelled_code_is_kept_as_on_the_wire() {
    assert_eq!(ResultError::CapchaNotReady.as_str(), "CAPCHA_NOT_READY");
    let alias = &CATALOG.code(entry("result", "CAPCHA_NOT_READY")).aliases;
    let [alias] = alias.as_slice() else { panic!("one alias, not {alias:?}") };
    assert_eq!(alias.name, "CAPTCHA_NOT_READY");
    holds("the alias", &alias.why, &["compatible servers", "only"]);
    for text in [section("result", "CAPCHA_NOT_READY"), rustdoc("result", "CAPCHA_NOT_READY")] {
        holds("the alias", &text, &["CAPTCHA_NOT_READY", "compatible servers"]);
    }
    assert_eq!(outcome("result", "CAPTCHA_NOT_READY"), ("pending", "CAPCHA_NOT_READY".to_owned()));
}

#[test]
fn polling_interval_is_an_overridable_default() {
    let policy = CATALOG.policy(entry("result", "CAPCHA_NOT_READY"));
    let about = policy.description.as_deref().expect("the policy is explained");
    for text in [about, page("retry.md")] {
        holds("the policy", text, &["5 s", "CAPTCHA type|type of CAPTCHA", "default"]);
    }
    assert!(plain(&docs()).contains(&plain(about)));
    let RetryPolicy::Poll { initial_delay, interval, .. } = ResultError::CapchaNotReady.retry() else {
        panic!("a poll")
    };
    assert_eq!((initial_delay.as_secs(), interval.as_secs()), (5, 5));
}

#[test]
fn not_ready_is_pending_in_both_formats() {
    for body in ["CAPCHA_NOT_READY", r#"{"status":0,"request":"CAPCHA_NOT_READY"}"#] {
        let outcome = parse::<ResultError>(body.as_bytes());
        assert!(matches!(outcome, Outcome::Pending { code: ResultError::CapchaNotReady, .. }), "{outcome:?}");
    }
}

#[test]
fn unsolvable_captcha_is_resubmitted_not_polled() {
    let policy = CATALOG.policy(entry("result", "ERROR_CAPTCHA_UNSOLVABLE"));
    let about = policy.description.as_deref().expect("the policy is explained");
    holds("the policy", about, &["new task", "in.php", "polling|poll", "not help"]);
    assert!(plain(&docs()).contains(&plain(about)));
    let error = ResultError::CaptchaUnsolvable;
    assert_eq!((error.retry().class(), error.is_retryable(), error.retry_after()), (RetryClass::Resubmit, false, None));
}

#[test]
fn key_errors_have_their_own_texts_at_result() {
    for code in ["ERROR_WRONG_USER_KEY", "ERROR_KEY_DOES_NOT_EXIST"] {
        let (submit, result) = (entry("submit", code), entry("result", code));
        assert_ne!((&submit.texts.meaning, &submit.texts.fix), (&result.texts.meaning, &result.texts.fix), "{code}");
        let (submit, result) = (row("submit", code), row("result", code));
        assert!(submit.meaning() != result.meaning() && submit.fix() != result.fix(), "{code}");
        assert_ne!(section("submit", code), section("result", code));
    }
    // One cause only; threads are not mentioned.
    let code = "ERROR_KEY_DOES_NOT_EXIST";
    let texts = &entry("result", code).texts;
    assert!(texts.causes.is_empty() && row("result", code).causes().is_empty());
    for text in [texts.meaning.clone(), texts.fix.clone(), section("result", code), rustdoc("result", code)] {
        assert!(!says(&text, "thread|threads|trial|plan"), "{text}");
    }
}

#[test]
fn id_format_and_id_value_are_distinct_errors() {
    let (format, value) =
        (&entry("result", "ERROR_WRONG_ID_FORMAT").texts, &entry("result", "ERROR_WRONG_CAPTCHA_ID").texts);
    assert_ne!((&format.meaning, &format.fix), (&value.meaning, &value.fix));
    assert!(value.checks.is_empty() && row("result", "ERROR_WRONG_CAPTCHA_ID").checks().is_empty());
    for text in [value.meaning.clone(), value.fix.clone(), section("result", "ERROR_WRONG_CAPTCHA_ID")] {
        assert!(!says(&text, "numeric|digits"), "{text}");
    }
    assert_ne!(ResultError::WrongIdFormat, ResultError::WrongCaptchaId);
}

#[test]
fn proxy_errors_refer_to_each_other() {
    let (marked, marks) = ("ERROR_BAD_PROXY", "ERROR_PROXY_CONNECTION_FAILED");
    holds("the docs", &section("submit", marked), &[marks, "temporarily"]);
    holds("the docs", &section("result", marks), &[marked, "temporarily"]);
    holds("the rustdoc", &rustdoc("submit", marked), &[marks, "temporarily"]);
    holds("the rustdoc", &rustdoc("result", marks), &[marked, "temporarily"]);
    assert!(at("submit").entries.iter().any(|entry| CATALOG.code(entry).code == marked));
    // The page does not state a duration.
    assert_eq!(
        (ResultError::ProxyConnectionFailed.retry_after(), row("submit", marked).retry().initial_delay()),
        (None, None)
    );
}

#[test]
fn internal_error_differs_between_endpoints() {
    let code = "ERROR_INTERNAL_SERVER_ERROR";
    let (submit, result) = (&entry("submit", code).texts, &entry("result", code).texts);
    assert!(submit.title != result.title && submit.meaning != result.meaning && submit.fix != result.fix);
    assert!(says(&submit.fix, "backoff") && !says(&result.fix, "backoff"));
    let (submit, result) = (row("submit", code), row("result", code));
    assert!(submit.title() != result.title() && submit.meaning() != result.meaning() && submit.fix() != result.fix());
    assert!(!says(&section("result", code), "OCR") && !says(&section("submit", code), "processed|processing"));
    let of_page = Code::InternalServerError.entries().filter(|(_, entry)| entry.evidence() == Evidence::Page);
    let titles: Vec<&str> = of_page.map(|(_, entry)| entry.title()).collect();
    assert_eq!(titles.join(" / ").to_uppercase(), "OCR SERVER ERROR / INTERNAL SERVER ERROR");
}

//! The entries of submit (`in.php`).

use captchaai_errors::table::Rule;
use captchaai_errors::{ApiError, Code, RetryClass, SubmitError};

use super::book::{CATALOG, docs, entry, holds, outcome, plain, row, rustdoc, says, section};
use super::facts::{FIX, Fact};

const GOOGLEKEY: Fact = Fact {
    title: "GOOGLEKEY MISSING/MALFORMED",
    meaning: &["googlekey", "blank", "malformed", "missing"],
    fix: &["sitekey", "correct|right", "googlekey"],
    note: &["one heading|same heading", "ERROR_GOOGLEKEY", "ERROR_WRONG_GOOGLEKEY"],
    checks: &[("googlekey", Rule::NonEmpty)],
    ..FIX
};

const FACTS: [Fact; 16] = [
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
        meaning: &["key", "not|no|unknown"],
        fix: &["dashboard", "threads"],
        causes: &[
            (&["API key", "wrong"], &["dashboard", "or", "generate", "new"]),
            (&["account", "no threads"], &["trial", "or", "subscribe", "plan|plans"]),
        ],
        ..FIX
    },
    Fact {
        code: "ERROR_ZERO_BALANCE",
        title: "NO AVAILABLE THREADS",
        meaning: &["free thread|free threads", "new task", "in spite of the name|despite the name|despite its name"],
        fix: &["top up", "or", "concurrency", "retry|again"],
        // Other pages of the vendor contradict this.
        note: &["elsewhere", "not on the source page", "ERROR_NO_SLOT_AVAILABLE", "out of funds"],
        ..FIX
    },
    Fact {
        code: "ERROR_PAGEURL",
        title: "PAGE URL MISSING",
        meaning: &["pageurl", "missing", "required|requires|require"],
        fix: &["valid pageurl"],
        note: &["certain CAPTCHA types|certain types of CAPTCHA|some CAPTCHA types"],
        checks: &[("pageurl", Rule::NonEmpty)],
        ..FIX
    },
    Fact {
        code: "ERROR_TOO_BIG_CAPTCHA_FILESIZE",
        title: "BIG IMAGE SIZE",
        meaning: &["image", "1024 KB", "maximum|max|at most|more than|larger than"],
        fix: &["compress", "or", "resize", "again|resubmit"],
        checks: &[("file", Rule::Bytes { min: None, max: Some(1_048_576) })],
        ..FIX
    },
    Fact {
        code: "ERROR_ZERO_CAPTCHA_FILESIZE",
        title: "ZERO IMAGE SIZE",
        meaning: &[
            "image",
            "1 KB",
            "smaller than|less than|below|under",
            "need not be empty|not only an empty|not zero bytes",
        ],
        fix: &["real", "image", "base64"],
        note: &["older copy", "100 bytes", "no upper limit"],
        checks: &[("file", Rule::Bytes { min: Some(1024), max: None })],
        ..FIX
    },
    Fact {
        code: "ERROR_WRONG_FILE_EXTENSION",
        title: "WRONG FILE EXTENSION",
        meaning: &["extension", "not supported|unsupported", "jpg", "jpeg", "png", "gif"],
        fix: &["supported"],
        see: &["ERROR_IMAGE_TYPE_NOT_SUPPORTED"],
        checks: &[("file", Rule::Extension(&["jpg", "jpeg", "png", "gif"]))],
        ..FIX
    },
    Fact {
        code: "ERROR_IMAGE_TYPE_NOT_SUPPORTED",
        title: "IMAGE TYPE NOT SUPPORTED",
        meaning: &["server", "recognise|recognize|recognised|recognized", "type"],
        fix: &["convert", "standard", "PNG", "JPG"],
        see: &["ERROR_WRONG_FILE_EXTENSION"],
        ..FIX
    },
    Fact {
        code: "ERROR_UPLOAD",
        title: "UPLOAD ERROR",
        meaning: &["server", "read", "file", "or", "base64 payload"],
        fix: &["base64 encoding"],
        checks: &[("body", Rule::Base64)],
        ..FIX
    },
    Fact {
        code: "ERROR_BAD_TOKEN_OR_PAGEURL",
        title: "BAD TOKEN OR PAGEURL (reCAPTCHA)",
        meaning: &["googlekey", "pageurl", "pair", "often", "iframe|iframes", "another domain|other domains"],
        fix: &["sitekey", "page URL", "correct|right", "target page"],
        ..FIX
    },
    Fact { code: "ERROR_GOOGLEKEY", ..GOOGLEKEY },
    Fact { code: "ERROR_WRONG_GOOGLEKEY", ..GOOGLEKEY },
    Fact {
        code: "ERROR_BAD_PARAMETERS",
        title: "BAD PARAMETERS",
        meaning: &["required", "parameters", "missing", "or", "wrong type|wrong types"],
        fix: &["validate", "request", "schema"],
        ..FIX
    },
    Fact {
        code: "ERROR_BAD_PROXY",
        title: "BAD PROXY",
        meaning: &["proxy", "marked BAD"],
        fix: &["known to be good|known-good", "proxy"],
        note: &["ERROR_PROXY_CONNECTION_FAILED", "res.php"],
        see: &["ERROR_PROXY_CONNECTION_FAILED"],
        ..FIX
    },
    Fact {
        code: "ERROR_SERVER_ERROR",
        title: "SERVER ERROR",
        meaning: &["transient", "server"],
        fix: &["about 10 s|about 10 seconds", "backoff", "retry|again"],
        note: &["elsewhere", "unsupported method", "bounded"],
        class: RetryClass::Backoff,
        after: Some(10),
        ..FIX
    },
    Fact {
        code: "ERROR_INTERNAL_SERVER_ERROR",
        title: "OCR SERVER ERROR",
        meaning: &["transient", "server"],
        fix: &["about 10 s|about 10 seconds", "backoff", "retry|again"],
        class: RetryClass::Backoff,
        after: Some(10),
        ..FIX
    },
];

#[test]
fn submit_entries_keep_their_facts() {
    for fact in &FACTS {
        fact.check("submit");
    }
}

#[test]
fn unknown_key_has_two_distinct_causes() {
    let (yaml, row) = (&entry("submit", "ERROR_KEY_DOES_NOT_EXIST").texts, row("submit", "ERROR_KEY_DOES_NOT_EXIST"));
    let causes: Vec<_> = yaml.causes.iter().map(|cause| (cause.cause.as_str(), cause.fix.as_str())).collect();
    let compiled: Vec<_> = row.causes().iter().map(|cause| (cause.cause, cause.fix)).collect();
    for [(key, dashboard), (account, trial)] in
        [causes, compiled].map(|causes| <[_; 2]>::try_from(causes).expect("two causes"))
    {
        assert!(
            !says(key, "threads") && !says(dashboard, "trial") && !says(account, "wrong") && !says(trial, "dashboard")
        );
    }
    for text in [section("submit", "ERROR_KEY_DOES_NOT_EXIST"), rustdoc("submit", "ERROR_KEY_DOES_NOT_EXIST")] {
        let text = plain(&text);
        let (first, second) = (text.find("1. the api key is wrong"), text.find("2. the account has no threads"));
        assert!(first.is_some() && first < second, "the causes are not numbered: {text}");
    }
    // The fix of the code names both causes, and that the response does not distinguish them.
    holds("the fix", &yaml.fix, &["key", "account", "threads"]);
    let note = yaml.note.as_deref().expect("a note on the two causes");
    holds("the note", note, &["causes", "not distinguish", "threads"]);
    assert!(SubmitError::KeyDoesNotExist.fix().contains("threads"));
}

#[test]
fn zero_balance_has_two_fixes_and_its_own_policy() {
    let (zero, policy) = (entry("submit", "ERROR_ZERO_BALANCE"), CATALOG.policy(entry("submit", "ERROR_ZERO_BALANCE")));
    let others =
        CATALOG.endpoints.iter().flat_map(|endpoint| &endpoint.entries).filter(|entry| entry.code != zero.code);
    assert!(others.filter(|other| other.texts.policy == zero.texts.policy).count() == 0, "a policy shared with others");
    let about = policy.description.as_deref().expect("the policy is explained");
    holds("the policy", about, &["top up", "fewer|concurrency", "free thread"]);
    for text in [
        section("submit", "ERROR_ZERO_BALANCE"),
        zero.texts.fix.clone(),
        row("submit", "ERROR_ZERO_BALANCE").fix().to_owned(),
    ] {
        holds("the fix", &text, &["top up", "or", "reduce concurrency|fewer tasks"]);
    }
    assert!(!SubmitError::ZeroBalance.is_retryable());
}

#[test]
fn extensions_keep_the_order_of_the_page() {
    let yaml = &entry("submit", "ERROR_WRONG_FILE_EXTENSION").texts.meaning;
    for text in [
        yaml.clone(),
        section("submit", "ERROR_WRONG_FILE_EXTENSION"),
        SubmitError::WrongFileExtension.meaning().to_owned(),
    ] {
        assert!(says(&text, "jpg, jpeg, png and gif|jpg, jpeg, png, gif"), "{text}");
    }
}

#[test]
fn file_extension_and_image_type_are_distinct() {
    let (extension, kind) = ("ERROR_WRONG_FILE_EXTENSION", "ERROR_IMAGE_TYPE_NOT_SUPPORTED");
    let texts = |code| &entry("submit", code).texts;
    assert_ne!((&texts(extension).meaning, &texts(extension).fix), (&texts(kind).meaning, &texts(kind).fix));
    assert!(texts(kind).checks.is_empty() && row("submit", kind).checks().is_empty());
    for text in [section("submit", kind), texts(kind).fix.clone(), SubmitError::ImageTypeNotSupported.fix().to_owned()]
    {
        assert!(!says(&text, "jpeg|gif"), "the advice names PNG and JPG only: {text}");
    }
}

#[test]
fn shared_heading_gives_two_codes_with_one_text() {
    let (one, other) = (entry("submit", "ERROR_GOOGLEKEY"), entry("submit", "ERROR_WRONG_GOOGLEKEY"));
    assert_eq!(other.same_as.as_deref(), Some("ERROR_GOOGLEKEY"));
    assert_eq!(one.texts, other.texts);
    assert_ne!(Code::Googlekey, Code::WrongGooglekey);
    let (one, other) = (row("submit", "ERROR_GOOGLEKEY"), row("submit", "ERROR_WRONG_GOOGLEKEY"));
    assert_eq!(
        (one.title(), one.meaning(), one.fix(), one.retry()),
        (other.title(), other.meaning(), other.fix(), other.retry())
    );
    // A body with both names is not a code, and the docs show each code with the other.
    for endpoint in ["submit", "result"] {
        let (word, raw) = outcome(endpoint, "ERROR_GOOGLEKEY/ERROR_WRONG_GOOGLEKEY");
        assert_eq!((word, raw.as_str()), ("unknown_code", "ERROR_GOOGLEKEY/ERROR_WRONG_GOOGLEKEY"));
    }
    for text in [section("submit", "ERROR_WRONG_GOOGLEKEY"), rustdoc("submit", "ERROR_WRONG_GOOGLEKEY")] {
        holds("the shared entry", &text, &["ERROR_GOOGLEKEY", "ERROR_WRONG_GOOGLEKEY"]);
    }
    // The source does not distinguish the two.
    let decision = CATALOG.decisions.iter().find(|decision| says(&decision.question, "ERROR_WRONG_GOOGLEKEY"));
    let decision = decision.expect("a decision on the two codes");
    holds("the question", &decision.question, &["ERROR_GOOGLEKEY", "missing", "malformed"]);
    holds("the decision", &decision.decision, &["both", "one text"]);
    assert!(plain(&docs()).contains(&plain(&decision.decision)));
    holds("the note", &section("submit", "ERROR_GOOGLEKEY"), &["does not say which|not say which"]);
}

#[test]
fn server_error_is_only_at_submit() {
    assert!(!CATALOG.endpoints.iter().any(|endpoint| {
        endpoint.name != "submit"
            && endpoint.entries.iter().any(|entry| CATALOG.code(entry).code == "ERROR_SERVER_ERROR")
    }));
    assert_eq!(outcome("result", "ERROR_SERVER_ERROR").0, "other_endpoint");
}

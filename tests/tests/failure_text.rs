//! Messages of failures: one line with the code and the fix, without the values that the caller sent.

use std::error::Error;

use captchaai_errors::table::Rule;
use captchaai_errors::{
    ApiError, ParamValue, PollError, Poller, ResultError, RetryPolicy, Step, SubmitError, Violation, parse, preflight,
};
use errbook_compiler::phrase;

const KEY: &str = "5ecre75ecre75ecre75ecre75ecre7";

#[test]
fn violation_names_endpoint_limit_and_fix_without_the_value() {
    let image = b"5ecre7";
    let request = [
        ("key", ParamValue::Text(KEY)),
        ("pageurl", ParamValue::Missing),
        ("file", ParamValue::File { name: Some("5ecre7.bmp"), bytes: image }),
        ("body", ParamValue::Text("5ecre7!")),
    ];
    let violations: Vec<Violation<SubmitError>> = preflight(&request).collect();
    let lines: Vec<String> = violations.iter().map(|violation| format!("{violation:#}")).collect();
    assert_eq!(
        lines,
        [
            "submit: ERROR_WRONG_USER_KEY: `key` must be exactly 32 characters. Check the format of the API key \
         before the task is sent again.",
            "submit: ERROR_PAGEURL: `pageurl` must be present and not empty. Add a valid `pageurl`.",
            "submit: ERROR_ZERO_CAPTCHA_FILESIZE: `file` must be at least 1024 bytes (1 KiB). Make sure that a \
         real image, or its real base64 data, is sent.",
            "submit: ERROR_WRONG_FILE_EXTENSION: `file` must be a file with one of the extensions jpg, jpeg, png, gif. Send \
         the image as one of the supported types.",
            "submit: ERROR_UPLOAD: `body` must be valid base64. Correct the base64 encoding.",
        ]
    );
    for violation in violations {
        assert!(!format!("{violation} {violation:?}").contains("5ecre7"));
        assert_eq!(violation.source().map(ToString::to_string), Some(violation.code.to_string()));
    }
    let result = preflight::<ResultError>(&[("id", "12a".into())]).next().map(|violation| format!("{violation:#}"));
    assert_eq!(
        result.as_deref(),
        Some("result: ERROR_WRONG_ID_FORMAT: `id` must be digits only. Send an ID that consists of digits only.")
    );
}

#[test]
fn parameter_values_are_never_shown() {
    let request =
        [("key", ParamValue::Text(KEY)), ("file", ParamValue::File { name: Some(KEY), bytes: KEY.as_bytes() })];
    assert_eq!(format!("{request:?}"), r#"[("key", Text(30 bytes)), ("file", File(30 bytes))]"#);
    assert_eq!(format!("{:?}", ParamValue::Missing), "Missing");
}

#[test]
fn limits_are_phrased_as_in_the_docs() {
    for (rule, said) in [
        (Rule::Length(1), "exactly 1 character"),
        (Rule::Length(32), "exactly 32 characters"),
        (Rule::MaxLength(1), "at most 1 character"),
        (Rule::MaxLength(255), "at most 255 characters"),
        (Rule::Bytes { min: Some(1), max: Some(1) }, "exactly 1 byte"),
        (Rule::Bytes { min: Some(0), max: Some(1_025) }, "0 bytes to 1025 bytes, both included"),
        (Rule::Bytes { min: Some(1_024), max: None }, "at least 1024 bytes (1 KiB)"),
        (Rule::Bytes { min: None, max: Some(1_048_576) }, "at most 1048576 bytes (1024 KiB)"),
        (Rule::Bytes { min: None, max: None }, "any number of bytes"),
        (Rule::Extension(&["png"]), "a file with the extension png"),
        (Rule::Extension(&["png", "gif"]), "a file with one of the extensions png, gif"),
        (Rule::Present, "present"),
        (Rule::NonEmpty, "present and not empty"),
        (Rule::Digits, "digits only"),
        (Rule::Base64, "valid base64"),
    ] {
        assert_eq!(rule.to_string(), said);
        assert_eq!(rule.to_string(), phrase::rule(&rule));
    }
}

/// The error that ends polling after these responses.
fn end(responses: &[&str], mut poller: Poller<SubmitError, ResultError>) -> PollError<SubmitError, ResultError> {
    for response in responses.iter().cycle().take(99) {
        if let Step::Stop(stop) = poller.handle(response.as_bytes()) {
            return stop;
        }
    }
    panic!("{responses:?} do not end")
}

#[test]
fn poll_error_names_reason_and_fix() {
    for (responses, expected, source) in [
        (
            &["ERROR_PAGEURL"][..],
            "submit: ERROR_PAGEURL: The `pageurl` parameter is missing, and this type of CAPTCHA requires it. Add a \
             valid `pageurl`. [not retryable until something changes]",
            Some("ERROR_PAGEURL"),
        ),
        (
            &["ERROR_SERVER_ERROR", r#"{"status":0,"request":"ERROR_SERVER_ERROR","error_text":"sorry\n"}"#],
            "submit: ERROR_SERVER_ERROR: A transient failure of the server. Wait about 10 s and retry, with \
             backoff. [retry limit exhausted]",
            Some("ERROR_SERVER_ERROR"),
        ),
        (
            &["ERROR_SOMETHING\nNEW"],
            r"submit: not a response of this API: the body is neither a success nor a code: `ERROR_SOMETHING\nNEW` [not retryable]",
            None,
        ),
        (&["MAX_USER_TURNS"], "submit: `MAX_USER_TURNS` is not in the catalog [not retryable]", None),
    ] {
        let stop = end(responses, Poller::new());
        assert_eq!(
            (format!("{stop:#}").as_str(), stop.source().map(ToString::to_string).as_deref()),
            (expected, source)
        );
        assert!(!stop.to_string().contains(char::is_control));
    }
    let stop = end(&["CAPCHA_NOT_READY"], Poller::resume());
    assert!(format!("{stop:#}").starts_with("result: CAPCHA_NOT_READY: "), "{stop}");
    assert!(stop.to_string().ends_with(" [poll limit exhausted]"), "{stop}");
    let stop = end(&["ERROR_CAPTCHA_UNSOLVABLE", "OK|1"], Poller::resume());
    assert!(stop.to_string().ends_with(" [task limit exhausted]"), "{stop}");
}

#[test]
fn poll_error_without_response_is_described() {
    let mut poller = Poller::<SubmitError, ResultError>::new();
    let Step::Stop(stop) = poller.on_no_response_with(RetryPolicy::Resubmit { max_attempts: 1 }) else {
        panic!("one task is the bound")
    };
    assert_eq!(
        (stop.to_string().as_str(), stop.source().is_none()),
        ("submit: no response [task limit exhausted]", true)
    );
    let Step::Stop(stop) = poller.handle(b"OK|1") else { panic!("it is over") };
    assert_eq!(stop.to_string(), "submit: unexpected response");
    let Step::Stop(stop) = poller.handle_result(parse(b"ERROR_EMPTY_ACTION")) else { panic!("it is over") };
    assert!(format!("{stop:#}").starts_with("result: ERROR_EMPTY_ACTION: "), "{stop}");
    assert!(stop.to_string().ends_with(" [unexpected response]"), "{stop}");
}

#[test]
fn poll_error_is_a_send_sync_error() {
    fn anywhere<T: Error + Clone + Send + Sync + Unpin + 'static>() {}
    anywhere::<PollError<SubmitError, ResultError>>();
    anywhere::<Violation<SubmitError>>();
    fn plain<T: Clone + Send + Sync + Unpin + 'static>() {}
    plain::<Poller<SubmitError, ResultError>>();
    plain::<Step<'static, SubmitError, ResultError>>();
    assert!(ResultError::ALL.iter().all(|code| !code.fix().contains('\n')));
}

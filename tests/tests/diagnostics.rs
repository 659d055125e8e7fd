//! Failures as `miette` diagnostics, rendered by its narrating handler.

use std::time::Duration;

use captchaai_errors::{
    ApiError, Failure, ParamValue, PollError, Poller, ResultError, RetryPolicy, Step, SubmitError, parse, preflight,
};
use miette::{Diagnostic, NarratableReportHandler, Severity};

fn failure<E: ApiError>(body: &str) -> Failure<E> {
    parse::<E>(body.as_bytes()).into_result().expect_err("no success")
}

fn narrated(diagnostic: &dyn Diagnostic) -> String {
    let mut out = String::new();
    NarratableReportHandler::new().render_report(&mut out, diagnostic).expect("a string takes it");
    out
}

fn stop(response: &str) -> PollError<SubmitError, ResultError> {
    match Poller::new().handle(response.as_bytes()) {
        Step::Stop(stop) => stop,
        step => panic!("{step:?}"),
    }
}

#[test]
fn diagnostics_contain_code_and_fix() {
    const KEY: &str = "0123456789abcdef0123456789abcdef";
    let echo = format!("<p>no such key: {KEY}</p>");
    let context = [("key", ParamValue::Text(KEY)), ("method", ParamValue::Text("base64"))];
    let breach = preflight::<SubmitError>(&[("key", "short".into())]).next().expect("a breach");
    let on_no_response = match Poller::<SubmitError, ResultError>::new()
        .on_no_response_with(RetryPolicy::Resubmit { max_attempts: 1 })
    {
        Step::Stop(stop) => stop,
        step => panic!("{step:?}"),
    };
    let said = [
        narrated(&failure::<SubmitError>("ERROR_ZERO_BALANCE")),
        narrated(&failure::<ResultError>("CAPCHA_NOT_READY")),
        narrated(&failure::<ResultError>("ERROR_ZERO_CAPTCHA_FILESIZE")),
        narrated(&failure::<SubmitError>("ERROR_SOMETHING_NEW")),
        narrated(&failure::<SubmitError>(&echo).with(&context)),
        narrated(&stop("ERROR_PAGEURL").with(&context)),
        narrated(&on_no_response),
        narrated(&breach),
    ]
    .join("---\n");
    assert!(!said.contains("0123456789abcdef"), "{said}");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/narrated.txt");
    if std::env::var_os("TRYBUILD").is_some_and(|value| value == "overwrite") {
        std::fs::write(path, &said).expect("the golden is written");
    }
    let golden = std::fs::read_to_string(path).expect("the golden is there").replace("\r\n", "\n");
    assert_eq!(said, golden, "set `TRYBUILD=overwrite` to update the golden");
}

#[test]
fn retryable_failure_is_a_warning() {
    for (body, severity) in [
        ("CAPCHA_NOT_READY", Severity::Warning),
        ("ERROR_CAPTCHA_UNSOLVABLE", Severity::Error),
        ("ERROR_WRONG_USER_KEY", Severity::Error),
        ("ERROR_SOMETHING_NEW", Severity::Error),
    ] {
        let failure = failure::<ResultError>(body);
        assert_eq!(failure.severity(), Some(severity), "{body}");
        assert_eq!(failure.with(&[]).severity(), Some(severity), "{body}");
        let report: miette::Report = failure.clone().into();
        assert_eq!(report.to_string(), failure.to_string());
    }
}

#[test]
fn poll_error_is_always_an_error() {
    let once = RetryPolicy::Poll { initial_delay: Duration::ZERO, interval: Duration::ZERO, max_attempts: 1 };
    let Step::Stop(stop) = Poller::<ResultError>::single().on_pending(once).handle(b"CAPCHA_NOT_READY") else {
        panic!("one poll is the bound")
    };
    for severity in [stop.severity(), stop.with(&[]).severity()] {
        assert_eq!(severity.unwrap_or_default(), Severity::Error);
    }
    assert_eq!(stop.with(&[]).code().expect("a code").to_string(), "CAPCHA_NOT_READY");
}

//! The ID of a task: a success of the submit call without one is never polled, and never repeated.

use core::time::Duration;

use captchaai_errors::{
    FailureKind, PollError, Poller, ResultError, RetryClass, RetryPolicy, Step, StopReason, SubmitError,
    UnrecognizedReason,
};
use errbook_tests::catalogs::github::CreateIssueError as CreateError;
use miette::Diagnostic;

#[test]
fn payload_that_is_no_id_stops_the_poller() {
    for (status, body) in [
        (200, r#"{"id":"o1","status":"pending"}"#),
        (201, r#"{"id":"o1"}"#),
        (200, "[]"),
        (200, "{}"),
        (200, "null"),
        (200, "true"),
        (202, ""),
        (204, "  "),
    ] {
        // Not even a caller who repeats unrecognized responses pays twice.
        let policy = RetryPolicy::Backoff { initial_delay: Duration::ZERO, max_delay: Duration::ZERO, max_attempts: 9 };
        let mut poller = Poller::<CreateError, CreateError>::new().on_unrecognized_submit(policy);
        let step = poller.handle((status, body));
        let Step::Stop(PollError::Submit { failure, reason }) = step else { panic!("{status} {body}: {step:?}") };
        assert_eq!(reason, StopReason::NotRetryable(RetryClass::Unspecified), "{body}");
        assert_eq!(failure.kind, FailureKind::Unrecognized(UnrecognizedReason::MissingId), "{body}");
        let help = failure.help().map(|help| help.to_string()).unwrap_or_default();
        assert!(help.starts_with("Set `payload` of the endpoint"), "{help}");
        assert_eq!(poller.call(), None);
    }
}

#[test]
fn json_payload_that_is_no_id_stops_the_poller() {
    for payload in [r#""""#, r#"" ""#, r#""\u0020""#, "null", "true", "{}", "[7]"] {
        let body = format!(r#"{{"status":1,"request":{payload}}}"#);
        let step = Poller::<SubmitError, ResultError>::new().handle(&body);
        assert!(matches!(step, Step::Stop(PollError::Submit { .. })), "{body}: {step:?}");
    }
}

#[test]
fn text_or_number_is_an_id() {
    for payload in [r#""17""#, "17", r#""\u0031""#, r#""0""#] {
        let body = format!(r#"{{"status":1,"request":{payload}}}"#);
        let step = Poller::<SubmitError, ResultError>::new().handle(&body);
        assert!(matches!(step, Step::Poll { .. }), "{body}: {step:?}");
    }
}

//! Failures and errors of pollers that are serialized and read again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed assertion ends the test")]

use std::time::Duration;

use captchaai_errors::{
    ApiError, Call, Excerpt, Failure, PollError, ResultError, RetryClass, StopReason, SubmitError, parse,
};
use errbook_tests::catalogs::{github, kubernetes, parameters};
use renamed::retry::{Retry, ServerDelay};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn read<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let json = serde_json::to_string(value).unwrap();
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

fn failure<E: ApiError>(status: u16, body: &str) -> Failure<E> {
    parse::<E>((status, body)).into_result().unwrap_err()
}

fn round_trips<E: ApiError>(status: u16, body: &str) {
    let failure: Failure<E> = failure(status, body);
    assert_eq!(read(&failure), failure, "{body}");
    for reason in [
        StopReason::NotRetryable(RetryClass::AfterFix),
        StopReason::Exhausted(RetryClass::Poll),
        StopReason::DelayTooLong(ServerDelay::from(Duration::from_millis(1_500))),
        StopReason::DeadlineExceeded,
        StopReason::UnexpectedResponse,
        StopReason::NotRetried,
    ] {
        let error = PollError::<E>::Result { failure: failure.clone(), reason };
        assert_eq!(read(&error), error, "{body}");
        let error = PollError::<E>::Submit { failure: failure.clone(), reason };
        assert_eq!(read(&error), error, "{body}");
    }
}

#[test]
fn failure_is_read_as_it_was() {
    for code in SubmitError::ALL {
        round_trips::<SubmitError>(200, code.as_str());
        round_trips::<ResultError>(200, code.as_str());
    }
    for body in [
        "ERROR_NEW",
        "",
        "<html>\u{1b}[31m\n\\ \"quoted\" 'é' \\n</html>",
        r#"{"status":0,"request":"ERROR_UPLOAD","error_text":"line\n2 \\ \u0000"}"#,
        "€uro…",
    ] {
        round_trips::<SubmitError>(502, body);
    }
    round_trips::<SubmitError>(200, &"<p> ".repeat(100));
    for body in ["FLOOD_WAIT_30", "SLOWMODE_WAIT_18446744073709551615_MS", "FILE_PART_a1_MISSING", "PEER_ID_INVALID"] {
        round_trips::<parameters::SendError>(420, body);
    }
    round_trips::<github::CreateIssueError>(
        422,
        r#"{"message":"Validation Failed","documentation_url":"https://docs.github.com/rest","errors":[{"field":"title","code":"missing_field"}]}"#,
    );
    round_trips::<kubernetes::ResourcesError>(
        429,
        r#"{"reason":"TooManyRequests","details":{"retryAfterSeconds":7,"kind":"pods"}}"#,
    );
}

#[test]
fn invalid_utf8_is_read_as_it_was() {
    let failure = parse::<SubmitError>(&b"<html>\xff\x00\x7f"[..]).into_result().unwrap_err();
    assert_eq!(read(&failure), failure);
}

#[test]
fn secret_stays_hidden() {
    let body = "<p>key=hunter2 and token: abc, 0123456789abcdef0123456789abcdef</p>";
    let failure: Failure<SubmitError> = failure(200, body);
    let (once, json) = (read(&failure), serde_json::to_string(&failure).unwrap());
    assert!(!json.contains("hunter2") && json.contains("key=[redacted]"), "{json}");
    assert_eq!(serde_json::to_string(&once).unwrap(), json);
    assert_eq!(once.to_string(), failure.to_string());
    assert_eq!(read(&once), once);
}

#[test]
fn every_error_has_the_same_keys() {
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let errors: Vec<PollError<SubmitError, ResultError>> = vec![
        failure::<SubmitError>(200, "ERROR_UPLOAD").into(),
        failure::<SubmitError>(200, "ERROR_NEW").into(),
        failure::<SubmitError>(200, "<html>").into(),
        failure::<ResultError>(200, "ERROR_UPLOAD").into(),
        serde_json::from_value(json!({"endpoint": "submit", "outcome": "submitted", "call": "submit", "stop": "deadline_exceeded", "id": "17"})).unwrap(),
        serde_json::from_value(json!({"outcome": "no_response", "call": "result", "stop": "exhausted", "stop_class": "backoff", "error": "timeout"})).unwrap(),
    ];
    let maps: Vec<Value> = errors.iter().map(|error| serde_json::to_value(error).unwrap()).collect();
    for map in &maps {
        assert_eq!(keys(map), keys(&maps[0]));
    }
    assert_eq!((&maps[4]["id"], &maps[4]["outcome"]), (&json!("17"), &json!("submitted")));
    let no_response =
        json!([maps[5]["endpoint"], maps[5]["outcome"], maps[5]["stop"], maps[5]["stop_class"], maps[5]["error"]]);
    assert_eq!(no_response, json!(["result", "no_response", "exhausted", "backoff", "timeout"]));
    let PollError::NoResponse { call, error: Some(error), .. } = &errors[5] else { panic!("{:?}", errors[5]) };
    assert_eq!((*call, error.to_string().as_str()), (Call::Result, "timeout"));
}

#[test]
fn policy_and_advice_are_read_as_they_were() {
    for code in SubmitError::ALL.iter().map(|code| code.retry()).chain(ResultError::ALL.iter().map(|code| code.retry()))
    {
        assert_eq!(read(&code), code);
        let advice = Retry::new(code, Some(Duration::from_secs(7)));
        assert_eq!(read(&advice), advice);
    }
    let error = serde_json::from_value::<Retry>(json!({"class": "poll", "initial_delay_ms": 5})).unwrap_err();
    assert_eq!(error.to_string(), "missing field `interval_ms`");
}

#[test]
fn invalid_failure_is_rejected() {
    let valid = serde_json::to_value(failure::<SubmitError>(200, "ERROR_UPLOAD")).unwrap();
    for (key, value, message) in [
        ("endpoint", json!("result"), r#"invalid value: string "result", expected submit"#),
        ("endpoint", Value::Null, "missing field `endpoint`"),
        ("outcome", json!("success"), r#"invalid value: string "success", expected the outcome of a failure"#),
        ("code", json!("ERROR_NEW"), r#"invalid value: string "ERROR_NEW", expected a code of the catalog"#),
        ("code", Value::Null, "missing field `code`"),
        ("retry", Value::Null, "missing field `retry`"),
        ("retry", json!({"class": "never"}), r#"invalid value: string "never", expected a retry class"#),
        ("reason", json!("bored"), r#"invalid value: string "bored", expected a reason why a body is unrecognized"#),
    ] {
        let mut map = valid.clone();
        map[key] = value;
        let error = serde_json::from_value::<Failure<SubmitError>>(map).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    let excerpt: Excerpt = serde_json::from_value(json!(r"a\x4 \u{110000} \q")).unwrap();
    assert!(excerpt.to_string().starts_with('a'), "{excerpt}");
}

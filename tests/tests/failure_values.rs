//! What a failure keeps of its response: the parameter of the code, and the fields of the catalog.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed assertion ends the test")]

use errbook_tests::catalogs::{github, kubernetes, parameters};
use miette::Diagnostic;
use renamed::{Call, Failure, Parameter, PollError, ResponseValue, RetryClass, StopReason, get, parse};
use serde_json::json;

fn failure<E: renamed::ApiError>(status: u16, body: &str) -> Failure<E> {
    parse::<E>((status, body)).into_result().unwrap_err()
}

#[test]
fn failure_shows_the_code_as_received() {
    let failure: Failure<parameters::SendError> = failure(420, "FLOOD_WAIT_30");
    assert_eq!(failure.parameter(), Some(Parameter::U32(30)));
    let text = "send: FLOOD_WAIT_30: The caller sent too much. Wait for 30 seconds.";
    assert_eq!(format!("{failure:#}"), text);
    assert_eq!(failure.to_string(), text.replace(" FLOOD_WAIT_30:", ""));
    assert_eq!(failure.with(&[("id", "7".into())]).to_string(), format!("{text} (id=\"7\")"));
    assert_eq!(Diagnostic::code(&failure).unwrap().to_string(), "FLOOD_WAIT_30");
    assert_eq!(failure.help().unwrap().to_string(), "Wait for 30 seconds.");
    let serialized = serde_json::to_value(&failure).unwrap();
    assert_eq!((&serialized["code"], &serialized["parameter"]), (&json!("FLOOD_WAIT_30"), &json!(30)));
    assert_eq!(serialized["fix"], "Wait for 30 seconds.");
}

#[test]
fn text_parameter_is_redacted() {
    let name = "0123456789abcdef0123456789abcdef";
    let failure: Failure<parameters::SendError> = failure(400, &format!("FILE_PART_{name}_MISSING"));
    assert_eq!(failure.parameter().unwrap().to_string(), name);
    assert!(format!("{failure:#}").starts_with("send: FILE_PART_[redacted]_MISSING: "), "{failure:#}");
    assert!(!format!("{failure:?} {}", serde_json::to_string(&failure).unwrap()).contains(name));
}

#[test]
fn code_with_a_parameter_parses_as_its_variant() {
    for (text, code) in [
        ("FLOOD_WAIT_30", Some(parameters::Code::FloodWait)),
        ("FLOOD_WAIT_{seconds}", Some(parameters::Code::FloodWait)),
        ("SLOWMODE_WAIT_5_MS", Some(parameters::Code::SlowmodeWait)),
        ("FLOOD_WAIT_", None),
        ("FLOOD_WAIT_x", None),
    ] {
        assert_eq!(text.parse().ok(), code, "{text}");
        assert_eq!(text.parse::<parameters::SendError>().ok().map(Into::into), code, "{text}");
        assert_eq!(serde_json::from_value(json!(text)).ok(), code, "{text}");
    }
}

#[test]
fn failure_carries_the_fields_of_the_catalog() {
    let body = r#"{"message": "Validation Failed", "documentation_url": "https://docs.github.com/rest/issues",
        "errors": [{"field": "title", "code": "missing_field"}]}"#;
    let failure: Failure<github::CreateIssueError> = failure(422, body);
    let fields = [("doc", "https://docs.github.com/rest/issues"), ("field", "title")];
    assert!(failure.fields().eq(fields));
    assert!(
        failure
            .to_string()
            .ends_with(" (server message: Validation Failed, doc: https://docs.github.com/rest/issues, field: title)")
    );
    let serialized = serde_json::to_value(failure.with(&[])).unwrap();
    assert_eq!(serialized["fields"], json!({"doc": fields[0].1, "field": "title"}));
    assert!(format!("{failure:?}").contains(r#"{"doc": "https://docs.github.com/rest/issues", "field": "title"}"#));
}

#[test]
fn unknown_code_and_unrecognized_response_carry_fields() {
    let unknown: Failure<kubernetes::ResourcesError> =
        failure(410, r#"{"reason":"Gone","details":{"kind":"pods","name":"web\n1"}}"#);
    assert_eq!(unknown.to_string(), r"resources: `Gone` is not in the catalog (kind: pods, name: web\n1)");
    let unrecognized: Failure<kubernetes::ResourcesError> = failure(500, r#"{"details":{"kind":"pods"}}"#);
    assert!(unrecognized.fields().eq([("kind", "pods")]));
    let none: Failure<kubernetes::ResourcesError> = failure(500, "<html>");
    assert_eq!(none.fields().count(), 0);
    assert_eq!(serde_json::to_value(&none).unwrap()["fields"], json!({}));
}

#[test]
fn secrets_of_the_catalog_are_hidden_in_what_the_server_echoes() {
    let body = r#"{"message": "wrong recoveryKit=hunter2", "errors": [{"field": "title", "code": "missing_field"}]}"#;
    let failure: Failure<github::CreateIssueError> = failure(422, body);
    for shown in [failure.to_string(), format!("{failure:?}"), serde_json::to_string(&failure).unwrap()] {
        assert!(!shown.contains("hunter2") && shown.contains("recoveryKit=[redacted]"), "{shown}");
    }
}

#[test]
fn get_reads_any_path() {
    let body = r#" {"a": {"b": [1, {"k": "x", "v": null}, {"k": "y", "v": true}], "": 2}, "d": 1, "d": 2, "e": ""} "#;
    for (path, value) in [
        ("a.b[]", Some("1")),
        ("a.b[k=y].v", Some("true")),
        ("a.b[k=x].v", None),
        ("a.b[k=z].v", None),
        ("a.b.k", None),
        ("a[]", None),
        ("d", None),
        ("e", Some("")),
        ("f", None),
        (".", Some(body.trim())),
        ("a..b[]", Some("1")),
        ("a.b[", None),
        ("a.b[k", None),
    ] {
        assert_eq!(get(body, path).map(|value| value.to_string()).as_deref(), value, "{path}");
    }
    for invalid in ["", "{", "{\"a\":1} x", "text", "\u{feff}"] {
        assert_eq!(get(invalid, "a"), None, "{invalid}");
    }
    assert_eq!(get("\u{feff}{\"a\":7}", "a").and_then(|value| value.as_str()), Some("7"));
    assert_eq!(get(b"[7]", "[]").and_then(|value| value.as_str()), Some("7"));
    assert!(matches!(get(b"{\"a\":[ ]}", "a"), Some(ResponseValue::Json("[ ]"))));
    assert_eq!(get(&[0xff][..], "a"), None);
}

#[test]
fn failures_have_a_code_and_a_label() {
    type Send = parameters::SendError;
    for (body, code, label) in [
        ("FLOOD_WAIT_30", Some(parameters::Code::FloodWait), "FLOOD_WAIT_{seconds}"),
        ("PEER_ID_INVALID", Some(parameters::Code::PeerIdInvalid), "PEER_ID_INVALID"),
        ("SOMETHING_NEW", None, "unknown_code"),
        ("<html>", None, "unrecognized"),
    ] {
        let failure: Failure<Send> = failure(400, body);
        assert_eq!((failure.code(), failure.label(), failure.endpoint().name), (code, label, "send"));
        let reason = StopReason::NotRetryable(failure.retry().class());
        let error: PollError<Send> = PollError::Submit { failure: failure.clone(), reason };
        assert_eq!((error.code(), error.label(), error.retry()), (code, label, Some(failure.retry())));
    }
    let error: PollError<Send> =
        PollError::NoResponse { call: Call::Submit, reason: StopReason::UnexpectedResponse, error: None };
    assert_eq!((error.code(), error.label(), error.retry()), (None, "unexpected_response", None));
    let reason = StopReason::NotRetryable(RetryClass::Unspecified);
    let error: PollError<Send> = PollError::NoResponse { call: Call::Submit, reason, error: None };
    assert_eq!((error.code(), error.label(), error.retry()), (None, "no_response", None));
}

//! The values beside the payload of a success.
#![allow(clippy::unwrap_used, reason = "a failed assertion ends the test")]

use errbook_tests::catalogs::fields::{ByStatusError, Get2Error, SeveralError};
use renamed::{ApiError, Outcome, Payload, Poller, ResponseValue, Step, Text, parse};

fn payload<E: ApiError>(body: &str) -> Payload<'_> {
    parse::<E>(body).into_result().unwrap()
}

fn field(payload: Payload<'_>, name: &str) -> Option<String> {
    payload.field(name).map(|value| value.to_string())
}

#[test]
fn text_and_json_have_the_same_field() {
    for body in [
        "done=7|0.00299",
        r#"{"state":"done","answer":"7","price":"0.00299"}"#,
        r#"{"state":"done","answer":"7","price":0.00299}"#,
        r#"{"price": null, "meta": {"price": "\u0030.00299"}, "answer": "7", "state": "done"}"#,
    ] {
        let payload = payload::<Get2Error>(body);
        assert_eq!(payload.to_string(), "7", "{body}");
        assert_eq!(field(payload, "price").as_deref(), Some("0.00299"), "{body}");
        assert_eq!(payload.fields().map(|(name, _)| name).collect::<Vec<_>>(), ["price"], "{body}");
    }
}

#[test]
fn status_that_decides_changes_no_field() {
    let body = r#"{"state":"done","answer":"7","price":"0.1"}"#;
    let payload = parse::<ByStatusError>((200, body)).into_result().unwrap();
    assert_eq!((payload.as_str(), field(payload, "price").as_deref()), (Some("7"), Some("0.1")));
}

#[test]
fn only_names_of_the_catalog_are_fields() {
    let payload = payload::<Get2Error>(r#"{"state":"done","answer":"7","user_agent":"Mozilla/5.0","other":1}"#);
    assert_eq!(field(payload, "user_agent").as_deref(), Some("Mozilla/5.0"));
    for name in ["price", "other", "useragent", "answer", "", "user_agent "] {
        assert_eq!(field(payload, name), None, "{name}");
    }
    assert_eq!(field(ResponseValue::Json("[]").into(), "price"), None);
}

#[test]
fn field_outlives_the_payload() {
    let body = "done:two words 0.1 USD".to_owned();
    let (price, unit) = {
        let payload = payload::<SeveralError>(&body);
        (payload.field("price").unwrap().as_str(), payload.field("unit").unwrap().as_str())
    };
    assert_eq!((price, unit), (Some("0.1"), Some("USD")));
}

#[test]
fn payloads_are_equal_if_their_values_are() {
    let [with, without] = ["done=7|0.1", r#"{"state":"done","answer":"7"}"#].map(parse::<Get2Error>);
    assert_eq!(with, without);
    assert_eq!(with, Outcome::Success { payload: ResponseValue::Text(Text::plain("7")).into() });
    assert!(!format!("{with:?}").contains("0.1"), "{with:?}");
}

#[test]
fn poller_returns_the_payload_with_its_fields() {
    let mut poller = Poller::<Get2Error, Get2Error>::new();
    assert!(matches!(poller.handle("done=17|0"), Step::Poll { .. }));
    let Step::Done(payload) = poller.handle("done=7|0.00299") else { panic!("the task is done") };
    assert_eq!(field(payload, "price").as_deref(), Some("0.00299"));
}

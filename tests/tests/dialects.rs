//! Responses of other APIs: each is parsed by its own catalog, and never a success for another one.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixtures has failed")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use errbook_tests::catalogs::telegram::SendError;
use proptest::prelude::*;
use renamed::{ApiError, Outcome, Parameter, parse};
use serde_json::{Map, Value, json};

/// The recorded responses of all dialects.
fn responses() -> Vec<Map<String, Value>> {
    include_str!("../fixtures/dialects.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'r>(response: &'r Map<String, Value>, key: &str) -> &'r str {
    response.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The output of `explain --jsonl --catalog` for lines of input.
fn explain(catalog: &str, input: &str) -> Vec<Map<String, Value>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("catalogs/{catalog}.yaml"));
    let (mut input, mut out, mut err) = (input.as_bytes(), Vec::new(), Vec::new());
    let mut console = errbook_cli::Console::new(&mut input, &mut out, &mut err);
    let words = ["errbook", "explain", "--jsonl", "--catalog", file.to_str().unwrap()];
    let code = errbook_cli::run("errbook", Path::new("."), words, &mut console);
    assert_eq!((code, String::from_utf8(err).unwrap().as_str()), (0, ""));
    String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn dialect_responses_have_the_expected_outcome() {
    for response in responses() {
        let line = Value::Object(response.clone()).to_string();
        let [answer] = explain(text(&response, "catalog"), &line).try_into().unwrap();
        for (key, right) in response.get("expect").and_then(Value::as_object).unwrap() {
            let retry = answer.get("retry").and_then(Value::as_object);
            let said = match key.as_str() {
                "class" | "after_ms" => retry.and_then(|retry| retry.get(key)),
                _ => answer.get(key),
            };
            assert_eq!(said, Some(right), "{key} of {line}: {answer:#?}");
        }
    }
}

/// Both return `{"data": ...}`.
const SAME_SUCCESS: [&str; 2] = ["error_list", "graphql"];

/// Without the HTTP status: with it, every JSON body is a success of an API whose status decides.
#[test]
fn response_of_another_dialect_is_never_a_success() {
    let responses = responses();
    let catalogs: BTreeSet<&str> = responses.iter().map(|response| text(response, "catalog")).collect();
    assert_eq!(catalogs.len(), 12);
    for catalog in &catalogs {
        let endpoint = responses
            .iter()
            .find(|response| text(response, "catalog") == *catalog)
            .map(|response| text(response, "endpoint"));
        let is_other =
            |other: &str| other != *catalog && !(SAME_SUCCESS.contains(&other) && SAME_SUCCESS.contains(catalog));
        let others: Vec<_> = responses.iter().filter(|response| is_other(text(response, "catalog"))).collect();
        let mut input = String::new();
        for response in &others {
            writeln!(input, "{}", json!({"body": text(response, "body"), "endpoint": endpoint})).unwrap();
        }
        for (answer, response) in explain(catalog, &input).iter().zip(others) {
            let outcome = text(answer, "outcome");
            assert!(
                ["unrecognized", "unknown_code"].contains(&outcome),
                "{catalog} parses {response:#?} as {answer:#?}"
            );
        }
    }
}

#[test]
fn parameter_round_trips() {
    let wire = SendError::FloodWait.entry().with(Parameter::U32(30)).to_string();
    assert_eq!(wire, "FLOOD_WAIT_30");
    for (body, read) in [
        ("FLOOD_WAIT_0", Some(Parameter::U32(0))),
        ("FLOOD_WAIT_4294967295", Some(Parameter::U32(u32::MAX))),
        ("FLOOD_WAIT_4294967296", None),
        ("FLOOD_WAIT_00", None),
        ("FLOOD_WAIT_030", None),
        ("FLOOD_WAIT_+3", None),
        ("FLOOD_WAIT_", None),
        ("SLOWMODE_WAIT_18446744073709551615_MS", Some(Parameter::U64(u64::MAX))),
        ("SLOWMODE_WAIT_18446744073709551616_MS", None),
        ("SLOWMODE_WAIT_0_MS", Some(Parameter::U64(0))),
    ] {
        assert_eq!(parse::<SendError>(body.as_bytes()).details().parameter, read, "{body}");
    }
    let Outcome::Error { code, details } = parse::<SendError>(wire.as_bytes()) else { panic!("{wire} is an error") };
    assert_eq!((code, details.parameter), (SendError::FloodWait, Some(Parameter::U32(30))));
    assert_eq!(parse::<SendError>(wire.as_bytes()).retry_after(), Some(std::time::Duration::from_secs(30)));
    // The limit of 256 bytes applies to plain text, too.
    for (length, known) in [(256, true), (257, false)] {
        let body = SendError::FilePartMissing.entry().with(Parameter::Text(renamed::Text::plain(""))).to_string();
        let name = "x".repeat(length - body.len());
        let wire = SendError::FilePartMissing.entry().with(Parameter::Text(renamed::Text::plain(&name))).to_string();
        assert_eq!(parse::<SendError>(wire.as_bytes()).details().parameter.is_some(), known, "{length} bytes");
    }
    assert_eq!(SendError::PeerIdInvalid.entry().with(Parameter::U32(1)).to_string(), "PEER_ID_INVALID");
}

proptest! {
    #[test]
    fn any_parameter_round_trips(seconds: u32, milliseconds: u64, name in "[ -~é]{1,40}") {
        let text = renamed::Text::plain(&name);
        for (code, parameter) in [
            (SendError::FloodWait, Parameter::U32(seconds)),
            (SendError::SlowmodeWait, Parameter::U64(milliseconds)),
            (SendError::FilePartMissing, Parameter::Text(text)),
        ] {
            let wire = code.entry().with(parameter).to_string();
            let body = json!({"ok": false, "description": wire}).to_string();
            let escaped: String = wire.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
            let escaped = format!("{{\"ok\":false,\"description\":\"{escaped}\"}}");
            for body in [wire, body, escaped] {
                match parse::<SendError>(body.as_bytes()) {
                    Outcome::Error { code: read, details } => {
                        prop_assert_eq!((read, details.parameter), (code, Some(parameter)), "{}", body);
                    }
                    other => prop_assert!(false, "{} is {}", body, other.as_str()),
                }
            }
        }
    }
}

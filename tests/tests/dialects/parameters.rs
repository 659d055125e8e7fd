//! Codes with a parameter of each kind.

use errbook_tests::catalogs::parameters::SendError;
use proptest::prelude::*;
use renamed::{ApiError, Outcome, Parameter, parse};
use serde_json::json;

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

#[test]
fn code_with_a_parameter_of_another_endpoint_is_recognized() {
    let text = "catalog: demo\ntitle: Demo\ntexts: optional\n\
        responses: {text: {}, json: {success: {ok: true}, failure: {ok: false}, code: error, payload: result}}\n\
        endpoints:\n  \
        send: {path: /send, title: Send, errors: {\"WAIT_{seconds}\": {retry: after_fix, parameter: {kind: u32}, ident: Wait}}}\n  \
        edit: {path: /edit, title: Edit, errors: {ID: {retry: after_fix}}}\n";
    let catalog = errbook_compiler::check(text).catalog.expect("a valid catalog");
    errbook_compiler::with_table(&catalog, |table| {
        let edit = table.endpoint("edit").expect("an endpoint of the catalog");
        for body in ["WAIT_30", r#"{"ok":false,"error":"WAIT_30"}"#, r#"{"error":"WAIT_30","ok":false}"#] {
            let outcome = table.parse(edit, body.as_bytes());
            assert_eq!(
                (outcome.as_str(), outcome.details().parameter),
                ("other_endpoint", Some(Parameter::U32(30))),
                "{body}"
            );
        }
    });
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

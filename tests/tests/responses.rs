//! Recorded responses, every entry of the catalog, and invariants of the outcomes, with the compiled crate.

use std::error::Error;
use std::time::Duration;

use captchaai_errors::retry::Retry;
use captchaai_errors::{
    ApiCode, ApiError, BalanceError, Code, Details, Failure, FailureKind, Get2Error, Outcome, Payload, ReportError,
    Response, ResponseValue, ResultError, RetryClass, SubmitError, UnrecognizedReason, parse, parse_json, parse_plain,
};
use errbook_tests::{RecordedResponse, answer, responses};
use serde_json::{Map, Value, json};

/// The outcome of the compiled crate, as the JSON object that `cargo xtask explain --jsonl` prints.
fn expected(response: &RecordedResponse) -> Map<String, Value> {
    said(&response.body, response.status, &response.endpoint)
}

fn said(body: &str, status: Option<u16>, endpoint: &str) -> Map<String, Value> {
    let response = Response::new(body.as_bytes());
    let response = status.map_or(response, |status| response.with_status(status));
    match endpoint {
        "submit" => answer(&parse::<SubmitError>(response)),
        "result" => answer(&parse::<ResultError>(response)),
        "balance" => answer(&parse::<BalanceError>(response)),
        "report" => answer(&parse::<ReportError>(response)),
        "get2" => answer(&parse::<Get2Error>(response)),
        other => panic!("unknown endpoint `{other}`"),
    }
}

#[test]
fn recorded_responses_have_the_expected_outcome() {
    let responses = responses();
    assert!(responses.len() >= 125, "only {} responses were recorded", responses.len());
    for response in &responses {
        let line = expected(response);
        let text = |key: &str| line.get(key).and_then(Value::as_str);
        let expect = &response.expect;
        let outcome = text("outcome").expect("every response has an outcome");
        assert!(expect.outcome.iter().any(|right| right == outcome), "{response:#?}\n{line:#?}");
        if let Some(code) = &expect.code {
            let said = if outcome == "unknown_code" { text("raw") } else { text("code") };
            assert_eq!(said, Some(code.as_str()), "{response:#?}");
        }
        if let Some(payload) = &expect.payload {
            assert_eq!(text("payload"), Some(payload.as_str()), "{response:#?}");
        }
        if let Some(payload) = &expect.payload_json {
            assert_eq!(line.get("payload_json"), Some(payload), "{response:#?}");
        }
        if !expect.fields.is_empty() {
            assert_eq!(line.get("fields"), Some(&Value::Object(expect.fields.clone())), "{response:#?}");
        }
        if let Some(raw) = &expect.raw {
            assert_eq!(text("raw"), Some(raw.as_str()), "{response:#?}");
        }
        if let Some(reason) = &expect.reason {
            assert_eq!(text("reason"), Some(reason.as_str()), "{response:#?}");
        }
        let class = line.get("retry").and_then(|retry| retry.get("class")).and_then(Value::as_str);
        let classes = &expect.class;
        assert!(classes.is_empty() || classes.iter().any(|right| Some(right.as_str()) == class), "{response:#?}");
    }
}

#[test]
fn command_line_matches_the_compiled_crate() {
    let responses = responses();
    let entries = SubmitError::ALL.iter().map(|code| (code.as_str(), None, "submit"));
    let entries = entries.chain(ResultError::ALL.iter().map(|code| (code.as_str(), None, "result")));
    let recorded = responses.iter().map(|one| (one.body.as_str(), one.status, one.endpoint.as_str()));
    let bodies: Vec<(&str, Option<u16>, &str)> = recorded.chain(entries).collect();
    let line = |(body, status, endpoint)| json!({"body": body, "status": status, "endpoint": endpoint}).to_string();
    let input: Vec<String> = bodies.iter().copied().map(line).collect();
    let (input, mut out, mut err) = (input.join("\n"), Vec::new(), Vec::new());
    let mut input = input.as_bytes();
    let mut console = errbook_cli::Console::new(&mut input, &mut out, &mut err);
    let workspace = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    assert_eq!(errbook_cli::run("errbook", workspace, ["errbook", "explain", "--jsonl"], &mut console), 0);
    let out = String::from_utf8(out).expect("the answers are UTF-8");
    assert_eq!(out.lines().count(), bodies.len());
    for (line, (body, status, endpoint)) in out.lines().zip(bodies) {
        let line: Map<String, Value> = serde_json::from_str(line).expect("an answer is a JSON object");
        assert_eq!(line, said(body, status, endpoint), "{body}");
    }
}

/// The expected outcome of a code at an endpoint, from the table alone.
fn cataloged<E: ApiError>(wire: &str) -> Outcome<'static, E, E::Code> {
    let anywhere = E::Code::ALL.iter().find(|code| code.as_str() == wire).expect("a code of the catalog");
    match E::ALL.iter().find(|code| code.as_str() == wire) {
        Some(code) if code.retry().class() == RetryClass::Poll => {
            Outcome::Pending { code: *code, details: Details::default() }
        }
        Some(code) => Outcome::Error { code: *code, details: Details::default() },
        None => Outcome::OtherEndpoint { code: *anywhere, details: Details::default() },
    }
}

/// Spellings of `text` inside a JSON string.
fn spellings(text: &str) -> Vec<String> {
    let small: String = text.bytes().map(|byte| format!("\\u{byte:04x}")).collect();
    let large: String = text.bytes().map(|byte| format!("\\u{byte:04X}")).collect();
    let mixed = text.replacen('E', "\\u0045", 1).replace('_', "\\u005f");
    vec![text.to_owned(), small, large, mixed]
}

/// JSON envelopes of a failure with `code`.
fn envelopes(code: &str) -> Vec<String> {
    let mut bodies = Vec::new();
    for code in spellings(code) {
        bodies.extend([
            format!(r#"{{"status":0,"request":"{code}"}}"#),
            format!(r#"{{"request":"{code}","status":0}}"#),
            format!(r#"{{"status":"0","request":"{code}"}}"#),
            format!("{{ \"status\" : 0 ,\r\n\t\"request\" : \"{code}\" }}"),
            format!(r#"{{"\u0073tatus":"\u0030","re\u0071uest":"{code}"}}"#),
            format!(r#"{{"status":0,"request":"{code}","error_text":null,"result":"OK"}}"#),
            format!(r#"{{"other":[{{"status":1}}],"status":0,"other":{{}},"request":"{code}"}}"#),
        ]);
    }
    bodies
}

/// A body surrounded by text that is ignored.
fn wrapped(body: &str) -> Vec<Vec<u8>> {
    let around =
        [("", ""), ("", "\r\n"), ("", "\n"), (" \t", "  "), ("\0", "\0\0"), ("\u{feff}", ""), ("\u{feff}\r\n", "\n\0")];
    around.into_iter().map(|(before, after)| format!("{before}{body}{after}").into_bytes()).collect()
}

fn all_codes() -> Vec<&'static str> {
    assert!(Code::ALL.len() >= 22);
    Code::ALL.iter().map(|code| code.as_str()).collect()
}

#[test]
fn plain_and_json_responses_give_equal_outcomes() {
    fn check<E: ApiError>() {
        for code in all_codes() {
            let right = cataloged::<E>(code);
            for body in wrapped(code) {
                assert_eq!(parse::<E>(&body), right, "{}", body.escape_ascii());
                assert_eq!(parse_plain::<E>(&body), right, "{}", body.escape_ascii());
            }
            for body in envelopes(code).iter().flat_map(|body| wrapped(body)) {
                assert_eq!(parse::<E>(&body), right, "{}", body.escape_ascii());
                assert_eq!(parse_json::<E>(&body), right, "{}", body.escape_ascii());
            }
        }
    }
    check::<SubmitError>();
    check::<ResultError>();
}

#[test]
fn entries_are_errors_at_their_endpoint_only() {
    fn check<E: ApiError>() -> [usize; 3] {
        let mut counts = [0; 3];
        for code in all_codes() {
            let here = E::ALL.iter().any(|error| error.as_str() == code);
            let [pending, error, elsewhere] = &mut counts;
            match parse::<E>(code.as_bytes()) {
                Outcome::Pending { code: found, .. } if here && found.as_str() == code => *pending += 1,
                Outcome::Error { code: found, .. } if here && found.as_str() == code => *error += 1,
                Outcome::OtherEndpoint { code: found, .. } if !here && found.as_str() == code => *elsewhere += 1,
                other => panic!("{code} at {}: {other:?}", E::ENDPOINT.name),
            }
        }
        counts
    }
    let [pending, error, elsewhere] = check::<SubmitError>();
    assert_eq!((pending, error + elsewhere), (0, Code::ALL.len()));
    let [pending, ..] = check::<ResultError>();
    assert_eq!(pending, 1);
    let right = Outcome::Pending { code: ResultError::CapchaNotReady, details: Details::default() };
    assert_eq!(parse::<ResultError>(b"CAPTCHA_NOT_READY"), right);
    assert_eq!(parse::<ResultError>(br#"{"status":0,"request":"CAPTCHA_NOT_READY"}"#), right);
    assert_eq!(
        parse::<SubmitError>(b"CAPTCHA_NOT_READY"),
        Outcome::OtherEndpoint { code: Code::CapchaNotReady, details: Details::default() }
    );
}

#[test]
fn payload_that_spells_a_code_is_a_success() {
    fn check<E: ApiError>() {
        for code in all_codes().into_iter().chain(["OK|OK|", "a|b|c", "03AGdBq25", "0123", "ERROR", " x", "{}", "é"]) {
            let plain = format!("OK|{code}");
            for body in wrapped(&plain) {
                let Outcome::Success { payload: Payload { value: ResponseValue::Text(payload), .. } } =
                    parse::<E>(&body)
                else {
                    panic!("{plain}")
                };
                assert_eq!(payload, code);
            }
            for spelling in spellings(code).iter().filter(|_| code.is_ascii()) {
                let json = format!(r#"{{"status":1,"request":"{spelling}"}}"#);
                assert_eq!(parse::<E>(json.as_bytes()), parse::<E>(plain.as_bytes()), "{json}");
            }
        }
    }
    check::<SubmitError>();
    check::<ResultError>();
}

#[test]
fn similar_text_is_never_matched() {
    fn check<E: ApiError>() {
        for code in all_codes() {
            let near =
                [format!("{code}X"), format!("{code}_2"), format!("{code}|1"), format!("{code} "), format!("X{code}")];
            for text in near.iter().map(String::as_str).chain([code.to_lowercase().as_str()]) {
                let json = format!(r#"{{"status":0,"request":"{text}"}}"#);
                assert!(
                    matches!(parse::<E>(json.as_bytes()), Outcome::UnknownCode { raw, details } if raw == text && details == Details::default()),
                    "{json}"
                );
                match parse::<E>(text.as_bytes()) {
                    Outcome::UnknownCode { raw, details } => {
                        assert_eq!((raw.to_string().as_str(), details), (text, Details::default()));
                    }
                    Outcome::Unrecognized { reason: UnrecognizedReason::NoMatch, .. } => {
                        assert!(!text.starts_with("ERROR"), "{text}");
                    }
                    // White space around a plain body means nothing.
                    other => assert!(text.ends_with(' ') && other == cataloged::<E>(code), "{text:?}"),
                }
            }
        }
    }
    check::<SubmitError>();
    check::<ResultError>();
}

#[test]
fn strict_functions_reject_the_other_format() {
    fn check<E: ApiError>() {
        let reason = |outcome: Outcome<'_, E, E::Code>| match outcome {
            Outcome::Unrecognized { reason, .. } => Some(reason),
            _ => None,
        };
        for code in all_codes() {
            assert_eq!(reason(parse_json::<E>(code.as_bytes())), Some(UnrecognizedReason::NotAnObject));
            for body in envelopes(code) {
                assert_eq!(reason(parse_plain::<E>(body.as_bytes())), Some(UnrecognizedReason::NoMatch), "{body}");
            }
        }
        assert_eq!(reason(parse_json::<E>(b"OK|123")), Some(UnrecognizedReason::NotAnObject));
        assert_eq!(reason(parse_plain::<E>(br#"{"status":1,"request":"123"}"#)), Some(UnrecognizedReason::NoMatch));
        assert_eq!(reason(parse_plain::<E>(b" \0")), Some(UnrecognizedReason::Empty));
        assert_eq!(reason(parse_json::<E>(b" \0")), Some(UnrecognizedReason::Empty));
    }
    check::<SubmitError>();
    check::<ResultError>();
}

/// The invariants that a body satisfies.
enum Law {
    Text(&'static str),
    Json(&'static str),
    UnknownCodePattern(&'static str),
    Unrecognized(UnrecognizedReason),
}

#[test]
fn outcomes_satisfy_their_invariants() {
    use Law::{Json, Text, UnknownCodePattern, Unrecognized};
    let laws: &[(&[u8], Law)] = &[
        (b"OK|73548291", Text("73548291")),
        (b"OK|ERROR5", Text("ERROR5")),
        (b"OK|a|b", Text("a|b")),
        (b"\xEF\xBB\xBFOK|a \r\n\0", Text("a")),
        (b"OK|", Unrecognized(UnrecognizedReason::MissingPayload)),
        (b"OK| ", Unrecognized(UnrecognizedReason::MissingPayload)),
        (b"OK|\xff", Unrecognized(UnrecognizedReason::InvalidUtf8)),
        (b"OK", Unrecognized(UnrecognizedReason::MalformedSuccess)),
        (b"OK_REPORT_RECORDED", Unrecognized(UnrecognizedReason::MalformedSuccess)),
        (b"ok|1", Unrecognized(UnrecognizedReason::NoMatch)),
        (b"", Unrecognized(UnrecognizedReason::Empty)),
        (b" \t\r\n\0\xEF\xBB\xBF", Unrecognized(UnrecognizedReason::Empty)),
        (b"<html>502</html>", Unrecognized(UnrecognizedReason::Html)),
        (b"<!DOCTYPE html>", Unrecognized(UnrecognizedReason::Html)),
        (b"\xff\xfeE\0R\0", Unrecognized(UnrecognizedReason::InvalidUtf8)),
        (b"502 Bad Gateway", Unrecognized(UnrecognizedReason::NoMatch)),
        (b"1.234", Unrecognized(UnrecognizedReason::NoMatch)),
        (b"\"ERROR_UPLOAD\"", Unrecognized(UnrecognizedReason::NoMatch)),
        (b"null", Unrecognized(UnrecognizedReason::NoMatch)),
        (b"IP_BLOCKED", UnknownCodePattern("IP_BLOCKED")),
        (b"E", UnknownCodePattern("E")),
        (b"ERROR: 1002", UnknownCodePattern("ERROR: 1002")),
        (b"ERROR_UPLOAD ERROR_UPLOAD", UnknownCodePattern("ERROR_UPLOAD ERROR_UPLOAD")),
        (b"ERROR\nERROR", Unrecognized(UnrecognizedReason::NoMatch)),
        (b"NEW\nCODE", Unrecognized(UnrecognizedReason::NoMatch)),
        (b"_CODE", Unrecognized(UnrecognizedReason::NoMatch)),
        (b"9CODE", Unrecognized(UnrecognizedReason::NoMatch)),
        (br#"{"status":1,"request":"t"}"#, Text("t")),
        (br#"{"status":"1","request":"t"}"#, Text("t")),
        (br#"{"status":1,"request":"\u0074\n\ud83d\ude00"}"#, Text("t\n\u{1f600}")),
        (br#"{"status":1,"request":"0123"}"#, Text("0123")),
        (br#"{"status":1,"request":3397637370}"#, Text("3397637370")),
        (br#"{"status":1,"request":123456789012345678901234567890}"#, Text("123456789012345678901234567890")),
        (br#"{"status":1,"request":-1.50e+2}"#, Text("-1.50e+2")),
        (br#"{"status":1,"request":{"a": [1]}}"#, Json(r#"{"a": [1]}"#)),
        (br#"{"status":1,"request":["a"]}"#, Json(r#"["a"]"#)),
        (br#"{"status":1,"result":"r"}"#, Text("r")),
        (br#"{"status":1,"result":"r","request":"q"}"#, Text("q")),
        (br#"{"status":1,"result":"r","request":null}"#, Text("r")),
        (br#"{"status":1}"#, Unrecognized(UnrecognizedReason::MissingPayload)),
        (br#"{"status":1,"request":""}"#, Unrecognized(UnrecognizedReason::MissingPayload)),
        (br#"{"status":1,"request":null}"#, Unrecognized(UnrecognizedReason::MissingPayload)),
        (br#"{"status":1,"request":true}"#, Json("true")),
        (br#"{"status":0,"request":"NEW"}"#, UnknownCodePattern("NEW")),
        (br#"{"status":0,"request":"any words"}"#, UnknownCodePattern("any words")),
        (br#"{"status":0,"request":"OK|1"}"#, UnknownCodePattern("OK|1")),
        (br#"{"status":0,"request":1002}"#, UnknownCodePattern("1002")),
        (br#"{"status":0,"request":"error_upload"}"#, UnknownCodePattern("error_upload")),
        (br#"{"status":0}"#, Unrecognized(UnrecognizedReason::MissingCode)),
        (br#"{"status":0,"request":""}"#, Unrecognized(UnrecognizedReason::MissingCode)),
        (br#"{"status":0,"request":null}"#, Unrecognized(UnrecognizedReason::MissingCode)),
        (br#"{"status":0,"request":false}"#, Unrecognized(UnrecognizedReason::MissingCode)),
        (br#"{"status":0,"request":{"code":"ERROR_UPLOAD"}}"#, Unrecognized(UnrecognizedReason::MissingCode)),
        (br#"{"status":0,"result":"ERROR_UPLOAD"}"#, Unrecognized(UnrecognizedReason::MissingCode)),
        (br#"{"status":2,"request":"t"}"#, Unrecognized(UnrecognizedReason::Undetermined)),
        (br#"{"status":null,"request":"t"}"#, Unrecognized(UnrecognizedReason::Undetermined)),
        (br#"{"status":true,"request":"t"}"#, Unrecognized(UnrecognizedReason::Undetermined)),
        (br#"{"status":[1],"request":"t"}"#, Unrecognized(UnrecognizedReason::Undetermined)),
        (br#"{"request":"ERROR_UPLOAD"}"#, Unrecognized(UnrecognizedReason::Undetermined)),
        (br#"{}"#, Unrecognized(UnrecognizedReason::Undetermined)),
        (br#"{"status":1,"status":0,"request":"t"}"#, Unrecognized(UnrecognizedReason::DuplicateKey)),
        (br#"{"status":1,"request":"t","request":"t"}"#, Unrecognized(UnrecognizedReason::DuplicateKey)),
        (br#"{"status":0,"st\u0061tus":0,"request":"ERROR_UPLOAD"}"#, Unrecognized(UnrecognizedReason::DuplicateKey)),
        (br#"["ERROR_UPLOAD"]"#, Unrecognized(UnrecognizedReason::NotAnObject)),
        (br#"{"status":0,"request":"ERROR_UPLOAD"} x"#, Unrecognized(UnrecognizedReason::InvalidJson)),
        (br#"{"status":0,"request":"ERROR_UPLOAD""#, Unrecognized(UnrecognizedReason::InvalidJson)),
        (br#"{"status":00,"request":"ERROR_UPLOAD"}"#, Unrecognized(UnrecognizedReason::InvalidJson)),
        (br#"{"status":0,"request":"ERROR_UPLOAD",}"#, Unrecognized(UnrecognizedReason::InvalidJson)),
        (br#"{'status':0,'request':'ERROR_UPLOAD'}"#, Unrecognized(UnrecognizedReason::InvalidJson)),
        (br#"{"status":0,"request":"\ud800"}"#, Unrecognized(UnrecognizedReason::InvalidJson)),
        (b"{\"status\":0,\"request\":\"ERROR_UPLOAD\n\"}", Unrecognized(UnrecognizedReason::InvalidJson)),
        (b"{\"status\":0,\"request\":\"\xff\"}", Unrecognized(UnrecognizedReason::InvalidUtf8)),
    ];
    for (body, law) in laws {
        let shown = body.escape_ascii();
        let outcome = parse::<SubmitError>(*body);
        match law {
            Text(text) => {
                assert!(
                    matches!(outcome, Outcome::Success { payload: Payload { value: ResponseValue::Text(found), .. } } if found == *text),
                    "{shown}: {outcome:?}"
                );
            }
            Json(text) => {
                assert_eq!(outcome, Outcome::Success { payload: ResponseValue::Json(text).into() }, "{shown}");
            }
            UnknownCodePattern(text) => {
                assert!(
                    matches!(outcome, Outcome::UnknownCode { raw, details } if raw == *text && details == Details::default()),
                    "{shown}: {outcome:?}"
                );
            }
            Unrecognized(why) => {
                assert!(
                    matches!(outcome, Outcome::Unrecognized { reason, .. } if reason == *why),
                    "{shown}: {outcome:?}"
                );
            }
        }
        assert_eq!(parse::<ResultError>(*body).as_str(), outcome.as_str(), "{shown}");
    }
}

#[test]
fn unknown_code_length_is_limited() {
    let json = |code: &str| format!(r#"{{"status":0,"request":"{code}"}}"#);
    let escaped = |count: usize| "\\u0041".repeat(count);
    let rows = [
        ("A".repeat(64), "unknown_code"),
        ("A".repeat(65), "unrecognized"),
        (format!("ERROR{}", "-".repeat(251)), "unknown_code"),
        (format!("ERROR{}", "-".repeat(252)), "unrecognized"),
        (json(&"a".repeat(256)), "unknown_code"),
        (json(&"a".repeat(257)), "unrecognized"),
        (json(&escaped(256)), "unknown_code"),
        (json(&escaped(257)), "unrecognized"),
        (json(&"é".repeat(128)), "unknown_code"),
        (json(&"é".repeat(129)), "unrecognized"),
        (format!("OK|{}", "A".repeat(100_000)), "success"),
    ];
    for (body, right) in rows {
        assert_eq!(parse::<ResultError>(body.as_bytes()).as_str(), right, "{} bytes", body.len());
    }
}

/// Characters are checked in blocks that overlap.
#[test]
fn every_character_of_an_unknown_code_is_checked() {
    for length in 1..50 {
        let code = "A_9".repeat(17)[..length].to_owned();
        assert_eq!(parse::<ResultError>(code.as_bytes()).as_str(), "unknown_code", "{code}");
        // The ends are not trimmed, and the first character also starts the code.
        for place in 0..length {
            for other in ["a", "-", "@", "[", "`", "é"] {
                let body = format!("{}{other}{}", &code[..place], &code[place + 1..]);
                assert_eq!(parse::<ResultError>(body.as_bytes()).as_str(), "unrecognized", "{body:?}");
            }
        }
    }
}

#[test]
fn server_message_is_kept() {
    let body = |code: &str, words: &str| format!(r#"{{"status":0,"request":"{code}","error_text":{words}}}"#);
    for code in all_codes().into_iter().chain(["NEW_CODE"]) {
        for (words, right) in
            [("\"no \\u0063redit\"", Some("no credit")), ("\"\"", None), ("null", None), ("7", Some("7")), ("[]", None)]
        {
            let body = body(code, words);
            let outcome = parse::<ResultError>(body.as_bytes());
            assert!(!matches!(outcome, Outcome::Success { .. } | Outcome::Unrecognized { .. }), "{body}");
            let message = outcome.details().message;
            assert_eq!(message.map(|message| message.to_string()).as_deref(), right, "{body}");
        }
    }
}

fn fail<E: ApiError>(body: &[u8]) -> Failure<E> {
    parse::<E>(body).into_result().expect_err("no success")
}

#[test]
fn into_result_returns_payload_or_failure() {
    let payload = parse::<SubmitError>(b"OK|7").into_result().expect("a success");
    assert_eq!(payload.as_str(), Some("7"));
    let kinds = [
        (fail(b"CAPCHA_NOT_READY").kind, FailureKind::Pending(ResultError::CapchaNotReady)),
        (fail(b"ERROR_EMPTY_ACTION").kind, FailureKind::Error(ResultError::EmptyAction)),
        (fail(b"ERROR_UPLOAD").kind, FailureKind::OtherEndpoint(Code::Upload)),
        (fail(b"ERROR_NEW").kind, FailureKind::UnknownCode),
        (fail(b"").kind, FailureKind::Unrecognized(UnrecognizedReason::Empty)),
    ];
    for (kind, right) in kinds {
        assert_eq!(kind, right);
    }
}

#[test]
fn failure_works_with_question_mark() {
    fn task(body: &[u8]) -> Result<String, Box<dyn Error + Send + Sync + 'static>> {
        Ok(parse::<SubmitError>(body).into_result()?.to_string())
    }
    assert_eq!(task(b"OK|42").expect("a success"), "42");
    let error = task(b"ERROR_ZERO_BALANCE").expect_err("an error");
    let failure = error.downcast_ref::<Failure<SubmitError>>().expect("the failure itself");
    assert_eq!(failure.kind, FailureKind::Error(SubmitError::ZeroBalance));
    let source = error.source().expect("the code is the source");
    assert_eq!(source.downcast_ref::<SubmitError>(), Some(&SubmitError::ZeroBalance));
}

#[test]
fn failure_names_endpoint_code_and_fix() {
    for code in ResultError::ALL {
        let failure = fail::<ResultError>(code.as_str().as_bytes());
        let said = format!("{failure:#}");
        assert!(said.starts_with(&format!("result: {code}: ")), "{said}");
        assert_eq!(said, failure.to_string().replacen("result: ", &format!("result: {code}: "), 1));
        assert!(said.contains(code.meaning()) && said.contains(code.fix()), "{said}");
        assert_eq!(failure.source().map(ToString::to_string).as_deref(), Some(code.as_str()));
    }
    let failure = fail::<SubmitError>(br#"{"status":0,"request":"ERROR_UPLOAD","error_text":"line\n2"}"#);
    assert!(failure.to_string().ends_with(r"(server message: line\n2)"), "{failure}");

    let failure = fail::<SubmitError>(b"ERROR_EMPTY_ACTION");
    assert_eq!(failure.to_string(), "submit: a code of another endpoint");
    assert_eq!(format!("{failure:#}"), "submit: ERROR_EMPTY_ACTION: a code of another endpoint");
    assert_eq!(failure.source().and_then(|source| source.downcast_ref()), Some(&Code::EmptyAction));

    let failure = fail::<SubmitError>(b"ERROR: 1002");
    assert_eq!(failure.to_string(), "submit: `ERROR: 1002` is not in the catalog");
    assert!(failure.source().is_none());

    let failure = fail::<SubmitError>(b"<html>\x1b[31m\n\xff");
    assert!(
        failure.to_string().starts_with("submit: not a response of this API: the body is an HTML page: "),
        "{failure}"
    );
    assert!(failure.to_string().contains(r"`\u{1b}[31m \xff`"), "{failure}");
    assert!(failure.source().is_none());

    let long = fail::<SubmitError>(&[b'<'; 1_000_000]);
    assert!(long.to_string().len() < 400 && long.excerpt().is_truncated(), "{long}");
}

#[test]
fn retry_policy_is_from_the_code_or_the_endpoint() {
    let seconds = |count| Some(Duration::from_secs(count));
    /// A body, and the advice on it: class, whether the call may be repeated, and when.
    type Row = (&'static [u8], Option<RetryClass>, bool, Option<Duration>);
    let rows: [Row; 10] = [
        (b"OK|1", None, false, None),
        (b"CAPCHA_NOT_READY", Some(RetryClass::Poll), true, seconds(5)),
        (br#"{"status":0,"request":"CAPCHA_NOT_READY"}"#, Some(RetryClass::Poll), true, seconds(5)),
        (b"ERROR_INTERNAL_SERVER_ERROR", Some(RetryClass::Backoff), true, seconds(10)),
        (b"ERROR_CAPTCHA_UNSOLVABLE", Some(RetryClass::Resubmit), false, None),
        (b"ERROR_WRONG_USER_KEY", Some(RetryClass::AfterFix), false, None),
        (b"ERROR_SERVER_ERROR", Some(RetryClass::Backoff), true, seconds(10)),
        (b"ERROR_NEW", Some(RetryClass::Unspecified), false, None),
        (b"502 Bad Gateway", Some(RetryClass::Backoff), true, seconds(2)),
        (b"", Some(RetryClass::Backoff), true, seconds(2)),
    ];
    for (body, class, retryable, after) in rows {
        let outcome = parse::<ResultError>(body);
        let shown = body.escape_ascii();
        assert_eq!(outcome.retry().map(Retry::class), class, "{shown}");
        assert_eq!((outcome.is_retryable(), outcome.retry_after()), (retryable, after), "{shown}");
        let Err(failure) = outcome.into_result() else { continue };
        assert_eq!(Some(failure.retry().class()), class, "{shown}");
        assert_eq!((failure.is_retryable(), failure.retry_after()), (retryable, after), "{shown}");
    }
}

//! The standard JSON test suite: each text as a whole body, and inside an otherwise valid envelope.

use captchaai_errors::{Code, Outcome, Payload, ResponseValue, ResultError, parse, parse_json};
use serde_json::Value;

/// One text of the suite.
struct Case {
    name: String,
    text: Vec<u8>,
}

fn suite() -> Vec<Case> {
    include_str!("../fixtures/json_test_suite.jsonl").lines().map(case).collect()
}

fn case(line: &str) -> Case {
    let row: Value = serde_json::from_str(line).expect("a case is a JSON object");
    let field = |name: &str| row.get(name).and_then(Value::as_str);
    let text = match field("hex") {
        Some(hex) => {
            let digits: Vec<u8> = hex.chars().filter_map(|digit| digit.to_digit(16)).map(|digit| digit as u8).collect();
            digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
        }
        None => {
            let times = row.get("times").and_then(Value::as_u64).unwrap_or(1);
            field("text").expect("a case has its text").repeat(times as usize).into_bytes()
        }
    };
    Case { name: field("name").expect("a case has a name").to_owned(), text }
}

fn cases(verdict: &str) -> Vec<Case> {
    suite().into_iter().filter(|case| case.name.starts_with(verdict)).collect()
}

/// A body with `text` between two other texts.
fn around(before: &str, text: &[u8], after: &str) -> Vec<u8> {
    [before.as_bytes(), text, after.as_bytes()].concat()
}

/// Bodies that are valid responses with different outcomes if `text` is a JSON value.
fn extras(text: &[u8]) -> [(Vec<u8>, &'static str); 4] {
    [
        (around(r#"{"status":1,"other":"#, text, r#","request":"7"}"#), "success"),
        (around(r#"{"other":"#, text, r#","status":0,"request":"CAPCHA_NOT_READY"}"#), "pending"),
        (around(r#"{"status":0,"request":"ERROR_CAPTCHA_UNSOLVABLE","other":"#, text, "}"), "error"),
        (around(r#"{"status":0,"request":"NEW","other":{"in":[0,"#, text, "]}}"), "unknown_code"),
    ]
}

/// Bodies with `text` as payload, code, status or message.
fn named(text: &[u8]) -> [Vec<u8>; 5] {
    [
        around(r#"{"status":1,"request":"#, text, "}"),
        around(r#"{"request":"#, text, r#","status":0}"#),
        around(r#"{"status":"#, text, r#","request":"ERROR_CAPTCHA_UNSOLVABLE"}"#),
        around(r#"{"status":0,"request":"ERROR_CAPTCHA_UNSOLVABLE","error_text":"#, text, "}"),
        around(r#"{"status":1,"result":[0,"#, text, "]}"),
    ]
}

/// Parses with both entry points for JSON.
fn read(body: &[u8]) -> Outcome<'_, ResultError, Code> {
    let outcome = parse_json::<ResultError>(body);
    if body.starts_with(b"{") {
        assert_eq!(parse::<ResultError>(body), outcome, "{}", body.escape_ascii());
    }
    outcome
}

fn refused(case: &Case) {
    for body in extras(&case.text).into_iter().map(|(body, _)| body).chain(named(&case.text)) {
        assert_eq!(read(&body).as_str(), "unrecognized", "{}: {}", case.name, body.escape_ascii());
    }
}

fn accepted(case: &Case) {
    for (body, word) in extras(&case.text) {
        assert_eq!(read(&body).as_str(), word, "{}: {}", case.name, body.escape_ascii());
    }
}

#[test]
fn suite_is_complete() {
    let suite = suite();
    let count = |verdict: &str| suite.iter().filter(|case| case.name.starts_with(verdict)).count();
    assert_eq!((suite.len(), count("y_"), count("n_"), count("i_")), (318, 95, 188, 35));
}

#[test]
fn suite_texts_are_not_responses() {
    for case in suite() {
        let outcome = read(&case.text);
        assert_eq!(outcome.as_str(), "unrecognized", "{}: {outcome:?}", case.name);
    }
}

#[test]
fn invalid_texts_are_rejected() {
    cases("n_").iter().for_each(refused);
}

#[test]
fn valid_texts_are_accepted() {
    cases("y_").iter().for_each(accepted);
}

#[test]
fn valid_texts_are_parsed_correctly() {
    for case in cases("y_") {
        let text = str::from_utf8(&case.text).expect("a valid text is UTF-8").trim();
        let [payload, code, _, _, _] = named(&case.text);
        let (success, failure) = (read(&payload), read(&code));
        match serde_json::from_str::<Value>(text).expect("a valid text is JSON") {
            Value::String(string) if string.is_empty() => {
                assert_eq!((success.as_str(), failure.as_str()), ("unrecognized", "unrecognized"), "{}", case.name);
            }
            Value::String(string) => {
                let Outcome::Success { payload: Payload { value: ResponseValue::Text(text), .. } } = success else {
                    panic!("{}", case.name)
                };
                let Outcome::UnknownCode { raw, .. } = failure else { panic!("{}", case.name) };
                assert!(text == string.as_str() && raw == string.as_str(), "{}: {text}", case.name);
            }
            Value::Number(_) => {
                let Outcome::Success { payload: Payload { value: ResponseValue::Text(number), .. } } = success else {
                    panic!("{}", case.name)
                };
                let Outcome::UnknownCode { raw, .. } = failure else { panic!("{}", case.name) };
                assert!(number == text && raw == text, "{}: {number}", case.name);
            }
            Value::Array(_) | Value::Object(_) => {
                assert_eq!(success, Outcome::Success { payload: ResponseValue::Json(text).into() }, "{}", case.name);
                assert_eq!(failure.as_str(), "unrecognized", "{}", case.name);
            }
            Value::Bool(_) => {
                assert_eq!(success, Outcome::Success { payload: ResponseValue::Json(text).into() }, "{}", case.name);
                assert_eq!(failure.as_str(), "unrecognized", "{}", case.name);
            }
            Value::Null => {
                assert_eq!((success.as_str(), failure.as_str()), ("unrecognized", "unrecognized"), "{}", case.name);
            }
        }
    }
}

/// Implementation-defined cases: the prefix of their names, the expected verdict, and the reason.
const DECIDED: [(&str, bool, &str); 6] = [
    ("i_number_", true, "a number is kept as its text, so that none is too great"),
    ("i_object_key_lone_2nd_surrogate", false, "half a character is none, and keys are texts"),
    ("i_string_utf16", false, "a body is UTF-8, and in UTF-16 every other byte is a control character"),
    ("i_string_", false, "half a character is none, and what is not UTF-8 is not JSON"),
    ("i_structure_500_nested_arrays", false, "the maximum depth is 128"),
    ("i_structure_UTF-8_BOM_empty_object", false, "a byte order mark belongs before the body, not before a value"),
];

#[test]
fn implementation_defined_texts_are_decided() {
    for case in cases("i_") {
        let decided = DECIDED.iter().find(|(name, ..)| case.name.starts_with(name));
        let (_, accept, _) = decided.expect("every open case is decided");
        if *accept { accepted(&case) } else { refused(&case) }
    }
    let marked = read("\u{feff}{\"status\":1,\"request\":7}".as_bytes());
    assert_eq!(marked.as_str(), "success", "a byte order mark before the whole body means nothing");
}

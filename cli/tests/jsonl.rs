//! `errbook explain --jsonl`: the contract that other tools rely on.

mod common;

use std::fs;

use common::{Output, fixture, run_here, utf8};

fn jsonl(catalog: &str, input: &str) -> Output {
    run_here(&["explain", "--jsonl", "--catalog", utf8(&fixture(catalog))], input)
}

#[test]
fn every_outcome_is_printed_in_input_order() {
    let cases = [
        (r#"{"body":"OK|007","endpoint":"poll"}"#, r#"{"endpoint":"poll","outcome":"success","payload":"007"}"#),
        (
            r#"{"body":"{\"status\":1,\"result\":\"a\\u0062\"}","endpoint":"poll"}"#,
            r#"{"endpoint":"poll","outcome":"success","payload":"ab"}"#,
        ),
        (
            r#"{"body":"{\"status\":1,\"result\":\n[ 1.50, 1e400, \"a \\\" b\\\\\" , {} ]}","endpoint":"poll"}"#,
            r#"{"endpoint":"poll","outcome":"success","payload_json":[1.50,1e400,"a \" b\\",{}]}"#,
        ),
        (
            r#"{"endpoint":"poll","more":[1],"body":"{\"status\":0,\"code\":\"NOT_YET\",\"text\":\"soon\"}"}"#,
            concat!(
                r#"{"endpoint":"poll","outcome":"pending","code":"NOT_READY","message":"soon","#,
                r#""retry":{"class":"poll","after_ms":5000,"max_attempts":3}}"#
            ),
        ),
        (
            r#"{"body":" NO_MONEY\r\n","endpoint":"start"}"#,
            r#"{"endpoint":"start","outcome":"error","code":"NO_MONEY","retry":{"class":"after_fix"}}"#,
        ),
        (
            r#"{"body":"NO_MONEY","endpoint":"poll"}"#,
            r#"{"endpoint":"poll","outcome":"other_endpoint","code":"NO_MONEY","retry":{"class":"unspecified"}}"#,
        ),
        (
            r#"{"body":"{\"status\":0,\"code\":\"\\u00e9 \\\"\"}","endpoint":"poll"}"#,
            r#"{"endpoint":"poll","outcome":"unknown_code","raw":"é \"","retry":{"class":"unspecified"}}"#,
        ),
        (
            r#"{"body":"","endpoint":"poll"}"#,
            r#"{"endpoint":"poll","outcome":"unrecognized","reason":"empty","retry":{"class":"unspecified"}}"#,
        ),
    ];
    let input: Vec<&str> = cases.iter().map(|(line, _)| *line).collect();
    let output = jsonl("demo.yaml", &input.join("\n"));
    let expected: String = cases.iter().flat_map(|(_, line)| [line, "\n"]).collect();
    assert_eq!((output.code, output.err.as_str(), output.out), (0, "", expected));
}

#[test]
fn removed_code_is_marked() {
    let output = run_here(&["explain", "--jsonl"], r#"{"body":"IP_BANNED","endpoint":"submit"}"#);
    let expected = concat!(
        r#"{"endpoint":"submit","outcome":"error","code":"IP_BANNED","removed":true,"#,
        r#""retry":{"class":"after_fix"}}"#
    );
    assert_eq!(output.out.trim_end(), expected);
}

#[test]
fn invalid_line_is_answered_in_its_place() {
    let input = concat!(
        "\u{feff}{\"body\":\"NO_MONEY\",\"endpoint\":\"start\"}\r\n",
        "\n  \n",
        "[\"NO_MONEY\",\"start\"]\n",
        "{\"body\":\"NO_MONEY\",\n",
        "{\"body\":true,\"endpoint\":\"start\"}\n",
        "{\"body\":\"NO_MONEY\",\"endpoint\":\"stop\"}\n",
        "{\"body\":\"NO_MONEY\"}\n",
        "{\"endpoint\":\"start\"}\n",
        "{\"body\":\"NO_MONEY\",\"endpoint\":\"start\",\"status\":600}\n",
        "{\"body\":\"NO_MONEY\",\"endpoint\":\"start\",\"status\":99}\n",
        "{\"body\":\"NO_MONEY\",\"endpoint\":\"start\"}",
    );
    let output = jsonl("demo.yaml", input);
    let valid = r#"{"endpoint":"start","outcome":"error","code":"NO_MONEY","retry":{"class":"after_fix"}}"#;
    let expected = [
        valid,
        r#"{"error":"line 4: expected a JSON object"}"#,
        r#"{"error":"line 5: EOF while parsing a value at column 19"}"#,
        r#"{"error":"line 6: invalid type: boolean `true`, expected a string at column 12"}"#,
        r#"{"error":"line 7: unknown endpoint `stop`; the endpoints are `start`, `poll`"}"#,
        r#"{"error":"line 8: missing field `endpoint`; the endpoints are `start`, `poll`"}"#,
        r#"{"error":"line 9: missing field `body` at column 20"}"#,
        r#"{"error":"line 10: `status`: 600 is not in 100..=599"}"#,
        r#"{"error":"line 11: `status`: 99 is not in 100..=599"}"#,
        valid,
    ];
    assert_eq!(output.out.lines().collect::<Vec<_>>(), expected);
    assert_eq!(output.code, 1);
    assert!(output.err.starts_with("error: 8 invalid input lines\nhelp: "), "{}", output.err);
    let output = jsonl("demo.yaml", "{}\n");
    assert_eq!((output.code, output.out.lines().count()), (1, 1));
    assert!(output.err.starts_with("error: 1 invalid input line\nhelp: "), "{}", output.err);
}

#[test]
fn endpoint_is_optional_if_there_is_only_one() {
    let output = jsonl("codes.yaml", r#"{"body":"{\"ok\":\"no\",\"error\":\"no_such_user\"}"}"#);
    let expected = r#"{"endpoint":"call","outcome":"error","code":"no_such_user","retry":{"class":"after_fix"}}"#;
    assert_eq!((output.code, output.out.trim_end()), (0, expected));
}

#[test]
fn bare_code_is_unrecognized_without_text_responses() {
    let output = jsonl("codes.yaml", r#"{"body":"no_such_user"}"#);
    assert!(output.out.contains(r#""outcome":"unrecognized","reason":"unsupported_format""#), "{}", output.out);
}

#[test]
fn file_and_standard_input_give_the_same_output() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let file = directory.path().join("responses.jsonl");
    let line = "{\"body\":\"ERROR_ZERO_BALANCE\",\"endpoint\":\"submit\"}\n";
    fs::write(&file, line).expect("the file is writable");
    let from_file = run_here(&["explain", "--jsonl", utf8(&file)], "");
    assert_eq!(from_file.code, 0, "{}", from_file.err);
    assert_eq!(from_file.out, run_here(&["explain", "--jsonl", "-"], line).out);
    assert_eq!(run_here(&["explain", "--jsonl", "no/such.jsonl"], "").code, 1);
}

#[test]
fn invalid_catalog_explains_nothing() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let file = directory.path().join("broken.yaml");
    fs::write(&file, "catalog: x\ncatalog: y\n").expect("the file is writable");
    let output = run_here(&["explain", "--jsonl", "-", "-c", utf8(&file)], "{\"body\":\"x\"}\n");
    assert_eq!((output.code, output.out.as_str()), (1, ""));
    assert!(output.err.contains("broken.yaml:2:1: "), "{}", output.err);
}

#[test]
fn example_in_the_contract_is_correct() {
    let example = errbook_cli::EXPLAIN_CONTRACT.split("```json\n").nth(1).and_then(|text| text.split("```").next());
    let lines: Vec<&str> = example.expect("an example").lines().collect();
    let [input, expected] = lines.as_slice() else { panic!("expected an input line and an output line: {lines:?}") };
    assert_eq!(jsonl("demo.yaml", input).out.trim_end(), *expected);
}

#[test]
fn long_line_is_an_error_in_its_place() {
    let valid = "{\"body\":\"NO_MONEY\",\"endpoint\":\"start\"}\n";
    let long = format!("{{\"body\":\"{}\",\"endpoint\":\"start\"}}\n", "x".repeat(40 << 20));
    let output = jsonl("demo.yaml", &format!("{valid}{long}{valid}"));
    let lines: Vec<&str> = output.out.lines().collect();
    assert!(
        matches!(lines.as_slice(), [first, error, last]
        if first == last && *error == r#"{"error":"line 2: the line is longer than 16 MiB"}"#),
        "{:.500}",
        output.out
    );
}

/// A catalog whose responses can have every optional key of an output line.
const EVERY_KEY: &str = "\
catalog: demo
title: Demo errors
responses:
  json:
    success: {ok: true}
    failure: {ok: false}
    code: [\"errors[].code\"]
    payload: [result]
    message: [\"errors[].text\"]
    retry_after: {at: wait, unit: seconds}
    fields: {request_id: id}
retry_policies:
  later: {class: backoff, initial_delay: 2s, max_delay: 9s, max_attempts: 3}
endpoints:
  call:
    path: /call
    title: The call
    errors:
      \"TOO_FAST_{seconds}\":
        {title: Too fast, meaning: There are too many calls., fix: Wait., retry: later, parameter: {kind: u32}}
      \"NO_{thing}\": {title: No such thing, meaning: It is lost., fix: Wait., retry: later, parameter: {kind: text}}
      GONE:
        title: Gone
        meaning: It was there.
        fix: Wait.
        retry: later
        removed: {since: \"2024-01-01\", reason: It is never sent.}
";

#[test]
fn every_optional_key_is_printed_if_and_only_if_there_is_a_value() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let file = directory.path().join("every.yaml");
    fs::write(&file, EVERY_KEY).expect("the file is writable");
    let retry = r#""retry":{"class":"backoff","after_ms":2000,"max_attempts":3}"#;
    let cases = [
        (r#"{"ok":true,"result":"x"}"#, r#""outcome":"success","payload":"x""#.to_owned()),
        (
            r#"{"ok":true,"result":"x","id":"r1"}"#,
            r#""outcome":"success","payload":"x","fields":{"request_id":"r1"}"#.to_owned(),
        ),
        (r#"{"ok":true,"result":[1]}"#, r#""outcome":"success","payload_json":[1]"#.to_owned()),
        (
            r#"{"ok":false,"errors":[{"code":"TOO_FAST_7"}]}"#,
            format!(r#""outcome":"error","code":"TOO_FAST_7","parameter":7,{retry}"#),
        ),
        (
            r#"{"ok":false,"errors":[{"code":"NO_LUCK"}]}"#,
            format!(r#""outcome":"error","code":"NO_LUCK","parameter":"LUCK",{retry}"#),
        ),
        (
            r#"{"ok":false,"errors":[{"code":"GONE"}]}"#,
            format!(r#""outcome":"error","code":"GONE","removed":true,{retry}"#),
        ),
        (
            r#"{"ok":false,"errors":[{"code":"GONE"},{"code":"GONE"}]}"#,
            format!(r#""outcome":"error","code":"GONE","removed":true,"additional_errors":1,{retry}"#),
        ),
        (
            r#"{"ok":false,"id":"r2","wait":9,"errors":[{"code":"TOO_FAST_7","text":"slowly"},{"code":"A"},{"code":"B"}]}"#,
            concat!(
                r#""outcome":"error","code":"TOO_FAST_7","parameter":7,"message":"slowly","additional_errors":2,"#,
                r#""fields":{"request_id":"r2"},"retry":{"class":"backoff","after_ms":9000,"max_attempts":3}"#
            )
            .to_owned(),
        ),
        (
            r#"{"ok":false,"id":"r3","errors":[{"code":"odd","text":"so"},{"code":"GONE"}]}"#,
            concat!(
                r#""outcome":"unknown_code","message":"so","additional_errors":1,"fields":{"request_id":"r3"},"#,
                r#""raw":"odd","retry":{"class":"unspecified"}"#
            )
            .to_owned(),
        ),
        ("?", r#""outcome":"unrecognized","reason":"unsupported_format","retry":{"class":"unspecified"}"#.to_owned()),
    ];
    let input: String = cases.iter().map(|(body, _)| serde_json::json!({"body": body}).to_string() + "\n").collect();
    let output = run_here(&["explain", "--jsonl", "--catalog", utf8(&file)], &input);
    let expected: Vec<String> = cases.iter().map(|(_, keys)| format!("{{\"endpoint\":\"call\",{keys}}}")).collect();
    assert_eq!(output.out.lines().collect::<Vec<_>>(), expected, "{}", output.err);
}

#[test]
fn longest_line_is_explained_and_one_byte_more_is_an_error() {
    let line = |length: usize| {
        let (before, after) = ("{\"body\":\"NO_MONEY\",\"endpoint\":\"start\",\"x\":\"", "\"}\n");
        format!("{before}{}{after}", "x".repeat(length - before.len() - after.len()))
    };
    let output = jsonl("demo.yaml", &(line(16 << 20) + &line((16 << 20) + 1) + &line(100)));
    let kinds: Vec<bool> = output.out.lines().map(|line| line.starts_with("{\"error\"")).collect();
    assert_eq!(kinds, [false, true, false]);
}

#[test]
fn field_is_found_by_nested_and_escaped_keys() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let file = directory.path().join("every.yaml");
    let fields = "fields: {request_id: [id, \"meta.id\", \"list[].id\"], trace: [\"x/y\"]}";
    fs::write(&file, EVERY_KEY.replace("fields: {request_id: id}", fields)).expect("the file is writable");
    let cases = [
        (r#"{"ok":false,"id":"r1"}"#, r#","fields":{"request_id":"r1"}"#),
        (r#"{"ok":false,"i\u0064":"r2"}"#, r#","fields":{"request_id":"r2"}"#),
        (r#"{"meta":{"id":"r3"},"ok":true,"result":"\"x"}"#, r#","fields":{"request_id":"r3"}"#),
        (r#"{"list":[{"id":4}],"ok":false}"#, r#","fields":{"request_id":"4"}"#),
        (r#"{"x/y":"t1","ok":false}"#, r#","fields":{"trace":"t1"}"#),
        (r#"{"x\/y":"t2","ok":false}"#, r#","fields":{"trace":"t2"}"#),
        (r#"{"ok":false,"text":"id"}"#, ""),
        (r#"{"ok":false,"ids":"r5"}"#, ""),
    ];
    let input: String = cases.iter().map(|(body, _)| serde_json::json!({"body": body}).to_string() + "\n").collect();
    let output = run_here(&["explain", "--jsonl", "--catalog", utf8(&file)], &input);
    let fields = |line: &'_ str| {
        line.split_once(",\"fields\"").map(|(_, rest)| rest.split_once('}').expect("an object").0.to_owned())
    };
    let found: Vec<_> = output.out.lines().map(fields).collect();
    let expected: Vec<_> = cases.iter().map(|(_, expected)| fields(expected)).collect();
    assert_eq!(found, expected, "{}", output.out);
}

#[test]
fn payload_with_escapes_at_any_position_is_printed() {
    let mut payloads = Vec::new();
    for length in [0, 1, 14, 15, 16, 17, 32, 40] {
        for place in 0..=length {
            for escaped in ["\"", "\\", "\\\"", "\n.", "\u{1f}", "\u{7f}", "é", "\u{202e}"] {
                let text = |part: usize| "x".repeat(part);
                payloads.push(format!("{}{escaped}{}", text(place), text(length - place)));
            }
        }
    }
    let line = |payload: &String| serde_json::json!({"endpoint": "poll", "body": format!("OK|{payload}")}).to_string();
    let output = jsonl("demo.yaml", &payloads.iter().map(line).collect::<Vec<_>>().join("\n"));
    let printed = output.out.lines().map(|line| {
        assert!(!line.contains(['\u{7f}', '\u{202e}']), "{line:?}");
        let line: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        line.get("payload").and_then(serde_json::Value::as_str).map(str::to_owned)
    });
    assert!(printed.eq(payloads.into_iter().map(Some)));
}

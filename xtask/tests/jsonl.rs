//! `cargo xtask explain --jsonl`: the contract that other tools rely on.

mod common;

use std::fs;

use common::{Done, fixture, here};

fn jsonl(catalogue: &str, input: &str) -> Done {
    let file = fixture(catalogue);
    here(&["explain", "--jsonl", "--catalog", file.to_str().expect("the path is UTF-8")], input)
}

#[test]
fn every_outcome_in_order() {
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
            r#"{"endpoint":"start","outcome":"error","code":"NO_MONEY","retry":{"class":"fix"}}"#,
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
    let done = jsonl("demo.yaml", &input.join("\n"));
    let expected: String = cases.iter().flat_map(|(_, answer)| [answer, "\n"]).collect();
    assert_eq!((done.code, done.err.as_str(), done.out), (0, "", expected));
}

#[test]
fn a_line_that_is_no_request_is_answered_in_its_place() {
    let input = concat!(
        "\u{feff}{\"body\":\"NO_MONEY\",\"endpoint\":\"start\"}\r\n",
        "\n  \n",
        "[\"NO_MONEY\",\"start\"]\n",
        "{\"body\":\"NO_MONEY\",\n",
        "{\"body\":true,\"endpoint\":\"start\"}\n",
        "{\"body\":\"NO_MONEY\",\"endpoint\":\"stop\"}\n",
        "{\"body\":\"NO_MONEY\"}\n",
        "{\"endpoint\":\"start\"}\n",
        "{\"body\":\"NO_MONEY\",\"endpoint\":\"start\"}",
    );
    let done = jsonl("demo.yaml", input);
    let sound = r#"{"endpoint":"start","outcome":"error","code":"NO_MONEY","retry":{"class":"fix"}}"#;
    let expected = [
        sound,
        r#"{"error":"line 4: not a JSON object"}"#,
        r#"{"error":"line 5: EOF while parsing a value at column 19"}"#,
        r#"{"error":"line 6: invalid type: boolean `true`, expected a string at column 12"}"#,
        r#"{"error":"line 7: there is no endpoint `stop`; there are `start`, `poll`"}"#,
        r#"{"error":"line 8: `endpoint` is missing; there are `start`, `poll`"}"#,
        r#"{"error":"line 9: missing field `body` at column 20"}"#,
        sound,
    ];
    assert_eq!(done.out.lines().collect::<Vec<_>>(), expected);
    assert_eq!(done.code, 1);
    assert!(done.err.starts_with("error: 6 lines of the input are no requests"), "{}", done.err);
    let done = jsonl("demo.yaml", "{}\n");
    assert_eq!((done.code, done.out.lines().count()), (1, 1));
    assert!(done.err.starts_with("error: a line of the input is no request"), "{}", done.err);
}

#[test]
fn a_single_endpoint_need_not_be_named() {
    let done = jsonl("codes.yaml", r#"{"body":"{\"ok\":\"no\",\"error\":\"no_such_user\"}"}"#);
    let answer = r#"{"endpoint":"call","outcome":"error","code":"no_such_user","retry":{"class":"fix"}}"#;
    assert_eq!((done.code, done.out.trim_end()), (0, answer));
}

#[test]
fn a_stream_is_read_as_it_is_with_no_bare_codes_added() {
    let done = jsonl("codes.yaml", r#"{"body":"no_such_user"}"#);
    assert!(done.out.contains(r#""outcome":"unrecognized","reason":"unsupported_format""#), "{}", done.out);
}

#[test]
fn a_file_is_read_like_standard_input() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("replies.jsonl");
    let line = "{\"body\":\"ERROR_ZERO_BALANCE\",\"endpoint\":\"submit\"}\n";
    fs::write(&file, line).expect("the folder is ours");
    let path = file.to_str().expect("the path is UTF-8");
    let from_file = here(&["explain", "--jsonl", path], "");
    assert_eq!(from_file.code, 0, "{}", from_file.err);
    assert_eq!(from_file.out, here(&["explain", "--jsonl", "-"], line).out);
    assert_eq!(here(&["explain", "--jsonl", "no/such.jsonl"], "").code, 1);
}

#[test]
fn a_broken_catalogue_answers_nothing() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("broken.yaml");
    fs::write(&file, "catalog: x\ncatalog: y\n").expect("the folder is ours");
    let path = file.to_str().expect("the path is UTF-8");
    let done = here(&["explain", "--jsonl", "-", "--catalog", path], "{\"body\":\"x\"}\n");
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert!(done.err.contains("broken.yaml:2:1: "), "{}", done.err);
}

#[test]
fn the_example_of_the_contract_is_true() {
    let example = xtask::explain::CONTRACT.split("```json\n").nth(1).and_then(|text| text.split("```").next());
    let lines: Vec<&str> = example.expect("there is an example").lines().collect();
    let [line, answer] = lines.as_slice() else { panic!("the example is a line and its answer: {lines:?}") };
    assert_eq!(here(&["explain", "--jsonl"], line).out.trim_end(), *answer);
}

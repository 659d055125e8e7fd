//! Codes that are JSON numbers: the server sends them as the examples of the catalog have them.

mod common;

use common::{get, send, split};
use errbook_mock::{Mock, Scenario, Server};

/// The catalog without examples; `EXAMPLES` and `FORMAT` are replaced.
const CATALOG: &str = r#"
catalog: numbers
title: Errors with numbers
responses:
  http: {success: 2xx}
  json: {code: CODE, payload: id}
endpoints:
  first:
    path: /first
    title: First call
    errors:
      "20404": {title: Not found, meaning: There is no such number., fix: Check it., http: 404, retry: after_fix, EXAMPLES}
      "20429": {title: Too many, meaning: There are too many calls., fix: Send fewer., http: 429, retry: after_fix}
      "007": {title: Secret, meaning: The number has zeros., fix: Keep them., http: 400, retry: after_fix}
      no_money: {title: No money, meaning: The account is empty., fix: Top up., http: 402, retry: after_fix}
  second:
    path: /second
    title: Second call
    FORMAT
    errors:
      "20404": {title: Not found, meaning: There is no such number., fix: Check it., http: 404, retry: after_fix}
"#;

/// Starts a server with the path of the code, examples of the first entry, and the responses of the second endpoint.
fn server(code: &str, examples: &[&str], format: &str) -> Server {
    let examples = if examples.is_empty() { String::new() } else { format!(", examples: {examples:?}") };
    let text = CATALOG.replace(", EXAMPLES", &examples).replace("FORMAT", format).replace("CODE", code);
    Mock::new(&text).unwrap_or_else(|error| panic!("{error}")).start().expect("the server starts")
}

fn body(server: &Server, path: &str, code: &str) -> String {
    get(server, &format!("{path}?scenario=code:{code}"))
}

#[test]
fn example_with_a_number_makes_every_whole_number_a_number() {
    let server = server("code", &[r#"{"code": 20404, "message": "x"}"#], "");
    for (path, code, expected) in [
        ("/first", "20404", r#"{"code":20404}"#),
        ("/first", "20429", r#"{"code":20429}"#),
        ("/second", "20404", r#"{"code":20404}"#),
        ("/first", "999", r#"{"code":999}"#),
        ("/first", "-1", r#"{"code":-1}"#),
        ("/first", "007", r#"{"code":"007"}"#),
        ("/first", "1.5", r#"{"code":"1.5"}"#),
        ("/first", "true", r#"{"code":"true"}"#),
        ("/first", "no_money", r#"{"code":"no_money"}"#),
    ] {
        assert_eq!(body(&server, path, code), expected);
    }
    server.play("", Scenario::code("20429"));
    let response = send(server.address(), "GET /first HTTP/1.1\r\n\r\n");
    assert_eq!(split(&response), Some((429, r#"{"code":20429}"#)));
}

#[test]
fn code_is_a_string_unless_an_example_has_a_number() {
    for examples in [&[][..], &[r#"{"code":"20404"}"#], &[r#"{"code":"20404"}"#, r#"{"code":20404}"#]] {
        let server = server("code", examples, "");
        assert_eq!(body(&server, "/first", "20404"), r#"{"code":"20404"}"#, "{examples:?}");
        assert_eq!(body(&server, "/second", "20404"), r#"{"code":"20404"}"#, "{examples:?}");
    }
}

#[test]
fn example_counts_for_endpoints_with_the_same_responses_only() {
    let own = "responses: {http: {success: 2xx}, json: {code: code, payload: id}}";
    let server = server("code", &[r#"{"code":20404}"#], own);
    assert_eq!(body(&server, "/first", "20404"), r#"{"code":20404}"#);
    assert_eq!(body(&server, "/second", "20404"), r#"{"code":"20404"}"#);
}

#[test]
fn number_is_found_at_every_path_of_the_code() {
    for (code, example, expected) in [
        (
            "error.code",
            r#"{"a":{"code":"1"},"error":{"text":"\"code\":","code":20404}}"#,
            r#"{"error":{"code":20404}}"#,
        ),
        ("\"errors[].code\"", r#"{"errors":[{"code":20404},{"code":"1"}]}"#, r#"{"errors":[{"code":20404}]}"#),
        ("\"errors[k=b].code\"", r#"{"errors":[{"k":"b","code":20404}]}"#, r#"{"errors":[{"k":"b","code":20404}]}"#),
        ("[error.code, code]", r#"{"code":20404}"#, r#"{"error":{"code":20404}}"#),
        ("{at: type, after: /}", r#"{"type":"x/20404"}"#, r#"{"type":"/20404"}"#),
    ] {
        assert_eq!(body(&server(code, &[example], ""), "/first", "20404"), expected);
    }
}

#[test]
fn condition_on_the_code_with_a_number_makes_codes_numbers() {
    let text = CATALOG.replace(", EXAMPLES", "").replace("    FORMAT\n", "");
    let format = "{success: {errcode: 0}, failure: {errcode: {not: 0}}, code: errcode, payload: id}";
    let text = text.replace("  http: {success: 2xx}\n", "").replace("{code: CODE, payload: id}", format);
    let server = Mock::new(&text).unwrap_or_else(|error| panic!("{error}")).start().expect("the server starts");
    assert_eq!(body(&server, "/first", "20404"), r#"{"errcode":20404}"#);
    assert_eq!(get(&server, "/second?scenario=ok"), r#"{"errcode":0,"id":"1001"}"#);
}

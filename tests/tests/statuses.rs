//! Responses that the HTTP status or the conditions of entries decide, with minimal catalogs.
#![allow(clippy::unwrap_used, reason = "a test with an invalid catalog has failed")]

use std::time::Duration;

use errbook_compiler::with_table;
use errbook_core::table::{Catalog, Endpoint, Entry};
use errbook_core::{Outcome, Response};

/// Calls `run` with the endpoint of a catalog with these `responses`, and an entry with these conditions.
fn with_demo<R>(responses: &str, when: &str, run: impl FnOnce(&Catalog<'_>, &Endpoint<'_>) -> R) -> R {
    let text = format!(
        "catalog: demo\ntitle: Demo\ntexts: optional\nresponses: {responses}\nretry_policies: {{busy: {{class: poll, interval: 1s, max_attempts: 2}}}}\n\
         endpoints: {{call: {{path: /, title: Call, errors: {{known: {{retry: after_fix}}, met: {{retry: busy, when: {when}}}}}}}}}\n"
    );
    let checked = errbook_compiler::check(&text);
    let errors: Vec<_> = checked.errors().map(|error| &error.message).collect();
    assert!(errors.is_empty(), "{errors:?} in {text}");
    with_table(&checked.catalog.unwrap(), |table| run(table, table.endpoint("call").unwrap()))
}

fn said<E: AsRef<str>, C>(outcome: Outcome<'_, E, C>) -> String {
    let delay = outcome.server_delay().map(|delay| format!(" after {delay:?}")).unwrap_or_default();
    let text = match outcome {
        Outcome::Success { payload } => format!("success: {payload}"),
        Outcome::Pending { code, .. } | Outcome::Error { code, .. } => code.as_ref().to_owned(),
        Outcome::UnknownCode { raw, .. } => format!("unknown_code: {raw}"),
        Outcome::Unrecognized { reason, .. } => reason.as_str().to_owned(),
        other => other.as_str().to_owned(),
    };
    text + &delay
}

/// Checks the outcome of each status and body.
#[track_caller]
fn check(responses: &str, when: &str, cases: &[(Option<u16>, &str, &str)]) {
    with_demo(responses, when, |table, endpoint| {
        for (status, body, right) in cases {
            let mut response = Response::new(body.as_bytes());
            response.status = *status;
            let outcome = table.parse(endpoint, response).map(Entry::code, |code| code.code);
            assert_eq!(said(outcome), *right, "{status:?} {body}");
        }
    });
}

const BY_BODY: &str = "{json: {success: {id: 0}, failure: {error: {is: present}}, code: error.code, payload: [result], \
                       message: error.text, retry_after: {at: wait, unit: seconds}}}";

#[test]
fn conditions_of_an_entry_come_before_what_has_no_cataloged_code() {
    let long = format!(r#"{{"error":{{"code":"{}"}},"state":"busy"}}"#, "x".repeat(257));
    let cases = [
        (None, r#"{"id":0,"state":"busy"}"#, "met"),
        (None, r#"{"id":0,"result":"x","state":"busy"}"#, "met"),
        (None, r#"{"error":{"code":"new"},"state":"busy"}"#, "met"),
        (None, r#"{"error":{},"state":"busy","wait":3}"#, "met after 3s"),
        (None, r#"{"id":0,"error":{},"state":"busy"}"#, "met"),
        (None, r#"{"id":1,"state":"busy"}"#, "met"),
        (None, &long, "met"),
        (None, r#"{"error":{"code":"known"},"state":"busy"}"#, "known"),
        (None, r#"{"id":0,"state":"busy""#, "invalid_json"),
        (None, r#"{"id":0,"state":"busy","state":"done"}"#, "duplicate_key"),
    ];
    check(BY_BODY, "{json: {state: busy}}", &cases);
    let nested = [
        (None, r#"{"id":0,"result":"x","state":{"is":"busy"}}"#, "met"),
        (None, r#"{"id":0,"result":"x","state":{"is":"done"}}"#, "success: x"),
        (None, r#"{"id":0,"result":"x","state":{"is":"busy","is":"done"}}"#, "duplicate_key"),
    ];
    check(BY_BODY, "{json: {state.is: busy}}", &nested);
}

#[test]
fn broken_object_has_no_details() {
    let cases = [
        (Some(429), r#"{"wait":30,"error":{"text":"x"}"#, "met"),
        (Some(429), r#"{"wait":30,"error":{"text":"x"}}"#, "met after 30s"),
        (Some(500), r#"{"wait":30,"error":{"text":"x"}"#, "invalid_json"),
    ];
    check(BY_BODY, "{http: 429}", &cases);
}

#[test]
fn delay_of_an_unrecognized_object_is_kept() {
    let long = format!(r#"{{"error":{{"code":"{}"}},"wait":7}}"#, "x".repeat(257));
    let escaped = format!(r#"{{"error":{{"code":"\n{}"}},"wait":7}}"#, "x".repeat(257));
    let cases = [
        (None, r#"{"error":{},"wait":7}"#, "missing_code after 7s"),
        (None, r#"{"id":0,"wait":7}"#, "missing_payload after 7s"),
        (None, r#"{"wait":7}"#, "undetermined after 7s"),
        (None, r#"{"id":0,"error":{},"wait":7}"#, "undetermined after 7s"),
        (None, &long, "code_too_long after 7s"),
        (None, &escaped, "code_too_long after 7s"),
        (None, r#"{"wait":7"#, "invalid_json"),
    ];
    check(BY_BODY, "{http: 429}", &cases);
    // Without conditions, another part of the parser reads the body.
    with_demo(BY_BODY, "{http: 429}", |table, endpoint| {
        let endpoint = Endpoint { when: &[], ..*endpoint };
        for (_, body, right) in cases {
            let outcome = table.parse(&endpoint, body.as_bytes()).map(Entry::code, |code| code.code);
            assert_eq!(said(outcome), right, "{body}");
        }
    });
}

#[test]
fn whole_body_is_any_json_or_empty_if_the_status_decides() {
    let levels = |count: usize| "[".repeat(count) + &"]".repeat(count);
    let (deep, deeper) = (levels(128), levels(129));
    let deep_success = format!("success: {deep}");
    let cases = [
        (Some(204), "", "success: "),
        (Some(200), r#""a\"b""#, "success: a\"b"),
        (Some(200), "03", "unsupported_format"),
        (Some(200), "3.50", "success: 3.50"),
        (Some(200), "null", "success: null"),
        (Some(200), "[1, {}]", "success: [1, {}]"),
        (Some(200), "[ ]", "success: [ ]"),
        (Some(200), "[1,]", "invalid_json"),
        (Some(200), "[1", "invalid_json"),
        (Some(200), "[,1]", "invalid_json"),
        (Some(200), "[1]]", "invalid_json"),
        (Some(200), &deep, &deep_success),
        (Some(200), &deeper, "json_too_deep"),
        (Some(200), "<html>login</html>", "html"),
        (Some(200), "hello", "unsupported_format"),
        (Some(500), "null", "unsupported_format"),
        (Some(500), "[1]", "not_an_object"),
        (Some(500), "", "empty"),
        (None, "", "missing_status"),
        (None, "3", "missing_status"),
        (None, "[1]", "missing_status"),
        (None, r#"{"a":1}"#, "missing_status"),
        (None, "hello", "unsupported_format"),
        (Some(429), "hello", "met"),
    ];
    check("{http: {success: 2xx}, json: {code: error}}", "{http: 429}", &cases);
    let with_path = [
        (Some(204), "", "empty"),
        (Some(200), "[1]", "not_an_object"),
        (None, "", "empty"),
        (Some(200), r#"{"d":1}"#, "success: 1"),
        (Some(200), r#"{"e":1}"#, "missing_payload"),
    ];
    check("{http: {success: 2xx}, json: {code: error, payload: d}}", "{http: 429}", &with_path);
}

#[test]
fn plain_text_is_a_success_by_its_status() {
    let cases = [
        (Some(200), "anything", "success: anything"),
        (Some(200), "known", "success: known"),
        (Some(204), "", "success: "),
        (Some(200), "<!DOCTYPE html><p>", "html"),
        (Some(400), "known", "known"),
        (Some(400), "NEW", "unknown_code: NEW"),
        (Some(400), "new", "no_match"),
        (None, "known", "known"),
        (None, "NEW", "unknown_code: NEW"),
        (None, "new", "missing_status"),
        (None, "", "missing_status"),
        (None, "<html>", "html"),
    ];
    let unknown = "unknown_codes: [{charset: upper_snake, max_length: 9}]";
    check(&format!("{{http: {{success: 2xx}}, text: {{{unknown}}}}}"), "{http: 429}", &cases);
    let by_body = [
        (Some(200), "known", "known"),
        (Some(200), "<html>", "html"),
        (Some(200), "new", "no_match"),
        (Some(200), "", "empty"),
        (Some(429), "new", "met"),
    ];
    check(&format!("{{text: {{{unknown}}}}}"), "{http: 429}", &by_body);
}

#[test]
fn strict_functions_accept_one_format() {
    with_demo("{http: {success: 2xx}, json: {code: error}}", "{http: 429}", |table, endpoint| {
        for body in ["", "3", "[1]", r#"{"a":1}"#] {
            let json = table.parse_json(endpoint, (204, body));
            assert_eq!(json, table.parse(endpoint, (204, body)));
            assert_eq!(json.as_str(), "success", "{body}");
            assert_eq!(table.parse_plain(endpoint, (204, body)).as_str(), "unrecognized", "{body}");
        }
        let delayed = Response::from((500, "null")).with_retry_after(Duration::from_secs(9));
        assert_eq!(table.parse(endpoint, delayed).server_delay(), Some(Duration::from_secs(9)));
    });
}

#[test]
fn plain_text_is_not_json() {
    let unsupported = |responses: &str| {
        with_demo(responses, "{http: 429}", |table, endpoint| {
            let without_conditions = Endpoint { when: &[], ..*endpoint };
            for endpoint in [endpoint, &without_conditions] {
                for (body, right) in [("known", "unsupported_format"), ("{}", "unsupported_format"), ("", "empty")] {
                    let outcome = table.parse_json(endpoint, (200, body)).map(Entry::code, |code| code.code);
                    assert_eq!(said(outcome), right, "{body}");
                }
            }
        });
    };
    unsupported("{text: {}}");
    unsupported("{http: {success: 2xx}, text: {}}");
}

#[test]
fn listed_text_is_a_success_unless_it_has_the_prefix() {
    let text = "text: {success_prefix: \"1\", success: [done, {charset: decimal, max_length: 8}]}";
    let cases = [
        (Some(200), "done", "success: done"),
        (Some(200), "2", "success: 2"),
        (Some(200), "12", "success: 2"),
        (Some(200), "other", "contradictory_status"),
        (Some(200), "known", "contradictory_status"),
        (Some(400), "done", "contradictory_status"),
        (Some(400), "known", "known"),
    ];
    check(&format!("{{http: {{success: 2xx}}, {text}}}"), "{http: 429}", &cases);
}

//! `errbook explain` for a single response.

mod common;

use common::{Output, fixture, run_here, utf8};
use errbook_core::RetryClass;

/// Explains with the catalog `demo.yaml`.
fn explain(arguments: &[&str], input: &str) -> Output {
    explain_with("demo.yaml", arguments, input)
}

fn explain_with(catalog: &str, arguments: &[&str], input: &str) -> Output {
    run_here(&[&["explain", "--catalog", utf8(&fixture(catalog))], arguments].concat(), input)
}

#[test]
fn json_response_prints_meaning_fix_and_retry() {
    let output = run_here(&["explain", r#"{"status":0,"request":"ERROR_ZERO_BALANCE"}"#], "");
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert!(output.out.starts_with("error: `ERROR_ZERO_BALANCE` at `submit` (in.php): "), "{}", output.out);
    for label in ["meaning:", "fix:", "retry:"] {
        let mut texts = output.out.lines().filter_map(|line| line.trim_start().strip_prefix(label));
        assert!(texts.any(|text| text.trim().len() > 20), "{label} {}", output.out);
    }
}

#[test]
fn error_prints_every_fact() {
    let output = explain(&["NO_MONEY"], "");
    let expected = format!(
        "\
error: `NO_MONEY` at `start` (/start): No money
  meaning:    The account is empty.
  cause:      Nothing was paid.
    fix:      Pay.
  cause:      All is spent.
    fix:      Pay again.
  fix:        Top up.
  retry:      after_fix. {}
  limit:      `key`: exactly 32 characters
  note:       Ask again later.
",
        RetryClass::AfterFix.meaning()
    );
    assert_eq!((output.code, output.out), (0, expected));
}

#[test]
fn alias_prints_code_and_escaped_message() {
    let output = explain(&[r#"{"status":"0","code":"NOT_YET","text":"a moment\u001b[31m"}"#], "");
    let (before, retry) = (
        r"pending: `NOT_READY` at `poll` (/poll): Not ready
  meaning:    The task is being worked on.
  fix:        Wait.
  message:    a moment\u{1b}[31m
  retry:      poll (every 5 s, at most 3 ",
        format!("). {}\n  alias:      `NOT_YET`: Seen on old servers.\n", RetryClass::Poll.meaning()),
    );
    assert!(output.out.starts_with(before) && output.out.ends_with(&retry), "{}", output.out);
}

#[test]
fn parameter_is_filled_in_and_secrets_of_the_message_are_hidden() {
    let file = fixture("../../../tests/catalogs/parameters.yaml");
    let catalog = ["explain", "--catalog", utf8(&file)];
    let human = run_here(&[&catalog[..], &["FLOOD_WAIT_30"]].concat(), "");
    assert!(human.out.contains("  fix:        Wait for 30 seconds.\n"), "{}{}", human.out, human.err);
    let json = run_here(&[&catalog[..], &["--format", "json", "FLOOD_WAIT_30"]].concat(), "");
    assert!(json.out.contains(r#""fix":"Wait for 30 seconds.""#), "{}", json.out);
    let body = r#"{"status":"0","code":"NO_MONEY","text":"no credit for api_key=hunter2 of joe"}"#;
    let message = explain(&[body], "");
    assert!(message.out.contains("  message:    no credit for api_key=[redacted] of joe\n"), "{}", message.out);
}

#[test]
fn code_of_other_endpoint_prints_its_meaning_there() {
    let output = explain(&["--endpoint", "start", "NOT_READY"], "");
    assert_eq!(output.code, 0);
    let heading = "other endpoint: `NOT_READY` is not a code of `start` (/start)\n";
    assert!(output.out.starts_with(heading), "{}", output.out);
    assert!(output.out.contains("at `poll` (/poll): The task is being worked on."), "{}", output.out);
    assert!(output.out.contains("  retry:      unspecified. "), "{}", output.out);
}

#[test]
fn misspelled_code_prints_hint_but_does_not_match() {
    for (body, outcome) in [
        ("NO_MONY", "unknown code: `NO_MONY` at every endpoint: not in the catalog\n"),
        ("no_money", "unrecognized: "),
        (r#"{"status":0,"code":"no_money"}"#, "unknown code: "),
    ] {
        let output = explain(&[body], "");
        assert_eq!(output.code, 0);
        assert!(output.out.starts_with(outcome), "{}", output.out);
        assert!(output.out.contains("  hint:       did you mean `NO_MONEY`?\n"), "{}", output.out);
        assert!(!output.out.contains("The account is empty."), "{}", output.out);
    }
    assert!(!explain(&["OTHER_THING"], "").out.contains("hint"));
}

#[test]
fn hint_compares_words_in_any_order_and_spelling() {
    for (name, hint) in [
        ("CAPTCHA_ZERO_BALANCE", Some("ERROR_ZERO_BALANCE")),
        ("NOT_READY", Some("CAPCHA_NOT_READY")),
        ("UNSOLVABLE_CAPTCHA", Some("ERROR_CAPTCHA_UNSOLVABLE")),
        ("ZeroBalance", Some("ERROR_ZERO_BALANCE")),
        ("zero-balance", Some("ERROR_ZERO_BALANCE")),
        ("ZEROBALANCE", Some("ERROR_ZERO_BALANCE")),
        ("BALANCES_ZERO", Some("ERROR_ZERO_BALANCE")),
        ("ERROR_ZERO_BALANEC", Some("ERROR_ZERO_BALANCE")),
        ("QUITE_ANOTHER_THING", None),
        ("BALANCE", None),
        ("ERROR_ANOTHER_THING", None),
    ] {
        let output = run_here(&["explain", name], "");
        assert_eq!(output.code, 0, "{name}");
        let shown = output.out.lines().find_map(|line| line.trim().strip_prefix("hint:"));
        let expected = hint.map(|hint| format!("did you mean `{hint}`?"));
        assert_eq!(shown.map(|shown| shown.trim().to_owned()), expected, "{name}");
    }
}

#[test]
fn exit_code_of_an_unknown_code_is_documented() {
    let help = run_here(&["explain", "--help"], "").out.replace(['\n', ' '], "");
    assert!(help.contains("exitcodeis0foreveryoutcome,anunknowncodeincluded"), "{help}");
}

#[test]
fn removed_code_of_another_endpoint_is_marked() {
    let output = explain_with("removed.yaml", &["--endpoint", "start", "OLD_TASK"], "");
    assert!(output.out.contains("  removed:    "), "{}", output.out);
    let json = explain_with("removed.yaml", &["--endpoint", "start", "--format", "json", "OLD_TASK"], "");
    assert!(json.out.contains(r#""outcome":"other_endpoint","code":"OLD_TASK","removed":true"#), "{}", json.out);
}

#[test]
fn outcome_of_every_endpoint_is_printed_once() {
    let success = "success: at every endpoint\n  payload:    NO_MONEY\n";
    assert_eq!(explain(&["OK|NO_MONEY"], "").out, success);
    let json = "{\"status\":1,\"result\":[1,\n \"a b\"]}";
    let success = "success: at `poll` (/poll)\n  payload:    [1,\"a b\"]\n";
    assert_eq!(explain(&["--endpoint", "poll", json], "").out, success);
    let page = explain(&["<html>\n"], "").out;
    assert!(page.starts_with("unrecognized: at every endpoint: not a response of this API\n  reason:     "), "{page}");
    assert!(page.contains("\n  excerpt:    <html>\n"), "{page}");
}

#[test]
fn different_outcomes_are_printed_with_their_endpoints() {
    let headings = |body: &str| {
        let out = run_here(&["explain", body], "").out;
        out.lines().filter(|line| !line.starts_with(' ') && !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        headings("600"),
        [
            "unrecognized: at `submit` (in.php), `report` (res.php?action=report{verdict}): not a response of this API",
            "unrecognized: at `result` (res.php), `get2` (res.php?action=get2): not a response of this API",
            "success: at `balance` (res.php?action=getbalance)",
        ]
    );
}

#[test]
fn long_payload_is_truncated() {
    for (length, end) in [(500, "é\n"), (501, "é…\n")] {
        let shown = explain(&["--endpoint", "poll", &format!("OK|{}", "é".repeat(length))], "").out;
        assert_eq!(shown, format!("success: at `poll` (/poll)\n  payload:    {}{end}", "é".repeat(499)));
    }
}

#[test]
fn removed_code_prints_date_and_evidence() {
    let output = run_here(&["explain", "--endpoint", "submit", "IP_BANNED"], "");
    let line = |label: &str| output.out.lines().find(|line| line.starts_with(label)).expect(label);
    assert!(line("  removed:    since 2026-11-23. ").len() > 40);
    let evidence = line("  evidence:   `IP_BANNED` ");
    assert!(evidence.contains("https://docs.captchaai.com/guides/err_handling, accessed on 2026-11-23"), "{evidence}");
}

#[test]
fn response_is_read_from_standard_input() {
    assert_eq!(explain(&[], "NO_MONEY\n").out, explain(&["NO_MONEY"], "").out);
    assert!(explain(&[], "").out.contains("the body is empty"));
}

#[test]
fn bare_code_is_accepted_without_text_responses() {
    let output = explain_with("codes.yaml", &["no_such_user"], "");
    assert!(output.out.starts_with("error: `no_such_user` at `call` (/call): No such user\n"), "{}", output.out);
    let misspelled = explain_with("codes.yaml", &["no_such_usr"], "");
    assert!(misspelled.out.contains("hint:       did you mean `no_such_user`?"), "{}", misspelled.out);
    let page = explain_with("codes.yaml", &["<html>"], "");
    assert!(page.out.starts_with("unrecognized: "), "{}", page.out);
}

#[test]
fn response_with_a_status_is_not_a_bare_code() {
    let codes = explain_with("codes.yaml", &["--status", "404", "no_such_user"], "");
    assert!(codes.out.starts_with("unrecognized: "), "{}", codes.out);
    assert!(
        codes.out.contains("hint:       `no_such_user` is a code, but not a response of this API; "),
        "{}",
        codes.out
    );
    let misspelled = explain_with("codes.yaml", &["--status", "404", "no_such_usr"], "");
    assert!(misspelled.out.contains("hint:       did you mean `no_such_user`?"), "{}", misspelled.out);
}

#[test]
fn text_that_is_not_a_code_is_parsed_as_a_response() {
    for body in ["OK", "upstream", "20404", "<html>", ""] {
        let output = explain_with("codes.yaml", &[body, "--format", "json"], "");
        let parsed = run_here(
            &["explain", "--jsonl", "--catalog", utf8(&fixture("codes.yaml"))],
            &format!("{{\"body\":\"{body}\"}}"),
        );
        assert_eq!(output.out, parsed.out);
        assert!(output.out.contains("unrecognized"), "{}", output.out);
    }
}

#[test]
fn explanation_agrees_with_the_parser_for_every_status() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let catalogs = [
        ("rest.yaml", include_str!("../templates/rest.yaml").to_owned()),
        ("sms.yaml", include_str!("fixtures/statuses.yaml").to_owned()),
    ];
    let bodies = ["", "OK", "upstream", "not_found", "20404", r#"{"error":{"code":"not_found"}}"#, r#"{"sid":"SM1"}"#];
    for (name, text) in catalogs {
        let file = directory.path().join(name);
        std::fs::write(&file, &text).expect("the file is writable");
        let (_, checked) = errbook_compiler::check_bytes(text.as_bytes());
        let names = checked.catalog.expect("a catalog").endpoints.into_iter().map(|endpoint| endpoint.name);
        for endpoint in names {
            for (body, status) in bodies.iter().flat_map(|body| [200, 204, 301, 404, 503].map(|status| (body, status)))
            {
                let body_json = serde_json::json!({"body": body, "endpoint": endpoint, "status": status}).to_string();
                let parsed = run_here(&["explain", "--jsonl", "-c", utf8(&file)], &body_json);
                let status = status.to_string();
                let arguments = ["explain", body, "--endpoint", &endpoint, "--status", &status, "--format", "json"];
                let explained = run_here(&[arguments.as_slice(), &["-c", utf8(&file)]].concat(), "");
                let outcome = |out: &str| {
                    let mut object: serde_json::Map<_, _> = serde_json::from_str(out).expect("one object");
                    object.retain(|key, _| !["title", "meaning", "causes", "fix", "hint"].contains(&key.as_str()));
                    object
                };
                assert_eq!(outcome(&explained.out), outcome(&parsed.out), "{name} {endpoint} {status} {body}");
            }
        }
    }
}

#[test]
fn empty_success_and_policy_of_a_status_are_those_of_the_parser() {
    let explain = |arguments: &[&str]| explain_with("statuses.yaml", arguments, "").out;
    let empty = explain(&["--status", "204", "", "--endpoint", "send_message"]);
    assert!(empty.starts_with("unrecognized: ") && empty.contains("the body is empty"), "{empty}");
    let page = explain(&["--status", "503", "upstream", "--endpoint", "send_message"]);
    assert!(page.starts_with("unrecognized: ") && page.contains("retry:      backoff (after 500 ms, "), "{page}");
}

#[test]
fn status_outside_the_range_is_rejected() {
    for status in ["0", "99", "600", "999", "70000", "-1", "2xx"] {
        let output = explain(&["NO_MONEY", &format!("--status={status}")], "");
        assert_eq!((output.code, output.out.as_str()), (2, ""), "{status}");
        assert!(output.err.contains("--status"), "{}", output.err);
    }
    for status in ["100", "599"] {
        assert_eq!(explain(&["NO_MONEY", "--status", status], "").code, 0, "{status}");
    }
}

#[test]
fn head_of_a_response_has_its_status_and_delay() {
    let head = "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain\r\nretry-after: 7\r\n\r\n";
    let options = ["--status", "503", "--retry-after", "7"];
    for body in ["", "upstream", "NO_MONEY", r#"{"code":20404}"#] {
        for format in ["human", "json"] {
            let format = ["--endpoint", "send_message", "--format", format];
            let whole = explain_with("statuses.yaml", &format, &format!("{head}{body}"));
            let split = explain_with("statuses.yaml", &[format.as_slice(), &options, &[body]].concat(), "");
            assert_eq!((whole.code, whole.out), (0, split.out), "{body}");
        }
    }
    let overridden = explain_with("statuses.yaml", &["--status", "200", "--endpoint", "send_message"], head);
    assert!(overridden.out.contains("the body is empty"), "{}", overridden.out);
}

#[test]
fn json_output_includes_texts_and_hint() {
    let output = explain(&["NO_MONEY", "--format", "json"], "");
    let expected = concat!(
        r#"{"endpoint":"start","outcome":"error","code":"NO_MONEY","retry":{"class":"after_fix"},"title":"No money","#,
        r#""meaning":"The account is empty.","causes":[{"cause":"Nothing was paid.","fix":"Pay."},"#,
        r#"{"cause":"All is spent.","fix":"Pay again."}],"fix":"Top up."}"#,
        "\n"
    );
    assert_eq!(output.out, expected);
    let misspelled = explain(&["NO_MONY", "--format", "json", "--endpoint", "poll"], "");
    let expected = concat!(
        r#"{"endpoint":"poll","outcome":"unknown_code","raw":"NO_MONY","retry":{"class":"unspecified"},"#,
        r#""hint":"NO_MONEY"}"#
    );
    assert_eq!(misspelled.out.trim_end(), expected);
}

#[test]
fn unknown_endpoint_is_rejected() {
    let output = explain(&["NO_MONEY", "--endpoint", "stop"], "");
    assert_eq!((output.code, output.out.as_str()), (2, ""));
    assert_eq!(output.err, "error: unknown endpoint `stop`; the endpoints are `start`, `poll`\n");
}

#[test]
fn paths_that_were_searched_in_unrecognized_json_are_printed() {
    let output = run_here(&["explain", r#"{"detail":"Not found"}"#], "");
    assert!(output.out.contains("  looked for: `status`\n"), "{}", output.out);
    let output = run_here(&["explain", "Not found"], "");
    assert!(!output.out.contains("looked for"), "{}", output.out);
}

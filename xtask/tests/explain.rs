//! `cargo xtask explain`: what a reply is, what it means, and what to do about it.

mod common;

use common::{Done, fixture, here};

/// Explains with the catalogue of these tests.
fn explain(words: &[&str], input: &str) -> Done {
    with("demo.yaml", words, input)
}

fn with(catalogue: &str, words: &[&str], input: &str) -> Done {
    let file = fixture(catalogue);
    let head = ["explain", "--catalog", file.to_str().expect("the path is UTF-8")];
    here(&[&head, words].concat(), input)
}

#[test]
fn the_command_of_the_readme() {
    let done = here(&["explain", r#"{"status":0,"request":"ERROR_ZERO_BALANCE"}"#], "");
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(done.out.starts_with("error: `ERROR_ZERO_BALANCE` at `submit` (in.php): "), "{}", done.out);
    for label in ["meaning:", "fix:", "retry:"] {
        let said = done.out.lines().filter_map(|line| line.trim_start().strip_prefix(label));
        assert!(said.map(str::trim).any(|text| text.len() > 20), "{label} {}", done.out);
    }
}

#[test]
fn everything_about_an_error_is_said() {
    let done = explain(&["NO_MONEY"], "");
    let expected = "\
error: `NO_MONEY` at `start` (/start): No money
  meaning:  The account is empty.
  cause:    Nothing was paid.
    fix:    Pay.
  cause:    All is spent.
    fix:    Pay again.
  fix:      Top up.
  retry:    fix. Do not repeat the call: something must change first.
  limit:    `key`: exactly 32 characters
  note:     Ask again later.
";
    assert_eq!((done.code, done.out.as_str()), (0, expected));
}

#[test]
fn an_alias_and_the_words_of_the_server() {
    let done = explain(&[r#"{"status":"0","code":"NOT_YET","text":"a moment\u001b[31m"}"#], "");
    let expected = r"pending: `NOT_READY` at `poll` (/poll): Not ready
  meaning:  The task is being worked on.
  fix:      Wait.
  server:   a moment\u{1b}[31m
  retry:    poll (every 5 s, at most 3 tries). Not done yet: send the same call again after the interval.
  alias:    `NOT_YET`: Seen on old servers.
";
    assert_eq!(done.out, expected);
}

#[test]
fn a_code_of_another_endpoint() {
    let done = explain(&["--endpoint", "start", "NOT_READY"], "");
    assert_eq!(done.code, 0);
    assert!(done.out.starts_with("other_endpoint: `NOT_READY` is no code of `start` (/start)\n"), "{}", done.out);
    assert!(done.out.contains("at `poll` (/poll): The task is being worked on."), "{}", done.out);
    assert!(done.out.contains("  retry:    unspecified. "), "{}", done.out);
}

#[test]
fn a_slip_gets_a_hint_and_is_no_match() {
    for (body, outcome) in [
        ("NO_MONY", "unknown_code: "),
        ("no_money", "unrecognized: "),
        (r#"{"status":0,"code":"no_money"}"#, "unknown_code: "),
    ] {
        let done = explain(&[body], "");
        assert_eq!(done.code, 0);
        assert!(done.out.starts_with(outcome), "{}", done.out);
        assert!(done.out.contains("  hint:     did you mean `NO_MONEY`?\n"), "{}", done.out);
        assert!(!done.out.contains("The account is empty."), "{}", done.out);
    }
    assert!(!explain(&["OTHER_THING"], "").out.contains("hint"));
}

#[test]
fn a_success_and_a_foreign_body_are_said_once() {
    let success = "success: at every endpoint\n  payload:  NO_MONEY\n";
    assert_eq!(explain(&["OK|NO_MONEY"], "").out, success);
    let json = "{\"status\":1,\"result\":[1,\n \"a b\"]}";
    assert_eq!(explain(&["--endpoint", "poll", json], "").out, "success: at `poll` (/poll)\n  payload:  [1,\"a b\"]\n");
    let foreign = explain(&["<html>\n"], "");
    assert!(foreign.out.starts_with("unrecognized: no reply of this API, at every endpoint\n"), "{}", foreign.out);
    assert!(foreign.out.contains("  reason:   the body is a mark-up page\n  excerpt:  <html>\n"), "{}", foreign.out);
}

#[test]
fn a_long_payload_is_shown_in_part() {
    for (length, end) in [(500, "é\n"), (501, "é…\n")] {
        let shown = explain(&["--endpoint", "poll", &format!("OK|{}", "é".repeat(length))], "").out;
        assert_eq!(shown, format!("success: at `poll` (/poll)\n  payload:  {}{end}", "é".repeat(499)));
    }
}

#[test]
fn a_retired_code_says_so_and_where_it_was_found() {
    let done = here(&["explain", "--endpoint", "submit", "IP_BANNED"], "");
    let line = |label: &str| done.out.lines().find(|line| line.starts_with(label)).unwrap_or_else(|| panic!("{label}"));
    assert!(line("  retired:  since 2026-11-23. It stood on an older copy").ends_with("is not known."));
    let evidence = line("  evidence: `IP_BANNED` is not on the source page, but the vendor names it other_endpoint: ");
    assert!(
        evidence.contains("guides/err_handling, read on 2026-11-23; The vendor's examples repository"),
        "{evidence}"
    );
}

#[test]
fn standard_input_stands_in_for_the_argument() {
    assert_eq!(explain(&[], "NO_MONEY\n").out, explain(&["NO_MONEY"], "").out);
    assert!(explain(&[], "").out.contains("the body is empty"));
}

#[test]
fn an_api_without_plain_text_has_bare_codes_too() {
    let done = with("codes.yaml", &["no_such_user"], "");
    assert!(done.out.starts_with("error: `no_such_user` at `call` (/call): No such user\n"), "{}", done.out);
    let slip = with("codes.yaml", &["no_such_usr"], "");
    assert!(slip.out.contains("hint:     did you mean `no_such_user`?"), "{}", slip.out);
    let page = with("codes.yaml", &["<html>"], "");
    assert!(page.out.starts_with("unrecognized: "), "{}", page.out);
}

#[test]
fn json_has_the_texts_too() {
    let done = explain(&["NO_MONEY", "--format", "json"], "");
    let expected = concat!(
        r#"{"endpoint":"start","outcome":"error","code":"NO_MONEY","retry":{"class":"fix"},"title":"No money","#,
        r#""meaning":"The account is empty.","causes":[{"cause":"Nothing was paid.","fix":"Pay."},"#,
        r#"{"cause":"All is spent.","fix":"Pay again."}],"fix":"Top up."}"#,
        "\n"
    );
    assert_eq!(done.out, expected);
    let slip = explain(&["NO_MONY", "--format", "json", "--endpoint", "poll"], "");
    let expected = r#"{"endpoint":"poll","outcome":"unknown_code","raw":"NO_MONY","retry":{"class":"unspecified"},"hint":"NO_MONEY"}"#;
    assert_eq!(slip.out.trim_end(), expected);
}

#[test]
fn an_unknown_endpoint_lists_those_that_are_there() {
    let done = explain(&["NO_MONEY", "--endpoint", "stop"], "");
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    assert_eq!(done.err, "error: there is no endpoint `stop`; there are `start`, `poll`\n");
}

//! Scenarios as values and as text: their responses, their order, and the requests that they apply to.

mod common;

use common::{ANSWER, NOT_READY, get, mock, send, split, submit};
use errbook_mock::{Response, Scenario};

/// Returns the bodies of this many polls.
fn polls(server: &errbook_mock::Server, id: &str, count: usize) -> Vec<String> {
    (0..count).map(|_| get(server, &format!("/tasks/{id}"))).collect()
}

#[test]
fn text_and_value_are_equivalent() {
    for (text, value) in [
        ("ok", Scenario::ok()),
        ("pending3", Scenario::pending(3)),
        ("server2!503", Scenario::server_errors(2).status(503)),
        ("code:BUSY", Scenario::code("BUSY")),
        ("code:NO_MONEY!429@result", Scenario::code("NO_MONEY").status(429).at("result")),
        ("code:a@B!x;y", Scenario::code("a@B!x;y")),
        ("code:a!9!200", Scenario::code("a!9").status(200)),
        ("code:a@b@result", Scenario::code("a@b").at("result")),
        ("html521", Scenario::html(521)),
        ("empty!204", Scenario::empty().status(204)),
        ("drip", Scenario::drip()),
        ("cut@submit", Scenario::cut().at("submit")),
        ("close", Scenario::close()),
        ("hang", Scenario::hang()),
        ("server1!429;retry-after=30", Scenario::server_errors(1).status(429).retry_after(30)),
        (
            "html502;retry-after=Wed, 21 Oct 2015 07:28:00 GMT",
            Scenario::html(502).retry_after("Wed, 21 Oct 2015 07:28:00 GMT"),
        ),
        ("html200>ok@result", Scenario::html(200).then(Scenario::ok()).at("result")),
        (
            "code:BUSY!429;retry-after=7 > ok @result",
            Scenario::code("BUSY").status(429).retry_after(7).then(Scenario::ok()).at("result"),
        ),
    ] {
        assert_eq!(text.parse(), Ok(value), "{text}");
    }
    for text in ["", "!503", "@result"] {
        assert!(text.parse::<Scenario>().is_ok(), "{text} is the default");
    }
    for text in ["nothing", "html", "html99", "html600", "pending", "pending-1", "code:", "ok>nothing", "ok>@result"] {
        let parsed = text.parse::<Scenario>();
        assert_eq!(parsed.is_err(), text != "ok>@result", "{text}: {parsed:?}");
    }
    let error = "ok>nothing".parse::<Scenario>().expect_err("an unknown scenario");
    assert!(error.to_string().starts_with("unknown scenario `nothing`; expected ok, "), "{error}");
}

#[test]
fn misplaced_part_is_rejected_with_the_corrected_text() {
    for (text, corrected) in [
        ("code:20429!429;retry-after=7@submit>ok", "code:20429!429;retry-after=7>ok@submit"),
        ("html503@submit>ok", "html503>ok@submit"),
        ("html503@submit>ok@submit", "html503>ok@submit"),
        ("html503@submit>ok@submit>hang", "html503>ok>hang@submit"),
        ("@submit>ok", ">ok@submit"),
        ("ok@submit!201", "ok!201@submit"),
        ("code:BUSY@submit!503", "code:BUSY!503@submit"),
        ("server1@submit;retry-after=30", "server1;retry-after=30@submit"),
        ("server1;retry-after=30!503", "server1!503;retry-after=30"),
        ("server1!503@submit;retry-after=30", "server1!503;retry-after=30@submit"),
        ("code:BUSY;Retry-After=30", "code:BUSY;retry-after=30"),
        ("code:BUSY;retry-after: 30", "code:BUSY;retry-after=30"),
        ("code:BUSY; retry_after=30!503>ok", "code:BUSY!503;retry-after=30>ok"),
        ("ok;retryafter=30", "ok;retry-after=30"),
    ] {
        let error = text.parse::<Scenario>().expect_err(text).to_string();
        assert!(error.ends_with(&format!("; write `{corrected}`")), "{text}: {error}");
        assert!(corrected.parse::<Scenario>().is_ok(), "{corrected}");
    }
    for (text, message) in [
        (
            "html503@submit>ok@result",
            "`@submit` and `@result` are two endpoints, but a scenario with `>` is for one; keep one",
        ),
        ("code:BUSY!50", "`!50` is not an HTTP status with a body; write `!200` to `!599`"),
        ("server1!600>ok", "`!600` is not an HTTP status"),
        ("ok!100", "`!100` is not an HTTP status"),
        ("html503@submit>nothing", "unknown scenario `nothing`; "),
        ("code:BUSY;retry-after=1;retry-after=2", "`;retry-after` comes once"),
        ("server1;Retry-After: 1!503;retry-after=2", "`;retry-after` comes once"),
    ] {
        let error = text.parse::<Scenario>().expect_err(text).to_string();
        assert!(error.starts_with(message), "{text}: {error}");
    }
}

#[test]
fn delay_that_is_neither_seconds_nor_a_date_is_rejected() {
    let delays = [
        "",
        "soon",
        "-5",
        "7.5",
        "7s",
        "5m",
        "7 8",
        "7@Submit",
        "2015-10-21",
        "Wed, 31 Sep 2015 07:28:00 GMT",
        "\u{661}",
    ];
    for delay in delays {
        let text = format!("code:BUSY!429;retry-after={delay}>ok");
        let error = text.parse::<Scenario>().expect_err(&text).to_string();
        assert!(
            error.starts_with(&format!("`;retry-after={delay}` is neither seconds nor a date; write `")),
            "{error}"
        );
    }
    // A value plays any delay, such as one that a client must ignore.
    let server = mock().start().expect("the server starts");
    server.play("", Scenario::code("BUSY").retry_after("soon"));
    let response = send(server.address(), "GET /submit HTTP/1.1\r\n\r\n");
    assert!(response.contains("\r\nretry-after: soon\r\n"), "{response}");
}

#[test]
fn response_to_an_invalid_scenario_is_one_line() {
    let server = mock().start().expect("the server starts");
    for (scenario, body) in [
        ("nothing", "unknown scenario `nothing`; expected ok, "),
        (
            "html503@submit%3Eok",
            "`@submit` comes once, at the end, and applies to the whole sequence; write `html503>ok@submit`",
        ),
    ] {
        let response = send(server.address(), &format!("GET /submit?scenario={scenario} HTTP/1.1\r\n\r\n"));
        let (status, sent) = split(&response).expect("a response");
        assert!(status == 400 && sent.starts_with(body) && sent.lines().count() == 1, "{response}");
    }
}

#[test]
fn run_plays_its_scenario_and_others_the_default() {
    let server = mock().scenario(Scenario::ok()).start().expect("the server starts");
    server.play("slow", Scenario::pending(2));
    let (slow, fast) = (submit(&server, "slow"), submit(&server, "fast"));
    assert_eq!(polls(&server, &slow, 3), [NOT_READY, NOT_READY, ANSWER]);
    assert_eq!(polls(&server, &fast, 1), [ANSWER]);
    assert_eq!(get(&server, "/submit?run=slow&scenario=code:NO_MONEY"), "NO_MONEY", "the request takes precedence");
}

#[test]
fn scenarios_of_endpoints_apply_together() {
    let server = mock().start().expect("the server starts");
    server.play("", Scenario::ok());
    server.play("", Scenario::code("BUSY").at("submit"));
    server.play("", Scenario::code("NO_MONEY").at("submit"));
    assert_eq!(get(&server, "/submit"), "NO_MONEY", "the last one replaces the others of the endpoint");
    server.add_task("", "1");
    assert_eq!(get(&server, "/tasks/1"), ANSWER);
}

#[test]
fn sequence_counts_requests_of_the_run_and_its_last_step_continues() {
    let server = mock().start().expect("the server starts");
    server.play("r", "code:NO_MONEY>pending2>empty>ok@result".parse().expect("a scenario"));
    let (one, two) = (submit(&server, "r"), submit(&server, "r"));
    assert_eq!(polls(&server, &one, 2), ["NO_MONEY", NOT_READY]);
    assert_eq!(polls(&server, &two, 4), [NOT_READY, "", ANSWER, ANSWER]);
    let last = Scenario::empty().then(Scenario::pending(1)).at("result");
    server.play("r", last);
    assert_eq!(polls(&server, &one, 4), ["", NOT_READY, ANSWER, ANSWER], "a new scenario starts from the beginning");
}

#[test]
fn new_scenario_starts_from_the_beginning_of_a_task() {
    let server = mock().start().expect("the server starts");
    let id = submit(&server, "r");
    assert_eq!(polls(&server, &id, 2), [NOT_READY, ANSWER]);
    server.play("r", Scenario::pending(1));
    assert_eq!(polls(&server, &id, 2), [NOT_READY, ANSWER]);
    assert_eq!(server.tasks().first().map(|task| task.polls), Some(4));
}

#[test]
fn page_status_header_and_raw_response_are_sent() {
    let server = mock().start().expect("the server starts");
    let play = |scenario| {
        server.play("", scenario);
        send(server.address(), "GET /submit HTTP/1.1\r\n\r\n")
    };
    for status in [200, 502, 521] {
        let page = play(Scenario::html(status));
        assert!(
            split(&page).is_some_and(|(sent, body)| sent == status && body.starts_with("<!DOCTYPE html>")),
            "{page}"
        );
        assert!(page.contains("\r\ncontent-type: text/html\r\n"), "{page}");
    }
    let busy = play(Scenario::server_errors(1).status(429).retry_after(30));
    assert!(busy.starts_with("HTTP/1.1 429 ") && busy.contains("\r\nretry-after: 30\r\n"), "{busy}");
    assert!(busy.ends_with("\r\n\r\nBUSY"), "{busy}");
    let success = send(server.address(), "GET /submit HTTP/1.1\r\n\r\n");
    assert!(success.starts_with("HTTP/1.1 200 ") && !success.contains("retry-after"), "{success}");
    let raw =
        play(Scenario::response(Response::new(418).header("Content-Length", "2").header("x-a", "b").body("teapot")));
    let head = "HTTP/1.1 418 I'm a teapot\r\nContent-Length: 2\r\nx-a: b\r\nconnection: close";
    assert_eq!(raw, format!("{head}\r\n\r\nteapot"));
}

#[test]
fn connection_closes_without_a_response_or_in_the_middle_of_it() {
    let server = mock().start().expect("the server starts");
    assert_eq!(send(server.address(), "GET /submit?scenario=close HTTP/1.1\r\n\r\n"), "");
    assert_eq!(send(server.address(), "HEAD /submit?scenario=close HTTP/1.1\r\n\r\n"), "");
    let cut = send(server.address(), "GET /submit?scenario=cut HTTP/1.1\r\n\r\n");
    assert!(cut.contains("content-length: 7\r\n") && cut.ends_with("\r\n\r\nOK|"), "{cut}");
}

#[test]
fn endpoint_without_tasks_returns_its_own_success() {
    let server = mock().start().expect("the server starts");
    assert_eq!(get(&server, "/balance"), "OK|100");
    assert_eq!(get(&server, "/balance?scenario=code:LOCKED"), "LOCKED");
    assert_eq!(get(&server, "/report?id=1001"), "NO_SUCH_REPORT");
    assert!(server.tasks().is_empty());
    let id = submit(&server, "");
    assert_eq!(get(&server, &format!("/report?id={id}")), "OK|100");
    assert_eq!(server.tasks().iter().map(|task| task.polls).collect::<Vec<_>>(), [0], "a report is not a poll");
}

#[test]
fn success_has_the_fields_behind_its_payload() {
    let server = mock().start().expect("the server starts");
    assert_eq!(get(&server, "/bill"), "OK|100|0.001 0.001");
    assert_eq!(get(&server, "/bill?json=1"), r#"{"status":1,"result":"100","cost":"0.001"}"#);
}

#[test]
fn unknown_id_gets_the_error_of_the_catalog() {
    let server = mock().scenario(Scenario::ok()).start().expect("the server starts");
    assert_eq!(polls(&server, "1001", 2), ["NO_SUCH_TASK"; 2]);
    assert_eq!(get(&server, "/tasks/1001?scenario=hang"), "NO_SUCH_TASK", "as a violated limit");
    assert_eq!((submit(&server, ""), polls(&server, "1001", 1)), ("1001".to_owned(), vec![ANSWER.to_owned()]));
    assert_eq!(server.requests("result"), 4);
}

#[test]
fn scenario_at_an_unknown_endpoint_is_rejected() {
    let server = mock().start().expect("the server starts");
    let response = send(server.address(), "GET /submit?scenario=cut@poll HTTP/1.1\r\n\r\n");
    assert!(response.contains("\r\n\r\nunknown endpoint `poll` in the scenario"), "{response}");
}

#[test]
#[should_panic(
    expected = "no endpoint `poll` in the catalog, only [\"submit\", \"result\", \"bill\", \"report\", \"balance\"]"
)]
fn playing_at_an_unknown_endpoint_panics() {
    mock().start().expect("the server starts").play("", Scenario::ok().at("poll"));
}

#[test]
fn alias_and_code_with_a_parameter_have_the_status_of_their_entry() {
    let server = errbook_mock::Mock::from_file("tests/fixtures/spellings.yaml").expect("a valid catalog");
    let server = server.start().expect("the server starts");
    for (code, head) in [
        ("no_credit", "402 Payment Required"),
        ("insuficient_credit", "402 Payment Required"),
        ("pages_over_limit_70", "422 Unprocessable Content"),
        ("pages_over_limit_x", "400 Bad Request"),
        ("another_code", "400 Bad Request"),
    ] {
        let response = send(server.address(), &format!("GET /pages?scenario=code:{code} HTTP/1.1\r\n\r\n"));
        assert!(response.starts_with(&format!("HTTP/1.1 {head}\r\n")), "{response}");
        assert!(response.ends_with(&format!(r#""{code}"}}"#)), "{response}");
    }
    let unknown = send(server.address(), "GET /pages?scenario=ok!299 HTTP/1.1\r\n\r\n");
    assert!(unknown.starts_with("HTTP/1.1 299 \r\n"), "{unknown}");
}

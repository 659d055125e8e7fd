//! The examples of the catalogue's crate as clients of `cargo xtask mock`: each task ends as the catalogue says, with no
//! request too many, and no key in anything that is printed.
#![allow(clippy::indexing_slicing, reason = "the key is ASCII")]

#[path = "../../catalog/examples/async_client.rs"]
#[allow(dead_code, unreachable_pub, reason = "it is a program of its own")]
mod async_client;
#[path = "../../catalog/examples/blocking.rs"]
#[allow(dead_code, unreachable_pub, reason = "it is a program of its own")]
mod blocking;
#[path = "common/server.rs"]
mod server;

use std::process::{Command, Output};
use std::time::{Duration, Instant};

use captchaai_errors::{ApiError, PollError, ResultError, RetryClass, RetryPolicy, StopReason, SubmitError};
use server::Server;

const KEY: &str = "5ecre75ecre75ecre75ecre75ecre7ab";
const ANSWER: &str = "the answer of the task";

/// What a task must end with: why it stops, and what is said first.
type End<'e> = Result<(), (StopReason, &'e str)>;

/// The requests that a task may take: submit calls, result calls, tasks that the server started.
type Calls = [u64; 3];

/// Runs a script with both clients in both formats, and holds the end and the requests against what they must be.
fn played(server: &Server, script: &str, end: End<'_>, calls: Calls) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    for (format, json) in [("plain", false), ("json", true)] {
        for kind in ["blocking", "async"] {
            let run = format!("{script}-{format}-{kind}");
            let (base, query) = (server.base(), format!("scenario={script}&run={run}"));
            let done = match kind {
                "blocking" => blocking::run(&base, json, &query, KEY, 10_000),
                _ => runtime.block_on(async_client::run(&client, &base, json, &query, KEY, 10_000)),
            };
            assert_eq!(server.counted(&run), calls, "{run}: {done:?}");
            assert_end(&run, done, end);
        }
    }
}

fn assert_end(run: &str, done: Result<String, PollError<SubmitError, ResultError>>, end: End<'_>) {
    match (done, end) {
        (Ok(answer), Ok(())) => assert_eq!(answer, ANSWER, "{run}"),
        (Err(stop), Err((reason, begins))) => {
            assert_eq!(stop.reason(), reason, "{run}");
            assert!(stop.to_string().starts_with(begins), "{run}: {stop}");
            assert!(!format!("{stop} {stop:?}").contains(KEY), "{run}");
        }
        (done, end) => panic!("{run}: {done:?} is not {end:?}"),
    }
}

/// The end of a task whose every reply has this policy, and how many calls that are the same it takes.
fn bound(retry: RetryPolicy) -> (StopReason, u64) {
    match retry.class() {
        class @ (RetryClass::AfterFix | RetryClass::Unspecified) => (StopReason::NotRetryable(class), 1),
        class => (StopReason::Exhausted(class), retry.max_attempts().expect("what repeats has a bound").into()),
    }
}

#[test]
fn every_error_of_the_submit_call() {
    let server = Server::start(&[]);
    for code in SubmitError::ALL {
        let (reason, calls) = bound(code.retry());
        let begins = format!("submit: {}: ", code.as_str());
        played(&server, &format!("code:{}@submit", code.as_str()), Err((reason, &begins)), [calls, 0, 0]);
    }
}

#[test]
fn every_error_of_the_result_call() {
    let server = Server::start(&[]);
    for code in ResultError::ALL {
        let (reason, calls) = bound(code.retry());
        let tasks = if code.retry().class() == RetryClass::Resubmit { calls } else { 1 };
        let begins = format!("result: {}: ", code.as_str());
        played(&server, &format!("code:{}@result", code.as_str()), Err((reason, &begins)), [tasks, calls, tasks]);
    }
}

#[test]
fn every_other_script() {
    let server = Server::start(&[]);
    let unspecified = StopReason::NotRetryable(RetryClass::Unspecified);
    let (polls, tries) = (StopReason::Exhausted(RetryClass::Poll), StopReason::Exhausted(RetryClass::Backoff));
    let rows: [(&str, End<'_>, Calls); 23] = [
        ("", Ok(()), [1, 2, 1]),
        ("ok", Ok(()), [1, 1, 1]),
        ("drip", Ok(()), [1, 1, 1]),
        ("pending3", Ok(()), [1, 4, 1]),
        ("pending23", Ok(()), [1, 24, 1]),
        ("pending24", Err((polls, "result: CAPCHA_NOT_READY: ")), [1, 24, 1]),
        ("server2", Ok(()), [3, 3, 1]),
        ("server4", Ok(()), [5, 5, 1]),
        ("server5", Err((tries, "submit: ERROR_SERVER_ERROR: ")), [5, 0, 0]),
        ("server5@result", Err((tries, "result: ERROR_INTERNAL_SERVER_ERROR: ")), [1, 5, 1]),
        ("code:NO_SUCH_CODE@submit", Err((unspecified, "submit: `NO_SUCH_CODE` is not")), [1, 0, 0]),
        ("code:NO_SUCH_CODE@result", Err((unspecified, "result: `NO_SUCH_CODE` is not")), [1, 1, 1]),
        ("code:CAPCHA_NOT_READY@submit", Err((unspecified, "submit: CAPCHA_NOT_READY: a code of")), [1, 0, 0]),
        ("code:ERROR_SERVER_ERROR@result", Err((unspecified, "result: ERROR_SERVER_ERROR: a code of")), [1, 1, 1]),
        ("html521", Err((unspecified, "submit: not a reply of this API: the body is a mark-up page")), [1, 0, 0]),
        (
            "html521@result",
            Err((unspecified, "result: not a reply of this API: the body is a mark-up page")),
            [1, 1, 1],
        ),
        ("empty", Err((unspecified, "submit: not a reply of this API: the body is empty")), [1, 0, 0]),
        ("empty@result", Err((unspecified, "result: not a reply of this API: the body is empty")), [1, 1, 1]),
        // The task was started, and the client cannot know: this is why it does not submit once more.
        ("cut", Err((unspecified, "no reply")), [1, 0, 1]),
        ("cut@result", Err((tries, "no reply")), [1, 5, 1]),
        ("drip@submit", Ok(()), [1, 2, 1]),
        ("drip@result", Ok(()), [1, 1, 1]),
        ("cut@submit", Err((unspecified, "no reply")), [1, 0, 1]),
    ];
    for (script, end, calls) in rows {
        played(&server, script, end, calls);
    }
}

#[test]
fn the_waits_are_waited() {
    let server = Server::start(&[]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    // Two tries after 10 and 20 s at each call, and 5 s before the first poll, each a hundredth of that.
    let least = Duration::from_millis(100 + 200 + 50 + 100 + 200);
    for kind in ["blocking", "async"] {
        let (base, query, started) = (server.base(), format!("scenario=server2&run={kind}"), Instant::now());
        let done = match kind {
            "blocking" => blocking::run(&base, true, &query, KEY, 100),
            _ => runtime.block_on(async_client::run(&client, &base, true, &query, KEY, 100)),
        };
        assert_end(kind, done, Ok(()));
        assert!(started.elapsed() >= least, "{kind} took {:?}", started.elapsed());
    }
}

#[test]
fn a_request_that_breaks_a_limit_ends_at_once() {
    let server = Server::start(&[]);
    let done = blocking::run(&server.base(), true, "scenario=ok&run=short", "31 characters", 10_000);
    let reason = StopReason::NotRetryable(RetryClass::AfterFix);
    assert_end("short", done, Err((reason, "submit: ERROR_WRONG_USER_KEY: ")));
    assert_eq!(server.counted("short"), [1, 0, 0]);
}

/// Runs an example as a program: whether it succeeds, and what it prints.
fn program(example: &str, words: &[&str], key: &str) -> (bool, String, String) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(xtask::workspace()).env("CAPTCHAAI_KEY", key);
    cargo
        .args(["run", "--quiet", "--offline", "--package", "captchaai-errors", "--example", example, "--"])
        .args(words);
    let Output { status, stdout, stderr } = cargo.output().expect("cargo starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (status.success(), text(&stdout), text(&stderr))
}

#[test]
fn the_examples_are_programs() {
    let server = Server::start(&[]);
    for example in ["blocking", "async_client"] {
        for (script, format, calls, says) in [
            ("pending3", "json", [1, 4, 1], ANSWER),
            ("server2", "plain", [3, 3, 1], ANSWER),
            ("code:ERROR_ZERO_BALANCE", "json", [1, 0, 0], "submit: ERROR_ZERO_BALANCE: "),
            ("cut@result", "plain", [1, 5, 1], "no reply: "),
        ] {
            let run = format!("{example}-{script}");
            let query = format!("scenario={script}&run={run}");
            let (fine, out, err) = program(example, &[&server.base(), format, &query, "10000"], KEY);
            assert_eq!(server.counted(&run), calls, "{out}{err}");
            assert_eq!(fine, says == ANSWER, "{out}{err}");
            assert!(if fine { out.trim_end() == says } else { err.starts_with(says) }, "{out}{err}");
            assert!(!out.contains(KEY) && !err.contains(KEY), "{out}{err}");
        }
        let (fine, out, err) = program(example, &[&server.base(), "json", "run=unsent"], &KEY[1..]);
        assert!(!fine && out.is_empty() && err.starts_with("not sent: submit: ERROR_WRONG_USER_KEY: "), "{out}{err}");
        assert!(!err.contains(&KEY[1..]), "{err}");
    }
    assert_eq!(server.counted("unsent"), [0, 0, 0]);
}

//! The examples of the catalog crate as clients of `errbook mock`: each task ends as the catalog defines, sends no
//! superfluous request, and prints no key.
#![allow(clippy::indexing_slicing, reason = "the key is ASCII")]

#[path = "../../catalog/examples/async_client.rs"]
#[allow(dead_code, unreachable_pub, reason = "the module is also a program")]
mod async_client;
#[path = "../../catalog/examples/blocking.rs"]
#[allow(dead_code, unreachable_pub, reason = "the module is also a program")]
mod blocking;
#[path = "common/server.rs"]
mod server;

use std::process::{Command, Output};
use std::time::{Duration, Instant};

use captchaai_errors::{ApiError, PollError, ResultError, RetryClass, RetryPolicy, StopReason, SubmitError};
use server::Server;

const KEY: &str = "5ecre75ecre75ecre75ecre75ecre7ab";
const ANSWER: &str = "the answer of the task";

/// The call that fails; the text must be in the message.
#[derive(Clone, Copy, Debug)]
enum Failing<'e> {
    Submit(&'e str),
    Result(&'e str),
    NoResponse,
}

/// The expected end of a task.
type End<'e> = Result<(), (StopReason, Failing<'e>)>;

/// The expected numbers of submit calls, result calls, and tasks.
type Counts = [u64; 3];

/// Plays a scenario to both clients in both formats, and checks the end of the task and the number of requests.
fn assert_scenario(server: &Server, scenario: &str, end: End<'_>, counts: Counts) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    for (format, json) in [("plain", false), ("json", true)] {
        for kind in ["blocking", "async"] {
            let run = format!("{scenario}-{format}-{kind}");
            let (base, query) = (server.base_url(), format!("scenario={scenario}&run={run}"));
            let result = match kind {
                "blocking" => blocking::run(&base, json, &query, KEY, 10_000),
                _ => runtime.block_on(async_client::run(&client, &base, json, &query, KEY, 10_000)),
            };
            assert_eq!(server.counts(&run), counts, "{run}: {result:?}");
            assert_end(&run, result, end);
        }
    }
}

fn assert_end(run: &str, result: Result<String, PollError<SubmitError, ResultError>>, end: End<'_>) {
    match (result, end) {
        (Ok(answer), Ok(())) => assert_eq!(answer, ANSWER, "{run}"),
        (Err(error), Err((reason, failing))) => {
            assert_eq!(error.reason(), reason, "{run}");
            let text = match (&error, failing) {
                (PollError::Submit { .. }, Failing::Submit(text))
                | (PollError::Result { .. }, Failing::Result(text)) => text,
                (PollError::NoResponse { .. }, Failing::NoResponse) => "",
                _ => panic!("{run}: {error:?} is not {failing:?}"),
            };
            assert!(format!("{error:#}").contains(text), "{run}: {error}");
            assert!(!format!("{error:#} {error:?}").contains(KEY), "{run}");
        }
        (result, end) => panic!("{run}: {result:?} is not {end:?}"),
    }
}

/// Returns the end of a task if every response has this policy, and the number of calls.
fn limit(retry: RetryPolicy) -> (StopReason, u64) {
    match retry.class() {
        class @ (RetryClass::AfterFix | RetryClass::Unspecified) => (StopReason::NotRetryable(class), 1),
        class => {
            (StopReason::Exhausted(class), retry.max_attempts().expect("a limit for every class that repeats").into())
        }
    }
}

#[test]
fn submit_errors_follow_their_retry_policy() {
    let server = Server::start(&[]);
    for code in SubmitError::ALL {
        let (reason, calls) = limit(code.retry());
        let end = Err((reason, Failing::Submit(code.as_str())));
        assert_scenario(&server, &format!("code:{}@submit", code.as_str()), end, [calls, 0, 0]);
    }
}

#[test]
fn result_errors_follow_their_retry_policy() {
    let server = Server::start(&[]);
    for code in ResultError::ALL {
        let (reason, calls) = limit(code.retry());
        let tasks = if code.retry().class() == RetryClass::Resubmit { calls } else { 1 };
        let end = Err((reason, Failing::Result(code.as_str())));
        assert_scenario(&server, &format!("code:{}@result", code.as_str()), end, [tasks, calls, tasks]);
    }
}

#[test]
fn other_scenarios_end_as_defined() {
    use Failing::{NoResponse, Result, Submit};

    let server = Server::start(&[]);
    let unspecified = StopReason::NotRetryable(RetryClass::Unspecified);
    let (poll, backoff) = (StopReason::Exhausted(RetryClass::Poll), StopReason::Exhausted(RetryClass::Backoff));
    let rows: [(&str, End<'_>, Counts); 23] = [
        ("", Ok(()), [1, 2, 1]),
        ("ok", Ok(()), [1, 1, 1]),
        ("drip", Ok(()), [1, 1, 1]),
        ("pending3", Ok(()), [1, 4, 1]),
        ("pending23", Ok(()), [1, 24, 1]),
        ("pending24", Err((poll, Result("CAPCHA_NOT_READY"))), [1, 24, 1]),
        ("server2", Ok(()), [3, 3, 1]),
        ("server4", Ok(()), [5, 5, 1]),
        ("server5", Err((backoff, Submit("ERROR_SERVER_ERROR"))), [5, 0, 0]),
        ("server5@result", Err((backoff, Result("ERROR_INTERNAL_SERVER_ERROR"))), [1, 5, 1]),
        ("code:NO_SUCH_CODE@submit", Err((unspecified, Submit("`NO_SUCH_CODE`"))), [1, 0, 0]),
        ("code:NO_SUCH_CODE@result", Err((unspecified, Result("`NO_SUCH_CODE`"))), [1, 1, 1]),
        ("code:CAPCHA_NOT_READY@submit", Err((unspecified, Submit("CAPCHA_NOT_READY"))), [1, 0, 0]),
        ("code:ERROR_SERVER_ERROR@result", Err((backoff, Result("ERROR_SERVER_ERROR"))), [1, 5, 1]),
        ("html521", Err((unspecified, Submit("not a "))), [1, 0, 0]),
        ("html521@result", Err((backoff, Result("not a "))), [1, 5, 1]),
        ("empty", Err((unspecified, Submit("empty"))), [1, 0, 0]),
        ("empty@result", Err((backoff, Result("empty"))), [1, 5, 1]),
        // The server started the task, but the client cannot know; submitting again could start a second one.
        ("cut", Err((unspecified, NoResponse)), [1, 0, 1]),
        ("cut@result", Err((backoff, NoResponse)), [1, 6, 1]),
        ("drip@submit", Ok(()), [1, 2, 1]),
        ("drip@result", Ok(()), [1, 1, 1]),
        ("cut@submit", Err((unspecified, NoResponse)), [1, 0, 1]),
    ];
    for (scenario, end, counts) in rows {
        assert_scenario(&server, scenario, end, counts);
    }
}

#[test]
fn delays_are_observed() {
    let server = Server::start(&[]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    // Each call is repeated after 10 and 20 s, and the first poll comes after 5 s; the clients divide delays by 100.
    let minimum = Duration::from_millis(100 + 200 + 50 + 100 + 200);
    for kind in ["blocking", "async"] {
        let (base, query, started) = (server.base_url(), format!("scenario=server2&run={kind}"), Instant::now());
        let result = match kind {
            "blocking" => blocking::run(&base, true, &query, KEY, 100),
            _ => runtime.block_on(async_client::run(&client, &base, true, &query, KEY, 100)),
        };
        assert_end(kind, result, Ok(()));
        assert!(started.elapsed() >= minimum, "{kind} took {:?}", started.elapsed());
    }
}

#[test]
fn violated_limit_stops_immediately() {
    let server = Server::start(&[]);
    let result = blocking::run(&server.base_url(), true, "scenario=ok&run=short", "31 characters", 10_000);
    let reason = StopReason::NotRetryable(RetryClass::AfterFix);
    assert_end("short", result, Err((reason, Failing::Submit("ERROR_WRONG_USER_KEY"))));
    assert_eq!(server.counts("short"), [1, 0, 0]);
}

/// Runs an example as a program; returns whether it succeeds, and its output.
fn run_example(example: &str, arguments: &[&str], key: &str) -> (bool, String, String) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).env("CAPTCHAAI_KEY", key);
    cargo
        .args(["run", "--quiet", "--offline", "--package", "captchaai-errors", "--example", example, "--"])
        .args(arguments);
    let Output { status, stdout, stderr } = cargo.output().expect("Cargo starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (status.success(), text(&stdout), text(&stderr))
}

#[test]
fn examples_run_as_programs() {
    let server = Server::start(&[]);
    for example in ["blocking", "async_client"] {
        for (scenario, format, counts, expected) in [
            ("pending3", "json", [1, 4, 1], Ok(ANSWER)),
            ("server2", "plain", [3, 3, 1], Ok(ANSWER)),
            ("code:ERROR_ZERO_BALANCE", "json", [1, 0, 0], Err("submit: ERROR_ZERO_BALANCE: ")),
            ("cut@result", "plain", [1, 6, 1], Err("")),
        ] {
            let run = format!("{example}-{scenario}");
            let query = format!("scenario={scenario}&run={run}");
            let (success, out, err) = run_example(example, &[&server.base_url(), format, &query, "10000"], KEY);
            assert_eq!(server.counts(&run), counts, "{out}{err}");
            assert_eq!(success, expected.is_ok(), "{out}{err}");
            match expected {
                Ok(answer) => assert_eq!(out.trim_end(), answer),
                Err(text) => assert!(!err.is_empty() && err.contains(text), "{err}"),
            }
            assert!(!out.contains(KEY) && !err.contains(KEY), "{out}{err}");
        }
        let (success, out, err) = run_example(example, &[&server.base_url(), "json", "run=unsent"], &KEY[1..]);
        assert!(!success && out.is_empty() && err.contains("submit: ERROR_WRONG_USER_KEY: "), "{out}{err}");
        assert!(!err.contains(&KEY[1..]), "{err}");
    }
    assert_eq!(server.counts("unsent"), [0, 0, 0]);
}

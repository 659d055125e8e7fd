//! Pollers with scripted responses: the calls, the delays, and the end.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use captchaai_errors::retry::Retry;
use captchaai_errors::{
    Call, PollError, Poller, ResultError, RetryClass, RetryPolicy, Step, StopReason, SubmitError, parse, parse_json,
};
use errbook_tests::catalogs::{problem::BuyError, telegram::SendError, wait::LendError};

use super::policies::{backoff, poll, seconds};

/// The calls and delays in order: `submit`, `poll 17`, `5s`.
type Log = Vec<String>;

/// Runs the documented loop with scripted responses; the last one is repeated.
fn run(script: &[&str], poller: Poller<SubmitError, ResultError>) -> (Result<String, Ended>, Log) {
    let log = RefCell::new(Log::new());
    let responses = RefCell::new(script.iter().copied().collect::<VecDeque<_>>());
    let send = |task: Option<&str>| {
        log.borrow_mut().push(task.map_or("submit".to_owned(), |id| format!("poll {id}")));
        let mut responses = responses.borrow_mut();
        let response = if responses.len() > 1 { responses.pop_front() } else { responses.front().copied() };
        response.unwrap_or_default().as_bytes().to_vec()
    };
    let sleep = |delay: Duration| log.borrow_mut().push(format!("{delay:?}"));
    let done = solve(poller, send, sleep).map_err(|stop| Ended { reason: stop.reason(), code: code(&stop) });
    (done, log.into_inner())
}

/// The end of an poller, as the tests compare it.
#[derive(PartialEq, Debug)]
struct Ended {
    reason: StopReason,
    code: Option<String>,
}

fn code(stop: &PollError<SubmitError, ResultError>) -> Option<String> {
    stop.code().map(|code| code.to_string())
}

/// The loop of the documentation.
fn solve(
    mut poller: Poller<SubmitError, ResultError>,
    send: impl Fn(Option<&str>) -> Vec<u8>,
    sleep: impl Fn(Duration),
) -> Result<String, PollError<SubmitError, ResultError>> {
    let mut task = None;
    loop {
        match poller.handle(&send(task.as_deref())) {
            Step::Poll { id, after } => {
                task = Some(id.to_string());
                sleep(after);
            }
            Step::RetryAfter(delay) => sleep(delay),
            Step::Resubmit => task = None,
            Step::Done(answer) => return Ok(answer.to_string()),
            Step::Stop(stop) => return Err(stop),
        }
    }
}

fn exhausted(class: RetryClass, code: &str) -> Result<String, Ended> {
    Err(Ended { reason: StopReason::Exhausted(class), code: Some(code.to_owned()) })
}

fn forbidden(class: RetryClass, code: Option<&str>) -> Result<String, Ended> {
    Err(Ended { reason: StopReason::NotRetryable(class), code: code.map(str::to_owned) })
}

#[test]
fn poller_follows_the_responses() {
    let (pending, server, ok) = ("CAPCHA_NOT_READY", "ERROR_SERVER_ERROR", "OK|17");
    let internal = r#"{"status":0,"request":"ERROR_INTERNAL_SERVER_ERROR"}"#;
    for (script, result, log) in [
        (vec![ok, "OK|ERROR5"], Ok("ERROR5".to_owned()), "submit 5s poll 17"),
        (vec![ok, pending, pending, "OK|x"], Ok("x".to_owned()), "submit 5s poll 17 5s poll 17 5s poll 17"),
        (vec![server, internal, ok, "OK|x"], Ok("x".to_owned()), "submit 10s submit 20s submit 5s poll 17"),
        (
            vec![ok, internal, pending, internal, "OK|x"],
            Ok("x".to_owned()),
            "submit 5s poll 17 10s poll 17 5s poll 17 20s poll 17",
        ),
        (
            vec![ok, "ERROR_CAPTCHA_UNSOLVABLE", r#"{"status":1,"request":18}"#, "OK|x"],
            Ok("x".to_owned()),
            "submit 5s poll 17 submit 5s poll 18",
        ),
        (vec!["ERROR_WRONG_USER_KEY"], forbidden(RetryClass::AfterFix, Some("ERROR_WRONG_USER_KEY")), "submit"),
        (
            vec![ok, "ERROR_WRONG_USER_KEY"],
            forbidden(RetryClass::AfterFix, Some("ERROR_WRONG_USER_KEY")),
            "submit 5s poll 17",
        ),
        // A code of another endpoint, an unknown code, unrecognized.
        (vec![pending], forbidden(RetryClass::Unspecified, Some(pending)), "submit"),
        (vec!["ERROR_NO_ONE_AVAILABLE"], forbidden(RetryClass::Unspecified, None), "submit"),
        (vec!["<html>521"], forbidden(RetryClass::Unspecified, None), "submit"),
        (
            vec![ok, "", "<html>", "ERROR_SERVER_ERROR", "OK|x"],
            Ok("x".to_owned()),
            "submit 5s poll 17 2s poll 17 4s poll 17 40s poll 17",
        ),
        (
            vec![ok, ""],
            Err(Ended { reason: StopReason::Exhausted(RetryClass::Backoff), code: None }),
            "submit 5s poll 17 2s poll 17 4s poll 17 8s poll 17 16s poll 17 32s poll 17",
        ),
        (vec![server], exhausted(RetryClass::Backoff, server), "submit 10s submit 20s submit 40s submit 60s submit"),
    ] {
        let (found, sent) = run(&script, Poller::new());
        assert_eq!((found, sent), (result, parse_log(log)), "{script:?}");
    }
}

/// The number of times a call was sent.
fn sent(log: &[String], call: &str) -> usize {
    log.iter().filter(|line| line.starts_with(call)).count()
}

/// Parses a log of calls and delays.
fn parse_log(log: &str) -> Log {
    let mut words = log.split(' ');
    let mut log = Log::new();
    while let Some(word) = words.next() {
        log.push(if word == "poll" { format!("poll {}", words.next().unwrap_or_default()) } else { word.to_owned() });
    }
    log
}

#[test]
fn every_retry_limit_stops_the_poller() {
    let (found, log) = run(&["OK|17", "CAPCHA_NOT_READY"], Poller::new());
    assert_eq!(found, exhausted(RetryClass::Poll, "CAPCHA_NOT_READY"));
    assert_eq!((sent(&log, "submit"), sent(&log, "poll 17"), sent(&log, "5s")), (1, 24, 24));

    let unsolvable = ["OK|1", "ERROR_CAPTCHA_UNSOLVABLE", "OK|2", "ERROR_CAPTCHA_UNSOLVABLE", "OK|3"];
    let (found, log) = run(&unsolvable, Poller::new());
    assert_eq!(found, exhausted(RetryClass::Resubmit, "ERROR_CAPTCHA_UNSOLVABLE"));
    assert_eq!(log, parse_log("submit 5s poll 1 submit 5s poll 2"));

    // A server that alternates codes, or classes, gets not one call more out of it.
    let alternating = ["ERROR_SERVER_ERROR", "ERROR_INTERNAL_SERVER_ERROR"].repeat(9);
    let (found, log) = run(&alternating, Poller::new());
    assert_eq!(found, exhausted(RetryClass::Backoff, "ERROR_SERVER_ERROR"));
    assert_eq!(sent(&log, "submit"), 5);
    let mut alternating = vec!["OK|1"];
    alternating.extend(["CAPCHA_NOT_READY", "ERROR_INTERNAL_SERVER_ERROR"].repeat(99));
    let (found, log) = run(&alternating, Poller::new());
    assert_eq!(found, exhausted(RetryClass::Backoff, "ERROR_INTERNAL_SERVER_ERROR"));
    assert_eq!(sent(&log, "poll 1"), 10);

    // A new task has its own polls and failures.
    let mut script = vec!["ERROR_SERVER_ERROR"; 4];
    script.push("OK|1");
    script.extend(["CAPCHA_NOT_READY"; 23]);
    script.extend(["ERROR_INTERNAL_SERVER_ERROR"; 4]);
    script.push("ERROR_CAPTCHA_UNSOLVABLE");
    let script = script.repeat(2);
    let (found, log) = run(&script, Poller::new());
    assert_eq!(found, exhausted(RetryClass::Resubmit, "ERROR_CAPTCHA_UNSOLVABLE"));
    assert_eq!((sent(&log, "submit"), sent(&log, "poll")), (2 * 5, 2 * 28));
}

#[test]
fn task_type_selects_the_polling_profile() {
    let polled = |poller| run(&["OK|1", "CAPCHA_NOT_READY"], poller).1;
    let recaptcha = polled(Poller::new().for_task_type("recaptcha").expect("a cataloged task type"));
    assert_eq!(recaptcha[..4], parse_log("submit 15s poll 1 5s")[..]);
    assert_eq!((sent(&recaptcha, "poll"), sent(&recaptcha, "5s")), (46, 45));
    let default = polled(Poller::new());
    assert_eq!((default[..4].to_vec(), sent(&default, "poll")), (parse_log("submit 5s poll 1 5s"), 24));
}

#[test]
fn unknown_task_type_is_not_the_default() {
    assert_eq!(Poller::<SubmitError, ResultError>::new().for_task_type("recapcha"), None);
}

#[test]
fn caller_overrides_the_policy() {
    let recaptcha = Poller::new().on_pending(poll(15, 3, 3));
    let (found, log) = run(&["OK|1", "CAPCHA_NOT_READY"], recaptcha);
    assert_eq!(found, exhausted(RetryClass::Poll, "CAPCHA_NOT_READY"));
    assert_eq!(log, parse_log("submit 15s poll 1 3s poll 1 3s poll 1"));
    let (_, log) = run(&["OK|1", "CAPCHA_NOT_READY"], Poller::new().on_pending(RetryPolicy::AfterFix));
    assert_eq!(log, parse_log("submit 0ns poll 1"));

    let patient = Poller::new()
        .on_unrecognized_submit(backoff(1, 9, 3))
        .on_unrecognized_result(backoff(1, 9, 3))
        .on_unknown_code(backoff(2, 9, 3));
    let (found, log) = run(&["<html>", "<html>", "OK|1", "ERROR_NEW", "<html>", "OK|x"], patient.clone());
    assert_eq!(
        (found, log),
        (Ok("x".to_owned()), parse_log("submit 1s submit 2s submit 5s poll 1 2s poll 1 2s poll 1"))
    );
    let (found, log) = run(&["<html>", "ERROR_NEW"], patient);
    assert_eq!(found.map_err(|ended| ended.reason), Err(StopReason::Exhausted(RetryClass::Backoff)));
    assert_eq!(log, parse_log("submit 1s submit 4s submit"));

    let elsewhere = Poller::new().on_other_endpoint(RetryPolicy::Resubmit { max_attempts: 3 });
    let (found, log) = run(&["OK|1", "ERROR_UPLOAD", "OK|2", "ERROR_UPLOAD", "OK|3", "OK|x"], elsewhere);
    assert_eq!((found, log), (Ok("x".to_owned()), parse_log("submit 5s poll 1 submit 5s poll 2 submit 5s poll 3")));
}

#[test]
fn missing_response_is_repeated_at_an_idempotent_endpoint_only() {
    let mut poller = Poller::<SubmitError, ResultError>::new();
    let reason = StopReason::NotRetryable(RetryClass::Unspecified);
    assert_eq!(poller.on_no_response(), Step::Stop(PollError::NoResponse { call: Call::Submit, reason, error: None }));
    let mut poller = Poller::<SubmitError, ResultError>::new();
    assert!(matches!(poller.handle(b"OK|1"), Step::Poll { .. }));
    for delay in [2, 4, 8, 16, 32] {
        assert_eq!(poller.on_no_response(), Step::RetryAfter(seconds(delay)));
    }
    assert!(matches!(poller.on_no_response(), Step::Stop(_)));
    // A setting covers one call only.
    let mut poller = Poller::<SubmitError, ResultError>::new().on_unrecognized_submit(backoff(1, 8, 3));
    assert_eq!(poller.on_no_response(), Step::RetryAfter(seconds(1)));
    assert_eq!(poller.handle(b"<html>"), Step::RetryAfter(seconds(2)));
    assert!(matches!(poller.handle(b"OK|1"), Step::Poll { .. }));
    assert_eq!(poller.on_no_response(), Step::RetryAfter(seconds(2)));
}

#[test]
fn missing_response_uses_the_callers_policy() {
    let mut poller = Poller::<SubmitError, ResultError>::new();
    assert_eq!(poller.on_no_response_with(backoff(1, 8, 3)), Step::RetryAfter(seconds(1)));
    assert_eq!(poller.handle(b"ERROR_SERVER_ERROR"), Step::RetryAfter(seconds(20)));
    let reason = StopReason::Exhausted(RetryClass::Backoff);
    assert_eq!(
        poller.on_no_response_with(backoff(1, 8, 3)),
        Step::Stop(PollError::NoResponse { call: Call::Submit, reason, error: None })
    );
    assert_eq!((poller.tasks(), poller.polls(), poller.failures()), (1, 0, 3));
    let mut poller = Poller::<SubmitError, ResultError>::resume();
    let reason = StopReason::NotRetryable(RetryClass::Unspecified);
    assert_eq!(
        poller.on_no_response_with(RetryPolicy::Unspecified),
        Step::Stop(PollError::NoResponse { call: Call::Result, reason, error: None })
    );
}

#[test]
fn resumed_task_is_polled_immediately() {
    let mut poller = Poller::<SubmitError, ResultError>::resume().on_pending(poll(15, 5, 4));
    for delay in [15, 5, 5] {
        assert_eq!(poller.handle(b"CAPCHA_NOT_READY"), Step::RetryAfter(seconds(delay)));
    }
    assert_eq!((poller.tasks(), poller.polls(), poller.failures()), (1, 3, 0));
    assert!(matches!(poller.handle(b"CAPCHA_NOT_READY"), Step::Stop(_)));
    let mut poller = Poller::<SubmitError, ResultError>::resume();
    assert_eq!(poller.handle(b"ERROR_CAPTCHA_UNSOLVABLE"), Step::Resubmit);
    assert!(matches!(poller.handle(b"OK|2"), Step::Poll { after, .. } if after == seconds(5)));
    assert_eq!((poller.tasks(), poller.polls(), poller.failures()), (2, 0, 0));
}

#[test]
fn single_call_ends_on_success() {
    let mut poller = Poller::<SubmitError>::single();
    assert_eq!(poller.handle(b"ERROR_SERVER_ERROR"), Step::RetryAfter(seconds(10)));
    assert!(matches!(poller.handle(b"OK|17"), Step::Done(id) if id.as_str() == Some("17")));
    let mut poller = Poller::<SubmitError>::single().on_unknown_code(RetryPolicy::Resubmit { max_attempts: 2 });
    assert_eq!(poller.handle(b"ERROR_NEW"), Step::Resubmit);
    assert!(matches!(poller.handle(b"ERROR_NEW"), Step::Stop(_)));
}

#[test]
fn server_delay_is_honored() {
    let mut poller = Poller::<SendError>::single();
    assert_eq!(poller.handle(b"FLOOD_WAIT_30"), Step::RetryAfter(seconds(30)));
    assert_eq!(poller.handle(b"FLOOD_WAIT_300"), Step::RetryAfter(seconds(300)));
    let Step::Stop(stop) = poller.handle(b"FLOOD_WAIT_1") else { panic!("the limit is 3 attempts") };
    assert_eq!(stop.reason(), StopReason::Exhausted(RetryClass::Backoff));
}

#[test]
fn server_delay_replaces_the_policy_for_one_attempt() {
    let given = |policy, delay| Retry::new(policy, Some(delay));
    let millis = Duration::from_millis;
    assert!(given(backoff(1, 60, 4), millis(90_000)).delays().eq([90, 2, 4].map(seconds)));
    assert!(given(poll(15, 5, 4), seconds(7)).delays().eq([7, 5, 5].map(seconds)));
    assert_eq!(given(backoff(1, 60, 3), Duration::from_nanos(1)).initial_delay(), Some(millis(1)), "rounded up");
    assert_eq!(given(backoff(1, 60, 3), Duration::ZERO).initial_delay(), Some(seconds(1)), "zero is none");
    for policy in [RetryPolicy::Resubmit { max_attempts: 2 }, RetryPolicy::AfterFix, RetryPolicy::Unspecified] {
        assert_eq!(given(policy, seconds(7)).initial_delay(), None);
        assert_eq!(given(policy, seconds(7)).delays().len(), 0);
    }
    let mut poller = Poller::<SendError>::single();
    for delay in [30, 20] {
        let response = format!("FLOOD_WAIT_{delay}");
        assert_eq!(poller.handle(&response), Step::RetryAfter(seconds(delay)));
    }
}

#[test]
fn jitter_is_added_to_a_server_delay() {
    let response = |delay: u64| format!("{{\"fine\":false,\"note\":\"come again in {delay}\"}}");
    let given = parse::<LendError>(&response(30)).retry().expect("an error has a retry policy");
    for (random, first) in [(0, 30), (u64::MAX, 31)] {
        assert_eq!(given.delays().jittered(|| random).next(), Some(seconds(first)));
    }
    let (mut exact, mut jittered) = (Poller::<LendError>::single(), Poller::<LendError>::single().jitter(7));
    for delay in [30, 12] {
        assert_eq!(exact.handle(&response(delay)), Step::RetryAfter(seconds(delay)));
        let Step::RetryAfter(after) = jittered.handle(&response(delay)) else { panic!("the policy repeats") };
        assert!(after >= seconds(delay), "{after:?}");
    }
}

#[test]
fn limits_of_delays_stop_the_poller() {
    let mut poller = Poller::<SendError>::single().max_delay(seconds(20));
    assert_eq!(poller.handle(b"FLOOD_WAIT_20"), Step::RetryAfter(seconds(20)));
    let Step::Stop(stop) = poller.handle(b"FLOOD_WAIT_21") else { panic!("21 s exceed the limit") };
    assert_eq!(stop.reason(), StopReason::DelayTooLong(seconds(21).into()));

    let mut poller = Poller::<SendError>::single().deadline(seconds(50));
    assert_eq!(poller.handle(b"FLOOD_WAIT_30"), Step::RetryAfter(seconds(30)));
    let Step::Stop(stop) = poller.handle(b"FLOOD_WAIT_30") else { panic!("60 s exceed the deadline") };
    assert_eq!(stop.reason(), StopReason::DeadlineExceeded);

    let mut poller = Poller::<SubmitError, ResultError>::new().deadline(seconds(1));
    let Step::Stop(PollError::Submitted { id, .. }) = poller.handle(b"OK|17") else {
        panic!("the first poll is later")
    };
    assert_eq!(id.as_str(), "17");
}

#[test]
fn catalog_status_rule_precedes_the_callers_policy() {
    let fresh =
        Poller::<BuyError>::single().on_unrecognized_submit(backoff(7, 7, 9)).on_unrecognized_result(backoff(7, 7, 9));
    let mut poller = fresh.clone();
    assert_eq!(poller.handle((503, b"<html>")), Step::RetryAfter(seconds(1)));
    assert_eq!(poller.handle((429, b"<html>")), Step::RetryAfter(seconds(2)));
    assert!(matches!(poller.handle((503, b"<html>")), Step::Stop(_)));
    assert!(matches!(poller.handle((503, b"<html>")), Step::Stop(_)));
    let mut poller = fresh;
    assert_eq!(poller.handle((404, b"<html>")), Step::RetryAfter(seconds(7)));
    assert_eq!(poller.handle(b"<html>"), Step::RetryAfter(seconds(7)));
    let mut poller = Poller::<BuyError>::single();
    assert!(matches!(poller.handle((404, b"<html>")), Step::Stop(_)));
    // A submit call cannot be a result call.
    let mut poller = Poller::<BuyError>::new();
    assert_eq!(poller.handle((503, b"<html>")), Step::RetryAfter(seconds(1)));
    assert!(matches!(poller.handle((404, b"<html>")), Step::Stop(_)));
}

#[test]
fn callers_policy_without_repetition_precedes_the_catalogs_status_rule() {
    for careful in [RetryPolicy::Unspecified, RetryPolicy::AfterFix] {
        for status in [503, 429, 404] {
            let fresh = || Poller::<BuyError>::new().on_unrecognized_submit(careful);
            assert!(matches!(fresh().handle((status, b"<html>")), Step::Stop(_)), "{status}");
            let mut poller = Poller::<BuyError>::resume().on_unrecognized_result(careful);
            assert!(matches!(poller.handle((status, b"<html>")), Step::Stop(_)), "{status}");
        }
    }
}

#[test]
fn finished_poller_rejects_further_responses() {
    for end in ["OK|x", "ERROR_WRONG_USER_KEY", "ERROR_SOMETHING_NEW"] {
        let mut poller = Poller::<SubmitError, ResultError>::resume();
        assert!(matches!(poller.handle(end.as_bytes()), Step::Done(_) | Step::Stop(_)));
        for response in ["OK|x", "CAPCHA_NOT_READY", "ERROR_CAPTCHA_UNSOLVABLE"] {
            let out = |step| matches!(step, Step::Stop(stop) if stop.reason() == StopReason::UnexpectedResponse);
            assert!(out(poller.handle(response.as_bytes())));
            assert!(out(poller.handle_submit(parse(response.as_bytes()))));
            assert!(out(poller.handle_result(parse(response.as_bytes()))));
            assert!(out(poller.on_no_response_with(poll(1, 1, 9))));
        }
    }
}

#[test]
fn response_to_the_wrong_call_stops_the_poller() {
    let mut poller = Poller::<SubmitError, ResultError>::new();
    let step = poller.handle_result(parse(b"CAPCHA_NOT_READY"));
    let Step::Stop(PollError::Result { failure, reason: StopReason::UnexpectedResponse }) = step else {
        panic!("{step:?}")
    };
    assert_eq!(failure.retry().policy(), ResultError::CapchaNotReady.retry());
    // No result of a task that was not submitted.
    let reason = StopReason::UnexpectedResponse;
    let stop = |call| Step::Stop(PollError::NoResponse { call, reason, error: None });
    assert_eq!(Poller::<SubmitError, ResultError>::new().handle_result(parse(b"OK|x")), stop(Call::Result));
    let mut poller = Poller::<SubmitError, ResultError>::new();
    assert!(matches!(poller.handle_submit(parse_json(br#"{"status":1,"request":"1"}"#)), Step::Poll { .. }));
    // A second task that nothing asked for.
    assert_eq!(poller.handle_submit(parse(b"OK|2")), stop(Call::Submit));
    assert_eq!(poller.handle(b"OK|x"), stop(Call::Result));
}

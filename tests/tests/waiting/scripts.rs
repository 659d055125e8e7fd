//! Attempts against scripted replies: what is sent, what is waited for, and how it ends.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use captchaai_errors::{
    ApiError, Attempt, Class, Entry, Parameter, ResultError, Retry, Step, Stop, StopReason, SubmitError, Text, Unit,
    parse, parse_json,
};
use errbook_tests::catalogs::{problem::BuyError, telegram::SendError};

use super::policies::{backoff, poll, seconds};

/// What was sent and waited for, in order: `submit`, `poll 17`, `5s`.
type Log = Vec<String>;

/// Runs the loop of the documentation against scripted replies; the last one is repeated for ever.
fn run(script: &[&str], attempt: Attempt<SubmitError, ResultError>) -> (Result<String, Told>, Log) {
    let log = RefCell::new(Log::new());
    let replies = RefCell::new(script.iter().copied().collect::<VecDeque<_>>());
    let send = |task: Option<&str>| {
        log.borrow_mut().push(task.map_or("submit".to_owned(), |id| format!("poll {id}")));
        let mut replies = replies.borrow_mut();
        let reply = if replies.len() > 1 { replies.pop_front() } else { replies.front().copied() };
        reply.unwrap_or_default().as_bytes().to_vec()
    };
    let sleep = |delay: Duration| log.borrow_mut().push(format!("{delay:?}"));
    let done = solve(attempt, send, sleep).map_err(|stop| Told { reason: stop.reason(), code: code(&stop) });
    (done, log.into_inner())
}

/// The end of an attempt, as the tests compare it.
#[derive(PartialEq, Debug)]
struct Told {
    reason: StopReason,
    code: Option<String>,
}

fn code(stop: &Stop<SubmitError, ResultError>) -> Option<String> {
    std::error::Error::source(stop).map(ToString::to_string)
}

/// The loop of the documentation.
fn solve(
    mut attempt: Attempt<SubmitError, ResultError>,
    send: impl Fn(Option<&str>) -> Vec<u8>,
    sleep: impl Fn(Duration),
) -> Result<String, Stop<SubmitError, ResultError>> {
    let mut task = None;
    loop {
        match attempt.read(&send(task.as_deref())) {
            Step::Poll { id, after } => {
                task = Some(id.to_string());
                sleep(after);
            }
            Step::Wait(delay) => sleep(delay),
            Step::Restart => task = None,
            Step::Done(answer) => return Ok(answer.to_string()),
            Step::Stop(stop) => return Err(stop),
        }
    }
}

fn exhausted(class: Class, code: &str) -> Result<String, Told> {
    Err(Told { reason: StopReason::Exhausted(class), code: Some(code.to_owned()) })
}

fn forbidden(class: Class, code: Option<&str>) -> Result<String, Told> {
    Err(Told { reason: StopReason::Forbidden(class), code: code.map(str::to_owned) })
}

#[test]
fn a_task_goes_the_way_of_its_replies() {
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
        (vec!["ERROR_WRONG_USER_KEY"], forbidden(Class::Fix, Some("ERROR_WRONG_USER_KEY")), "submit"),
        (vec![ok, "ERROR_WRONG_USER_KEY"], forbidden(Class::Fix, Some("ERROR_WRONG_USER_KEY")), "submit 5s poll 17"),
        // Elsewhere, unknown, foreign.
        (vec![pending], forbidden(Class::Unspecified, Some(pending)), "submit"),
        (vec!["ERROR_NO_ONE_AVAILABLE"], forbidden(Class::Unspecified, None), "submit"),
        (vec!["<html>521"], forbidden(Class::Unspecified, Some("the body is a mark-up page")), "submit"),
        (vec![ok, ""], forbidden(Class::Unspecified, Some("the body is empty")), "submit 5s poll 17"),
        (vec![server], exhausted(Class::Backoff, server), "submit 10s submit 20s submit 40s submit 60s submit"),
    ] {
        let (found, sent) = run(&script, Attempt::new());
        assert_eq!((found, sent), (result, told(log)), "{script:?}");
    }
}

/// How often a call was sent.
fn sent(log: &[String], call: &str) -> usize {
    log.iter().filter(|line| line.starts_with(call)).count()
}

/// What was sent and waited for, one word after another.
fn told(log: &str) -> Log {
    let mut words = log.split(' ');
    let mut log = Log::new();
    while let Some(word) = words.next() {
        log.push(if word == "poll" { format!("poll {}", words.next().unwrap_or_default()) } else { word.to_owned() });
    }
    log
}

#[test]
fn every_bound_ends_an_attempt() {
    let (found, log) = run(&["OK|17", "CAPCHA_NOT_READY"], Attempt::new());
    assert_eq!(found, exhausted(Class::Poll, "CAPCHA_NOT_READY"));
    assert_eq!((sent(&log, "submit"), sent(&log, "poll 17"), sent(&log, "5s")), (1, 24, 24));

    let unsolvable = ["OK|1", "ERROR_CAPTCHA_UNSOLVABLE", "OK|2", "ERROR_CAPTCHA_UNSOLVABLE", "OK|3"];
    let (found, log) = run(&unsolvable, Attempt::new());
    assert_eq!(found, exhausted(Class::Restart, "ERROR_CAPTCHA_UNSOLVABLE"));
    assert_eq!(log, told("submit 5s poll 1 submit 5s poll 2"));

    // A server that alternates codes, or classes, gets not one call more out of it.
    let alternating = ["ERROR_SERVER_ERROR", "ERROR_INTERNAL_SERVER_ERROR"].repeat(9);
    let (found, log) = run(&alternating, Attempt::new());
    assert_eq!(found, exhausted(Class::Backoff, "ERROR_SERVER_ERROR"));
    assert_eq!(sent(&log, "submit"), 5);
    let mut alternating = vec!["OK|1"];
    alternating.extend(["CAPCHA_NOT_READY", "ERROR_INTERNAL_SERVER_ERROR"].repeat(99));
    let (found, log) = run(&alternating, Attempt::new());
    assert_eq!(found, exhausted(Class::Backoff, "ERROR_INTERNAL_SERVER_ERROR"));
    assert_eq!(sent(&log, "poll 1"), 10);

    // A new task has its own polls and failures.
    let mut script = vec!["ERROR_SERVER_ERROR"; 4];
    script.push("OK|1");
    script.extend(["CAPCHA_NOT_READY"; 23]);
    script.extend(["ERROR_INTERNAL_SERVER_ERROR"; 4]);
    script.push("ERROR_CAPTCHA_UNSOLVABLE");
    let script = script.repeat(2);
    let (found, log) = run(&script, Attempt::new());
    assert_eq!(found, exhausted(Class::Restart, "ERROR_CAPTCHA_UNSOLVABLE"));
    assert_eq!((sent(&log, "submit"), sent(&log, "poll")), (2 * 5, 2 * 28));
}

#[test]
fn the_type_of_a_task_decides_how_it_is_polled() {
    let polled = |attempt| run(&["OK|1", "CAPCHA_NOT_READY"], attempt).1;
    let recaptcha = polled(Attempt::new().of_task("recaptcha"));
    assert_eq!(recaptcha[..4], told("submit 15s poll 1 5s")[..]);
    assert_eq!((sent(&recaptcha, "poll"), sent(&recaptcha, "5s")), (46, 45));
    let other = polled(Attempt::new().of_task("a type that is not catalogued"));
    assert_eq!(other, polled(Attempt::new()));
    assert_eq!((other[..4].to_vec(), sent(&other, "poll")), (told("submit 5s poll 1 5s"), 24));
}

#[test]
fn a_caller_may_have_another_policy() {
    let recaptcha = Attempt::new().on_pending(poll(15, 3, 3));
    let (found, log) = run(&["OK|1", "CAPCHA_NOT_READY"], recaptcha);
    assert_eq!(found, exhausted(Class::Poll, "CAPCHA_NOT_READY"));
    assert_eq!(log, told("submit 15s poll 1 3s poll 1 3s poll 1"));
    let (_, log) = run(&["OK|1", "CAPCHA_NOT_READY"], Attempt::new().on_pending(Retry::Fix));
    assert_eq!(log, told("submit 0ns poll 1"));

    let patient = Attempt::new().on_foreign(backoff(1, 9, 3)).on_unknown(backoff(2, 9, 3));
    let (found, log) = run(&["<html>", "<html>", "OK|1", "ERROR_NEW", "<html>", "OK|x"], patient);
    assert_eq!((found, log), (Ok("x".to_owned()), told("submit 1s submit 2s submit 5s poll 1 2s poll 1 2s poll 1")));
    let (found, log) = run(&["<html>", "ERROR_NEW"], patient);
    assert_eq!(found.map_err(|told| told.reason), Err(StopReason::Exhausted(Class::Backoff)));
    assert_eq!(log, told("submit 1s submit 4s submit"));

    let elsewhere = Attempt::new().on_elsewhere(Retry::Restart { attempts: 3 });
    let (found, log) = run(&["OK|1", "ERROR_UPLOAD", "OK|2", "ERROR_UPLOAD", "OK|3", "OK|x"], elsewhere);
    assert_eq!((found, log), (Ok("x".to_owned()), told("submit 5s poll 1 submit 5s poll 2 submit 5s poll 3")));
}

#[test]
fn a_call_without_reply_counts_as_the_caller_says() {
    let mut attempt = Attempt::<SubmitError, ResultError>::new();
    assert_eq!(attempt.no_reply(backoff(1, 8, 3)), Step::Wait(seconds(1)));
    assert_eq!(attempt.read(b"ERROR_SERVER_ERROR"), Step::Wait(seconds(20)));
    let reason = StopReason::Exhausted(Class::Backoff);
    assert_eq!(attempt.no_reply(backoff(1, 8, 3)), Step::Stop(Stop::NoReply { reason }));
    assert_eq!((attempt.tasks(), attempt.polls(), attempt.failures()), (1, 0, 3));
    let mut attempt = Attempt::<SubmitError, ResultError>::resume();
    let reason = StopReason::Forbidden(Class::Unspecified);
    assert_eq!(attempt.no_reply(Retry::Unspecified), Step::Stop(Stop::NoReply { reason }));
}

#[test]
fn a_task_that_is_resumed_is_polled_at_once() {
    let mut attempt = Attempt::<SubmitError, ResultError>::resume().on_pending(poll(15, 5, 4));
    for delay in [15, 5, 5] {
        assert_eq!(attempt.read(b"CAPCHA_NOT_READY"), Step::Wait(seconds(delay)));
    }
    assert_eq!((attempt.tasks(), attempt.polls(), attempt.failures()), (1, 3, 0));
    assert!(matches!(attempt.read(b"CAPCHA_NOT_READY"), Step::Stop(_)));
    let mut attempt = Attempt::<SubmitError, ResultError>::resume();
    assert_eq!(attempt.read(b"ERROR_CAPTCHA_UNSOLVABLE"), Step::Restart);
    assert!(matches!(attempt.read(b"OK|2"), Step::Poll { after, .. } if after == seconds(5)));
    assert_eq!((attempt.tasks(), attempt.polls(), attempt.failures()), (2, 0, 0));
}

#[test]
fn a_call_that_stands_alone_ends_with_its_success() {
    let mut attempt = Attempt::<SubmitError>::single();
    assert_eq!(attempt.read(b"ERROR_SERVER_ERROR"), Step::Wait(seconds(10)));
    assert!(matches!(attempt.read(b"OK|17"), Step::Done(id) if id.as_str() == Some("17")));
    let mut attempt = Attempt::<SubmitError>::single().on_unknown(Retry::Restart { attempts: 2 });
    assert_eq!(attempt.read(b"ERROR_NEW"), Step::Restart);
    assert!(matches!(attempt.read(b"ERROR_NEW"), Step::Stop(_)));
}

#[test]
fn a_delay_that_the_server_names_is_kept() {
    let mut attempt = Attempt::<SendError>::single();
    assert_eq!(attempt.read(b"FLOOD_WAIT_30"), Step::Wait(seconds(30)));
    assert_eq!(attempt.read(b"FLOOD_WAIT_300"), Step::Wait(seconds(300)));
    let Step::Stop(stop) = attempt.read(b"FLOOD_WAIT_1") else { panic!("3 tries are the bound") };
    assert_eq!(stop.reason(), StopReason::Exhausted(Class::Backoff));
}

#[test]
fn the_delay_of_a_parameter_has_its_unit_and_takes_the_place_of_delays() {
    let after = |retry, unit, number| {
        Entry { retry, delay: Some(unit), ..Entry::EMPTY }.retry_with(Some(Parameter::U64(number)))
    };
    assert_eq!(after(backoff(1, 60, 3), Unit::Milliseconds, 90_000), backoff(90, 90, 3));
    assert_eq!(after(backoff(1, 60, 3), Unit::Seconds, 30), backoff(30, 60, 3));
    assert_eq!(after(backoff(1, 60, 3), Unit::Minutes, 2), backoff(120, 120, 3));
    assert_eq!(after(poll(15, 5, 24), Unit::Seconds, 7), poll(7, 7, 24));
    let longest = after(poll(15, 5, 24), Unit::Minutes, u64::MAX);
    assert_eq!(longest, poll(u64::MAX, u64::MAX, 24));
    for retry in [Retry::Restart { attempts: 2 }, Retry::Fix, Retry::Unspecified] {
        assert_eq!(after(retry, Unit::Seconds, 7), retry);
    }
    let text = Parameter::Text(Text::plain("7"));
    let entry = Entry { retry: backoff(1, 60, 3), delay: Some(Unit::Seconds), ..Entry::EMPTY };
    assert_eq!([entry.retry_with(Some(text)), entry.retry_with(None)], [entry.retry; 2]);
}

#[test]
fn the_word_of_the_catalogue_on_a_status_goes_before_that_of_the_caller() {
    let fresh = Attempt::<BuyError>::single().on_foreign(backoff(7, 7, 9));
    let mut attempt = fresh;
    assert_eq!(attempt.read_with_status(b"<html>", 503), Step::Wait(seconds(1)));
    assert_eq!(attempt.read_with_status(b"<html>", 429), Step::Wait(seconds(2)));
    assert!(matches!(attempt.read_with_status(b"<html>", 503), Step::Stop(_)));
    assert!(matches!(attempt.read_with_status(b"<html>", 503), Step::Stop(_)));
    let mut attempt = fresh;
    assert_eq!(attempt.read_with_status(b"<html>", 404), Step::Wait(seconds(7)));
    assert_eq!(attempt.read(b"<html>"), Step::Wait(seconds(7)));
    let mut attempt = Attempt::<BuyError>::single();
    assert!(matches!(attempt.read_with_status(b"<html>", 404), Step::Stop(_)));
    // A call that submits a task is no other.
    let mut attempt = Attempt::<BuyError>::new();
    assert_eq!(attempt.read_with_status(b"<html>", 503), Step::Wait(seconds(1)));
    assert!(matches!(attempt.read_with_status(b"<html>", 404), Step::Stop(_)));
}

#[test]
fn nothing_follows_the_end() {
    for end in ["OK|x", "ERROR_WRONG_USER_KEY", "<html>"] {
        let mut attempt = Attempt::<SubmitError, ResultError>::resume();
        assert!(matches!(attempt.read(end.as_bytes()), Step::Done(_) | Step::Stop(_)));
        for reply in ["OK|x", "CAPCHA_NOT_READY", "ERROR_CAPTCHA_UNSOLVABLE"] {
            let out = |step| matches!(step, Step::Stop(stop) if stop.reason() == StopReason::OutOfTurn);
            assert!(out(attempt.read(reply.as_bytes())));
            assert!(out(attempt.submitted(parse(reply.as_bytes()))));
            assert!(out(attempt.polled(parse(reply.as_bytes()))));
            assert!(out(attempt.no_reply(poll(1, 1, 9))));
        }
    }
}

#[test]
fn a_reply_to_another_call_than_the_one_that_is_due_ends_the_attempt() {
    let mut attempt = Attempt::<SubmitError, ResultError>::new();
    let step = attempt.polled(parse(b"CAPCHA_NOT_READY"));
    let Step::Stop(Stop::Result { failure, reason: StopReason::OutOfTurn }) = step else { panic!("{step:?}") };
    assert_eq!(failure.retry(), ResultError::CapchaNotReady.retry());
    // No result of a task that was not submitted.
    let stop = Stop::NoReply { reason: StopReason::OutOfTurn };
    assert_eq!(Attempt::<SubmitError, ResultError>::new().polled(parse(b"OK|x")), Step::Stop(stop));
    let mut attempt = Attempt::<SubmitError, ResultError>::new();
    assert!(matches!(attempt.submitted(parse_json(br#"{"status":1,"request":"1"}"#)), Step::Poll { .. }));
    // A second task that nothing asked for.
    assert_eq!(attempt.submitted(parse(b"OK|2")), Step::Stop(stop));
    assert_eq!(attempt.read(b"OK|x"), Step::Stop(stop));
}

//! Attempts under any sequence of events: bounded always, and never a repetition that is forbidden.

use captchaai_errors::retry::Retry;
use captchaai_errors::{
    ApiError, Outcome, Poller, ResultError, RetryClass, RetryPolicy, Step, StopReason, SubmitError, parse,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::observer::Observer;
use super::policies::{any_retry, bounded_retry, config};

/// Responses of the endpoint, with the class of their policies.
const SUBMIT: [(&str, RetryClass); 8] = [
    ("ERROR_SERVER_ERROR", RetryClass::Backoff),
    ("ERROR_INTERNAL_SERVER_ERROR", RetryClass::Backoff),
    ("ERROR_ZERO_BALANCE", RetryClass::AfterFix),
    (r#"{"status":0,"request":"ERROR_SERVER_ERROR"}"#, RetryClass::Backoff),
    ("CAPCHA_NOT_READY", RetryClass::Unspecified),
    ("ERROR_SOMETHING_NEW", RetryClass::Unspecified),
    ("<html>521", RetryClass::Unspecified),
    ("", RetryClass::Unspecified),
];

const RESULT: [(&str, RetryClass); 7] = [
    ("CAPCHA_NOT_READY", RetryClass::Poll),
    ("ERROR_INTERNAL_SERVER_ERROR", RetryClass::Backoff),
    ("ERROR_CAPTCHA_UNSOLVABLE", RetryClass::Resubmit),
    ("ERROR_WRONG_CAPTCHA_ID", RetryClass::AfterFix),
    ("ERROR_UPLOAD", RetryClass::AfterFix),
    ("ERROR_SOMETHING_NEW", RetryClass::Unspecified),
    ("OK", RetryClass::Backoff),
];

/// An event from the server, the network or the caller.
#[derive(Clone, Debug)]
enum Event {
    /// A response to the expected call.
    Due(usize),
    /// A response to the submit call, expected or not.
    Submit(usize),
    /// A response to the result call, expected or not.
    Result(usize),
    /// A success of the expected call.
    Success,
    NoReply(RetryPolicy),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        12 => any::<usize>().prop_map(Event::Due),
        1 => any::<usize>().prop_map(Event::Submit),
        1 => any::<usize>().prop_map(Event::Result),
        2 => Just(Event::Success),
        2 => any_retry().prop_map(Event::NoReply),
    ]
}

/// Mostly responses that continue: a script of errors ends too early.
fn lasting() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => select(vec![0_usize, 1, 2]).prop_map(Event::Due),
        1 => any::<usize>().prop_map(Event::Due),
        2 => Just(Event::Success),
        1 => bounded_retry().prop_map(Event::NoReply),
    ]
}

#[derive(Clone, Copy, Debug)]
struct Options {
    resume: bool,
    pending: Option<RetryPolicy>,
    others: [RetryPolicy; 3],
}

fn options(retry: BoxedStrategy<RetryPolicy>) -> impl Strategy<Value = Options> {
    let pending = proptest::option::of(retry.clone());
    (any::<bool>(), pending, retry.clone(), retry.clone(), retry).prop_map(|(resume, pending, a, b, c)| Options {
        resume,
        pending,
        others: [a, b, c],
    })
}

impl Options {
    fn attempt(self) -> Poller<SubmitError, ResultError> {
        let poller = if self.resume { Poller::resume() } else { Poller::new() };
        let poller = poller
            .on_other_endpoint(self.others[0])
            .on_unknown_code(self.others[1])
            .on_unrecognized_submit(self.others[2])
            .on_unrecognized_result(self.others[2]);
        match self.pending {
            Some(retry) => poller.on_pending(retry),
            None => poller,
        }
    }

    /// The policy of a response, found without the poller.
    fn policy<E: ApiError>(self, outcome: &Outcome<'_, E, E::Code>) -> RetryPolicy {
        match outcome.as_str() {
            "pending" => self.pending.or(outcome.retry().map(Retry::policy)),
            "error" => outcome.retry().map(Retry::policy),
            "other_endpoint" => Some(self.others[0]),
            "unknown_code" => Some(self.others[1]),
            "unrecognized" => Some(self.others[2]),
            other => panic!("{other} has no policy"),
        }
        .unwrap_or(RetryPolicy::Unspecified)
    }
}

/// Feeds the events to an poller; gives the number of calls that it asked for.
fn drive(options: Options, events: &[Event]) -> Result<u32, TestCaseError> {
    let mut poller = options.attempt();
    let mut observer = Observer::new(options.resume);
    let mut since_the_end = 0;
    for event in events {
        let response = match (event, observer.polling) {
            (Event::Submit(row), _) | (Event::Due(row), false) => SUBMIT[row % SUBMIT.len()].0,
            (Event::Result(row), _) | (Event::Due(row), true) => RESULT[row % RESULT.len()].0,
            (Event::Success, _) => "OK|17",
            (Event::NoReply(_), _) => "",
        };
        let (submit, result) = (parse::<SubmitError>(response.as_bytes()), parse::<ResultError>(response.as_bytes()));
        let due = match event {
            Event::Submit(_) => !observer.polling,
            Event::Result(_) => observer.polling,
            Event::Due(_) | Event::Success | Event::NoReply(_) => true,
        };
        let retry = match event {
            Event::NoReply(retry) => Some(*retry),
            Event::Success => None,
            _ if observer.polling => Some(options.policy(&result)),
            _ => Some(options.policy(&submit)),
        };
        let step = match event {
            Event::NoReply(retry) => poller.on_no_response_with(*retry),
            Event::Submit(_) => poller.handle_submit(submit),
            Event::Result(_) => poller.handle_result(result),
            Event::Due(_) | Event::Success => poller.handle(response.as_bytes()),
        };
        if observer.over || !due {
            let out = matches!(&step, Step::Stop(stop) if stop.reason() == StopReason::UnexpectedResponse);
            prop_assert!(out, "{step:?}");
            observer.over = true;
            since_the_end += 1;
            if since_the_end == 5 {
                break;
            }
            continue;
        }
        observer.check(retry, &step)?;
        prop_assert_eq!(poller.tasks(), observer.tasks + 1);
    }
    prop_assert!(u128::from(observer.calls) <= observer.most_calls());
    Ok(observer.calls)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_event_sequence_exceeds_a_retry_limit(
        options in options(any_retry()),
        events in vec(event(), 0..60),
    ) {
        drive(options, &events)?;
    }

    #[test]
    fn poller_always_terminates(options in options(bounded_retry()), events in vec(lasting(), 1..12)) {
        // Whatever goes round for ever.
        let events: Vec<Event> = events.iter().cycle().take(500).cloned().collect();
        prop_assert!(drive(options, &events)? < 450);
    }
}

/// The properties say something only if attempts last.
#[test]
fn generated_events_reach_long_runs() {
    let mut runner = TestRunner::deterministic();
    let strategy = (options(bounded_retry()), vec(lasting(), 1..12));
    let mut calls = Vec::new();
    for _ in 0..2_000 {
        let tree = strategy.new_tree(&mut runner).expect("nothing is filtered out");
        let (options, events) = tree.current();
        let events: Vec<Event> = events.iter().cycle().take(500).cloned().collect();
        calls.push(drive(options, &events).expect("the property holds"));
    }
    let more_than = |least| calls.iter().filter(|calls| **calls > least).count();
    assert!(more_than(0) > 1_000 && more_than(5) > 100 && more_than(20) > 10, "{calls:?}");
}

#[test]
fn generated_events_cover_every_class() {
    for (response, class) in SUBMIT {
        let retry = parse::<SubmitError>(response.as_bytes()).retry();
        assert_eq!(retry.map(Retry::class), Some(class), "{response}");
    }
    for (response, class) in RESULT {
        let retry = parse::<ResultError>(response.as_bytes()).retry();
        assert_eq!(retry.map(Retry::class), Some(class), "{response}");
    }
}

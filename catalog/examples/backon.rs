//! Retries a single call with `backon`, which takes the delays of a retry policy as its schedule.
//!
//! This fits a call with one kind of failure, because every retryable failure waits by the same schedule.
//! Use a `Poller` for a task with its two calls.
#![allow(clippy::unwrap_used, reason = "a failed assertion ends the example")]

use core::time::Duration;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use backon::BlockingRetryable;
use captchaai_errors::{Failure, SubmitError, parse};

fn submit(send: impl Fn() -> Vec<u8>, sleep: impl Fn(Duration) + 'static) -> Result<String, Failure<SubmitError>> {
    let call = || parse(&send()).into_result().map(|id| id.to_string());
    let delays = SubmitError::ServerError.retry().delays();
    call.retry(delays.jittered(|| fastrand::u64(..))).sleep(sleep).when(Failure::is_retryable).call()
}

fn main() {
    let (calls, delays) = (Cell::new(0), Rc::new(RefCell::new(Vec::new())));
    let respond = |body: &'static str| {
        calls.set(calls.get() + 1);
        body.as_bytes().to_vec()
    };
    let log = Rc::clone(&delays);
    let sleep = move |delay| log.borrow_mut().push(delay);

    assert!(submit(|| respond("ERROR_SERVER_ERROR"), sleep.clone()).is_err());
    assert_eq!((calls.take(), delays.borrow().len()), (5, 4));
    let limits = [10, 20, 40, 60].map(Duration::from_secs);
    assert!(delays.take().into_iter().zip(limits).all(|(delay, limit)| delay <= limit));

    assert!(submit(|| respond("ERROR_UPLOAD"), sleep.clone()).is_err());
    assert_eq!(calls.take(), 1);
    assert_eq!(submit(|| respond("OK|17"), sleep).unwrap(), "17");
}

#[test]
fn example_runs() {
    main();
}

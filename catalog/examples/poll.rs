//! Drives a task from submission to result with no other crate; the standard library's sleep fits the place of `sleep`.
#![allow(clippy::unwrap_used, reason = "a failed assertion ends the example")]

use core::time::Duration;

use captchaai_errors::{PollError, Poller, ResultError, Step, SubmitError};

type TaskError = PollError<SubmitError, ResultError>;

/// Runs one task. `send` submits the task, or asks for the result of the task with that ID, and returns the body.
fn run(mut send: impl FnMut(Option<&str>) -> Vec<u8>, sleep: impl Fn(Duration)) -> Result<String, TaskError> {
    let (mut poller, mut task) = (Poller::new(), None);
    loop {
        match poller.handle(&send(task.as_deref())) {
            Step::Poll { id, after } => {
                task = Some(id.to_string());
                sleep(after);
            }
            Step::RetryAfter(delay) => sleep(delay),
            Step::Resubmit => task = None,
            Step::Done(payload) => return Ok(payload.to_string()),
            Step::Stop(error) => return Err(error),
        }
    }
}

fn main() {
    let delays = std::cell::RefCell::new(Vec::new());
    let sleep = |delay: Duration| delays.borrow_mut().push(delay.as_secs());
    let mut bodies = ["ERROR_SERVER_ERROR", "OK|17", "CAPCHA_NOT_READY", "OK|answer"].into_iter();
    let result = run(|_| bodies.next().unwrap_or_default().into(), sleep);
    assert_eq!(result.unwrap(), "answer");
    assert_eq!(delays.take(), [10, 5, 5]);

    let error = run(|_| b"ERROR_WRONG_USER_KEY".to_vec(), sleep).unwrap_err();
    assert!(format!("{error:#}").starts_with("submit: ERROR_WRONG_USER_KEY: "));
    assert_eq!(delays.take(), []);
}

#[test]
fn example_runs() {
    main();
}

//! Drives a task from submission to result with `tokio`: calls and delays are awaited.
#![allow(clippy::unwrap_used, reason = "a failed assertion ends the example")]

use std::cell::RefCell;

use captchaai_errors::{PollError, Poller, ResultError, Step, SubmitError};
use tokio::runtime::Builder;
use tokio::time::{Instant, sleep};

/// Runs one task. `send` submits the task, or asks for the result of the task with that ID, and returns the body.
async fn run(send: impl AsyncFn(Option<&str>) -> Vec<u8>) -> Result<String, PollError<SubmitError, ResultError>> {
    let (mut poller, mut task) = (Poller::new(), None);
    loop {
        match poller.handle(&send(task.as_deref()).await) {
            Step::Poll { id, after } => {
                task = Some(id.to_string());
                sleep(after).await;
            }
            Step::RetryAfter(delay) => sleep(delay).await,
            Step::Resubmit => task = None,
            Step::Done(payload) => return Ok(payload.to_string()),
            Step::Stop(error) => return Err(error),
        }
    }
}

fn main() {
    // The clock is paused, so that the delays take no time.
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let started = Instant::now();
        let bodies = ["OK|17", "CAPCHA_NOT_READY", "ERROR_CAPTCHA_UNSOLVABLE", "OK|18", "OK|answer"];
        let bodies = RefCell::new(bodies.into_iter());
        let result = run(async |_| bodies.borrow_mut().next().unwrap_or_default().into()).await;
        assert_eq!(result.unwrap(), "answer");
        assert_eq!(started.elapsed().as_secs(), 5 + 5 + 5);
    });
}

#[test]
fn example_runs() {
    main();
}

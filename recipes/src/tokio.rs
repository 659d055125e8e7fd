//! `tokio`: the loop of an attempt, with calls and waits that are awaited.
//!
//! ```
//! use captchaai_errors::{Poller, ResultError, Step, PollError, SubmitError};
//! use tokio::time::sleep;
//!
//! /// `send` submits the task, or asks for the result of the task with that ID, and returns the body of the reply.
//! async fn run(send: impl AsyncFn(Option<&str>) -> Vec<u8>) -> Result<String, PollError<SubmitError, ResultError>> {
//!     let (mut poller, mut task) = (Poller::new(), None);
//!     loop {
//!         match poller.handle(&send(task.as_deref()).await) {
//!             Step::Poll { id, after } => {
//!                 task = Some(id.to_string());
//!                 sleep(after).await;
//!             }
//!             Step::RetryAfter(delay) => sleep(delay).await,
//!             Step::Resubmit => task = None,
//!             Step::Done(answer) => return Ok(answer.to_string()),
//!             Step::Stop(stop) => return Err(stop),
//!         }
//!     }
//! }
//!
//! # tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(async {
//! # let started = tokio::time::Instant::now();
//! # let replies = std::cell::RefCell::new(
//! #     ["OK|17", "CAPCHA_NOT_READY", "ERROR_CAPTCHA_UNSOLVABLE", "OK|18", "OK|answer"].into_iter(),
//! # );
//! # let answer = run(async |_| replies.borrow_mut().next().unwrap_or_default().into()).await;
//! # assert_eq!(answer.unwrap(), "answer");
//! # assert_eq!(started.elapsed().as_secs(), 5 + 5 + 5);
//! # });
//! ```

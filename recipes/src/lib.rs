//! How the schedules and attempts of errbook go together with crates that retry and wait.
//!
//! Every recipe is a test: it runs against replies in a list, and what it waits for is held against the catalogue.
//! The recipes of the modules are for [`backon`], [`tower`], [`tokio`] and [`tracing`].
//!
//! # Without any crate
//!
//! The whole way of a task, with the standard library's sleep in place of `sleep`:
//!
//! ```
//! use core::time::Duration;
//! use captchaai_errors::{Poller, ResultError, Step, PollError, SubmitError};
//!
//! type Failed = PollError<SubmitError, ResultError>;
//!
//! /// `send` submits the task, or asks for the result of the task with that ID, and returns the body of the reply.
//! fn run(mut send: impl FnMut(Option<&str>) -> Vec<u8>, sleep: impl Fn(Duration)) -> Result<String, Failed> {
//!     let (mut poller, mut task) = (Poller::new(), None);
//!     loop {
//!         match poller.handle(&send(task.as_deref())) {
//!             Step::Poll { id, after } => {
//!                 task = Some(id.to_string());
//!                 sleep(after);
//!             }
//!             Step::RetryAfter(delay) => sleep(delay),
//!             Step::Resubmit => task = None,
//!             Step::Done(answer) => return Ok(answer.to_string()),
//!             Step::Stop(stop) => return Err(stop),
//!         }
//!     }
//! }
//!
//! let waited = std::cell::RefCell::new(Vec::new());
//! let sleep = |delay: Duration| waited.borrow_mut().push(delay.as_secs());
//! let mut replies = ["ERROR_SERVER_ERROR", "OK|17", "CAPCHA_NOT_READY", "OK|answer"].into_iter();
//! let answer = run(|_| replies.next().unwrap_or_default().into(), sleep);
//! assert_eq!(answer.unwrap(), "answer");
//! assert_eq!(waited.take(), [10, 5, 5]);
//!
//! let stop = run(|_| b"ERROR_WRONG_USER_KEY".to_vec(), sleep).unwrap_err();
//! assert!(stop.to_string().starts_with("submit: ERROR_WRONG_USER_KEY: "));
//! assert_eq!(waited.take(), []);
//! ```

pub mod backon;
pub mod tokio;
pub mod tower;
pub mod tracing;

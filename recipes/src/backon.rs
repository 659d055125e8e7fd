//! `backon`: the delays of a policy are a schedule for it, as they are or with jitter.
//!
//! It fits a call that stands alone and fails in one way: every failure that may be repeated waits by the one schedule.
//! For a task with its two calls there is [`Poller`](captchaai_errors::Poller).
//!
//! ```
//! use backon::BlockingRetryable;
//! use captchaai_errors::{ApiError, Failure, SubmitError, parse};
//! use core::time::Duration;
//!
//! fn submit(send: impl Fn() -> Vec<u8>, sleep: impl Fn(Duration) + 'static) -> Result<String, Failure<SubmitError>> {
//!     let call = || parse(&send()).into_result().map(|id| id.to_string());
//!     let delays = SubmitError::ServerError.retry().delays();
//!     call.retry(delays.jittered(|| fastrand::u64(..))).sleep(sleep).when(Failure::is_retryable).call()
//! }
//!
//! # use std::{cell::{Cell, RefCell}, rc::Rc};
//! let (sent, waited) = (Cell::new(0), Rc::new(RefCell::new(Vec::new())));
//! let reply = |body: &'static str| {
//!     sent.set(sent.get() + 1);
//!     body.as_bytes().to_vec()
//! };
//! let log = Rc::clone(&waited);
//! let sleep = move |delay| log.borrow_mut().push(delay);
//! assert!(submit(|| reply("ERROR_SERVER_ERROR"), sleep.clone()).is_err());
//! assert_eq!(sent.take(), 5);
//! assert_eq!(waited.borrow().len(), 4);
//! assert!(waited.take().into_iter().zip([10, 20, 40, 60]).all(|(delay, most)| delay <= Duration::from_secs(most)));
//! assert!(submit(|| reply("ERROR_UPLOAD"), sleep.clone()).is_err());
//! assert_eq!(sent.take(), 1);
//! assert_eq!(submit(|| reply("OK|17"), sleep).unwrap(), "17");
//! ```

//! `tracing`: a report is a value with `Display`, and so a field; no feature is needed for it.
//!
//! The parts that a dashboard counts stand beside it as fields of their own, and none of them holds a secret.
//!
//! ```
//! use captchaai_errors::{ApiError, Failure, SubmitError, Value, parse};
//!
//! fn log(failure: Failure<SubmitError>, context: &[(&str, Value<'_>)]) {
//!     let report = failure.with(context);
//!     let (endpoint, outcome, class) = (SubmitError::ENDPOINT.name, failure.kind.as_str(), failure.retry().class());
//!     if failure.is_retryable() {
//!         tracing::warn!(endpoint, outcome, %class, "{report}");
//!     } else {
//!         tracing::error!(endpoint, outcome, %class, "{report}");
//!     }
//! }
//!
//! # use std::sync::{Arc, Mutex};
//! # let lines = Arc::new(Mutex::new(Vec::new()));
//! # struct Lines(Arc<Mutex<Vec<u8>>>);
//! # impl std::io::Write for Lines {
//! #     fn write(&mut self, line: &[u8]) -> std::io::Result<usize> { self.0.lock().unwrap().write(line) }
//! #     fn flush(&mut self) -> std::io::Result<()> { Ok(()) }
//! # }
//! # let sink = Arc::clone(&lines);
//! # let subscriber = tracing_subscriber::fmt().without_time().with_target(false).with_ansi(false);
//! # let subscriber = subscriber.with_writer(move || Lines(Arc::clone(&sink))).finish();
//! # tracing::subscriber::with_default(subscriber, || {
//! let body = b"ERROR_WRONG_USER_KEY: 0123456789abcdef0123456789abcdef";
//! let failure = parse::<SubmitError>(body).into_result().unwrap_err();
//! log(failure, &[("key", "0123456789abcdef0123456789abcdef".into()), ("method", "base64".into())]);
//! # });
//! # let line = String::from_utf8(lines.lock().unwrap().clone()).unwrap();
//! # assert_eq!(line, "ERROR submit: `ERROR_WRONG_USER_KEY: [redacted]` is not in the catalogue \
//! # (key=\"[redacted]\", method=\"base64\") endpoint=\"submit\" outcome=\"unknown\" class=unspecified\n");
//! // ERROR submit: `ERROR_WRONG_USER_KEY: [redacted]` is not in the catalogue (key="[redacted]", method="base64") ...
//! ```

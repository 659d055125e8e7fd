//! `tower`: an attempt is a retry policy, and each request gets a copy of it.
//!
//! ```
//! use captchaai_errors::{ApiError, Poller, Step};
//! use tokio::time::{Sleep, sleep};
//! use tower::retry::{Policy, RetryLayer};
//!
//! /// Repeats a call whose response is the body, as often as the catalogue says.
//! #[derive(Clone)]
//! struct ByTheBook<E>(Poller<E>);
//!
//! impl<E: ApiError, Request: Clone, Broken> Policy<Request, Vec<u8>, Broken> for ByTheBook<E> {
//!     type Future = Sleep;
//!
//!     fn retry(&mut self, _: &mut Request, result: &mut Result<Vec<u8>, Broken>) -> Option<Sleep> {
//!         match self.0.read(result.as_ref().ok()?) {
//!             Step::RetryAfter(delay) => Some(sleep(delay)),
//!             _ => None,
//!         }
//!     }
//!
//!     fn clone_request(&mut self, request: &Request) -> Option<Request> {
//!         Some(request.clone())
//!     }
//! }
//!
//! # use captchaai_errors::{ResultError, parse};
//! # use std::{convert::Infallible, future::ready, time::Duration};
//! # use tower::{ServiceBuilder, ServiceExt, service_fn};
//! # tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(async {
//! # let started = tokio::time::Instant::now();
//! # let replies = ["CAPCHA_NOT_READY", "ERROR_INTERNAL_SERVER_ERROR", "OK|answer"];
//! # let sent = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
//! # let send = |id: &'static str| {
//! #     assert_eq!(id, "17");
//! #     let place = sent.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
//! #     ready(Ok::<_, Infallible>(replies[place].as_bytes().to_vec()))
//! # };
//! # let client = service_fn(send);
//! let policy = ByTheBook::<ResultError>(Poller::single());
//! let service = ServiceBuilder::new().layer(RetryLayer::new(policy)).service(client);
//! let body = service.oneshot("17").await.unwrap();
//! assert_eq!(parse::<ResultError>(&body).into_result().unwrap().to_string(), "answer");
//! # assert_eq!(started.elapsed().as_secs(), 5 + 10);
//! # });
//! ```

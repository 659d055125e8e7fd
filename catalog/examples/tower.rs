//! Retries a call with `tower`: a `Poller` is a retry policy, and each request gets a copy of it.
#![allow(clippy::unwrap_used, reason = "a failed assertion ends the example")]

use std::convert::Infallible;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use captchaai_errors::{ApiError, Poller, ResultError, Step, parse};
use tokio::runtime::Builder;
use tokio::time::{Instant, Sleep, sleep};
use tower::retry::{Policy, RetryLayer};
use tower::{ServiceBuilder, ServiceExt, service_fn};

/// Retries a call whose response is the body, within the limits of the catalog.
#[derive(Clone)]
struct CatalogPolicy<E>(Poller<E>);

impl<E: ApiError, Request: Clone, Error> Policy<Request, Vec<u8>, Error> for CatalogPolicy<E> {
    type Future = Sleep;

    fn retry(&mut self, _: &mut Request, result: &mut Result<Vec<u8>, Error>) -> Option<Sleep> {
        match self.0.handle(result.as_ref().ok()?) {
            Step::RetryAfter(delay) => Some(sleep(delay)),
            _ => None,
        }
    }

    fn clone_request(&mut self, request: &Request) -> Option<Request> {
        Some(request.clone())
    }
}

fn main() {
    // The clock is paused, so that the delays take no time.
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let started = Instant::now();
        let calls = Arc::new(AtomicUsize::new(0));
        let client = service_fn(|id: &'static str| {
            assert_eq!(id, "17");
            let bodies = ["CAPCHA_NOT_READY", "ERROR_INTERNAL_SERVER_ERROR", "OK|answer"];
            let body = bodies.get(calls.fetch_add(1, Ordering::Relaxed)).expect("three calls");
            ready(Ok::<_, Infallible>(body.as_bytes().to_vec()))
        });
        let policy = CatalogPolicy::<ResultError>(Poller::single());
        let service = ServiceBuilder::new().layer(RetryLayer::new(policy)).service(client);
        let body = service.oneshot("17").await.unwrap();
        assert_eq!(parse::<ResultError>(&body).into_result().unwrap().to_string(), "answer");
        assert_eq!(started.elapsed().as_secs(), 5 + 10);
    });
}

#[test]
fn example_runs() {
    main();
}

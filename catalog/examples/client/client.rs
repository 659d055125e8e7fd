//! The client: the calls of a task, their delays, and what is logged.

use std::time::Duration;

use captchaai_errors::{Call, ParamValue, Step, preflight};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use tokio::sync::Semaphore;
use tokio::time::sleep;
use tokio_util::bytes::Bytes;
use tokio_util::sync::CancellationToken;
use tracing::{Instrument, info, info_span, warn};

use crate::error::ClientError;
use crate::job::{Job, Store};

/// The settings of a client.
pub(crate) struct Config {
    /// The URL before `/in.php` and `/res.php`.
    pub(crate) base: String,
    /// The API key.
    pub(crate) key: String,
    /// The maximum number of tasks at the same time.
    pub(crate) tasks: usize,
    /// The maximum time of one call.
    pub(crate) timeout: Duration,
    /// The maximum sum of the delays of a task.
    pub(crate) deadline: Duration,
    /// The divisor of all delays: 1, or more in tests with a mock server.
    pub(crate) speed: u32,
}

/// Runs tasks to their end.
pub(crate) struct Client {
    http: reqwest::Client,
    config: Config,
    permits: Semaphore,
    store: Store,
}

type Response = (StatusCode, HeaderMap, Bytes);

impl Client {
    /// Creates a client that stores its unfinished tasks.
    pub(crate) fn new(config: Config, store: Store) -> Result<Self, ClientError> {
        // The key must not reach another host: no redirects, no proxy from the environment.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
        let http = http.timeout(config.timeout).build()?;
        Ok(Client { http, permits: Semaphore::new(config.tasks), config, store })
    }

    /// Runs a new task, and returns its result.
    ///
    /// Clients that started together do not call together: the delays have jitter, which never makes a poll early.
    pub(crate) async fn run(&self, mut job: Job, cancel: &CancellationToken) -> Result<String, ClientError> {
        let key = [("key", ParamValue::Text(&self.config.key))];
        if let Some(violation) = preflight(&key).chain(preflight(&job.request)).next() {
            return Err(ClientError::Invalid(violation));
        }
        job.poller = job.poller.deadline(self.config.deadline).jitter(fastrand::u64(..));
        self.resume(job, cancel).await
    }

    /// Continues a task that was stored.
    pub(crate) async fn resume(&self, mut job: Job, cancel: &CancellationToken) -> Result<String, ClientError> {
        let span = info_span!("task", name = job.name);
        let ended = self.drive(&mut job, cancel).instrument(span.clone()).await;
        span.in_scope(|| match &ended {
            Ok(_) => info!("done"),
            // The whole chain on one line, without the key.
            Err(ClientError::Task(error)) => warn!(label = error.label(), "{:#}", error),
            Err(error) => warn!(label = error.label(), "{error}"),
        });
        if !matches!(ended, Err(ClientError::Cancelled | ClientError::Interrupted)) {
            self.store.remove(&job)?;
        }
        ended
    }

    /// The loop of the README, which stores the task before and after each submit call.
    async fn drive(&self, job: &mut Job, cancel: &CancellationToken) -> Result<String, ClientError> {
        if job.is_submitting {
            return Err(ClientError::Interrupted);
        }
        self.store.save(job)?;
        let _permit = tokio::select! {
            permit = self.permits.acquire() => permit,
            () = cancel.cancelled() => return Err(ClientError::Cancelled),
        };
        loop {
            let response = match job.poller.call() {
                // A result call can be aborted. The response to a submit call has the ID of a task that is paid for.
                Some(Call::Result) => tokio::select! {
                    response = self.send(job) => response,
                    () = cancel.cancelled() => return Err(ClientError::Cancelled),
                },
                Some(Call::Submit) | None => {
                    job.is_submitting = true;
                    self.store.save(job)?;
                    self.send(job).await
                }
            };
            let step = match &response {
                Ok((status, headers, body)) => job.poller.handle((*status, headers, body)),
                Err(_) => job.poller.on_no_response(),
            };
            let delay = match step {
                Step::Poll { id, after } => {
                    job.id = Some(id.to_string());
                    info!(id = job.id, ?after, "submitted");
                    after
                }
                Step::RetryAfter(delay) => delay,
                Step::Resubmit => {
                    job.id = None;
                    Duration::ZERO
                }
                Step::Done(payload) => return Ok(payload.to_string()),
                Step::Stop(error) => {
                    return Err(match response {
                        Ok(_) => error.into(),
                        Err(source) => error.with_source(source).into(),
                    });
                }
            };
            job.is_submitting = false;
            self.store.save(job)?;
            tokio::select! {
                () = sleep(delay / self.config.speed) => {}
                () = cancel.cancelled() => return Err(ClientError::Cancelled),
            }
        }
    }

    /// Sends the next call of a task.
    async fn send(&self, job: &Job) -> reqwest::Result<Response> {
        let (base, common) = (&self.config.base, [("key", self.config.key.as_str()), ("json", "1")]);
        let call = match &job.id {
            None => {
                let request = job.request.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                self.http.post(format!("{base}/in.php")).form(&common.into_iter().chain(request).collect::<Vec<_>>())
            }
            Some(id) => {
                let task = [("action", "get"), ("id", id)];
                self.http.get(format!("{base}/res.php")).query(&[common, task].concat())
            }
        };
        let mut response = call.send().await?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        Ok((status, headers, response.bytes().await?))
    }
}

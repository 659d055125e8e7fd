//! The requests that a server has received.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Instant;

use crate::parameters::{self, Parameter};

/// The maximum number of requests to keep.
const MAX_REQUESTS: usize = 10_000;

/// The maximum size of the requests to keep, in bytes.
const MAX_BYTES: usize = 64 << 20;

/// The memory of a header or a parameter in addition to its bytes, approximately.
const FIELD_BYTES: usize = 100;

/// A request that a server has received at an endpoint.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ReceivedRequest {
    /// The time at which the request was complete.
    pub at: Instant,
    /// The name of the endpoint in the catalog.
    pub endpoint: String,
    /// The run of the request; empty if it names none.
    pub run: String,
    /// The ID of the task that the request continues.
    pub task: Option<String>,
    /// The HTTP method.
    pub method: String,
    /// The headers, in order; the names are in lower case.
    pub headers: Vec<(String, String)>,
    /// The parameters of the path, the query and the body, in this order, secret ones included.
    pub parameters: Vec<Parameter>,
}

impl ReceivedRequest {
    /// Returns the value of a parameter, unless it is a file.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        parameters::text(&self.parameters, name)
    }

    /// Returns the value of a header; `name` is in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }
}

/// The latest requests, bounded in number and size.
#[derive(Default)]
pub(crate) struct Log {
    requests: VecDeque<(usize, Arc<ReceivedRequest>)>,
    bytes: usize,
}

impl Log {
    /// Adds a request and drops the oldest ones that exceed the bounds.
    pub(crate) fn push(&mut self, request: ReceivedRequest) {
        let size = size(&request);
        self.bytes += size;
        self.requests.push_back((size, Arc::new(request)));
        while self.requests.len() > MAX_REQUESTS || self.bytes > MAX_BYTES {
            let Some((size, _)) = self.requests.pop_front() else { break };
            self.bytes -= size;
        }
    }

    /// Returns the requests. Callers copy them after they have released the lock.
    pub(crate) fn shared(&self) -> Vec<Arc<ReceivedRequest>> {
        self.requests.iter().map(|(_, request)| Arc::clone(request)).collect()
    }
}

/// Returns the approximate memory of a request, in bytes.
fn size(request: &ReceivedRequest) -> usize {
    let headers = request.headers.iter().map(|(name, value)| FIELD_BYTES + name.len() + value.len());
    let parameters = request.parameters.iter().map(|parameter| FIELD_BYTES + parameter.bytes());
    headers.chain(parameters).sum::<usize>() + FIELD_BYTES
}

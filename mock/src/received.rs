//! The requests that a server has received.

use std::collections::VecDeque;
use std::time::Instant;

use crate::parameters::{self, Parameter};

/// The maximum number of requests to keep.
const MAX_REQUESTS: usize = 10_000;

/// The maximum size of the requests to keep, in bytes.
const MAX_BYTES: usize = 64 << 20;

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
    requests: VecDeque<(usize, ReceivedRequest)>,
    bytes: usize,
}

impl Log {
    /// Adds a request of this size and drops the oldest ones that exceed the bounds.
    pub(crate) fn push(&mut self, size: usize, request: ReceivedRequest) {
        self.bytes += size;
        self.requests.push_back((size, request));
        while self.requests.len() > MAX_REQUESTS || self.bytes > MAX_BYTES {
            let Some((size, _)) = self.requests.pop_front() else { break };
            self.bytes -= size;
        }
    }

    pub(crate) fn to_vec(&self) -> Vec<ReceivedRequest> {
        self.requests.iter().map(|(_, request)| request.clone()).collect()
    }
}

//! A server with the catalog of the fixtures, and requests to it.
#![allow(dead_code, reason = "not used by every test")]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use errbook_mock::{Mock, Server};

pub(crate) const NOT_READY: &str = "NOT_READY";
pub(crate) const ANSWER: &str = "OK|the answer of the task";

/// Returns a mock of the catalog of the fixtures.
pub(crate) fn mock() -> Mock {
    Mock::from_file("tests/fixtures/tasks.yaml").expect("a valid catalog")
}

/// Sends a request, reads until the server closes the connection, and returns everything that it sent.
pub(crate) fn send(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("the timeout is not zero");
    stream.write_all(request.as_bytes()).expect("the server reads");
    let mut response = String::new();
    // A closed connection can be reset.
    let _ = stream.read_to_string(&mut response);
    response
}

/// Returns the status and the body of a response, or `None` without a response.
pub(crate) fn split(response: &str) -> Option<(u16, &str)> {
    let (head, body) = response.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, body))
}

/// Sends a GET request and returns the body.
pub(crate) fn get(server: &Server, target: &str) -> String {
    let response = send(server.address(), &format!("GET {target} HTTP/1.1\r\nhost: mock\r\n\r\n"));
    split(&response).map(|(_, body)| body.to_owned()).unwrap_or_default()
}

/// Submits a task in a run and returns its ID.
pub(crate) fn submit(server: &Server, run: &str) -> String {
    let body = get(server, &format!("/submit?run={run}"));
    body.strip_prefix("OK|").expect("a task").to_owned()
}

//! A mock server in a process of its own, and requests to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running server; dropping it kills the process.
pub(crate) struct Server {
    pub(crate) child: Child,
    /// The address: `127.0.0.1:PORT`.
    pub(crate) address: String,
}

impl Server {
    /// Starts the server and waits until it listens.
    pub(crate) fn start(arguments: &[&str]) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_errbook"));
        // Ends the server if the test is killed and cannot.
        let duration = if arguments.contains(&"--duration") { &[] } else { ["--duration", "300"].as_slice() };
        command.arg("mock").args(duration).args(arguments);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut first = String::new();
        let out = child.stdout.take().expect("standard output is piped");
        BufReader::new(out).read_line(&mut first).expect("a line of output");
        let address = first.strip_prefix("listening on http://").expect("the address").trim_end().to_owned();
        Server { child, address }
    }

    /// Returns the base URL.
    #[allow(dead_code, reason = "not used by every test")]
    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Sends these bytes, reads until the server closes the connection, and returns the head and the body.
    pub(crate) fn raw(&self, request: &[u8]) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("the timeout is not zero");
        stream.write_all(request).expect("the server reads");
        let mut response = Vec::new();
        stream.read_to_end(&mut response).expect("the server closes the connection");
        let response = String::from_utf8(response).expect("the response is UTF-8");
        let (head, body) = response.split_once("\r\n\r\n").expect("a head");
        (head.to_owned(), body.to_owned())
    }

    /// Sends a GET request and returns the status and the body.
    #[allow(dead_code, reason = "not used by every test")]
    pub(crate) fn get(&self, target: &str) -> (u16, String) {
        self.send("GET", target)
    }

    /// Sends a request without a body and returns the status and the body of the response.
    #[allow(dead_code, reason = "not used by every test")]
    pub(crate) fn send(&self, method: &str, target: &str) -> (u16, String) {
        let (head, body) = self.raw(format!("{method} {target} HTTP/1.1\r\nhost: x\r\n\r\n").as_bytes());
        (head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status"), body)
    }

    /// Sends a POST request and returns the body.
    #[allow(dead_code, reason = "not used by every test")]
    pub(crate) fn post(&self, target: &str, media_type: &str, body: &[u8]) -> String {
        let length = body.len();
        let head = format!(
            "POST {target} HTTP/1.1\r\nhost: x\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\n\r\n"
        );
        self.raw(&[head.as_bytes(), body].concat()).1
    }

    /// Returns the numbers of submit requests, result requests, and tasks of a run.
    #[allow(dead_code, reason = "not used by every test")]
    pub(crate) fn counts(&self, run: &str) -> [u64; 3] {
        ["/requests/submit", "/requests/result", "/tasks"].map(|pointer| self.count(run, pointer))
    }

    /// Returns one number of a run, named by a JSON pointer.
    #[allow(dead_code, reason = "not used by every test")]
    pub(crate) fn count(&self, run: &str, pointer: &str) -> u64 {
        let (_, body) = self.get(&format!("/_count?run={run}"));
        let count: serde_json::Value = serde_json::from_str(&body).expect("the body is JSON");
        count.pointer(pointer).and_then(serde_json::Value::as_u64).expect("a number")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

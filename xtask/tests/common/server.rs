//! A server as a process of its own, and requests to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running server; dropped, it is ended.
pub(crate) struct Server {
    pub(crate) child: Child,
    /// Where it listens: `127.0.0.1:PORT`.
    pub(crate) address: String,
}

impl Server {
    /// Starts the server with these words and waits until it listens.
    pub(crate) fn start(words: &[&str]) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        // The time is a bound for a test that is killed, and cannot end it.
        command
            .arg("mock")
            .args(if words.contains(&"--duration") { &[] } else { ["--duration", "300"].as_slice() })
            .args(words);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut first = String::new();
        let out = child.stdout.take().expect("it is piped");
        BufReader::new(out).read_line(&mut first).expect("the first line comes at once");
        let address = first.strip_prefix("listening on http://").expect("the line is known").trim_end().to_owned();
        Server { child, address }
    }

    /// The base URL for a client.
    #[allow(dead_code, reason = "not every test needs every way in")]
    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Sends these bytes and reads until the server ends the connection: the head and the body.
    pub(crate) fn raw(&self, request: &[u8]) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a time is given");
        stream.write_all(request).expect("the server reads");
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).expect("the server ends the connection");
        let reply = String::from_utf8(reply).expect("replies are UTF-8");
        let (head, body) = reply.split_once("\r\n\r\n").expect("there is a head");
        (head.to_owned(), body.to_owned())
    }

    /// The status and the body of a GET.
    #[allow(dead_code, reason = "not every test needs every way in")]
    pub(crate) fn get(&self, target: &str) -> (u16, String) {
        let (head, body) = self.raw(format!("GET {target} HTTP/1.1\r\nhost: x\r\n\r\n").as_bytes());
        (head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("there is a status"), body)
    }

    /// The body of a POST.
    #[allow(dead_code, reason = "not every test needs every way in")]
    pub(crate) fn post(&self, target: &str, media_type: &str, body: &[u8]) -> String {
        let length = body.len();
        let head = format!(
            "POST {target} HTTP/1.1\r\nhost: x\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\n\r\n"
        );
        self.raw(&[head.as_bytes(), body].concat()).1
    }

    /// How many requests of a run came to `submit` and to `result`, and how many tasks it has.
    #[allow(dead_code, reason = "not every test needs every way in")]
    pub(crate) fn counted(&self, run: &str) -> [u64; 3] {
        ["/requests/submit", "/requests/result", "/tasks"].map(|place| self.counted_at(run, place))
    }

    /// What is counted of a run at a place of the answer.
    #[allow(dead_code, reason = "not every test needs every way in")]
    pub(crate) fn counted_at(&self, run: &str, place: &str) -> u64 {
        let (_, body) = self.get(&format!("/_count?run={run}"));
        let count: serde_json::Value = serde_json::from_str(&body).expect("it is JSON");
        count.pointer(place).and_then(serde_json::Value::as_u64).expect("it is a number")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

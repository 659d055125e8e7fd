//! Reads an HTTP request; a connection has only one.
//!
//! This is not an HTTP server crate, because those that manage connections cannot close them in the middle of a body.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::memory::{Memory, Reserved};

/// The maximum size of the request line and the headers, in bytes.
const MAX_HEAD: u64 = 32 * 1024;

/// The maximum number of headers.
const MAX_HEADERS: usize = 200;

/// The maximum size of a body, in bytes.
const MAX_BODY: usize = 8 * 1024 * 1024;

/// The number of bytes of a body that are read at once.
const CHUNK: usize = 64 * 1024;

/// The timeout of a whole request, and of a whole response.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(10);

/// The maximum time in which the rest of a rejected request is read.
const DRAIN_TIMEOUT: Duration = Duration::from_secs(2);

/// A request.
pub(crate) struct Request<'m> {
    pub(crate) method: String,
    pub(crate) target: String,
    /// The names are in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// The memory of the body.
    reserved: Reserved<'m>,
}

impl Request<'_> {
    /// Returns the value of a header; `name` is in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }
}

/// The reason why a request does not reach the API.
pub(crate) enum RequestError {
    /// The client disconnected.
    Disconnected,
    /// The request is invalid, too large, too slow or not supported.
    Rejected { status: u16, message: &'static str },
}

fn rejected(status: u16, message: &'static str) -> RequestError {
    RequestError::Rejected { status, message }
}

impl From<io::Error> for RequestError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => rejected(408, "the request took longer than 10 seconds"),
            _ => RequestError::Disconnected,
        }
    }
}

/// Reads a request.
pub(crate) fn read<'m>(stream: &TcpStream, memory: &'m Memory) -> Result<Request<'m>, RequestError> {
    stream.set_nodelay(true)?;
    let deadline = Instant::now() + TIMEOUT;
    let mut reader = BufReader::new(Timed { stream, deadline });
    let mut head = (&mut reader).take(MAX_HEAD);
    let request_line = read_line(&mut head)?;
    let mut parts = request_line.split(' ');
    let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(rejected(400, "invalid request line; expected HTTP/1.1"));
    };
    let (method, target) = (method.to_owned(), target.to_owned());
    let mut request = Request { method, target, headers: Vec::new(), body: Vec::new(), reserved: memory.reserve() };
    loop {
        let line = read_line(&mut head)?;
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(rejected(400, "invalid header"));
        };
        if request.headers.len() == MAX_HEADERS {
            return Err(rejected(431, "the request has more than 200 headers"));
        }
        request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    if request.header("transfer-encoding").is_some() {
        return Err(rejected(411, "chunked bodies are not supported; send a content-length"));
    }
    let length = request.header("content-length").unwrap_or("0");
    let Ok(length) = length.parse::<usize>() else { return Err(rejected(400, "invalid content-length")) };
    if length > MAX_BODY {
        return Err(rejected(413, "the body is larger than 8 MiB"));
    }
    if request.header("expect").is_some() {
        Timed { stream, deadline }.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    // Memory grows with the bytes that arrive, not with the length that the client claims.
    while request.body.len() < length {
        let start = request.body.len();
        let chunk = CHUNK.min(length - start);
        if !request.reserved.grow(chunk) {
            return Err(rejected(503, "the server reads too many large bodies at once"));
        }
        (&mut reader).take(chunk as u64).read_to_end(&mut request.body)?;
        if request.body.len() < start + chunk {
            return Err(RequestError::Disconnected);
        }
    }
    Ok(request)
}

/// Reads and discards the rest of a rejected request for a short time.
///
/// The system resets a connection that is closed with unread data, and the client would lose the response.
pub(crate) fn drain(stream: &TcpStream) {
    let mut rest = Timed { stream, deadline: Instant::now() + DRAIN_TIMEOUT };
    let mut chunk = [0; 4096];
    while rest.read(&mut chunk).is_ok_and(|length| length > 0) {}
}

/// A connection that fails after a deadline, however many bytes arrive before it.
pub(crate) struct Timed<'s> {
    pub(crate) stream: &'s TcpStream,
    pub(crate) deadline: Instant,
}

impl Timed<'_> {
    fn remaining(&self) -> io::Result<Option<Duration>> {
        let remaining = self.deadline.saturating_duration_since(Instant::now());
        if remaining.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(Some(remaining)) }
    }
}

impl Read for Timed<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(self.remaining()?)?;
        self.stream.read(bytes)
    }
}

impl Write for Timed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(self.remaining()?)?;
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

fn read_line(head: &mut impl BufRead) -> Result<String, RequestError> {
    let mut line = Vec::new();
    head.read_until(b'\n', &mut line)?;
    match line.strip_suffix(b"\n") {
        Some(line) => Ok(String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line)).into_owned()),
        None if line.is_empty() => Err(RequestError::Disconnected),
        None => Err(rejected(431, "the request head is incomplete or larger than 32 KiB")),
    }
}

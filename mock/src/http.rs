//! Reads an HTTP request; a connection has only one.
//!
//! This is not an HTTP server crate, because those that manage connections cannot close them in the middle of a body.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// The maximum size of the request line and the headers, in bytes.
const MAX_HEAD: u64 = 32 * 1024;

/// The maximum size of a body, in bytes.
const MAX_BODY: usize = 8 * 1024 * 1024;

/// The timeout of a single read or write.
const IO_TIMEOUT: Duration = Duration::from_secs(5);

/// The timeout of a whole request.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// A request.
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    /// The names are in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// Returns the value of a header; `name` is in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }
}

/// The reason why a request does not reach the API.
pub(crate) enum RequestError {
    /// The client disconnected or timed out.
    Disconnected,
    /// The request is invalid or not supported.
    Rejected { status: u16, message: &'static str },
}

fn rejected(status: u16, message: &'static str) -> RequestError {
    RequestError::Rejected { status, message }
}

impl From<io::Error> for RequestError {
    fn from(_: io::Error) -> Self {
        RequestError::Disconnected
    }
}

/// Reads a request.
pub(crate) fn read(stream: &mut TcpStream) -> Result<Request, RequestError> {
    stream.set_read_timeout(Some(IO_TIMEOUT))?;
    stream.set_write_timeout(Some(IO_TIMEOUT))?;
    stream.set_nodelay(true)?;
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::new(DeadlineReader { stream, deadline: Instant::now() + REQUEST_TIMEOUT });
    let mut head = (&mut reader).take(MAX_HEAD);
    let request_line = read_line(&mut head)?;
    let mut parts = request_line.split(' ');
    let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(rejected(400, "invalid request line; expected HTTP/1.1"));
    };
    let mut request =
        Request { method: method.to_owned(), target: target.to_owned(), headers: Vec::new(), body: Vec::new() };
    loop {
        let line = read_line(&mut head)?;
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(rejected(400, "invalid header"));
        };
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
        writer.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    request.body = vec![0; length];
    reader.read_exact(&mut request.body)?;
    Ok(request)
}

/// A reader that fails after a deadline.
struct DeadlineReader<'s> {
    stream: &'s mut TcpStream,
    deadline: Instant,
}

impl Read for DeadlineReader<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if Instant::now() > self.deadline {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.stream.read(bytes)
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

//! HTTP as far as a client under test needs it: one request a connection, and replies that break off where they should.
//!
//! No server crate: one that keeps connections alive cannot end them in the middle of a body.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// The most bytes before the body.
const LONGEST_HEAD: u64 = 32 * 1024;

/// The most bytes of a body.
const LONGEST_BODY: usize = 8 * 1024 * 1024;

/// How long a client may be silent.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a client may take to send a request.
const LONGEST_REQUEST: Duration = Duration::from_secs(10);

/// How long a drip takes in all, at most.
const LONGEST_DRIP: Duration = Duration::from_secs(1);

/// How long a drip waits before each byte, at most.
const DRIP: Duration = Duration::from_millis(10);

/// What a client asks for.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Request {
    /// The value of a header, whose name is in small letters here.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }
}

/// Why a request is not answered by the API.
pub(super) enum Refusal {
    /// The client is.
    Gone,
    /// It is none that this server takes.
    Status(u16, &'static str),
}

impl From<io::Error> for Refusal {
    fn from(_: io::Error) -> Self {
        Refusal::Gone
    }
}

/// Reads the request of a connection.
pub(super) fn read(stream: &mut TcpStream) -> Result<Request, Refusal> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut answers = stream.try_clone()?;
    let mut reader = BufReader::new(Patient { stream, until: Instant::now() + LONGEST_REQUEST });
    let mut head = (&mut reader).take(LONGEST_HEAD);
    let first = line(&mut head)?;
    let mut words = first.split(' ');
    let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Refusal::Status(400, "this is no request of HTTP/1.1"));
    };
    let mut request =
        Request { method: method.to_owned(), target: target.to_owned(), headers: Vec::new(), body: Vec::new() };
    loop {
        let line = line(&mut head)?;
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(Refusal::Status(400, "this is no header"));
        };
        request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    if request.header("transfer-encoding").is_some() {
        return Err(Refusal::Status(411, "a body must have a length here"));
    }
    let length = request.header("content-length").unwrap_or("0");
    let Ok(length) = length.parse::<usize>() else { return Err(Refusal::Status(400, "this is no length")) };
    if length > LONGEST_BODY {
        return Err(Refusal::Status(413, "the body is longer than this server takes"));
    }
    if request.header("expect").is_some() {
        answers.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    request.body = vec![0; length];
    reader.read_exact(&mut request.body)?;
    Ok(request)
}

/// Reads from a client until its time is over.
struct Patient<'s> {
    stream: &'s mut TcpStream,
    until: Instant,
}

impl Read for Patient<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if Instant::now() > self.until {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.stream.read(bytes)
    }
}

fn line(head: &mut impl BufRead) -> Result<String, Refusal> {
    let mut line = Vec::new();
    head.read_until(b'\n', &mut line)?;
    match line.strip_suffix(b"\n") {
        Some(line) => Ok(String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line)).into_owned()),
        None if line.is_empty() => Err(Refusal::Gone),
        None => Err(Refusal::Status(431, "the head is broken off, or longer than this server takes")),
    }
}

/// How a reply reaches the client.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Delivery {
    /// At once.
    Whole,
    /// Byte by byte.
    Drip,
    /// Half of it, then nothing.
    Cut,
}

/// What a client gets.
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) media_type: &'static str,
    pub(super) body: String,
    pub(super) delivery: Delivery,
}

impl Response {
    /// A text, at once.
    pub(super) fn text(status: u16, body: impl Into<String>) -> Response {
        Response { status, media_type: "text/plain; charset=utf-8", body: body.into(), delivery: Delivery::Whole }
    }

    /// Sends the reply and ends the connection.
    pub(super) fn write(&self, stream: &mut TcpStream) -> io::Result<()> {
        let (status, body) = (self.status, self.body.as_bytes());
        let (media_type, length) = (self.media_type, body.len());
        let head = format!(
            "HTTP/1.1 {status} {}\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n",
            phrase(status)
        );
        match self.delivery {
            Delivery::Whole => stream.write_all(&[head.as_bytes(), body].concat())?,
            Delivery::Cut => {
                let half = body.get(..length / 2).unwrap_or_default();
                stream.write_all(&[head.as_bytes(), half].concat())?;
            }
            Delivery::Drip => {
                stream.write_all(head.as_bytes())?;
                let pause = DRIP.min(LONGEST_DRIP / u32::try_from(length).unwrap_or(u32::MAX).max(1));
                for byte in body.chunks(1) {
                    thread::sleep(pause);
                    stream.write_all(byte)?;
                }
            }
        }
        stream.shutdown(Shutdown::Write)
    }
}

fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400..500 => "Refused",
        521 => "Web Server Is Down",
        _ => "Failed",
    }
}

//! A response, and the ways in which it is sent.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use crate::http::{self, Timed};
use crate::reason::reason_phrase;

/// The maximum duration of a dripping response.
const MAX_DRIP: Duration = Duration::from_secs(1);

/// The maximum pause before each byte of a dripping response.
const MAX_DRIP_PAUSE: Duration = Duration::from_millis(10);

/// A response that a [`Scenario`](crate::Scenario) sends instead of one of the API: any status, headers and body.
///
/// ```
/// use errbook_mock::Response;
///
/// let busy = Response::new(503).header("retry-after", "30").body("try later");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    /// Creates a response without headers and body.
    #[must_use]
    pub fn new(status: u16) -> Response {
        Response { status, headers: Vec::new(), body: Vec::new() }
    }

    /// Adds a header. The server adds `content-length` and `connection: close` unless they are given.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Response {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(self, body: impl Into<Vec<u8>>) -> Response {
        Response { body: body.into(), ..self }
    }

    /// Creates a plain text response.
    pub(crate) fn text(status: u16, body: impl Into<String>) -> Response {
        Response::new(status).header("content-type", "text/plain; charset=utf-8").body(body.into())
    }

    /// Creates the HTML page of a proxy or a captive portal.
    pub(crate) fn html(status: u16) -> Response {
        let reason = reason_phrase(status);
        let title = if reason.is_empty() { status.to_string() } else { format!("{status}: {reason}") };
        let page = format!(
            "<!DOCTYPE html>\n<html><head><title>{title}</title></head>\n\
             <body><h1>{title}</h1><p>This page is not from the API.</p></body></html>\n"
        );
        Response::new(status).header("content-type", "text/html").body(page)
    }

    /// Replaces the status, if there is one, and adds the header `Retry-After`, if it has a value.
    pub(crate) fn with(self, status: Option<u16>, retry_after: Option<&str>) -> Response {
        let response = Response { status: status.unwrap_or(self.status), ..self };
        match retry_after {
            Some(value) => response.header("retry-after", value),
            None => response,
        }
    }

    /// Returns the head and the body as they are sent.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        [self.head().as_bytes(), &self.body].concat()
    }

    /// Sends the response and closes the connection.
    pub(crate) fn write(&self, delivery: Delivery, mut connection: &TcpStream) -> io::Result<()> {
        let body = self.body.as_slice();
        let mut stream = Timed { stream: connection, deadline: Instant::now() + http::TIMEOUT };
        match delivery {
            Delivery::Whole => stream.write_all(&self.bytes())?,
            Delivery::Cut => {
                let half = body.get(..body.len() / 2).unwrap_or_default();
                stream.write_all(&[self.head().as_bytes(), half].concat())?;
            }
            Delivery::Head => stream.write_all(self.head().as_bytes())?,
            Delivery::Drip => {
                stream.write_all(self.head().as_bytes())?;
                let pause = MAX_DRIP_PAUSE.min(MAX_DRIP / u32::try_from(body.len()).unwrap_or(u32::MAX).max(1));
                for byte in body.chunks(1) {
                    thread::sleep(pause);
                    stream.write_all(byte)?;
                }
            }
            Delivery::Close => {}
            Delivery::Hang => {
                connection.set_read_timeout(None)?;
                // Ends when the client closes the connection, or the server when it stops.
                while connection.read(&mut [0; 1024])? > 0 {}
            }
        }
        connection.shutdown(Shutdown::Write)
    }

    fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason_phrase(self.status));
        let length = self.body.len().to_string();
        let is_given = |name: &str| self.headers.iter().any(|(given, _)| given.eq_ignore_ascii_case(name));
        let added = [("content-length", length.as_str()), ("connection", "close")];
        let given = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in given.chain(added.into_iter().filter(|(name, _)| !is_given(name))) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        head
    }
}

/// The way in which a response is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Delivery {
    /// All at once.
    Whole,
    /// Byte by byte.
    Drip,
    /// The first half only.
    Cut,
    /// The head only.
    Head,
    /// Nothing: the connection is closed.
    Close,
    /// Nothing: the connection stays open.
    Hang,
}

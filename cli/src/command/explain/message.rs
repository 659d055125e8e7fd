//! A response with its head, as `curl -i` prints it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use errbook_compiler::http_date;

/// The body of a response, and what its head says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Message<'m> {
    pub(super) status: Option<u16>,
    pub(super) retry_after: Option<Duration>,
    pub(super) body: &'m [u8],
}

impl<'m> Message<'m> {
    /// Splits a response; bytes without a head are the body.
    ///
    /// Of several heads, such as those of redirects, the last one counts.
    pub(super) fn new(bytes: &'m [u8]) -> Self {
        let mut message = Message { status: None, retry_after: None, body: bytes };
        while let Some(next) = split(message.body) {
            message = next;
        }
        message
    }
}

/// Splits the head from a response; `None` without a head.
fn split(bytes: &[u8]) -> Option<Message<'_>> {
    let mut rest = bytes.trim_ascii_start();
    let status = status(line(&mut rest)?)?;
    let (mut retry_after, mut date) = (None, None);
    loop {
        let line = line(&mut rest)?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        match name.to_ascii_lowercase().as_str() {
            "retry-after" => retry_after = Some(value.trim()),
            "date" => date = http_date::parse(value.trim()),
            _ => {}
        }
    }
    Some(Message { status: Some(status), retry_after: retry_after.and_then(|value| delay(value, date)), body: rest })
}

/// Takes the next line of a head, without its line break; `None` without a line break, and for invalid UTF-8.
fn line<'m>(rest: &mut &'m [u8]) -> Option<&'m str> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let line = str::from_utf8(rest.get(..end)?).ok()?;
    *rest = rest.get(end + 1..)?;
    Some(line.strip_suffix('\r').unwrap_or(line))
}

/// Returns the status of a status line: `HTTP/1.1 404 Not Found` or `HTTP/2 404`.
fn status(line: &str) -> Option<u16> {
    let mut parts = line.strip_prefix("HTTP/")?.splitn(3, ' ');
    let version = parts.next()?;
    let status = parts.next()?;
    let is_version = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_status = status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit());
    status.parse().ok().filter(|_| is_version && is_status)
}

/// Returns the delay of `Retry-After`: seconds, or a date, compared with the header `Date` or else with the clock.
fn delay(value: &str, date: Option<u64>) -> Option<Duration> {
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than those of a `u64` are the longest delay.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
    http_date::parse(value)?.checked_sub(date.unwrap_or_else(now)).map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Message;

    #[test]
    fn head_is_split_from_the_body() {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        for (bytes, status, retry_after, body) in [
            ("HTTP/1.1 200 OK\r\ncontent-type: a\r\n\r\n{\"a\":\r\n\r\n1}", Some(200), None, "{\"a\":\r\n\r\n1}"),
            ("HTTP/2 404 \r\n\r\n", Some(404), None, ""),
            ("HTTP/2 404\n\nx\n", Some(404), None, "x\n"),
            ("\nHTTP/1.1 429 Too Many\nRETRY-AFTER:  7 \n\nx", Some(429), seconds(7), "x"),
            ("HTTP/1.1 429 T\nretry-after: 99999999999999999999\n\nx", Some(429), seconds(u64::MAX), "x"),
            ("HTTP/1.1 429 T\nretry-after: soon\n\nx", Some(429), None, "x"),
            (
                "HTTP/1.1 503 S\nRetry-After: Wed, 21 Oct 2015 07:28:30 GMT\nDate: Wed, 21 Oct 2015 07:28:00 GMT\n\nx",
                Some(503),
                seconds(30),
                "x",
            ),
            ("HTTP/1.1 503 S\nRetry-After: Wed, 21 Oct 2015 07:28:30 GMT\n\nx", Some(503), None, "x"),
            ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\na: b\r\n\r\nx", Some(201), None, "x"),
            ("HTTP/1.1 301 Moved\r\nretry-after: 7\r\n\r\nHTTP/2 200\r\n\r\nx", Some(200), None, "x"),
        ] {
            assert_eq!(
                Message::new(bytes.as_bytes()),
                Message { status, retry_after, body: body.as_bytes() },
                "{bytes}"
            );
        }
    }

    #[test]
    fn text_without_a_complete_head_is_the_body() {
        for bytes in [
            "",
            "HTTP/1.1 502 Bad Gateway",
            "HTTP/1.1 502 Bad Gateway\r\n",
            "HTTP/1.1 502 Bad Gateway\nno header\n\nx",
            "HTTP/x 502 Bad\n\nx",
            "HTTP/1.1 50 Bad\n\nx",
            "HTTP_ERROR\n\nx",
            "{\"a\":\"HTTP/1.1 200 OK\"}\n\n",
        ] {
            let message = Message { status: None, retry_after: None, body: bytes.as_bytes() };
            assert_eq!(Message::new(bytes.as_bytes()), message, "{bytes}");
        }
    }
}

//! A response as the caller received it.

use core::time::Duration;

#[cfg(feature = "alloc")]
use alloc::{string::String, vec::Vec};

/// A response: the body, and the parts of the head that matter, as far as the caller knows them.
///
/// Bytes and strings convert, alone or with the HTTP status before them. With the feature `http`, a reference to an
/// `http::Response` converts, with the header `Retry-After`.
///
/// ```
/// use core::time::Duration;
/// use errbook_core::Response;
///
/// let response = Response::new(b"busy").with_status(503).with_retry_after(Duration::from_secs(30));
/// assert_eq!(response.status, Some(503));
/// assert_eq!(Response::from((503, "busy")), Response::new(b"busy").with_status(503));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Response<'a> {
    /// The body as received.
    pub body: &'a [u8],
    /// The HTTP status.
    pub status: Option<u16>,
    /// The delay of the header `Retry-After`.
    pub retry_after: Option<Duration>,
}

impl<'a> Response<'a> {
    /// Creates a response of which only the body is known.
    #[must_use]
    pub const fn new(body: &'a [u8]) -> Self {
        Response { body, status: None, retry_after: None }
    }

    /// Sets the HTTP status.
    #[must_use]
    pub const fn with_status(self, status: u16) -> Self {
        Response { status: Some(status), ..self }
    }

    /// Sets the delay of the header `Retry-After`.
    #[must_use]
    pub const fn with_retry_after(self, delay: Duration) -> Self {
        Response { retry_after: Some(delay), ..self }
    }
}

/// Implements the conversions of a type of bodies.
macro_rules! from_body {
    ($([$($generics:tt)*] $Body:ty),* $(,)?) => {$(
        impl<'a, $($generics)*> From<&'a $Body> for Response<'a> {
            #[inline]
            fn from(body: &'a $Body) -> Self {
                Response::new(body.as_ref())
            }
        }

        impl<'a, $($generics)*> From<(u16, &'a $Body)> for Response<'a> {
            #[inline]
            fn from((status, body): (u16, &'a $Body)) -> Self {
                Response::new(body.as_ref()).with_status(status)
            }
        }
    )*};
}
from_body!([] [u8], [const N: usize] [u8; N], [] str);
#[cfg(feature = "alloc")]
from_body!([] Vec<u8>, [] String);

/// Returns a body without surrounding white space, NUL and byte order marks.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn trim(body: &[u8]) -> &[u8] {
    match body {
        // Most bodies start and end with a printable ASCII character.
        [b'!'..=b'~', .., b'!'..=b'~'] => body,
        _ => trim_ends(body),
    }
}

#[inline(never)]
fn trim_ends(body: &[u8]) -> &[u8] {
    const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
    let mut body = body;
    loop {
        body = match body {
            [b'\t'..=b'\r' | b' ' | 0, rest @ ..] | [rest @ .., b'\t'..=b'\r' | b' ' | 0] => rest,
            _ => match body.strip_prefix(BYTE_ORDER_MARK).or_else(|| body.strip_suffix(BYTE_ORDER_MARK)) {
                Some(rest) => rest,
                None => return body,
            },
        };
    }
}

//! Conversion of responses of the crate `http`, which reqwest, ureq, hyper and axum use.

use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderName, RETRY_AFTER};
use http::{HeaderMap, StatusCode};
use httpdate::parse_http_date;

use crate::response::Response;

/// Takes the body, the HTTP status and the header `Retry-After`, in seconds or as a date.
///
/// The delay until a date starts at the header `Date`, so that the clock of the caller does not matter; without that header,
/// it starts now. A date in the past and an invalid value are ignored.
///
/// ```
/// use core::time::Duration;
/// use errbook_core::Response;
///
/// # fn main() -> Result<(), http::Error> {
/// let response = http::Response::builder().status(503).header("retry-after", "120").body(b"busy".to_vec())?;
/// let response = Response::from(&response);
/// assert_eq!((response.body, response.status), (&b"busy"[..], Some(503)));
/// assert_eq!(response.retry_after, Some(Duration::from_secs(120)));
/// # Ok(())
/// # }
/// ```
impl<'a, B: AsRef<[u8]>> From<&'a http::Response<B>> for Response<'a> {
    fn from(response: &'a http::Response<B>) -> Self {
        Response::from((response.status(), response.headers(), response.body()))
    }
}

/// Takes the parts of a response whose body is read separately, as with reqwest.
impl<'a, B: AsRef<[u8]> + ?Sized> From<(StatusCode, &HeaderMap, &'a B)> for Response<'a> {
    fn from((status, headers, body): (StatusCode, &HeaderMap, &'a B)) -> Self {
        let response = Response::new(body.as_ref()).with_status(status.as_u16());
        Response { retry_after: retry_after(headers), ..response }
    }
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: HeaderName| headers.get(name)?.to_str().ok().map(str::trim);
    let value = text(RETRY_AFTER)?;
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than those of a `u64` are the longest delay.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let sent = text(DATE).and_then(|date| parse_http_date(date).ok()).unwrap_or_else(SystemTime::now);
    parse_http_date(value).ok()?.duration_since(sent).ok()
}

//! Responses of the crate `http`, with `Retry-After` in seconds or as a date.
#![allow(clippy::unwrap_used, reason = "a failed assertion ends the test")]

use std::time::Duration;

use captchaai_errors::{Outcome, Poller, Response, ResultError, Step, SubmitError, parse};

fn response(status: u16, headers: &[(&str, &str)], body: &str) -> http::Response<String> {
    let builder = http::Response::builder().status(status);
    headers.iter().fold(builder, |builder, (name, value)| builder.header(*name, *value)).body(body.to_owned()).unwrap()
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    const SENT: (&str, &str) = ("Date", "Fri, 27 Nov 2026 20:00:00 GMT");
    for (value, seconds) in [
        ("0", Some(0)),
        ("30", Some(30)),
        (" 7 ", Some(7)),
        ("99999999999999999999999", Some(u64::MAX)),
        ("Fri, 27 Nov 2026 20:00:30 GMT", Some(30)),
        ("Friday, 27-Nov-26 20:01:00 GMT", Some(60)),
        ("Fri Nov 27 21:00:00 2026", Some(3600)),
        ("Fri, 27 Nov 2026 20:00:00 GMT", Some(0)),
        ("Fri, 27 Nov 2026 19:59:59 GMT", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
    ] {
        let http = response(503, &[SENT, ("Retry-After", value)], "");
        assert_eq!(Response::from(&http).retry_after, seconds.map(Duration::from_secs), "{value}");
    }
    assert_eq!(Response::from(&response(200, &[SENT], "")).retry_after, None);
}

#[test]
fn date_counts_from_now_without_the_header_date() {
    let http = response(503, &[("Retry-After", "Tue, 27 Nov 2125 20:00:00 GMT")], "");
    assert!(Response::from(&http).retry_after.unwrap() > Duration::from_secs(60 * 365 * 86_400));
    let http = response(503, &[("Retry-After", "Fri, 27 Nov 2020 20:00:00 GMT"), ("Date", "yesterday")], "");
    assert_eq!(Response::from(&http).retry_after, None);
}

#[test]
fn parser_and_poller_take_http_responses() {
    let http = response(503, &[("Retry-After", "40")], "<html>Bad gateway</html>");
    let outcome = parse::<ResultError>(&http);
    assert!(matches!(outcome, Outcome::Unrecognized { .. }), "{outcome:?}");
    assert_eq!(outcome.server_delay(), Some(Duration::from_secs(40)));
    let mut poller = Poller::<SubmitError, ResultError>::resume();
    assert_eq!(poller.handle(&http), Step::RetryAfter(Duration::from_secs(40)));
    let bytes = http::Response::builder().body(b"OK|answer".to_vec()).unwrap();
    assert!(matches!(poller.handle(&bytes), Step::Done(_)));
}

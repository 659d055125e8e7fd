//! Logs a failure with `tracing`: a report implements `Display`, so it is a field like any other.
//!
//! What a dashboard counts is logged in fields of its own. None of the fields contains a secret.
#![allow(clippy::unwrap_used, reason = "a failed assertion ends the example")]

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use captchaai_errors::{ApiError, Failure, ParamValue, SubmitError, parse};

fn log(failure: &Failure<SubmitError>, context: &[(&str, ParamValue<'_>)]) {
    let report = failure.with(context);
    let (endpoint, outcome, class) = (SubmitError::ENDPOINT.name, failure.kind.as_str(), failure.retry().class());
    if failure.is_retryable() {
        tracing::warn!(endpoint, outcome, %class, "{report}");
    } else {
        tracing::error!(endpoint, outcome, %class, "{report}");
    }
}

/// A writer that keeps what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn main() {
    let kept = Log::default();
    let sink = kept.clone();
    let subscriber = tracing_subscriber::fmt().without_time().with_target(false).with_ansi(false);
    let subscriber = subscriber.with_writer(move || sink.clone()).finish();
    tracing::subscriber::with_default(subscriber, || {
        let key = "0123456789abcdef0123456789abcdef";
        let body = format!("ERROR_WRONG_USER_KEY: {key}");
        let failure = parse::<SubmitError>(body.as_bytes()).into_result().unwrap_err();
        log(&failure, &[("key", key.into()), ("method", "base64".into())]);
    });
    let line = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    println!("{line}");
    assert!(line.starts_with("ERROR submit: `ERROR_WRONG_USER_KEY: [redacted]` is not in the catalog"));
    assert!(line.ends_with(
        "(key=\"[redacted]\", method=\"base64\") endpoint=\"submit\" outcome=\"unknown_code\" class=unspecified\n"
    ));
}

#[test]
fn example_runs() {
    main();
}

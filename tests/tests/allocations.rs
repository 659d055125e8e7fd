//! Counts allocations where the documentation promises none; one test, since the counter is global.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixtures has failed")]

use std::alloc::System;
use std::fmt::{self, Write};
use std::hint::black_box;

use captchaai_errors::{
    ApiError, Outcome, ParamValue, Poller, Redacted, ResultError, SubmitError, parse, parse_json, parse_plain,
    preflight,
};
use serde_json::Value as Json;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A writer that discards its input.
struct Nowhere;

impl Write for Nowhere {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        black_box(text);
        Ok(())
    }
}

/// Fails if `run` allocates. The test harness may allocate in between, but not on every repetition.
fn counted(what: &str, run: impl Fn()) {
    let allocations = || {
        let region = Region::new(COUNTED);
        run();
        let stats = region.change();
        stats.allocations + stats.reallocations
    };
    assert!((0..5).any(|_| allocations() == 0), "{what:.200} allocates");
}

fn bodies() -> Vec<String> {
    let recorded = include_str!("../fixtures/responses.jsonl").lines();
    let mut bodies: Vec<String> = recorded
        .map(|line| serde_json::from_str::<Json>(line).unwrap().get("body").and_then(Json::as_str).unwrap().to_owned())
        .collect();
    let escaped = |text: &str| text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
    for code in ["ERROR_ZERO_BALANCE", "ERROR_SOMETHING_NEW", "CAPCHA_NOT_READY"] {
        bodies.push(format!(r#"{{"request":"{}","status":0,"error_text":"{}"}}"#, escaped(code), escaped("No. é")));
    }
    bodies.push(format!(r#"{{"status":1,"request":"{}"}}"#, escaped(&"a long answer ".repeat(300))));
    bodies.push(format!("OK|{}", "x".repeat(1 << 16)));
    bodies
}

fn read<E: ApiError>(body: &str) {
    let bytes = body.as_bytes();
    counted(body, || {
        for outcome in [parse::<E>(bytes), parse_plain(bytes), parse_json(bytes), parse((503, bytes))] {
            let (mut buffer, details) = ([0; 8192], outcome.details());
            black_box((outcome.retry(), outcome.is_removed(), details.message.map(|text| text.copy_to(&mut buffer))));
            black_box(outcome.fields().count());
        }
    });
    for failure in
        [parse::<E>(bytes), parse((503, bytes))].map(Outcome::into_result).into_iter().filter_map(Result::err)
    {
        counted(body, || {
            let context = [("key", "0123456789abcdef0123456789abcdef".into()), ("file", ParamValue::Missing)];
            write!(Nowhere, "{failure} {failure:#} {failure:?} {}", failure.with(&context)).unwrap();
        });
    }
}

#[test]
fn parsing_preflight_polling_and_logging_do_not_allocate() {
    let bodies = bodies();
    assert!(bodies.len() > 100);
    for body in &bodies {
        read::<SubmitError>(body);
        read::<ResultError>(body);
        counted(body, || {
            let mut poller =
                Poller::<SubmitError, ResultError>::new().for_task_type("recaptcha").expect("a cataloged task type");
            // Only an error at the end is owned.
            for _ in 0..4 {
                let outcome = parse::<SubmitError>(body.as_bytes());
                if outcome.is_retryable() {
                    let _ = black_box(poller.handle_submit(outcome));
                }
            }
            write!(Nowhere, "{}", Redacted::new(body.as_bytes())).unwrap();
            black_box((body.parse::<SubmitError>().is_ok(), SubmitError::ServerError.retry().delays().last()));
        });
    }
    let image = [0; 100];
    let request = [
        ("key", "short".into()),
        ("file", ParamValue::File { name: Some("a.bmp"), bytes: &image }),
        ("body", "not base64!".into()),
        ("pageurl", ParamValue::Missing),
        ("googlekey", " ".into()),
    ];
    counted("preflight", || {
        assert_eq!(preflight::<SubmitError>(&request).count(), 6);
        for breach in preflight::<SubmitError>(&request) {
            write!(Nowhere, "{}", breach.with(&request)).unwrap();
        }
    });
}

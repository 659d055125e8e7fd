//! What the documentation promises of `true`, numbers, null and half surrogate pairs as conditions, codes, payloads, messages,
//! delays and fields.
//!
//! Each case names its promise, which is a sentence of the documentation of the format.

use std::collections::BTreeSet;

use errbook_tests::answer;
use renamed::{ApiError, Response, parse};
use serde::Deserialize;
use serde_json::{Map, Value};
use values::{
    ByBodyError, ByEmptinessError, ByNumberError, ByPresenceError, ByStatusError, ByTextAndStatusError, ByTextError,
    MixedError, WholeError,
};

mod values {
    renamed::catalog!("fixtures/values.yaml");
}

/// The documentation of the format.
const FORMAT: &str = include_str!("../../docs/format.md");

/// A response, with the sentence that promises its outcome.
#[derive(Deserialize, Debug)]
struct Case {
    promise: String,
    endpoint: String,
    body: String,
    status: Option<u16>,
    /// The expected values by key of `errbook explain --jsonl`; null for a key that is absent, except of a JSON payload.
    expect: Map<String, Value>,
}

fn cases() -> Vec<Case> {
    let lines = include_str!("../fixtures/values.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).expect("a fixture is valid JSON")).collect()
}

fn answer_of<E: ApiError>(case: &Case) -> Map<String, Value> {
    let response = Response::new(case.body.as_bytes());
    answer(&parse::<E>(case.status.map_or(response, |status| response.with_status(status))))
}

#[test]
fn values_have_the_documented_outcome() {
    let mut wrong = Vec::new();
    for case in cases() {
        let line = match case.endpoint.as_str() {
            "by_body" => answer_of::<ByBodyError>(&case),
            "by_status" => answer_of::<ByStatusError>(&case),
            "by_number" => answer_of::<ByNumberError>(&case),
            "by_presence" => answer_of::<ByPresenceError>(&case),
            "by_emptiness" => answer_of::<ByEmptinessError>(&case),
            "by_text" => answer_of::<ByTextError>(&case),
            "by_text_and_status" => answer_of::<ByTextAndStatusError>(&case),
            "mixed" => answer_of::<MixedError>(&case),
            "whole" => answer_of::<WholeError>(&case),
            other => panic!("unknown endpoint `{other}`"),
        };
        for (key, expected) in &case.expect {
            let found = match key.as_str() {
                "after_ms" => line.get("retry").and_then(|retry| retry.get(key)),
                _ => line.get(key),
            };
            let is_absent = expected.is_null() && key != "payload_json";
            if found != Some(expected).filter(|_| !is_absent) {
                wrong.push(format!("{case:?}\n    {}", Value::Object(line.clone())));
            }
        }
    }
    assert!(wrong.is_empty(), "{} values differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn promise_of_each_case_is_documented() {
    let promises: BTreeSet<String> = cases().into_iter().map(|case| case.promise).collect();
    let missing: Vec<&String> = promises.iter().filter(|promise| !FORMAT.contains(promise.as_str())).collect();
    assert!(missing.is_empty(), "docs/format.md lacks {missing:#?}");
}

//! Recorded responses of every API, through the compiled catalogs and through the command line.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::compiled::{Answer, Input, endpoints, explain};

/// A recorded response of an API, with its expected outcome.
#[derive(Deserialize, Debug)]
pub(super) struct Recorded {
    pub(super) catalog: String,
    #[serde(skip)]
    pub(super) input: Input,
    expect: Map<String, Value>,
}

/// Returns the recorded responses, in the order of the file.
pub(super) fn recorded() -> Vec<Recorded> {
    let parse = |line| Recorded { input: serde_json::from_str(line).unwrap(), ..serde_json::from_str(line).unwrap() };
    include_str!("../../fixtures/dialects.jsonl").lines().map(parse).collect()
}

/// Returns the value that an answer has for a key of `expect`.
fn value<'a>(answer: &'a Answer, key: &str) -> Option<&'a Value> {
    match key {
        "class" | "after_ms" => answer.get("retry")?.get(key),
        _ => answer.get(key),
    }
}

#[test]
fn recorded_responses_have_the_expected_outcome() {
    let endpoints = endpoints();
    for Recorded { catalog, input, expect } in recorded() {
        let own = endpoints.iter().find(|one| one.catalog == catalog && one.endpoint == input.endpoint).unwrap();
        let answer = own.answer(&input);
        assert!(expect.contains_key("outcome"), "{input:#?}");
        for (key, right) in &expect {
            assert_eq!(value(&answer, key), Some(right), "{key} of {catalog} {input:#?}: {answer:#?}");
        }
    }
}

#[test]
fn every_api_has_recorded_responses_with_a_status() {
    let mut counts = BTreeMap::<String, (u32, u32)>::new();
    for Recorded { catalog, input, .. } in recorded() {
        let (all, with_status) = counts.entry(catalog).or_default();
        (*all, *with_status) = (*all + 1, *with_status + u32::from(input.status.is_some()));
    }
    for api in [
        "anti_captcha",
        "aws",
        "discord",
        "github",
        "google",
        "graphql",
        "kubernetes",
        "openai",
        "problem",
        "stripe",
        "telegram",
    ] {
        let (all, with_status) = counts.get(api).copied().unwrap_or_default();
        assert!(all >= 8 && with_status >= 3, "{api} has {all} responses, {with_status} with a status");
    }
}

/// The compiled catalogs and the command line agree on the responses of all APIs, not only their own.
#[test]
fn command_line_matches_the_compiled_catalogs() {
    let recorded = recorded();
    for endpoint in endpoints() {
        let inputs = recorded.iter().flat_map(|recorded| {
            let with_status = Input { endpoint: endpoint.endpoint.to_owned(), ..recorded.input.clone() };
            [Input { status: None, ..with_status.clone() }, with_status]
        });
        let inputs: Vec<Input> = inputs.collect();
        let answers = explain(endpoint.catalog, &inputs);
        assert_eq!(answers.len(), inputs.len());
        for (said, input) in answers.into_iter().zip(inputs) {
            assert_eq!(said, endpoint.answer(&input), "{}: {input:#?}", endpoint.catalog);
        }
    }
}

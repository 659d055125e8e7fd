//! Shared fixtures, and the README of the workspace, whose code runs as doctests.

use serde::Deserialize;

mod answer;
pub mod catalogs;

pub use answer::answer;

/// The README of the workspace, so that its snippets run as doctests.
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// A recorded response with its expected outcome.
#[derive(Deserialize, Debug)]
pub struct RecordedResponse {
    /// The response body.
    pub body: String,
    /// The endpoint that returned it.
    pub endpoint: String,
    /// The HTTP status, if it was recorded.
    pub status: Option<u16>,
    /// The expected result.
    pub expect: Expect,
    /// The URL or description of its origin.
    pub source: String,
}

/// The expected result of parsing a response.
#[derive(Deserialize, Debug)]
pub struct Expect {
    /// The acceptable outcomes.
    pub outcome: Vec<String>,
    /// The expected code.
    pub code: Option<String>,
    /// The expected payload, as text.
    pub payload: Option<String>,
    /// The expected payload, as JSON.
    pub payload_json: Option<serde_json::Value>,
    /// The expected fields; all of them, if there are any.
    #[serde(default)]
    pub fields: serde_json::Map<String, serde_json::Value>,
    /// The expected raw text of an unknown code.
    pub raw: Option<String>,
    /// The expected reason of an unrecognized response.
    pub reason: Option<String>,
    /// The acceptable retry classes; empty if any is.
    #[serde(default)]
    pub class: Vec<String>,
}

/// Returns the recorded responses in the order of the file.
#[must_use]
pub fn responses() -> Vec<RecordedResponse> {
    let lines = include_str!("../fixtures/responses.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).expect("a fixture is valid JSON")).collect()
}

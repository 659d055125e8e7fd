//! What the tests share: the fixtures, and the README of the workspace, whose code is run.

use serde::Deserialize;

pub mod catalogs;

/// The README of the workspace, so that its snippets are tested.
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// A recorded reply with the outcome that is right for it.
#[derive(Deserialize, Debug)]
pub struct Reply {
    /// The response body.
    pub body: String,
    /// The endpoint that it came from.
    pub endpoint: String,
    /// What it must be read as.
    pub expect: Expect,
    /// Where it was seen.
    pub source: String,
}

/// What a reply must be read as.
#[derive(Deserialize, Debug)]
pub struct Expect {
    /// The outcomes that are right.
    pub outcome: Vec<String>,
    /// The code that must come with it.
    pub code: Option<String>,
    /// The payload that must come with it, as text.
    pub payload: Option<String>,
    /// The payload that must come with it, as JSON.
    pub payload_json: Option<serde_json::Value>,
    /// The text that must be kept of it.
    pub raw: Option<String>,
    /// Why it is foreign.
    pub reason: Option<String>,
}

/// Every recorded reply, in the order of the file.
#[must_use]
pub fn replies() -> Vec<Reply> {
    let lines = include_str!("../fixtures/responses.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).expect("a fixture is valid JSON")).collect()
}

//! The endpoints of the compiled catalogs, and what they and the command line make of a response.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use errbook_tests::{answer, catalogs};
use renamed::{ApiError, Response, parse};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A line of the output of `errbook explain --jsonl`.
pub(super) type Answer = Map<String, Value>;

/// The response of a line of the fixtures, as `errbook explain --jsonl` reads it.
#[derive(Clone, Default, Deserialize, Serialize, Debug)]
pub(super) struct Input {
    pub(super) endpoint: String,
    pub(super) body: String,
    pub(super) status: Option<u16>,
    pub(super) retry_after: Option<f64>,
}

/// An endpoint of a compiled catalog.
pub(super) struct Compiled {
    pub(super) catalog: &'static str,
    pub(super) endpoint: &'static str,
    parse: fn(Response<'_>) -> Answer,
}

impl Compiled {
    fn new<E: ApiError>() -> Self {
        let parse = |response: Response<'_>| answer(&parse::<E>(response));
        Compiled { catalog: E::CATALOG.name, endpoint: E::ENDPOINT.name, parse }
    }

    /// Parses a response, whatever its endpoint is.
    pub(super) fn answer(&self, input: &Input) -> Answer {
        let mut response = Response::new(input.body.as_bytes());
        response.status = input.status;
        response.retry_after = input.retry_after.map(Duration::from_secs_f64);
        (self.parse)(response)
    }
}

/// Returns every endpoint of every compiled catalog.
pub(super) fn endpoints() -> Vec<Compiled> {
    vec![
        Compiled::new::<captchaai_errors::SubmitError>(),
        Compiled::new::<captchaai_errors::ResultError>(),
        Compiled::new::<catalogs::anti_captcha::CreateTaskError>(),
        Compiled::new::<catalogs::anti_captcha::GetResultError>(),
        Compiled::new::<catalogs::aws::GetRepositoryError>(),
        Compiled::new::<catalogs::codecommit::CreateBranchError>(),
        Compiled::new::<catalogs::discord::ChannelError>(),
        Compiled::new::<catalogs::error_list::SaveError>(),
        Compiled::new::<catalogs::fields::ByStatusError>(),
        Compiled::new::<catalogs::fields::Get2Error>(),
        Compiled::new::<catalogs::fields::SeveralError>(),
        Compiled::new::<catalogs::github::CreateIssueError>(),
        Compiled::new::<catalogs::google::CallError>(),
        Compiled::new::<catalogs::graph::LendError>(),
        Compiled::new::<catalogs::graphql::QueryError>(),
        Compiled::new::<catalogs::kubernetes::ResourcesError>(),
        Compiled::new::<catalogs::nested::ChargeError>(),
        Compiled::new::<catalogs::null_code::CompleteError>(),
        Compiled::new::<catalogs::openai::CompleteError>(),
        Compiled::new::<catalogs::parameters::SendError>(),
        Compiled::new::<catalogs::postgres::SqlstateError>(),
        Compiled::new::<catalogs::problem::BuyError>(),
        Compiled::new::<catalogs::state::GetResultError>(),
        Compiled::new::<catalogs::stripe::ApiError>(),
        Compiled::new::<catalogs::telegram::SendError>(),
        Compiled::new::<catalogs::unusual::AskError>(),
        Compiled::new::<catalogs::wait::LendError>(),
    ]
}

/// Returns the file of a catalog.
fn file(catalog: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    match catalog {
        "captchaai" => tests.join("../catalog/errors.yaml"),
        other => tests.join(format!("catalogs/{other}.yaml")),
    }
}

/// Returns the output of `errbook explain --jsonl` with a catalog.
pub(super) fn explain(catalog: &str, inputs: &[Input]) -> Vec<Answer> {
    let input: Vec<String> = inputs.iter().map(|input| serde_json::to_string(input).unwrap()).collect();
    let (input, mut out, mut err) = (input.join("\n"), Vec::new(), Vec::new());
    let mut input = input.as_bytes();
    let mut console = errbook_cli::Console::new(&mut input, &mut out, &mut err);
    let file = file(catalog);
    let words = ["errbook", "explain", "--jsonl", "--catalog", file.to_str().unwrap()];
    let code = errbook_cli::run("errbook", Path::new("."), words, &mut console);
    assert_eq!((code, String::from_utf8(err).unwrap().as_str()), (0, ""));
    String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_catalog_is_compiled() {
    let compiled: BTreeSet<PathBuf> = endpoints().iter().map(|endpoint| file(endpoint.catalog)).collect();
    for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs")).unwrap() {
        let path = file.unwrap().path();
        assert!(path.extension().is_none_or(|end| end != "yaml") || compiled.contains(&path), "{path:?}");
    }
}

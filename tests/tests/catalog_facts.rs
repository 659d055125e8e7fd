//! Facts of a catalog that do not affect parsing, and errors that endpoints share.
#![allow(clippy::unwrap_used, reason = "a failed assertion ends the test")]

use std::collections::{BTreeMap, BTreeSet};

use errbook_tests::catalogs::codecommit::{Code, CreateBranchError, ListRepositoriesError};
use errbook_tests::catalogs::github::CreateIssueError;
use renamed::table::{Extension, ExtensionValue, StatusRange};
use renamed::{ApiCode, ApiError, Outcome, parse, preflight};
use serde::Deserialize;

/// The operations of AWS CodeCommit with their errors, from the public service model.
#[derive(Deserialize)]
struct Facts {
    operations: BTreeMap<String, BTreeSet<String>>,
}

#[test]
fn operations_share_errors_that_are_written_once() {
    let facts: Facts = serde_json::from_str(include_str!("../fixtures/codecommit-operations.json")).unwrap();
    let of_catalog: BTreeMap<String, BTreeSet<String>> = Code::CATALOG
        .endpoints
        .iter()
        .map(|endpoint| {
            let operation = endpoint.path.rsplit('.').next().unwrap().to_owned();
            (operation, endpoint.entries().map(|entry| entry.code().to_owned()).collect())
        })
        .collect();
    assert_eq!(of_catalog, facts.operations);
    let text = include_str!("../catalogs/codecommit.yaml");
    for code in Code::ALL {
        assert_eq!(text.matches(&format!("\n  {code}:\n")).count(), 1, "{code}");
    }
}

#[test]
fn shared_error_is_a_variant_of_each_endpoint() {
    let body =
        r#"{"__type":"com.amazonaws.codecommit#RepositoryDoesNotExistException","message":"No such repository"}"#;
    let Outcome::Error { code, .. } = parse::<CreateBranchError>((400, body)) else { panic!("an error") };
    assert_eq!(code, CreateBranchError::RepositoryDoesNotExistException);
    assert!(matches!(
        parse::<ListRepositoriesError>((400, body)),
        Outcome::OtherEndpoint { code: Code::RepositoryDoesNotExistException, .. }
    ));
    let endpoints: Vec<_> = Code::RepositoryDoesNotExistException.entries().collect();
    assert_eq!(endpoints.len(), 47);
    assert!(endpoints.iter().all(|(_, entry)| entry.meaning() == code.meaning()));
}

#[test]
fn facts_are_available_in_rust() {
    let endpoint = CreateIssueError::ENDPOINT;
    assert_eq!(endpoint.method, Some("POST"));
    let scopes = Extension { name: "x-scopes", value: ExtensionValue::List(&["repo", "public_repo"]) };
    assert_eq!(endpoint.extensions, [scopes]);
    let service = Extension { name: "x-service", value: ExtensionValue::Single("issues") };
    assert_eq!(CreateIssueError::CATALOG.extensions, [service]);
    let entry = CreateIssueError::Missing.entry();
    assert_eq!(entry.http(), [StatusRange { first: 422, last: 422 }]);
    assert_eq!(entry.extensions(), [Extension { name: "x-field", value: ExtensionValue::Single("true") }]);
    assert_eq!(CreateIssueError::Custom.entry().http(), []);
}

#[test]
fn secrets_of_the_catalog_are_never_shown() {
    let failure = parse::<CreateIssueError>((401, "{}")).into_result().unwrap_err();
    let context = [("OTP", "4711".into()), ("otp", "4712".into()), ("page", "2".into())];
    let report = failure.with(&context);
    let shown = format!("{report} {report:?} {}", serde_json::to_string(&report).unwrap());
    assert!(!shown.contains("471") && shown.contains(r#"page="2""#), "{shown}");
    assert!(preflight::<CreateIssueError>(&context).next().is_none());
}

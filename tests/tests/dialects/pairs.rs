//! Responses of one API, parsed by the catalogs of all others.

use std::collections::BTreeSet;

use errbook_tests::responses;

use super::compiled::{Input, endpoints};
use super::recorded::recorded;

/// Catalogs whose HTTP status decides: any JSON and an empty body are a success with 2xx, so the responses of another API
/// cannot be distinguished from their own.
const BY_STATUS: [&str; 8] = ["aws", "codecommit", "discord", "github", "google", "kubernetes", "openai", "stripe"];

/// APIs with a recorded body of this kind and 2xx.
const SUCCEEDS_WITH_2XX: [&str; 13] = [
    "anti_captcha",
    "aws",
    "captchaai",
    "discord",
    "github",
    "google",
    "graphql",
    "kubernetes",
    "null_code",
    "openai",
    "problem",
    "stripe",
    "telegram",
];

/// Other catalogs that accept responses of another API, with the reason.
const ALIKE: [(&str, &str, &str); 8] = [
    ("anti_captcha", "state", "the same envelope, and the same state of a task that is not done"),
    ("error_list", "graphql", "a success has `data`"),
    ("graph", "wait", "a success has `thing`"),
    ("graphql", "error_list", "a success has `data`"),
    ("nested", "stripe", "a success has `object`"),
    ("null_code", "openai", "a success has `choices`"),
    ("parameters", "telegram", "the same envelope"),
    ("state", "anti_captcha", "the same envelope, and the same state of a task that is not done"),
];

/// Returns the catalogs that take responses of other APIs for a success or a pending task, with these APIs.
fn accepted(with_status: bool) -> BTreeSet<(String, String)> {
    let own = recorded().into_iter().map(|recorded| (recorded.catalog, recorded.input));
    let captchaai = responses().into_iter().map(|response| {
        let input =
            Input { endpoint: response.endpoint, body: response.body, status: response.status, retry_after: None };
        ("captchaai".to_owned(), input)
    });
    let mut accepted = BTreeSet::new();
    for (api, mut input) in own.chain(captchaai) {
        input.status = input.status.filter(|_| with_status);
        for endpoint in endpoints().iter().filter(|endpoint| endpoint.catalog != api) {
            let outcome = endpoint.answer(&input).remove("outcome").unwrap();
            if outcome == "success" || outcome == "pending" {
                accepted.insert((endpoint.catalog.to_owned(), api.clone()));
            }
        }
    }
    accepted
}

fn pair((catalog, api): (&str, &str)) -> (String, String) {
    (catalog.to_owned(), api.to_owned())
}

#[test]
fn response_of_another_api_is_a_success_for_listed_pairs_only() {
    let alike: BTreeSet<_> = ALIKE.iter().map(|(catalog, api, _)| pair((catalog, api))).collect();
    assert_eq!(accepted(false), alike);
    let by_status = BY_STATUS.iter().flat_map(|catalog| SUCCEEDS_WITH_2XX.map(|api| (*catalog, api)));
    let by_status = by_status.filter(|(catalog, api)| catalog != api).map(pair);
    assert_eq!(accepted(true), alike.into_iter().chain(by_status).collect());
}

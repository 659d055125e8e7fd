//! The questions of a support desk: each answer is on the index, or one link away from it.

use captchaai_errors::{Response, ResultError, RetryClass, SubmitError, parse};
use errbook_compiler::{Page, markdown};

use super::book::{CATALOG, holds};

/// A question, the link of the index that leads to its answer, and the words of the answer.
type Question = (&'static str, &'static str, &'static [&'static str]);

const QUESTIONS: [Question; 10] = [
    ("How often is a reCAPTCHA polled, and when does it end?", "retry.md#task_recaptcha", &["15 s", "5 s", "4 min"]),
    ("What follows CAPCHA_NOT_READY?", "result.md#capcha_not_ready", &["a state and not a failure", "by task type"]),
    ("Is `OK|ERROR5` an error?", "#how-responses-are-parsed", &["OK|ERROR5`", "are successes"]),
    ("Does an image need `pageurl` or `googlekey`?", "#limits", &["only for the types of CAPTCHA that require it"]),
    (
        "Are these all codes of `res.php`?",
        "result.md",
        &["CAPCHA_NOT_READY", "ERROR_EMPTY_ACTION", "this list can be incomplete", "unknown codes"],
    ),
    ("May calls to `res.php` be too frequent?", "result.md", &["Too many requests", "keep their retry policy here"]),
    (
        "Is a task paid for after an HTML page with the HTTP status 502?",
        "#http-status",
        &["may have been accepted", "do not repeat it", "except", "result", "Retry-After"],
    ),
    ("What is a code that is not listed?", "#unknown_code", &["not in the catalog", "keep its text", "do not repeat"]),
    (
        "Is the key wrong, or is the account empty?",
        "submit.md#error_key_does_not_exist",
        &["The API key is wrong", "no threads", "dashboard"],
    ),
    (
        "What is needed to debug ERROR_BAD_TOKEN_OR_PAGEURL?",
        "submit.md#error_bad_token_or_pageurl",
        &["state the googlekey, the pageurl", "frame"],
    ),
];

/// The pages with their markup.
fn pages() -> Vec<Page> {
    markdown(&CATALOG, "catalog/errors.yaml", "cargo xtask docs")
}

/// Returns what a link leads to: a row of a table, the section of a heading, or the top of a page.
fn target<'p>(pages: &'p [Page], link: &str) -> &'p str {
    let (name, anchor) = link.split_once('#').unwrap_or((link, ""));
    let name = if name.is_empty() { "README.md" } else { name };
    let page = pages.iter().find(|page| page.name == name).unwrap_or_else(|| panic!("there is no {name}"));
    let is_target = |line: &&str| {
        let slug = line.trim_start_matches(['#', ' ']).to_lowercase().replace(' ', "-");
        anchor.is_empty() || line.contains(&format!("<a id=\"{anchor}\">")) || line.starts_with('#') && slug == anchor
    };
    let line = page.text.lines().find(is_target).unwrap_or_else(|| panic!("there is no {link}"));
    let (_, rest) = page.text.split_once(line).expect("the line is in the text");
    if line.starts_with('|') {
        return line;
    }
    let end = ["\n## ", "\n### "].into_iter().filter_map(|heading| rest.find(heading)).min();
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

#[test]
fn each_answer_is_one_link_from_the_index() {
    let pages = pages();
    let index = pages.iter().find(|page| page.name == "README.md").expect("an index");
    for (question, link, words) in QUESTIONS {
        assert!(index.text.contains(&format!("]({link})")), "{question} The index does not link to {link}");
        holds(question, target(&pages, link), words);
    }
}

#[test]
fn documented_statuses_without_a_code_are_repeated() {
    let row = |status: u16| match status {
        200..300 | 429 | 500..600 => (RetryClass::Backoff, Some(5)),
        408 => (RetryClass::Backoff, Some(6)),
        _ => (RetryClass::Unspecified, None),
    };
    holds(
        "the page of `result`",
        target(&pages(), "result.md"),
        &["`2xx`, `429` or `5xx` |", "at most 5 attempts", "`408`, or no response", "at most 6 attempts"],
    );
    for status in 100..600 {
        let response = Response::new(b"<html>").with_status(status);
        let result = parse::<ResultError>(response).retry().expect("a failure").policy();
        assert_eq!((result.class(), result.max_attempts()), row(status), "{status} at result");
        let submit = parse::<SubmitError>(response).retry().expect("a failure").policy();
        assert_eq!((submit.class(), submit.max_attempts()), (RetryClass::Unspecified, None), "{status} at submit");
    }
}

//! Links from common questions about an API to the parts of the reference that answer them.

use errbook_core::RetryClass;

use super::block::Document;
use super::link::{CODES, HTTP_STATUS, Links, MAX_LISTED, POLICIES, Within};
use super::responses;
use crate::model::Catalog;

/// Writes the questions that the catalog answers.
pub(super) fn write(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    let has_checks = catalog.groups().flatten().any(|entry| !entry.texts.checks.is_empty());
    let has_example = !responses::successes_like_a_code(catalog).is_empty();
    let here = |applies: bool, question: &str, section: &str, text: &str| {
        applies.then(|| format!("**{question}:** {}.", links.to(text, section)))
    };
    document.heading(2, "Find an answer");
    document.list(
        [
            polling(catalog, links),
            here(repeats(catalog), "When and how often to repeat a call", POLICIES, "retry policies"),
            here(true, "No response, or an error page", HTTP_STATUS, "HTTP status"),
            Some(other_code(catalog, links)),
            several_endpoints(catalog, links),
            here(has_example, "A success that looks like a code", "#how-responses-are-parsed", "an example"),
            here(has_checks, "A parameter that is missing or invalid", "#limits", "limits"),
            here(!catalog.guidelines.is_empty(), "Advice for every caller", "#guidelines", "guidelines"),
            here(!catalog.decisions.is_empty(), "What the source leaves open", "#decisions", "decisions"),
        ]
        .into_iter()
        .flatten(),
    );
}

/// Returns the times at which a call that is not done yet is repeated, if there is one.
fn polling(catalog: &Catalog, links: &Links<'_>) -> Option<String> {
    let tasks = catalog.polling.iter().map(|profile| links.task(&profile.task_type)).collect::<Vec<_>>().join(", ");
    let policies = catalog.policies.iter().filter(|policy| policy.retry.class() == RetryClass::Poll);
    let policies = policies.map(|policy| links.policy(policy)).collect::<Vec<_>>().join(", ");
    let times = match (tasks.is_empty(), policies.is_empty()) {
        (_, true) => return None,
        (true, false) => format!("policy {policies}"),
        (false, false) => format!("by the task type {tasks}; otherwise the policy {policies}"),
    };
    Some(format!("**When to poll for a result, and when to stop:** {times}."))
}

/// Returns `true` if a policy repeats a call other than for polling.
fn repeats(catalog: &Catalog) -> bool {
    let mut classes = catalog.policies.iter().map(|policy| policy.retry.class());
    classes.any(|class| matches!(class, RetryClass::Backoff | RetryClass::Resubmit))
}

fn other_code(catalog: &Catalog, links: &Links<'_>) -> String {
    let unknown = links.to("unknown code", "#unknown_code");
    let other = match catalog.endpoints.len() {
        1 => String::new(),
        _ => format!(", or one of {}", links.to("another endpoint", "#other_endpoint")),
    };
    format!("**A code that is not listed:** an {unknown}{other}.")
}

/// Returns the codes that several endpoints have.
fn several_endpoints(catalog: &Catalog, links: &Links<'_>) -> Option<String> {
    let several = (0..catalog.codes.len()).filter(|code| links.places.groups(*code).len() > 1);
    let codes: Vec<String> = several
        .filter_map(|code| {
            let groups = links.places.groups(code).iter().map(|group| links.group_at(code, *group));
            Some(format!(
                "{} ({})",
                Within::Paragraph.code(&catalog.codes.get(code)?.code),
                groups.collect::<Vec<_>>().join(", ")
            ))
        })
        .collect();
    let codes = match codes.len() {
        0 => return None,
        1..=MAX_LISTED => codes.join(", "),
        _ => links.to("all codes", CODES),
    };
    Some(format!("**A code that several endpoints have:** the endpoint that was called decides: {codes}."))
}

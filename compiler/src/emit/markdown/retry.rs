//! The page on retries: the classes, what to do after a response, the policies, and the polling profiles.

use std::collections::BTreeMap;

use errbook_core::{RetryClass, RetryPolicy};

use super::block::Document;
use super::decision::{self, Cases};
use super::formats::statuses;
use super::link::{
    CODES, DECISION, INDEX, Links, MAX_LISTED, TIMELINE, Within, class_anchor, image, policy_anchor, task_anchor,
};
use super::responses;
use crate::emit::escape::{cell, paragraph};
use crate::model::{Catalog, HttpResponses};
use crate::phrase;

/// Returns when responses without a code of their endpoint have a retry class.
pub(super) fn cases(catalog: &Catalog) -> Cases {
    Cases {
        idempotent: catalog.endpoints.iter().any(|endpoint| endpoint.is_idempotent),
        by_status: responses::all(catalog).any(|responses| !responses.http.retry.is_empty()),
    }
}

/// Writes the page.
pub(super) fn write(document: &mut Document, catalog: &Catalog, links: &Links<'_>, has_timeline: bool) {
    document.heading(1, "Retry classes");
    document.paragraph(
        "The retry class of a code states what a caller may do after the response: \
         whether the same call may be sent again unchanged.",
    );
    document.paragraph(&format!("The {} lists the codes.", links.to("index", INDEX)));
    document.table(["class", "same call again?", "meaning"], RetryClass::ALL.map(class));
    document.paragraph(
        "Every policy that repeats has a limit, which counts all attempts, including the first. \
         A delay that the server asks for replaces that of the policy once, and is never shortened.",
    );
    document.heading(2, "What to do after a response");
    let alt = "A diagram from the outcome of a response to its retry class and the next action, as in this table";
    document.paragraph(&image(alt, DECISION));
    document.table(["outcome", "next action"], decision::table(cases(catalog)));
    if has_timeline {
        document.heading(2, "When to repeat");
        let alt = "The attempts of each retry policy and task type on a time axis; the tables below have their delays";
        document.paragraph(&image(alt, TIMELINE));
    }
    polling(document, catalog);
    policies(document, catalog, links);
}

fn class(class: RetryClass) -> [String; 3] {
    let again = match class {
        RetryClass::Poll => "yes, after an interval",
        RetryClass::Backoff => "yes, after a growing delay",
        RetryClass::Resubmit => "no, but a new submission may succeed",
        RetryClass::AfterFix => "no",
        RetryClass::Unspecified => "no, because the answer is not known",
    };
    [format!("{}`{class}`", class_anchor(class)), again.to_owned(), cell(class.meaning())]
}

fn policies(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    if catalog.policies.is_empty() {
        return;
    }
    document.heading(2, "Retry policies");
    let mut users: BTreeMap<usize, Users> = BTreeMap::new();
    for (index, entries) in catalog.groups().enumerate() {
        for entry in entries {
            users.entry(entry.texts.policy).or_default().add_code(|| {
                let code = links.code(entry.code, index, Within::Paragraph);
                let several = links.places.groups(entry.code).len() > 1;
                let at = if several { format!(" at {}", links.group(index)) } else { String::new() };
                code + &at
            });
        }
    }
    let mut unrecognized = |http: &HttpResponses, at: &str| {
        for (ranges, policy) in responses::rules_by_status(http) {
            let status = statuses(&ranges);
            let users = users.entry(policy).or_default();
            users.statuses.push(format!("unrecognized bodies with the HTTP status {status}{at}"));
        }
    };
    unrecognized(&catalog.responses.http, "");
    for (index, endpoint) in catalog.endpoints.iter().enumerate() {
        let own = endpoint.responses.as_ref().map(|own| &own.http);
        if let Some(own) = own.filter(|own| own.retry != catalog.responses.http.retry) {
            unrecognized(own, &format!(" at {}", links.group(index)));
        }
    }
    for (index, policy) in catalog.policies.iter().enumerate() {
        // A word before the name keeps the anchor of the heading from being that of a class.
        // The anchor is at the end, because within the link that mdBook makes of a heading it ends that link.
        document.heading(3, &format!("Policy {}{}", Within::Paragraph.code(&policy.name), policy_anchor(policy)));
        let schedule = phrase::schedule(policy.retry);
        let schedule = if schedule.is_empty() { schedule } else { format!(": {schedule}") };
        let description = policy.description.as_deref().map(paragraph).unwrap_or_default();
        document.paragraph(format!("{}{schedule}. {description}", links.class(policy.retry.class())).trim_end());
        if let Some(users) = users.remove(&index) {
            document.paragraph(&format!("Applies to {}.", users.list(links)));
        }
    }
}

/// The codes and statuses of a policy.
#[derive(Default)]
struct Users {
    /// The first codes with links.
    codes: Vec<String>,
    /// The number of further codes.
    more: usize,
    statuses: Vec<String>,
}

impl Users {
    fn add_code(&mut self, code: impl FnOnce() -> String) {
        if self.codes.len() < MAX_LISTED {
            self.codes.push(code());
        } else {
            self.more += 1;
        }
    }

    fn list(mut self, links: &Links<'_>) -> String {
        if self.more > 0 {
            let index = links.to("index", CODES);
            self.codes.push(format!("{} more in the {index}", self.more));
        }
        self.codes.into_iter().chain(self.statuses).collect::<Vec<_>>().join(", ")
    }
}

fn polling(document: &mut Document, catalog: &Catalog) {
    if catalog.polling.is_empty() {
        return;
    }
    document.heading(2, "Polling by task type");
    document.paragraph("For a known task type, its profile replaces the policies of the class `poll`:");
    document.table(
        ["task type", "first poll after", "then every", "last poll at", "polls", "description", "source"],
        catalog.polling.iter().map(|profile| {
            let (initial_delay, interval, polls) = match profile.retry {
                RetryPolicy::Poll { initial_delay, interval, max_attempts } => {
                    (phrase::duration(initial_delay), phrase::duration(interval), max_attempts.to_string())
                }
                _ => Default::default(),
            };
            let source = match phrase::sources(catalog, &profile.sources) {
                sources if sources.is_empty() => "the source page".to_owned(),
                sources => cell(&sources),
            };
            let description = profile.description.as_deref().map(cell).unwrap_or_default();
            [
                format!("{}{}", task_anchor(&profile.task_type), Within::Cell.code(&profile.task_type)),
                initial_delay,
                interval,
                phrase::duration(profile.timeout),
                polls,
                description,
                source,
            ]
        }),
    );
}

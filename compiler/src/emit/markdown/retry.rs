//! The page on retries: the classes, what to do after a response, the policies, and the polling profiles.

use std::collections::BTreeMap;

use errbook_core::{RetryClass, RetryPolicy};

use super::block::Document;
use super::formats::statuses;
use super::link::{INDEX, Links, Within, class_anchor, link, policy_anchor, task_anchor};
use super::responses;
use crate::emit::escape::cell;
use crate::model::{Catalog, HttpResponses};
use crate::phrase;

/// Writes the page.
pub(super) fn write(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    document.heading(1, "Retry classes");
    document.paragraph(
        "The retry class of a code states what a caller may do after the response: \
         whether the same call may be sent again unchanged.",
    );
    document.paragraph(&format!("The {} lists the codes.", link("index", INDEX)));
    document.table(["class", "same call again?", "meaning"], RetryClass::ALL.map(class));
    document.paragraph(
        "Every policy that repeats has a limit, which counts all attempts, including the first. \
         A delay that the server asks for replaces that of the policy once, and is never shortened.",
    );
    document.heading(2, "What to do after a response");
    let by_status = responses::all(catalog).any(|responses| !responses.http.retry.is_empty());
    let has_idempotent = catalog.endpoints.iter().any(|endpoint| endpoint.is_idempotent);
    document.code("mermaid", &diagram(by_status, has_idempotent));
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

/// Returns a Mermaid diagram, which GitHub draws, from the outcome of a response to the next action.
///
/// `by_status` is `true` if an HTTP status has a policy, and `has_idempotent` if an endpoint is idempotent.
fn diagram(by_status: bool, has_idempotent: bool) -> String {
    let mut text = "\
flowchart TD
    send([\"send the call\"]) --> response{\"outcome of the response\"}
    response -->|success| success([\"use the payload\"])
    response -->|pending| poll
    response -->|error| retry{\"retry class\"}
    response -->|other endpoint| other[\"the code belongs to another endpoint: check which one was called\"]
    response -->|unknown code| unknown[\"the code is not in the catalog: keep its text\"]
    response -->|unrecognized| unrecognized[\"not a response of this API: keep the reason and the excerpt\"]
    unknown --> unspecified
"
    .to_owned();
    let cases = [(has_idempotent, "idempotent endpoint"), (by_status, "policy for the HTTP status")];
    for (node, cases) in [("other", cases.get(..1)), ("unrecognized", cases.get(..))] {
        let cases = cases.unwrap_or_default().iter().filter(|(applies, _)| *applies).map(|(_, case)| *case);
        let cases = cases.collect::<Vec<_>>().join(", or ");
        text.push_str(&match cases.is_empty() {
            true => format!("    {node} --> unspecified\n"),
            false => {
                format!("    {node} -->|\"{cases}\"| retry\n    {node} -->|otherwise| unspecified\n")
            }
        });
    }
    for class in RetryClass::ALL {
        // Otherwise only a code of the endpoint leads to the class, and its outcome is pending.
        let arrow = if class == RetryClass::Poll && !(by_status || has_idempotent) {
            ""
        } else {
            "    retry -->|CLASS| CLASS\n"
        };
        let steps = match class {
            RetryClass::Poll => "    CLASS[\"not done yet: wait for the interval\"] --> attempts\n",
            RetryClass::Backoff => "    CLASS[\"temporary failure: wait, longer each time\"] --> attempts\n",
            RetryClass::Resubmit => "    CLASS[\"do not repeat this call\"] --> submissions{\"submissions left?\"}\n",
            RetryClass::AfterFix => {
                "    CLASS[\"apply the fix of the code\"] --> changed([\"send the corrected call\"])\n"
            }
            RetryClass::Unspecified => "    CLASS([\"do not repeat the call: log and report it\"])\n",
        };
        text.push_str(&format!("{arrow}{steps}").replace("CLASS", class.as_str()));
    }
    text.push_str(
        "    attempts{\"attempts left?\"} -->|yes| send
    attempts -->|no| stop([\"stop: the limit is reached\"])
    submissions -->|yes| submit([\"submit again\"])
    submissions -->|no| stop
",
    );
    text
}

fn policies(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    if catalog.policies.is_empty() {
        return;
    }
    document.heading(2, "Retry policies");
    document.table(
        ["policy", "class", "schedule", "description"],
        catalog.policies.iter().map(|policy| {
            let name = format!("{}{}", policy_anchor(policy), Within::Cell.code(&policy.name));
            let description = policy.description.as_deref().map(cell).unwrap_or_default();
            [name, links.class(policy.retry.class()), phrase::schedule(policy.retry), description]
        }),
    );
    let mut users: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (index, entries) in catalog.groups().enumerate() {
        for entry in entries {
            let code = links.code(entry.code, index, Within::Paragraph);
            let several = links.groups(entry.code).len() > 1;
            let at = if several { format!(" at {}", links.group(index)) } else { String::new() };
            users.entry(entry.texts.policy).or_default().push(format!("{code}{at}"));
        }
    }
    let mut unrecognized = |http: &HttpResponses, at: &str| {
        for (ranges, policy) in responses::rules_by_status(http) {
            let status = statuses(&ranges);
            users.entry(policy).or_default().push(format!("unrecognized bodies with the HTTP status {status}{at}"));
        }
    };
    unrecognized(&catalog.responses.http, "");
    for (index, endpoint) in catalog.endpoints.iter().enumerate() {
        let own = endpoint.responses.as_ref().map(|own| &own.http);
        if let Some(own) = own.filter(|own| own.retry != catalog.responses.http.retry) {
            unrecognized(own, &format!(" at {}", links.group(index)));
        }
    }
    if !users.is_empty() {
        document.paragraph("Each policy applies to:");
    }
    document.list(users.iter().filter_map(|(policy, codes)| {
        let policy = catalog.policies.get(*policy)?;
        Some(format!("{}: {}.", links.policy(policy), codes.join(", ")))
    }));
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

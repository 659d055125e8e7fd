//! The page on retry classes: what each means, what to do after a reply, and the policies of the catalogue.

use std::collections::BTreeMap;

use errbook_core::{RetryClass, RetryPolicy};

use super::block::Document;
use super::link::{INDEX, Links, Within, class_anchor, link, policy_anchor};
use crate::emit::escape::cell;
use crate::model::Catalog;
use crate::phrase;

/// Writes the page.
pub(super) fn write(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    document.heading(1, "RetryPolicy classes");
    document.paragraph(
        "What a caller may do after a reply; the question is whether the same call may be sent again unchanged.",
    );
    document.paragraph(&format!("The codes are listed in the {}.", link("index", INDEX)));
    document.heading(2, "Classes");
    document.table(["class", "same call again?", "meaning"], RetryClass::ALL.map(class));
    document.paragraph("Every class that repeats has a bound, which counts all tries, the first one included.");
    document.heading(2, "What to do after a reply");
    document.code("mermaid", &diagram());
    policies(document, catalog, links);
    waits(document, catalog);
}

fn class(class: RetryClass) -> [String; 3] {
    let again = match class {
        RetryClass::Poll => "yes, after an interval",
        RetryClass::Backoff => "yes, after a delay that grows",
        RetryClass::Resubmit => "no, but a new task may be tried",
        RetryClass::AfterFix => "no",
        RetryClass::Unspecified => "no, since it is not known",
    };
    [format!("{}`{class}`", class_anchor(class)), again.to_owned(), cell(class.meaning())]
}

/// The diagram that GitHub draws: from the outcome of a reply to what the caller does.
fn diagram() -> String {
    let mut text = "\
flowchart TD
    send([\"send the call\"]) --> reply{\"outcome of the reply\"}
    reply -->|success| success([\"use the payload\"])
    reply -->|pending| poll
    reply -->|error| retry{\"retry class of the code\"}
    reply -->|elsewhere| elsewhere[\"the code belongs to another endpoint: check which one was called\"]
    reply -->|unknown| unknown[\"the code is not in the catalogue: keep its text\"]
    reply -->|foreign| foreign[\"not a reply of this API: keep the reason and the excerpt\"]
    elsewhere --> unspecified
    unknown --> unspecified
    foreign --> unspecified
"
    .to_owned();
    for class in RetryClass::ALL {
        let arrow = if class == RetryClass::Poll { "" } else { "    retry -->|CLASS| CLASS\n" };
        let steps = match class {
            RetryClass::Poll => "    CLASS[\"not done yet: wait for the interval\"] --> tries\n",
            RetryClass::Backoff => "    CLASS[\"the server failed: wait, longer each time\"] --> tries\n",
            RetryClass::Resubmit => "    CLASS[\"this task is dead\"] --> tasks{\"tasks left?\"}\n",
            RetryClass::AfterFix => {
                "    CLASS[\"change the request, the account, the proxy or the load\"] --> changed([\"send the changed call\"])\n"
            }
            RetryClass::Unspecified => "    CLASS([\"do not repeat the call: log it and report it\"])\n",
        };
        text.push_str(&format!("{arrow}{steps}").replace("CLASS", class.as_str()));
    }
    text.push_str(
        "    tries{\"tries left?\"} -->|yes| send
    tries -->|no| gone([\"give up\"])
    tasks -->|yes| task([\"submit a new task\"])
    tasks -->|no| gone
",
    );
    text
}

fn policies(document: &mut Document, catalog: &Catalog, links: &Links<'_>) {
    if catalog.policies.is_empty() {
        return;
    }
    document.heading(2, "Policies of the catalogue");
    document.table(
        ["policy", "class", "schedule", "description"],
        catalog.policies.iter().map(|policy| {
            let name = format!("{}{}", policy_anchor(policy), Within::Cell.code(&policy.name));
            let about = policy.description.as_deref().map(cell).unwrap_or_default();
            [name, links.class(policy.retry.class()), phrase::schedule(policy.retry), about]
        }),
    );
    let mut users: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (place, endpoint) in catalog.endpoints.iter().enumerate() {
        for entry in &endpoint.entries {
            let code = links.code(entry.code, place, Within::Paragraph);
            let several = links.endpoints(entry.code).len() > 1;
            let at = if several { format!(" at {}", links.endpoint(place)) } else { String::new() };
            users.entry(entry.texts.policy).or_default().push(format!("{code}{at}"));
        }
    }
    if !users.is_empty() {
        document.paragraph("The codes that follow each policy:");
    }
    document.list(users.iter().filter_map(|(policy, codes)| {
        let policy = catalog.policies.get(*policy)?;
        Some(format!("{}: {}.", links.policy(policy), codes.join(", ")))
    }));
}

fn waits(document: &mut Document, catalog: &Catalog) {
    if catalog.polling.is_empty() {
        return;
    }
    document.heading(2, "Waits by the type of task");
    document.paragraph("Where the type of a task is known, it is polled so, and not as the policy of its code says:");
    document.table(
        ["type of task", "first poll after", "then every", "last poll at", "polls", "description", "source"],
        catalog.polling.iter().map(|wait| {
            let (initial_delay, interval, polls) = match wait.retry {
                RetryPolicy::Poll { initial_delay, interval, max_attempts } => {
                    (phrase::duration(initial_delay), phrase::duration(interval), max_attempts.to_string())
                }
                _ => Default::default(),
            };
            let source = match phrase::sources(catalog, &wait.sources) {
                sources if sources.is_empty() => "the source page".to_owned(),
                sources => cell(&sources),
            };
            let about = wait.description.as_deref().map(cell).unwrap_or_default();
            [
                Within::Cell.code(&wait.task_type),
                initial_delay,
                interval,
                phrase::duration(wait.timeout),
                polls,
                about,
                source,
            ]
        }),
    );
}

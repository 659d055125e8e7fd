//! What callers may do after a reply.

use errbook_core::{RetryClass, RetryPolicy};

use super::{At, Changes};
use crate::emit::phrase::schedule;
use crate::model::{Catalog, Entry};

/// A permission that is lost breaks every loop that used it, one that is gained breaks none.
///
/// `poll` is more than a permission: its replies are `pending` and not errors, so they reach other code.
pub(super) fn class(at: At<'_>, before: RetryClass, after: RetryClass, changes: &mut Changes) {
    if before == after {
        return;
    }
    let what = format!("the retry class is `{after}`, not `{before}`");
    let repeats = |class: RetryClass| class.repeats_call() || class == RetryClass::Resubmit;
    match (before, after) {
        (before, after) if before.repeats_call() && !after.repeats_call() => {
            changes.major(at, format!("{what}: a caller that repeats the call does wrong now"));
        }
        (RetryClass::Poll, _) => changes.major(at, format!("{what}: the reply is an error now, and no longer pending")),
        (_, RetryClass::Poll) => changes.major(at, format!("{what}: the reply is pending now, and no longer an error")),
        (RetryClass::Resubmit, after) if !repeats(after) => {
            changes.major(at, format!("{what}: a caller that starts a new task does wrong now"));
        }
        (_, RetryClass::Backoff) => changes.minor(at, format!("{what}: callers may repeat the call now")),
        (_, RetryClass::Resubmit) => changes.minor(at, format!("{what}: callers may start a new task now")),
        _ => changes.minor(at, format!("{what}: both mean that the call is not repeated")),
    }
}

/// Figures are advice that callers read at run time, so new ones are followed and break nothing.
pub(super) fn policies(old: &Catalog, new: &Catalog, changes: &mut Changes) {
    for policy in &new.policies {
        let Some(before) = old.policies.iter().find(|before| before.name == policy.name) else { continue };
        let name = &policy.name;
        if before.description != policy.description {
            changes.patch(At::CATALOGUE, format!("`about` of the retry policy `{name}` changed"));
        }
        if before.retry != policy.retry && before.retry.class() == policy.retry.class() {
            let figures = figures(before.retry, policy.retry);
            changes.patch(At::CATALOGUE, format!("the retry policy `{name}` says {figures}"));
        }
    }
}

/// Waits are looked up at run time, and a type without one is polled like any other.
pub(super) fn polling(old: &Catalog, new: &Catalog, changes: &mut Changes) {
    let find = |catalog: &'_ Catalog, task: &str| catalog.polling.iter().position(|wait| wait.task_type == task);
    for wait in &new.polling {
        let task = &wait.task_type;
        match find(old, task).and_then(|place| old.polling.get(place)) {
            None => changes.minor(At::CATALOGUE, format!("tasks of the type `{task}` have waits of their own now")),
            Some(before) if before.retry != wait.retry => {
                let figures = figures(before.retry, wait.retry);
                changes.patch(At::CATALOGUE, format!("the waits of the type `{task}` say {figures}"));
            }
            Some(before) if before.timeout != wait.timeout || before.description != wait.description => {
                changes.patch(At::CATALOGUE, format!("what is said of the waits of the type `{task}` changed"));
            }
            Some(_) => {}
        }
    }
    for wait in old.polling.iter().filter(|wait| find(new, &wait.task_type).is_none()) {
        let reason =
            format!("tasks of the type `{}` have no waits of their own now: they are polled like any", wait.task_type);
        changes.minor(At::CATALOGUE, reason);
    }
}

/// An entry that follows another policy of the same class.
pub(super) fn policy(at: At<'_>, old: (&Catalog, &Entry), new: (&Catalog, &Entry), changes: &mut Changes) {
    let (before, after) = (old.0.policy(old.1), new.0.policy(new.1));
    if before.name == after.name || before.retry.class() != after.retry.class() {
        return;
    }
    let name = &after.name;
    let figures = match before.retry == after.retry {
        true => "which says the same".to_owned(),
        false => format!("which says {}", figures(before.retry, after.retry)),
    };
    changes.patch(at, format!("follows the retry policy `{name}` now, {figures}"));
}

fn figures(before: RetryPolicy, after: RetryPolicy) -> String {
    format!("`{}`, not `{}`", schedule(after), schedule(before))
}

/// What a foreign body allows after each status of HTTP, whichever of the words for statuses says so.
pub(super) fn http(old: &Catalog, new: &Catalog, changes: &mut Changes) {
    let mut groups: Vec<(RetryPolicy, RetryPolicy, Vec<u16>)> = Vec::new();
    for status in 100..600 {
        let (before, after) = (after_status(old, status), after_status(new, status));
        if before == after {
            continue;
        }
        match groups.iter_mut().find(|(one, other, _)| (*one, *other) == (before, after)) {
            Some((.., statuses)) => statuses.push(status),
            None => groups.push((before, after, vec![status])),
        }
    }
    for (before, after, statuses) in groups {
        let what = format!("after a foreign body with the status {} callers have", ranges(&statuses));
        let (was, is) = (before.class(), after.class());
        if was.repeats_call() && !is.repeats_call() {
            changes
                .major(At::CATALOGUE, format!("{what} `{is}`, not `{was}`: one that repeats the call does wrong now"));
        } else if was != is {
            changes.minor(At::CATALOGUE, format!("{what} `{is}`, not `{was}`"));
        } else {
            changes.patch(At::CATALOGUE, format!("{what} {}", figures(before, after)));
        }
    }
}

fn after_status(catalog: &Catalog, status: u16) -> RetryPolicy {
    let text = status.to_string();
    let fits = |word: &str| word.strip_suffix("xx").map_or(word == text, |group| text.starts_with(group));
    let found = catalog.responses.http.iter().find(|(word, _)| fits(word));
    let policy = found.and_then(|(_, place)| catalog.policies.get(*place));
    policy.map_or(RetryPolicy::Unspecified, |policy| policy.retry)
}

/// `429, 500 to 599`.
fn ranges(statuses: &[u16]) -> String {
    let mut ranges: Vec<(u16, u16)> = Vec::new();
    for status in statuses {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *status => *last = *status,
            _ => ranges.push((*status, *status)),
        }
    }
    let words = ranges.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first} to {last}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

//! Compares what callers may do after a response.

use errbook_core::{RetryClass, RetryPolicy};

use super::change::{At, Changes, Found, Verdict};
use crate::model::{Catalog, Entry, HttpResponses};
use crate::phrase::schedule;

/// A lost permission to retry breaks callers; a new one does not.
///
/// `poll` also changes the outcome from error to pending, so it reaches other code.
pub(super) fn class(at: At<'_>, before: RetryClass, after: RetryClass, changes: &mut Changes) {
    if before == after {
        return;
    }
    let what = format!("retry class changed from `{before}` to `{after}`");
    let repeats = |class: RetryClass| class.repeats_call() || class == RetryClass::Resubmit;
    match (before, after) {
        (before, after) if before.repeats_call() && !after.repeats_call() => {
            changes.major(at, format!("{what}: callers must no longer repeat the call"));
        }
        (RetryClass::Poll, _) => changes.major(at, format!("{what}: the outcome is error instead of pending")),
        (_, RetryClass::Poll) => changes.major(at, format!("{what}: the outcome is pending instead of error")),
        (RetryClass::Resubmit, after) if !repeats(after) => {
            changes.major(at, format!("{what}: callers must no longer submit a new task"));
        }
        (_, RetryClass::Backoff) => changes.minor(at, format!("{what}: callers may repeat the call")),
        (_, RetryClass::Resubmit) => changes.minor(at, format!("{what}: callers may submit a new task")),
        _ => changes.minor(at, format!("{what}: neither repeats the call")),
    }
}

/// Callers read delays and limits at run time, so new ones do not break them.
pub(super) fn policies(old: &Catalog, new: &Catalog, changes: &mut Changes) {
    for policy in &new.policies {
        let Some(before) = old.policies.iter().find(|before| before.name == policy.name) else { continue };
        let name = &policy.name;
        if before.description != policy.description {
            changes.patch(At::CATALOG, format!("description of the retry policy `{name}` changed"));
        }
        if before.retry != policy.retry && before.retry.class() == policy.retry.class() {
            let figures = figures(before.retry, policy.retry);
            changes.patch(At::CATALOG, format!("retry policy `{name}` changed: {figures}"));
        }
    }
}

/// Profiles are looked up at run time; a task type without one uses the default policy.
pub(super) fn polling(old: &Catalog, new: &Catalog, changes: &mut Changes) {
    let find = |catalog: &'_ Catalog, task: &str| catalog.polling.iter().position(|wait| wait.task_type == task);
    for wait in &new.polling {
        let task = &wait.task_type;
        match find(old, task).and_then(|place| old.polling.get(place)) {
            None => changes.minor(At::CATALOG, format!("polling profile `{task}` added")),
            Some(before) if before.retry != wait.retry => {
                let figures = figures(before.retry, wait.retry);
                changes.patch(At::CATALOG, format!("polling profile `{task}` changed: {figures}"));
            }
            Some(before) if before.timeout != wait.timeout || before.description != wait.description => {
                changes.patch(At::CATALOG, format!("description of the polling profile `{task}` changed"));
            }
            Some(_) => {}
        }
    }
    for wait in old.polling.iter().filter(|wait| find(new, &wait.task_type).is_none()) {
        let reason = format!("polling profile `{}` deleted: such tasks use the default policy", wait.task_type);
        changes.minor(At::CATALOG, reason);
    }
}

/// Compares entries that use another policy of the same class.
pub(super) fn policy(at: At<'_>, old: (&Catalog, &Entry), new: (&Catalog, &Entry), changes: &mut Changes) {
    let (before, after) = (old.0.policy(old.1), new.0.policy(new.1));
    if before.name == after.name || before.retry.class() != after.retry.class() {
        return;
    }
    let name = &after.name;
    let figures = match before.retry == after.retry {
        true => "which is the same".to_owned(),
        false => format!("which is {}", figures(before.retry, after.retry)),
    };
    changes.patch(at, format!("uses the retry policy `{name}`, {figures}"));
}

fn figures(before: RetryPolicy, after: RetryPolicy) -> String {
    format!("`{}`, not `{}`", schedule(after), schedule(before))
}

/// Compares the policies after unrecognized bodies for each HTTP status.
pub(super) fn http(old: (&Catalog, &HttpResponses), new: (&Catalog, &HttpResponses), found: &mut Found) {
    let mut groups: Vec<(RetryPolicy, RetryPolicy, Vec<u16>)> = Vec::new();
    for status in 100..600 {
        let (before, after) = (policy_for(old, status), policy_for(new, status));
        if before == after {
            continue;
        }
        match groups.iter_mut().find(|(one, other, _)| (*one, *other) == (before, after)) {
            Some((.., statuses)) => statuses.push(status),
            None => groups.push((before, after, vec![status])),
        }
    }
    for (before, after, statuses) in groups {
        let what = format!("unrecognized bodies with HTTP status {}:", ranges(&statuses));
        let (was, is) = (before.class(), after.class());
        if was.repeats_call() && !is.repeats_call() {
            let reason =
                format!("{what} retry class changed from `{was}` to `{is}`: callers must no longer repeat the call");
            found.push((Verdict::Major, reason));
        } else if was != is {
            found.push((Verdict::Minor, format!("{what} retry class changed from `{was}` to `{is}`")));
        } else {
            found.push((Verdict::Patch, format!("{what} {}", figures(before, after))));
        }
    }
}

/// Returns the policy after an unrecognized body with an HTTP status, by the rules of core.
fn policy_for((catalog, http): (&Catalog, &HttpResponses), status: u16) -> RetryPolicy {
    let policy = |place: usize| catalog.policies.get(place).map_or(RetryPolicy::Unspecified, |policy| policy.retry);
    let mut rules = http.retry.iter();
    rules.find(|(range, _)| range.contains(status)).map_or(RetryPolicy::Unspecified, |(_, place)| policy(*place))
}

/// `429, 500 to 599`.
pub(super) fn ranges(statuses: &[u16]) -> String {
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

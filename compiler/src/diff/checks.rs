//! Compares the checks of parameters.

use super::change::{At, Changes};
use crate::model::{Check, Rule};
use crate::phrase;

/// Compares the checks of one entry, by parameter and kind of rule.
///
/// A stricter check breaks callers. A new one does not: the server rejected such values before.
pub(super) fn compare(at: At<'_>, old: &[Check], new: &[Check], changes: &mut Changes) {
    for check in old.iter().filter(|check| partner(check, new).is_none()) {
        changes.minor(at, format!("check of `{}` deleted, which was {}", check.parameter, words(&check.rule)));
    }
    for check in new {
        let (parameter, now) = (&check.parameter, words(&check.rule));
        let Some(before) = partner(check, old) else {
            changes.minor(at, format!("check of `{parameter}` added: {now}"));
            continue;
        };
        if before.rule == check.rule {
            if before.only_for != check.only_for {
                changes.patch(at, format!("`only_for` changed: check of `{parameter}`"));
            }
            continue;
        }
        let what = format!("check of `{parameter}` is {now}, not {}", words(&before.rule));
        match (check.rule.admits_all(&before.rule), before.rule.admits_all(&check.rule)) {
            (true, true) => changes.patch(at, format!("{what}: admits the same values")),
            (true, false) => changes.minor(at, format!("{what}: admits more values")),
            (false, _) => changes.major(at, format!("{what}: rejects values that were valid")),
        }
    }
}

fn partner<'c>(check: &Check, others: &'c [Check]) -> Option<&'c Check> {
    others.iter().find(|other| other.parameter == check.parameter && other.rule.group() == check.rule.group())
}

fn words(rule: &Rule) -> String {
    format!("`{}`", phrase::rule(&rule.to_table(&rule.extensions())))
}

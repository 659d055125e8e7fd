//! Compares the checks of parameters.

use super::change::{At, Changes};
use crate::emit::phrase;
use crate::model::{Check, Rule};

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
            continue;
        }
        let what = format!("check of `{parameter}` is {now}, not {}", words(&before.rule));
        match (admits_all(&check.rule, &before.rule), admits_all(&before.rule, &check.rule)) {
            (true, true) => changes.patch(at, format!("{what}: admits the same values")),
            (true, false) => changes.minor(at, format!("{what}: admits more values")),
            (false, _) => changes.major(at, format!("{what}: rejects values that were valid")),
        }
    }
}

fn partner<'c>(check: &Check, others: &'c [Check]) -> Option<&'c Check> {
    others.iter().find(|other| other.parameter == check.parameter && kind(&other.rule) == kind(&check.rule))
}

fn kind(rule: &Rule) -> u8 {
    match rule {
        Rule::Length(_) => 0,
        Rule::Bytes { .. } => 1,
        Rule::Extension(_) => 2,
        Rule::Present | Rule::NonEmpty => 3,
        Rule::Digits => 4,
        Rule::Base64 => 5,
    }
}

/// Whether `rule` admits everything that `other` of its kind does.
fn admits_all(rule: &Rule, other: &Rule) -> bool {
    match (rule, other) {
        (Rule::Bytes { min, max }, Rule::Bytes { min: least, max: most }) => {
            min.unwrap_or(0) <= least.unwrap_or(0) && max.unwrap_or(u64::MAX) >= most.unwrap_or(u64::MAX)
        }
        (Rule::Extension(list), Rule::Extension(other)) => other.iter().all(|one| list.contains(one)),
        (Rule::Present, Rule::NonEmpty) => true,
        (one, other) => one == other,
    }
}

fn words(rule: &Rule) -> String {
    let list: Vec<&str> = match rule {
        Rule::Extension(list) => list.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    };
    let rule = match *rule {
        Rule::Length(length) => errbook_core::table::Rule::Length(length),
        Rule::Bytes { min, max } => errbook_core::table::Rule::Bytes { min, max },
        Rule::Extension(_) => errbook_core::table::Rule::Extension(&list),
        Rule::Present => errbook_core::table::Rule::Present,
        Rule::NonEmpty => errbook_core::table::Rule::NonEmpty,
        Rule::Digits => errbook_core::table::Rule::Digits,
        Rule::Base64 => errbook_core::table::Rule::Base64,
    };
    format!("`{}`", phrase::rule(&rule))
}

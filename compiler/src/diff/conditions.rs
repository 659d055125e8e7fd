//! Compares the conditions that recognize entries.

use std::collections::BTreeMap;

use super::change::{At, Changes};
use super::pairs::Pairs;
use crate::model::{Catalog, Endpoint, Responses, When, contradict, imply};

/// An entry with conditions.
#[derive(Clone, Copy)]
struct Conditional<'m> {
    code: &'m str,
    when: &'m When,
}

/// Compares the conditions of two versions of an endpoint.
///
/// Conditions break callers if they take responses from a success or from another entry.
pub(super) fn compare(
    old: (&Catalog, &Endpoint),
    new: (&Catalog, &Endpoint),
    pairs: &Pairs<'_>,
    changes: &mut Changes,
) {
    let mut before = conditional(old.0, old.1);
    // Codes are compared by their new spelling.
    for one in &mut before {
        one.code = pairs.spelling(one.code);
    }
    let after = conditional(new.0, new.1);
    let responses = old.0.responses_of(old.1);
    let codes: Vec<&str> = old.1.entries.iter().map(|entry| pairs.spelling(&old.0.code(entry).code)).collect();
    for (place, one) in after.iter().enumerate() {
        let at = At::entry(&old.1.name, one.code);
        let was = before.iter().find(|was| was.code == one.code);
        if was.is_some_and(|was| widens(was.when, one.when) && widens(one.when, was.when)) {
            continue;
        }
        let later = after.iter().skip(place + 1);
        let mut kept = later.filter_map(|later| before.iter().find(|kept| kept.code == later.code));
        if was.is_some_and(|was| !widens(was.when, one.when)) {
            changes.major(at, "`when` changed: responses that were this entry are parsed differently");
        } else if can_succeed(one.when, responses) {
            changes.major(at, "`when` added or widened: responses that were a success can be this entry");
        } else if let Some(other) = kept.find(|kept| !exclude(kept.when, one.when)) {
            changes
                .major(at, format!("`when` added or widened: responses that were `{}` can be this entry", other.code));
        } else if codes.contains(&one.code) {
            changes.minor(at, "`when` added or widened: unrecognized bodies become this entry");
        }
    }
    let is_kept = |was: &&Conditional<'_>| after.iter().any(|one| one.code == was.code);
    for was in before.iter().filter(|was| !is_kept(was)) {
        if new.1.entries.iter().any(|entry| new.0.code(entry).code == was.code) {
            changes.major(
                At::entry(&old.1.name, was.code),
                "`when` deleted: responses that were this entry are parsed differently",
            );
        }
    }
    let at = At::endpoint(&old.1.name);
    order(&before, &after, at, changes);
    if !before.is_empty() && has_another_code(responses, new.0.responses_of(new.1)) {
        changes.major(at, "`responses.json.code` has another location, whose codes come before `when`");
    }
}

/// Reports two entries that changed places, if a response can meet the conditions of both.
fn order(before: &[Conditional<'_>], after: &[Conditional<'_>], at: At<'_>, changes: &mut Changes) {
    let places: BTreeMap<&str, usize> = after.iter().enumerate().map(|(place, one)| (one.code, place)).collect();
    let kept: Vec<(usize, &Conditional<'_>)> =
        before.iter().filter_map(|one| Some((*places.get(one.code)?, one))).collect();
    if kept.is_sorted_by_key(|(place, _)| *place) {
        return;
    }
    for (index, (place, first)) in kept.iter().enumerate() {
        let mut moved = kept.iter().skip(index + 1).filter(|(other, _)| other < place);
        if let Some((_, second)) = moved.find(|(_, second)| !exclude(first.when, second.when)) {
            let (first, second) = (first.code, second.code);
            changes
                .major(at, format!("`when` of `{second}` comes before that of `{first}`: the first one met applies"));
            return;
        }
    }
}

/// Returns `true` if codes of another location come before the conditions.
fn has_another_code(old: &Responses, new: &Responses) -> bool {
    let codes = old.json.as_ref().zip(new.json.as_ref()).map(|(old, new)| (&old.code, &new.code));
    codes.is_some_and(|(old, new)| old != new && new.starts_with(old))
}

fn conditional<'m>(catalog: &'m Catalog, endpoint: &'m Endpoint) -> Vec<Conditional<'m>> {
    let entries = endpoint.entries.iter();
    entries
        .filter_map(|entry| Some(Conditional { code: &catalog.code(entry).code, when: entry.when.as_ref()? }))
        .collect()
}

/// Returns `true` if every response that met the old conditions meets the new ones.
fn widens(old: &When, new: &When) -> bool {
    let statuses = |when: &When| (100..600).filter(|status| admits(when, *status)).collect::<Vec<u16>>();
    let http = new.http.is_empty() || !old.http.is_empty() && statuses(old).iter().all(|status| admits(new, *status));
    http && imply(&old.json, &new.json)
}

/// Returns `true` if no response meets both conditions.
fn exclude(one: &When, other: &When) -> bool {
    let no_status = (100..600).all(|status| !admits(one, status) || !admits(other, status));
    no_status || one.json.iter().any(|one| other.json.iter().any(|other| contradict(one, other)))
}

/// Returns `true` if a success can meet the conditions.
fn can_succeed(when: &When, responses: &Responses) -> bool {
    let Responses { text, json, http } = responses;
    let is_success = |status: u16| http.success.is_empty() || http.success.iter().any(|range| range.contains(status));
    let by_status = (100..600).any(|status| admits(when, status) && is_success(status));
    let json = json
        .as_ref()
        .is_some_and(|json| !when.json.iter().any(|one| json.success.iter().any(|other| contradict(one, other))));
    let text = when.json.is_empty()
        && text.as_ref().is_some_and(|text| text.success_prefix.is_some() || !http.success.is_empty());
    by_status && (json || text)
}

fn admits(when: &When, status: u16) -> bool {
    when.http.is_empty() || when.http.iter().any(|range| range.contains(status))
}

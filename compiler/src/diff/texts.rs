//! Compares what does not affect names: texts, lifecycle notes, checks, parameters, order.

use std::collections::BTreeMap;

use super::change::{At, Changes};
use super::pairs::Pairs;
use super::{checks, retry};
use errbook_core::table::StatusRange;

use crate::diagnostic::Span;
use crate::model::{Catalog, Endpoint, Entry, LifecycleNote, NamedSource, Parameter};
use crate::suggest::list as words;

/// Compares the texts of two catalogs.
pub(super) fn compare(old: &Catalog, new: &Catalog, pairs: &Pairs<'_>, changes: &mut Changes) {
    if old.name != new.name {
        let reason = format!("renamed from `{}` to `{}`: programs can compare the name", old.name, new.name);
        changes.major(At::CATALOG, reason);
    }
    texts_changed(
        At::CATALOG,
        &[
            ("title", old.title != new.title),
            ("description", old.description != new.description),
            ("source", old.source != new.source),
            ("sources", sources(old) != sources(new)),
            ("docs_url", old.docs_url != new.docs_url),
            ("x-", old.extensions != new.extensions),
            ("guidelines", old.guidelines != new.guidelines),
            ("decisions", old.decisions != new.decisions),
        ],
        changes,
    );
    for secret in old.secrets.iter().filter(|secret| !new.secrets.contains(secret)) {
        changes.major(At::CATALOG, format!("`{secret}` is no longer secret: logs show its value"));
    }
    for secret in new.secrets.iter().filter(|secret| !old.secrets.contains(secret)) {
        changes.minor(At::CATALOG, format!("`{secret}` is secret: logs no longer show its value"));
    }
    for public in new.public.iter().filter(|public| !old.public.contains(public)) {
        changes.major(At::CATALOG, format!("`{public}` is public: logs show its value"));
    }
    for public in old.public.iter().filter(|public| !new.public.contains(public)) {
        changes.minor(At::CATALOG, format!("`{public}` is no longer public: logs can hide its value"));
    }
    retry::policies(old, new, changes);
    retry::polling(old, new, changes);
    let names = |catalog: &Catalog| catalog.endpoints.iter().map(|endpoint| endpoint.name.clone()).collect::<Vec<_>>();
    order(At::CATALOG, &names(old), &names(new), changes);
    entries("shared_errors", (old, old.shared.iter()), (new, new.shared.iter()), pairs, changes);
    for (before, after) in &pairs.both {
        let find = |catalog: &'_ Catalog, name: &str| catalog.endpoints.iter().position(|one| one.name == name);
        let places = find(old, before).zip(find(new, after));
        if let Some((before, after)) = places.and_then(|(a, b)| old.endpoints.get(a).zip(new.endpoints.get(b))) {
            endpoint((old, before), (new, after), pairs, changes);
        }
    }
}

/// Returns the new code of an endpoint that has the texts of a deleted one.
pub(super) fn renamed<'c>(old: &Catalog, new: &'c Catalog, at: At<'_>, endpoint: &str) -> Option<&'c str> {
    let before = old.endpoints.iter().find(|one| Some(one.name.as_str()) == at.endpoint)?;
    let gone = before.entries.iter().find(|entry| Some(old.code(entry).code.as_str()) == at.code)?;
    let known = |code: &str| before.entries.iter().any(|entry| old.code(entry).code == code);
    let after = new.endpoints.iter().find(|one| one.name == endpoint)?;
    let same = |entry: &Entry| {
        let (one, other) = (&entry.texts, &gone.texts);
        one.title == other.title && one.meaning == other.meaning && one.fix == other.fix
    };
    let twin = after.entries.iter().find(|entry| same(entry) && !known(&new.code(entry).code))?;
    Some(&new.code(twin).code)
}

/// Returns the sources without their positions in the file.
fn sources(catalog: &Catalog) -> Vec<NamedSource> {
    let nowhere = Span { start: 0, end: 0 };
    catalog.sources.iter().map(|source| NamedSource { span: nowhere, ..source.clone() }).collect()
}

fn endpoint(old: (&Catalog, &Endpoint), new: (&Catalog, &Endpoint), pairs: &Pairs<'_>, changes: &mut Changes) {
    let at = At::endpoint(&old.1.name);
    let texts = [
        ("path", old.1.path != new.1.path),
        ("title", old.1.title != new.1.title),
        ("description", old.1.description != new.1.description),
        ("method", old.1.method != new.1.method),
        ("x-", old.1.extensions != new.1.extensions),
    ];
    texts_changed(at, &texts, changes);
    match (old.1.is_idempotent, new.1.is_idempotent) {
        (true, false) => changes.minor(at, "no longer idempotent: the call is not repeated without a response"),
        (false, true) => changes.minor(at, "idempotent: the call is repeated without a response"),
        _ => {}
    }
    let codes = |(catalog, endpoint): (&Catalog, &Endpoint)| {
        endpoint.entries.iter().map(|entry| catalog.code(entry).code.clone()).collect::<Vec<_>>()
    };
    let before: Vec<String> = codes(old).iter().map(|code| pairs.spelling(code).to_owned()).collect();
    order(at, &before, &codes(new), changes);
    // Entries that are shared before and after are compared once.
    let is_shared = |catalog: &Catalog, code: &str| catalog.shared.iter().any(|entry| catalog.code(entry).code == code);
    let both = |before: &str, after: &str| is_shared(old.0, before) && is_shared(new.0, after);
    let own_before = |entry: &&Entry| {
        let code = &old.0.code(entry).code;
        !(entry.is_shared && both(code, pairs.spelling(code)))
    };
    let own_after = |entry: &&Entry| {
        let code = &new.0.code(entry).code;
        !(entry.is_shared && both(pairs.former(code).unwrap_or(code), code))
    };
    entries(
        &old.1.name,
        (old.0, old.1.entries.iter().filter(own_before)),
        (new.0, new.1.entries.iter().filter(own_after)),
        pairs,
        changes,
    );
}

/// Compares the entries of each code.
fn entries<'c>(
    group: &str,
    (old, before): (&'c Catalog, impl Iterator<Item = &'c Entry>),
    (new, after): (&'c Catalog, impl Iterator<Item = &'c Entry>),
    pairs: &Pairs<'_>,
    changes: &mut Changes,
) {
    let after: BTreeMap<&str, &Entry> = after.map(|entry| (new.code(entry).code.as_str(), entry)).collect();
    for before in before {
        let code = old.code(before).code.as_str();
        if let Some(after) = after.get(pairs.spelling(code)) {
            entry(At::entry(group, code), (old, before), (new, after), pairs, changes);
        }
    }
}

fn entry(at: At<'_>, old: (&Catalog, &Entry), new: (&Catalog, &Entry), pairs: &Pairs<'_>, changes: &mut Changes) {
    let (before, after) = (&old.1.texts, &new.1.texts);
    let see = |(catalog, entry): (&Catalog, &Entry)| {
        let codes = entry.texts.see_also.iter().filter_map(|place| catalog.codes.get(*place));
        codes.map(|code| code.code.clone()).collect::<Vec<_>>()
    };
    let aliases = |(catalog, entry): (&Catalog, &Entry)| {
        catalog
            .code(entry)
            .aliases
            .iter()
            .map(|alias| (alias.name.clone(), alias.why.clone()))
            .collect::<BTreeMap<_, _>>()
    };
    let named = |(catalog, entry): (&Catalog, &Entry)| {
        catalog.sources_at(&entry.sources).map(|source| source.name.clone()).collect::<Vec<_>>()
    };
    let (reasons, now) = (aliases(old), aliases(new));
    let examples = |entry: &Entry| entry.examples.iter().map(|sample| sample.body.clone()).collect::<Vec<_>>();
    texts_changed(
        at,
        &[
            ("title", before.title != after.title),
            ("meaning", before.meaning != after.meaning),
            ("causes", before.causes != after.causes),
            ("fix", before.fix != after.fix),
            ("note", before.note != after.note),
            ("see_also", see(old).iter().map(|code| pairs.spelling(code)).ne(see(new).iter().map(String::as_str))),
            ("same_as", old.1.same_as.as_deref().map(|code| pairs.spelling(code)) != new.1.same_as.as_deref()),
            ("evidence", old.1.evidence == new.1.evidence && named(old) != named(new)),
            ("examples", examples(old.1) != examples(new.1)),
            ("since", old.1.since != new.1.since),
            ("unknown_id", old.1.unknown_id != new.1.unknown_id),
            ("http", statuses(old.1) != statuses(new.1)),
            ("x-", old.1.extensions != new.1.extensions),
            ("removed", reason(old.1.removed.as_ref(), new.1.removed.as_ref())),
            ("aliases", reasons.iter().any(|(name, why)| now.get(name).is_some_and(|now| now != why))),
        ],
        changes,
    );
    retry::policy(at, old, new, changes);
    checks::compare(at, &before.checks, &after.checks, changes);
    parameter(at, before.parameter.as_ref(), after.parameter.as_ref(), changes);
    deprecated(at, old.1.deprecated.as_ref(), new.1.deprecated.as_ref(), changes);
    if old.1.evidence != new.1.evidence {
        let (was, is) = (old.1.evidence.as_str(), new.1.evidence.as_str());
        changes.minor(at, format!("evidence changed from `{was}` to `{is}`"));
    }
}

/// Returns the documented HTTP statuses without their positions in the file.
fn statuses(entry: &Entry) -> Vec<StatusRange> {
    entry.http.iter().map(|(status, _)| *status).collect()
}

/// Returns `true` if only the text of a note changed; the rest is reported with the names.
fn reason(before: Option<&LifecycleNote>, after: Option<&LifecycleNote>) -> bool {
    before.zip(after).is_some_and(|(before, after)| before.since == after.since && before.text != after.text)
}

fn deprecated(at: At<'_>, before: Option<&LifecycleNote>, after: Option<&LifecycleNote>, changes: &mut Changes) {
    match (before, after) {
        (None, Some(notice)) => changes.minor(
            at,
            notice.since.as_ref().map_or("deprecated".to_owned(), |since| format!("deprecated since {since}")),
        ),
        (Some(_), None) => changes.minor(at, "no longer deprecated"),
        (before, after) => texts_changed(at, &[("deprecated", before != after)], changes),
    }
}

fn parameter(at: At<'_>, before: Option<&Parameter>, after: Option<&Parameter>, changes: &mut Changes) {
    match (before, after) {
        (None, Some(_)) => changes.minor(at, "parameter added: more responses match"),
        (Some(_), None) => changes.major(at, "parameter deleted: its responses become unknown codes"),
        (Some(before), Some(after)) if before.kind != after.kind => {
            let (was, is) = (before.kind.as_str(), after.kind.as_str());
            changes.major(at, format!("parameter type changed from `{was}` to `{is}`"));
        }
        (Some(before), Some(after)) if before.delay != after.delay => {
            changes.patch(at, "delay of the parameter changed");
        }
        _ => {}
    }
}

/// Reports all changed texts in one line.
fn texts_changed(at: At<'_>, keys: &[(&str, bool)], changes: &mut Changes) {
    let changed: Vec<&str> = keys.iter().filter(|(_, changed)| *changed).map(|(key, _)| *key).collect();
    if !changed.is_empty() {
        changes.patch(at, format!("{} changed", words(&changed)));
    }
}

/// `Ord`, `ALL` and the docs follow the file. Positions are not guaranteed, because an added entry moves others.
fn order(at: At<'_>, old: &[String], new: &[String], changes: &mut Changes) {
    let old: BTreeMap<&str, usize> = old.iter().enumerate().map(|(place, name)| (name.as_str(), place)).collect();
    let places: Vec<usize> = new.iter().filter_map(|name| old.get(name.as_str()).copied()).collect();
    if !places.is_sorted() {
        changes.patch(at, "order changed: `Ord` and `ALL` follow the file");
    }
}

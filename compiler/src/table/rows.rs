//! The rows of entries, and what they refer to.

use std::collections::HashMap;

use errbook_core::__private::{self, EntryRow, Pool, RowMap, Strings};
use errbook_core::RetryPolicy;
use errbook_core::table::EntryDetails;

use super::strings::{List, Set, number};
use super::texts::{Lists, Texts};
use crate::model;
use crate::perfect_hash::{self, Index, SEEDS};

/// The rows of every endpoint, and the owner of what they refer to.
pub(super) struct Rows<'b> {
    names: List,
    index: Index,
    idents: List,
    texts: Set,
    policies: Vec<RetryPolicy>,
    /// The number of policies of the class `poll`.
    polls: u32,
    details: Vec<EntryDetails<'b>>,
    /// The rows of each endpoint, and its map from the rows of the catalog.
    pub(super) endpoints: Vec<(Vec<EntryRow>, Map)>,
}

/// The owner of a [`RowMap`].
pub(super) struct Map {
    first: u32,
    rows: Vec<[u8; 2]>,
}

impl<'b> Rows<'b> {
    /// Builds the rows of a catalog; `texts`, `lists` and `urls` are those of its entries, in file order.
    pub(super) fn new(
        catalog: &'b model::Catalog,
        texts: &'b [Texts<'b>],
        lists: &'b [Lists<'b>],
        urls: &[Option<String>],
    ) -> Self {
        let (names, index) = index(&catalog.codes);
        let mut idents = List::new();
        for code in &catalog.codes {
            idents.push(&code.ident);
        }
        let (policies, polls, places) = policies(catalog);
        let mut rows = Rows {
            names,
            index,
            idents,
            texts: Set::new(),
            policies,
            polls,
            details: Vec::new(),
            endpoints: Vec::new(),
        };
        let mut known = HashMap::new();
        let mut parts = texts.iter().zip(lists).zip(urls);
        for endpoint in &catalog.endpoints {
            let of_endpoint = endpoint.entries.iter().zip(parts.by_ref());
            let own = of_endpoint.map(|(entry, ((texts, lists), url))| {
                let details = details(entry, texts, lists);
                let details = match details == EntryDetails::EMPTY {
                    true => 0,
                    false => *known.entry(details).or_insert_with(|| {
                        rows.details.push(details);
                        number(rows.details.len())
                    }),
                };
                let row = [
                    number(entry.code),
                    rows.texts.add(&texts.title),
                    rows.texts.add(&texts.meaning),
                    rows.texts.add(&texts.fix),
                    rows.texts.add(url.as_deref().unwrap_or_default()),
                    places.get(entry.texts.policy).copied().unwrap_or(u32::MAX),
                    details,
                ];
                row.map(__private::number)
            });
            let own: Vec<EntryRow> = own.collect();
            let map = Map::new(&endpoint.entries);
            rows.endpoints.push((own, map));
        }
        rows
    }

    /// Returns the codes and aliases, the names of variants, and all other texts.
    pub(super) fn strings(&self) -> [Strings<'_>; 3] {
        [self.names.strings(), self.idents.strings(), self.texts.strings()]
    }

    /// Returns the pool; the strings are those of [`Rows::strings`].
    pub(super) fn pool<'p>(&'p self, [names, idents, texts]: &'p [Strings<'p>; 3]) -> Pool<'p> {
        Pool {
            index: self.index.of(names),
            idents,
            texts,
            policies: &self.policies,
            polls: self.polls,
            details: &self.details,
        }
    }
}

impl Map {
    /// Builds the map of an endpoint; a code that an invalid catalog has twice keeps its first row.
    fn new(entries: &[model::Entry]) -> Self {
        let codes = || entries.iter().map(|entry| number(entry.code));
        let first = codes().min().unwrap_or_default();
        if codes().eq((first..).take(entries.len())) {
            return Map { first, rows: Vec::new() };
        }
        let last = codes().max().map_or(0, |last| (last - first) as usize + 1);
        let mut map = Map { first, rows: vec![RowMap::NONE; last] };
        for (row, code) in (0..u16::MAX).zip(codes()) {
            if let Some(place @ &mut RowMap::NONE) = map.rows.get_mut((code - first) as usize) {
                *place = row.to_le_bytes();
            }
        }
        map
    }

    pub(super) fn row_map(&self) -> RowMap<'_> {
        RowMap { first: self.first, rows: &self.rows }
    }
}

/// Returns the codes in order, then the aliases, and their index.
fn index(codes: &[model::Code]) -> (List, Index) {
    let (mut names, mut rows) = (List::new(), Vec::new());
    for (row, code) in (0..).zip(codes) {
        names.push(&code.code);
        rows.push(row);
    }
    for (row, code) in (0..).zip(codes) {
        for alias in &code.aliases {
            names.push(&alias.name);
            rows.push(row);
        }
    }
    let index = perfect_hash::index(names.strings(), &rows, SEEDS);
    (names, index)
}

/// Returns the policies of a catalog, those of the class `poll` first, the number of those, and the place of each policy.
fn policies(catalog: &model::Catalog) -> (Vec<RetryPolicy>, u32, Vec<u32>) {
    let (mut policies, mut others): (Vec<_>, Vec<_>) = (Vec::new(), Vec::new());
    for policy in &catalog.policies {
        let list = if matches!(policy.retry, RetryPolicy::Poll { .. }) { &mut policies } else { &mut others };
        if !list.contains(&policy.retry) {
            list.push(policy.retry);
        }
    }
    let polls = number(policies.len());
    policies.extend(others);
    let place = |policy: &model::Policy| policies.iter().position(|other| *other == policy.retry).map(number);
    let places = catalog.policies.iter().map(|policy| place(policy).unwrap_or(u32::MAX)).collect();
    (policies, polls, places)
}

fn details<'b>(entry: &'b model::Entry, texts: &'b Texts<'b>, lists: &'b Lists<'b>) -> EntryDetails<'b> {
    EntryDetails {
        causes: &lists.causes,
        http: &texts.http,
        checks: &lists.checks,
        evidence: entry.evidence,
        sources: &entry.sources,
        delay: entry.texts.parameter.as_ref().and_then(|parameter| parameter.delay),
        since: entry.since.as_deref(),
        deprecated: texts.deprecated(entry),
        removed: texts.removed(entry),
        extensions: &lists.extensions,
    }
}

//! The rows of entries, and what they refer to.

use errbook_core::__private::{self, EntryRow, Pool, RowMap, Strings};
use errbook_core::RetryPolicy;
use errbook_core::table::EntryDetails;

use super::strings::{List, Set, number};
use super::texts::{Lists, Texts};
use crate::lists;
use crate::model;
use crate::names::Names;
use crate::perfect_hash::{self, Index, SEEDS};

/// The rows of every endpoint, and the owner of what they refer to.
pub(super) struct Rows<'b> {
    names: List,
    index: Index,
    idents: List,
    texts: Set<'b>,
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
        urls: &'b [Option<String>],
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
        let mut known = Names::default();
        let mut parts = texts.iter().zip(lists).zip(urls);
        for endpoint in &catalog.endpoints {
            let mut own: Vec<EntryRow> = Vec::new();
            for entry in &endpoint.entries {
                let Some(((texts, lists), url)) = parts.next() else { break };
                let details = details(entry, texts, lists);
                let details = if details == EntryDetails::EMPTY {
                    0
                } else {
                    // The debug format of different details differs.
                    let index = known.add(format!("{details:?}"));
                    if index == rows.details.len() {
                        rows.details.push(details);
                    }
                    number(index + 1)
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
                own.push(row.map(__private::number));
            }
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
        let (mut first, mut behind) = (usize::MAX, 0);
        for entry in entries {
            first = first.min(entry.code);
            behind = behind.max(entry.code + 1);
        }
        let first = first.min(behind);
        let mut map = Map { first: number(first), rows: Vec::new() };
        let is_in_order = |(row, entry): (usize, &model::Entry)| entry.code == first + row;
        if !entries.iter().enumerate().all(is_in_order) {
            map.rows = vec![RowMap::NONE; behind - first];
            for (row, entry) in (0..u16::MAX).zip(entries) {
                if let Some(place @ &mut RowMap::NONE) = map.rows.get_mut(entry.code - first) {
                    *place = row.to_le_bytes();
                }
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
    let places = lists::map(&catalog.policies, |policy| {
        policies.iter().position(|other| *other == policy.retry).map_or(u32::MAX, number)
    });
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

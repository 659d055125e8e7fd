//! Entries that several endpoints have.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::EntryDraft;
use super::texts::Scope;
use crate::diagnostic::{Diagnostics, Span};
use crate::limits::{MAX_VALUES, too_many};
use crate::model::Entry;
use crate::yaml::{MapKey, Node};

/// The entries of `shared_errors`, and groups of them.
pub(super) struct Shared<'n> {
    /// The entries as written, including invalid ones.
    drafts: &'n [EntryDraft<'n>],
    /// The key and the row of each code.
    codes: BTreeMap<&'n str, (&'n MapKey, usize)>,
    /// The index of the entry of each row.
    by_row: BTreeMap<usize, usize>,
    /// The rows of the codes of each group.
    groups: BTreeMap<&'n str, Vec<usize>>,
    pub(super) entries: Vec<Entry>,
}

impl<'n> Shared<'n> {
    pub(super) fn new(
        root: &'n Node,
        drafts: &'n [EntryDraft<'n>],
        entries: Vec<Entry>,
        scope: &Scope<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let codes = drafts.iter().rev().map(|(key, _, row)| (key.text.as_str(), (*key, *row))).collect();
        let by_row = entries.iter().enumerate().rev().map(|(index, entry)| (entry.code, index)).collect();
        let mut shared = Shared { drafts, codes, by_row, groups: BTreeMap::new(), entries };
        let mut members_of_groups = 0;
        for (name, members) in root.pairs_of("shared_groups") {
            if let Some((key, _)) = shared.codes.get(name.text.as_str()) {
                diagnostics
                    .error(name.span, format!("`{}` is also a shared error", name.text))
                    .help("use another name for the group")
                    .related(key.span, "the entry");
            }
            let rows = shared.listed(members, &[], scope, diagnostics);
            members_of_groups += rows.len();
            // Groups of groups can have more members than the file has bytes.
            if members_of_groups > MAX_VALUES {
                too_many(name.span, "members of groups", MAX_VALUES, diagnostics);
                break;
            }
            shared.groups.insert(&name.text, rows);
        }
        shared
    }

    /// Returns the entries that an endpoint selects by `shared`, in that order; `own` are the entries of the endpoint.
    pub(super) fn select(
        &self,
        selection: &Node,
        own: &[EntryDraft<'_>],
        scope: &Scope<'_>,
        diagnostics: &mut Diagnostics,
    ) -> impl Iterator<Item = &Entry> {
        let rows = if selection.as_str() == Some("all") {
            if self.drafts.is_empty() && scope.is_complete("shared_errors") {
                diagnostics
                    .error(selection.span, "the catalog has no `shared_errors`")
                    .help("add them, or remove the key");
            }
            self.drafts.iter().map(|(.., row)| *row).collect()
        } else {
            self.listed(selection, own, scope, diagnostics)
        };
        let replaced: BTreeSet<usize> = own.iter().map(|(.., row)| *row).collect();
        let rows = rows.into_iter().filter(move |row| !replaced.contains(row));
        rows.filter_map(|row| self.entries.get(*self.by_row.get(&row)?))
    }

    /// Returns the rows of the listed codes and groups, each once.
    fn listed(
        &self,
        list: &Node,
        own: &[EntryDraft<'_>],
        scope: &Scope<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<usize> {
        let own: BTreeMap<&str, Span> = own.iter().map(|(key, ..)| (key.text.as_str(), key.span)).collect();
        let (mut rows, mut names) = (Vec::new(), BTreeSet::new());
        for node in list.each() {
            let Some(name) = node.as_str() else { continue };
            if !names.insert(name) {
                diagnostics.error(node.span, format!("`{name}` is listed twice")).help("remove one of the two");
                continue;
            }
            if let Some((_, row)) = self.codes.get(name) {
                rows.push(*row);
            } else if let Some(group) = self.groups.get(name) {
                rows.extend(group);
            } else {
                let codes = self.drafts.iter().map(|(key, ..)| key.text.as_str());
                let known: Vec<&str> = codes.chain(self.groups.keys().copied()).collect();
                scope.unknown_name(diagnostics, node, "shared error", name, &known);
            }
            if let Some(entry) = own.get(name) {
                diagnostics
                    .error(node.span, format!("`{name}` has an entry of its own at this endpoint"))
                    .help("remove it from the list, or remove the entry")
                    .related(*entry, "the entry");
            }
        }
        let mut seen = BTreeSet::new();
        rows.retain(|row| seen.insert(*row));
        rows
    }
}

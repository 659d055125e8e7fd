//! Entries that several endpoints have.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::EntryDraft;
use super::texts::Scope;
use crate::diagnostic::Diagnostics;
use crate::model::Entry;
use crate::yaml::Node;

/// The entries of `shared_errors`, and groups of them.
pub(super) struct Shared<'n> {
    /// The entries as written, including invalid ones.
    drafts: &'n [EntryDraft<'n>],
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
        let mut shared = Shared { drafts, groups: BTreeMap::new(), entries };
        for (name, members) in root.pairs_of("shared_groups") {
            if let Some((key, ..)) = shared.draft(&name.text) {
                diagnostics
                    .error(name.span, format!("`{}` is also a shared error", name.text))
                    .help("use another name for the group")
                    .related(key.span, "the entry");
            }
            let rows = shared.listed(members, &[], scope, diagnostics);
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
            if self.drafts.is_empty() && scope.complete {
                diagnostics
                    .error(selection.span, "the catalog has no `shared_errors`")
                    .help("add them, or remove the key");
            }
            self.drafts.iter().map(|(.., row)| *row).collect()
        } else {
            self.listed(selection, own, scope, diagnostics)
        };
        let replaced: Vec<usize> = own.iter().map(|(.., row)| *row).collect();
        let rows = rows.into_iter().filter(move |row| !replaced.contains(row));
        rows.filter_map(|row| self.entries.iter().find(|entry| entry.code == row))
    }

    fn draft(&self, code: &str) -> Option<&EntryDraft<'n>> {
        self.drafts.iter().find(|(key, ..)| key.text == code)
    }

    /// Returns the rows of the listed codes and groups, each once.
    fn listed(
        &self,
        list: &Node,
        own: &[EntryDraft<'_>],
        scope: &Scope<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<usize> {
        let (mut rows, mut names) = (Vec::new(), Vec::new());
        for node in list.each() {
            let Some(name) = node.as_str() else { continue };
            if names.contains(&name) {
                diagnostics.error(node.span, format!("`{name}` is listed twice")).help("remove one of the two");
                continue;
            }
            names.push(name);
            if let Some((.., row)) = self.draft(name) {
                rows.push(*row);
            } else if let Some(group) = self.groups.get(name) {
                rows.extend(group);
            } else {
                let codes = self.drafts.iter().map(|(key, ..)| key.text.as_str());
                let known: Vec<&str> = codes.chain(self.groups.keys().copied()).collect();
                scope.unknown_name(diagnostics, node, "shared error", name, &known);
            }
            if let Some((key, ..)) = own.iter().find(|(key, ..)| key.text == name) {
                diagnostics
                    .error(node.span, format!("`{name}` has an entry of its own at this endpoint"))
                    .help("remove it from the list, or remove the entry")
                    .related(key.span, "the entry");
            }
        }
        let mut seen = BTreeSet::new();
        rows.retain(|row| seen.insert(*row));
        rows
    }
}

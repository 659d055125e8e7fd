//! Entries that several endpoints have.

use super::codes::EntryDraft;
use super::texts::Scope;
use crate::diagnostic::Diagnostics;
use crate::limits::{MAX_VALUES, too_many};
use crate::lists;
use crate::model::Entry;
use crate::names::{NameMap, Names};
use crate::yaml::Node;

/// The entries of `shared_errors`, and groups of them.
pub(super) struct Shared<'n> {
    /// The entries as written, including invalid ones.
    drafts: &'n [EntryDraft<'n>],
    /// The entry of each code as written.
    codes: NameMap<'n, &'n EntryDraft<'n>>,
    /// The index of the entry of each row.
    by_row: Vec<Option<usize>>,
    /// The entries of each group as written.
    groups: NameMap<'n, Vec<&'n EntryDraft<'n>>>,
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
        let mut codes = NameMap::default();
        for draft in drafts {
            codes.or_insert(&draft.0.text, draft);
        }
        let mut by_row = vec![None; entries.iter().map(|entry| entry.code + 1).max().unwrap_or_default()];
        for (index, entry) in entries.iter().enumerate().rev() {
            if let Some(place) = by_row.get_mut(entry.code) {
                *place = Some(index);
            }
        }
        let mut shared = Shared { drafts, codes, by_row, groups: NameMap::default(), entries };
        let mut members_of_groups = 0;
        for (name, members) in root.pairs_of("shared_groups") {
            if let Some((key, ..)) = shared.codes.get(&name.text) {
                diagnostics
                    .error(name.span, format!("`{}` is also a shared error", name.text))
                    .help("use another name for the group")
                    .related(key.span, "the entry");
            }
            let members = shared.listed(members, &[], scope, diagnostics);
            members_of_groups += members.len();
            // Groups of groups can have more members than the file has bytes.
            if members_of_groups > MAX_VALUES {
                too_many(name.span, "members of groups", MAX_VALUES, diagnostics);
                break;
            }
            shared.groups.or_insert(&name.text, members);
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
    ) -> Vec<&Entry> {
        let selected = if selection.as_str() == Some("all") {
            if self.drafts.is_empty() && scope.is_complete("shared_errors") {
                diagnostics
                    .error(selection.span, "the catalog has no `shared_errors`")
                    .help("add them, or remove the key");
            }
            self.drafts.iter().collect()
        } else {
            self.listed(selection, own, scope, diagnostics)
        };
        let mut replaced = Names::default();
        for (key, ..) in own {
            replaced.add(&key.text);
        }
        let mut entries = Vec::new();
        for (key, _, row) in selected {
            if replaced.get(&key.text).is_none()
                && let Some(Some(index)) = self.by_row.get(*row)
            {
                entries.extend(self.entries.get(*index));
            }
        }
        entries
    }

    /// Returns the entries of the listed codes and groups as written, each once.
    fn listed(
        &self,
        list: &Node,
        own: &[EntryDraft<'_>],
        scope: &Scope<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<&'n EntryDraft<'n>> {
        let mut spans = NameMap::default();
        for (key, ..) in own {
            spans.or_insert(&key.text, key.span);
        }
        let (mut listed, mut names) = (Vec::new(), Names::default());
        for node in list.each() {
            let Some(name) = node.as_str() else { continue };
            if !names.insert(name) {
                diagnostics.error(node.span, format!("`{name}` is listed twice")).help("remove one of the two");
                continue;
            }
            if let Some(draft) = self.codes.get(name) {
                listed.push(*draft);
            } else if let Some(group) = self.groups.get(name) {
                listed.extend(group);
            } else {
                scope.unknown_name(diagnostics, node, "shared error", name, &|| {
                    let mut known = lists::map(self.drafts, |(key, ..)| key.text.as_str());
                    known.extend(self.groups.names().sorted());
                    known
                });
            }
            if let Some(entry) = spans.get(name) {
                diagnostics
                    .error(node.span, format!("`{name}` has an entry of its own at this endpoint"))
                    .help("remove it from the list, or remove the entry")
                    .related(*entry, "the entry");
            }
        }
        let mut seen = Names::default();
        listed.retain(|(key, ..)| seen.insert(&key.text));
        listed
    }
}

//! Checks that `see_also` and `deprecated.use` lead to other codes that the API returns.

use crate::diagnostic::{Diagnostics, Span};
use crate::names::NameMap;
use crate::yaml::{MapKey, Node};

/// An entry as written.
struct Entry<'n> {
    /// The place of its endpoint in the file; 0 for the shared errors.
    group: usize,
    key: &'n MapKey,
    node: &'n Node,
    /// The replacement, if the entry is deprecated.
    replacement: Option<(&'n str, Span)>,
}

/// The entries of a file, with the places of each code.
struct Entries<'n> {
    list: Vec<Entry<'n>>,
    places: NameMap<'n, Vec<usize>>,
}

/// Checks the references of every entry.
pub(super) fn check(root: &Node, diagnostics: &mut Diagnostics) {
    let entries = Entries::new(root);
    for entry in &entries.list {
        see_also(entry, &entries, diagnostics);
        replacement(entry, &entries, diagnostics);
    }
    rings(&entries, diagnostics);
}

impl<'n> Entries<'n> {
    fn new(root: &'n Node) -> Self {
        let mut entries = Entries { list: Vec::new(), places: NameMap::default() };
        entries.add(0, root.pairs_of("shared_errors"));
        for (group, (_, endpoint)) in (1..).zip(root.pairs_of("endpoints")) {
            entries.add(group, endpoint.pairs_of("errors"));
        }
        entries
    }

    fn add(&mut self, group: usize, pairs: &'n [(MapKey, Node)]) {
        for (key, node) in pairs {
            let replacement = node.get("deprecated").and_then(|note| note.get("use"));
            let replacement = replacement.and_then(|name| Some((name.as_str()?, name.span)));
            self.places.or_insert(&key.text, Vec::new()).push(self.list.len());
            self.list.push(Entry { group, key, node, replacement });
        }
    }

    /// Returns the place of the entry that a name means in another entry: the one at the same endpoint, or else one that
    /// the API returns.
    fn place(&self, name: &str, from: &Entry<'_>) -> Option<usize> {
        let places = self.places.get(name)?;
        // The places are in the order of the groups.
        let here = places.partition_point(|place| self.list.get(*place).is_some_and(|one| one.group < from.group));
        let here =
            places.get(here).copied().filter(|place| self.list.get(*place).is_some_and(|one| one.group == from.group));
        let returned =
            || places.iter().copied().find(|place| self.list.get(*place).is_some_and(|one| !one.is_removed()));
        here.or_else(returned).or_else(|| places.first().copied())
    }

    /// Returns the entry that a name means in another entry, if the API no longer returns it.
    fn removed(&self, name: &str, from: &Entry<'_>) -> Option<&Entry<'n>> {
        self.list.get(self.place(name, from)?).filter(|entry| entry.is_removed())
    }
}

impl Entry<'_> {
    fn is_removed(&self) -> bool {
        self.node.get("removed").is_some()
    }
}

/// Rejects references of an entry to itself and repeated ones, and warns about removed codes.
fn see_also(entry: &Entry<'_>, entries: &Entries<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: NameMap<'_, Span> = NameMap::default();
    for node in entry.node.items_of("see_also") {
        let Some(name) = node.as_str() else { continue };
        if name == entry.key.text {
            diagnostics
                .error(node.span, format!("`see_also` of `{name}` names the entry itself"))
                .help("remove it, or name a related code");
        } else if let Some(first) = seen.get(name) {
            diagnostics
                .error(node.span, format!("`{name}` is listed twice"))
                .help("remove one of the two")
                .related(*first, "first here");
        } else if let Some(removed) = entries.removed(name, entry)
            && !entry.is_removed()
        {
            diagnostics
                .warning(node.span, format!("`see_also` names `{name}`, which is removed"))
                .help("remove it, or name a code that the API returns")
                .related(removed.key.span, "the removed code");
        }
        seen.or_insert(name, node.span);
    }
}

/// Rejects a replacement that is the entry itself or a removed code.
fn replacement(entry: &Entry<'_>, entries: &Entries<'_>, diagnostics: &mut Diagnostics) {
    let Some((name, span)) = entry.replacement else { return };
    if name == entry.key.text {
        diagnostics
            .error(span, format!("`use` of `{name}` names the entry itself"))
            .help("name the code that replaces it, or write a `reason` instead of `use`");
    } else if let Some(removed) = entries.removed(name, entry) {
        diagnostics
            .error(span, format!("`use` names `{name}`, which is removed"))
            .help("name a code that the API returns, or write a `reason` instead of `use`")
            .related(removed.key.span, "the removed code");
    }
}

/// Rejects replacements that lead back to their entry, once for each ring, at its first entry.
fn rings(entries: &Entries<'_>, diagnostics: &mut Diagnostics) {
    let next = |place: usize| {
        let entry = entries.list.get(place)?;
        let next = entries.place(entry.replacement?.0, entry)?;
        (next != place && !entries.list.get(next)?.is_removed()).then_some(next)
    };
    // The start of the walk that visited each entry, so that every entry is visited once.
    let mut visited: Vec<Option<usize>> = vec![None; entries.list.len()];
    for start in 0..entries.list.len() {
        let mut at = Some(start);
        while let Some(place) = at
            && let Some(visitor @ None) = visited.get_mut(place)
        {
            *visitor = Some(start);
            at = next(place);
        }
        let Some(inside) = at.filter(|place| visited.get(*place) == Some(&Some(start))) else { continue };
        // The ring starts at its first entry of the file.
        let (mut first, mut at) = (inside, next(inside));
        while let Some(place) = at.filter(|place| *place != inside) {
            first = first.min(place);
            at = next(place);
        }
        let Some(entry) = entries.list.get(first) else { continue };
        let mut names = vec![format!("`{}`", entry.key.text)];
        let mut at = next(first);
        while let Some(place) = at
            && let Some(entry) = entries.list.get(place)
        {
            names.push(format!("`{}`", entry.key.text));
            at = if place == first { None } else { next(place) };
        }
        if let Some((_, span)) = entry.replacement {
            diagnostics
                .error(span, format!("`use` leads back to the entry: {}", names.join(", ")))
                .help("let one of them name a code that is not deprecated");
        }
    }
}

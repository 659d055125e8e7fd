//! Rules across entries: one small function each, called from one list.

use std::collections::{BTreeMap, BTreeSet};

use errbook_core::Outcome;

use crate::canonical::{self, Canonical, Format};
use crate::diagnostic::{Diagnostics, Span};
use crate::model::{Alias, Catalog, Code, Entry};
use crate::suggest::nearest;
use crate::table::with_table;
use crate::yaml::{Node, Tree};

/// Runs every rule; what is unused can be said only of a file that was read whole.
pub(crate) fn check(catalog: &Catalog, tree: &Tree, diagnostics: &mut Diagnostics) {
    if tree.complete {
        names_are_used(catalog, &tree.root, diagnostics);
    }
    meanings_differ(catalog, diagnostics);
    replies_are_read_back(catalog, diagnostics);
}

/// A policy or a source that nothing names is a leftover, or another name is misspelt.
///
/// The names are those of the file, since an entry that is not sound uses what it names too, and so does one that misspells
/// it.
fn names_are_used(catalog: &Catalog, root: &Node, diagnostics: &mut Diagnostics) {
    let endpoints = root.pairs_of("endpoints");
    let errors = endpoints.iter().filter_map(|(_, endpoint)| endpoint.get("errors")).flat_map(Node::pairs);
    let waits = root.pairs_of("polling");
    let cited = errors.clone().chain(waits).filter_map(|(_, node)| node.get("evidence"));
    let sources = cited.flat_map(|node| std::iter::once(node).chain(node.items())).filter_map(Node::as_str);
    let policies = errors.filter_map(|(_, entry)| entry.get("retry")?.as_str());
    let hints = root.get("responses").into_iter().flat_map(|replies| replies.pairs_of("http"));
    let policies = policies.chain(hints.filter_map(|(_, policy)| policy.as_str()));

    let declared = catalog.policies.iter().map(|policy| (policy.name.as_str(), policy.span));
    for (name, span) in unused(declared, policies) {
        diagnostics
            .warning(span, format!("no entry uses the retry policy `{name}`"))
            .help("remove it, or name it at an entry: `retry: ...`");
    }
    let declared = catalog.sources.iter().map(|source| (source.name.as_str(), source.span));
    for (name, span) in unused(declared, sources) {
        diagnostics
            .warning(span, format!("nothing names the source `{name}`"))
            .help("remove it, or name it at an entry or a wait: `evidence: [...]`");
    }
}

/// What is declared and neither used nor the nearest to a name that is.
fn unused<'a>(
    declared: impl Iterator<Item = (&'a str, Span)> + Clone,
    used: impl Iterator<Item = &'a str>,
) -> Vec<(&'a str, Span)> {
    let mut used: BTreeSet<&str> = used.collect();
    let meant: Vec<&str> =
        used.iter().filter_map(|name| nearest(name, declared.clone().map(|(name, _)| name))).collect();
    used.extend(meant);
    declared.filter(|(name, _)| !used.contains(name)).collect()
}

/// Two codes of one endpoint with the same meaning cannot be told apart by a reader.
fn meanings_differ(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    for endpoint in &catalog.endpoints {
        let mut first: BTreeMap<&str, (&Entry, Span)> = BTreeMap::new();
        let own = endpoint.entries.iter().filter(|entry| entry.same_as.is_none() && !entry.texts.meaning.is_empty());
        for entry in own {
            let (other, span) = *first.entry(&entry.texts.meaning).or_insert((entry, entry.texts.meaning_span));
            if other.code != entry.code {
                let other = &catalog.code(other).code;
                diagnostics
                    .warning(entry.texts.meaning_span, format!("the meaning is that of `{other}` at the same endpoint"))
                    .help(format!("say what is different, or that it is the same: `same_as: {other}`"))
                    .other(span, "first here");
            }
        }
    }
}

/// Every reply, those of the catalogue and the canonical ones of codes and aliases, is read as exactly its entry.
fn replies_are_read_back(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    with_table(catalog, |table| {
        for (endpoint, rows) in catalog.endpoints.iter().zip(table.endpoints) {
            for entry in &endpoint.entries {
                let code = &catalog.code(entry).code;
                for (name, span, Canonical { format, body }) in spelled(catalog, entry) {
                    let outcome = match format {
                        Format::Text => table.parse(rows, body.as_bytes()),
                        Format::Json => table.parse_json(rows, body.as_bytes()),
                    };
                    if let Some(read) = misread(code, &outcome) {
                        diagnostics
                            .error(span, format!("`{name}` cannot be read off the wire: `{body}` is {read}"))
                            .help(mended(&outcome));
                    }
                }
                for sample in &entry.examples {
                    if let Some(read) = misread(code, &table.parse(rows, sample.body.as_bytes())) {
                        diagnostics
                            .error(sample.span, format!("this sample of `{code}` at `{}` is {read}", endpoint.name))
                            .help("a sample is a whole reply that means this entry");
                    }
                }
            }
        }
    });
}

/// The canonical replies that name an entry, by its code and by each alias, with the name and its place.
fn spelled<'c>(catalog: &'c Catalog, entry: &'c Entry) -> impl Iterator<Item = (&'c str, Span, Canonical)> {
    let Code { code, aliases, .. } = catalog.code(entry);
    let own = canonical::of(catalog, entry).into_iter().map(move |reply| (code.as_str(), entry.span, reply));
    own.chain(aliases.iter().flat_map(|Alias { name, span, .. }| {
        let replies = canonical::canonical(&catalog.responses, name);
        replies.into_iter().map(move |reply| (name.as_str(), *span, reply))
    }))
}

type Read<'a, 't> = Outcome<'a, &'t errbook_core::table::Entry<'t>, &'t errbook_core::table::Code<'t>>;

/// What would be right where a reply is misread.
fn mended(read: &Read<'_, '_>) -> &'static str {
    match read {
        Outcome::Error { .. } | Outcome::Pending { .. } | Outcome::OtherEndpoint { .. } => {
            "a reply means one code: change one of the two, or make it an alias of the other"
        }
        _ => "change `replies`, which decide before any code is looked up",
    }
}

/// What a reply is read as, where that is not the entry of `code`.
fn misread(code: &str, outcome: &Read<'_, '_>) -> Option<String> {
    match outcome {
        Outcome::Error { code: read, .. } | Outcome::Pending { code: read, .. } if read.code == code => None,
        Outcome::Error { code: read, .. } | Outcome::Pending { code: read, .. } => {
            Some(format!("read as `{}`", read.code))
        }
        Outcome::OtherEndpoint { code: read, .. } => Some(format!("read as `{}` of another endpoint", read.code)),
        Outcome::Success { .. } => Some("read as a success".to_owned()),
        Outcome::UnknownCode { .. } => Some("read as an unknown code".to_owned()),
        Outcome::Unrecognized { reason, .. } => Some(format!("foreign: {reason}")),
    }
}

//! Lowers the tree to the checked model; what `validate` has reported is omitted silently.

use std::cell::Cell;

use codes::{Aliases, Codes, EntryDraft};
use shared::Shared;
use texts::Scope;

use crate::diagnostic::Diagnostics;
use crate::ident;
use crate::layout::CODES_PER_PAGE;
use crate::limits::{self, MAX_ENTRIES};
use crate::lists;
use crate::model::{Catalog, Decision, Endpoint, Entry, Example, Extension, Responses, Source, When};
use crate::names::Names;
use crate::number_codes;
use crate::yaml::{MapKey, Node, Tree};

mod codes;
mod conditions;
mod keyword;
mod lints;
mod lifecycle;
mod locations;
mod responses;
mod retry;
mod shared;
mod sources;
mod texts;

/// Returns the model of a catalog, with every valid entry.
pub(crate) fn lower(tree: &Tree, hash: String, diagnostics: &mut Diagnostics) -> Catalog {
    let root = &tree.root;
    let policies = retry::policies(root, diagnostics);
    let strip = root.string_of("strip_prefix");
    let mut codes = Codes::new(strip.as_deref());
    let shared = drafts(root, "shared_errors", &mut codes, diagnostics);
    let endpoints = endpoints(root, &mut codes, diagnostics);
    let mut aliases = Aliases::default();
    codes.add_aliases(&shared, &mut aliases, diagnostics);
    for endpoint in &endpoints {
        codes.add_aliases(&endpoint.errors, &mut aliases, diagnostics);
    }
    let sources = sources::sources(root);
    let scope = Scope {
        policies: &policies,
        policy_names: Names::of(&policies, |policy| &policy.name),
        sources: &sources,
        source_names: Names::of(&sources, |source| &source.name),
        codes: &codes.rows,
        strip: strip.as_deref(),
        tree,
        compared: Cell::new(0),
    };
    let polling = sources::polling(root, &scope, diagnostics);
    let responses =
        root.get("responses").map(|node| responses::responses(node, &scope, diagnostics)).unwrap_or_default();
    let shared_entries = entries_of(&shared, &scope, diagnostics);
    let shared = Shared::new(root, &shared, shared_entries, &scope, diagnostics);
    let mut room = Some(MAX_ENTRIES);
    let mut lowered = Vec::new();
    for endpoint in endpoints {
        lowered.push(endpoint.lower(&responses, &shared, &scope, &mut room, diagnostics));
    }
    let mut catalog = Catalog {
        name: root.string_of("catalog").unwrap_or_default(),
        title: root.text_of("title").unwrap_or_default(),
        description: root.text_of("description"),
        source: root
            .get("source")
            .and_then(|source| Some(Source { url: source.string_of("url")?, accessed: source.string_of("accessed")? })),
        sources,
        docs_url: root.string_of("docs_url").map(|docs| docs.trim_end_matches('/').to_owned()),
        codes_per_page: root
            .string_of("codes_per_page")
            .and_then(|number| number.parse().ok())
            .unwrap_or(CODES_PER_PAGE),
        responses,
        secrets: strings(root, "secrets"),
        public: strings(root, "public"),
        extensions: extensions(root),
        policies,
        polling,
        guidelines: lists::filter_map(root.items_of("guidelines"), Node::text),
        decisions: lists::filter_map(root.items_of("decisions"), decision),
        codes: codes.list,
        shared: shared.entries,
        endpoints: lowered,
        hash,
    };
    number_codes::set(&mut catalog);
    catalog
}

/// Returns the items of a list.
fn strings(node: &Node, key: &str) -> Vec<String> {
    lists::filter_map(node.items_of(key), |node| node.as_str().map(str::to_owned))
}

fn decision(node: &Node) -> Option<Decision> {
    Some(Decision {
        question: node.text_of("question")?,
        decision: node.text_of("decision")?,
        reason: node.text_of("reason")?,
    })
}

/// Returns the facts of keys that start with `x-`.
fn extensions(node: &Node) -> Vec<Extension> {
    let extension = |(key, node): &(MapKey, Node)| Extension {
        name: key.text.clone(),
        values: node.strings(),
        is_list: node.as_str().is_none(),
    };
    lists::filter_map(node.pairs(), |pair| pair.0.text.starts_with("x-").then(|| extension(pair)))
}

fn example(node: &Node) -> Option<Example> {
    Some(Example { body: node.as_str()?.to_owned(), span: node.span })
}

/// Returns the entries at a key whose code has a variant.
fn drafts<'n>(node: &'n Node, key: &str, codes: &mut Codes<'n>, diagnostics: &mut Diagnostics) -> Vec<EntryDraft<'n>> {
    lists::filter_map(node.pairs_of(key), |(code, entry)| Some((code, entry, codes.row(code, entry, diagnostics)?)))
}

/// Lowers entries that are written together.
fn entries_of(drafts: &[EntryDraft<'_>], scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (key, node, code) in drafts {
        lints::undeclared_parameter(key, node, diagnostics);
        let same_as = node.get("same_as");
        let origin = match same_as {
            Some(other) => scope.same_as(key, other, drafts, diagnostics),
            None => Some(*node),
        };
        let (evidence, sources) = sources::evidence(node, scope, diagnostics);
        let own = origin.and_then(|origin| scope.texts(&key.text, origin, same_as.is_none(), diagnostics));
        let Some(texts) = own else { continue };
        entries.push(Entry {
            code: *code,
            span: key.span,
            is_shared: false,
            same_as: same_as.and_then(Node::as_str).map(str::to_owned),
            texts,
            unknown_id: origin.and_then(|origin| origin.string_of("unknown_id")),
            http: responses::documented_statuses(node),
            when: node.get("when").and_then(|when| conditions::when(when, diagnostics)),
            examples: lists::filter_map(node.items_of("examples"), example),
            evidence,
            sources,
            since: node.string_of("since"),
            deprecated: node.get("deprecated").and_then(|note| lifecycle::deprecated(note, scope, diagnostics)),
            removed: node.get("removed").and_then(lifecycle::removed),
            extensions: extensions(node),
        });
    }
    entries
}

/// An endpoint whose texts are not lowered yet.
struct EndpointDraft<'n> {
    name: &'n MapKey,
    node: &'n Node,
    endpoint: Endpoint,
    errors: Vec<EntryDraft<'n>>,
}

fn endpoints<'n>(root: &'n Node, codes: &mut Codes<'n>, diagnostics: &mut Diagnostics) -> Vec<EndpointDraft<'n>> {
    let mut found: Vec<EndpointDraft<'n>> = Vec::new();
    let mut idents = Names::default();
    for (name, node) in root.pairs_of("endpoints") {
        let mut ident = ident::camel(&name.text) + "Error";
        // An invalid name is reported already; the enum is emitted nevertheless.
        if !ident::is_variant(&ident) {
            ident.insert(0, 'E');
        }
        if !idents.insert(ident.clone()) {
            diagnostics
                .error(name.span, format!("duplicate enum `{ident}` of the endpoint `{}`", name.text))
                .help("use a name that differs in more than `_`");
            continue;
        }
        let endpoint = Endpoint {
            name: name.text.clone(),
            ident,
            method: node.string_of("method"),
            path: node.string_of("path").unwrap_or_default(),
            is_idempotent: is_idempotent(node),
            title: node.text_of("title").unwrap_or_default(),
            description: node.text_of("description"),
            extensions: extensions(node),
            responses: None,
            has_number_codes: false,
            entries: Vec::new(),
        };
        let errors = drafts(node, "errors", codes, diagnostics);
        found.push(EndpointDraft { name, node, endpoint, errors });
    }
    found
}

/// Returns `true` if the endpoint says so, or else if its method implies it (RFC 9110, section 9.2.2).
fn is_idempotent(node: &Node) -> bool {
    let by_method =
        || node.get("method").and_then(Node::as_str).is_some_and(|method| !["POST", "PATCH"].contains(&method));
    if node.get("idempotent").is_some() { node.is_true("idempotent") } else { by_method() }
}

impl EndpointDraft<'_> {
    fn lower(
        mut self,
        catalog: &Responses,
        shared: &Shared<'_>,
        scope: &Scope<'_>,
        room: &mut Option<usize>,
        diagnostics: &mut Diagnostics,
    ) -> Endpoint {
        let own = self.node.get("responses");
        self.endpoint.responses = own.map(|node| responses::of_endpoint(node, catalog, scope, diagnostics));
        self.endpoint.entries = entries_of(&self.errors, scope, diagnostics);
        match self.node.get("shared") {
            Some(selection) => {
                let entries = shared.select(selection, &self.errors, scope, diagnostics);
                let rest = room.and_then(|room| room.checked_sub(self.endpoint.entries.len() + entries.len()));
                if rest.is_some() {
                    for entry in entries {
                        self.endpoint.entries.push(Entry { is_shared: true, ..entry.clone() });
                    }
                } else if room.is_some() {
                    // Shared entries can be many more than the file has; the catalog is reported once.
                    limits::too_many(selection.span, "entries of all endpoints", MAX_ENTRIES, diagnostics);
                }
                *room = rest;
            }
            None if self.node.get("errors").is_none() && self.node.complete => {
                diagnostics
                    .error(self.name.span, "missing key `errors` in the endpoint")
                    .help("add `errors:`, a map, or `shared:` for entries of `shared_errors`");
            }
            None => *room = room.map(|room| room.saturating_sub(self.endpoint.entries.len())),
        }
        let when: Vec<&When> = lists::filter_map(&self.endpoint.entries, |entry| entry.when.as_ref());
        if let (Some(json), Some(last)) = (&self.endpoint.responses.as_ref().unwrap_or(catalog).json, when.last()) {
            responses::check_keys(json, &when, last.span, diagnostics);
        }
        self.endpoint
    }
}

//! Lowers the tree to the checked model; what `validate` has reported is omitted silently.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Span};
use crate::ident;
use crate::model::{Alias, Catalog, Code, Decision, Endpoint, Entry, Example, Source};
use crate::yaml::{Key, Node, Tree};

mod lints;
mod lifecycle;
mod responses;
mod retry;
mod sources;
mod texts;

/// Returns the model of a catalog, with every valid entry.
pub(crate) fn lower(tree: &Tree, hash: String, diagnostics: &mut Diagnostics) -> Catalog {
    let root = &tree.root;
    let policies = retry::policies(root, diagnostics);
    let strip = root.string_of("strip_prefix");
    let mut codes =
        Codes { strip: strip.as_deref(), rows: Vec::new(), places: BTreeMap::new(), idents: BTreeMap::new() };
    let found = endpoints(root, &mut codes, diagnostics);
    let sources = sources::sources(root);
    let texts = texts::Texts {
        policies: &policies,
        sources: &sources,
        codes: &codes.places,
        strip: strip.as_deref(),
        complete: tree.complete,
    };
    let polling = sources::polling(root, &texts, diagnostics);
    let responses =
        root.get("responses").map(|node| responses::responses(node, &texts, diagnostics)).unwrap_or_default();
    let endpoints = found.into_iter().map(|endpoint| endpoint.lower(&texts, diagnostics)).collect();
    Catalog {
        name: root.string_of("catalog").unwrap_or_default(),
        title: root.string_of("title").unwrap_or_default(),
        description: root.string_of("description"),
        source: root
            .get("source")
            .and_then(|source| Some(Source { url: source.string_of("url")?, accessed: source.string_of("accessed")? })),
        sources,
        docs_url: root.string_of("docs_url").map(|docs| docs.trim_end_matches('/').to_owned()),
        responses,
        policies,
        polling,
        guidelines: root.items_of("guidelines").iter().filter_map(Node::as_str).map(str::to_owned).collect(),
        decisions: root.items_of("decisions").iter().filter_map(decision).collect(),
        codes: codes.rows,
        endpoints,
        hash,
    }
}

fn decision(node: &Node) -> Option<Decision> {
    Some(Decision {
        question: node.string_of("question")?,
        decision: node.string_of("decision")?,
        reason: node.string_of("reason")?,
    })
}

fn sample(node: &Node) -> Option<Example> {
    Some(Example { body: node.as_str()?.to_owned(), span: node.span })
}

/// An endpoint whose texts are not lowered yet, because a text can name any code.
struct Found<'n> {
    endpoint: Endpoint,
    errors: Vec<(&'n Key, &'n Node, usize)>,
}

fn endpoints<'n>(root: &'n Node, codes: &mut Codes<'_>, diagnostics: &mut Diagnostics) -> Vec<Found<'n>> {
    let mut found: Vec<Found<'n>> = Vec::new();
    for (name, node) in root.pairs_of("endpoints") {
        let mut ident = ident::camel(&name.text) + "Error";
        // An invalid name is reported already; the enum is emitted nevertheless.
        if !ident::is_variant(&ident) {
            ident.insert(0, 'E');
        }
        if found.iter().any(|other| other.endpoint.ident == ident) {
            diagnostics
                .error(name.span, format!("duplicate enum `{ident}` of the endpoint `{}`", name.text))
                .help("use a name that differs in more than `_`");
            continue;
        }
        let mut errors = Vec::new();
        for (code, entry) in node.pairs_of("errors") {
            if let Some(place) = codes.place(code, entry, diagnostics) {
                errors.push((code, entry, place));
            }
        }
        let endpoint = Endpoint {
            name: name.text.clone(),
            ident,
            path: node.string_of("path").unwrap_or_default(),
            title: node.string_of("title").unwrap_or_default(),
            description: node.string_of("description"),
            entries: Vec::new(),
        };
        found.push(Found { endpoint, errors });
    }
    codes.aliases(&found, diagnostics);
    found
}

impl Found<'_> {
    fn lower(mut self, texts: &texts::Texts<'_>, diagnostics: &mut Diagnostics) -> Endpoint {
        for (key, node, code) in &self.errors {
            let same_as = node.get("same_as");
            let origin = match same_as {
                Some(other) => texts.same_as(key, other, &self.errors, diagnostics),
                None => Some(*node),
            };
            let (evidence, sources) = sources::evidence(node, texts, diagnostics);
            let entry =
                origin.and_then(|origin| texts.lower(&key.text, origin, same_as.is_none(), diagnostics)).map(|said| {
                    Entry {
                        code: *code,
                        span: key.span,
                        same_as: same_as.and_then(Node::as_str).map(str::to_owned),
                        texts: said,
                        examples: node.items_of("examples").iter().filter_map(sample).collect(),
                        evidence,
                        sources,
                        since: node.string_of("since"),
                        deprecated: node
                            .get("deprecated")
                            .and_then(|notice| lifecycle::deprecated(notice, texts, diagnostics)),
                        removed: node.get("removed").and_then(lifecycle::removed),
                    }
                });
            self.endpoint.entries.extend(entry);
        }
        self.endpoint
    }
}

/// All codes with their variants.
struct Codes<'s> {
    strip: Option<&'s str>,
    rows: Vec<Code>,
    places: BTreeMap<String, usize>,
    /// The row of each variant, and the span that decides its name.
    idents: BTreeMap<String, (usize, Span)>,
}

impl Codes<'_> {
    /// Returns the row of a code, which is added at its first appearance.
    fn place(&mut self, code: &Key, entry: &Node, diagnostics: &mut Diagnostics) -> Option<usize> {
        let chosen = entry.get("ident").and_then(|node| Some((node.as_str()?.to_owned(), node.span)));
        let chosen = chosen.filter(|(ident, _)| ident::is_variant(ident));
        if let Some(place) = self.places.get(&code.text).copied() {
            if let (Some((ident, span)), Some(row)) = (chosen, self.rows.get(place))
                && ident != row.ident
            {
                let mut problem =
                    diagnostics.error(span, format!("`{}` already has the variant `{}`", code.text, row.ident));
                problem = problem.help("a code has one variant: use `ident` in its first entry only");
                if let Some((_, first)) = self.idents.get(&row.ident) {
                    problem.related(*first, "first here");
                }
            }
            return Some(place);
        }
        let Some((ident, span)) = chosen.or_else(|| Some((ident::variant(&code.text, self.strip)?, code.span))) else {
            diagnostics
                .error(code.span, format!("cannot derive a Rust variant from `{}`", code.text))
                .help("add `ident: SomeName`");
            return None;
        };
        if let Some((other, first)) = self.idents.get(&ident) {
            let other = &self.rows.get(*other)?.code;
            diagnostics
                .error(span, format!("`{other}` and `{}` have the same variant `{ident}`", code.text))
                .help("add `ident: SomeName` to one of them")
                .related(*first, "first here");
            return None;
        }
        self.places.insert(code.text.clone(), self.rows.len());
        self.idents.insert(ident.clone(), (self.rows.len(), span));
        self.rows.push(Code { code: code.text.clone(), ident, aliases: Vec::new() });
        Some(self.rows.len() - 1)
    }

    /// Checks that an alias is neither a code nor an alias of another code.
    fn aliases(&mut self, found: &[Found<'_>], diagnostics: &mut Diagnostics) {
        let mut seen: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
        for (code, entry, place) in found.iter().flat_map(|endpoint| &endpoint.errors) {
            for (alias, why) in entry.pairs_of("aliases") {
                if self.places.contains_key(&alias.text) {
                    diagnostics
                        .error(alias.span, format!("alias `{}` is also a code", alias.text))
                        .help("remove the alias or the entry");
                    continue;
                }
                if let Some((other, first)) = seen.get(alias.text.as_str()) {
                    if other != place {
                        diagnostics
                            .error(
                                alias.span,
                                format!("alias `{}` of `{}` is also an alias of another code", alias.text, code.text),
                            )
                            .help("an alias belongs to one code")
                            .related(*first, "first here");
                    }
                    continue;
                }
                seen.insert(&alias.text, (*place, alias.span));
                if let (Some(row), Some(why)) = (self.rows.get_mut(*place), why.as_str()) {
                    row.aliases.push(Alias { name: alias.text.clone(), why: why.to_owned(), span: alias.span });
                }
            }
        }
    }
}

/// Returns the value of a key with a closed list of values.
fn word<T: Copy>(node: &Node, key: &str, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
    let word = node.get(key)?.as_str()?;
    all.iter().copied().find(|one| name(*one) == word)
}

//! Checks across entries, one function for each.

use errbook_core::table::{Catalog as Table, Endpoint as Rows};
use errbook_core::{Outcome, Response};

use crate::canonical::{self, Canonical, Format};
use crate::diagnostic::{Diagnostics, Span, SpanSet};
use crate::entries::{entries, policy_uses, responses};
use crate::lists;
use crate::model::{Alias, Catalog, Code, Endpoint, Entry, Route};
use crate::names::{NameMap, Names};
use crate::scalar;
use crate::suggest::{MAX_COMPARISONS, nearest};
use crate::yaml::{Node, Tree};

mod codes;
mod meanings;
mod prefixes;
mod references;
mod statuses;
mod success;
mod values;
mod when;

/// Runs every check; unused names are only reported for a file that was parsed completely.
pub(crate) fn check(catalog: &Catalog, tree: &Tree, table: &Table<'_>, diagnostics: &mut Diagnostics) {
    if tree.complete {
        unused_names(catalog, &tree.root, diagnostics);
        when::conditions(catalog, &tree.root, diagnostics);
    }
    prefixes::check(&tree.root, diagnostics);
    references::check(&tree.root, diagnostics);
    values::check(catalog, diagnostics);
    success::texts(catalog, &tree.root, table, diagnostics);
    public_secrets(&tree.root, diagnostics);
    duplicate_paths(&tree.root, diagnostics);
    statuses::check(catalog, diagnostics);
    meanings::check(catalog, diagnostics);
    duplicate_unknown_ids(catalog, diagnostics);
    // With invalid `responses`, no response would match, and each entry would be reported.
    if !responses(&tree.root).iter().any(|responses| diagnostics.has_error_in(responses.span)) {
        responses_round_trip(catalog, table, diagnostics);
    }
    codes::check(&tree.root, diagnostics);
}

/// Warns about unused policies and sources.
///
/// Uses are taken from the file, because an invalid entry counts as a use, and so does a misspelled name.
fn unused_names<'n>(catalog: &Catalog, root: &'n Node, diagnostics: &mut Diagnostics) {
    let (mut sources, mut policies) = (Vec::new(), Vec::new());
    let mut cite = |node: &'n Node| {
        for source in node.one_or_more("evidence") {
            sources.extend(source.as_str());
        }
    };
    // A value that is reported can stand for any name.
    let is_reported_at = |node: &Node, key: &str| node.get(key).is_some_and(Node::is_reported);
    let mut is_unsure = is_reported_at(root, "endpoints") || is_reported_at(root, "shared_errors");
    for (_, endpoint) in root.pairs_of("endpoints") {
        is_unsure |= endpoint.is_reported() || is_reported_at(endpoint, "errors");
    }
    for (_, entry) in entries(root) {
        is_unsure |= entry.is_reported();
        cite(entry);
    }
    for (_, profile) in root.pairs_of("polling") {
        cite(profile);
    }
    for policy in policy_uses(root) {
        is_unsure |= policy.is_reported();
        policies.extend(policy.as_str());
    }
    if is_unsure {
        return;
    }

    let declared = lists::map(&catalog.policies, |policy| (policy.name.as_str(), policy.span));
    for (name, span) in unused(declared, policies) {
        // An entry can use the name that an invalid one means.
        if root.pairs_of("retry_policies").iter().any(|(key, _)| key.is_reported && key.text == name) {
            continue;
        }
        diagnostics
            .warning(span, format!("unused retry policy `{name}`"))
            .help("remove it, or use it in an entry: `retry: ...`");
    }
    let declared = lists::map(&catalog.sources, |source| (source.name.as_str(), source.span));
    for (name, span) in unused(declared, sources) {
        diagnostics
            .warning(span, format!("unused source `{name}`"))
            .help("remove it, or use it in an entry or a polling profile: `evidence: [...]`");
    }
    let mut used = vec![false; catalog.codes.len()];
    for endpoint in &catalog.endpoints {
        for entry in &endpoint.entries {
            if let Some(used) = used.get_mut(entry.code) {
                *used = true;
            }
        }
    }
    for entry in &catalog.shared {
        if used.get(entry.code) == Some(&false) {
            diagnostics
                .warning(entry.span, format!("no endpoint has the shared error `{}`", catalog.code(entry).code))
                .help("remove it, or list it at an endpoint: `shared: [...]`");
        }
    }
}

/// Returns the declared names that are neither used nor the suggestion for a used name; none if an unknown name can mean any of them.
fn unused<'a>(declared: Vec<(&'a str, Span)>, used: Vec<&str>) -> Vec<(&'a str, Span)> {
    let (mut known, mut names, mut meant) = (Names::default(), Names::default(), Names::default());
    for (name, _) in &declared {
        known.add(*name);
    }
    let mut compared = 0;
    for name in used {
        if !names.insert(name) || known.get(name).is_some() {
            continue;
        }
        if compared >= MAX_COMPARISONS {
            return Vec::new();
        }
        compared += declared.len();
        match nearest(name, lists::map(&declared, |(name, _)| *name)) {
            Some(near) => _ = meant.add(near),
            // An unknown name can mean any of them.
            None => return Vec::new(),
        }
    }
    let is_unused = |name: &str| names.get(name).is_none() && meant.get(name).is_none();
    declared.into_iter().filter(|(name, _)| is_unused(name)).collect()
}

/// Rejects a parameter that is both public and secret; case does not matter, as in logs.
fn public_secrets(root: &Node, diagnostics: &mut Diagnostics) {
    let mut secrets = NameMap::default();
    for secret in root.items_of("secrets") {
        let Some(name) = secret.as_str() else { continue };
        secrets.or_insert(name.to_ascii_lowercase(), secret.span);
    }
    for public in root.items_of("public") {
        let Some(name) = public.as_str() else { continue };
        if let Some(secret) = secrets.get(&name.to_ascii_lowercase()) {
            diagnostics
                .error(public.span, format!("`{name}` is both public and secret"))
                .help("remove it from `public` or from `secrets`")
                .related(*secret, "secret");
        }
    }
}

/// Rejects two endpoints with the same method, path and query, because no request could distinguish them.
///
/// An endpoint without a method has every method; one without a query has all other queries.
fn duplicate_paths(root: &Node, diagnostics: &mut Diagnostics) {
    /// The name and the method of an endpoint, and the span of its path.
    type Seen<'n> = (&'n str, Option<&'n str>, Span);
    let mut seen: NameMap<'_, Vec<Seen<'_>>> = NameMap::default();
    for (key, endpoint) in root.pairs_of("endpoints") {
        let Some((node, path)) = endpoint.get("path").and_then(|node| Some((node, node.as_str()?))) else { continue };
        let name = key.text.as_str();
        if endpoint.get("method").is_some_and(Node::is_reported) {
            continue;
        }
        let method = endpoint.get("method").and_then(Node::as_str);
        let others = seen.or_insert(Route::new(path).normalized(), Vec::new());
        let same = |other: Option<&str>| method.is_none() || other.is_none() || method == other;
        if let Some((other, _, span)) = others.iter().find(|(_, other, _)| same(*other)) {
            diagnostics
                .error(node.span, format!("endpoint `{name}` has the same path as `{other}`"))
                .help("describe calls of one path as one endpoint, or give each endpoint its own `method` or query")
                .related(*span, "first here");
        }
        others.push((name, method, node.span));
    }
}

/// Rejects two errors of one endpoint for an unknown ID in the same parameter, because a server returns one of them.
fn duplicate_unknown_ids(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    for endpoint in &catalog.endpoints {
        let mut first: NameMap<'_, &Entry> = NameMap::default();
        for entry in &endpoint.entries {
            let Some(parameter) = entry.unknown_id.as_deref() else { continue };
            let other = *first.or_insert(parameter, entry);
            if other.code != entry.code {
                let name = &catalog.code(other).code;
                diagnostics
                    .error(entry.span, format!("`{name}` is already the error of an unknown `{parameter}`"))
                    .help("keep `unknown_id` at one of the two")
                    .related(other.span, "first here");
            }
        }
    }
}

/// Checks that every example, and every canonical response of a code or alias, parses as its entry.
fn responses_round_trip(catalog: &Catalog, table: &Table<'_>, diagnostics: &mut Diagnostics) {
    // An example of a shared entry is reported once, not at every endpoint.
    let mut reported = SpanSet::default();
    for (endpoint, rows) in catalog.endpoints.iter().zip(table.endpoints) {
        for entry in &endpoint.entries {
            if entry.http.iter().any(|(_, status)| diagnostics.has_error_in(*status)) {
                continue;
            }
            let code = &catalog.code(entry).code;
            let without_conditions = Rows { when: &[], ..*rows };
            for (name, span, Canonical { format, body, status }) in canonical_responses(catalog, endpoint, entry) {
                let response = Response::new(body.as_bytes());
                let response = status.map_or(response, |status| response.with_status(status));
                let parse = |rows| match format {
                    Format::Text => table.parse(rows, response),
                    Format::Json => table.parse_json(rows, response),
                };
                let outcome = parse(rows);
                // Other responses can meet the conditions, unless `when` has reported them.
                if entry.when.is_some() && outcome != parse(&without_conditions) {
                    continue;
                }
                if let Some(read) = misread(code, &outcome) {
                    let help = if name.trim().len() < name.len() {
                        format!("white space around a body is ignored: write `{}`", scalar::written(name.trim()))
                    } else {
                        suggestion(&outcome).to_owned()
                    };
                    diagnostics.error(span, format!("no response matches `{name}`: `{body}` is {read}")).help(help);
                }
            }
            for example in &entry.examples {
                let response = Response::new(example.body.as_bytes());
                let status = canonical::status(catalog, endpoint, entry);
                let response = status.map_or(response, |status| response.with_status(status));
                if let Some(read) = misread(code, &table.parse(rows, response))
                    && reported.insert(example.span)
                {
                    diagnostics
                        .error(example.span, format!("the example of `{code}` at `{}` is {read}", endpoint.name))
                        .help("an example is a complete response that means this entry");
                }
            }
        }
    }
}

/// Returns the canonical responses of an entry, by its code and by each alias, with that name and its span.
fn canonical_responses<'c>(
    catalog: &'c Catalog,
    endpoint: &'c Endpoint,
    entry: &'c Entry,
) -> Vec<(&'c str, Span, Canonical)> {
    let Code { code, aliases, .. } = catalog.code(entry);
    let mut all = Vec::new();
    for response in canonical::of(catalog, endpoint, entry) {
        all.push((code.as_str(), entry.span, response));
    }
    for Alias { name, span, .. } in aliases {
        for response in canonical::canonical(catalog.responses_of(endpoint), name) {
            all.push((name.as_str(), *span, response));
        }
    }
    all
}

type Read<'a, 't> = Outcome<'a, errbook_core::table::Entry<'t>, errbook_core::table::Code<'t>>;

/// Returns a suggestion for a response that parses differently.
fn suggestion(read: &Read<'_, '_>) -> &'static str {
    match read {
        Outcome::Error { .. } | Outcome::Pending { .. } | Outcome::OtherEndpoint { .. } => {
            "a response means one code: change one of the two, or make it an alias of the other"
        }
        _ => "change `responses`, which decide before a code is looked up",
    }
}

/// Describes the outcome of a response, unless it is the entry of `code`.
fn misread(code: &str, outcome: &Read<'_, '_>) -> Option<String> {
    match outcome {
        Outcome::Error { code: read, .. } | Outcome::Pending { code: read, .. } if read.code() == code => None,
        Outcome::Error { code: read, .. } | Outcome::Pending { code: read, .. } => {
            Some(format!("parsed as `{}`", read.code()))
        }
        Outcome::OtherEndpoint { code: read, .. } => Some(format!("parsed as `{}` of another endpoint", read.code)),
        Outcome::Success { .. } => Some("a success".to_owned()),
        Outcome::UnknownCode { .. } => Some("an unknown code".to_owned()),
        Outcome::Unrecognized { reason, .. } => Some(format!("unrecognized: {reason}")),
    }
}

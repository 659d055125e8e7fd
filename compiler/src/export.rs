//! The export: a checked catalog as data in a fixed order, for JSON and for templates.
//!
//! Each struct is a view of one of the model. It is filled from a pattern that names every field of the model, so that a new
//! field does not compile until the export has it, too. The documentation of the fields is that of the JSON schema.

use serde::Serialize;

use crate::layout::Layout;
use crate::model;

#[cfg(feature = "export-schema")]
mod words;
mod extension;
mod retry;
mod conditions;
mod responses;
mod check;
mod entry;

use check::Parameter;
use entry::Entry;
use extension::{Extension, extensions as extensions_of};
use responses::Responses;
use retry::{PollingProfile, RetryPolicy};

/// The version of the export's format. It is raised when a reader of the old format could misread the new one; a new key
/// does not raise it.
pub const EXPORT_VERSION: u32 = 1;

/// A catalog as data: every key is present, with null for what the catalog does not have.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub struct Export<'m> {
    /// The version of this format. Readers must ignore keys that they do not know, since these do not raise it.
    #[cfg_attr(feature = "export-schema", schemars(extend("const" = EXPORT_VERSION)))]
    format_version: u32,
    /// The facts of the catalog as a whole.
    catalog: Facts<'m>,
    /// The sources of facts that the page of the catalog does not have, in file order.
    sources: Vec<NamedSource<'m>>,
    /// The retry policies, in file order; those that need no definition come last.
    retry_policies: Vec<RetryPolicy<'m>>,
    /// The polling profiles by task type, in file order. A profile replaces the policies of the class `poll`.
    polling: Vec<PollingProfile<'m>>,
    /// The response formats of every endpoint without its own.
    responses: Responses<'m>,
    /// Guidelines for callers.
    guidelines: &'m [String],
    /// Decisions on what the source leaves open.
    decisions: Vec<Decision<'m>>,
    /// The codes of all endpoints, each once, in order of first appearance.
    codes: Vec<Code<'m>>,
    /// The entries that endpoints can share, in file order. Each endpoint repeats those that it has.
    shared_errors: Vec<Entry<'m>>,
    /// The endpoints, in file order.
    endpoints: Vec<Endpoint<'m>>,
}

/// The facts of the catalog as a whole.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct Facts<'m> {
    /// The name: lower case letters, digits and `_`, starting with a letter.
    name: &'m str,
    /// The title. Like every text for people, it is one line, in which back-ticks mark code and a backslash precedes a
    /// back-tick that does not; everything else is plain.
    title: &'m str,
    /// An introduction.
    description: Option<&'m str>,
    /// The page that the facts are from.
    source: Option<Source<'m>>,
    /// The URL of the published reference, without a trailing slash.
    docs_url: Option<&'m str>,
    /// The maximum number of codes on a page of the reference.
    codes_per_page: usize,
    /// Parameters whose values logs must not show.
    secrets: &'m [String],
    /// Parameters whose values logs may show, although they look like secrets.
    public: &'m [String],
    /// Further facts, from keys that start with `x-`.
    extensions: Vec<Extension<'m>>,
    /// The hash of the file's text without carriage returns, 64-bit FNV-1a as 16 hexadecimal digits.
    hash: &'m str,
}

/// The page that the facts are from.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct Source<'m> {
    /// The URL.
    url: &'m str,
    /// The date on which it was accessed, as `2026-01-31`.
    accessed: &'m str,
}

/// A source of facts that the page of the catalog does not have.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct NamedSource<'m> {
    /// The name, to which `sources` of entries and polling profiles refer.
    name: &'m str,
    /// The kind of evidence: `vendor` for a page of the vendor, `observed` for an observation.
    #[cfg_attr(feature = "export-schema", schemars(extend("enum" = ["vendor", "observed"])))]
    evidence: &'static str,
    /// The title.
    title: &'m str,
    /// The URL.
    url: Option<&'m str>,
    /// The date on which it was accessed or observed, as `2026-01-31`.
    accessed: &'m str,
}

/// A decision on what the source leaves open.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct Decision<'m> {
    /// The open question.
    question: &'m str,
    /// The decision.
    decision: &'m str,
    /// The reason.
    reason: &'m str,
}

/// A code of the API, at any endpoint.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct Code<'m> {
    /// The code on the wire; the part in braces of a code with a parameter stands for its value.
    code: &'m str,
    /// The name of its variant in Rust, unique in the catalog: `ZeroBalance`.
    variant: &'m str,
    /// The title of its first entry.
    title: &'m str,
    /// The parameter in the code.
    parameter: Option<Parameter<'m>>,
    /// Other spellings on the wire. No alias is a code or an alias of another code.
    aliases: Vec<Alias<'m>>,
    /// The names of the endpoints with an entry of this code.
    endpoints: Vec<&'m str>,
}

/// Another spelling of a code.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct Alias<'m> {
    /// The spelling on the wire.
    name: &'m str,
    /// Its origin or reason.
    why: &'m str,
}

/// A call that can fail.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct Endpoint<'m> {
    /// The name: lower case letters, digits and `_`, starting with a letter.
    name: &'m str,
    /// The name of its enum in Rust, unique in the catalog: `SubmitError`.
    #[serde(rename = "enum")]
    ident: &'m str,
    /// The HTTP method.
    method: Option<&'m str>,
    /// The path, with the query that distinguishes the endpoint from others of the same path.
    path: &'m str,
    /// `true` if the call can be repeated without a second effect.
    is_idempotent: bool,
    /// A short title.
    title: &'m str,
    /// An introduction.
    description: Option<&'m str>,
    /// Further facts, from keys that start with `x-`.
    extensions: Vec<Extension<'m>>,
    /// The response formats, if they differ from those of the catalog.
    responses: Option<Responses<'m>>,
    /// Its own entries in file order, and then those that it shares.
    entries: Vec<Entry<'m>>,
}

/// Returns a checked catalog as data.
#[must_use]
pub fn export(catalog: &model::Catalog) -> Export<'_> {
    let model::Catalog {
        name,
        title,
        description,
        source,
        sources,
        docs_url,
        codes_per_page,
        responses,
        secrets,
        public,
        extensions,
        policies,
        polling,
        guidelines,
        decisions,
        codes,
        shared,
        endpoints,
        hash,
    } = catalog;
    let layout = Layout::new(catalog);
    Export {
        format_version: EXPORT_VERSION,
        catalog: Facts {
            name,
            title,
            description: description.as_deref(),
            source: source.as_ref().map(|model::Source { url, accessed }| Source { url, accessed }),
            docs_url: docs_url.as_deref(),
            codes_per_page: *codes_per_page,
            secrets,
            public,
            extensions: extensions_of(extensions),
            hash,
        },
        sources: sources.iter().map(named_source).collect(),
        retry_policies: policies.iter().map(RetryPolicy::new).collect(),
        polling: polling.iter().map(|profile| PollingProfile::new(catalog, profile)).collect(),
        responses: Responses::new(catalog, responses),
        guidelines,
        decisions: decisions.iter().map(decision).collect(),
        codes: self::codes(codes, endpoints),
        shared_errors: shared.iter().map(|entry| Entry::new(catalog, &layout, endpoints.len(), entry)).collect(),
        endpoints: (0..).zip(endpoints).map(|(index, one)| endpoint(catalog, &layout, index, one)).collect(),
    }
}

fn named_source(source: &model::NamedSource) -> NamedSource<'_> {
    let model::NamedSource { name, evidence, title, url, accessed, span: _ } = source;
    NamedSource { name, evidence: evidence.as_str(), title, url: url.as_deref(), accessed }
}

fn decision(decision: &model::Decision) -> Decision<'_> {
    let model::Decision { question, decision, reason } = decision;
    Decision { question, decision, reason }
}

fn codes<'m>(codes: &'m [model::Code], endpoints: &'m [model::Endpoint]) -> Vec<Code<'m>> {
    let view = |model::Code { code, ident, aliases }: &'m model::Code| Code {
        code,
        variant: ident,
        title: "",
        parameter: None,
        aliases: aliases.iter().map(|model::Alias { name, why, span: _ }| Alias { name, why }).collect(),
        endpoints: Vec::new(),
    };
    let mut views: Vec<Code<'_>> = codes.iter().map(view).collect();
    for endpoint in endpoints {
        for entry in &endpoint.entries {
            let Some(code) = views.get_mut(entry.code) else { continue };
            if code.endpoints.is_empty() {
                code.title = &entry.texts.title;
            }
            code.endpoints.push(&endpoint.name);
            let parameter = entry.texts.parameter.as_ref();
            code.parameter =
                code.parameter.take().or_else(|| parameter.and_then(|parameter| Parameter::new(code.code, parameter)));
        }
    }
    views
}

fn endpoint<'m>(
    catalog: &'m model::Catalog,
    layout: &Layout,
    index: usize,
    endpoint: &'m model::Endpoint,
) -> Endpoint<'m> {
    let model::Endpoint {
        name,
        ident,
        method,
        path,
        is_idempotent,
        title,
        description,
        extensions,
        responses,
        has_number_codes: _,
        entries,
    } = endpoint;
    Endpoint {
        name,
        ident,
        method: method.as_deref(),
        path,
        is_idempotent: *is_idempotent,
        title,
        description: description.as_deref(),
        extensions: extensions_of(extensions),
        responses: responses.as_ref().map(|responses| Responses::new(catalog, responses)),
        entries: entries.iter().map(|entry| Entry::new(catalog, layout, index, entry)).collect(),
    }
}

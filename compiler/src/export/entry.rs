//! Entries of the export.

use serde::Serialize;

use super::check::{Check, Parameter};
use super::conditions::{Status, When};
use super::extension::{Extension, extensions as extensions_of};
#[cfg(feature = "export-schema")]
use super::words::{classes, evidence};
use crate::canonical::{self, Canonical, Format};
use crate::layout::Layout;
use crate::model;

/// A code at one endpoint.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub(super) struct Entry<'m> {
    /// The code on the wire; the part in braces of a code with a parameter stands for its value.
    code: &'m str,
    /// The name of its variant in Rust: `ZeroBalance`.
    variant: &'m str,
    /// A short title.
    title: &'m str,
    /// The meaning; empty if the catalog omits texts.
    meaning: &'m str,
    /// Distinct causes, each with its own fix.
    causes: Vec<Cause<'m>>,
    /// The fix; empty if the catalog omits texts.
    fix: &'m str,
    /// The name of the retry policy.
    retry_policy: &'m str,
    /// The class of the retry policy.
    #[cfg_attr(feature = "export-schema", schemars(extend("enum" = classes())))]
    retry_class: &'static str,
    /// `true` if the same call may be sent again unchanged: the class is `poll` or `backoff`.
    is_retryable: bool,
    /// An additional fact.
    note: Option<&'m str>,
    /// Related codes, at any endpoint.
    see_also: Vec<&'m str>,
    /// The checks of parameters whose violation gives this error.
    checks: Vec<Check<'m>>,
    /// The parameter of the code.
    parameter: Option<Parameter<'m>>,
    /// The parameter of the call whose value gives this error if it is not the ID of a task.
    unknown_id: Option<&'m str>,
    /// The documented HTTP statuses.
    http: Vec<Status>,
    /// The conditions under which a response is this entry without its code.
    when: Option<When<'m>>,
    /// Example responses: those that follow from the response formats, and then those of the catalog. Entries of
    /// `shared_errors` have only the latter, since the formats are those of an endpoint.
    examples: Vec<Example>,
    /// `true` if it is one of `shared_errors`.
    is_shared: bool,
    /// The code whose texts it shares, if the source has one heading for several codes.
    same_as: Option<&'m str>,
    /// The release of the API that introduced the code, or a date.
    since: Option<&'m str>,
    /// The API discourages the code.
    deprecated: Option<LifecycleNote<'m>>,
    /// The API no longer returns the code.
    removed: Option<LifecycleNote<'m>>,
    /// The evidence that the code exists: `page` for the source of the catalog, `vendor` for another page of the vendor, or
    /// `observed`.
    #[cfg_attr(feature = "export-schema", schemars(extend("enum" = evidence())))]
    evidence: &'static str,
    /// The names of the sources of the evidence; empty if it is the page of the catalog.
    sources: Vec<&'m str>,
    /// Its page and section in the generated reference, as seen from the directory of the reference.
    reference: String,
    /// The URL of its section in the published reference.
    docs_url: Option<String>,
    /// Further facts, from keys that start with `x-`.
    extensions: Vec<Extension<'m>>,
}

/// One of several causes of an error.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct Cause<'m> {
    /// The cause.
    cause: &'m str,
    /// The fix for this cause.
    fix: &'m str,
}

/// A response that is the entry.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct Example {
    /// The format.
    #[cfg_attr(feature = "export-schema", schemars(extend("enum" = ["text", "json"])))]
    format: &'static str,
    /// The HTTP status, if it is documented or if it decides.
    status: Option<u16>,
    /// The body.
    body: String,
    /// `true` if it follows from the response formats, `false` if the catalog lists it.
    is_canonical: bool,
}

/// A note on the lifecycle of an entry.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct LifecycleNote<'m> {
    /// The release or date.
    since: Option<&'m str>,
    /// The reason and the replacement.
    text: &'m str,
}

impl<'m> Entry<'m> {
    /// Returns an entry of the group at an index: of an endpoint, or of the shared errors, which are the last group.
    pub(super) fn new(catalog: &'m model::Catalog, layout: &Layout, group: usize, entry: &'m model::Entry) -> Self {
        let model::Entry {
            code: _,
            span: _,
            is_shared,
            same_as,
            texts,
            unknown_id,
            http,
            when,
            examples,
            evidence,
            sources,
            since,
            deprecated,
            removed,
            extensions,
        } = entry;
        let model::Texts { title, meaning, meaning_span: _, causes, fix, policy: _, note, see_also, checks, parameter } =
            texts;
        let model::Code { code, ident, aliases: _ } = catalog.code(entry);
        let policy = catalog.policy(entry);
        let endpoint = catalog.endpoints.get(group);
        let reference = layout.address_of(group, entry);
        let docs_url = catalog.docs_url.as_ref().map(|url| format!("{url}/{reference}"));
        Entry {
            code,
            variant: ident,
            title,
            meaning,
            causes: causes.iter().map(|model::Cause { cause, fix }| Cause { cause, fix }).collect(),
            fix,
            retry_policy: &policy.name,
            retry_class: policy.retry.class().as_str(),
            is_retryable: policy.retry.is_retryable(),
            note: note.as_deref(),
            see_also: see_also.iter().filter_map(|row| Some(catalog.codes.get(*row)?.code.as_str())).collect(),
            checks: checks.iter().map(Check::new).collect(),
            parameter: parameter.as_ref().and_then(|parameter| Parameter::new(code, parameter)),
            unknown_id: unknown_id.as_deref(),
            http: http.iter().map(|(range, _)| Status::new(*range)).collect(),
            when: when.as_ref().map(When::new),
            examples: self::examples(catalog, endpoint, entry, examples),
            is_shared: *is_shared || endpoint.is_none(),
            same_as: same_as.as_deref(),
            since: since.as_deref(),
            deprecated: deprecated.as_ref().map(LifecycleNote::new),
            removed: removed.as_ref().map(LifecycleNote::new),
            evidence: evidence.as_str(),
            sources: catalog.sources_at(sources).map(|source| source.name.as_str()).collect(),
            reference,
            docs_url,
            extensions: extensions_of(extensions),
        }
    }
}

impl<'m> LifecycleNote<'m> {
    fn new(note: &'m model::LifecycleNote) -> Self {
        let model::LifecycleNote { since, text } = note;
        LifecycleNote { since: since.as_deref(), text }
    }
}

/// Returns the canonical responses of an entry at an endpoint, and the examples of the catalog.
fn examples(
    catalog: &model::Catalog,
    endpoint: Option<&model::Endpoint>,
    entry: &model::Entry,
    own: &[model::Example],
) -> Vec<Example> {
    let canonical = endpoint.into_iter().flat_map(|endpoint| canonical::of(catalog, endpoint, entry));
    let canonical = canonical.map(|Canonical { format, body, status }| Example {
        format: match format {
            Format::Text => "text",
            Format::Json => "json",
        },
        status,
        body,
        is_canonical: true,
    });
    let responses = endpoint.map_or(&catalog.responses, |endpoint| catalog.responses_of(endpoint));
    let own = own.iter().map(|model::Example { body, span: _ }| Example {
        format: if responses.json.is_some() && body.trim_start().starts_with(['{', '[']) { "json" } else { "text" },
        status: endpoint.and_then(|endpoint| canonical::status(catalog, endpoint, entry)),
        body: body.clone(),
        is_canonical: false,
    });
    canonical.chain(own).collect()
}

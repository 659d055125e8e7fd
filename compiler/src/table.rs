//! Core's table, built from the model: the macro emits it as Rust, and tools parse with it at run time.

use errbook_core::__private::Slot;
use errbook_core::table::{Catalog, Code, Endpoint, Entry, Extension, Pattern, PollingProfile, Source, When};

use crate::model;
use crate::perfect_hash::{self, Index};
use crate::urls;

mod formats;
mod texts;

use formats::{Buffers, Formats};
use texts::{Facts, Lists, Texts};

#[cfg(test)]
thread_local! {
    /// The number of tables built by this thread.
    pub(crate) static BUILT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Calls `run` with the table of `catalog`, which borrows from the model.
pub fn with_table<R>(catalog: &model::Catalog, run: impl FnOnce(&Catalog<'_>) -> R) -> R {
    #[cfg(test)]
    BUILT.set(BUILT.get() + 1);
    let all: Vec<&model::Entry> = catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries).collect();
    let texts: Vec<Texts<'_>> = all.iter().map(|entry| Texts::new(entry)).collect();
    let lists: Vec<Lists<'_>> = texts.iter().zip(&all).map(|(texts, entry)| texts.lists(entry)).collect();
    let docs = urls::entry_urls(catalog);
    let entries: Vec<Entry<'_>> = all
        .iter()
        .zip(texts.iter().zip(&lists).zip(&docs))
        .map(|(entry, ((texts, lists), docs))| self::entry(catalog, entry, texts, lists, docs.as_deref()))
        .collect();
    let indices: Vec<Index<'_>> = catalog
        .endpoints
        .iter()
        .map(|endpoint| index(endpoint.entries.iter().map(|entry| catalog.code(entry))))
        .collect();
    let with_code = |entry| (catalog.code(entry), entry);
    let patterns: Vec<Vec<Pattern<'_>>> =
        catalog.endpoints.iter().map(|endpoint| patterns(endpoint.entries.iter().map(with_code))).collect();
    let formats = Formats::of_catalog(catalog);
    let own_formats: Vec<Option<Formats<'_>>> =
        catalog.endpoints.iter().map(|endpoint| Formats::of_endpoint(catalog, endpoint)).collect();
    let responses = formats.buffers(catalog);
    let own: Vec<Option<Buffers<'_>>> =
        own_formats.iter().map(|own| own.as_ref().map(|own| own.buffers(catalog))).collect();
    let when: Vec<Vec<When<'_>>> = own.iter().map(|own| own.as_ref().map(Buffers::when).unwrap_or_default()).collect();
    let facts: Vec<Facts<'_>> = catalog.endpoints.iter().map(|endpoint| Facts::new(&endpoint.extensions)).collect();
    let facts: Vec<Vec<Extension<'_>>> = facts.iter().map(Facts::get).collect();
    let mut rest = entries.as_slice();
    let mut endpoints = Vec::new();
    let parts = indices.iter().zip(&patterns).zip(own.iter().zip(&when).zip(&facts));
    for (endpoint, ((index, patterns), ((own, when), extensions))) in catalog.endpoints.iter().zip(parts) {
        let (entries, others) = rest.split_at(endpoint.entries.len());
        rest = others;
        endpoints.push(Endpoint {
            name: &endpoint.name,
            method: endpoint.method.as_deref(),
            path: &endpoint.path,
            is_idempotent: endpoint.is_idempotent,
            extensions,
            responses: own.as_ref().map(Buffers::responses),
            when,
            entries,
            index: index.names(),
            patterns,
        });
    }
    let codes: Vec<Code<'_>> = catalog.codes.iter().map(|code| Code { code: &code.code, ident: &code.ident }).collect();
    let index_of_codes = index(&catalog.codes);
    let sources: Vec<Source<'_>> = catalog.sources.iter().map(source).collect();
    let polling: Vec<PollingProfile<'_>> = catalog.polling.iter().map(polling_profile).collect();
    let patterns_of_codes = patterns_of_codes(catalog, &patterns);
    let secrets: Vec<&str> = catalog.secrets.iter().map(String::as_str).collect();
    let public: Vec<&str> = catalog.public.iter().map(String::as_str).collect();
    let facts_of_catalog = Facts::new(&catalog.extensions);
    run(&Catalog {
        name: &catalog.name,
        title: &catalog.title,
        source_url: catalog.source.as_ref().map(|source| source.url.as_str()),
        hash: &catalog.hash,
        sources: &sources,
        responses: responses.responses(),
        secrets: &secrets,
        public: &public,
        extensions: &facts_of_catalog.get(),
        polling: &polling,
        codes: &codes,
        index: index_of_codes.names(),
        patterns: &patterns_of_codes,
        endpoints: &endpoints,
    })
}

fn entry<'m>(
    catalog: &'m model::Catalog,
    entry: &'m model::Entry,
    texts: &'m Texts<'m>,
    lists: &'m Lists<'m>,
    docs: Option<&'m str>,
) -> Entry<'m> {
    let code = catalog.code(entry);
    Entry {
        code: &code.code,
        ident: &code.ident,
        row: u32::try_from(entry.code).unwrap_or(u32::MAX),
        title: &texts.title,
        meaning: &texts.meaning,
        causes: &lists.causes,
        fix: &texts.fix,
        retry: catalog.policy(entry).retry,
        http: &texts.http,
        checks: &lists.checks,
        evidence: entry.evidence,
        sources: &entry.sources,
        docs_url: docs,
        delay: entry.texts.parameter.as_ref().and_then(|parameter| parameter.delay),
        since: entry.since.as_deref(),
        deprecated: texts.deprecated(entry),
        removed: texts.removed(entry),
        extensions: &lists.extensions,
    }
}

fn source(source: &model::NamedSource) -> Source<'_> {
    let model::NamedSource { evidence, title, url, accessed, .. } = source;
    Source { evidence: *evidence, title, url: url.as_deref(), accessed }
}

fn polling_profile(profile: &model::PollingProfile) -> PollingProfile<'_> {
    PollingProfile { task_type: &profile.task_type, retry: profile.retry, sources: &profile.sources }
}

/// Returns the index of codes and their aliases.
fn index<'m>(codes: impl IntoIterator<Item = &'m model::Code>) -> Index<'m> {
    let mut names = Vec::new();
    for (row, code) in (0..).zip(codes) {
        names.push(Slot { name: &code.code, row, fingerprint: 0 });
        names.extend(code.aliases.iter().map(|alias| Slot { name: &alias.name, row, fingerprint: 0 }));
    }
    perfect_hash::index(names, perfect_hash::SEEDS)
}

/// Returns the patterns of the codes with a parameter, with their rows.
fn patterns<'m>(entries: impl IntoIterator<Item = (&'m model::Code, &'m model::Entry)>) -> Vec<Pattern<'m>> {
    let mut patterns = Vec::new();
    for (row, (code, entry)) in (0..).zip(entries) {
        if let Some(parameter) = &entry.texts.parameter
            && let Some((before, _, after)) = Pattern::split(&code.code)
        {
            patterns.push(Pattern { before, after, kind: parameter.kind, row });
        }
    }
    patterns
}

/// Returns the patterns of the catalog: each code once, with its row among all codes.
fn patterns_of_codes<'m>(catalog: &model::Catalog, patterns: &[Vec<Pattern<'m>>]) -> Vec<Pattern<'m>> {
    let mut all: Vec<Pattern<'m>> = Vec::new();
    for (endpoint, patterns) in catalog.endpoints.iter().zip(patterns) {
        for pattern in patterns {
            let code = endpoint.entries.get(pattern.row as usize).map_or(usize::MAX, |entry| entry.code);
            let row = u32::try_from(code).unwrap_or(u32::MAX);
            if !all.iter().any(|other| other.row == row) {
                all.push(Pattern { row, ..*pattern });
            }
        }
    }
    all
}

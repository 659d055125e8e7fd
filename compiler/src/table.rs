//! Core's table, built from the model: the macro emits it as Rust, and tools parse with it at run time.

use errbook_core::__private::Slot;
use errbook_core::table::{
    Catalog, Cause, Check, Code, Endpoint, Entry, LifecycleNote, Pattern, PollingProfile, Source, When,
};

use crate::model;
use crate::perfect_hash::{self, Index};
use crate::urls;

mod formats;

use formats::{Buffers, Formats};

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
    let causes: Vec<Vec<Cause<'_>>> = all.iter().map(|entry| entry.texts.causes.iter().map(cause).collect()).collect();
    let extensions: Vec<Vec<Vec<&str>>> =
        all.iter().map(|entry| entry.texts.checks.iter().map(|check| check.rule.extensions()).collect()).collect();
    let checks: Vec<Vec<Check<'_>>> = all
        .iter()
        .zip(&extensions)
        .map(|(entry, lists)| {
            entry
                .texts
                .checks
                .iter()
                .zip(lists)
                .map(|(check, list)| Check { parameter: &check.parameter, rule: check.rule.to_table(list) })
                .collect()
        })
        .collect();
    let docs = urls::entry_urls(catalog);
    let entries: Vec<Entry<'_>> = all
        .iter()
        .zip(causes.iter().zip(&checks).zip(&docs))
        .map(|(entry, ((causes, checks), docs))| self::entry(catalog, entry, causes, checks, docs.as_deref()))
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
    let mut rest = entries.as_slice();
    let mut endpoints = Vec::new();
    let parts = indices.iter().zip(&patterns).zip(own.iter().zip(&when));
    for (endpoint, ((index, patterns), (own, when))) in catalog.endpoints.iter().zip(parts) {
        let (entries, others) = rest.split_at(endpoint.entries.len());
        rest = others;
        endpoints.push(Endpoint {
            name: &endpoint.name,
            path: &endpoint.path,
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
    run(&Catalog {
        name: &catalog.name,
        title: &catalog.title,
        source_url: catalog.source.as_ref().map(|source| source.url.as_str()),
        hash: &catalog.hash,
        sources: &sources,
        responses: responses.responses(),
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
    causes: &'m [Cause<'m>],
    checks: &'m [Check<'m>],
    docs: Option<&'m str>,
) -> Entry<'m> {
    let code = catalog.code(entry);
    Entry {
        code: &code.code,
        ident: &code.ident,
        row: u32::try_from(entry.code).unwrap_or(u32::MAX),
        title: &entry.texts.title,
        meaning: &entry.texts.meaning,
        causes,
        fix: &entry.texts.fix,
        retry: catalog.policy(entry).retry,
        checks,
        evidence: entry.evidence,
        sources: &entry.sources,
        docs_url: docs,
        delay: entry.texts.parameter.as_ref().and_then(|parameter| parameter.delay),
        since: entry.since.as_deref(),
        deprecated: entry.deprecated.as_ref().map(note),
        removed: entry.removed.as_ref().map(note),
    }
}

fn source(source: &model::NamedSource) -> Source<'_> {
    let model::NamedSource { evidence, title, url, accessed, .. } = source;
    Source { evidence: *evidence, title, url: url.as_deref(), accessed }
}

fn polling_profile(profile: &model::PollingProfile) -> PollingProfile<'_> {
    PollingProfile { task_type: &profile.task_type, retry: profile.retry, sources: &profile.sources }
}

fn note(note: &model::LifecycleNote) -> LifecycleNote<'_> {
    LifecycleNote { since: &note.since, text: &note.text }
}

fn cause(cause: &model::Cause) -> Cause<'_> {
    Cause { cause: &cause.cause, fix: &cause.fix }
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

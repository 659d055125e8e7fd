//! Core's table, built from the model: the macro emits it as Rust, and tools parse with it at run time.

use errbook_core::table::{Catalog, Endpoint, Pattern, PollingProfile, Source};

use crate::layout;
use crate::lists;
use crate::model;

mod formats;
mod rows;
mod strings;
mod texts;

use formats::{Buffers, Formats};
use rows::Rows;
use texts::{Facts, Lists, Texts};

#[cfg(test)]
thread_local! {
    /// The number of tables built by this thread.
    pub(crate) static BUILT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Calls `run` with the table of `catalog`, which borrows from the model.
pub fn with_table<R>(catalog: &model::Catalog, run: impl FnOnce(&Catalog<'_>) -> R) -> R {
    let (mut run, mut result) = (Some(run), None);
    build(catalog, &mut |table| result = run.take().map(|run| run(table)));
    result.expect("`build` calls its argument")
}

/// Builds the table, and calls `run` with it; this is not generic, because it is compiled for each type of its result.
fn build(catalog: &model::Catalog, run: &mut dyn FnMut(&Catalog<'_>)) {
    #[cfg(test)]
    BUILT.set(BUILT.get() + 1);
    let mut texts: Vec<Texts<'_>> = Vec::new();
    for endpoint in &catalog.endpoints {
        for entry in &endpoint.entries {
            texts.push(Texts::new(entry));
        }
    }
    let lists: Vec<Lists<'_>> = lists::map(&texts, Texts::lists);
    let urls = layout::entry_urls(catalog);
    let rows = Rows::new(catalog, &texts, &lists, &urls);
    let strings = rows.strings();
    let pool = rows.pool(&strings);
    let patterns = lists::map(&catalog.endpoints, |endpoint| patterns(catalog, &endpoint.entries));
    let formats = Formats::of_catalog(catalog);
    let own_formats = lists::map(&catalog.endpoints, |endpoint| Formats::of_endpoint(catalog, endpoint));
    let responses = formats.buffers(catalog);
    let own = lists::map(&own_formats, |own| own.as_ref().map(|own| own.buffers(catalog)));
    let when = lists::map(&own, |own| own.as_ref().map(Buffers::when).unwrap_or_default());
    let facts = lists::map(&catalog.endpoints, |endpoint| Facts::new(&endpoint.extensions));
    let facts = lists::map(&facts, Facts::get);
    let parts = rows.endpoints.iter().zip(&patterns).zip(own.iter().zip(&when).zip(&facts));
    let mut endpoints = Vec::new();
    for (endpoint, (((rows, map), patterns), ((own, when), extensions))) in catalog.endpoints.iter().zip(parts) {
        endpoints.push(Endpoint {
            name: &endpoint.name,
            method: endpoint.method.as_deref(),
            path: &endpoint.path,
            is_idempotent: endpoint.is_idempotent,
            extensions,
            responses: own.as_ref().map(Buffers::responses),
            when,
            pool: &pool,
            rows,
            row_map: map.row_map(),
            patterns,
        });
    }
    let sources = lists::map(&catalog.sources, source);
    let polling = lists::map(&catalog.polling, polling_profile);
    let patterns_of_codes = patterns_of_codes(catalog, &patterns);
    let secrets = lists::map(&catalog.secrets, String::as_str);
    let public = lists::map(&catalog.public, String::as_str);
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
        pool: &pool,
        patterns: &patterns_of_codes,
        endpoints: &endpoints,
    });
}

fn source(source: &model::NamedSource) -> Source<'_> {
    let model::NamedSource { evidence, title, url, accessed, .. } = source;
    Source { evidence: *evidence, title, url: url.as_deref(), accessed }
}

fn polling_profile(profile: &model::PollingProfile) -> PollingProfile<'_> {
    PollingProfile { task_type: &profile.task_type, retry: profile.retry, sources: &profile.sources }
}

/// Returns the patterns of the codes with a parameter, with their rows.
fn patterns<'m>(catalog: &'m model::Catalog, entries: &'m [model::Entry]) -> Vec<Pattern<'m>> {
    let mut patterns = Vec::new();
    for (row, entry) in (0..).zip(entries) {
        if let Some(parameter) = &entry.texts.parameter
            && let Some((before, _, after)) = Pattern::split(&catalog.code(entry).code)
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

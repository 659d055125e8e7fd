//! Core's table, built from the model: the macro emits it as Rust, and tools parse with it at run time.

use errbook_core::__private::{Key, Slot, Template};
use errbook_core::RetryPolicy;
use errbook_core::table::{
    Catalog, Cause, Check, Code, Condition, Endpoint, Entry, HttpRetryRule, JsonResponses, LifecycleNote, Path,
    Pattern, PollingProfile, Predicate, Responses, Source, TextResponses, UnknownCodePattern,
};

use crate::model;
use crate::perfect_hash::{self, Index};
use crate::templates;
use crate::urls;

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
    let mut rest = entries.as_slice();
    let mut endpoints = Vec::new();
    for (endpoint, (index, patterns)) in catalog.endpoints.iter().zip(indices.iter().zip(&patterns)) {
        let (entries, others) = rest.split_at(endpoint.entries.len());
        rest = others;
        endpoints.push(Endpoint {
            name: &endpoint.name,
            path: &endpoint.path,
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
    with_responses(catalog, |responses| {
        run(&Catalog {
            name: &catalog.name,
            title: &catalog.title,
            source_url: catalog.source.as_ref().map(|source| source.url.as_str()),
            hash: &catalog.hash,
            sources: &sources,
            responses,
            polling: &polling,
            codes: &codes,
            index: index_of_codes.names(),
            patterns: &patterns_of_codes,
            endpoints: &endpoints,
        })
    })
}

fn with_responses<R>(catalog: &model::Catalog, run: impl FnOnce(Responses<'_>) -> R) -> R {
    let responses = &catalog.responses;
    let text = responses.text.as_ref();
    let unknown: Vec<UnknownCodePattern<'_>> =
        text.map(|text| text.unknown_codes.iter().map(unknown).collect()).unwrap_or_default();
    let policy = |index: usize| catalog.policies.get(index).map_or(RetryPolicy::Unspecified, |policy| policy.retry);
    let http = responses.http.iter().map(|(status, index)| HttpRetryRule { status, retry: policy(*index) });
    let http: Vec<HttpRetryRule<'_>> = http.collect();
    let text = text.map(|text| TextResponses {
        success_prefix: text.success_prefix.as_deref(),
        reserved_prefix: text.reserved_prefix.as_deref(),
        unknown_codes: &unknown,
    });
    match &responses.json {
        Some(json) => with_json(json, &catalog.codes, |json| run(Responses { text, json: Some(json), http: &http })),
        None => run(Responses { text, json: None, http: &http }),
    }
}

fn with_json<R>(json: &model::JsonResponses, codes: &[model::Code], run: impl FnOnce(JsonResponses<'_>) -> R) -> R {
    let keys = model::first_keys(json);
    let conditions = json.success.iter().chain(&json.failure);
    let predicates: Vec<(Vec<&str>, Predicate<'_>)> =
        conditions.map(|(path, predicate)| (model::keys(path), self::predicate(predicate))).collect();
    let payload: Vec<Vec<&str>> =
        json.payload.iter().filter(|path| *path != ".").map(|path| model::keys(path)).collect();
    let (code, message) = (model::keys(&json.code), json.message.as_deref().map(model::keys));
    let conditions: Vec<Condition<'_>> = predicates
        .iter()
        .map(|(names, predicate)| Condition { path: path(&keys, names), predicate: *predicate })
        .collect();
    let (success, failure) = conditions.split_at(json.success.len());
    let payload: Vec<Path<'_>> = payload.iter().map(|names| path(&keys, names)).collect();
    let templates = templates::templates(json, codes);
    let templates: Vec<Template<'_>> = templates.iter().map(|one| template(&keys, one)).collect();
    let named: Vec<Key<'_>> = keys.iter().map(|key| Key::new(key)).collect();
    run(JsonResponses {
        keys: &named,
        success,
        failure,
        code: path(&keys, &code),
        code_after: json.code_after.as_deref(),
        payload: &payload,
        root_payload: json.payload.iter().any(|path| path == "."),
        message: message.as_ref().map(|message| path(&keys, message)),
        templates: &templates,
    })
}

fn template<'t>(keys: &[&str], template: &'t templates::Template) -> Template<'t> {
    let templates::Template { before, after, success, string, discriminator } = template;
    Template {
        before,
        after,
        success: *success,
        string: key_index(keys, string),
        discriminator: discriminator.as_ref().map(|discriminator| key_index(keys, discriminator)),
    }
}

fn path<'p>(keys: &[&str], path: &'p [&'p str]) -> Path<'p> {
    let key = path.first().map_or(usize::MAX, |head| key_index(keys, head));
    Path { key, rest: path.get(1..).unwrap_or_default() }
}

/// Returns the index of a key, or one that no key has.
fn key_index(keys: &[&str], key: &str) -> usize {
    keys.iter().position(|one| *one == key).unwrap_or(usize::MAX)
}

fn predicate(predicate: &model::Predicate) -> Predicate<'_> {
    match predicate {
        model::Predicate::Is(is) => Predicate::Is(is),
        model::Predicate::Not(not) => Predicate::Not(not),
        model::Predicate::Present => Predicate::Present,
        model::Predicate::Absent => Predicate::Absent,
    }
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

fn unknown(unknown: &model::UnknownCodePattern) -> UnknownCodePattern<'_> {
    UnknownCodePattern { charset: unknown.charset, prefix: &unknown.prefix, max_length: unknown.max_length as usize }
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

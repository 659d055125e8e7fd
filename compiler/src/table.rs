//! The model as core's table: what the macro emits as Rust, and what runs at run time without being compiled.

use errbook_core::{
    Catalog, Cause, Check, Code, Condition, Endpoint, Entry, JsonReplies, Name, Names, Replies, Rule, TextReplies,
    Unknown,
};

use crate::model;

/// Calls `run` with the table of `catalog`.
///
/// The table borrows from the model, so it lives for the call only.
pub fn with_table<R>(catalog: &model::Catalog, run: impl FnOnce(&Catalog<'_>) -> R) -> R {
    let all: Vec<&model::Entry> = catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries).collect();
    let causes: Vec<Vec<Cause<'_>>> = all.iter().map(|entry| entry.texts.causes.iter().map(cause).collect()).collect();
    let extensions: Vec<Vec<Vec<&str>>> =
        all.iter().map(|entry| entry.texts.checks.iter().map(extensions).collect()).collect();
    let checks: Vec<Vec<Check<'_>>> = all
        .iter()
        .zip(&extensions)
        .map(|(entry, lists)| {
            entry.texts.checks.iter().zip(lists).map(|(check, list)| self::check(check, list)).collect()
        })
        .collect();
    let entries: Vec<Entry<'_>> = all
        .iter()
        .zip(causes.iter().zip(&checks))
        .map(|(entry, (causes, checks))| self::entry(catalog, entry, causes, checks))
        .collect();
    let names: Vec<Vec<Name<'_>>> = catalog
        .endpoints
        .iter()
        .map(|endpoint| names(endpoint.entries.iter().map(|entry| catalog.code(entry))))
        .collect();
    let mut rest = entries.as_slice();
    let mut endpoints = Vec::new();
    for (endpoint, names) in catalog.endpoints.iter().zip(&names) {
        let (entries, others) = rest.split_at(endpoint.entries.len());
        rest = others;
        endpoints.push(Endpoint { name: &endpoint.name, path: &endpoint.path, entries, names: Names::new(names) });
    }
    let codes: Vec<Code<'_>> = catalog.codes.iter().map(|code| Code { code: &code.code, ident: &code.ident }).collect();
    let anywhere = self::names(&catalog.codes);
    with_replies(&catalog.replies, |replies| {
        run(&Catalog {
            name: &catalog.name,
            title: &catalog.title,
            hash: &catalog.hash,
            replies,
            codes: &codes,
            names: Names::new(&anywhere),
            endpoints: &endpoints,
        })
    })
}

fn with_replies<R>(replies: &model::Replies, run: impl FnOnce(Replies<'_>) -> R) -> R {
    let text = replies.text.as_ref();
    let unknown: Vec<Unknown<'_>> = text.map(|text| text.unknown.iter().map(unknown).collect()).unwrap_or_default();
    let json = replies.json.as_ref();
    let payload: Vec<&str> = json.map(|json| json.payload.iter().map(String::as_str).collect()).unwrap_or_default();
    run(Replies {
        text: text.map(|text| TextReplies {
            success: text.success.as_deref(),
            reserved: text.reserved.as_deref(),
            unknown: &unknown,
        }),
        json: json.map(|json| JsonReplies {
            success: condition(&json.success),
            failure: condition(&json.failure),
            code: &json.code,
            payload: &payload,
            message: json.message.as_deref(),
        }),
    })
}

fn entry<'m>(
    catalog: &'m model::Catalog,
    entry: &'m model::Entry,
    causes: &'m [Cause<'m>],
    checks: &'m [Check<'m>],
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
    }
}

fn cause(cause: &model::Cause) -> Cause<'_> {
    Cause { cause: &cause.cause, fix: &cause.fix }
}

fn extensions(check: &model::Check) -> Vec<&str> {
    match &check.rule {
        model::Rule::Extension(list) => list.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

fn check<'m>(check: &'m model::Check, extensions: &'m [&'m str]) -> Check<'m> {
    let rule = match check.rule {
        model::Rule::Length(length) => Rule::Length(length),
        model::Rule::Bytes { min, max } => Rule::Bytes { min, max },
        model::Rule::Extension(_) => Rule::Extension(extensions),
        model::Rule::Present => Rule::Present,
        model::Rule::NonEmpty => Rule::NonEmpty,
        model::Rule::Digits => Rule::Digits,
        model::Rule::Base64 => Rule::Base64,
    };
    Check { parameter: &check.parameter, rule }
}

fn unknown(unknown: &model::Unknown) -> Unknown<'_> {
    Unknown { shape: unknown.shape, begins: &unknown.begins, longest: unknown.longest as usize }
}

fn condition((key, is): &(String, String)) -> Condition<'_> {
    Condition { key, is }
}

/// Codes and aliases, sorted by their bytes as [`Names`] wants them.
fn names<'m>(codes: impl IntoIterator<Item = &'m model::Code>) -> Vec<Name<'m>> {
    let mut names = Vec::new();
    for (row, code) in (0..).zip(codes) {
        names.push(Name { name: &code.code, row });
        names.extend(code.aliases.iter().map(|alias| Name { name: &alias.name, row }));
    }
    names.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
    names
}

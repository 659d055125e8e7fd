//! Core's table, written as a Rust constant.

use std::fmt::Display;
use std::time::Duration;

use errbook_core::{Catalog, Cause, Check, Entry, Evidence, Name, Names, Notice, Pattern, Retry, Rule, Source, Wait};

use super::{put, replies};

pub(super) fn write(out: &mut String, table: &Catalog<'_>) {
    put(out, format_args!("static CATALOG: errbook::Catalog<'static> = errbook::Catalog {{\n"));
    put(out, format_args!("    name: {:?},\n    title: {:?},\n    hash: {:?},\n", table.name, table.title, table.hash));
    put(out, format_args!("    sources: {},\n", list(table.sources, source)));
    put(out, format_args!("    replies: {},\n", replies::write(&table.replies)));
    put(out, format_args!("    waits: {},\n", list(table.waits, wait)));
    out.push_str("    codes: &[\n");
    for code in table.codes {
        put(out, format_args!("        errbook::Code {{ code: {:?}, ident: {:?} }},\n", code.code, code.ident));
    }
    out.push_str("    ],\n");
    names(out, "    ", &table.names);
    patterns(out, "    ", table.patterns);
    out.push_str("    endpoints: &[\n");
    for endpoint in table.endpoints {
        put(
            out,
            format_args!(
                "        errbook::Endpoint {{\n            name: {:?},\n            path: {:?},\n",
                endpoint.name, endpoint.path
            ),
        );
        out.push_str("            entries: &[\n");
        for entry in endpoint.entries {
            row(out, entry);
        }
        out.push_str("            ],\n");
        names(out, "            ", &endpoint.names);
        patterns(out, "            ", endpoint.patterns);
        out.push_str("        },\n");
    }
    out.push_str("    ],\n};\n");
}

fn source(source: &Source<'_>) -> String {
    let Source { evidence, title, page, read } = source;
    let page = option(page.map(|page| format!("{page:?}")));
    format!(
        "errbook::Source {{ evidence: errbook::Evidence::{evidence:?}, title: {title:?}, page: {page}, read: {read:?} }}"
    )
}

fn wait(wait: &Wait<'_>) -> String {
    let Wait { task, retry, sources } = wait;
    format!("errbook::Wait {{ task: {task:?}, retry: {}, sources: &{sources:?} }}", policy(*retry))
}

fn names(out: &mut String, indent: &str, names: &Names<'_>) {
    let Names { reach, seed, steps, slots } = names;
    put(
        out,
        format_args!(
            "{indent}names: errbook::Names {{\n{indent}    reach: errbook::Reach::{reach:?},\n\
             {indent}    seed: {seed:#x},\n{indent}    steps: &{steps:?},\n{indent}    slots: &[\n"
        ),
    );
    for slot in *slots {
        let Name { name, row, tag } = slot;
        if *slot == Name::VACANT {
            put(out, format_args!("{indent}        errbook::Name::VACANT,\n"));
        } else {
            put(out, format_args!("{indent}        errbook::Name {{ name: {name:?}, row: {row}, tag: {tag:#x} }},\n"));
        }
    }
    put(out, format_args!("{indent}    ],\n{indent}}},\n"));
}

fn row(out: &mut String, entry: &Entry<'_>) {
    put(out, format_args!("                errbook::Entry {{\n"));
    let mut field = |name: &str, value: String| put(out, format_args!("                    {name}: {value},\n"));
    field("code", format!("{:?}", entry.code));
    field("ident", format!("{:?}", entry.ident));
    field("row", entry.row.to_string());
    field("title", format!("{:?}", entry.title));
    field("meaning", format!("{:?}", entry.meaning));
    if !entry.causes.is_empty() {
        let cause = |cause: &Cause<'_>| format!("errbook::Cause {{ cause: {:?}, fix: {:?} }}", cause.cause, cause.fix);
        field("causes", list(entry.causes, cause));
    }
    field("fix", format!("{:?}", entry.fix));
    field("retry", policy(entry.retry));
    if !entry.checks.is_empty() {
        let check = |check: &Check<'_>| {
            format!("errbook::Check {{ parameter: {:?}, rule: {} }}", check.parameter, rule(&check.rule))
        };
        field("checks", list(entry.checks, check));
    }
    if entry.evidence != Evidence::Page {
        field("evidence", format!("errbook::Evidence::{:?}", entry.evidence));
    }
    if !entry.sources.is_empty() {
        field("sources", format!("&{:?}", entry.sources));
    }
    if let Some(docs) = entry.docs {
        field("docs", some(format!("{docs:?}")));
    }
    if let Some(delay) = entry.delay {
        field("delay", some(format!("errbook::Unit::{delay:?}")));
    }
    if let Some(since) = entry.since {
        field("since", some(format!("{since:?}")));
    }
    for (name, notice) in [("deprecated", entry.deprecated), ("removed", entry.removed)] {
        if let Some(Notice { since, text }) = notice {
            field(name, some(format!("errbook::Notice {{ since: {since:?}, text: {text:?} }}")));
        }
    }
    out.push_str("                    ..errbook::Entry::EMPTY\n                },\n");
}

fn patterns(out: &mut String, indent: &str, patterns: &[Pattern<'_>]) {
    let one = |pattern: &Pattern<'_>| {
        let Pattern { before, after, kind, row } = pattern;
        format!(
            "errbook::Pattern {{ before: {before:?}, after: {after:?}, kind: errbook::ParameterKind::{kind:?}, row: {row} }}"
        )
    };
    put(out, format_args!("{indent}patterns: {},\n", list(patterns, one)));
}

pub(super) fn policy(retry: Retry) -> String {
    let after = |duration: Duration| format!("::core::time::Duration::from_millis({})", duration.as_millis());
    match retry {
        Retry::Poll { first, every, attempts } => {
            format!("errbook::Retry::Poll {{ first: {}, every: {}, attempts: {attempts} }}", after(first), after(every))
        }
        Retry::Backoff { first, cap, attempts } => {
            format!("errbook::Retry::Backoff {{ first: {}, cap: {}, attempts: {attempts} }}", after(first), after(cap))
        }
        Retry::Restart { attempts } => format!("errbook::Retry::Restart {{ attempts: {attempts} }}"),
        Retry::Fix => "errbook::Retry::Fix".to_owned(),
        Retry::Unspecified => "errbook::Retry::Unspecified".to_owned(),
    }
}

fn rule(rule: &Rule<'_>) -> String {
    match rule {
        Rule::Bytes { min, max } => format!("errbook::Rule::Bytes {{ min: {}, max: {} }}", option(*min), option(*max)),
        Rule::Extension(list) => format!("errbook::Rule::Extension(&{list:?})"),
        other => format!("errbook::Rule::{other:?}"),
    }
}

/// `&[a, b]`.
pub(super) fn list<T>(items: &[T], item: impl Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(item).collect();
    format!("&[{}]", items.join(", "))
}

/// `Some(value)`, by its whole name.
pub(super) fn some(value: impl Display) -> String {
    format!("::core::option::Option::Some({value})")
}

/// An optional value, by its whole name.
pub(super) fn option(value: Option<impl Display>) -> String {
    value.map_or_else(|| "::core::option::Option::None".to_owned(), some)
}

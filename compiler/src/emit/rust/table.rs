//! Core's table, written as a Rust constant.

use std::fmt::Display;
use std::time::Duration;

use errbook_core::__private::{CodeIndex, Slot};
use errbook_core::RetryPolicy;
use errbook_core::table::{
    Catalog, Cause, Check, Entry, Evidence, LifecycleNote, Pattern, PollingProfile, Rule, Source,
};

use super::{put, responses};

pub(super) fn write(out: &mut String, table: &Catalog<'_>) {
    put(out, format_args!("static CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {{\n"));
    put(out, format_args!("    name: {:?},\n    title: {:?},\n    hash: {:?},\n", table.name, table.title, table.hash));
    put(out, format_args!("    source_url: {},\n", option(table.source_url.map(|url| format!("{url:?}")))));
    put(out, format_args!("    sources: {},\n", list(table.sources, source)));
    put(out, format_args!("    responses: {},\n", responses::write(&table.responses)));
    put(out, format_args!("    polling: {},\n", list(table.polling, wait)));
    out.push_str("    codes: &[\n");
    for code in table.codes {
        put(out, format_args!("        errbook::table::Code {{ code: {:?}, ident: {:?} }},\n", code.code, code.ident));
    }
    out.push_str("    ],\n");
    names(out, "    ", &table.index);
    patterns(out, "    ", table.patterns);
    out.push_str("    endpoints: &[\n");
    for endpoint in table.endpoints {
        put(
            out,
            format_args!(
                "        errbook::table::Endpoint {{\n            name: {:?},\n            path: {:?},\n",
                endpoint.name, endpoint.path
            ),
        );
        out.push_str("            entries: &[\n");
        for entry in endpoint.entries {
            row(out, entry);
        }
        out.push_str("            ],\n");
        names(out, "            ", &endpoint.index);
        patterns(out, "            ", endpoint.patterns);
        out.push_str("        },\n");
    }
    out.push_str("    ],\n};\n");
}

fn source(source: &Source<'_>) -> String {
    let Source { evidence, title, url, accessed } = source;
    let url = option(url.map(|url| format!("{url:?}")));
    format!(
        "errbook::table::Source {{ evidence: errbook::table::Evidence::{evidence:?}, title: {title:?}, url: {url}, accessed: {accessed:?} }}"
    )
}

fn wait(wait: &PollingProfile<'_>) -> String {
    let PollingProfile { task_type, retry, sources } = wait;
    format!(
        "errbook::table::PollingProfile {{ task_type: {task_type:?}, retry: {}, sources: &{sources:?} }}",
        policy(*retry)
    )
}

fn names(out: &mut String, indent: &str, names: &CodeIndex<'_>) {
    let CodeIndex { input, seed, displacements, slots } = names;
    put(
        out,
        format_args!(
            "{indent}index: errbook::__private::CodeIndex {{\n{indent}    input: errbook::__private::HashInput::{input:?},\n\
             {indent}    seed: {seed:#x},\n{indent}    displacements: &{displacements:?},\n{indent}    slots: &[\n"
        ),
    );
    for slot in *slots {
        let Slot { name, row, fingerprint } = slot;
        if *slot == Slot::VACANT {
            put(out, format_args!("{indent}        errbook::__private::Slot::VACANT,\n"));
        } else {
            put(
                out,
                format_args!(
                    "{indent}        errbook::__private::Slot {{ name: {name:?}, row: {row}, fingerprint: {fingerprint:#x} }},\n"
                ),
            );
        }
    }
    put(out, format_args!("{indent}    ],\n{indent}}},\n"));
}

fn row(out: &mut String, entry: &Entry<'_>) {
    put(out, format_args!("                errbook::table::Entry {{\n"));
    let mut field = |name: &str, value: String| put(out, format_args!("                    {name}: {value},\n"));
    field("code", format!("{:?}", entry.code));
    field("ident", format!("{:?}", entry.ident));
    field("row", entry.row.to_string());
    field("title", format!("{:?}", entry.title));
    field("meaning", format!("{:?}", entry.meaning));
    if !entry.causes.is_empty() {
        let cause =
            |cause: &Cause<'_>| format!("errbook::table::Cause {{ cause: {:?}, fix: {:?} }}", cause.cause, cause.fix);
        field("causes", list(entry.causes, cause));
    }
    field("fix", format!("{:?}", entry.fix));
    field("retry", policy(entry.retry));
    if !entry.checks.is_empty() {
        let check = |check: &Check<'_>| {
            format!("errbook::table::Check {{ parameter: {:?}, rule: {} }}", check.parameter, rule(&check.rule))
        };
        field("checks", list(entry.checks, check));
    }
    if entry.evidence != Evidence::Page {
        field("evidence", format!("errbook::table::Evidence::{:?}", entry.evidence));
    }
    if !entry.sources.is_empty() {
        field("sources", format!("&{:?}", entry.sources));
    }
    if let Some(docs) = entry.docs_url {
        field("docs_url", some(format!("{docs:?}")));
    }
    if let Some(delay) = entry.delay {
        field("delay", some(format!("errbook::table::Unit::{delay:?}")));
    }
    if let Some(since) = entry.since {
        field("since", some(format!("{since:?}")));
    }
    for (name, notice) in [("deprecated", entry.deprecated), ("removed", entry.removed)] {
        if let Some(LifecycleNote { since, text }) = notice {
            field(name, some(format!("errbook::table::LifecycleNote {{ since: {since:?}, text: {text:?} }}")));
        }
    }
    out.push_str("                    ..errbook::table::Entry::EMPTY\n                },\n");
}

fn patterns(out: &mut String, indent: &str, patterns: &[Pattern<'_>]) {
    let one = |pattern: &Pattern<'_>| {
        let Pattern { before, after, kind, row } = pattern;
        format!(
            "errbook::table::Pattern {{ before: {before:?}, after: {after:?}, kind: errbook::table::ParameterKind::{kind:?}, row: {row} }}"
        )
    };
    put(out, format_args!("{indent}patterns: {},\n", list(patterns, one)));
}

pub(super) fn policy(retry: RetryPolicy) -> String {
    let after = |duration: Duration| format!("::core::time::Duration::from_millis({})", duration.as_millis());
    match retry {
        RetryPolicy::Poll { initial_delay, interval, max_attempts } => {
            format!(
                "errbook::RetryPolicy::Poll {{ initial_delay: {}, interval: {}, max_attempts: {max_attempts} }}",
                after(initial_delay),
                after(interval)
            )
        }
        RetryPolicy::Backoff { initial_delay, max_delay, max_attempts } => {
            format!(
                "errbook::RetryPolicy::Backoff {{ initial_delay: {}, max_delay: {}, max_attempts: {max_attempts} }}",
                after(initial_delay),
                after(max_delay)
            )
        }
        RetryPolicy::Resubmit { max_attempts } => {
            format!("errbook::RetryPolicy::Resubmit {{ max_attempts: {max_attempts} }}")
        }
        RetryPolicy::AfterFix => "errbook::RetryPolicy::AfterFix".to_owned(),
        RetryPolicy::Unspecified => "errbook::RetryPolicy::Unspecified".to_owned(),
    }
}

fn rule(rule: &Rule<'_>) -> String {
    match rule {
        Rule::Bytes { min, max } => {
            format!("errbook::table::Rule::Bytes {{ min: {}, max: {} }}", option(*min), option(*max))
        }
        Rule::Extension(list) => format!("errbook::table::Rule::Extension(&{list:?})"),
        other => format!("errbook::table::Rule::{other:?}"),
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

//! Core's table, written as a Rust constant.

use std::fmt::Debug;
use std::time::Duration;

use errbook_core::{Catalog, Condition, Entry, Names, Replies, Retry, Rule};

use super::put;

pub(super) fn write(out: &mut String, table: &Catalog<'_>) {
    put(out, format_args!("static CATALOG: errbook::Catalog<'static> = errbook::Catalog {{\n"));
    put(out, format_args!("    name: {:?},\n    title: {:?},\n    hash: {:?},\n", table.name, table.title, table.hash));
    replies(out, &table.replies);
    out.push_str("    codes: &[\n");
    for code in table.codes {
        put(out, format_args!("        errbook::Code {{ code: {:?}, ident: {:?} }},\n", code.code, code.ident));
    }
    out.push_str("    ],\n");
    names(out, "    ", &table.names);
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
        out.push_str("        },\n");
    }
    out.push_str("    ],\n};\n");
}

fn names(out: &mut String, indent: &str, names: &Names<'_>) {
    put(out, format_args!("{indent}names: errbook::Names::new(&[\n"));
    for name in names.iter() {
        put(out, format_args!("{indent}    errbook::Name {{ name: {:?}, row: {} }},\n", name.name, name.row));
    }
    put(out, format_args!("{indent}]),\n"));
}

fn row(out: &mut String, entry: &Entry<'_>) {
    put(out, format_args!("                errbook::Entry {{\n"));
    let mut field = |name: &str, value: String| put(out, format_args!("                    {name}: {value},\n"));
    field("code", format!("{:?}", entry.code));
    field("ident", format!("{:?}", entry.ident));
    field("row", entry.row.to_string());
    field("title", format!("{:?}", entry.title));
    field("meaning", format!("{:?}", entry.meaning));
    let causes: Vec<String> = entry
        .causes
        .iter()
        .map(|cause| format!("errbook::Cause {{ cause: {:?}, fix: {:?} }}", cause.cause, cause.fix))
        .collect();
    field("causes", format!("&[{}]", causes.join(", ")));
    field("fix", format!("{:?}", entry.fix));
    field("retry", policy(entry.retry));
    let checks: Vec<String> = entry
        .checks
        .iter()
        .map(|check| format!("errbook::Check {{ parameter: {:?}, rule: {} }}", check.parameter, rule(&check.rule)))
        .collect();
    field("checks", format!("&[{}]", checks.join(", ")));
    field("evidence", format!("errbook::Evidence::{:?}", entry.evidence));
    out.push_str("                },\n");
}

fn policy(retry: Retry) -> String {
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
        Rule::Bytes { min, max } => format!("errbook::Rule::Bytes {{ min: {}, max: {} }}", some(min), some(max)),
        Rule::Extension(list) => format!("errbook::Rule::Extension(&{list:?})"),
        other => format!("errbook::Rule::{other:?}"),
    }
}

fn replies(out: &mut String, replies: &Replies<'_>) {
    let text = replies.text.map(|text| {
        let unknown: Vec<String> = text
            .unknown
            .iter()
            .map(|one| {
                format!(
                    "errbook::Unknown {{ shape: errbook::Shape::{:?}, begins: {:?}, longest: {} }}",
                    one.shape, one.begins, one.longest
                )
            })
            .collect();
        format!(
            "errbook::TextReplies {{ success: {}, reserved: {}, unknown: &[{}] }}",
            some(&text.success),
            some(&text.reserved),
            unknown.join(", ")
        )
    });
    let json = replies.json.map(|json| {
        let condition = |one: Condition<'_>| format!("errbook::Condition {{ key: {:?}, is: {:?} }}", one.key, one.is);
        format!(
            "errbook::JsonReplies {{ success: {}, failure: {}, code: {:?}, payload: &{:?}, message: {} }}",
            condition(json.success),
            condition(json.failure),
            json.code,
            json.payload,
            some(&json.message)
        )
    });
    let option = |value: Option<String>| {
        value.map_or_else(|| none().to_owned(), |value| format!("::core::option::Option::Some({value})"))
    };
    put(
        out,
        format_args!(
            "    replies: errbook::Replies {{\n        text: {},\n        json: {},\n    }},\n",
            option(text),
            option(json)
        ),
    );
}

fn some(value: &Option<impl Debug>) -> String {
    value.as_ref().map_or_else(|| none().to_owned(), |value| format!("::core::option::Option::Some({value:?})"))
}

fn none() -> &'static str {
    "::core::option::Option::None"
}

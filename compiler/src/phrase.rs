//! The wording of policies, rules and evidence, the same in rustdoc, Markdown and on the terminal.

use std::fmt::Display;
use std::time::Duration;

use crate::markup;
use crate::model::{Catalog, Check, Entry, Extension, NamedSource};
use errbook_core::RetryPolicy;
use errbook_core::table::{Charset, Evidence, Rule};

/// Returns a duration with its unit: `5 s`, `500 ms`, `2 min`.
#[must_use]
pub fn duration(duration: Duration) -> String {
    let milliseconds = duration.as_millis();
    match milliseconds {
        m if m % 60_000 == 0 && m >= 120_000 => format!("{} min", m / 60_000),
        m if m % 1_000 == 0 => format!("{} s", m / 1_000),
        m => format!("{m} ms"),
    }
}

/// Returns the delays and the limit of a policy; empty if the policy repeats nothing.
#[must_use]
pub fn schedule(retry: RetryPolicy) -> String {
    let attempts = |max_attempts| counted(max_attempts, "attempt", "attempts");
    match retry {
        RetryPolicy::Poll { initial_delay, interval, max_attempts } if initial_delay == interval => {
            format!("every {}, at most {}", duration(interval), attempts(max_attempts))
        }
        RetryPolicy::Poll { initial_delay, interval, max_attempts } => {
            format!(
                "first after {}, then every {}, at most {}",
                duration(initial_delay),
                duration(interval),
                attempts(max_attempts)
            )
        }
        RetryPolicy::Backoff { initial_delay, max_delay, max_attempts } if initial_delay == max_delay => {
            format!("after {}, at most {}", duration(initial_delay), attempts(max_attempts))
        }
        RetryPolicy::Backoff { initial_delay, max_delay, max_attempts } => {
            format!(
                "after {}, doubling up to {}, at most {}",
                duration(initial_delay),
                duration(max_delay),
                attempts(max_attempts)
            )
        }
        RetryPolicy::Resubmit { max_attempts } => {
            format!("at most {}", counted(max_attempts, "submission", "submissions"))
        }
        RetryPolicy::AfterFix | RetryPolicy::Unspecified => String::new(),
    }
}

/// Returns what a check admits and the calls that it applies to, to follow the name of the parameter.
#[must_use]
pub fn limit(check: &Check) -> String {
    let rule = rule(&check.rule.to_table(&check.rule.extensions()));
    let only_for = check.only_for.as_ref().map(|calls| format!(", only for {}", calls.trim_end_matches('.')));
    rule + &only_for.unwrap_or_default()
}

/// Returns what a rule admits.
#[must_use]
pub fn rule(rule: &Rule<'_>) -> String {
    rule.to_string()
}

/// Returns the characters of an unknown code.
#[must_use]
pub fn charset(charset: Charset) -> &'static str {
    match charset {
        Charset::UpperSnake => "upper case letters, digits and `_`, starting with a letter",
        Charset::LowerSnake => "lower case letters, digits and `_`, starting with a letter",
        Charset::Digits => "digits",
        Charset::Decimal => "digits, with an optional `-` before them and an optional point between them",
        Charset::Printable => "printable ASCII characters",
        _ => charset.as_str(),
    }
}

/// Returns a heading for the entries with this evidence, and a predicate for one of their codes.
///
/// Returns `None` for the evidence of the source page, which needs no mention.
#[must_use]
pub fn outside_page(evidence: Evidence) -> Option<(&'static str, &'static str)> {
    match evidence {
        Evidence::Page => None,
        Evidence::Vendor => Some((
            "Not on the source page, but named by the vendor elsewhere",
            "is not on the source page, but the vendor names it elsewhere",
        )),
        Evidence::Observed => Some((
            "Not documented by the vendor, but observed elsewhere",
            "is not documented by the vendor, but was observed elsewhere",
        )),
    }
}

/// Returns the sources at these indices; the text is not escaped.
#[must_use]
pub fn sources(catalog: &Catalog, indices: &[u32]) -> String {
    catalog.sources_at(indices).map(source).collect::<Vec<_>>().join("; ")
}

/// Returns the evidence of an entry with its sources, to follow its code; `None` if the source page has the code.
#[must_use]
pub fn evidence(catalog: &Catalog, entry: &Entry) -> Option<String> {
    let (_, predicate) = outside_page(entry.evidence)?;
    let is_on_page = |other: &Entry| other.code == entry.code && other.evidence == Evidence::Page;
    let is_elsewhere = catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries).any(is_on_page);
    let predicate = if is_elsewhere { "is on the source page, but not for this endpoint" } else { predicate };
    Some(format!("{predicate}: {}.", sources(catalog, &entry.sources)))
}

/// Returns the title of a source, its URL, and the date on which it was accessed or observed.
#[must_use]
pub fn source(source: &NamedSource) -> String {
    let NamedSource { title, url, accessed, evidence, .. } = source;
    let url = url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
    let verb = if *evidence == Evidence::Observed { "observed" } else { "accessed" };
    format!("{}{url}, {verb} on {accessed}", title.trim_end_matches('.'))
}

/// Returns a lifecycle note as text: `since 3.0. Use another code.`
#[must_use]
pub fn note(since: Option<&str>, text: &str) -> String {
    since.map_or_else(|| text.to_owned(), |since| format!("since {since}. {text}"))
}

/// Returns a fact from a key that starts with `x-`: `x-team: billing`.
#[must_use]
pub fn extension(extension: &Extension) -> String {
    format!("{}: {}", extension.name, extension.values.join(", "))
}

/// Returns a text as printed to a terminal, without the escapes of the catalog.
#[must_use]
pub fn plain(text: &str) -> String {
    markup::plain(text).into_owned()
}

/// Returns a number with its unit.
#[must_use]
pub fn counted(number: impl Display, one: &str, many: &str) -> String {
    let number = number.to_string();
    let unit = if number == "1" { one } else { many };
    format!("{number} {unit}")
}

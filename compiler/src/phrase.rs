//! Policies, limits and shapes in words, the same in rustdoc, in markdown and on the terminal.

use std::fmt::Display;
use std::time::Duration;

use crate::model::{Catalog, Entry, NamedSource};
use errbook_core::RetryPolicy;
use errbook_core::table::{Charset, Evidence, Rule};

/// A duration as people write it: `5 s`, `500 ms`, `2 min`.
#[must_use]
pub fn duration(duration: Duration) -> String {
    let milliseconds = duration.as_millis();
    match milliseconds {
        m if m % 60_000 == 0 && m >= 120_000 => format!("{} min", m / 60_000),
        m if m % 1_000 == 0 => format!("{} s", m / 1_000),
        m => format!("{m} ms"),
    }
}

/// The delays and the bound of a policy; empty where nothing repeats.
#[must_use]
pub fn schedule(retry: RetryPolicy) -> String {
    let tries = |max_attempts| counted(max_attempts, "try", "tries");
    match retry {
        RetryPolicy::Poll { initial_delay, interval, max_attempts } if initial_delay == interval => {
            format!("every {}, at most {}", duration(interval), tries(max_attempts))
        }
        RetryPolicy::Poll { initial_delay, interval, max_attempts } => {
            format!(
                "first after {}, then every {}, at most {}",
                duration(initial_delay),
                duration(interval),
                tries(max_attempts)
            )
        }
        RetryPolicy::Backoff { initial_delay, max_delay, max_attempts } if initial_delay == max_delay => {
            format!("after {}, at most {}", duration(initial_delay), tries(max_attempts))
        }
        RetryPolicy::Backoff { initial_delay, max_delay, max_attempts } => {
            format!(
                "after {}, doubling up to {}, at most {}",
                duration(initial_delay),
                duration(max_delay),
                tries(max_attempts)
            )
        }
        RetryPolicy::Resubmit { max_attempts } => format!("at most {}", counted(max_attempts, "task", "tasks")),
        RetryPolicy::AfterFix | RetryPolicy::Unspecified => String::new(),
    }
}

/// What must hold for a parameter, after its name.
#[must_use]
pub fn rule(rule: &Rule<'_>) -> String {
    rule.to_string()
}

/// The characters that an unknown code is made of.
#[must_use]
pub fn shape(shape: Charset) -> &'static str {
    match shape {
        Charset::UpperSnake => "capitals, digits and `_`, the first one a capital",
        Charset::LowerSnake => "small letters, digits and `_`, the first one a letter",
        Charset::Digits => "digits",
        Charset::Printable => "printable ASCII",
        _ => shape.as_str(),
    }
}

/// What is said of entries that do not stand on the source page: above all of one kind, and of one code.
///
/// The kinds of evidence never mix.
#[must_use]
pub fn beyond_the_page(evidence: Evidence) -> Option<(&'static str, &'static str)> {
    match evidence {
        Evidence::Page => None,
        Evidence::Vendor => Some((
            "Not on the source page, but named by the vendor elsewhere",
            "is not on the source page, but the vendor names it elsewhere",
        )),
        Evidence::Observed => Some((
            "Named nowhere by the vendor, but seen on the wire",
            "is named nowhere by the vendor, but was seen on the wire",
        )),
    }
}

/// Sources with their addresses and days, one after the other; for text that is not escaped yet.
#[must_use]
pub fn sources(catalog: &Catalog, places: &[u32]) -> String {
    catalog.sources_at(places).map(source).collect::<Vec<_>>().join("; ")
}

/// Who says that an entry is there, and where, to stand behind its code; nothing where the page says so.
#[must_use]
pub fn evidence(catalog: &Catalog, entry: &Entry) -> Option<String> {
    let (_, said) = beyond_the_page(entry.evidence)?;
    Some(format!("{said}: {}.", sources(catalog, &entry.sources)))
}

/// A source: its title, its address, and the day on which it was read or seen.
#[must_use]
pub fn source(source: &NamedSource) -> String {
    let NamedSource { title, url, accessed, evidence, .. } = source;
    let url = url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
    let verb = if *evidence == Evidence::Observed { "seen" } else { "accessed" };
    format!("{}{url}, {verb} on {accessed}", title.trim_end_matches('.'))
}

/// A number with its unit.
#[must_use]
pub fn counted(number: impl Display, one: &str, many: &str) -> String {
    let number = number.to_string();
    let unit = if number == "1" { one } else { many };
    format!("{number} {unit}")
}

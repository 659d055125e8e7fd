//! Malicious catalogs: each is rejected with a clear diagnostic, within a limit of time and memory.
//!
//! `cargo test -p errbook-compiler --test hostile -- --nocapture` prints the measurements.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use errbook_compiler::{Checked, MAX_CATALOG_BYTES, check, check_bytes};

/// The maximum time of a case, in a debug build on a busy machine.
const MAX_TIME: Duration = Duration::from_secs(20);

/// The maximum memory of the process, as a multiple of the largest catalog.
const MAX_MEMORY: usize = 24 * MAX_CATALOG_BYTES;

const HEAD: &str =
    "catalog: hostile\ntitle: Hostile\nresponses: {text: {}}\nretry_policies: {change: {class: after_fix}}\n";

const ENDPOINT: &str = "endpoints:\n  call:\n    path: /\n    title: Call\n    errors:\n";

/// Returns the cases: a name, the catalog, and a part of one of its diagnostics.
fn cases() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned()
        + &('b'..='z').fold(String::new(), |mut text, name| {
            let inner = char::from(name as u8 - 1);
            let references = vec![format!("*{inner}"); 10].join(", ");
            writeln!(text, "{name}: &{name} [{references}]").expect("writing to a `String` cannot fail");
            text
        });
    let numbered = |count: usize, line: &str| (0..count).map(|n| line.replace('#', &n.to_string())).collect::<String>();
    let entries_below = |head: &str, names: &str, key: &str| {
        format!("{head}{}{ENDPOINT}{}", numbered(20_000, names), numbered(20_000, &format!("      C#: {{{key}}}\n")))
    };
    let (policies, sources) = (HEAD.replace("{change: {class: after_fix}}", ""), format!("{HEAD}sources:\n"));
    let json = |json: &str| HEAD.replace("{text: {}}", &format!("{{json: {{{json}}}}}"));
    let endpoint = "  call#:\n    path: /#\n    title: Call\n    errors: {C#: {when: {json: {a: 1}}, retry: none}}\n";
    let endpoints = json("success: {ok: true}, failure: {ok: false}, payload: x, code: c, ")
        + "endpoints:\n"
        + &numbered(20_000, endpoint);
    let indented: String = (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    vec![
        ("alias bomb", bomb.into_bytes(), "anchor"),
        ("brackets", "[".repeat(1 << 20).into_bytes(), ""),
        ("closed brackets", format!("a: {}{}", "[".repeat(50_000), "]".repeat(50_000)).into_bytes(), ""),
        ("braces", "{a: ".repeat(250_000).into_bytes(), ""),
        ("indentation", indented.into_bytes(), ""),
        ("dashes", "- ".repeat(500_000).into_bytes(), ""),
        ("key of 900 KB", format!("{HEAD}{}: x\n", "k".repeat(900_000)).into_bytes(), "key"),
        ("key of 12 MiB", format!("{HEAD}{}: x\n", "k".repeat(12 << 20)).into_bytes(), "line"),
        ("text of 12 MiB", format!("{HEAD}description: \"{}\"\n", "t\n".repeat(6 << 20)).into_bytes(), ""),
        ("200,000 unknown keys", (HEAD.to_owned() + &numbered(200_000, "surplus#: x\n")).into_bytes(), "unknown key"),
        ("20,000 empty entries", entries_below(HEAD, "", "").into_bytes(), "missing key `retry`"),
        (
            "20,000 unknown policies",
            entries_below(&policies, "  p#: {class: after_fix}\n", "retry: q#").into_bytes(),
            "unknown retry policy",
        ),
        ("20,000 unknown codes", entries_below(HEAD, "", "see_also: [D#]").into_bytes(), "unknown code"),
        ("20,000 cited sources", entries_below(&sources, "  s#: {}\n", "evidence: [s#]").into_bytes(), "missing key"),
        ("20,000 entries with an unknown key", entries_below(HEAD, "", "x: 1").into_bytes(), "unknown key"),
        ("20,000 endpoints", endpoints.into_bytes(), "unknown retry policy"),
        ("20,000 conditions", json(&format!("success: {{{}}}", numbered(20_000, "a.b#: 1, "))).into_bytes(), "payload"),
        ("60,000 locations", json(&format!("code: [{}]", numbered(60_000, "a.b#, "))).into_bytes(), "payload"),
        (
            "60,000 public names and secrets",
            format!("{HEAD}public: [{}]\nsecrets: [{}]\n", numbered(60_000, "p#, "), numbered(60_000, "s#, "))
                .into_bytes(),
            "endpoints",
        ),
        ("one key 100,000 times", format!("{HEAD}{}", "title: x\n".repeat(100_000)).into_bytes(), "`title`"),
        ("too many NUL bytes", vec![0; MAX_CATALOG_BYTES + 1], "longer than 16 MiB"),
        ("not UTF-8", [HEAD.as_bytes(), b"description: \xff\n"].concat(), "not UTF-8"),
        ("not UTF-8 and too long", vec![0xff; MAX_CATALOG_BYTES + 1], "longer than 16 MiB"),
        ("white space of the maximum size", " ".repeat(MAX_CATALOG_BYTES).into_bytes(), ""),
        ("comments of the maximum size", "# x\n".repeat(MAX_CATALOG_BYTES / 4).into_bytes(), "empty"),
    ]
}

#[test]
fn hostile_catalog_is_rejected_within_limits() {
    for (name, bytes, expected) in cases() {
        let start = Instant::now();
        let (text, checked) = check_bytes(&bytes);
        let (shown, left_out) = checked.shown();
        let reports: Vec<String> = shown.iter().map(|problem| problem.render("hostile.yaml", &text)).collect();
        let took = start.elapsed();
        println!(
            "| {name} | {} KiB | {} ms | {} problems |",
            bytes.len() >> 10,
            took.as_millis(),
            reports.len() + left_out
        );
        let first = reports.first().unwrap_or_else(|| panic!("{name} has no diagnostic"));
        assert!(first.starts_with("hostile.yaml:") && first.contains("\nhelp: "), "{name}: {first:.300}");
        assert!(reports.iter().any(|report| report.contains(expected)), "{name}: {first:.300}");
        assert!(reports.iter().all(|report| report.len() < 4_096), "{name}: a report is too long");
        assert!(took < MAX_TIME, "{name} took {took:?}");
        assert!(
            checked.errors().next().is_some()
                && checked.diagnostics.iter().all(|problem| {
                    let span = problem.span;
                    span.start <= span.end && span.end <= text.len() && text.is_char_boundary(span.start)
                })
        );
    }
    if let Some(peak) = peak() {
        println!("| all cases | | | peak {} MiB |", peak >> 20);
        assert!(peak < MAX_MEMORY, "{peak} bytes were in use");
    }
}

/// Returns the peak memory of this process in bytes, if the system reports it.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<usize>().ok().map(|kib| kib << 10)
}

/// A file that is read while an editor writes it can end anywhere.
#[test]
fn truncated_catalog_is_parsed_or_reported() {
    let whole = include_str!("emit/everything.yaml");
    let mut problems = 0;
    for end in 0..whole.len() {
        let (text, Checked { diagnostics, .. }) = check_bytes(whole.as_bytes().get(..end).unwrap_or_default());
        problems += usize::from(!diagnostics.is_empty());
        for problem in diagnostics {
            assert!(problem.render("cut.yaml", &text).starts_with("cut.yaml:"));
        }
    }
    assert!(problems * 10 > whole.len() * 9, "only {problems} of {} truncated files have a diagnostic", whole.len());
    assert!(check(whole).diagnostics.is_empty());
}

//! The bounds of a catalog and a lock: the maximum is accepted, and one more is one report at its place.

use errbook_compiler::limits::{MAX_ALIASES, MAX_ENTRIES, MAX_ITEMS, MAX_VALUES};
use errbook_compiler::{Checked, check};

const HEAD: &str = "\
catalog: parcels
title: Parcel API errors
responses: {text: {}}
retry_policies: {request: {class: after_fix}}
";

const ENDPOINT: &str = "endpoints:\n  track:\n    path: /track\n    title: Where it is\n    errors:\n";

fn entries(count: usize, indent: &str) -> String {
    let entry =
        |n| format!("{indent}c_{n}: {{title: T{n}, meaning: Parcel {n} is lost., fix: Wait., retry: request}}\n");
    (0..count).map(entry).collect()
}

/// Returns the errors with their lines.
fn errors(text: &str) -> Vec<(usize, String)> {
    let checked: Checked = check(text);
    checked.errors().map(|error| (error.position(text).line, error.message.clone())).collect()
}

#[test]
fn list_and_map_are_bounded() {
    let list =
        |count: usize| format!("{HEAD}{ENDPOINT}{}guidelines:\n{}", entries(1, "      "), "- Log it.\n".repeat(count));
    assert_eq!(errors(&list(MAX_ITEMS)), []);
    let line = list(0).lines().count() + MAX_ITEMS + 1;
    assert_eq!(errors(&list(MAX_ITEMS + 1)), [(line, format!("the list has more than {MAX_ITEMS} items"))]);
    assert_eq!(errors(&list(1_000_000)).len(), 1, "the rest is not parsed");

    let flow = format!("{HEAD}{ENDPOINT}{}guidelines: [{}]\n", entries(1, "      "), "a,".repeat(MAX_ITEMS + 1));
    assert_eq!(errors(&flow).len(), 1);
    let map = |count: usize| format!("{HEAD}{ENDPOINT}{}", entries(count, "      "));
    assert_eq!(errors(&map(MAX_ITEMS + 1)).len(), 1);
}

#[test]
fn values_of_a_catalog_are_bounded() {
    let lists =
        format!("{HEAD}guidelines:\n{}", format!("- [{}]\n", "a,".repeat(60_000)).repeat(MAX_VALUES / 60_000 + 1));
    let errors = errors(&lists);
    let message = format!("the catalog has more than {MAX_VALUES} keys and values");
    assert_eq!(errors.iter().filter(|(_, text)| *text == message).count(), 1, "{errors:?}");
}

#[test]
fn entries_are_bounded_together() {
    let catalog = |more: usize| {
        let half = MAX_ENTRIES / 2;
        let second = "  other:\n    path: /other\n    title: Another\n    errors:\n";
        format!("{HEAD}{ENDPOINT}{}{second}{}", entries(half, "      "), entries(MAX_ENTRIES - half + more, "      "))
    };
    assert_eq!(errors(&catalog(0)), []);
    let text = catalog(1);
    assert_eq!(errors(&text), [(text.lines().count(), format!("the catalog has more than {MAX_ENTRIES} entries"))]);
}

/// A short list of endpoints can have many times the entries of the file.
#[test]
fn shared_entries_are_bounded_together() {
    let endpoints: String = (0..20).map(|n| format!("  e{n}: {{path: /e{n}, title: E{n}, shared: all}}\n")).collect();
    let text = format!("{HEAD}shared_errors:\n{}endpoints:\n{endpoints}", entries(20_000, "  "));
    let line = text.lines().position(|line| line.starts_with("  e3:")).map(|index| index + 1);
    let message = format!("the catalog has more than {MAX_ENTRIES} entries of all endpoints");
    assert_eq!(errors(&text), [(line.unwrap_or_default(), message)]);

    let groups: String = (0..200)
        .map(|n| if n == 0 { "g0: [c_0]".to_owned() } else { format!("g{n}: [g{}]", n - 1) })
        .map(|group| format!("  {group}\n"))
        .collect();
    let endpoint = "endpoints:\n  e: {path: /e, title: E, shared: [g199]}\n";
    assert_eq!(errors(&format!("{HEAD}shared_errors:\n{}shared_groups:\n{groups}{endpoint}", entries(1, "  "))), []);
    let all: Vec<String> = (0..20_000).map(|n| format!("c_{n}")).collect();
    let groups = groups.replace("[c_0]", &format!("[{}]", all.join(", ")));
    let errors = errors(&format!("{HEAD}shared_errors:\n{}shared_groups:\n{groups}{endpoint}", entries(20_000, "  ")));
    let message = format!("the catalog has more than {MAX_VALUES} members of groups");
    assert!(errors.iter().any(|(_, text)| *text == message), "{errors:?}");
}

#[test]
fn aliases_are_bounded_together() {
    let entry = |name: &str, count: usize| {
        let aliases: String = (0..count).map(|n| format!("          {name}_{n}: Old.\n")).collect();
        format!(
            "      {name}:\n        title: Of {name}\n        meaning: Parcel {name} is lost.\n        fix: Wait.\n        retry: request\n        aliases:\n{aliases}"
        )
    };
    let text =
        |more: usize| format!("{HEAD}{ENDPOINT}{}{}", entry("a", 40_000), entry("b", MAX_ALIASES - 40_000 + more));
    assert_eq!(errors(&text(0)), []);
    let excess = text(1);
    assert_eq!(errors(&excess), [(excess.lines().count(), format!("the catalog has more than {MAX_ALIASES} aliases"))]);
}

#[cfg(feature = "lock")]
#[test]
fn lock_is_bounded() {
    use errbook_compiler::limits::{MAX_LOCK_BYTES, MAX_LOCK_LINES};
    let header = "# The lock of parcels\n";
    let lines = |count: usize| header.to_owned() + &"#\n".repeat(count - 1);
    assert!(errbook_compiler::lock::parse(&lines(MAX_LOCK_LINES)).is_ok());
    let problems = errbook_compiler::lock::parse(&lines(MAX_LOCK_LINES + 1)).expect_err("too many lines");
    assert!(matches!(problems.as_slice(), [problem] if problem.message.contains("lines")), "{problems:?}");
    let long = header.to_owned() + &"#".repeat(MAX_LOCK_BYTES);
    let problems = errbook_compiler::lock::parse(&long).expect_err("too long");
    assert!(
        matches!(problems.as_slice(), [problem] if problem.message == "the lock is longer than 16 MiB"),
        "{problems:?}"
    );
}

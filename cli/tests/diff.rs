//! `errbook diff`: baselines, output formats, and exit codes.
//!
//! The verdicts are tested in the compiler.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use common::{Output, PACKAGE, demo_workspace, fixture, run_in, set_version, utf8, write};
use serde_json::Value;
use tempfile::TempDir;

const NOT_IN_A_LOCK: &str =
    "note: not compared with a lock: parameters, checks, `when`, `secrets`, responses, delays and texts\n";

/// Creates a workspace in a Git repository, with everything committed.
fn repository() -> TempDir {
    let root = demo_workspace();
    git(root.path(), &["init", "--quiet"]);
    commit(root.path());
    root
}

fn git(root: &Path, arguments: &[&str]) {
    let config = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false"];
    let mut git = Command::new("git");
    git.arg("-C").arg(root).args(config).args(arguments).env_remove("GIT_DIR");
    let output = git.output().expect("Git is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn commit(root: &Path) {
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "--message", "A state"]);
}

fn edit(root: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(root.join("catalog/errors.yaml")).expect("the catalog exists");
    assert!(text.contains(old), "{old}");
    write(root, "catalog/errors.yaml", &text.replace(old, new));
}

fn diff(root: &Path, arguments: &[&str]) -> Output {
    run_in(root, &[&["diff"], arguments].concat(), "")
}

/// Returns the lines of the human format up to the reason.
fn verdicts(output: &Output) -> Vec<&str> {
    output.out.lines().map(|line| line.split(':').next().unwrap_or_default()).collect()
}

#[test]
fn last_line_is_the_overall_verdict() {
    let root = repository();
    let same = diff(root.path(), &[]);
    assert_eq!((same.code, same.out.as_str(), same.err.as_str()), (0, "patch\n", ""));

    edit(root.path(), "The account is empty.", "The purse is empty.");
    let text = diff(root.path(), &[]);
    assert_eq!((text.code, verdicts(&text)), (0, vec!["patch start NO_MONEY", "patch"]));
    assert!(text.out.contains(": `meaning` "), "{}", text.out);

    edit(root.path(), "aliases: {NOT_YET: Seen on old servers.}", "aliases: {NOT_YET: Seen., NOT_NOW: Seen.}");
    let alias = diff(root.path(), &[]);
    assert_eq!(alias.code, 0);
    assert!(alias.out.starts_with("minor poll NOT_READY: ") && alias.out.ends_with("\nminor\n"), "{}", alias.out);
    assert_eq!(alias.out.lines().count(), 4);
}

#[test]
fn json_format_prints_a_line_per_change() {
    let root = repository();
    edit(root.path(), "retry: wait", "retry: change");
    edit(root.path(), "title: Demo errors", "title: Demo");
    let output = diff(root.path(), &["--format", "json"]);
    assert_eq!(output.code, 1);
    let expected = [
        (r#"{"verdict":"major","endpoint":"poll","code":"NOT_READY","reason":""#, "`after_fix`"),
        (r#"{"verdict":"patch","reason":""#, "`title`"),
        (r#"{"verdict":"major"}"#, ""),
    ];
    for (line, (start, reason)) in output.out.lines().zip(expected) {
        assert!(line.starts_with(start) && line.contains(reason), "{line}");
        assert!(serde_json::from_str::<Value>(line).is_ok_and(|line| line.is_object()), "{line}");
    }
    assert_eq!(output.out.lines().count(), expected.len());
}

#[test]
fn json_format_prints_optional_keys_if_and_only_if_there_is_a_value() {
    let root = repository();
    edit(root.path(), "title: Demo errors", "title: Demo");
    edit(root.path(), "title: Start", "title: Begin");
    edit(root.path(), "fix: Top up.", "fix: Top it up.");
    let output = diff(root.path(), &["--format", "json"]);
    let keys = |line| {
        let line: BTreeMap<String, Value> = serde_json::from_str(line).expect("a JSON object");
        assert!(line.values().all(|value| value.as_str().is_some_and(|text| !text.is_empty())), "{line:?}");
        line.keys().cloned().collect::<Vec<_>>()
    };
    let mut found: Vec<Vec<String>> = output.out.lines().map(keys).collect();
    assert_eq!(found.pop(), Some(vec!["verdict".to_owned()]), "the last line is the overall verdict");
    found.sort();
    let expected =
        [&["code", "endpoint", "reason", "verdict"][..], &["endpoint", "reason", "verdict"], &["reason", "verdict"]];
    assert_eq!(found, expected, "{}", output.out);

    // Without a change, the verdict is all.
    let same = diff(repository().path(), &["--format", "json"]);
    assert_eq!((same.code, same.out.as_str()), (0, "{\"verdict\":\"patch\"}\n"));
}

#[test]
fn breaking_change_needs_an_incompatible_version() {
    let root = repository();
    edit(root.path(), "      NO_MONEY:", "      NO_CREDIT:");
    let same_version = diff(root.path(), &[]);
    assert_eq!(same_version.code, 1);
    assert!(same_version.out.ends_with("\nmajor\n"), "{}", same_version.out);
    assert_eq!(
        same_version.err,
        "error: breaking changes without an incompatible version: `demo-errors` is 0.1.0 now and 0.1.0 at `HEAD`\n\
         help: restore the old behavior, or raise the version to 0.2.0; a code that the API renamed keeps its old \
         spelling as one of its `aliases`, and its variant by `ident`\n"
    );
    set_version(root.path(), "0.1.1");
    assert_eq!(diff(root.path(), &[]).code, 1, "0.1.1 is compatible with 0.1.0");
    set_version(root.path(), "0.2.0");
    let new_version = diff(root.path(), &[]);
    assert_eq!((new_version.code, new_version.err.as_str()), (0, ""));
    assert_eq!(new_version.out, same_version.out, "the verdict does not depend on the version");
    write(root.path(), "catalog/Cargo.toml", &PACKAGE.replace(".workspace = true", " = \"0.1.9\""));
    assert_eq!(diff(root.path(), &[]).code, 1, "the version of the package overrides that of the workspace");
}

#[test]
fn baseline_is_a_revision_a_catalog_or_a_lock() {
    let root = repository();
    let files = tempfile::tempdir().expect("a temporary directory");
    let catalog = files.path().join("old.yaml");
    fs::copy(root.path().join("catalog/errors.yaml"), &catalog).expect("the catalog exists");
    let lock = files.path().join("old.lock");
    let (catalog, lock) = (utf8(&catalog), utf8(&lock));
    assert_eq!(run_in(root.path(), &["lock", "--catalog", catalog], "").code, 0);

    edit(root.path(), "fix: Top up.", "fix: Top it up.");
    commit(root.path());
    edit(root.path(), "      NO_MONEY:", "      NO_CREDIT:");
    commit(root.path());
    assert_eq!(diff(root.path(), &[]).out, "patch\n");
    let diff_with = |baseline: &str| diff(root.path(), &["--baseline", baseline]);
    let breaking = ["major start NO_MONEY", "minor start NO_CREDIT", "major"];
    for revision in ["HEAD~2", "HEAD~1"] {
        let output = diff_with(revision);
        assert_eq!((output.code, verdicts(&output).as_slice()), (1, breaking.as_slice()), "{revision}");
        assert!(output.err.contains(&format!("0.1.0 at `{revision}`")), "{}", output.err);
    }
    for file in [catalog, lock] {
        let output = diff_with(file);
        assert_eq!((output.code, verdicts(&output).as_slice()), (1, breaking.as_slice()), "{file}");
        let note = if file == lock { NOT_IN_A_LOCK } else { "" };
        assert!(
            output.err.starts_with(&format!("{note}error: breaking changes, and the baseline has no package version")),
            "{}",
            output.err
        );
    }
    set_version(root.path(), "0.2.0");
    assert_eq!((diff_with("HEAD~2").code, diff_with(catalog).code), (0, 1), "a file has no version");
}

#[test]
fn lock_is_the_baseline_without_git() {
    let root = demo_workspace();
    let missing = diff(root.path(), &[]);
    assert_eq!((missing.code, missing.out.as_str()), (1, ""));
    assert_eq!(
        missing.err,
        "error: no baseline for `catalog/errors.yaml`: it is not in Git at `HEAD`, and `catalog/errors.lock` does not \
         exist\nhelp: name a revision or a file: `--baseline <REV|FILE>`\n"
    );
    assert_eq!(run_in(root.path(), &["lock"], "").code, 0);
    edit(root.path(), "fix: Top up.", "fix: Top it up.");
    let same = diff(root.path(), &[]);
    assert_eq!((same.out.as_str(), same.err.as_str()), ("patch\n", NOT_IN_A_LOCK), "a lock has no texts");
    edit(root.path(), "aliases: {NOT_YET: Seen on old servers.}", "note: Soon.");
    let output = diff(root.path(), &[]);
    assert_eq!(output.code, 1);
    assert!(output.out.starts_with("major poll NOT_READY: ") && output.out.contains("`NOT_YET`"), "{}", output.out);
}

#[test]
fn invalid_baseline_is_reported() {
    let root = repository();
    let unknown = diff(root.path(), &["--baseline", "no-such-thing"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (1, ""));
    let message = "error: `no-such-thing` is neither a file nor a Git revision; Git reports: ";
    assert!(unknown.err.starts_with(message), "{}", unknown.err);

    let file = root.path().join("catalog/new.yaml");
    fs::copy(fixture("demo.yaml"), &file).expect("the fixture exists");
    let new = diff(root.path(), &["--catalog", utf8(&file), "--baseline", "HEAD"]);
    assert_eq!(new.err, "error: `catalog/new.yaml` does not exist at `HEAD`\n");

    edit(root.path(), "retry: wait", "retry: weit");
    let invalid = diff(root.path(), &[]);
    assert_eq!((invalid.code, invalid.out.as_str()), (1, ""));
    assert!(invalid.err.starts_with("catalog/errors.yaml:33:16: "), "{}", invalid.err);
    commit(root.path());
    edit(root.path(), "retry: weit", "retry: wait");
    let invalid = diff(root.path(), &[]);
    assert!(invalid.err.starts_with("HEAD:catalog/errors.yaml:33:16: "), "{}", invalid.err);
}

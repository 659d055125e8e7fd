//! `cargo xtask diff`: what it compares with, how it prints, and when it fails.

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::{Done, at, fixture};
use tempfile::TempDir;

const PACKAGE: &str = "[package]\nname = \"demo-errors\"\nversion.workspace = true\n";

/// A workspace with a catalogue and the manifests around it.
fn workspace() -> TempDir {
    let root = tempfile::tempdir().expect("there is room for a folder");
    fs::create_dir(root.path().join("catalog")).expect("the folder is new");
    fs::copy(fixture("demo.yaml"), root.path().join("catalog/errors.yaml")).expect("the fixture is there");
    write(root.path(), "catalog/Cargo.toml", PACKAGE);
    version(root.path(), "0.1.0");
    root
}

/// The same under git, with everything committed.
fn repository() -> TempDir {
    let root = workspace();
    git(root.path(), &["init", "--quiet"]);
    commit(root.path());
    root
}

fn git(root: &Path, words: &[&str]) {
    let own = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false"];
    let git = Command::new("git").arg("-C").arg(root).args(own).args(words).env_remove("GIT_DIR").output();
    let output = git.expect("git is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn commit(root: &Path) {
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "--message", "A state"]);
}

fn write(root: &Path, path: &str, text: &str) {
    fs::write(root.join(path), text).expect("the folder is ours");
}

fn version(root: &Path, version: &str) {
    write(root, "Cargo.toml", &format!("[workspace]\n[workspace.package]\nversion = \"{version}\"\n"));
}

fn edit(root: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(root.join("catalog/errors.yaml")).expect("the catalogue is there");
    assert!(text.contains(old), "{old}");
    write(root, "catalog/errors.yaml", &text.replace(old, new));
}

fn diff(root: &Path, more: &[&str]) -> Done {
    at(root, &[&["diff"], more].concat(), "")
}

#[test]
fn the_last_line_is_the_verdict() {
    let root = repository();
    let same = diff(root.path(), &[]);
    assert_eq!((same.code, same.out.as_str(), same.err.as_str()), (0, "patch\n", ""));

    edit(root.path(), "The account is empty.", "The purse is empty.");
    let text = diff(root.path(), &[]);
    let line = "patch start NO_MONEY: `meaning` changed: what is said, and nothing that code relies on\n";
    assert_eq!((text.code, text.out), (0, format!("{line}patch\n")));

    edit(root.path(), "aliases: {NOT_YET: Seen on old servers.}", "aliases: {NOT_YET: Seen., NOT_NOW: Seen.}");
    let alias = diff(root.path(), &[]);
    assert_eq!(alias.code, 0);
    assert!(alias.out.starts_with("minor poll NOT_READY: ") && alias.out.ends_with("\nminor\n"), "{}", alias.out);
    assert_eq!(alias.out.lines().count(), 4);
}

#[test]
fn every_change_is_a_line_for_programs() {
    let root = repository();
    edit(root.path(), "retry: wait", "retry: change");
    edit(root.path(), "title: Demo errors", "title: Demo");
    let done = diff(root.path(), &["--format", "json"]);
    assert_eq!(done.code, 1);
    assert_eq!(
        done.out,
        "{\"verdict\":\"major\",\"endpoint\":\"poll\",\"code\":\"NOT_READY\",\"reason\":\"the retry class is `fix`, not \
         `poll`: a caller that repeats the call does wrong now\"}\n\
         {\"verdict\":\"patch\",\"reason\":\"`title` changed: what is said, and nothing that code relies on\"}\n\
         {\"verdict\":\"major\"}\n"
    );
}

#[test]
fn a_break_needs_a_version_that_announces_it() {
    let root = repository();
    edit(root.path(), "      NO_MONEY:", "      NO_CREDIT:");
    let silent = diff(root.path(), &[]);
    assert_eq!(silent.code, 1);
    assert!(silent.out.ends_with("\nmajor\n"), "{}", silent.out);
    assert_eq!(
        silent.err,
        "error: this breaks what is there, and no version announces it: `demo-errors` is 0.1.0 here, and 0.1.0 at `HEAD`\n\
         help: keep what was there, or raise the version to 0.2.0\n"
    );
    version(root.path(), "0.1.1");
    assert_eq!(diff(root.path(), &[]).code, 1, "cargo takes 0.1.1 for compatible");
    version(root.path(), "0.2.0");
    let announced = diff(root.path(), &[]);
    assert_eq!((announced.code, announced.err.as_str()), (0, ""));
    assert_eq!(announced.out, silent.out, "the verdict is the same");
    write(root.path(), "catalog/Cargo.toml", &PACKAGE.replace(".workspace = true", " = \"0.1.9\""));
    assert_eq!(diff(root.path(), &[]).code, 1, "the version is that of the catalogue's crate");
}

#[test]
fn a_revision_a_file_or_a_lock() {
    let root = repository();
    let files = tempfile::tempdir().expect("there is room for a folder");
    let old = files.path().join("old.yaml");
    fs::copy(root.path().join("catalog/errors.yaml"), &old).expect("the folder is ours");
    let lock = files.path().join("old.lock");
    let old = old.to_str().expect("the path is UTF-8");
    assert_eq!(at(root.path(), &["lock", old], "").code, 0);

    edit(root.path(), "fix: Top up.", "fix: Top it up.");
    commit(root.path());
    edit(root.path(), "      NO_MONEY:", "      NO_CREDIT:");
    commit(root.path());
    assert_eq!(diff(root.path(), &[]).out, "patch\n");
    let verdicts = |against: &str| {
        let done = diff(root.path(), &["--baseline", against]);
        let words: Vec<String> =
            done.out.lines().map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect();
        (done.code, words.join(", "), done.err)
    };
    let breaks = "major start NO_MONEY, minor start NO_CREDIT, major";
    let (code, words, err) = verdicts("HEAD~2");
    assert_eq!((code, words.as_str()), (1, breaks));
    assert!(err.contains("0.1.0 at `HEAD~2`"), "{err}");
    assert_eq!(verdicts("HEAD~1").1, breaks);
    for file in [old, lock.to_str().expect("the path is UTF-8")] {
        let (code, words, err) = verdicts(file);
        assert_eq!((code, words.as_str()), (1, breaks), "{file}");
        assert!(err.starts_with("error: this breaks what is there; "), "{err}");
    }
    version(root.path(), "0.2.0");
    assert_eq!((verdicts("HEAD~2").0, verdicts(old).0), (0, 1), "a file has no version");
}

#[test]
fn without_git_the_lock_says_what_was_released() {
    let root = workspace();
    let nothing = diff(root.path(), &[]);
    assert_eq!((nothing.code, nothing.out.as_str()), (1, ""));
    assert!(
        nothing.err.contains("there is no `catalog/catalog.lock`\nhelp: name a revision or a file"),
        "{}",
        nothing.err
    );
    assert_eq!(at(root.path(), &["lock"], "").code, 0);
    edit(root.path(), "fix: Top up.", "fix: Top it up.");
    assert_eq!(diff(root.path(), &[]).out, "patch\n", "a lock has no texts");
    edit(root.path(), "aliases: {NOT_YET: Seen on old servers.}", "note: Soon.");
    let done = diff(root.path(), &[]);
    assert_eq!(done.code, 1);
    assert!(done.out.starts_with("major poll NOT_READY: the alias `NOT_YET` is gone"), "{}", done.out);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let root = repository();
    let unknown = diff(root.path(), &["--baseline", "no-such-thing"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (1, ""));
    assert!(
        unknown.err.starts_with("error: `no-such-thing` is no file, and no revision either; git says: "),
        "{}",
        unknown.err
    );

    let other = root.path().join("catalog/new.yaml");
    fs::copy(fixture("demo.yaml"), &other).expect("the folder is ours");
    let other = other.to_str().expect("the path is UTF-8");
    let new = diff(root.path(), &[other, "--baseline", "HEAD"]);
    assert!(new.err.starts_with("error: there is no `catalog/new.yaml` at `HEAD`\n"), "{}", new.err);

    edit(root.path(), "retry: wait", "retry: weit");
    let broken = diff(root.path(), &[]);
    assert_eq!((broken.code, broken.out.as_str()), (1, ""));
    assert!(broken.err.starts_with("catalog/errors.yaml:33:16: "), "{}", broken.err);
    commit(root.path());
    edit(root.path(), "retry: weit", "retry: wait");
    let broken = diff(root.path(), &[]);
    assert!(broken.err.starts_with("HEAD:catalog/errors.yaml:33:16: "), "{}", broken.err);
}

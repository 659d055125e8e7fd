//! Compares catalogs: `<edit>.old.yaml` and `<edit>.new.yaml` give `<edit>.txt`.
//!
//! The golden has a line for each change, the verdict, and the changes since the lock of the old catalog.

mod common;

use std::fs;
use std::path::PathBuf;

use common::{cases, catalog, compare};
use errbook_compiler::diff::{self, Change};
use errbook_compiler::lock::{self, Lock};
use errbook_compiler::model::Catalog;

/// The path of each golden, with its two catalogs.
fn edits() -> Vec<(PathBuf, Catalog, Catalog)> {
    let edit = |(path, old): (PathBuf, String)| {
        let golden = PathBuf::from(path.to_string_lossy().replace(".old.yaml", ".txt"));
        let other = golden.with_extension("new.yaml");
        let new = fs::read_to_string(&other).expect("an edit has two catalogs");
        (golden, catalog(&path, &old), catalog(&other, &new))
    };
    cases("tests/diff", ".old.yaml").into_iter().map(edit).collect()
}

fn report(changes: &[Change]) -> String {
    let lines: String = changes.iter().map(|change| format!("{change}\n")).collect();
    format!("{lines}{}\n", diff::verdict(changes).as_str())
}

#[test]
fn edits_have_the_expected_verdict() {
    let mut stale = Vec::new();
    for (golden, old, new) in edits() {
        let (between, since) = (diff::between(&old, &new), diff::since(&Lock::of(&old), &new));
        let seen = |change: &Change| (change.verdict, change.endpoint.clone(), change.code.clone());
        let all: Vec<_> = between.iter().map(seen).collect();
        assert!(since.iter().all(|change| all.contains(&seen(change))), "{}: {since:?}", golden.display());
        let text = format!("{}\nagainst the lock:\n{}", report(&between), report(&since));
        compare(&golden, &text, &mut stale);
    }
    assert!(stale.is_empty(), "{}", stale.concat());
}

#[test]
fn equal_catalogs_have_no_changes() {
    for (golden, old, new) in edits() {
        for catalog in [old, new] {
            assert_eq!(diff::between(&catalog, &catalog), [], "{}", golden.display());
            assert_eq!(diff::since(&Lock::of(&catalog), &catalog), [], "{}", golden.display());
        }
    }
}

/// Every change that a lock rejects is major.
#[test]
fn change_rejected_by_the_lock_is_major() {
    for (golden, old, new) in edits() {
        if !lock::check(&new, &Lock::of(&old)).is_empty() {
            assert_eq!(diff::verdict(&diff::between(&old, &new)), diff::Verdict::Major, "{}", golden.display());
        }
    }
}

/// A deleted code is major once: the lock keeps it as deleted.
#[test]
fn deleted_code_is_reported_once() {
    for (golden, old, new) in edits() {
        let lock = Lock::of(&new).merge(&Lock::of(&old));
        for row in Lock::of(&old).rows {
            assert!(lock.row(&row.endpoint, &row.code).is_some(), "{}: {row:?}", golden.display());
        }
        assert_eq!(Lock::of(&new).merge(&lock), lock, "{}", golden.display());
        assert_eq!(lock::parse(&lock.render("demo", "cargo xtask lock")).as_ref(), Ok(&lock), "{}", golden.display());
        let again = diff::since(&lock, &new);
        let deleted = again.iter().filter(|change| change.reason.starts_with("removed code deleted")).count();
        assert_eq!(again.len(), deleted, "{}: {again:?}", golden.display());
    }
}

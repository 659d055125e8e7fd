//! Checks every invariant against its packed corpus, and against every case that ever broke it.

use std::path::PathBuf;
use std::{fs, panic};

use errbook_invariants::{INVARIANTS, corpus};

/// Returns the files of an invariant's regressions, sorted; none if it has none.
fn regressions(invariant: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(corpus::fuzz().join("regressions").join(invariant)).into_iter().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file can be listed").path()).collect();
    files.sort();
    files
}

#[test]
fn invariants_hold_for_their_corpora_and_regressions() {
    for (name, check) in INVARIANTS {
        let corpus = corpus::read(name).expect("a corpus can be read");
        assert!(corpus.len() >= 100, "the corpus of `{name}` has {} cases", corpus.len());
        let corpus = (1..).zip(corpus).map(|(line, case)| (format!("{}:{line}", corpus::path(name).display()), case));
        let regressions = regressions(name).into_iter().map(|file| {
            let case = fs::read(&file).expect("a case can be read");
            (file.display().to_string(), case)
        });
        for (origin, case) in corpus.chain(regressions) {
            assert!(panic::catch_unwind(|| check(&case)).is_ok(), "{origin} breaks the invariant `{name}`");
        }
    }
}

#[test]
fn packed_corpora_are_sorted_without_duplicates() {
    for (name, _) in INVARIANTS {
        let text = fs::read_to_string(corpus::path(name)).expect("a corpus can be read");
        assert!(text == corpus::pack(corpus::read(name).expect("a corpus can be read")), "{name}");
    }
}

#[test]
fn every_fuzz_target_has_an_invariant() {
    let manifest = include_str!("../../fuzz/Cargo.toml");
    let mut targets: Vec<&str> = manifest.lines().filter_map(|line| line.strip_prefix("path = \"targets/")).collect();
    targets.sort_unstable();
    let mut invariants: Vec<String> = INVARIANTS.iter().map(|(name, _)| format!("{name}.rs\"")).collect();
    invariants.sort_unstable();
    assert_eq!(targets, invariants);
}

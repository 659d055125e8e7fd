//! Every law holds for the corpus of its fuzz target, and for every case that ever broke it.

use std::path::{Path, PathBuf};
use std::{fs, panic};

use errbook_invariants::INVARIANTS;

/// The files of a folder below `fuzz/`, sorted; none where it is not there.
fn files(folder: &str, law: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz").join(folder).join(law);
    let files = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file can be listed").path()).collect();
    files.sort();
    files
}

#[test]
fn every_law_holds_for_its_corpus() {
    for (name, check) in INVARIANTS {
        let corpus = files("corpus", name);
        assert!(corpus.len() >= 10, "the corpus of `{name}` has {} files", corpus.len());
        for file in corpus.into_iter().chain(files("regressions", name)) {
            let case = fs::read(&file).expect("a case can be read");
            if panic::catch_unwind(|| check(&case)).is_err() {
                panic!("the law `{name}` is broken by {}", file.display());
            }
        }
    }
}

#[test]
fn every_target_is_a_law() {
    let manifest = include_str!("../../fuzz/Cargo.toml");
    let mut targets: Vec<&str> = manifest.lines().filter_map(|line| line.strip_prefix("path = \"targets/")).collect();
    targets.sort_unstable();
    let mut laws: Vec<String> = INVARIANTS.iter().map(|(name, _)| format!("{name}.rs\"")).collect();
    laws.sort_unstable();
    assert_eq!(targets, laws);
}

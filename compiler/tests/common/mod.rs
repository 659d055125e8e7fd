//! Goldens: files with the expected output of a test; `TRYBUILD=overwrite` updates them.

#[allow(dead_code, reason = "not every test has pages")]
pub(crate) mod pages;

use std::fs;
use std::path::{Path, PathBuf};

use errbook_compiler::check;
use errbook_compiler::model::Catalog;

/// Returns the files of a folder of this crate whose names end with `end`, sorted, with their texts.
#[allow(dead_code, reason = "not every test has cases")]
pub(crate) fn cases(folder: &str, end: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(&folder).expect("the folder of the cases exists");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file can be listed").path()).collect();
    paths.retain(|path| name(path).ends_with(end));
    paths.sort();
    assert!(!paths.is_empty(), "{} contains no cases", folder.display());
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a case is UTF-8");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

/// Returns the name of a case, as diagnostics show it.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().expect("a case has a name").to_string_lossy().into_owned()
}

/// Returns the model of a catalog without errors.
#[allow(dead_code, reason = "not every test needs a valid catalog")]
pub(crate) fn catalog(path: &Path, text: &str) -> Catalog {
    let checked = check(text);
    let problems: Vec<String> = checked.errors().map(|problem| problem.render(&name(path), text)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
    checked.catalog.expect("a catalog without errors has a model")
}

/// Adds a message to `stale` if a golden differs from the actual output, or updates the golden.
#[allow(dead_code, reason = "not every test has goldens")]
pub(crate) fn compare(path: &Path, actual: &str, stale: &mut Vec<String>) {
    let expected = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if expected == actual {
        return;
    }
    if std::env::var("TRYBUILD").is_ok_and(|mode| mode == "overwrite") {
        fs::write(path, actual).expect("a golden can be written");
        return;
    }
    let diff = similar::TextDiff::from_lines(expected.as_str(), actual);
    let diff = diff.unified_diff().context_radius(2).to_string();
    stale.push(format!("{} is stale; `TRYBUILD=overwrite` updates it:\n{diff}\n", path.display()));
}

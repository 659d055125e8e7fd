//! Goldens: what a test finds must be what a file says; `TRYBUILD=overwrite` writes the file anew.

use std::fs;
use std::path::{Path, PathBuf};

use errbook_compiler::check;
use errbook_compiler::model::Catalog;

/// The files of a folder below this crate whose names end so, sorted, with their texts.
pub(crate) fn cases(folder: &str, end: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(&folder).expect("the folder of the cases is there");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file can be listed").path()).collect();
    paths.retain(|path| name(path).ends_with(end));
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no case", folder.display());
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a case is UTF-8");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

/// The name of a case, as reports show it.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().expect("a case has a name").to_string_lossy().into_owned()
}

/// The model of a catalogue that has no errors.
#[allow(dead_code, reason = "not every test needs a sound catalogue")]
pub(crate) fn catalog(path: &Path, text: &str) -> Catalog {
    let checked = check(text);
    let problems: Vec<String> = checked.errors().map(|problem| problem.render(&name(path), text)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
    checked.catalog.expect("a catalogue without errors has a model")
}

/// Notes where a golden is not what it should be, or writes it anew.
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
    stale.push(format!("{} is stale; `TRYBUILD=overwrite` writes it anew:\n{diff}\n", path.display()));
}

//! Every catalogue below `tests/` gives exactly what stands beside it; `TRYBUILD=overwrite` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};

use errbook_compiler::{check, markdown, rust};

/// Rust and markdown of small sound catalogues.
#[test]
fn emit() {
    let mut stale = Vec::new();
    for (path, text) in cases("tests/emit") {
        let checked = check(&text);
        let problems: Vec<String> =
            checked.diagnostics.iter().map(|problem| problem.render(&name(&path), &text)).collect();
        assert_eq!(problems, Vec::<String>::new());
        let catalog = checked.catalog.expect("a catalogue without problems has a model");
        let source = prettyplease::unparse(&syn::parse_file(&rust(&catalog).source()).expect("the expansion is Rust"));
        compare(&path.with_extension("rs"), &source, &mut stale);
        let pages = markdown(&catalog, &name(&path), "cargo xtask docs");
        let pages: Vec<String> = pages.iter().map(|page| format!("<!-- {} -->\n{}", page.name, page.text)).collect();
        compare(&path.with_extension("md"), &pages.join("\n"), &mut stale);
    }
    assert!(stale.is_empty(), "{}", stale.concat());
}

/// The problems of catalogues with mistakes.
#[test]
fn diagnostics() {
    let mut stale = Vec::new();
    for (path, text) in cases("tests/diagnostics") {
        let problems = check(&text).diagnostics;
        assert!(!problems.is_empty(), "{} has no problem", path.display());
        let report: Vec<String> = problems.iter().map(|problem| problem.render(&name(&path), &text)).collect();
        compare(&path.with_extension("stderr"), &(report.join("\n\n") + "\n"), &mut stale);
    }
    assert!(stale.is_empty(), "{}", stale.concat());
}

/// The catalogues of a folder, sorted by name.
fn cases(folder: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(&folder).expect("the folder of the cases is there");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file can be listed").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no case", folder.display());
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a case is UTF-8");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

fn name(path: &Path) -> String {
    path.file_name().expect("a case has a name").to_string_lossy().into_owned()
}

fn compare(path: &Path, actual: &str, stale: &mut Vec<String>) {
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

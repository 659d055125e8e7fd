//! The docs of every catalog under `tests/catalogs`, written by the command and read by a Markdown parser.

mod common;
#[allow(dead_code, reason = "a test uses some of the functions")]
#[path = "../../compiler/tests/common/pages.rs"]
mod markdown;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::{run_in, utf8, workspace};
use markdown::{anchors_and_links, resolve};

/// Words that are about one API, and must not stand in the docs of another.
const FOREIGN: [&str; 6] =
    ["captcha", "capcha", "proxy", "task is dead", "headings of the source", "submit a new task"];

fn catalogs() -> Vec<PathBuf> {
    let entries = fs::read_dir(workspace().join("tests/catalogs")).expect("the directory exists");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    paths
}

/// Returns the files of a reference with its folders, by path.
fn pages(directory: &Path) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for entry in fs::read_dir(directory).expect("the docs exist") {
        let path = entry.expect("a readable entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("the name is UTF-8").to_owned();
        if path.is_dir() {
            pages.extend(self::pages(&path).into_iter().map(|(page, text)| (format!("{name}/{page}"), text)));
        } else {
            pages.insert(name, fs::read_to_string(path).expect("the page is UTF-8"));
        }
    }
    pages
}

#[test]
fn every_link_of_every_catalog_resolves() {
    let catalogs = catalogs();
    assert!(catalogs.len() >= 9, "{catalogs:?}");
    for catalog in catalogs {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let output = run_in(folder.path(), &["docs", "--catalog", utf8(&catalog), "--out", "docs"], "");
        assert_eq!((output.code, output.err.as_str()), (0, ""), "{catalog:?}");
        let pages = pages(&folder.path().join("docs"));
        let source = fs::read_to_string(&catalog).expect("the catalog is UTF-8").to_lowercase();
        let parsed: BTreeMap<&str, _> = pages
            .iter()
            .filter(|(name, _)| name.ends_with(".md"))
            .map(|(name, text)| (name.as_str(), anchors_and_links(text)))
            .collect();
        let mut count = 0;
        for (name, (_, links)) in &parsed {
            for link in links.iter().filter(|link| !link.starts_with("http")) {
                let resolved = resolve(name, link.clone());
                let (page, anchor) = resolved.split_once('#').unwrap_or((&resolved, ""));
                let (anchors, _) = parsed.get(page).unwrap_or_else(|| panic!("{catalog:?}: {name}: no page `{link}`"));
                let has_anchor = anchor.is_empty() || anchors.iter().any(|one| one == anchor);
                assert!(has_anchor, "{catalog:?}: {name}: no anchor `{link}`");
                count += 1;
            }
        }
        assert!(count > pages.len(), "{catalog:?}: every page has links");
        for (name, text) in &pages {
            let text = text.to_lowercase();
            let foreign = FOREIGN.iter().find(|word| text.contains(**word) && !source.contains(**word));
            assert_eq!(foreign, None, "{catalog:?}: {name}");
        }
    }
}

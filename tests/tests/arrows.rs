//! The crates depend on each other in one direction only, as ARCHITECTURE.md draws it.
#![allow(clippy::unwrap_used, reason = "a test that cannot read the workspace has failed")]

use std::collections::BTreeMap;

use cargo_metadata::{DependencyKind, MetadataCommand, Package};

/// What each crate of the workspace may depend on, development aside.
const ARROWS: [(&str, &[&str]); 9] = [
    ("errbook-core", &[]),
    ("errbook-compiler", &["errbook-core"]),
    ("errbook-macros", &["errbook-compiler"]),
    ("errbook", &["errbook-core", "errbook-macros"]),
    ("captchaai-errors", &["errbook"]),
    ("xtask", &["errbook-compiler", "errbook-core"]),
    ("errbook-tests", &["captchaai-errors", "errbook"]),
    ("errbook-laws", &["captchaai-errors", "errbook-compiler", "errbook-core"]),
    ("errbook-recipes", &["captchaai-errors"]),
];

fn workspace() -> Vec<Package> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
    MetadataCommand::new()
        .manifest_path(manifest)
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .unwrap()
        .packages
}

#[test]
fn arrows_point_one_way() {
    let packages = workspace();
    let names: Vec<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let mut found = BTreeMap::new();
    for package in &packages {
        let ours = package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development);
        let mut ours: Vec<&str> =
            ours.map(|dependency| dependency.name.as_str()).filter(|name| names.contains(name)).collect();
        ours.sort_unstable();
        found.insert(package.name.as_str(), ours);
    }
    let expected = ARROWS.iter().map(|(name, arrows)| (*name, arrows.to_vec())).collect::<BTreeMap<_, _>>();
    assert_eq!(found, expected);
}

#[test]
fn the_engine_has_no_dependency_of_its_own() {
    let packages = workspace();
    let core = packages.iter().find(|package| package.name.as_str() == "errbook-core").unwrap();
    let needed = core
        .dependencies
        .iter()
        .filter(|dependency| dependency.kind != DependencyKind::Development && !dependency.optional);
    assert_eq!(needed.map(|dependency| dependency.name.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn only_the_tools_and_the_tests_are_unpublished() {
    let packages = workspace();
    let unpublished = packages.iter().filter(|package| package.publish.as_deref() == Some(&[]));
    let mut unpublished: Vec<&str> = unpublished.map(|package| package.name.as_str()).collect();
    unpublished.sort_unstable();
    assert_eq!(unpublished, ["errbook-laws", "errbook-recipes", "errbook-tests", "xtask"]);
}

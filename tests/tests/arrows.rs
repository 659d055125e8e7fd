//! Enforces the dependency direction between crates, as ARCHITECTURE.md describes it.
#![allow(clippy::unwrap_used, reason = "a test that cannot read the workspace has failed")]

use std::collections::BTreeMap;
use std::process::Command;

use cargo_metadata::{DependencyKind, MetadataCommand, Package};

/// The allowed dependencies of each crate, except for development.
const ARROWS: [(&str, &[&str]); 10] = [
    ("errbook-core", &[]),
    ("errbook-compiler", &["errbook-core"]),
    ("errbook-macros", &["errbook-compiler"]),
    ("errbook", &["errbook-core", "errbook-macros"]),
    ("captchaai-errors", &["errbook"]),
    ("errbook-mock", &["errbook-compiler", "errbook-core"]),
    ("errbook-cli", &["errbook-compiler", "errbook-core", "errbook-mock"]),
    ("xtask", &["errbook-cli"]),
    ("errbook-tests", &["captchaai-errors", "errbook"]),
    ("errbook-invariants", &["captchaai-errors", "errbook-compiler", "errbook-core"]),
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
fn crates_depend_in_one_direction() {
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
fn core_has_no_required_dependencies() {
    let packages = workspace();
    let core = packages.iter().find(|package| package.name.as_str() == "errbook-core").unwrap();
    let needed = core
        .dependencies
        .iter()
        .filter(|dependency| dependency.kind != DependencyKind::Development && !dependency.optional);
    assert_eq!(needed.map(|dependency| dependency.name.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn core_features_are_forwarded_by_every_crate() {
    let packages = workspace();
    let features = |name: &str| {
        let package = packages.iter().find(|package| package.name.as_str() == name).unwrap();
        package.features.iter().map(|(name, enables)| (name.clone(), enables.clone())).collect::<BTreeMap<_, _>>()
    };
    let table = |rows: &[(&str, &[&str])]| -> BTreeMap<String, Vec<String>> {
        rows.iter()
            .map(|(name, enables)| ((*name).to_owned(), enables.iter().map(|one| (*one).to_owned()).collect()))
            .collect()
    };
    assert_eq!(
        features("errbook-core"),
        table(&[
            ("default", &["alloc"]),
            ("alloc", &[]),
            ("http", &["dep:http", "dep:httpdate"]),
            ("strum", &["dep:strum"]),
            ("serde", &["dep:serde_core"]),
            ("miette", &["dep:miette"]),
        ])
    );
    for (above, below) in [("errbook", "errbook-core"), ("captchaai-errors", "errbook")] {
        let passed_on = ["alloc", "http", "strum", "serde", "miette"]
            .map(|name| (name.to_owned(), vec![format!("{below}/{name}")]));
        let mut expected: BTreeMap<_, _> = passed_on.into();
        expected.insert("default".to_owned(), vec!["alloc".to_owned()]);
        assert_eq!(features(above), expected, "{above}");
    }
}

#[test]
fn consumer_builds_nine_crates() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", "captchaai-errors", "--edges", "normal,build", "--prefix", "none"])
        .args(["--format", "{lib}", "--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml")])
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    let mut crates: Vec<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    crates.sort_unstable();
    crates.dedup();
    let expected = [
        "arraydeque",
        "captchaai_errors",
        "errbook",
        "errbook_compiler",
        "errbook_core",
        "errbook_macros",
        "granit_parser",
        "smallvec",
        "unicode_width",
    ];
    assert_eq!(crates, expected);
}

#[test]
fn crates_forbid_unsafe_code_and_share_the_license() {
    for package in workspace() {
        let name = package.name.as_str();
        assert_eq!(package.license.as_deref(), Some("MIT OR Apache-2.0"), "{name}");
        if package.publish.is_some() {
            continue;
        }
        let library = package.targets.iter().find(|target| target.is_lib() || target.is_proc_macro()).unwrap();
        let text = std::fs::read_to_string(&library.src_path).unwrap();
        // `forbid` cannot be overridden.
        assert!(text.lines().any(|line| line == "#![forbid(unsafe_code)]"), "{name} forbids no unsafe code");
    }
}

#[test]
fn only_tools_and_tests_are_unpublished() {
    let packages = workspace();
    let unpublished = packages.iter().filter(|package| package.publish.as_deref() == Some(&[]));
    let mut unpublished: Vec<&str> = unpublished.map(|package| package.name.as_str()).collect();
    unpublished.sort_unstable();
    assert_eq!(unpublished, ["errbook-invariants", "errbook-tests", "xtask"]);
}

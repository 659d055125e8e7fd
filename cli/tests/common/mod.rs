//! Runs a command with in-memory streams.

use std::fs;
use std::path::{Path, PathBuf};

use errbook_cli::{Console, run};
use tempfile::TempDir;

/// The manifest of the package of [`demo_workspace`].
#[allow(dead_code, reason = "not used by every test")]
pub(crate) const PACKAGE: &str = "[package]\nname = \"demo-errors\"\nversion.workspace = true\n\n\
    [package.metadata.errbook]\ndocs = \"../docs\"\n";

/// The exit code and the output of a command.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) code: u8,
    #[allow(dead_code, reason = "not used by every test")]
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs a command in the directory `root`.
pub(crate) fn run_in(root: &Path, arguments: &[&str], input: &str) -> Output {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut input = input.as_bytes();
    let arguments = ["errbook"].iter().chain(arguments);
    let code = run("errbook", root, arguments, &mut Console::new(&mut input, &mut out, &mut err));
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Output { code, out: text(out), err: text(err) }
}

/// Runs a command in this workspace.
#[allow(dead_code, reason = "not used by every test")]
pub(crate) fn run_here(arguments: &[&str], input: &str) -> Output {
    run_in(&workspace(), arguments, input)
}

/// Returns the root of this workspace.
#[allow(dead_code, reason = "not used by every test")]
pub(crate) fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}

/// Creates a workspace with one package, whose catalog is the fixture `demo.yaml`.
#[allow(dead_code, reason = "not used by every test")]
pub(crate) fn demo_workspace() -> TempDir {
    let root = tempfile::tempdir().expect("a temporary directory");
    fs::create_dir_all(root.path().join("catalog/src")).expect("the directory is new");
    fs::copy(fixture("demo.yaml"), root.path().join("catalog/errors.yaml")).expect("the fixture exists");
    write(root.path(), "catalog/Cargo.toml", PACKAGE);
    write(root.path(), "catalog/src/lib.rs", "");
    set_version(root.path(), "0.1.0");
    root
}

/// Sets the version of the packages of a workspace.
#[allow(dead_code, reason = "not used by every test")]
pub(crate) fn set_version(root: &Path, version: &str) {
    let manifest = "[workspace]\nmembers = [\"catalog\"]\nresolver = \"3\"\n\n[workspace.package]\n";
    write(root, "Cargo.toml", &format!("{manifest}version = \"{version}\"\n"));
}

/// Writes a file.
#[allow(dead_code, reason = "not used by every test")]
pub(crate) fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a directory")).expect("the directory is writable");
    fs::write(path, text).expect("the file is writable");
}

/// Returns the path of a fixture.
#[allow(dead_code, reason = "not used by every test")]
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Returns a path as text.
#[allow(dead_code, reason = "not used by every test")]
pub(crate) fn utf8(path: &Path) -> &str {
    path.to_str().expect("the path is UTF-8")
}

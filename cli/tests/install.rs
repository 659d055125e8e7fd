//! The installed program works without the repository that it was built from.

#[path = "common/workspace.rs"]
#[allow(dead_code, reason = "not used by every test")]
mod workspace;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use workspace::assert_commands_find_the_catalog;

/// The parts of the repository that cargo needs.
const PARTS: [&str; 12] = [
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "core",
    "compiler",
    "macros",
    "errbook",
    "catalog",
    "mock",
    "cli",
    "xtask",
    "invariants",
];

fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        fs::copy(from, to).expect("the file can be copied");
        return;
    }
    fs::create_dir_all(to).expect("the directory is writable");
    for entry in fs::read_dir(from).expect("the directory exists") {
        let name = entry.expect("a readable entry").file_name();
        if name != "target" {
            copy(&from.join(&name), &to.join(&name));
        }
    }
}

#[test]
fn installed_program_works_after_the_repository_is_gone() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().expect("a temporary directory");
    let (checkout, root) = (folder.path().join("checkout"), folder.path().join("root"));
    fs::create_dir_all(checkout.join("tests")).expect("the directory is new");
    for part in PARTS {
        copy(&repository.join(part), &checkout.join(part));
    }
    for part in ["Cargo.toml", "src", "catalogs", "fixtures"] {
        copy(&repository.join("tests").join(part), &checkout.join("tests").join(part));
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("install");
    let mut cargo = Command::new(env!("CARGO"));
    // A debug build takes a third of the time.
    cargo.args(["install", "--debug", "--quiet", "--offline", "--locked", "--path", "cli", "--root"]).arg(&root);
    cargo.current_dir(&checkout).env("CARGO_TARGET_DIR", target).env_remove("RUSTFLAGS");
    let output = cargo.output().expect("Cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::rename(&checkout, folder.path().join("moved")).expect("the checkout can be moved");

    let program: PathBuf = root.join("bin").join(format!("errbook{}", std::env::consts::EXE_SUFFIX));
    assert_commands_find_the_catalog(&program);
}

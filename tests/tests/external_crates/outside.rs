//! A crate outside the workspace, which depends on crates of the workspace by path.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A small valid catalog.
pub(crate) const CATALOG: &str = "\
catalog: parcels
title: Parcel API errors
responses: {text: {}}
retry_policies: {request: {class: after_fix}}
endpoints:
  track:
    path: /track
    title: Where a parcel is
    errors:
      no_such_parcel: {title: No such parcel, meaning: Nobody knows it., fix: Check it., retry: request}
";

/// A crate in its own folder, which shares the target folder with the other tests of this file.
pub(crate) struct Outside {
    pub(crate) folder: TempDir,
}

impl Outside {
    pub(crate) fn new(dependencies: &str, main: &str) -> Self {
        let outside = Outside { folder: tempfile::tempdir().unwrap() };
        let manifest = format!(
            "[package]\nname = \"outside\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependencies}\n"
        );
        outside.write("Cargo.toml", &manifest);
        outside.write("src/main.rs", main);
        fs::copy(workspace().join("Cargo.lock"), outside.folder.path().join("Cargo.lock")).unwrap();
        outside
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn cargo(&self, arguments: &[&str]) -> Output {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside");
        let mut command = Command::new(env!("CARGO"));
        command.args(["--offline", "--color", "never"]).args(arguments);
        command
            .current_dir(self.folder.path())
            .env("CARGO_TARGET_DIR", target)
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap()
    }

    /// The output of the crate, and of cargo while it builds.
    pub(crate) fn run(&self) -> (String, String) {
        let output = self.cargo(&["run"]);
        let (out, said) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{said}");
        (out, said)
    }

    /// The output of cargo for a crate that does not compile.
    pub(crate) fn fail(&self) -> String {
        let output = self.cargo(&["check"]);
        assert!(!output.status.success());
        text(&output.stderr)
    }
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

pub(crate) fn by_path(name: &str, package: &str, folder: &str, more: &str) -> String {
    format!("{name} = {{ package = \"{package}\", path = {:?}{more} }}", workspace().join(folder))
}

//! What git has at a revision, asked of the `git` program.

use std::io;
use std::path::Path;
use std::process::{Command, Output};

/// Whether `name` is a revision of the repository that `folder` belongs to; if not, what git says of it.
pub(crate) fn revision(folder: &Path, name: &str) -> Result<(), String> {
    let commit = format!("{name}^{{commit}}");
    let output = git(folder, &["rev-parse", "--verify", "--end-of-options", &commit]);
    let output = output.map_err(|error| format!("cannot run `git`: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said.lines().next().unwrap_or_default().to_owned())
}

/// A file of a revision; `path` is relative to `folder`, and may lead out of it.
pub(crate) fn file(folder: &Path, revision: &str, path: &str) -> Option<Vec<u8>> {
    let output = git(folder, &["cat-file", "blob", &format!("{revision}:./{path}")]).ok()?;
    output.status.success().then_some(output.stdout)
}

fn git(folder: &Path, words: &[&str]) -> io::Result<Output> {
    let mut git = Command::new("git");
    // A hook of git says where its own repository is, which need not be that of the catalogue.
    git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env("LC_ALL", "C");
    git.arg("-C").arg(folder).args(words).output()
}

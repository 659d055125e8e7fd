//! Reads files of a Git revision with the `git` program.

use std::io;
use std::path::Path;
use std::process::{Command, Output};

/// Checks that `name` is a revision of the repository that contains `directory`; fails with the message of Git.
pub(crate) fn verify_revision(directory: &Path, name: &str) -> Result<(), String> {
    let commit = format!("{name}^{{commit}}");
    let output = git(directory, &["rev-parse", "--verify", "--end-of-options", &commit]);
    let output = output.map_err(|error| format!("cannot run `git`: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let message = String::from_utf8_lossy(&output.stderr);
    Err(message.lines().next().unwrap_or_default().to_owned())
}

/// Reads a file of a revision; `path` is relative to `directory` and may start with `../`.
pub(crate) fn read_file(directory: &Path, revision: &str, path: &str) -> Option<Vec<u8>> {
    let output = git(directory, &["cat-file", "blob", &format!("{revision}:./{path}")]).ok()?;
    output.status.success().then_some(output.stdout)
}

fn git(directory: &Path, arguments: &[&str]) -> io::Result<Output> {
    let mut git = Command::new("git");
    // Inside a Git hook, these variables name the repository of the hook, not that of the catalog.
    git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env("LC_ALL", "C");
    git.arg("-C").arg(directory).args(arguments).output()
}

//! Symbolic links: a generated file is not written to a place outside of its repository.

use std::path::{Path, PathBuf};

use crate::error::CliError;
use crate::paths;
use crate::project::MANIFEST;

/// Fails if the path of a file leads out of its repository, or to a file that does not exist, by a symbolic link.
pub(super) fn check(directory: &Path, path: &Path, is_written: bool) -> Result<(), CliError> {
    let path = paths::normalize(Path::new(""), &absolute(path));
    let problem = if is_written && path.is_symlink() && !path.exists() {
        "is a symbolic link to a file that does not exist".to_owned()
    } else {
        // A file that is removed is the link itself.
        let target = paths::resolve(if is_written { &path } else { paths::directory(&path) });
        let root = root(directory, &path);
        if target.starts_with(paths::resolve(&root)) {
            return Ok(());
        }
        format!("leads by a symbolic link to `{}`, outside of `{}`", target.display(), root.display())
    };
    // The display of the path itself would show the target.
    let name = path.strip_prefix(absolute(directory)).unwrap_or(&path).display();
    let help = "remove the link, or replace it by a file or a directory";
    Err(CliError::Failed(format!("`{name}` {problem}, and is not written\nhelp: {help}")))
}

/// Returns the repository of a path, or else its outermost package, the current directory, or its own directory.
fn root(current: &Path, path: &Path) -> PathBuf {
    let above = || path.ancestors().skip(1).filter(|directory| !directory.is_symlink());
    let repository = above().find(|directory| directory.join(".git").exists());
    let package = || above().filter(|directory| directory.join(MANIFEST).is_file()).last();
    let current = absolute(current);
    let current = || path.starts_with(&current).then_some(&*current);
    repository.or_else(package).or_else(current).unwrap_or(paths::directory(path)).to_path_buf()
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

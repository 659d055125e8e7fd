//! Files that a command answers for: writes those that differ, or shows how they do.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use similar::TextDiff;

use crate::{Console, Fault};

/// A file as it should be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// Its path from the workspace's folder, with `/`.
    pub path: String,
    /// Its text with LF line endings; `None` where there should be no such file.
    pub text: Option<String>,
}

/// A file that is not as it should be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change<'w> {
    /// What it should be.
    pub wanted: &'w Wanted,
    /// Its text as it is, with LF line endings; `None` where there is no such file.
    pub found: Option<String>,
}

/// The files that are not as they should be; line endings do not count.
///
/// # Errors
///
/// A file is there and cannot be read.
pub fn changes<'w>(root: &Path, wanted: &'w [Wanted]) -> Result<Vec<Change<'w>>, Fault> {
    let mut changes = Vec::new();
    for wanted in wanted {
        let found = read(&root.join(&wanted.path))?;
        if found != wanted.text {
            changes.push(Change { wanted, found });
        }
    }
    Ok(changes)
}

/// The text of a file with LF line endings, or `None` where there is no such file.
///
/// # Errors
///
/// The file is there and cannot be read.
pub fn read(path: &Path) -> Result<Option<String>, Fault> {
    match fs::read(path) {
        // What is not UTF-8 differs from every text that is wanted, and can be shown all the same.
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::Problem(format!("cannot read `{}`: {error}", path.display()))),
    }
}

/// Makes the files what they should be, and names each of them.
///
/// # Errors
///
/// A file cannot be written or removed.
pub fn write(root: &Path, changes: &[Change<'_>], console: &mut Console<'_>) -> Result<(), Fault> {
    for Change { wanted, .. } in changes {
        let path = root.join(&wanted.path);
        let done = match &wanted.text {
            Some(text) => put(&path, text).map(|()| "wrote"),
            None => fs::remove_file(&path).map(|()| "removed"),
        };
        let done = done.map_err(|error| Fault::Problem(format!("cannot write `{}`: {error}", wanted.path)))?;
        console.print(&format!("{done} {}\n", wanted.path))?;
    }
    if changes.is_empty() {
        console.print("all files are up to date\n")?;
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// Shows how the files differ from what they should be, and names the command that mends them.
///
/// # Errors
///
/// There is a file that differs.
pub fn refuse(changes: &[Change<'_>], command: &str, console: &mut Console<'_>) -> Result<(), Fault> {
    if changes.is_empty() {
        return Ok(console.print("all files are up to date\n")?);
    }
    for change in changes {
        console.print(&diff(change))?;
    }
    let names: Vec<String> = changes.iter().map(|Change { wanted, .. }| format!("`{}`", wanted.path)).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    Err(Fault::Problem(format!("{} {verb} not up to date\nhelp: run `{command}`", names.join(", "))))
}

/// A unified diff from the file as it is to the file as it should be.
fn diff(Change { wanted, found }: &Change<'_>) -> String {
    let path = wanted.path.as_str();
    let before = found.as_ref().map_or("/dev/null", |_| path);
    let after = wanted.text.as_ref().map_or("/dev/null", |_| path);
    let (found, wanted) = (found.as_deref().unwrap_or_default(), wanted.text.as_deref().unwrap_or_default());
    TextDiff::from_lines(found, wanted).unified_diff().header(before, after).to_string()
}

//! Generated files: writes those that are out of date, or prints the differences.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use similar::TextDiff;

use crate::console::Console;
use crate::error::CliError;

/// The placeholder for a missing file in a unified diff.
const NO_FILE: &str = "/dev/null";

const UP_TO_DATE: &str = "all files are up to date\n";

/// The expected state of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GeneratedFile {
    /// The path relative to the workspace root, with `/`.
    pub path: String,
    /// The text with LF line endings, or `None` if the file must not exist.
    pub text: Option<String>,
}

/// A file that is out of date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change<'f> {
    /// The expected state.
    pub file: &'f GeneratedFile,
    /// The current text with LF line endings, or `None` if the file does not exist.
    pub current: Option<String>,
}

/// Returns the files that are out of date; line endings are ignored.
///
/// # Errors
///
/// Fails if an existing file cannot be read.
pub fn changes<'f>(root: &Path, files: &'f [GeneratedFile]) -> Result<Vec<Change<'f>>, CliError> {
    let mut changes = Vec::new();
    for file in files {
        let current = read(&root.join(&file.path))?;
        if current != file.text {
            changes.push(Change { file, current });
        }
    }
    Ok(changes)
}

/// Returns the text of a file with LF line endings, or `None` if the file does not exist.
///
/// # Errors
///
/// Fails if an existing file cannot be read.
pub fn read(path: &Path) -> Result<Option<String>, CliError> {
    match fs::read(path) {
        // Text that is not UTF-8 differs from every generated text and can still be printed.
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CliError::Failed(format!("cannot read `{}`: {error}", path.display()))),
    }
}

/// Writes or removes the files that are out of date and prints their paths.
///
/// # Errors
///
/// Fails if a file cannot be written or removed.
pub fn write(root: &Path, changes: &[Change<'_>], console: &mut Console<'_>) -> Result<(), CliError> {
    for Change { file, .. } in changes {
        let path = root.join(&file.path);
        let (result, past, verb) = match &file.text {
            Some(text) => (write_file(&path, text), "wrote", "write"),
            None => (fs::remove_file(&path), "removed", "remove"),
        };
        result.map_err(|error| CliError::Failed(format!("cannot {verb} `{}`: {error}", file.path)))?;
        console.print(&format!("{past} {}\n", file.path))?;
    }
    if changes.is_empty() {
        console.print(UP_TO_DATE)?;
    }
    Ok(())
}

fn write_file(path: &Path, text: &str) -> io::Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    fs::write(path, text)
}

/// Prints the differences and fails with the command that writes the files.
///
/// # Errors
///
/// Fails if a file is out of date.
pub fn verify(changes: &[Change<'_>], command: &str, console: &mut Console<'_>) -> Result<(), CliError> {
    if changes.is_empty() {
        return Ok(console.print(UP_TO_DATE)?);
    }
    for change in changes {
        console.print(&unified_diff(change))?;
    }
    let names: Vec<String> = changes.iter().map(|Change { file, .. }| format!("`{}`", file.path)).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    Err(CliError::Failed(format!("{} {verb} not up to date\nhelp: run `{command}`", names.join(", "))))
}

/// Returns a unified diff from the current to the expected state of a file.
fn unified_diff(Change { file, current }: &Change<'_>) -> String {
    let path = file.path.as_str();
    let before = current.as_ref().map_or(NO_FILE, |_| path);
    let after = file.text.as_ref().map_or(NO_FILE, |_| path);
    let (current, expected) = (current.as_deref().unwrap_or_default(), file.text.as_deref().unwrap_or_default());
    TextDiff::from_lines(current, expected).unified_diff().header(before, after).to_string()
}

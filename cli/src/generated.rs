//! Generated files: writes those that are out of date, or prints the differences.

mod links;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use errbook_compiler::printable::lines;
use similar::TextDiff;

use crate::console::Console;
use crate::error::CliError;
use crate::paths;

const UP_TO_DATE: &str = "all files are up to date\n";

/// The expected state of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct GeneratedFile {
    /// The path.
    pub path: PathBuf,
    /// The text with LF line endings, or `None` if the file must not exist.
    pub text: Option<String>,
}

/// A file that is out of date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Change<'f> {
    /// The expected state.
    pub(crate) file: &'f GeneratedFile,
    /// The current text with LF line endings, or `None` if the file does not exist.
    pub(crate) current: Option<String>,
}

/// Returns the files that are out of date; line endings are ignored.
///
/// # Errors
///
/// Fails if an existing file cannot be read.
pub(crate) fn changes(files: &[GeneratedFile]) -> Result<Vec<Change<'_>>, CliError> {
    let mut changes = Vec::new();
    for file in files {
        let current = read(&file.path)?;
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
pub(crate) fn read(path: &Path) -> Result<Option<String>, CliError> {
    text_of(path, fs::read(path))
}

/// Reads a file as [`read`] does, up to one byte beyond a maximum, because files such as `/dev/zero` do not end.
pub(crate) fn read_at_most(path: &Path, most: usize) -> Result<Option<String>, CliError> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most as u64 + 1).read_to_end(&mut bytes));
    text_of(path, read.map(|_| bytes))
}

fn text_of(path: &Path, bytes: io::Result<Vec<u8>>) -> Result<Option<String>, CliError> {
    match bytes {
        // Text that is not UTF-8 differs from every generated text and can still be printed.
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CliError::Failed(format!("cannot read `{}`: {error}", paths::shown(path)))),
    }
}

/// Fails if a file was not generated from `source`; `found` is the source in its header.
///
/// `elsewhere` says how to name another place for the file.
///
/// # Errors
///
/// Fails if there is no header, or if it has another source.
pub(crate) fn check_ownership(name: &str, found: Option<&str>, source: &str, elsewhere: &str) -> Result<(), CliError> {
    match found {
        Some(found) if found == source => Ok(()),
        Some(found) => Err(CliError::Failed(format!(
            "`{name}` is generated from another catalog, `{found}`\n\
             help: remove it if the catalog was moved, or {elsewhere}"
        ))),
        None => Err(not_generated(name, elsewhere)),
    }
}

/// Returns the error for a file that was written by hand.
pub(crate) fn not_generated(name: &str, elsewhere: &str) -> CliError {
    CliError::Failed(format!("`{name}` was not generated, and is not overwritten\nhelp: move it, or {elsewhere}"))
}

/// Writes the files that are out of date, or with `check` prints the differences and fails with a help text.
///
/// # Errors
///
/// Fails as [`write`] does, or as [`verify`] does.
pub(crate) fn write_or_verify(
    directory: &Path,
    files: &[GeneratedFile],
    check: bool,
    help: &str,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let changes = changes(files)?;
    if check { verify(directory, &changes, help, console) } else { write(directory, &changes, console) }
}

/// Writes or removes the files that are out of date and prints their paths as seen from `directory`.
///
/// # Errors
///
/// Fails before the first change if a symbolic link leads out of the repository, and if a file cannot be written or
/// removed.
pub(crate) fn write(directory: &Path, changes: &[Change<'_>], console: &mut Console<'_>) -> Result<(), CliError> {
    for Change { file, .. } in changes {
        links::check(directory, &file.path, file.text.is_some())?;
    }
    for Change { file, .. } in changes {
        let name = paths::display(directory, &file.path);
        let (result, past, verb) = match &file.text {
            Some(text) => (write_file(&file.path, text), "wrote", "write"),
            None => (remove_file(&file.path), "removed", "remove"),
        };
        result.map_err(|error| CliError::Failed(format!("cannot {verb} `{name}`: {error}")))?;
        console.print(&format!("{past} {name}\n"))?;
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

/// Removes a file, and its directory if that is empty then.
fn remove_file(path: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    let _ = path.parent().map(fs::remove_dir);
    Ok(())
}

/// Prints the differences and fails with a help text.
///
/// # Errors
///
/// Fails if a file is out of date.
pub(crate) fn verify(
    directory: &Path,
    changes: &[Change<'_>],
    help: &str,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    if changes.is_empty() {
        return Ok(console.print(UP_TO_DATE)?);
    }
    let names: Vec<String> = changes.iter().map(|change| paths::display(directory, &change.file.path)).collect();
    for (change, name) in changes.iter().zip(&names) {
        console.print(&lines(&difference(change, name)))?;
    }
    let verb = if names.len() == 1 { "is" } else { "are" };
    let names = names.join("`, `");
    Err(CliError::Failed(format!("`{names}` {verb} not up to date\nhelp: {help}")))
}

/// Returns a unified diff from the current to the expected state of a file, or one line if the whole file is missing or
/// superfluous.
fn difference(Change { file, current }: &Change<'_>, name: &str) -> String {
    match (current, &file.text) {
        (Some(current), Some(expected)) => {
            TextDiff::from_lines(current, expected).unified_diff().header(name, name).to_string()
        }
        (None, _) => format!("`{name}` does not exist\n"),
        (Some(_), None) => format!("`{name}` is no longer generated\n"),
    }
}

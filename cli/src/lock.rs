//! The lock file of a catalog: every released code, so that no name is reused with another meaning.

use std::path::Path;

use errbook_compiler::limits::MAX_LOCK_BYTES;
use errbook_compiler::lock::{Lock, check, parse};
use errbook_compiler::model;

use crate::catalog::{self, CatalogFile};
use crate::console::Console;
use crate::error::CliError;
use crate::generated::{self, GeneratedFile};
use crate::paths;
use crate::project::Project;

/// Writes the lock of a catalog, which keeps what `released` has.
///
/// # Errors
///
/// Fails if the file cannot be read or written.
pub(crate) fn write(
    directory: &Path,
    project: &Project,
    catalog: &model::Catalog,
    released: &Lock,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let files = [file(project, catalog, released)];
    generated::write(directory, &generated::changes(&files)?, console)
}

/// Prints the difference if the lock of a catalog is out of date.
///
/// # Errors
///
/// Fails if the file is out of date or cannot be read.
pub(crate) fn verify(
    directory: &Path,
    project: &Project,
    catalog: &model::Catalog,
    released: &Lock,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let files = [file(project, catalog, released)];
    let help = format!("run `{}`", project.command_in(directory, "lock"));
    generated::verify(directory, &generated::changes(&files)?, &help, console)
}

fn file(project: &Project, catalog: &model::Catalog, released: &Lock) -> GeneratedFile {
    let text = Lock::of(catalog).merge(released).render(&catalog.name, &project.command_for("lock"));
    GeneratedFile { path: project.lock.clone(), text: Some(text) }
}

/// Checks a catalog against its lock file, if one exists; adds the diagnostics and returns the lock.
///
/// # Errors
///
/// Fails if the lock file is invalid or cannot be read.
pub(crate) fn check_lock(
    directory: &Path,
    project: &Project,
    catalog_file: &mut CatalogFile,
    console: &mut Console<'_>,
) -> Result<Option<Lock>, CliError> {
    let lock = load(directory, &project.lock, console)?;
    if let (Some(lock), Some(catalog)) = (&lock, &catalog_file.checked.catalog) {
        let diagnostics = &mut catalog_file.checked.diagnostics;
        diagnostics.extend(check(catalog, lock));
        diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    }
    Ok(lock)
}

/// Loads a lock file; returns `None` if it does not exist.
///
/// # Errors
///
/// Fails if the lock file is invalid or cannot be read.
pub(crate) fn load(directory: &Path, path: &Path, console: &mut Console<'_>) -> Result<Option<Lock>, CliError> {
    let Some(text) = generated::read_at_most(path, MAX_LOCK_BYTES)? else { return Ok(None) };
    match parse(&text) {
        Ok(lock) => Ok(Some(lock)),
        Err(diagnostics) => {
            catalog::print_diagnostics(&diagnostics, 0, &paths::display(directory, path), &text, console)?;
            Err(CliError::Reported)
        }
    }
}

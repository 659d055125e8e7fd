//! `cargo xtask lock`: writes the lock file of a catalog.

use std::path::{Path, PathBuf};

use clap::Args;
use errbook_compiler::lock::{Lock, check, parse};

use crate::catalog::{self, CatalogArg, CatalogFile};
use crate::console::Console;
use crate::error::CliError;
use crate::generated::{self, GeneratedFile};
use crate::paths::{self, CATALOG, LOCK, LOCK_EXTENSION};

/// The command that writes a lock file, as named in its header and in messages.
pub const COMMAND: &str = "cargo xtask lock";

/// The arguments of `lock`.
#[derive(Args, Debug)]
pub struct LockArgs {
    /// The catalog whose lock to write.
    #[command(flatten)]
    pub catalog: CatalogArg,

    /// Write nothing; print the differences and fail if the file is out of date
    #[arg(long)]
    pub check: bool,
}

/// Writes the lock file of a catalog, or checks that it is up to date.
///
/// # Errors
///
/// Fails if the catalog has errors, reuses a released name, or cannot be read; if the lock file is invalid or cannot be
/// written; or, with `--check`, if it is out of date.
pub fn run(root: &Path, args: &LockArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let path = args.catalog.path.as_deref();
    let mut catalog_file = CatalogFile::load(root, path)?;
    let released = check_lock(root, &mut catalog_file, console)?.unwrap_or_default();
    let catalog = catalog_file.valid(console)?;
    let text = Lock::of(catalog).merge(&released).render(&catalog.name, COMMAND);
    let files = [GeneratedFile { path: display(root, &path_for(root, &catalog_file)), text: Some(text) }];
    let changes = generated::changes(root, &files)?;
    if args.check {
        return generated::verify(&changes, &command(path), console);
    }
    generated::write(root, &changes, console)
}

/// Checks a catalog against its lock file, if one exists; adds the diagnostics and returns the lock.
///
/// # Errors
///
/// Fails if the lock file is invalid or cannot be read.
pub fn check_lock(
    root: &Path,
    catalog_file: &mut CatalogFile,
    console: &mut Console<'_>,
) -> Result<Option<Lock>, CliError> {
    let lock = load(root, &path_for(root, catalog_file), console)?;
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
pub fn load(root: &Path, path: &Path, console: &mut Console<'_>) -> Result<Option<Lock>, CliError> {
    let Some(text) = generated::read(path)? else { return Ok(None) };
    match parse(&text) {
        Ok(lock) => Ok(Some(lock)),
        Err(diagnostics) => {
            catalog::print_diagnostics(&diagnostics, 0, &display(root, path), &text, console)?;
            Err(CliError::Reported)
        }
    }
}

/// Returns the path of a catalog's lock file, which need not exist.
pub(crate) fn path_for(root: &Path, catalog_file: &CatalogFile) -> PathBuf {
    let canonical = |path: &Path| path.canonicalize().ok();
    match canonical(&catalog_file.path).is_some_and(|path| Some(path) == canonical(&root.join(CATALOG))) {
        true => catalog_file.path.with_file_name(LOCK),
        false => catalog_file.path.with_extension(LOCK_EXTENSION),
    }
}

/// Returns the path of a lock file, which need not exist, relative to the workspace root if it is inside.
pub(crate) fn display(root: &Path, lock: &Path) -> String {
    let absolute = std::path::absolute(lock).unwrap_or_else(|_| lock.to_path_buf());
    let directory = absolute.parent().map(|directory| paths::display(root, directory));
    let name = absolute.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    match directory.filter(|directory| !directory.is_empty()) {
        Some(directory) => format!("{directory}/{name}"),
        None => name.into_owned(),
    }
}

fn command(catalog: Option<&Path>) -> String {
    catalog.map_or_else(|| COMMAND.to_owned(), |path| format!("{COMMAND} --catalog {}", path.display()))
}

//! The old side of `errbook diff`: another catalog, a Git revision, or a lock file.

use std::path::Path;

use errbook_compiler::lock::Lock;
use errbook_compiler::printable::one_line;

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::manifest::{self, Package};
use crate::paths::{self, directory};
use crate::project::LOCK_EXTENSION;
use crate::{git, lock};

/// The revision to compare with by default.
const DEFAULT_REVISION: &str = "HEAD";

/// The old side of a comparison.
pub(crate) enum Baseline {
    /// Another catalog file.
    File(CatalogFile),
    /// The same catalog at a revision, and its package there.
    Revision { name: String, catalog_file: CatalogFile, package: Option<Package> },
    /// The released names, without texts.
    Lock(Lock),
}

/// Finds the baseline of a catalog: `name`, or by default `HEAD`, or else the catalog's lock file.
///
/// # Errors
///
/// Fails if there is no such file or revision, if the revision does not contain the catalog, or if a lock file is
/// invalid.
pub(crate) fn find(
    root: &Path,
    new: &CatalogFile,
    lock_path: &Path,
    name: Option<&str>,
    console: &mut Console<'_>,
) -> Result<Baseline, CliError> {
    let path = &new.display_path;
    let Some(name) = name else {
        if let Some(baseline) = at_revision(new, DEFAULT_REVISION) {
            return Ok(baseline);
        }
        let lock = lock::load(root, lock_path, console)?;
        return lock.map(Baseline::Lock).ok_or_else(|| {
            let lock_path = paths::display(root, lock_path);
            CliError::Failed(format!(
                "no baseline for `{path}`: it is not in Git at `{DEFAULT_REVISION}`, and `{lock_path}` does not exist\n\
                 help: name a revision or a file: `--baseline <REV|FILE>`"
            ))
        });
    };
    let (file, shown) = (root.join(name), one_line(name));
    if file.is_file() {
        if file.extension().is_some_and(|extension| extension == LOCK_EXTENSION) {
            return lock::load(root, &file, console)?.map(Baseline::Lock).ok_or(CliError::Reported);
        }
        return Ok(Baseline::File(CatalogFile::load(root, &file)?));
    }
    if let Err(message) = git::verify_revision(directory(&new.path), name) {
        return Err(CliError::Failed(format!(
            "`{shown}` is neither a file nor a Git revision; Git reports: {message}"
        )));
    }
    at_revision(new, name).ok_or_else(|| CliError::Failed(format!("`{path}` does not exist at `{shown}`")))
}

/// Finds the package of a catalog file.
pub(crate) fn package(catalog_file: &CatalogFile) -> Option<Package> {
    let directory = directory(&catalog_file.path);
    manifest::find_package(|path| std::fs::read_to_string(directory.join(path)).ok())
}

fn at_revision(new: &CatalogFile, revision: &str) -> Option<Baseline> {
    let directory = directory(&new.path);
    let file_name = new.path.file_name()?.to_str()?;
    let bytes = git::read_file(directory, revision, file_name)?;
    let display_path = format!("{}:{}", one_line(revision), new.display_path);
    let catalog_file = CatalogFile::from_bytes(new.path.clone(), display_path, &bytes);
    let text = |path: &str| String::from_utf8(git::read_file(directory, revision, path)?).ok();
    Some(Baseline::Revision { name: revision.to_owned(), catalog_file, package: manifest::find_package(text) })
}

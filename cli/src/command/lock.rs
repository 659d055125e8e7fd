//! `errbook lock`: writes the lock files of catalogs.

use std::path::Path;

use clap::Args;

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::project::Project;
use crate::selection::Selection;
use crate::{lock, paths, report};

/// The arguments of `lock`.
#[derive(Args, Debug)]
pub(super) struct LockArgs {
    /// The catalogs whose locks to write.
    #[command(flatten)]
    selection: Selection,

    /// Write nothing; print the differences and fail if a file is out of date
    #[arg(long)]
    check: bool,
}

/// Writes the lock files of catalogs, or checks that they are up to date; a catalog that fails does not stop the others.
///
/// # Errors
///
/// Fails if a catalog has errors, reuses a released name, or cannot be read; if a lock file is invalid or cannot be
/// written; or, with `--check`, if one is out of date.
pub(super) fn run(directory: &Path, args: &LockArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let projects = args.selection.all(directory)?;
    report::each(&projects, console, |project, console| lock(directory, project, args, console))
}

fn lock(directory: &Path, project: &Project, args: &LockArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let mut catalog_file = CatalogFile::load(directory, &project.catalog)?;
    let released = lock::check_lock(directory, project, &mut catalog_file, console)?.unwrap_or_default();
    let catalog = catalog_file.valid(console)?;
    let path = paths::display(directory, &project.lock);
    console.print(&format!("{}: lock in {path}\n", catalog_file.display_path))?;
    if args.check {
        return lock::verify(directory, project, catalog, &released, console);
    }
    lock::write(directory, project, catalog, &released, console)
}

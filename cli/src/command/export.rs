//! `errbook export`: prints a catalog as JSON.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::selection::Selection;
use crate::{export, paths};

/// The arguments of `export`.
#[derive(Args, Debug)]
pub(super) struct ExportArgs {
    /// The catalog to export.
    #[command(flatten)]
    selection: Selection,

    /// Write the JSON to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Write nothing; print the differences and fail if the file of `--out` is out of date
    #[arg(long, requires = "out")]
    check: bool,
}

/// Prints or writes the export of a catalog, or checks that it is up to date.
///
/// # Errors
///
/// Fails if the catalog has errors, if a file cannot be read or written, or, with `--check`, if the file is out of date.
pub(super) fn run(directory: &Path, args: &ExportArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let project = args.selection.one(directory)?;
    let catalog_file = CatalogFile::load(directory, &project.catalog)?;
    let catalog = catalog_file.valid(console)?;
    let Some(out) = &args.out else { return Ok(console.print(&export::text(catalog))?) };
    let path = directory.join(out);
    let name = paths::display(directory, &path);
    console.print(&format!("{}: export in {name}\n", catalog_file.display_path))?;
    let command = format!("{} --out {name}", project.command_in(directory, "export"));
    export::write_or_verify(directory, &path, catalog, args.check, &command, console)
}

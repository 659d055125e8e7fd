//! `errbook docs`: writes the reference of catalogs and the tables of codes in READMEs.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::paths;
use crate::project::Project;
use crate::selection::Selection;
use crate::{reference, report};

/// The arguments of `docs`.
#[derive(Args, Debug)]
pub(super) struct DocsArgs {
    /// The catalogs to document.
    #[command(flatten)]
    selection: Selection,

    /// Write the pages of one catalog into this directory, and leave its README unchanged
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing; print the differences and fail if a file is out of date
    #[arg(long)]
    check: bool,
}

/// Writes the docs, or checks that they are up to date; a catalog that fails does not stop the others.
///
/// # Errors
///
/// Fails if a catalog has errors, if a file cannot be read or written, or, with `--check`, if a file is out of date.
pub(super) fn run(directory: &Path, args: &DocsArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let projects = match &args.out {
        Some(_) => vec![args.selection.one(directory)?],
        None => args.selection.all(directory)?,
    };
    report::each(&projects, console, |project, console| document(directory, project, args, console))
}

fn document(directory: &Path, project: &Project, args: &DocsArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let out = args.out.as_ref().map(|out| directory.join(out));
    let catalog_file = CatalogFile::load(directory, &project.catalog)?;
    let catalog = catalog_file.valid(console)?;
    let docs = paths::display(directory, out.as_ref().unwrap_or(&project.docs));
    console.print(&format!("{}: docs in {docs}\n", catalog_file.display_path))?;
    if args.check {
        return reference::verify(directory, project, catalog, out.as_deref(), console);
    }
    reference::write(directory, project, catalog, out.as_deref(), console)
}

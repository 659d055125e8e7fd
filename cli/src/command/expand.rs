//! `errbook expand`: prints the Rust code that a catalog compiles to.

use std::path::Path;

use clap::Args;
use errbook_compiler::rust;

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::selection::Selection;

/// The arguments of `expand`.
#[derive(Args, Debug)]
pub(super) struct ExpandArgs {
    /// The catalog to expand.
    #[command(flatten)]
    pub selection: Selection,
}

/// Prints the expansion of a catalog as one formatted Rust file.
///
/// # Errors
///
/// Fails if the catalog has errors or cannot be read.
pub(super) fn run(directory: &Path, args: &ExpandArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let catalog_file = CatalogFile::load(directory, &args.selection.one(directory)?.catalog)?;
    let source = rust(catalog_file.valid(console)?).source("::errbook");
    let file = syn::parse_file(&source)
        .map_err(|error| CliError::Failed(format!("internal error: generated invalid Rust: {error}")))?;
    Ok(console.print(&prettyplease::unparse(&file))?)
}

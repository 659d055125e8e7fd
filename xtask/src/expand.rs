//! `cargo xtask expand`: prints the Rust code that a catalog compiles to.

use std::path::Path;

use clap::Args;
use errbook_compiler::rust;

use crate::catalog::{CatalogArg, CatalogFile};
use crate::console::Console;
use crate::error::CliError;

/// The arguments of `expand`.
#[derive(Args, Debug)]
pub struct ExpandArgs {
    /// The catalog to expand.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Prints the expansion of a catalog as one formatted Rust file.
///
/// # Errors
///
/// Fails if the catalog has errors or cannot be read.
pub fn run(root: &Path, args: &ExpandArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let catalog_file = CatalogFile::load(root, args.catalog.path.as_deref())?;
    let source = rust(catalog_file.valid(console)?).source("::errbook");
    let file = syn::parse_file(&source)
        .map_err(|error| CliError::Failed(format!("internal error: generated invalid Rust: {error}")))?;
    Ok(console.print(&prettyplease::unparse(&file))?)
}

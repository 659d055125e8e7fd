//! `cargo xtask expand`: prints the Rust that a catalogue compiles to, laid out to be read.

use std::path::Path;

use errbook_compiler::rust;

use crate::catalog;
use crate::{Console, Fault};

/// Prints the expansion of a catalogue as one Rust file.
///
/// # Errors
///
/// The catalogue has errors, or cannot be read.
pub fn run(root: &Path, file: Option<&Path>, console: &mut Console<'_>) -> Result<(), Fault> {
    let catalogue = catalog::load(root, file)?;
    let expansion = rust(catalogue.sound(console)?);
    let source = format!("{}\nconst _: () = {{\nuse ::errbook;\n{}\n}};\n", expansion.enums, expansion.impls);
    let file = syn::parse_file(&source)
        .map_err(|error| Fault::Problem(format!("errbook wrote what is not Rust: {error}; please report it")))?;
    Ok(console.print(&prettyplease::unparse(&file))?)
}

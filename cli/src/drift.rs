//! The test that fails when generated files are out of date.

use std::io;
use std::path::Path;

use errbook_compiler::model::Catalog;

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
#[cfg(feature = "generate")]
use crate::generate::{self, Output};
use crate::project::{self, MANIFEST, Project};
use crate::{lock, paths, reference};

/// Asserts that the generated files of every catalog of a package are up to date: the docs, the table of codes in the
/// README, the lock if it exists, and the files of `generate`, which need the feature `generate`.
///
/// `manifest_dir` is the directory of the package, usually `env!("CARGO_MANIFEST_DIR")`.
///
/// # Panics
///
/// Panics if a file is out of date, with the difference and the command that writes the file.
/// Also panics if a catalog has errors, and if the package has no catalog.
#[track_caller]
pub fn assert_up_to_date(manifest_dir: &str) {
    let (mut input, mut out, mut err) = (io::empty(), Vec::new(), Vec::new());
    let result = check(Path::new(manifest_dir), &mut Console::new(&mut input, &mut out, &mut err));
    if let Err(error) = result {
        let message = error.message().unwrap_or_default();
        panic!("{}{}{message}", String::from_utf8_lossy(&out), String::from_utf8_lossy(&err));
    }
}

/// Checks every catalog of a package and prints the differences.
fn check(directory: &Path, console: &mut Console<'_>) -> Result<(), CliError> {
    let manifest = project::read(&directory.join(MANIFEST))?;
    let projects = match &manifest {
        Some(manifest) => project::of_package(directory, manifest)?,
        None => Vec::new(),
    };
    if projects.is_empty() {
        return Err(CliError::Failed(format!("no catalog in `{}`", paths::shown(&directory.join(MANIFEST)))));
    }
    let mut result = Ok(());
    for project in &projects {
        result = both(result, check_project(directory, project, console));
    }
    result
}

fn check_project(directory: &Path, project: &Project, console: &mut Console<'_>) -> Result<(), CliError> {
    let mut catalog_file = CatalogFile::load(directory, &project.catalog)?;
    let released = lock::check_lock(directory, project, &mut catalog_file, console)?;
    let catalog = catalog_file.valid(console)?;
    let docs = reference::verify(directory, project, catalog, None, console);
    let lock = match released {
        Some(released) => lock::verify(directory, project, catalog, &released, console),
        None => Ok(()),
    };
    both(both(docs, lock), verify_outputs(directory, project, catalog, console))
}

/// Checks the files that are generated from templates.
#[cfg(feature = "generate")]
fn verify_outputs(
    directory: &Path,
    project: &Project,
    catalog: &Catalog,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    if project.outputs.is_empty() {
        return Ok(());
    }
    let outputs = Output::configured(directory, project)?;
    let command = project.command_in(directory, "generate");
    generate::write_or_verify(directory, project, catalog, &outputs, true, &command, console)
}

/// Fails if the package generates files, since this build cannot check them.
#[cfg(not(feature = "generate"))]
fn verify_outputs(_: &Path, project: &Project, _: &Catalog, _: &mut Console<'_>) -> Result<(), CliError> {
    match project.outputs.is_empty() {
        true => Ok(()),
        false => Err(CliError::Failed(
            "`generate` is configured, but this build of errbook-cli cannot check its files\n\
             help: add the feature in `[dev-dependencies]`: \
             `errbook-cli = { version = \"...\", default-features = false, features = [\"generate\"] }`"
                .to_owned(),
        )),
    }
}

/// Returns the errors of both checks as one.
fn both(first: Result<(), CliError>, second: Result<(), CliError>) -> Result<(), CliError> {
    match (first, second) {
        (Ok(()), other) | (other, Ok(())) => other,
        (Err(first), Err(second)) => match (first.message(), second.message()) {
            (Some(first), Some(second)) => Err(CliError::Failed(format!("{first}\n{second}"))),
            (Some(message), None) | (None, Some(message)) => Err(CliError::Failed(message)),
            (None, None) => Err(CliError::Reported),
        },
    }
}

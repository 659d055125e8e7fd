//! Loads a catalog file and prints its diagnostics.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use errbook_compiler::{Checked, Diagnostic, MAX_CATALOG_BYTES, check_bytes, model};

use crate::console::Console;
use crate::error::CliError;
use crate::paths;

/// A catalog file, loaded and checked.
#[derive(Debug)]
pub(crate) struct CatalogFile {
    /// The path.
    pub(crate) path: PathBuf,
    /// The path for messages: relative to the current directory.
    pub(crate) display_path: String,
    /// The text.
    pub(crate) text: String,
    /// The model and the diagnostics.
    pub(crate) checked: Checked,
}

impl CatalogFile {
    /// Loads the catalog at a path.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be read.
    pub(crate) fn load(directory: &Path, path: &Path) -> Result<Self, CliError> {
        let display_path = paths::display(directory, path);
        let bytes = read(path).map_err(|error| CliError::Failed(format!("cannot read `{display_path}`: {error}")))?;
        Ok(Self::from_bytes(path.to_owned(), display_path, &bytes))
    }

    /// Checks a catalog whose bytes have already been read.
    pub(crate) fn from_bytes(path: PathBuf, display_path: String, bytes: &[u8]) -> Self {
        let (text, checked) = check_bytes(bytes);
        CatalogFile { path, display_path, text, checked }
    }

    /// Returns the model if the catalog has no errors; otherwise prints its diagnostics.
    ///
    /// # Errors
    ///
    /// Fails if the catalog has errors.
    pub(crate) fn valid(&self, console: &mut Console<'_>) -> Result<&model::Catalog, CliError> {
        match &self.checked.catalog {
            Some(catalog) if self.checked.errors().next().is_none() => Ok(catalog),
            _ => {
                self.print_diagnostics(console)?;
                Err(CliError::Reported)
            }
        }
    }

    /// Prints the first diagnostics, sorted by location, and the number of the others.
    ///
    /// # Errors
    ///
    /// Fails if standard error cannot be written.
    pub(crate) fn print_diagnostics(&self, console: &mut Console<'_>) -> Result<(), CliError> {
        let (shown, left_out) = self.checked.shown();
        print_diagnostics(shown, left_out, &self.display_path, &self.text, console)
    }
}

/// Prints diagnostics to standard error, each with an excerpt of the text, and the number of those left out.
pub(crate) fn print_diagnostics<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    left_out: usize,
    path: &str,
    text: &str,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let styled = console.err_styled;
    let reports = diagnostics.into_iter().map(|diagnostic| match styled {
        true => diagnostic.render_styled(path, text),
        false => diagnostic.render(path, text),
    });
    let more = (left_out > 0).then(|| format!("and {left_out} more"));
    let reports: Vec<String> = reports.chain(more).collect();
    if !reports.is_empty() {
        console.warn(&format!("{}\n", reports.join("\n\n")))?;
    }
    Ok(())
}

/// Reads at most one byte more than a catalog may have, because files such as `/dev/zero` do not end.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_CATALOG_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

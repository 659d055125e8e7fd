//! Reads a catalogue from a file and shows what is wrong with it.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use errbook_compiler::{Checked, MAX_CATALOG_BYTES, check_bytes, model};

use crate::{CATALOG, Console, Fault};

/// A catalogue as it was found.
#[derive(Debug)]
pub struct CatalogFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its path as messages show it: from the workspace's folder if it is inside.
    pub shown: String,
    /// Its text.
    pub text: String,
    /// What is in the text.
    pub checked: Checked,
}

/// Reads the catalogue at `path`, or the one of the workspace.
///
/// # Errors
///
/// The file cannot be read.
pub fn load(root: &Path, path: Option<&Path>) -> Result<CatalogFile, Fault> {
    let path = path.map_or_else(|| root.join(CATALOG), PathBuf::from);
    let shown = shown(root, &path);
    let bytes = read(&path).map_err(|error| Fault::Problem(format!("cannot read `{shown}`: {error}")))?;
    Ok(of_bytes(path, shown, &bytes))
}

/// The bytes of a file, at most one more than a catalogue may have: `/dev/zero` has no end.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_CATALOG_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A catalogue whose bytes have been read already.
#[must_use]
pub fn of_bytes(path: PathBuf, shown: String, bytes: &[u8]) -> CatalogFile {
    let (text, checked) = check_bytes(bytes);
    CatalogFile { path, shown, text, checked }
}

impl CatalogFile {
    /// The model of a catalogue without errors; else its problems are shown, and that is it.
    ///
    /// # Errors
    ///
    /// The catalogue has errors.
    pub fn sound(&self, console: &mut Console<'_>) -> Result<&model::Catalog, Fault> {
        if self.checked.errors().next().is_some() {
            self.show(console)?;
            return Err(Fault::Reported);
        }
        self.checked.catalog.as_ref().ok_or_else(|| Fault::Problem(format!("`{}` is no catalogue", self.shown)))
    }

    /// Shows problems, sorted by their place: the first ones, and how many more there are.
    ///
    /// # Errors
    ///
    /// Standard error cannot be written.
    pub fn show(&self, console: &mut Console<'_>) -> Result<(), Fault> {
        let (shown, left_out) = self.checked.shown();
        let reports = shown.into_iter().map(|problem| match console.err_styled {
            true => problem.render_styled(&self.shown, &self.text),
            false => problem.render(&self.shown, &self.text),
        });
        let more = (left_out > 0).then(|| format!("and {left_out} more"));
        let reports: Vec<String> = reports.chain(more).collect();
        if !reports.is_empty() {
            console.warn(&format!("{}\n", reports.join("\n\n")))?;
        }
        Ok(())
    }
}

/// A path from the workspace's folder with `/`, or as it was given if it is outside.
pub(crate) fn shown(root: &Path, path: &Path) -> String {
    let inside = path.canonicalize().ok().zip(root.canonicalize().ok());
    let inside = inside.and_then(|(path, root)| path.strip_prefix(root).map(Path::to_path_buf).ok());
    match inside {
        Some(inside) => {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            parts.join("/")
        }
        None => path.display().to_string(),
    }
}

//! The directory of a reference: which of its files were generated from the catalog, and which further pages it has.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use errbook_compiler::{Page, page_source};

use crate::error::CliError;
use crate::generated;
use crate::paths;

/// The extensions of generated files: pages, settings, styles and figures.
const EXTENSIONS: [&str; 4] = ["md", "toml", "css", "svg"];

/// The page of a directory that other directories do not own.
const INDEX: &str = "README.md";

/// The table of contents of a book.
const SUMMARY: &str = "SUMMARY.md";

/// The files of a directory, sorted.
pub(super) struct Folder {
    files: Vec<File>,
}

struct File {
    path: PathBuf,
    /// The path as seen from the directory, with `/`.
    name: String,
    /// The source in the header, or `None` if the file was not generated.
    source: Option<String>,
    /// The text of the first heading.
    title: Option<String>,
}

impl Folder {
    /// Reads a directory, which may not exist, and the pages of its folders.
    ///
    /// A folder with an index is the reference of another catalog.
    ///
    /// # Errors
    ///
    /// Fails if a file cannot be read.
    pub(super) fn read(directory: &Path) -> Result<Folder, CliError> {
        let mut files = Vec::new();
        for path in entries(directory)? {
            if path.is_dir() && !path.is_symlink() && !path.join(INDEX).exists() {
                for path in entries(&path)? {
                    files.extend(File::read(directory, path)?);
                }
            } else {
                files.extend(File::read(directory, path)?);
            }
        }
        Ok(Folder { files })
    }

    /// Returns `true` if a file was written by hand.
    pub(super) fn is_handwritten(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.name == name && file.source.is_none())
    }

    /// Returns the pages that were not generated from `source` and are not among `pages`.
    pub(super) fn others(&self, pages: &[Page], source: &str) -> Vec<Page> {
        let is_other = |file: &&File| {
            let is_page = file.name.ends_with(".md") && !file.name.contains('/') && file.name != SUMMARY;
            is_page && file.source.as_deref() != Some(source) && pages.iter().all(|page| page.name != file.name)
        };
        let page = |file: &File| {
            let title = file.title.clone().unwrap_or_else(|| file.name.trim_end_matches(".md").to_owned());
            Page { name: file.name.clone(), title: Some(title), text: String::new() }
        };
        self.files.iter().filter(is_other).map(page).collect()
    }

    /// Returns the files that were generated from `source`.
    pub(super) fn generated(&self, source: &str) -> impl Iterator<Item = &Path> {
        self.files.iter().filter(move |file| file.source.as_deref() == Some(source)).map(|file| &*file.path)
    }
}

impl File {
    /// Reads a file; returns `None` if it cannot be a generated file or a page.
    fn read(directory: &Path, path: PathBuf) -> Result<Option<File>, CliError> {
        let extension = path.extension().and_then(OsStr::to_str);
        let name = path.strip_prefix(directory).ok().and_then(Path::to_str).map(|name| name.replace('\\', "/"));
        let (Some(extension), Some(name)) = (extension, name) else { return Ok(None) };
        if !EXTENSIONS.contains(&extension) || name.contains(char::is_control) || !path.is_file() {
            return Ok(None);
        }
        let text = generated::read(&path)?.unwrap_or_default();
        let source = page_source(&text).map(Cow::into_owned);
        Ok(Some(File { title: title(&text), path, name, source }))
    }
}

/// Returns the paths in a directory, sorted; none if it does not exist.
fn entries(directory: &Path) -> Result<Vec<PathBuf>, CliError> {
    let read_error = |error| CliError::Failed(format!("cannot read `{}`: {error}", paths::shown(directory)));
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(read_error(error)),
    };
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(read_error)?;
    paths.sort();
    Ok(paths)
}

/// Returns the text of the first heading, if it precedes all blocks of code.
fn title(text: &str) -> Option<String> {
    let mut lines = text.lines().take_while(|line| !line.starts_with("```"));
    let title = lines.find_map(|line| line.strip_prefix("# "))?.trim().trim_end_matches('#').trim_end();
    (!title.is_empty()).then(|| title.to_owned())
}

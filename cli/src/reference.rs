//! The generated files of a project: the pages of the reference, the files of its book, and the table of codes in a README.

mod folder;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use errbook_compiler::printable::one_line;
use errbook_compiler::{Page, book, markdown, model, page_source, readme_table};

use crate::console::Console;
use crate::error::CliError;
use crate::generated::{self, GeneratedFile};
use crate::paths;
use crate::project::{Project, Readme};
use folder::Folder;

/// The start and the end of the line before the table of codes; the text between them may be anything.
const TABLE_BEGIN: [&str; 2] = ["<!-- codes: begin", "-->"];

/// The line after the table of codes.
const TABLE_END: &str = "<!-- codes: end -->";

/// Returns the expected state of the generated files of a project: its pages and its book, in `out` or else in its
/// directory, and its README unless `out` is given. A book that was written by hand is left alone.
///
/// # Errors
///
/// Fails if a page would replace a file that was not generated from this catalog, or if the README has no table.
fn files(
    directory: &Path,
    project: &Project,
    catalog: &model::Catalog,
    out: Option<&Path>,
) -> Result<Vec<GeneratedFile>, CliError> {
    let docs = out.unwrap_or(&project.docs);
    let source = source(project);
    let pages = markdown(catalog, &source, &project.command);
    let folder = Folder::read(docs)?;
    let [summary, further @ ..] = book(catalog, &pages, &folder.others(&pages, &source), &source, &project.command);
    // The book of a table of contents that was written by hand is not ours.
    let has_book = !folder.is_handwritten(&summary.name);
    let further = further.into_iter().filter(|file| !folder.is_handwritten(&file.name));
    let book = [summary].into_iter().chain(further).filter(|_| has_book);
    let to_file = |Page { name, text, .. }| GeneratedFile { path: docs.join(name), text: Some(text) };
    let mut files: Vec<GeneratedFile> = pages.into_iter().chain(book).map(to_file).collect();
    for file in &files {
        if let Some(text) = generated::read(&file.path)? {
            check_ownership(&paths::display(directory, &file.path), &text, &source)?;
        }
    }
    let expected: HashSet<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
    let orphans = folder.generated(&source).filter(|path| !expected.contains(*path));
    files.extend(orphans.map(|path| GeneratedFile { path: path.to_owned(), text: None }));
    if let (Some(readme), None) = (&project.readme, out) {
        files.extend(readme_file(directory, project, readme, catalog)?);
    }
    Ok(files)
}

/// Writes the files that are out of date and prints their paths.
///
/// # Errors
///
/// Fails as [`files`] does, and if a file cannot be written.
pub(crate) fn write(
    directory: &Path,
    project: &Project,
    catalog: &model::Catalog,
    out: Option<&Path>,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let files = files(directory, project, catalog, out)?;
    generated::write(directory, &generated::changes(&files)?, console)
}

/// Prints the differences of the files that are out of date.
///
/// # Errors
///
/// Fails as [`files`] does, and if a file is out of date.
pub(crate) fn verify(
    directory: &Path,
    project: &Project,
    catalog: &model::Catalog,
    out: Option<&Path>,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let files = files(directory, project, catalog, out)?;
    let help =
        format!("run `{}`, also to resolve a merge conflict in generated files", project.command_in(directory, "docs"));
    generated::verify(directory, &generated::changes(&files)?, &help, console)
}

/// Returns the path of the catalog as seen from the pages, which does not depend on where the project is.
fn source(project: &Project) -> String {
    let name = || project.catalog.file_name().map(|name| name.to_string_lossy().into_owned());
    let source = paths::relative(&project.docs, &project.catalog).or_else(name);
    // The header of a page is one line.
    one_line(&source.unwrap_or_default())
}

fn check_ownership(name: &str, text: &str, source: &str) -> Result<(), CliError> {
    let (problem, help) = match page_source(text) {
        Some(found) if found == source => return Ok(()),
        Some(found) => (
            format!("`{name}` is generated from another catalog, `{found}`"),
            "remove it if the catalog was moved, or set another directory: `docs` in `[package.metadata.errbook]`",
        ),
        None => (
            format!("`{name}` was not generated, and is not overwritten"),
            "move it, or set another directory: `docs` in `[package.metadata.errbook]`",
        ),
    };
    Err(CliError::Failed(format!("{problem}\nhelp: {help}, or `--out DIR`")))
}

/// Returns the README with the table of codes, or `None` if it has no place for the table and needs none.
fn readme_file(
    directory: &Path,
    project: &Project,
    readme: &Readme,
    catalog: &model::Catalog,
) -> Result<Option<GeneratedFile>, CliError> {
    let name = paths::display(directory, &readme.path);
    let begin = format!("{} (generated by {}) {}", TABLE_BEGIN[0], project.command, TABLE_BEGIN[1]);
    let Some(text) = generated::read(&readme.path)? else {
        let missing = || CliError::Failed(format!("`{name}` does not exist"));
        return if readme.is_required { Err(missing()) } else { Ok(None) };
    };
    let missing = |line: &str| {
        CliError::Failed(format!(
            "`{name}` lacks the line `{line}`\n\
             help: mark the place of the table of codes with `{begin}` and `{TABLE_END}`"
        ))
    };
    let Some((before, rest)) = split_at_begin(&text) else {
        return if readme.is_required { Err(missing(&begin)) } else { Ok(None) };
    };
    let (_, after) = rest.split_once(TABLE_END).ok_or_else(|| missing(TABLE_END))?;
    if split_at_begin(after).is_some() {
        return Err(CliError::Failed(format!("`{name}` contains the line `{begin}` twice")));
    }
    let table = readme_table(catalog);
    let text = format!("{before}{begin}\n\n{}\n\n{TABLE_END}{after}", table.trim());
    Ok(Some(GeneratedFile { path: readme.path.clone(), text: Some(text) }))
}

/// Returns the text before and after the line that begins the table.
fn split_at_begin(text: &str) -> Option<(&str, &str)> {
    let [start, end] = TABLE_BEGIN;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_end();
        if trimmed.starts_with(start) && trimmed.ends_with(end) {
            let after = offset + line.len();
            return Some((text.get(..offset)?, text.get(after..)?));
        }
        offset += line.len();
    }
    None
}

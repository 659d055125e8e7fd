//! `cargo xtask lock`: writes the lock beside a catalogue, and holds the catalogue to it.

use std::path::{Path, PathBuf};

use errbook_compiler::Diagnostic;
use errbook_compiler::lock::{Lock, check, parse};

use crate::catalog::{self, CatalogFile};
use crate::generated::{self, Wanted};
use crate::{CATALOG, Console, Fault};

/// The command that writes a lock, as its header and messages name it.
pub const COMMAND: &str = "cargo xtask lock";

/// The name of the lock beside the catalogue of the workspace; any other lock has the name of its catalogue.
const NAME: &str = "catalog.lock";

/// Writes the lock of a catalogue, or only shows how it differs.
///
/// # Errors
///
/// The catalogue has errors, uses a released name for something else, or cannot be read; the lock is damaged or cannot
/// be written; or, where only a check is asked for, it differs.
pub fn run(root: &Path, file: Option<&Path>, only_check: bool, console: &mut Console<'_>) -> Result<(), Fault> {
    let mut catalogue = catalog::load(root, file)?;
    let old = hold(root, &mut catalogue, console)?.unwrap_or_default();
    let catalog = catalogue.sound(console)?;
    let text = Lock::of(catalog).merge(&old).render(&catalog.name, COMMAND);
    let wanted = [Wanted { path: shown(root, &beside(root, &catalogue)), text: Some(text) }];
    let changes = generated::changes(root, &wanted)?;
    if only_check {
        return generated::refuse(&changes, &command(file), console);
    }
    generated::write(root, &changes, console)
}

/// Adds to a catalogue's problems what its lock, if there is one, says against it; gives the lock.
///
/// # Errors
///
/// The lock is damaged, or cannot be read.
pub fn hold(root: &Path, catalogue: &mut CatalogFile, console: &mut Console<'_>) -> Result<Option<Lock>, Fault> {
    let lock = load(root, &beside(root, catalogue), console)?;
    if let (Some(lock), Some(catalog)) = (&lock, &catalogue.checked.catalog) {
        let problems = &mut catalogue.checked.diagnostics;
        problems.extend(check(catalog, lock));
        problems.sort_by_key(|problem| problem.span);
    }
    Ok(lock)
}

/// Reads a lock; `None` where there is none.
///
/// # Errors
///
/// The lock is damaged, or cannot be read.
pub fn load(root: &Path, path: &Path, console: &mut Console<'_>) -> Result<Option<Lock>, Fault> {
    let Some(text) = generated::read(path)? else { return Ok(None) };
    match parse(&text) {
        Ok(lock) => Ok(Some(lock)),
        Err(problems) => {
            let shown = shown(root, path);
            let report = |problem: &Diagnostic| match console.err_styled {
                true => problem.render_styled(&shown, &text),
                false => problem.render(&shown, &text),
            };
            let reports: Vec<String> = problems.iter().map(report).collect();
            console.warn(&format!("{}\n", reports.join("\n\n")))?;
            Err(Fault::Reported)
        }
    }
}

/// Where the lock of a catalogue stands.
pub(crate) fn beside(root: &Path, catalogue: &CatalogFile) -> PathBuf {
    let same = |path: &Path| path.canonicalize().ok();
    match same(&catalogue.path).is_some_and(|path| Some(path) == same(&root.join(CATALOG))) {
        true => catalogue.path.with_file_name(NAME),
        false => catalogue.path.with_extension("lock"),
    }
}

/// The path of a lock, which need not be there, from the workspace's folder if it is inside, else from the root.
pub(crate) fn shown(root: &Path, lock: &Path) -> String {
    let absolute = std::path::absolute(lock).unwrap_or_else(|_| lock.to_path_buf());
    let folder = absolute.parent().map(|folder| catalog::shown(root, folder)).filter(|folder| !folder.is_empty());
    let name = absolute.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    folder.map_or_else(|| name.to_string(), |folder| format!("{folder}/{name}"))
}

fn command(file: Option<&Path>) -> String {
    file.map_or_else(|| COMMAND.to_owned(), |file| format!("{COMMAND} {}", file.display()))
}

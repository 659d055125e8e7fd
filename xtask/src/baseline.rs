//! What a catalogue is compared with: another file, a revision of git, or its lock.

use std::path::{Path, PathBuf};

use errbook_compiler::lock::Lock;

use crate::catalog::{self, CatalogFile};
use crate::manifest::{self, Package};
use crate::{Console, Fault, git, lock};

/// The old side of a comparison.
pub(crate) enum Baseline {
    /// Another catalogue.
    File(CatalogFile),
    /// The same catalogue at a revision, and the package that it belonged to.
    Revision { name: String, catalogue: CatalogFile, package: Option<Package> },
    /// What was released, without texts.
    Lock(Lock),
}

/// Finds what `new` is to be compared with.
///
/// # Errors
///
/// There is no such file and no such revision, the revision has no such catalogue, or a lock is damaged.
pub(crate) fn find(
    root: &Path,
    new: &CatalogFile,
    against: Option<&str>,
    console: &mut Console<'_>,
) -> Result<Baseline, Fault> {
    let Some(name) = against else {
        if let Some(found) = at_revision(new, "HEAD") {
            return Ok(found);
        }
        let beside = lock::beside(root, new);
        let lock = lock::load(root, &beside, console)?;
        let none = || {
            let (shown, beside) = (&new.shown, lock::shown(root, &beside));
            Fault::Problem(format!(
                "`{shown}` has nothing to be compared with: git has none at `HEAD`, and there is no `{beside}`\n\
                 help: name a revision or a file: `--baseline REV|FILE`"
            ))
        };
        return lock.map(Baseline::Lock).ok_or_else(none);
    };
    let path = Path::new(name);
    if path.extension().is_some_and(|extension| extension == "lock") && path.is_file() {
        return lock::load(root, path, console)?.map(Baseline::Lock).ok_or(Fault::Reported);
    }
    if path.is_file() {
        return Ok(Baseline::File(catalog::load(root, Some(path))?));
    }
    if let Err(said) = git::revision(folder(&new.path), name) {
        return Err(Fault::Problem(format!("`{name}` is no file, and no revision either; git says: {said}")));
    }
    at_revision(new, name).ok_or_else(|| Fault::Problem(format!("there is no `{}` at `{name}`", new.shown)))
}

/// The package that a catalogue of the file system belongs to.
pub(crate) fn package(catalogue: &CatalogFile) -> Option<Package> {
    let folder = folder(&catalogue.path);
    manifest::package(|path| std::fs::read_to_string(folder.join(path)).ok())
}

fn at_revision(new: &CatalogFile, revision: &str) -> Option<Baseline> {
    let folder = folder(&new.path);
    let file = new.path.file_name()?.to_str()?;
    let bytes = git::file(folder, revision, file)?;
    let catalogue = catalog::of_bytes(new.path.clone(), format!("{revision}:{}", new.shown), &bytes);
    let text = |path: &str| String::from_utf8(git::file(folder, revision, path)?).ok();
    Some(Baseline::Revision { name: revision.to_owned(), catalogue, package: manifest::package(text) })
}

/// The folder of a catalogue; the path of a file in the present one has none.
fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != PathBuf::new() => folder,
        _ => Path::new("."),
    }
}

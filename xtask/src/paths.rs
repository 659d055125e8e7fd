//! The paths of the files that the commands read and write.

use std::path::Path;

/// The catalog of this repository, relative to the workspace root.
pub const CATALOG: &str = "catalog/errors.yaml";

/// The README with the table of codes, relative to the workspace root.
pub(crate) const CATALOG_README: &str = "catalog/README.md";

/// The file name of the lock next to [`CATALOG`]; the lock of any other catalog is named after the catalog.
pub(crate) const LOCK: &str = "catalog.lock";

/// The extension of lock files.
pub(crate) const LOCK_EXTENSION: &str = "lock";

/// The directory of the reference, relative to the workspace root.
pub(crate) const DOCS: &str = "docs";

/// The page on the catalog format, in [`DOCS`].
pub(crate) const FORMAT_PAGE: &str = "format.md";

/// The editor schema, in [`DOCS`].
pub(crate) const SCHEMA: &str = "catalog.schema.json";

/// Returns the root of this workspace.
#[must_use]
pub fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// Returns a path relative to the workspace root with `/`, or the path as given if it is outside.
pub(crate) fn display(root: &Path, path: &Path) -> String {
    let canonical = path.canonicalize().ok().zip(root.canonicalize().ok());
    let relative = canonical.and_then(|(path, root)| path.strip_prefix(root).map(Path::to_path_buf).ok());
    match relative {
        Some(relative) => {
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            parts.join("/")
        }
        None => path.display().to_string(),
    }
}

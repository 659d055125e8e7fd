//! Finds and reads the catalog, which is a file of the crate that compiles it.

use std::env;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use errbook_compiler::MAX_CATALOG_BYTES;

/// The paths of a catalog.
pub(crate) struct Place {
    /// The path relative to the crate, with `/` as separator.
    pub(crate) in_crate: String,
    /// The path relative to the workspace, for diagnostics.
    pub(crate) shown: String,
}

/// Reads the catalog at a path relative to the crate.
pub(crate) fn read(path: &str) -> Result<(Place, Vec<u8>), String> {
    let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let folder = folder.ok_or("`CARGO_MANIFEST_DIR` is not set: build with cargo")?;
    let outside = || {
        format!(
            "`{path}` is outside the crate, so `cargo package` would not include it\n\
             help: move the catalog next to `Cargo.toml` and use its path relative to that file"
        )
    };
    if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(outside());
    }
    let missing = |error: io::Error| {
        format!("cannot read `{path}`: {error}\nhelp: the path is relative to the crate's `Cargo.toml`")
    };
    let file = folder.join(path);
    let (real, root) = (file.canonicalize().map_err(missing)?, folder.canonicalize().map_err(missing)?);
    if !real.starts_with(&root) {
        return Err(outside());
    }
    if !real.is_file() {
        return Err(format!("`{path}` is not a file\nhelp: pass the path of the catalog file"));
    }
    let bytes = read_unchanged(&real)
        .map_err(missing)?
        .ok_or_else(|| format!("`{path}` changed while it was read\nhelp: build again"))?;
    let shown = env::current_dir().ok().and_then(|base| Some(file.strip_prefix(base).ok()?.to_path_buf()));
    let shown = shown.unwrap_or_else(|| PathBuf::from(path)).display().to_string();
    Ok((Place { in_crate: path.replace('\\', "/"), shown }, bytes))
}

/// Reads a file up to one byte beyond the maximum size; returns `None` if it changed while it was read.
fn read_unchanged(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    let state = || file.metadata().map(|now| (now.len(), now.modified().ok()));
    let before = state()?;
    let mut bytes = Vec::new();
    (&file).take(MAX_CATALOG_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok((before == state()?).then_some(bytes))
}

//! Finds and reads the catalogue: a file of the crate that compiles it.

use std::path::{Component, Path, PathBuf};
use std::{env, fs};

/// Where a catalogue is.
pub(crate) struct Place {
    /// The path from the crate's folder, with `/`.
    pub(crate) in_crate: String,
    /// The path from the workspace's folder, as messages show it.
    pub(crate) shown: String,
}

/// Reads the catalogue at a path that is relative to the crate's folder.
pub(crate) fn read(path: &str) -> Result<(Place, Vec<u8>), String> {
    let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let folder = folder.ok_or("`CARGO_MANIFEST_DIR` is not set: build with cargo")?;
    let outside = || {
        format!(
            "`{path}` leaves the crate, and `cargo package` packs nothing from outside it\n\
             help: move the catalogue next to `Cargo.toml` and name it from there"
        )
    };
    if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(outside());
    }
    let missing = |error: std::io::Error| {
        format!("cannot read `{path}`: {error}\nhelp: the path is relative to the folder of the crate's `Cargo.toml`")
    };
    let file = folder.join(path);
    let (real, root) = (file.canonicalize().map_err(missing)?, folder.canonicalize().map_err(missing)?);
    if !real.starts_with(&root) {
        return Err(outside());
    }
    if !real.is_file() {
        return Err(format!("`{path}` is not a file\nhelp: name the catalogue itself: `{path}/errors.yaml`"));
    }
    let bytes = fs::read(&real).map_err(missing)?;
    let shown = env::current_dir().ok().and_then(|base| Some(file.strip_prefix(base).ok()?.to_path_buf()));
    let shown = shown.unwrap_or_else(|| PathBuf::from(path)).display().to_string();
    Ok((Place { in_crate: path.replace('\\', "/"), shown }, bytes))
}

//! Finds and reads the catalogue: a file of the crate that compiles it.

use std::env;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use errbook_compiler::MAX_CATALOG_BYTES;

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
    let missing = |error: io::Error| {
        format!("cannot read `{path}`: {error}\nhelp: the path is relative to the folder of the crate's `Cargo.toml`")
    };
    let file = folder.join(path);
    let (real, root) = (file.canonicalize().map_err(missing)?, folder.canonicalize().map_err(missing)?);
    if !real.starts_with(&root) {
        return Err(outside());
    }
    if !real.is_file() {
        return Err(format!("`{path}` is not a file\nhelp: name the catalogue itself, a file of the crate"));
    }
    let bytes = whole(&real)
        .map_err(missing)?
        .ok_or_else(|| format!("`{path}` was edited while it was read\nhelp: build again"))?;
    let shown = env::current_dir().ok().and_then(|base| Some(file.strip_prefix(base).ok()?.to_path_buf()));
    let shown = shown.unwrap_or_else(|| PathBuf::from(path)).display().to_string();
    Ok((Place { in_crate: path.replace('\\', "/"), shown }, bytes))
}

/// The bytes of a file, at most one more than a catalogue may have; `None` where another program wrote to it meanwhile.
fn whole(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    let state = || file.metadata().map(|now| (now.len(), now.modified().ok()));
    let before = state()?;
    let mut bytes = Vec::new();
    (&file).take(MAX_CATALOG_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok((before == state()?).then_some(bytes))
}

//! Finds and reads the catalog, which is a file of the crate that compiles it.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use errbook_compiler::MAX_CATALOG_BYTES;

use crate::{missing, read};

/// The paths of a catalog.
pub(crate) struct Place {
    /// The path relative to the crate, without `..`.
    pub(crate) in_crate: String,
    /// The path relative to the workspace, for diagnostics.
    pub(crate) shown: String,
}

/// Reads the catalog at a path relative to the crate.
///
/// Only the path as it is written decides whether the catalog is in the crate: build systems such as Bazel and Nix
/// make a crate of links to files that are elsewhere, and `cargo package` copies the files that links lead to.
pub(crate) fn read(path: &str) -> Result<(Place, Vec<u8>), String> {
    let root = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root =
        root.ok_or("`CARGO_MANIFEST_DIR` is not set\nhelp: build with cargo, or set it to the crate's folder")?;
    let in_crate = inside(&root, path)?;
    let file = root.join(&in_crate);
    let kind = fs::metadata(&file).map_err(|error| missing::message(&root, &in_crate, &error))?;
    if kind.is_dir() {
        return Err(missing::folder_message(&file, path));
    }
    if !kind.is_file() {
        return Err(format!("`{path}` is not a file\nhelp: pass the path of the catalog file"));
    }
    let bytes = read_unchanged(&file)
        .map_err(|error| missing::message(&root, &in_crate, &error))?
        .ok_or_else(|| format!("`{path}` changed while it was read\nhelp: build again"))?;
    let shown = env::current_dir().ok().and_then(|base| Some(file.strip_prefix(base).ok()?.to_path_buf()));
    let shown = shown.unwrap_or_else(|| PathBuf::from(&in_crate)).display().to_string();
    Ok((Place { in_crate, shown }, bytes))
}

/// Returns the path without `.` and `..`, or a message if it leaves the crate.
fn inside(root: &Path, path: &str) -> Result<String, String> {
    let mut parts: Vec<&str> = Vec::new();
    let mut is_outside = false;
    for part in Path::new(path).components() {
        match part {
            Component::Normal(name) => {
                if let Some(name) = name.to_str() {
                    parts.push(name);
                }
            }
            Component::CurDir => {}
            Component::ParentDir => is_outside |= parts.pop().is_none(),
            Component::Prefix(_) | Component::RootDir => {
                let help = match Path::new(path).strip_prefix(root) {
                    Ok(relative) => format!("errbook::catalog!({:?})", relative.display().to_string()),
                    Err(_) => MOVE.to_owned(),
                };
                return Err(format!(
                    "`{path}` is an absolute path, so the crate would not compile on other machines\nhelp: {help}"
                ));
            }
        }
    }
    let rest = parts.join("/");
    if !is_outside {
        return Ok(rest);
    }
    // A path relative to the source file, as `include_str!` takes it.
    let help = if !rest.is_empty() && root.join(&rest).is_file() {
        format!("the path is relative to `Cargo.toml`: errbook::catalog!({rest:?})")
    } else {
        MOVE.to_owned()
    };
    Err(format!("`{path}` is outside the crate, so `cargo package` would not include it\nhelp: {help}"))
}

const MOVE: &str = "move the catalog next to `Cargo.toml` and use its path relative to that file";

/// Reads a file up to one byte beyond the maximum size; returns `None` if it changed while it was read.
fn read_unchanged(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    let state = || file.metadata().map(|now| (now.len(), now.modified().ok()));
    let before = state()?;
    let bytes = read::beginning(&file, MAX_CATALOG_BYTES + 1)?;
    Ok((before == state()?).then_some(bytes))
}

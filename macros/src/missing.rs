//! The message for a catalog that cannot be read: the folder that was searched, similar names, and the manifest.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use crate::manifest;

/// The maximum number of names of a folder that are compared.
const MAX_NAMES: usize = 1000;

/// The maximum number of names that a message lists.
const MAX_SHOWN: usize = 3;

/// Returns the message for a file that cannot be read, by its path in the crate.
pub(crate) fn message(root: &Path, path: &str, error: &io::Error) -> String {
    let mut folder = root.to_owned();
    for name in path.split('/') {
        if name.is_empty() {
            continue;
        }
        let next = folder.join(name);
        if let Ok(target) = next.read_link()
            && !next.exists()
        {
            let (link, target) = (next.display(), target.display());
            return format!(
                "cannot read `{path}`: the link `{link}` leads to `{target}`, which does not exist\n\
                 help: {RELATIVE}"
            );
        }
        if !folder.is_dir() {
            let file = folder.display();
            return format!("cannot read `{path}`: `{file}` is a file and not a folder\nhelp: {RELATIVE}");
        }
        if !next.exists() {
            let searched = folder.display();
            return format!(
                "cannot read `{path}`: the folder `{searched}` has no `{name}`\n{}",
                help(root, path, &folder, name)
            );
        }
        folder = next;
    }
    format!("cannot read `{path}`: {error}\nhelp: {RELATIVE}")
}

/// Returns the message for a path that is a folder.
pub(crate) fn folder_message(folder: &Path, path: &str) -> String {
    let path = path.trim_end_matches('/');
    let mut catalogs = Vec::new();
    for name in names(folder) {
        if is_yaml(&name) {
            catalogs.push(format!("{path}/{name}"));
        }
    }
    let help = match list(&catalogs) {
        Some(catalogs) => format!("pass the path of the catalog file; the folder has {catalogs}"),
        None => "pass the path of the catalog file".to_owned(),
    };
    format!("`{path}` is a folder and not a file\nhelp: {help}")
}

const RELATIVE: &str = "the path is relative to the crate's `Cargo.toml`";

/// Returns what to write instead of a name that a folder does not have.
fn help(root: &Path, path: &str, folder: &Path, name: &str) -> String {
    let is_last = path.ends_with(name);
    let names = names(folder);
    let mut help = String::new();
    if root.ends_with(Path::new("tests/trybuild").join(root.file_name().unwrap_or_default())) {
        help.push_str("help: trybuild compiles its cases in this folder; copy the catalog into it before they run\n");
    }
    let shown = |found: &str| folder.join(found).strip_prefix(root).unwrap_or(Path::new(found)).display().to_string();
    let mut known: Vec<&str> = Vec::new();
    for name in &names {
        known.push(name);
    }
    if let Some(near) = errbook_compiler::nearest(name, known) {
        help.push_str(&format!("help: the folder has `{}`\n", shown(near)));
    } else if is_last {
        let (mut found, mut catalogs) = (Vec::new(), Vec::new());
        for below in &names {
            let deeper = Path::new(below).join(name);
            if let Some(deeper) = deeper.to_str()
                && folder.join(deeper).is_file()
            {
                found.push(shown(deeper));
            }
            if is_yaml(below) {
                catalogs.push(shown(below));
            }
        }
        if found.is_empty() {
            found = catalogs;
        }
        if let Some(found) = list(&found) {
            help.push_str(&format!("help: the folder has {found}\n"));
        }
    }
    if let Some(excluded) = manifest::left_out(root, path) {
        help.push_str(&format!("help: {excluded}\n"));
    }
    if help.is_empty() { format!("help: {RELATIVE}") } else { help.trim_end().to_owned() }
}

/// Returns the names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return names };
    for (number, entry) in entries.enumerate() {
        if number == MAX_NAMES {
            break;
        }
        if let Ok(entry) = entry
            && let Ok(name) = entry.file_name().into_string()
        {
            // Each name is inserted at its place, because rustc takes longer for a sort than for the rest of the file.
            let place = names.partition_point(|known| *known < name);
            names.insert(place, name);
        }
    }
    names
}

fn is_yaml(name: &str) -> bool {
    let extension = Path::new(name).extension().map(OsStr::to_ascii_lowercase);
    extension.is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// Returns the first names, or `None` if there are none.
fn list(names: &[String]) -> Option<String> {
    let mut list = String::new();
    for (number, name) in names.iter().enumerate() {
        if number == MAX_SHOWN {
            list.push_str(" and others");
            break;
        }
        list.push_str(if number > 0 { ", `" } else { "`" });
        list.push_str(name);
        list.push('`');
    }
    (!list.is_empty()).then_some(list)
}

//! Paths for messages and for generated files: relative where that is possible.

use std::iter;
use std::path::{Component, Path, PathBuf};

use errbook_compiler::printable::one_line;

/// Returns the path of `path` as seen from `directory` with `/`, or the absolute path if the two have only the root of
/// the file system in common; control characters are escaped.
pub(crate) fn display(directory: &Path, path: &Path) -> String {
    match relative(directory, path) {
        Some(relative) if relative.is_empty() => ".".to_owned(),
        Some(relative) => one_line(&relative),
        None => shown(path),
    }
}

/// Returns a path for a message; control characters are escaped.
pub(crate) fn shown(path: &Path) -> String {
    one_line(&path.display().to_string())
}

/// Returns the path that leads from `directory` to `path`, with `/`; neither needs to exist.
pub(crate) fn relative(directory: &Path, path: &Path) -> Option<String> {
    let (from, to) = (resolve(directory), resolve(path));
    let shared = iter::zip(from.components(), to.components()).take_while(|(from, to)| from == to);
    let (mut is_related, mut count) = (false, 0);
    for (component, _) in shared {
        is_related |= matches!(component, Component::Normal(_));
        count += 1;
    }
    let ups = from.components().skip(count).map(|_| "..".to_owned());
    let downs = to.components().skip(count).map(|component| component.as_os_str().to_string_lossy().into_owned());
    is_related.then(|| ups.chain(downs).collect::<Vec<_>>().join("/"))
}

/// Returns the absolute path without `.`, `..` and symbolic links as far as it exists.
pub(crate) fn resolve(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    for ancestor in absolute.ancestors() {
        if let Ok(canonical) = ancestor.canonicalize() {
            let rest = absolute.strip_prefix(ancestor).unwrap_or(Path::new(""));
            return normalize(&canonical, rest);
        }
    }
    absolute
}

/// Returns the path `rest` from `base` without `.` and `..`.
pub(crate) fn normalize(base: &Path, rest: &Path) -> PathBuf {
    let mut path = base.to_path_buf();
    for component in rest.components() {
        match component {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            other => path.push(other),
        }
    }
    path
}

/// Returns the directory of a file; a bare file name is in the current directory.
pub(crate) fn directory(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{display, relative};

    #[test]
    fn paths_are_relative_unless_only_the_root_is_shared() {
        for (directory, path, expected) in [
            ("/no-such/a", "/no-such/a/errors.yaml", "errors.yaml"),
            ("/no-such/a/src", "/no-such/a/errors.yaml", "../errors.yaml"),
            ("/no-such/a/docs", "/no-such/b/../a/api/errors.yaml", "../api/errors.yaml"),
            ("/no-such/a", "/no-such/a", "."),
            ("/no-such/a", "/elsewhere/errors.yaml", "/elsewhere/errors.yaml"),
            ("/no-such/a", "/no-such/a/\u{1b}[31m\n", "\\u{1b}[31m\\n"),
            ("/no-such/a", "/elsewhere/\u{202e}", "/elsewhere/\\u{202e}"),
        ] {
            assert_eq!(display(Path::new(directory), Path::new(path)), expected);
        }
        assert_eq!(relative(Path::new("/no-such"), Path::new("/elsewhere")), None);
    }
}

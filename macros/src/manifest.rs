//! `include` and `exclude` of a manifest, which can leave the catalog out of the published package.

use std::fs::File;
use std::path::Path;

use crate::read;

/// The maximum number of bytes of a manifest that are read.
const MAX_BYTES: usize = 1 << 20;

/// Returns what to change if the manifest leaves a path out of the package.
pub(crate) fn left_out(root: &Path, path: &str) -> Option<String> {
    let file = File::open(root.join("Cargo.toml")).ok()?;
    message(str::from_utf8(&read::beginning(&file, MAX_BYTES).ok()?).ok()?, path)
}

fn message(manifest: &str, path: &str) -> Option<String> {
    let message = |key: &str, what: &str| format!("`{key}` in `Cargo.toml` leaves the file out of the package: {what}");
    // Cargo ignores `exclude` beside `include`.
    if let Some(patterns) = patterns(manifest, "include") {
        return selected_by(&patterns, path).is_none().then(|| message("include", &format!("add {path:?} to it")));
    }
    let patterns = patterns(manifest, "exclude")?;
    let pattern = selected_by(&patterns, path)?;
    Some(message("exclude", &format!("change its pattern {pattern:?}")))
}

/// Returns the last pattern that matches a path, unless it is negated.
fn selected_by<'p>(patterns: &'p [String], path: &str) -> Option<&'p String> {
    let mut last = None;
    for pattern in patterns {
        if matches(pattern.trim_start_matches('!'), path) {
            last = Some(pattern).filter(|pattern| !pattern.starts_with('!'));
        }
    }
    last
}

/// Returns the strings of an array in the table `package`, or `None` if there is no such array.
fn patterns(manifest: &str, key: &str) -> Option<Vec<String>> {
    let mut table = "";
    let mut start = 0;
    for line in manifest.split_inclusive('\n') {
        let text = line.trim();
        if text.starts_with('[') && table_name(text).is_some() {
            table = table_name(text).unwrap_or_default();
        } else if let Some((name, value)) = line.split_once('=') {
            let name: String = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect();
            let is_key =
                if table == "package" { name == key } else { table.is_empty() && name == format!("package.{key}") };
            if is_key {
                return strings(manifest.get(start + line.len() - value.len()..)?);
            }
        }
        start += line.len();
    }
    None
}

/// Returns the name in the header of a table, such as `[package]`.
fn table_name(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix('[')?.split_once(']')?;
    (rest.trim().is_empty() || rest.trim().starts_with('#')).then(|| name.trim())
}

/// Returns the strings of the array at the start of a text.
fn strings(text: &str) -> Option<Vec<String>> {
    let mut rest = text.trim_start().strip_prefix('[')?;
    let mut strings = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let quote = rest.chars().next()?;
        match quote {
            ']' => return Some(strings),
            '#' => rest = rest.split_once('\n')?.1,
            '"' | '\'' => {
                let (string, after) = rest.get(1..)?.split_once(quote)?;
                strings.push(string.to_owned());
                rest = after;
            }
            _ => return None,
        }
    }
}

/// Returns `true` if a pattern, as in `.gitignore`, matches a path or a folder above it.
fn matches(pattern: &str, path: &str) -> bool {
    let folders_only = pattern.ends_with('/');
    let trimmed = pattern.trim_end_matches('/');
    let is_anchored = trimmed.contains('/');
    let mut segments: Vec<&str> = trimmed.trim_start_matches('/').split('/').collect();
    if !is_anchored {
        segments.insert(0, "**");
    }
    let path: Vec<&str> = path.split('/').collect();
    for length in 1..path.len() + usize::from(!folders_only) {
        if path.get(..length).is_some_and(|path| all_match(&segments, path)) {
            return true;
        }
    }
    false
}

fn all_match(patterns: &[&str], names: &[&str]) -> bool {
    match (patterns, names) {
        ([], []) => true,
        // A final `**` matches everything below a folder, and not the folder.
        (["**"], names) => !names.is_empty(),
        (["**", rest @ ..], []) => all_match(rest, names),
        (["**", rest @ ..], [_, behind @ ..]) => all_match(rest, names) || all_match(patterns, behind),
        ([pattern, patterns @ ..], [name, names @ ..]) => {
            name_matches(pattern.as_bytes(), name.as_bytes()) && all_match(patterns, names)
        }
        _ => false,
    }
}

/// Returns `true` if a pattern with `*`, `?` and `[...]` matches a name.
fn name_matches(pattern: &[u8], name: &[u8]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        ([b'*', rest @ ..], []) => name_matches(rest, name),
        ([b'*', rest @ ..], [_, behind @ ..]) => name_matches(rest, name) || name_matches(pattern, behind),
        ([b'?', pattern @ ..], [_, name @ ..]) => name_matches(pattern, name),
        ([b'[', set @ ..], [byte, name @ ..]) => {
            // A bracket right behind the first one belongs to the set.
            let mut end = 1;
            while set.get(end).is_some_and(|byte| *byte != b']') {
                end += 1;
            }
            let (Some(set), Some(rest)) = (set.get(..end), set.get(end + 1..)) else { return false };
            let (negated, set) = match set {
                [b'!' | b'^', set @ ..] => (true, set),
                _ => (false, set),
            };
            let mut is_in_set = set.contains(byte);
            for range in set.windows(3) {
                is_in_set |= matches!(range, [low, b'-', high] if low <= byte && byte <= high);
            }
            is_in_set != negated && name_matches(rest, name)
        }
        ([first, pattern @ ..], [byte, name @ ..]) => first == byte && name_matches(pattern, name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn manifest_that_leaves_the_file_out_is_named() {
        for (manifest, path, key) in [
            ("[package]\nname = \"a\"\n", "errors.yaml", None),
            ("[package]\ninclude = [\"src\"]\n", "errors.yaml", Some("include")),
            ("[package]\ninclude = [\"src\"]\n", "src/errors.yaml", None),
            ("[package]\ninclude = [\"/src/**\"]\n", "src/data/errors.yaml", None),
            ("[package]\ninclude = [\"/src/**/*.rs\"]\n", "src/errors.yaml", Some("include")),
            ("[package]\ninclude = [\"*.yaml\"]\n", "data/errors.yaml", None),
            ("[package]\ninclude = [\"/*.yaml\"]\n", "data/errors.yaml", Some("include")),
            ("[package]\ninclude = [\"*.y?ml\", \"[d-f]*.yml\"]\n", "errors.yml", None),
            ("[package]\ninclude = [\"**/*\", \"!*.yaml\"]\n", "errors.yaml", Some("include")),
            ("[package]\ninclude = [ # those\n  'src/', # and\n  'errors.yaml',\n]\n", "errors.yaml", None),
            ("[package]\ninclude = [\n    \"src/\",\n]\nexclude = []\n", "src.yaml", Some("include")),
            ("[package]\nexclude = [\"*.yaml\"]\n", "data/errors.yaml", Some("exclude")),
            ("[package]\nexclude = [\"*.yaml\", \"!errors.yaml\"]\n", "errors.yaml", None),
            ("[package]\nexclude = [\"/data\"]\n", "data/errors.yaml", Some("exclude")),
            ("[package]\nexclude = [\"data/\"]\n", "data", None),
            ("package.include = [\"src\"]\n", "errors.yaml", Some("include")),
            ("[package.metadata.x]\ninclude = [\"src\"]\n[dependencies]\nexclude = []\n", "errors.yaml", None),
        ] {
            let message = message(manifest, path);
            let named = ["include", "exclude"].into_iter().find(|key| {
                message.as_ref().is_some_and(|message| message.starts_with(&format!("`{key}` in `Cargo.toml`")))
            });
            assert_eq!(named, key, "{manifest} {path}");
        }
    }
}

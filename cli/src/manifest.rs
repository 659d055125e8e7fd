//! The package of a catalog and its version, read from the manifests around it.

use toml::{Table, Value};

/// The number of directories to search, from the catalog's directory upwards.
const MAX_DIRECTORIES: usize = 16;

/// A package and the numbers of its version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: [u64; 3],
}

/// Finds the package of a catalog; `read` returns the text of a file by its path relative to the catalog's directory.
pub(crate) fn find_package(read: impl Fn(&str) -> Option<String>) -> Option<Package> {
    let mut manifests = (0..MAX_DIRECTORIES).filter_map(|levels| {
        let text = read(&("../".repeat(levels) + "Cargo.toml"))?;
        text.parse::<Table>().ok()
    });
    let manifest = manifests.by_ref().find(|manifest| manifest.contains_key("package"))?;
    let package = manifest.get("package")?;
    let name = package.get("name")?.as_str()?.to_owned();
    let version = match package.get("version") {
        Some(Value::String(version)) => version.clone(),
        Some(Value::Table(inherited)) if inherited.contains_key("workspace") => {
            let workspace_version = |manifest: &Table| {
                Some(manifest.get("workspace")?.get("package")?.get("version")?.as_str()?.to_owned())
            };
            workspace_version(&manifest).or_else(|| manifests.find_map(|manifest| workspace_version(&manifest)))?
        }
        _ => return None,
    };
    Some(Package { name, version: parse_version(&version)? })
}

impl Package {
    /// Returns `true` if Cargo treats this version as an incompatible update of `old`.
    pub(crate) fn is_incompatible_update_of(&self, old: &Package) -> bool {
        self.version > old.version && compatibility_key(self.version) != compatibility_key(old.version)
    }

    /// Returns the lowest version that is incompatible with this one.
    pub(crate) fn next_incompatible_version(&self) -> String {
        let [major, minor, patch] = match self.version {
            [0, 0, patch] => [0, 0, patch + 1],
            [0, minor, _] => [0, minor + 1, 0],
            [major, ..] => [major + 1, 0, 0],
        };
        format!("{major}.{minor}.{patch}")
    }

    pub(crate) fn version(&self) -> String {
        self.version.map(|number| number.to_string()).join(".")
    }
}

/// Returns the numbers up to the first nonzero one; Cargo treats versions that share them as compatible.
fn compatibility_key(version: [u64; 3]) -> Vec<u64> {
    let first_nonzero = version.iter().position(|number| *number > 0);
    version.into_iter().take(first_nonzero.map_or(version.len(), |index| index + 1)).collect()
}

/// Parses a version without its pre-release and build parts.
fn parse_version(version: &str) -> Option<[u64; 3]> {
    let core = version.split(['-', '+']).next()?;
    let mut numbers = core.split('.').map(|number| number.parse().ok());
    let parsed = [numbers.next()??, numbers.next()??, numbers.next()??];
    numbers.next().is_none().then_some(parsed)
}

#[cfg(test)]
mod tests {
    use super::{Package, find_package};

    fn demo(version: [u64; 3]) -> Package {
        Package { name: "demo".to_owned(), version }
    }

    #[test]
    fn first_nonzero_number_decides_compatibility() {
        for (old, new, breaks, next) in [
            ([1, 2, 3], [1, 3, 0], false, "2.0.0"),
            ([1, 2, 3], [2, 0, 0], true, "2.0.0"),
            ([0, 1, 0], [0, 1, 1], false, "0.2.0"),
            ([0, 1, 0], [0, 2, 0], true, "0.2.0"),
            ([0, 9, 9], [1, 0, 0], true, "0.10.0"),
            ([0, 0, 1], [0, 0, 2], true, "0.0.2"),
            ([0, 0, 0], [0, 0, 0], false, "0.0.1"),
            ([2, 0, 0], [1, 0, 0], false, "3.0.0"),
        ] {
            assert_eq!(demo(new).is_incompatible_update_of(&demo(old)), breaks, "{old:?} {new:?}");
            assert_eq!(demo(old).next_incompatible_version(), next);
        }
    }

    #[test]
    fn workspace_version_is_inherited() {
        let inherited = "[package]\nname = \"demo\"\nversion.workspace = true\n";
        let workspace = "[workspace.package]\nversion = \"1.2.3-beta.1+4\"\n";
        let found = find_package(|path| match path {
            "../Cargo.toml" => Some(inherited.to_owned()),
            "../../../Cargo.toml" => Some(workspace.to_owned()),
            _ => None,
        });
        assert_eq!(found, Some(demo([1, 2, 3])));
        let both = format!("{inherited}{workspace}");
        assert_eq!(find_package(|path| (path == "Cargo.toml").then(|| both.clone())), Some(demo([1, 2, 3])));
        let own = "[package]\nname = \"demo\"\nversion = \"0.1.0\"\n";
        assert_eq!(find_package(|path| (path == "Cargo.toml").then(|| own.to_owned())), Some(demo([0, 1, 0])));
        for broken in
            ["", "[package]\nname = \"demo\"\n", "[package", "[package]\nname = \"demo\"\nversion = \"1.2\"\n"]
        {
            assert_eq!(find_package(|_| Some(broken.to_owned())), None, "{broken}");
        }
    }
}

//! The version of a catalogue's crate, read off the manifests around it.

use toml::{Table, Value};

/// How many folders above the catalogue are looked into.
const FOLDERS: usize = 16;

/// A package, and the numbers of its version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: [u64; 3],
}

/// The package that the catalogue belongs to; `read` gives the text of a file by its path from the catalogue's folder.
pub(crate) fn package(read: impl Fn(&str) -> Option<String>) -> Option<Package> {
    let mut manifests = (0..FOLDERS).filter_map(|up| {
        let text = read(&("../".repeat(up) + "Cargo.toml"))?;
        text.parse::<Table>().ok()
    });
    let own = manifests.by_ref().find(|manifest| manifest.contains_key("package"));
    let own = own?;
    let package = own.get("package")?;
    let name = package.get("name")?.as_str()?.to_owned();
    let version = match package.get("version") {
        Some(Value::String(version)) => version.clone(),
        Some(Value::Table(inherited)) if inherited.contains_key("workspace") => {
            let of_workspace = |manifest: &Table| {
                Some(manifest.get("workspace")?.get("package")?.get("version")?.as_str()?.to_owned())
            };
            of_workspace(&own).or_else(|| manifests.find_map(|manifest| of_workspace(&manifest)))?
        }
        _ => return None,
    };
    Some(Package { name, version: numbers(&version)? })
}

impl Package {
    /// Whether cargo takes this version for one that breaks with `old`: the first number that is not zero is raised.
    pub(crate) fn breaks_with(&self, old: &Package) -> bool {
        self.version > old.version && significant(self.version) != significant(old.version)
    }

    /// The least version that breaks with this one.
    pub(crate) fn next(&self) -> String {
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

/// The numbers up to the first one that is not zero.
fn significant(version: [u64; 3]) -> Vec<u64> {
    let first = version.iter().position(|number| *number > 0);
    version.into_iter().take(first.map_or(version.len(), |place| place + 1)).collect()
}

fn numbers(version: &str) -> Option<[u64; 3]> {
    let core = version.split(['-', '+']).next()?;
    let mut numbers = core.split('.').map(|number| number.parse().ok());
    let found = [numbers.next()??, numbers.next()??, numbers.next()??];
    numbers.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::{Package, package};

    fn at(version: [u64; 3]) -> Package {
        Package { name: "demo".to_owned(), version }
    }

    #[test]
    fn the_first_number_that_is_not_zero_counts() {
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
            assert_eq!(at(new).breaks_with(&at(old)), breaks, "{old:?} {new:?}");
            assert_eq!(at(old).next(), next);
        }
    }

    #[test]
    fn a_version_may_be_that_of_the_workspace() {
        let inherited = "[package]\nname = \"demo\"\nversion.workspace = true\n";
        let workspace = "[workspace.package]\nversion = \"1.2.3-beta.1+4\"\n";
        let found = package(|path| match path {
            "../Cargo.toml" => Some(inherited.to_owned()),
            "../../../Cargo.toml" => Some(workspace.to_owned()),
            _ => None,
        });
        assert_eq!(found, Some(at([1, 2, 3])));
        let both = format!("{inherited}{workspace}");
        assert_eq!(package(|path| (path == "Cargo.toml").then(|| both.clone())), Some(at([1, 2, 3])));
        let own = "[package]\nname = \"demo\"\nversion = \"0.1.0\"\n";
        assert_eq!(package(|path| (path == "Cargo.toml").then(|| own.to_owned())), Some(at([0, 1, 0])));
        for broken in
            ["", "[package]\nname = \"demo\"\n", "[package", "[package]\nname = \"demo\"\nversion = \"1.2\"\n"]
        {
            assert_eq!(package(|_| Some(broken.to_owned())), None, "{broken}");
        }
    }
}

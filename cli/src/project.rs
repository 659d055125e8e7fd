//! A catalog and the files that belong to it, as its package configures them.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::CliError;
use crate::paths;
use crate::settings::{self, CATALOG, COMMAND, DOCS, Manifest, OutputSettings, README, Settings};

/// The file name of a manifest.
pub(crate) const MANIFEST: &str = "Cargo.toml";

/// The extension of lock files.
pub(crate) const LOCK_EXTENSION: &str = "lock";

/// A catalog and the files that belong to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Project {
    /// The name of the package, or `None` for a catalog outside of packages.
    pub(crate) package: Option<String>,
    pub(crate) catalog: PathBuf,
    /// The directory of the reference.
    pub(crate) docs: PathBuf,
    /// The README with the table of codes, if there may be one.
    pub(crate) readme: Option<Readme>,
    pub(crate) lock: PathBuf,
    /// The command that writes the docs, as named in generated files and in messages.
    pub(crate) command: String,
    /// The files that are generated from templates.
    pub(crate) outputs: Vec<GenerateOutput>,
}

/// A file that is generated from a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct GenerateOutput {
    /// The name of a shipped template, or a path from `base`.
    pub(crate) template: String,
    pub(crate) base: PathBuf,
    pub(crate) out: PathBuf,
}

/// A README with a table of codes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Readme {
    pub(crate) path: PathBuf,
    /// `true` if it must have a table, because it is configured.
    pub(crate) is_required: bool,
}

impl Project {
    /// Returns the project of a catalog file: that of its package if the package configures it, or else the default.
    ///
    /// # Errors
    ///
    /// Fails if the manifest of the package is invalid.
    pub(crate) fn of_file(catalog: &Path) -> Result<Project, CliError> {
        let resolved = paths::resolve(catalog);
        for directory in resolved.ancestors().skip(1) {
            let path = directory.join(MANIFEST);
            let Some(manifest) = read(&path)? else { continue };
            let projects = of_package(directory, &manifest)?;
            if let Some(project) = projects.into_iter().find(|project| paths::resolve(&project.catalog) == resolved) {
                return Ok(Project { catalog: catalog.to_owned(), ..project });
            }
            break;
        }
        let file = catalog.file_name().map(|name| paths::shown(Path::new(name))).unwrap_or_default();
        Ok(Project {
            package: None,
            docs: paths::directory(catalog).join(DOCS),
            readme: None,
            lock: catalog.with_extension(LOCK_EXTENSION),
            command: format!("{COMMAND} --catalog {file}"),
            catalog: catalog.to_owned(),
            outputs: Vec::new(),
        })
    }

    /// Returns the command with this word instead of `docs`: `cargo xtask lock` for `cargo xtask docs`.
    pub(crate) fn command_for(&self, word: &str) -> String {
        let words: Vec<&str> = self.command.split(' ').map(|part| if part == DOCS { word } else { part }).collect();
        words.join(" ")
    }

    /// Returns the path of the catalog as seen from a directory of generated files, which does not depend on where the
    /// project is.
    pub(crate) fn catalog_from(&self, directory: &Path) -> String {
        let name = || self.catalog.file_name().map(|name| name.to_string_lossy().into_owned());
        paths::relative(directory, &self.catalog).or_else(name).unwrap_or_default()
    }

    /// Returns the command with this word instead of `docs`, to be run in `directory`.
    pub(crate) fn command_in(&self, directory: &Path, word: &str) -> String {
        match &self.package {
            Some(_) => self.command_for(word),
            None => format!("errbook {word} --catalog {}", paths::display(directory, &self.catalog)),
        }
    }
}

/// Reads a manifest; returns `None` if the file does not exist.
///
/// # Errors
///
/// Fails if the manifest cannot be read or is invalid.
pub(crate) fn read(path: &Path) -> Result<Option<Manifest>, CliError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(CliError::Failed(format!("cannot read `{}`: {error}", paths::shown(path)))),
    };
    let labeled = |message: String| format!("`{}`: {message}", paths::shown(path));
    settings::parse(&text).map(Some).map_err(|messages| {
        CliError::InvalidArgument(messages.into_iter().map(labeled).collect::<Vec<_>>().join("\nerror: "))
    })
}

/// Returns the projects of a package, in the order of its settings.
///
/// A package without settings has one if there is an `errors.yaml` beside its manifest.
///
/// # Errors
///
/// Fails if two projects write the same file.
pub(crate) fn of_package(directory: &Path, manifest: &Manifest) -> Result<Vec<Project>, CliError> {
    let Some(package) = &manifest.package else { return Ok(Vec::new()) };
    let default = [Settings::default()];
    let settings = match &manifest.settings {
        Some(settings) => settings.as_slice(),
        None if directory.join(CATALOG).is_file() => default.as_slice(),
        None => return Ok(Vec::new()),
    };
    let projects: Vec<Project> =
        settings.iter().map(|settings| of_settings(directory, package, settings, manifest)).collect();
    let mut outs = BTreeSet::new();
    for output in projects.iter().flat_map(|project| &project.outputs) {
        if !outs.insert(paths::resolve(&output.out)) {
            return Err(CliError::InvalidArgument(format!(
                "`{}`: two files of `generate` have the same `out`, `{}`\nhelp: give each file its own `out`",
                paths::shown(&directory.join(MANIFEST)),
                paths::display(directory, &output.out)
            )));
        }
    }
    for (index, project) in projects.iter().enumerate() {
        for other in projects.iter().take(index) {
            if let Some(key) = shared_file(project, other) {
                return Err(CliError::InvalidArgument(format!(
                    "`{}`: two catalogs of `{package}` have the same `{key}`\n\
                     help: give each `[[package.metadata.errbook]]` its own `{key}`",
                    paths::shown(&directory.join(MANIFEST))
                )));
            }
        }
    }
    Ok(projects)
}

fn of_settings(directory: &Path, package: &str, settings: &Settings, manifest: &Manifest) -> Project {
    let path = |value: &Option<String>, default: &str| directory.join(value.as_deref().unwrap_or(default));
    let catalog = path(&settings.catalog, CATALOG);
    let is_only = manifest.settings.as_ref().is_none_or(|settings| settings.len() == 1);
    let readme = match &settings.readme {
        Some(readme) => Some(Readme { path: directory.join(readme), is_required: true }),
        // Several catalogs would overwrite each other's table.
        None => is_only.then(|| Readme { path: directory.join(README), is_required: false }),
    };
    Project {
        package: Some(package.to_owned()),
        docs: path(&settings.docs, DOCS),
        readme,
        lock: settings
            .lock
            .as_ref()
            .map_or_else(|| catalog.with_extension(LOCK_EXTENSION), |lock| directory.join(lock)),
        outputs: settings
            .generate
            .iter()
            .map(|OutputSettings { template, out }| GenerateOutput {
                template: template.clone(),
                base: directory.to_owned(),
                out: directory.join(out),
            })
            .collect(),
        command: settings.command.clone().unwrap_or_else(|| COMMAND.to_owned()),
        catalog,
    }
}

/// Returns the key of a file that both projects would write, or of a catalog that is listed twice.
fn shared_file(one: &Project, other: &Project) -> Option<&'static str> {
    let same = |one: &Path, other: &Path| paths::resolve(one) == paths::resolve(other);
    let same_readme = one.readme.as_ref().zip(other.readme.as_ref()).is_some_and(|(one, other)| one.path == other.path);
    if same(&one.catalog, &other.catalog) {
        return Some("catalog");
    }
    if same(&one.docs, &other.docs) {
        return Some("docs");
    }
    if same(&one.lock, &other.lock) {
        return Some("lock");
    }
    same_readme.then_some("readme")
}

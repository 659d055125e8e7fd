//! Finds the catalogs of a command: by its options, or from the current directory upwards.

use std::path::{Path, PathBuf};

use cargo_metadata::MetadataCommand;
use clap::Args;
use errbook_compiler::nearest;
use errbook_compiler::printable::one_line;

use crate::error::CliError;
use crate::paths;
use crate::project::{self, MANIFEST, Project};
use crate::settings::CATALOG;

/// The options that choose a catalog.
#[derive(Args, Clone, Default, Debug)]
pub(crate) struct Selection {
    /// The catalog file [default: that of the nearest package, see `--help`]
    ///
    /// The nearest package is searched from the current directory upwards. `catalog` in `[package.metadata.errbook]` of
    /// its `Cargo.toml` names the file; the default is `errors.yaml`. The root of a workspace stands for all members.
    #[arg(short = 'c', long = "catalog", value_name = "FILE", id = "catalog")]
    pub catalog: Option<PathBuf>,

    /// The package of the workspace whose catalog to use
    #[arg(short = 'p', long = "package", value_name = "NAME", conflicts_with = "catalog")]
    pub package: Option<String>,
}

/// A package of a workspace and its catalogs.
struct Member {
    name: String,
    projects: Vec<Project>,
}

impl Selection {
    /// Returns the selected catalogs, at least one.
    ///
    /// # Errors
    ///
    /// Fails if there is none, or if a manifest is invalid.
    pub(crate) fn all(&self, directory: &Path) -> Result<Vec<Project>, CliError> {
        match (&self.catalog, &self.package) {
            (Some(file), _) => Ok(vec![Project::of_file(&directory.join(file))?]),
            (None, Some(name)) => of_package(directory, name),
            (None, None) => nearest_projects(directory),
        }
    }

    /// Returns the selected catalog.
    ///
    /// # Errors
    ///
    /// Fails if there is none or more than one, or if a manifest is invalid.
    pub(crate) fn one(&self, directory: &Path) -> Result<Project, CliError> {
        let mut projects = self.all(directory)?;
        match (projects.pop(), projects.is_empty()) {
            (Some(project), true) => Ok(project),
            (last, _) => {
                projects.extend(last);
                let paths = projects.iter().map(|project| {
                    let package = project.package.as_ref().map(|name| format!(" (package `{name}`)"));
                    let path = paths::display(directory, &project.catalog);
                    format!("\n  {path}{}", package.unwrap_or_default())
                });
                Err(CliError::InvalidArgument(format!(
                    "there are several catalogs:{}\nhelp: choose one with `--package NAME` or `--catalog FILE`",
                    paths.collect::<String>()
                )))
            }
        }
    }
}

/// Returns the catalogs of the nearest package that has one, or of all members if a workspace root is nearer.
fn nearest_projects(directory: &Path) -> Result<Vec<Project>, CliError> {
    let mut visited = Vec::new();
    for ancestor in directory.ancestors() {
        let path = ancestor.join(MANIFEST);
        let Some(manifest) = project::read(&path)? else { continue };
        let projects: Vec<Project> = if manifest.is_workspace {
            members(&path)?.into_iter().flat_map(|member| member.projects).collect()
        } else {
            project::of_package(ancestor, &manifest)?
        };
        if !projects.is_empty() {
            return Ok(projects);
        }
        let what = if manifest.is_workspace { "workspace" } else { "package" };
        visited.push(format!("`{}` ({what})", paths::shown(&path)));
        if manifest.is_workspace {
            break;
        }
    }
    let visited = match visited.as_slice() {
        [] => format!("no `{MANIFEST}` in `{}` or above", paths::shown(directory)),
        _ => format!("no catalog in {}", visited.join(", ")),
    };
    Err(CliError::InvalidArgument(format!(
        "{visited}\n\
         help: name the file with `--catalog FILE`, or create `{CATALOG}` beside `{MANIFEST}` with `errbook init`; \
         for another path, write `catalog = \"PATH\"` in `[package.metadata.errbook]` of `{MANIFEST}`"
    )))
}

/// Returns the catalogs of a package of the workspace.
fn of_package(directory: &Path, name: &str) -> Result<Vec<Project>, CliError> {
    let manifest = directory.ancestors().map(|ancestor| ancestor.join(MANIFEST)).find(|path| path.is_file());
    let Some(manifest) = manifest else {
        return Err(CliError::InvalidArgument(format!(
            "no `{MANIFEST}` in `{}` or above\nhelp: `--package` names a package of the current workspace",
            paths::shown(directory)
        )));
    };
    let members = members(&manifest)?;
    let shown = one_line(name);
    if let Some(member) = members.iter().find(|member| member.name == name) {
        if member.projects.is_empty() {
            return Err(CliError::InvalidArgument(format!(
                "package `{shown}` has no catalog\nhelp: {}",
                with_catalogs(&members)
            )));
        }
        return Ok(member.projects.clone());
    }
    let help = match nearest(name, members.iter().map(|member| member.name.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => with_catalogs(&members),
    };
    Err(CliError::InvalidArgument(format!(
        "no package `{shown}` in the workspace of `{}`\nhelp: {help}",
        paths::shown(&manifest)
    )))
}

fn with_catalogs(members: &[Member]) -> String {
    let names = members.iter().filter(|member| !member.projects.is_empty()).map(|member| format!("`{}`", member.name));
    match names.collect::<Vec<_>>().as_slice() {
        [] => "no package of the workspace has a catalog".to_owned(),
        names => format!("packages with a catalog: {}", names.join(", ")),
    }
}

/// Returns the members of the workspace of a manifest, sorted by path.
fn members(manifest: &Path) -> Result<Vec<Member>, CliError> {
    let mut command = MetadataCommand::new();
    command.manifest_path(manifest).no_deps().other_options(["--offline".to_owned()]);
    let metadata = command.exec().map_err(|error| {
        let error = match error {
            cargo_metadata::Error::CargoMetadata { stderr } => stderr,
            other => other.to_string(),
        };
        // Cargo quotes paths as they are; an indented line cannot be read as one of this program.
        let (path, error) = (paths::shown(manifest), error.trim().replace('\n', "\n  "));
        CliError::Failed(format!("cannot list the packages of `{path}`: {error}\nhelp: use `--catalog FILE`"))
    })?;
    let mut packages = metadata.workspace_packages();
    packages.sort_by_key(|package| &package.manifest_path);
    let member = |package: &&cargo_metadata::Package| {
        let path = package.manifest_path.as_std_path();
        let projects = match project::read(path)? {
            Some(manifest) => project::of_package(paths::directory(path), &manifest)?,
            None => Vec::new(),
        };
        Ok(Member { name: package.name.to_string(), projects })
    };
    packages.iter().map(member).collect()
}

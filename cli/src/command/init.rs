//! `errbook init`: creates a starter catalog.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::project::{self, MANIFEST, Project};
use crate::selection::Selection;
use crate::settings::{CATALOG, DOCS};
use crate::{paths, reference};

/// The arguments of `init`.
#[derive(Args, Debug)]
pub(super) struct InitArgs {
    /// The file to create
    #[arg(short = 'c', long = "catalog", value_name = "FILE", default_value = CATALOG)]
    catalog: PathBuf,

    /// The kind of responses of the API
    #[arg(long, value_enum, default_value_t = ApiKind::Json)]
    kind: ApiKind,
}

/// The kind of responses of an API.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum ApiKind {
    /// JSON objects such as `{"ok":false,"error":"invalid_key"}`
    Json,
    /// A REST API: the HTTP status decides, and the JSON of a failure has a code
    Rest,
    /// Plain text such as `OK|123` and `ERROR_WRONG_KEY`
    Text,
}

impl ApiKind {
    fn template(self) -> &'static str {
        match self {
            ApiKind::Json => include_str!("../../templates/json.yaml"),
            ApiKind::Rest => include_str!("../../templates/rest.yaml"),
            ApiKind::Text => include_str!("../../templates/text.yaml"),
        }
    }
}

/// Creates the catalog and its docs, and prints what to add to the package.
///
/// # Errors
///
/// Fails if the file exists or cannot be written, or if a page of the docs would replace another file.
pub(super) fn run(directory: &Path, args: &InitArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let path = directory.join(&args.catalog);
    let name = paths::display(directory, &path);
    create(&path, args.kind.template()).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => CliError::Failed(format!(
            "`{name}` exists and is not overwritten\nhelp: name another file with `--catalog FILE`"
        )),
        _ => CliError::Failed(format!("cannot write `{name}`: {error}")),
    })?;
    console.print(&format!("wrote {name}\n"))?;
    let project = Project::of_file(&path)?;
    let catalog_file = CatalogFile::load(directory, &path)?;
    let docs = reference::write(directory, &project, catalog_file.valid(console)?, None, console);
    console.print(&instructions(directory, &path, &Place::of(directory, &path)))?;
    docs
}

/// The location of a catalog, as seen by the commands.
enum Place {
    /// In the directory of this manifest; the commands find it from the current directory.
    Found(PathBuf),
    /// In the package of this manifest, which does not have the catalog, or the current directory is elsewhere.
    Package { manifest: PathBuf, has_others: bool },
    /// In a workspace without a root package, whose manifest this is.
    Workspace(PathBuf),
    /// Outside of packages.
    NoPackage,
}

impl Place {
    fn of(directory: &Path, catalog: &Path) -> Place {
        let catalog = paths::resolve(catalog);
        let mut manifests = catalog.ancestors().skip(1).map(|ancestor| ancestor.join(MANIFEST));
        let nearest = manifests.find_map(|path| Some((project::read(&path).ok()??, path)));
        let Some((manifest, path)) = nearest else { return Place::NoPackage };
        let is_own = |project: &Project| paths::resolve(&project.catalog) == catalog;
        if Selection::default().all(directory).is_ok_and(|projects| projects.iter().any(is_own)) {
            Place::Found(path)
        } else if manifest.package.is_some() {
            let others = project::of_package(paths::directory(&path), &manifest).unwrap_or_default();
            let has_others = manifest.settings.is_some() || others.iter().any(|project| !is_own(project));
            Place::Package { manifest: path, has_others }
        } else {
            Place::Workspace(path)
        }
    }

    /// Returns what to do first, so that the commands find the catalog without options; empty if they do.
    fn advice(&self, directory: &Path, catalog: &Path) -> String {
        let shown = |path: &Path| paths::display(directory, path);
        match self {
            Place::Found(_) => String::new(),
            Place::Package { manifest, has_others } => {
                let root = paths::directory(manifest);
                let from_root = |path: &Path| paths::relative(root, path).unwrap_or_else(|| shown(path));
                let own = from_root(catalog);
                let is_default = own == CATALOG && !has_others;
                if is_default {
                    return format!("\nThe commands find the catalog from `{}`.\n", shown(root));
                }
                let docs = from_root(&paths::directory(catalog).join(DOCS));
                let docs = if docs == DOCS { String::new() } else { format!("    docs = {docs:?}\n") };
                let (table, note) = if *has_others {
                    ("[[package.metadata.errbook]]", "; each catalog has such a table of its own")
                } else {
                    ("[package.metadata.errbook]", "")
                };
                format!("\nAdd to `{}`{note}:\n\n    {table}\n    catalog = {own:?}\n{docs}", shown(manifest))
            }
            Place::Workspace(manifest) => format!(
                "\n`{}` is a workspace, not a package: move `{}` and its docs beside the `{MANIFEST}` of a member.\n",
                shown(manifest),
                shown(catalog)
            ),
            Place::NoPackage => format!(
                "\nThe macro needs a package: create one with `cargo init --lib` in `{}`.\n",
                shown(paths::directory(catalog))
            ),
        }
    }

    /// Returns the path of the catalog from the directory of its package.
    fn path_in_package(&self, catalog: &Path) -> Option<String> {
        match self {
            Place::Found(manifest) | Place::Package { manifest, .. } => {
                paths::relative(paths::directory(manifest), catalog)
            }
            Place::Workspace(_) | Place::NoPackage => None,
        }
    }
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(paths::directory(path))?;
    File::create_new(path)?.write_all(text.as_bytes())
}

fn instructions(directory: &Path, catalog: &Path, place: &Place) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let version = version.rsplit_once('.').map_or(version, |(compatible, _)| compatible);
    let advice = place.advice(directory, catalog);
    let option = match place {
        Place::Found(_) => String::new(),
        _ => format!(" --catalog {}", paths::display(directory, catalog)),
    };
    let until = if option.is_empty() { "" } else { "; the option is not needed once the commands find the catalog" };
    let catalog = place
        .path_in_package(catalog)
        .unwrap_or_else(|| catalog.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
    format!(
        "{advice}\n\
         Add to `[dependencies]` in Cargo.toml:\n\n    \
             errbook = \"{version}\"\n\n\
         and to the crate:\n\n    \
             errbook::catalog!({catalog:?});\n\n\
         A test that fails when the docs are out of date needs in `[dev-dependencies]`:\n\n    \
             errbook-cli = {{ version = \"{version}\", default-features = false }}\n\n\
         and in `tests/docs.rs`:\n\n    \
             #[test]\n    \
             fn docs_are_up_to_date() {{\n        \
                 errbook_cli::assert_up_to_date(env!(\"CARGO_MANIFEST_DIR\"));\n    \
             }}\n\n\
         After an edit of the catalog, run `errbook check{option}` and `errbook docs{option}`{until}.\n\
         For completion in editors, run `errbook schema > errbook.schema.json` and add the first line\n\n    \
             # yaml-language-server: $schema=errbook.schema.json\n\n\
         Until the release, depend on the paths of a checkout: `errbook = {{ path = \"../errbook/errbook\" }}`, and \
         `path = \"../errbook/cli\"` for `errbook-cli`.\n"
    )
}

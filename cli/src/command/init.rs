//! `errbook init`: creates a starter catalog.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::project::Project;
use crate::settings::CATALOG;
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
    console.print(&instructions(&args.catalog))?;
    docs
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(paths::directory(path))?;
    File::create_new(path)?.write_all(text.as_bytes())
}

fn instructions(catalog: &Path) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let version = version.rsplit_once('.').map_or(version, |(compatible, _)| compatible);
    let catalog = catalog.display().to_string().replace('\\', "/");
    format!(
        "\n\
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
         After an edit of the catalog, run `errbook check` and `errbook docs`.\n\
         For completion in editors, run `errbook schema > errbook.schema.json` and add the first line\n\n    \
             # yaml-language-server: $schema=errbook.schema.json\n"
    )
}

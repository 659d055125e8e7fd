//! `errbook generate`: writes files in other languages from templates.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::generate::{self, Output, Template};
use crate::project::Project;
use crate::selection::Selection;
use crate::{paths, report};

/// The filters of templates, for the help.
pub(super) const CONTRACT: &str = include_str!("generate/contract.md");

/// The arguments of `generate`.
#[derive(Args, Debug)]
pub(super) struct GenerateArgs {
    /// The catalogs to generate files from.
    #[command(flatten)]
    selection: Selection,

    /// The template: `typescript`, `python`, or the path of a file [default: those of `generate` in the package]
    #[arg(long, value_name = "NAME|FILE", requires = "out")]
    template: Option<String>,

    /// The file to write
    #[arg(long, value_name = "FILE", requires = "template")]
    out: Option<PathBuf>,

    /// Write nothing; print the differences and fail if a file is out of date
    #[arg(long)]
    check: bool,

    /// Print a shipped template, to copy and change it
    #[arg(
        long,
        value_name = "NAME",
        conflicts_with_all = ["catalog", "package", "template", "out", "check"]
    )]
    print_template: Option<String>,
}

/// Writes the files, or checks that they are up to date; a catalog that fails does not stop the others.
///
/// # Errors
///
/// Fails if a catalog or a template has errors, if no file is configured, if a file cannot be read or written, or, with
/// `--check`, if a file is out of date.
pub(super) fn run(directory: &Path, args: &GenerateArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    if let Some(name) = &args.print_template {
        return Ok(console.print(Template::shipped(name)?)?);
    }
    if let (Some(template), Some(out)) = (&args.template, &args.out) {
        let project = args.selection.one(directory)?;
        let output = Output { template: Template::load(directory, directory, template)?, out: directory.join(out) };
        let shown = paths::display(directory, &output.out);
        let command = format!(
            "{} --template {} --out {shown}",
            project.command_in(directory, "generate"),
            output.template.name()
        );
        return generate(directory, &project, &[output], args.check, &command, console);
    }
    let projects: Vec<Project> =
        args.selection.all(directory)?.into_iter().filter(|project| !project.outputs.is_empty()).collect();
    if projects.is_empty() {
        return Err(CliError::InvalidArgument(
            "no file to generate is configured\n\
             help: use `--template typescript --out FILE`, or write \
             `generate = [{ template = \"typescript\", out = \"errors.ts\" }]` in `[package.metadata.errbook]`"
                .to_owned(),
        ));
    }
    report::each(&projects, console, |project, console| {
        let outputs = Output::configured(directory, project)?;
        let command = project.command_in(directory, "generate");
        generate(directory, project, &outputs, args.check, &command, console)
    })
}

fn generate(
    directory: &Path,
    project: &Project,
    outputs: &[Output],
    check: bool,
    command: &str,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let catalog_file = CatalogFile::load(directory, &project.catalog)?;
    let catalog = catalog_file.valid(console)?;
    let names: Vec<String> = outputs.iter().map(|output| paths::display(directory, &output.out)).collect();
    console.print(&format!("{}: generated files are {}\n", catalog_file.display_path, names.join(", ")))?;
    generate::write_or_verify(directory, project, catalog, outputs, check, command, console)
}

//! Files in other languages, generated from the export of a catalog by templates.

mod filters;
mod header;
mod names;
mod quote;
mod template;

use std::path::{Path, PathBuf};

use errbook_compiler::{export, model};
use minijinja::Value;
use minijinja::value::Serde;

use crate::console::Console;
use crate::error::CliError;
use crate::generated::{self, GeneratedFile};
use crate::paths;
use crate::project::{GenerateOutput, Project};
pub(crate) use template::Template;

/// A file to generate.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub(crate) template: Template,
    pub(crate) out: PathBuf,
}

impl Output {
    /// Returns the files that the package of a project configures.
    ///
    /// # Errors
    ///
    /// Fails if a template does not exist or cannot be read.
    pub(crate) fn configured(directory: &Path, project: &Project) -> Result<Vec<Output>, CliError> {
        let load = |output: &GenerateOutput| {
            let template = Template::load(directory, &output.base, &output.template)?;
            Ok(Output { template, out: output.out.clone() })
        };
        project.outputs.iter().map(load).collect()
    }
}

/// Writes the files that are out of date, or with `check` prints the differences.
///
/// `command` is the command that writes the files.
///
/// # Errors
///
/// Fails if a template has an error, if a file was not generated from this catalog, or if it cannot be read or written; with
/// `check`, if a file is out of date.
pub(crate) fn write_or_verify(
    directory: &Path,
    project: &Project,
    catalog: &model::Catalog,
    outputs: &[Output],
    check: bool,
    command: &str,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let export = Value::from(Serde(export(catalog)));
    let files =
        outputs.iter().map(|output| file(directory, project, &export, output)).collect::<Result<Vec<_>, _>>()?;
    let help = format!("run `{command}`, also to resolve a merge conflict in generated files");
    generated::write_or_verify(directory, &files, check, &help, console)
}

/// Returns the expected state of a file.
fn file(directory: &Path, project: &Project, export: &Value, output: &Output) -> Result<GeneratedFile, CliError> {
    let Output { template, out } = output;
    let source = project.catalog_from(paths::directory(out));
    let shown = paths::relative(paths::directory(out), &directory.join(template.name()));
    let is_file = template.name().contains(['.', '/', '\\']);
    let named = shown.filter(|_| is_file).unwrap_or_else(|| template.name().to_owned());
    let header = header::header(&project.command_for("generate"), &source, &named);
    let text = template.render(export, &header)?;
    if header::source(&text) != Some(header::plain(&source).as_str()) {
        return Err(CliError::Failed(format!(
            "{}: the result has no header in its first {} lines\n\
             help: begin the template with a comment that prints `{{{{ header }}}}`, so that only generated files are overwritten",
            template.name(),
            header::LINES
        )));
    }
    if let Some(current) = generated::read(out)? {
        let name = paths::display(directory, out);
        generated::check_ownership(&name, header::source(&current), &header::plain(&source), "set another `out`")?;
    }
    Ok(GeneratedFile { path: out.clone(), text: Some(text) })
}

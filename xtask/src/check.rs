//! `cargo xtask check`: checks a catalog and reports every problem.

use std::path::Path;

use clap::{Args, ValueEnum};
use errbook_compiler::phrase::counted;
use errbook_compiler::{Diagnostic, Position, Severity, model};
use serde::Serialize;

use crate::catalog::{CatalogArg, CatalogFile};
use crate::console::Console;
use crate::error::CliError;
use crate::lock;

/// The arguments of `check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// The catalog to check.
    #[command(flatten)]
    pub catalog: CatalogArg,

    /// The output format
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub format: CheckFormat,

    /// Fail on warnings
    #[arg(long)]
    pub deny_warnings: bool,
}

/// The output format of `check`.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum CheckFormat {
    /// For people: the first problems on standard error, each with an excerpt
    Human,
    /// One JSON object per line: `path`, `line`, `column`, `severity`, `message`, `help`
    Json,
    /// One GitHub Actions workflow command per line, shown as an annotation
    Github,
}

/// Reports every problem of a catalog, or prints a summary.
///
/// # Errors
///
/// Fails if the catalog has errors, reuses a released name, or cannot be read; with `--deny-warnings`, also if it has
/// warnings.
pub fn run(root: &Path, args: &CheckArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let mut catalog_file = CatalogFile::load(root, args.catalog.path.as_deref())?;
    lock::check_lock(root, &mut catalog_file, console)?;
    let diagnostics = &catalog_file.checked.diagnostics;
    match args.format {
        CheckFormat::Human => catalog_file.print_diagnostics(console)?,
        CheckFormat::Json => print_json(&catalog_file, console)?,
        CheckFormat::Github => print_github(&catalog_file, console)?,
    }
    let warnings = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count();
    let errors = diagnostics.len() - warnings;
    match &catalog_file.checked.catalog {
        Some(catalog) if errors == 0 && !(args.deny_warnings && warnings > 0) => {
            if args.format == CheckFormat::Human {
                console.print(&summary(&catalog_file.display_path, catalog, warnings))?;
            }
            Ok(())
        }
        _ => Err(CliError::Reported),
    }
}

fn locations(catalog_file: &CatalogFile) -> impl Iterator<Item = (Position, &Diagnostic)> {
    let CatalogFile { text, checked, .. } = catalog_file;
    checked.positions(text).into_iter().zip(&checked.diagnostics)
}

/// A diagnostic, with its keys in output order.
#[derive(Serialize)]
struct JsonDiagnostic<'d> {
    path: &'d str,
    line: usize,
    column: usize,
    severity: &'static str,
    message: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'d str>,
}

fn print_json(catalog_file: &CatalogFile, console: &mut Console<'_>) -> Result<(), CliError> {
    for (Position { line, column }, diagnostic) in locations(catalog_file) {
        console.print_json(&JsonDiagnostic {
            path: &catalog_file.display_path,
            line,
            column,
            severity: severity(diagnostic),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
        })?;
    }
    Ok(())
}

/// Prints workflow commands: `::error file=...,line=...,col=...::message`.
fn print_github(catalog_file: &CatalogFile, console: &mut Console<'_>) -> Result<(), CliError> {
    let file = escape(&catalog_file.display_path).replace(':', "%3A").replace(',', "%2C");
    for (Position { line, column }, diagnostic) in locations(catalog_file) {
        let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let message = escape(&format!("{}{help}", diagnostic.message));
        let severity = severity(diagnostic);
        console.print(&format!("::{severity} file={file},line={line},col={column}::{message}\n"))?;
    }
    Ok(())
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Escapes the data of a workflow command.
fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn summary(path: &str, catalog: &model::Catalog, warnings: usize) -> String {
    let entries: usize = catalog.endpoints.iter().map(|endpoint| endpoint.entries.len()).sum();
    let entries = counted(entries, "entry", "entries");
    let codes = counted(catalog.codes.len(), "code", "codes");
    let problems = if warnings == 0 { "no problems".to_owned() } else { counted(warnings, "warning", "warnings") };
    format!("{path}: {entries}, {codes}, {problems}\n")
}

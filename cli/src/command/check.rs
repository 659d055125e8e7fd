//! `errbook check`: checks catalogs and reports every problem.

use std::path::Path;

use clap::{Args, ValueEnum};
use errbook_compiler::phrase::counted;
use errbook_compiler::printable::one_line;
use errbook_compiler::{Checked, Diagnostic, Position, Severity, Span};
use serde::Serialize;

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::project::Project;
use crate::selection::Selection;
use crate::{lock, report};

/// The arguments of `check`.
#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    /// The catalogs to check.
    #[command(flatten)]
    selection: Selection,

    /// The output format
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    format: CheckFormat,

    /// Fail on warnings
    #[arg(long)]
    deny_warnings: bool,
}

/// The output format of `check`.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum CheckFormat {
    /// For people: the first problems on standard error, each with an excerpt
    Human,
    /// One JSON object per line: `path`, `line`, `column`, `severity`, `message`, `help`, `related`
    Json,
    /// One GitHub Actions workflow command per line, shown as an annotation
    Github,
}

/// The numbers of what was found, of one or several catalogs.
#[derive(Clone, Copy, Default)]
struct Counts {
    catalogs: usize,
    entries: usize,
    codes: usize,
    errors: usize,
    warnings: usize,
}

/// Reports every problem of each catalog and prints a summary; a catalog that fails does not stop the others.
///
/// # Errors
///
/// Fails if a catalog has errors, reuses a released name, or cannot be read; with `--deny-warnings`, also if one has
/// warnings.
pub(super) fn run(directory: &Path, args: &CheckArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let projects = args.selection.all(directory)?;
    let mut total = Counts::default();
    let result = report::each(&projects, console, |project, console| {
        let counts = check(directory, project, args.format, console)?;
        total.add(counts);
        let fails = counts.errors > 0 || (args.deny_warnings && counts.warnings > 0);
        if fails { Err(CliError::Reported) } else { Ok(()) }
    });
    if args.format == CheckFormat::Human && projects.len() > 1 {
        let unreadable = projects.len() - total.catalogs;
        let unreadable = if unreadable > 0 { format!(", {unreadable} could not be checked") } else { String::new() };
        let catalogs = counted(projects.len(), "catalog", "catalogs");
        console.print(&format!("{catalogs}: {}{unreadable}\n", total.summary()))?;
    }
    result
}

/// Reports every problem of a catalog.
fn check(
    directory: &Path,
    project: &Project,
    format: CheckFormat,
    console: &mut Console<'_>,
) -> Result<Counts, CliError> {
    let mut catalog_file = CatalogFile::load(directory, &project.catalog)?;
    lock::check_lock(directory, project, &mut catalog_file, console)?;
    let counts = Counts::of(&catalog_file.checked);
    match format {
        CheckFormat::Human => {
            catalog_file.print_diagnostics(console)?;
            console.print(&format!("{}: {}\n", catalog_file.display_path, counts.summary()))?;
        }
        CheckFormat::Json => print_json(&catalog_file, console)?,
        CheckFormat::Github => print_github(&catalog_file, console)?,
    }
    Ok(counts)
}

impl Counts {
    fn of(checked: &Checked) -> Counts {
        let errors = checked.errors().count();
        let endpoints = checked.catalog.iter().flat_map(|catalog| &catalog.endpoints);
        Counts {
            catalogs: 1,
            entries: endpoints.map(|endpoint| endpoint.entries.len()).sum(),
            codes: checked.catalog.as_ref().map_or(0, |catalog| catalog.codes.len()),
            errors,
            warnings: checked.diagnostics.len() - errors,
        }
    }

    fn add(&mut self, other: Counts) {
        self.catalogs += other.catalogs;
        self.entries += other.entries;
        self.codes += other.codes;
        self.errors += other.errors;
        self.warnings += other.warnings;
    }

    fn summary(&self) -> String {
        let errors = counted(self.errors, "error", "errors");
        let warnings = counted(self.warnings, "warning", "warnings");
        let problems = match (self.errors, self.warnings) {
            (0, 0) => "no problems".to_owned(),
            (0, _) => warnings,
            (_, 0) => errors,
            (_, _) => format!("{errors}, {warnings}"),
        };
        // The numbers of an invalid catalog would only count the valid entries.
        if self.errors > 0 {
            return problems;
        }
        let entries = counted(self.entries, "entry", "entries");
        let codes = counted(self.codes, "code", "codes");
        format!("{entries}, {codes}, {problems}")
    }
}

/// Returns the diagnostics with their positions, and the position and label of what they relate to.
fn located(catalog_file: &CatalogFile) -> impl Iterator<Item = (Position, &Diagnostic, Option<(Position, &str)>)> {
    let CatalogFile { text, checked, .. } = catalog_file;
    let related = checked.diagnostics.iter().filter_map(|diagnostic| diagnostic.related.as_ref());
    let spans: Vec<Span> = checked.diagnostics.iter().map(|diagnostic| diagnostic.span).collect();
    let related_spans: Vec<Span> = related.map(|(span, _)| *span).collect();
    let mut related_positions = Position::of_all(text, &related_spans).into_iter();
    Position::of_all(text, &spans).into_iter().zip(&checked.diagnostics).map(move |(position, diagnostic)| {
        let label = diagnostic.related.as_ref().map(|(_, label)| label.as_str());
        (position, diagnostic, label.and_then(|label| Some((related_positions.next()?, label))))
    })
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
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<JsonRelated<'d>>,
}

/// The location that a diagnostic relates to, such as that of the first definition of a name.
#[derive(Serialize)]
struct JsonRelated<'d> {
    path: &'d str,
    line: usize,
    column: usize,
    message: &'d str,
}

fn print_json(catalog_file: &CatalogFile, console: &mut Console<'_>) -> Result<(), CliError> {
    let path = catalog_file.display_path.as_str();
    for (Position { line, column }, diagnostic, related) in located(catalog_file) {
        console.print_json(&JsonDiagnostic {
            path,
            line,
            column,
            severity: severity(diagnostic),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            related: related.map(|(Position { line, column }, message)| JsonRelated { path, line, column, message }),
        })?;
    }
    Ok(())
}

/// Prints workflow commands: `::error file=...,line=...,col=...::message`.
fn print_github(catalog_file: &CatalogFile, console: &mut Console<'_>) -> Result<(), CliError> {
    let path = &catalog_file.display_path;
    let file = escape(path).replace(':', "%3A").replace(',', "%2C");
    for (Position { line, column }, diagnostic, related) in located(catalog_file) {
        let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let related = related.map(|(at, label)| format!("\n{label}: {path}:{}:{}", at.line, at.column));
        let message = escape(&format!("{}{help}{}", diagnostic.message, related.unwrap_or_default()));
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
    one_line(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

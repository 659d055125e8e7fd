//! `cargo xtask check`: shows everything that is wrong with a catalogue.

use std::path::Path;

use errbook_compiler::{Diagnostic, Place, Severity};
use serde::Serialize;

use crate::args::Report;
use crate::catalog::{self, CatalogFile};
use crate::{Console, Fault, lock};

/// Shows every problem of a catalogue, or says that there is none.
///
/// # Errors
///
/// The catalogue has errors, uses a released name for something else, or cannot be read; warnings are shown, and are
/// fine where they are not denied.
pub fn run(
    root: &Path,
    file: Option<&Path>,
    format: Report,
    deny_warnings: bool,
    console: &mut Console<'_>,
) -> Result<(), Fault> {
    let mut catalogue = catalog::load(root, file)?;
    lock::hold(root, &mut catalogue, console)?;
    let problems = &catalogue.checked.diagnostics;
    match format {
        Report::Human => catalogue.show(console)?,
        Report::Json => lines(&catalogue, json, console)?,
        Report::Github => lines(&catalogue, github, console)?,
    }
    let warnings = problems.iter().filter(|problem| problem.severity == Severity::Warning).count();
    if warnings < problems.len() || (deny_warnings && warnings > 0) {
        return Err(Fault::Reported);
    }
    if format == Report::Human {
        console.print(&summary(&catalogue, warnings)?)?;
    }
    Ok(())
}

/// Prints a line for each problem.
fn lines(
    catalogue: &CatalogFile,
    line: fn(&str, Place, &Diagnostic) -> Result<String, Fault>,
    console: &mut Console<'_>,
) -> Result<(), Fault> {
    let CatalogFile { shown, text, checked, .. } = catalogue;
    for (place, problem) in checked.places(text).into_iter().zip(&checked.diagnostics) {
        console.print(&line(shown, place, problem)?)?;
    }
    Ok(())
}

/// The keys in the order of the output.
#[derive(Serialize)]
struct Problem<'p> {
    path: &'p str,
    line: usize,
    column: usize,
    severity: &'static str,
    message: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'p str>,
}

fn json(path: &str, Place { line, column }: Place, problem: &Diagnostic) -> Result<String, Fault> {
    let (message, help) = (problem.message.as_str(), problem.help.as_deref());
    let problem = Problem { path, line, column, severity: severity(problem), message, help };
    Ok(serde_json::to_string(&problem).map_err(std::io::Error::from)? + "\n")
}

fn severity(problem: &Diagnostic) -> &'static str {
    match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A workflow command: `::error file=...,line=...,col=...::message`.
fn github(path: &str, Place { line, column }: Place, problem: &Diagnostic) -> Result<String, Fault> {
    let help = problem.help.iter().map(|help| format!("\nhelp: {help}"));
    let message = escape(&(problem.message.clone() + &help.collect::<String>()));
    let file = escape(path).replace(':', "%3A").replace(',', "%2C");
    Ok(format!("::{} file={file},line={line},col={column}::{message}\n", severity(problem)))
}

/// What would end the line, or begin an escape, is escaped as GitHub wants it.
fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn summary(catalogue: &CatalogFile, warnings: usize) -> Result<String, Fault> {
    let shown = &catalogue.shown;
    let Some(catalog) = &catalogue.checked.catalog else {
        return Err(Fault::Problem(format!("`{shown}` is no catalogue")));
    };
    let entries: usize = catalog.endpoints.iter().map(|endpoint| endpoint.entries.len()).sum();
    let entries = count(entries, "entry", "entries");
    let codes = count(catalog.codes.len(), "code", "codes");
    let problems = if warnings == 0 { "no problems".to_owned() } else { count(warnings, "warning", "warnings") };
    Ok(format!("{shown}: {entries}, {codes}, {problems}\n"))
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

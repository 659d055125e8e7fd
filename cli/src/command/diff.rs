//! `errbook diff`: compares two catalogs and reports breaking changes.

use std::path::Path;

use clap::{Args, ValueEnum};
use errbook_compiler::diff::{self, Change, Verdict};
use errbook_compiler::printable::one_line;
use serde::Serialize;

use crate::baseline::{self, Baseline};
use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::manifest::Package;
use crate::selection::Selection;

/// The limits of a comparison with a lock.
const NOT_IN_A_LOCK: &str =
    "note: not compared with a lock: parameters, checks, `when`, `secrets`, responses, delays and texts\n";

/// The arguments of `diff`.
#[derive(Args, Debug)]
pub(super) struct DiffArgs {
    /// The new catalog.
    #[command(flatten)]
    pub selection: Selection,

    /// The old catalog: a Git revision, a catalog file, or a lock file (`*.lock`) [default: HEAD, or the lock file if
    /// the catalog is not in Git]
    #[arg(long, value_name = "REV|FILE")]
    pub baseline: Option<String>,

    /// The output format
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub format: DiffFormat,
}

/// The output format of `diff`.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum DiffFormat {
    /// One line per change: verdict, endpoint, code, reason
    Human,
    /// One JSON object per line: `verdict`, `endpoint`, `code`, `reason`; the last line has the overall `verdict`
    Json,
}

/// Prints every change and, as the last line, the overall verdict.
///
/// # Errors
///
/// Fails if a catalog has errors or cannot be read, or if there is a breaking change without an incompatible version.
pub(super) fn run(directory: &Path, args: &DiffArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let project = args.selection.one(directory)?;
    let new = CatalogFile::load(directory, &project.catalog)?;
    let old = baseline::find(directory, &new, &project.lock, args.baseline.as_deref(), console)?;
    let catalog = new.valid(console)?;
    let changes = match &old {
        Baseline::File(old) | Baseline::Revision { catalog_file: old, .. } => {
            diff::between(old.valid(console)?, catalog)
        }
        Baseline::Lock(lock) => diff::since(lock, catalog),
    };
    if matches!(old, Baseline::Lock(_)) {
        console.warn(NOT_IN_A_LOCK)?;
    }
    let verdict = diff::verdict(&changes);
    match args.format {
        DiffFormat::Human => print_human(&changes, verdict, console)?,
        DiffFormat::Json => print_json(&changes, verdict, console)?,
    }
    if verdict < Verdict::Major {
        return Ok(());
    }
    let Baseline::Revision { name, package: Some(before), .. } = &old else {
        return Err(CliError::Failed(
            "breaking changes, and the baseline has no package version to compare\n\
             help: restore the old behavior, or name a Git revision as the baseline: `--baseline <REV>`"
                .to_owned(),
        ));
    };
    match baseline::package(&new) {
        Some(package) if package.is_incompatible_update_of(before) => Ok(()),
        package => Err(missing_version(&package.unwrap_or_else(|| before.clone()), before, name)),
    }
}

fn missing_version(package: &Package, before: &Package, revision: &str) -> CliError {
    CliError::Failed(format!(
        "breaking changes without an incompatible version: `{}` is {} now and {} at `{revision}`\n\
         help: restore the old behavior, or raise the version to {}; a code that the API renamed keeps its old \
         spelling as one of its `aliases`, and its variant by `ident`",
        package.name,
        package.version(),
        before.version(),
        before.next_incompatible_version(),
    ))
}

fn print_human(changes: &[Change], verdict: Verdict, console: &mut Console<'_>) -> Result<(), CliError> {
    for change in changes {
        console.print(&format!("{}\n", one_line(&change.to_string())))?;
    }
    Ok(console.print(&format!("{}\n", verdict.as_str()))?)
}

/// A change, or the overall verdict, with its keys in output order.
#[derive(Serialize)]
struct JsonChange<'c> {
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'c str>,
}

fn print_json(changes: &[Change], verdict: Verdict, console: &mut Console<'_>) -> Result<(), CliError> {
    let lines = changes.iter().map(|change| JsonChange {
        verdict: change.verdict.as_str(),
        endpoint: change.endpoint.as_deref(),
        code: change.code.as_deref(),
        reason: Some(&change.reason),
    });
    let last = JsonChange { verdict: verdict.as_str(), endpoint: None, code: None, reason: None };
    for line in lines.chain([last]) {
        console.print_json(&line)?;
    }
    Ok(())
}

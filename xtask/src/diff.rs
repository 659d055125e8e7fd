//! `cargo xtask diff`: says what a changed catalogue breaks, and whether a version announces it.

use std::path::Path;

use errbook_compiler::diff::{self, Change, Verdict};
use serde::Serialize;

use crate::args::{Changes, Diff};
use crate::baseline::{self, Baseline};
use crate::manifest::Package;
use crate::{Console, Fault, catalog};

/// Prints every change, and on the last line what they raise together.
///
/// # Errors
///
/// One of the catalogues has errors or cannot be read, or there is a break that no version announces.
pub fn run(root: &Path, arguments: &Diff, console: &mut Console<'_>) -> Result<(), Fault> {
    let new = catalog::load(root, arguments.catalog.as_deref())?;
    let old = baseline::find(root, &new, arguments.baseline.as_deref(), console)?;
    let catalog = new.sound(console)?;
    let changes = match &old {
        Baseline::File(old) | Baseline::Revision { catalogue: old, .. } => diff::between(old.sound(console)?, catalog),
        Baseline::Lock(lock) => diff::since(lock, catalog),
    };
    let verdict = diff::verdict(&changes);
    match arguments.format {
        Changes::Human => human(&changes, verdict, console)?,
        Changes::Json => json(&changes, verdict, console)?,
    }
    if verdict < Verdict::Major {
        return Ok(());
    }
    let Baseline::Revision { name, package: Some(before), .. } = &old else {
        return Err(Fault::Problem("this breaks what is there; keep it, or release it as a major version".to_owned()));
    };
    match baseline::package(&new) {
        Some(package) if package.breaks_with(before) => Ok(()),
        package => Err(unannounced(&package.unwrap_or_else(|| before.clone()), before, name)),
    }
}

fn unannounced(package: &Package, before: &Package, revision: &str) -> Fault {
    Fault::Problem(format!(
        "this breaks what is there, and no version announces it: `{}` is {} here, and {} at `{revision}`\n\
         help: keep what was there, or raise the version to {}",
        package.name,
        package.version(),
        before.version(),
        before.next(),
    ))
}

fn human(changes: &[Change], verdict: Verdict, console: &mut Console<'_>) -> Result<(), Fault> {
    for change in changes {
        console.print(&format!("{change}\n"))?;
    }
    Ok(console.print(&format!("{}\n", verdict.as_str()))?)
}

/// The keys in the order of the output.
#[derive(Serialize)]
struct Line<'c> {
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'c str>,
}

fn json(changes: &[Change], verdict: Verdict, console: &mut Console<'_>) -> Result<(), Fault> {
    let lines = changes.iter().map(|change| Line {
        verdict: change.verdict.as_str(),
        endpoint: change.endpoint.as_deref(),
        code: change.code.as_deref(),
        reason: Some(&change.reason),
    });
    let last = Line { verdict: verdict.as_str(), endpoint: None, code: None, reason: None };
    for line in lines.chain([last]) {
        console.print(&(serde_json::to_string(&line).map_err(std::io::Error::from)? + "\n"))?;
    }
    Ok(())
}

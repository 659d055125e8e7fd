//! The output of `errbook explain --format json`: the record of `--jsonl` with the texts of the catalog.

use errbook_core::Outcome;
use errbook_core::table::Entry;
use serde::Serialize;

use super::reading::Reading;
use super::record::Record;
use crate::console::Console;
use crate::error::CliError;

/// A record and the texts of its code.
#[derive(Serialize)]
struct Explanation<'r> {
    #[serde(flatten)]
    record: Record<'r>,
    #[serde(flatten)]
    texts: Option<Texts<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'r str>,
}

/// The texts of a code at an endpoint.
#[derive(Serialize)]
struct Texts<'r> {
    title: &'r str,
    meaning: &'r str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<Cause<'r>>,
    fix: &'r str,
}

/// One of several causes.
#[derive(Serialize)]
struct Cause<'r> {
    cause: &'r str,
    fix: &'r str,
}

/// Prints one JSON object per line and endpoint.
pub(super) fn print(
    readings: &[Reading<'_, '_>],
    hint: Option<&str>,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    for reading in readings {
        let texts = match &reading.outcome {
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => Some(Texts::new(*code)),
            _ => None,
        };
        console.print_json(&Explanation { record: Record::new(reading), texts, hint })?;
    }
    Ok(())
}

impl<'r> Texts<'r> {
    fn new(entry: Entry<'r>) -> Self {
        let causes = entry.causes().iter().map(|cause| Cause { cause: cause.cause, fix: cause.fix }).collect();
        Texts { title: entry.title(), meaning: entry.meaning(), causes, fix: entry.fix() }
    }
}

//! `cargo xtask explain --format json`: the answer of `--jsonl` with the catalogue's texts.

use errbook_core::Outcome;
use errbook_core::table::Entry;
use serde::Serialize;

use super::Reading;
use super::record::Record;
use crate::{Console, Fault};

/// An answer and what the catalogue says about it.
#[derive(Serialize)]
struct Explained<'r> {
    #[serde(flatten)]
    record: Record<'r>,
    #[serde(flatten)]
    texts: Option<Texts<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'r str>,
}

/// What the catalogue says about a code at an endpoint.
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

/// Prints one object a line for each endpoint.
pub(super) fn print(readings: &[Reading<'_, '_>], hint: Option<&str>, console: &mut Console<'_>) -> Result<(), Fault> {
    for reading in readings {
        let texts = match &reading.outcome {
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => Some(Texts::new(code)),
            _ => None,
        };
        let explained = Explained { record: Record::new(reading), texts, hint };
        let line = serde_json::to_string(&explained).map_err(std::io::Error::from)?;
        console.print(&format!("{line}\n"))?;
    }
    Ok(())
}

impl<'r> Texts<'r> {
    fn new(entry: &Entry<'r>) -> Self {
        let causes = entry.causes.iter().map(|cause| Cause { cause: cause.cause, fix: cause.fix }).collect();
        Texts { title: entry.title, meaning: entry.meaning, causes, fix: entry.fix }
    }
}

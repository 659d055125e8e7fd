//! `cargo xtask explain` for people: one block of labelled lines for each endpoint.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use errbook_compiler::{model, phrase};
use errbook_core::table::Entry;
use errbook_core::{Outcome, Payload, Text};

use super::{Reading, record};
use crate::{Console, Fault};

/// The most characters of a reply's own text that are shown.
const LONGEST: usize = 500;

/// Prints what a reply is; what is the same at every endpoint is said once.
pub(super) fn print(
    catalog: &model::Catalog,
    readings: &[Reading<'_, '_>],
    hint: Option<&str>,
    console: &mut Console<'_>,
) -> Result<(), Fault> {
    let mut block = Block { text: String::new(), styled: console.out_styled };
    for (number, reading) in readings.iter().enumerate() {
        if number > 0 {
            block.text.push('\n');
        }
        let place = match readings {
            [_] => format!("`{}` ({})", reading.endpoint.name, reading.endpoint.path),
            _ if same_everywhere(reading) => "every endpoint".to_owned(),
            _ => format!("`{}` ({})", reading.endpoint.name, reading.endpoint.path),
        };
        block.reading(catalog, reading, &place, hint);
        if same_everywhere(reading) {
            break;
        }
    }
    Ok(console.print(&block.text)?)
}

/// Only the look-up of a code depends on the endpoint.
fn same_everywhere(reading: &Reading<'_, '_>) -> bool {
    matches!(reading.outcome, Outcome::Success { .. } | Outcome::UnknownCode { .. } | Outcome::Unrecognized { .. })
}

/// Text for a terminal.
struct Block {
    text: String,
    styled: bool,
}

impl Block {
    fn reading(&mut self, catalog: &model::Catalog, reading: &Reading<'_, '_>, place: &str, hint: Option<&str>) {
        let mut words = None;
        match &reading.outcome {
            Outcome::Success { payload } => {
                self.head(AnsiColor::Green, "success", &format!("at {place}"));
                let payload = match payload {
                    Payload::Text(text) => text.to_string(),
                    Payload::Json(json) => record::one_line(json),
                };
                self.line("payload", &quote(&payload));
            }
            Outcome::Pending { code, details } => {
                self.head(AnsiColor::Yellow, "pending", &format!("`{}` at {place}: {}", code.code, code.title));
                words = details.message;
                self.entry(code);
            }
            Outcome::Error { code, details } => {
                self.head(AnsiColor::Red, "error", &format!("`{}` at {place}: {}", code.code, code.title));
                words = details.message;
                self.entry(code);
            }
            Outcome::OtherEndpoint { code, details } => {
                self.head(AnsiColor::Magenta, "other_endpoint", &format!("`{}` is no code of {place}", code.code));
                words = details.message;
                self.elsewhere(catalog, code.code);
            }
            Outcome::UnknownCode { raw, details } => {
                let raw = quote(&raw.to_string());
                self.head(AnsiColor::Magenta, "unknown_code", &format!("`{raw}` is not in the catalogue, at {place}"));
                words = details.message;
            }
            Outcome::Unrecognized { reason, excerpt, .. } => {
                self.head(AnsiColor::Magenta, "unrecognized", &format!("no reply of this API, at {place}"));
                self.line("reason", &reason.to_string());
                if !excerpt.as_bytes().is_empty() {
                    self.line("excerpt", &excerpt.to_string());
                }
            }
        }
        if let Some(hint) = hint {
            self.line("hint", &format!("did you mean `{hint}`?"));
        }
        self.words(words);
        let details = reading.outcome.details();
        if let Some(parameter) = details.parameter {
            self.line("value", &quote(&parameter.to_string()));
        }
        if details.additional_errors > 0 {
            self.line("additional_errors", &format!("{} further errors in the same reply", details.additional_errors));
        }
        if let Some(retry) = record::retry(reading) {
            let schedule = phrase::schedule(retry);
            let schedule = if schedule.is_empty() { schedule } else { format!(" ({schedule})") };
            self.line("retry", &format!("{}{schedule}. {}", retry.class(), retry.class().meaning()));
        }
        if let Outcome::Pending { code, .. } | Outcome::Error { code, .. } = &reading.outcome {
            self.facts(catalog, reading, code);
        }
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        if let Some(notice) = entry.removed {
            self.line("retired", &format!("since {}. {}", notice.since, notice.text));
        }
        if let Some(notice) = entry.deprecated {
            self.line("old", &format!("discouraged since {}. {}", notice.since, notice.text));
        }
        self.line("meaning", entry.meaning);
        for cause in entry.causes {
            self.line("cause", cause.cause);
            self.line("  fix", cause.fix);
        }
        self.line("fix", entry.fix);
    }

    /// What is known beside meaning, fix and retry.
    fn facts(&mut self, catalog: &model::Catalog, reading: &Reading<'_, '_>, entry: &Entry<'_>) {
        for check in entry.checks {
            self.line("limit", &format!("`{}`: {}", check.parameter, phrase::rule(&check.rule)));
        }
        let endpoint = catalog.endpoints.iter().find(|endpoint| endpoint.name == reading.endpoint.name);
        let entries = endpoint.map(|endpoint| endpoint.entries.as_slice()).unwrap_or_default();
        let Some(model) = entries.iter().find(|model| catalog.code(model).code == entry.code) else { return };
        if let Some(note) = &model.texts.note {
            self.line("note", note);
        }
        if let Some(other) = &model.same_as {
            self.line("note", &format!("The source has one text for this code and for `{other}`."));
        }
        if let Some(evidence) = phrase::evidence(catalog, model) {
            self.line("evidence", &format!("`{}` {evidence}", entry.code));
        }
        for alias in &catalog.code(model).aliases {
            self.line("alias", &format!("`{}`: {}", alias.name, alias.why));
        }
    }

    /// Where a code that is not of this endpoint belongs.
    fn elsewhere(&mut self, catalog: &model::Catalog, code: &str) {
        for endpoint in &catalog.endpoints {
            for entry in endpoint.entries.iter().filter(|entry| catalog.code(entry).code == code) {
                let meaning = &entry.texts.meaning;
                self.line("meaning", &format!("at `{}` ({}): {meaning}", endpoint.name, endpoint.path));
            }
        }
    }

    fn words(&mut self, message: Option<Text<'_>>) {
        if let Some(message) = message {
            self.line("server", &quote(&message.to_string()));
        }
    }

    fn head(&mut self, colour: AnsiColor, outcome: &str, text: &str) {
        let (loud, strong) =
            if self.styled { (colour.on_default().bold(), Style::new().bold()) } else { (Style::new(), Style::new()) };
        self.put(format_args!("{loud}{outcome}:{loud:#} {strong}{}{strong:#}\n", printable(text)));
    }

    fn line(&mut self, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let style = if self.styled { AnsiColor::Cyan.on_default() } else { Style::new() };
        let label = format!("{label}:");
        self.put(format_args!("  {style}{label:<9}{style:#} {}\n", printable(text)));
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a `String` cannot fail.
        let _ = self.text.write_fmt(text);
    }
}

/// The beginning of a text from the wire.
fn quote(text: &str) -> String {
    let mut quoted: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        quoted.push('…');
    }
    quoted
}

/// A text on one line, so that neither a reply nor a stranger's catalogue can write to the terminal as it likes.
fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\'' | '\\' => printable.push(c),
            _ => printable.extend(c.escape_debug()),
        }
    }
    printable
}

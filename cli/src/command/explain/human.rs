//! The output of `errbook explain` for people: one block of labeled lines per endpoint.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use errbook_compiler::{model, phrase};
use errbook_core::table::{Endpoint, Entry};
use errbook_core::{Outcome, Redacted, ResponseValue};

use super::hint::Hint;
use super::reading::Reading;
use super::record::minify;
use crate::console::Console;
use crate::error::CliError;

/// The maximum number of characters shown of a text from the response.
const MAX_QUOTED: usize = 500;

/// Prints the outcome at each endpoint; an outcome that several endpoints share is printed once.
pub(super) fn print(
    catalog: &model::Catalog,
    readings: &[Reading<'_, '_>],
    hint: Option<Hint<'_>>,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let mut block = Block { text: String::new(), styled: console.out_styled };
    for (index, reading) in readings.iter().enumerate() {
        let is_same = |other: &&Reading<'_, '_>| !is_of_endpoint(reading) && other.outcome == reading.outcome;
        if readings.iter().take(index).any(|other| is_same(&other)) {
            continue;
        }
        if index > 0 {
            block.text.push('\n');
        }
        let others: Vec<_> = readings.iter().skip(index + 1).filter(is_same).collect();
        let endpoint = if others.len() + 1 == readings.len() && readings.len() > 1 {
            "every endpoint".to_owned()
        } else {
            let all = std::iter::once(reading).chain(others);
            all.map(|reading| name_and_path(reading.endpoint)).collect::<Vec<_>>().join(", ")
        };
        block.reading(catalog, reading, &endpoint, hint);
    }
    Ok(console.print(&block.text)?)
}

fn name_and_path(endpoint: &Endpoint<'_>) -> String {
    format!("`{}` ({})", endpoint.name, endpoint.path)
}

/// Returns `true` if the outcome is described for its endpoint alone: the texts of a code are those of the endpoint.
fn is_of_endpoint(reading: &Reading<'_, '_>) -> bool {
    match reading.outcome {
        Outcome::Pending { .. } | Outcome::Error { .. } | Outcome::OtherEndpoint { .. } => true,
        Outcome::Success { .. } | Outcome::UnknownCode { .. } | Outcome::Unrecognized { .. } => false,
    }
}

/// The text of the output.
struct Block {
    text: String,
    styled: bool,
}

impl Block {
    fn reading(&mut self, catalog: &model::Catalog, reading: &Reading<'_, '_>, endpoint: &str, hint: Option<Hint<'_>>) {
        let (color, text) = match &reading.outcome {
            Outcome::Success { .. } => (AnsiColor::Green, format!("at {endpoint}")),
            Outcome::Pending { code, .. } => {
                (AnsiColor::Yellow, format!("`{}` at {endpoint}: {}", reading.received(code.code()), code.title()))
            }
            Outcome::Error { code, .. } => {
                (AnsiColor::Red, format!("`{}` at {endpoint}: {}", reading.received(code.code()), code.title()))
            }
            Outcome::OtherEndpoint { code, .. } => {
                (AnsiColor::Magenta, format!("`{}` is not a code of {endpoint}", reading.received(code.code)))
            }
            Outcome::UnknownCode { raw, .. } => {
                (AnsiColor::Magenta, format!("`{}` at {endpoint}: not in the catalog", quote(&raw.to_string())))
            }
            Outcome::Unrecognized { .. } => (AnsiColor::Magenta, format!("at {endpoint}: not a response of this API")),
        };
        self.heading(color, &reading.outcome.as_str().replace('_', " "), &text);
        match &reading.outcome {
            Outcome::Success { payload } => {
                let payload = match payload.value {
                    ResponseValue::Text(text) => text.to_cow(),
                    ResponseValue::Json(json) => minify(json),
                };
                self.line("payload", &quote(&payload));
            }
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => self.entry(reading, *code),
            Outcome::OtherEndpoint { code, .. } => {
                if reading.entries(code.code).all(|entry| entry.removed().is_some()) {
                    let note = reading.entries(code.code).find_map(Entry::removed);
                    self.line("removed", &note.map(|note| phrase::note(note.since, note.text)).unwrap_or_default());
                }
                self.other_endpoints(catalog, code.code);
            }
            Outcome::UnknownCode { .. } => {}
            Outcome::Unrecognized { reason, body, .. } => {
                let excerpt = body.excerpt();
                self.line("reason", &reason.to_string());
                self.line("looked for", &reading.searched());
                if !excerpt.as_bytes().is_empty() {
                    self.line("excerpt", &excerpt.to_string());
                }
            }
        }
        if let Some(hint) = hint {
            self.line("hint", &hint.text());
        }
        let details = reading.outcome.details();
        if let Some(message) = details.message {
            self.line("message", &quote(&reading.redacted(Redacted::new(message.to_cow().as_bytes()))));
        }
        if let Some(parameter) = details.parameter {
            self.line("parameter", &quote(&parameter.to_string()));
        }
        for (name, value) in reading.fields() {
            self.line(name, &quote(&value));
        }
        if details.additional_errors > 0 {
            let errors = phrase::counted(details.additional_errors, "more error", "more errors");
            self.line("additional", &format!("{errors} in the same response"));
        }
        if let Some(retry) = reading.retry() {
            let schedule = phrase::schedule(retry.policy());
            let schedule = if schedule.is_empty() { schedule } else { format!(" ({schedule})") };
            let given = retry.server_delay().filter(|_| retry.is_retryable());
            let given = given.map(|delay| format!(" The server asks for a delay of {}.", phrase::duration(delay)));
            let (class, given) = (retry.class(), given.unwrap_or_default());
            self.line("retry", &format!("{class}{schedule}. {}{given}", class.meaning()));
        }
        if let Outcome::Pending { code, .. } | Outcome::Error { code, .. } = &reading.outcome {
            self.facts(catalog, reading, *code);
        }
    }

    fn entry(&mut self, reading: &Reading<'_, '_>, entry: Entry<'_>) {
        let filled = |text| reading.filled(entry.code(), text);
        if let Some(note) = entry.removed() {
            self.line("removed", &phrase::note(note.since, note.text));
        }
        if let Some(note) = entry.deprecated() {
            self.line("deprecated", &phrase::note(note.since, note.text));
        }
        self.line("meaning", &filled(entry.meaning()));
        for cause in entry.causes() {
            self.line("cause", &filled(cause.cause));
            self.line("  fix", &filled(cause.fix));
        }
        self.line("fix", &filled(entry.fix()));
    }

    /// Adds the facts besides meaning, fix, and retry.
    fn facts(&mut self, catalog: &model::Catalog, reading: &Reading<'_, '_>, entry: Entry<'_>) {
        let statuses: Vec<String> = entry.http().iter().map(ToString::to_string).collect();
        self.line("status", &statuses.join(", "));
        let endpoint = catalog.endpoints.iter().find(|endpoint| endpoint.name == reading.endpoint.name);
        let entries = endpoint.map(|endpoint| endpoint.entries.as_slice()).unwrap_or_default();
        let Some(model) = entries.iter().find(|model| catalog.code(model).code == entry.code()) else { return };
        for check in &model.texts.checks {
            self.line("limit", &format!("`{}`: {}", check.parameter, phrase::plain(&phrase::limit(check))));
        }
        if let Some(note) = &model.texts.note {
            self.line("note", &phrase::plain(note));
        }
        if let Some(other) = &model.same_as {
            self.line("note", &format!("The source has the same text for this code and for `{other}`."));
        }
        if let Some(evidence) = phrase::evidence(catalog, model) {
            self.line("evidence", &format!("`{}` {evidence}", entry.code()));
        }
        for extension in &model.extensions {
            let (label, value) = (extension.name.as_str(), extension.values.join(", "));
            self.line(label, &value);
        }
        for alias in &catalog.code(model).aliases {
            self.line("alias", &format!("`{}`: {}", alias.name, phrase::plain(&alias.why)));
        }
    }

    /// Adds the meaning of a code at the endpoints that have it.
    fn other_endpoints(&mut self, catalog: &model::Catalog, code: &str) {
        for endpoint in &catalog.endpoints {
            for entry in endpoint.entries.iter().filter(|entry| catalog.code(entry).code == code) {
                let meaning = phrase::plain(&entry.texts.meaning);
                self.line("meaning", &format!("at `{}` ({}): {meaning}", endpoint.name, endpoint.path));
            }
        }
    }

    fn heading(&mut self, color: AnsiColor, outcome: &str, text: &str) {
        let (label, bold) =
            if self.styled { (color.on_default().bold(), Style::new().bold()) } else { (Style::new(), Style::new()) };
        self.put(format_args!("{label}{outcome}:{label:#} {bold}{}{bold:#}\n", printable(text)));
    }

    fn line(&mut self, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let style = if self.styled { AnsiColor::Cyan.on_default() } else { Style::new() };
        let label = format!("{label}:");
        self.put(format_args!("  {style}{label:<11}{style:#} {}\n", printable(text)));
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a `String` cannot fail.
        let _ = self.text.write_fmt(text);
    }
}

/// Returns the start of a text from the response.
fn quote(text: &str) -> String {
    let mut quoted: String = text.chars().take(MAX_QUOTED).collect();
    if text.chars().nth(MAX_QUOTED).is_some() {
        quoted.push('…');
    }
    quoted
}

/// Escapes line breaks and control characters, so that neither a response nor a catalog can control the terminal.
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

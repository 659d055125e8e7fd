//! The output of `errbook explain --format json`: the record of `--jsonl` with the texts of the catalog.

use errbook_core::Outcome;
use errbook_core::table::Entry;

use super::hint::Hint;
use super::reading::Reading;
use super::record;
use crate::console::Console;
use crate::error::CliError;
use crate::json_object::Object;

/// Prints one JSON object per line and endpoint.
pub(super) fn print(
    readings: &[Reading<'_, '_>],
    hint: Option<Hint<'_>>,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let mut out = Vec::new();
    let hint = hint.map(|hint| hint.code);
    for reading in readings {
        Object::write(&mut out, |line| {
            record::write(reading, line);
            if let Outcome::Pending { code, .. } | Outcome::Error { code, .. } = reading.outcome {
                write_texts(reading, code, line);
            }
            if let Some(hint) = hint {
                line.text("hint", hint);
            }
        });
        out.push(b'\n');
    }
    Ok(console.out.write_all(&out)?)
}

/// Writes the texts of a code at an endpoint.
fn write_texts(reading: &Reading<'_, '_>, entry: Entry<'_>, line: &mut Object<'_>) {
    let filled = |text| reading.filled(entry.code(), text);
    line.text("title", entry.title());
    line.text("meaning", &filled(entry.meaning()));
    let causes = entry.causes();
    if !causes.is_empty() {
        line.objects("causes", causes, |cause, object| {
            object.text("cause", &filled(cause.cause));
            object.text("fix", &filled(cause.fix));
        });
    }
    line.text("fix", &filled(entry.fix()));
}

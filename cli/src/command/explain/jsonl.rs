//! `errbook explain --jsonl`: explains a stream of responses.
//!
#![doc = include_str!("contract.md")]

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::time::Duration;

use errbook_compiler::phrase::counted;
use errbook_core::table::{Catalog, Endpoint};
use serde::Deserialize;

use super::reading::{Reading, STATUSES, endpoint_names, find_endpoint, response};
use super::record;
use crate::console::Console;
use crate::error::CliError;
use crate::json_object::Object;
use crate::paths;

/// The maximum length of an input line in bytes.
const MAX_LINE_BYTES: usize = 16 << 20;

/// The size of the buffer of each stream in bytes.
const BUFFER_BYTES: usize = 64 << 10;

/// An input line.
#[derive(Deserialize)]
#[serde(expecting = "an object with the key `body`")]
struct InputLine<'l> {
    #[serde(borrow)]
    body: Cow<'l, str>,
    #[serde(borrow)]
    endpoint: Option<Name<'l>>,
    status: Option<u16>,
    /// In seconds.
    retry_after: Option<f64>,
}

/// A name; an `Option` of a `Cow` would always be copied.
#[derive(Deserialize)]
#[serde(transparent)]
struct Name<'l>(#[serde(borrow)] Cow<'l, str>);

/// A response to explain.
struct Request<'l, 't> {
    endpoint: &'t Endpoint<'t>,
    body: Cow<'l, str>,
    status: Option<u16>,
    retry_after: Option<Duration>,
}

/// Explains the lines of `file`, or of standard input for `-`. Both streams are processed line by line.
pub(super) fn run<'t>(table: &'t Catalog<'t>, file: &Path, console: &mut Console<'_>) -> Result<(), CliError> {
    let mut opened;
    let source: &mut dyn Read = if file.as_os_str() == "-" {
        // The buffer of the standard library has 8 KiB; reads of this size bypass it.
        &mut *console.input
    } else {
        opened = File::open(file).map_err(|error| read_error(file, &error))?;
        &mut opened
    };
    let mut input = BufReader::with_capacity(BUFFER_BYTES, source);
    let (mut line, mut out) = (Vec::new(), Vec::new());
    let (mut number, mut invalid) = (0_u64, 0_u64);
    loop {
        // The next read may wait for a sender that waits for these lines.
        if out.len() >= BUFFER_BYTES || !input.buffer().contains(&b'\n') {
            console.out.write_all(&out)?;
            console.out.flush()?;
            out.clear();
        }
        if !read_line(&mut input, &mut line).map_err(|error| read_error(file, &error))? {
            break;
        }
        number += 1;
        let content = trim(&line);
        if !content.is_empty() {
            let request = if line.len() > MAX_LINE_BYTES {
                Err("the line is longer than 16 MiB".to_owned())
            } else {
                parse_line(table, content)
            };
            Object::write(&mut out, |output| match request {
                Ok(Request { endpoint, body, status, retry_after }) => {
                    let response = response(body.as_bytes(), status, retry_after);
                    record::write(&Reading::new(table, endpoint, response), output);
                }
                Err(problem) => {
                    invalid += 1;
                    output.text("error", &format!("line {number}: {problem}"));
                }
            });
            out.push(b'\n');
        }
        line.clear();
    }
    if invalid > 0 {
        let invalid = counted(invalid, "invalid input line", "invalid input lines");
        return Err(CliError::Failed(format!("{invalid}\nhelp: look for the key `error` in the output")));
    }
    Ok(())
}

/// Reads a line, or returns `false` at the end; of a line that is too long, only the beginning is kept.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    let most = MAX_LINE_BYTES as u64 + 1;
    if input.take(most).read_until(b'\n', line)? == 0 {
        return Ok(false);
    }
    if line.len() > MAX_LINE_BYTES && !line.ends_with(b"\n") {
        input.skip_until(b'\n')?;
    }
    Ok(true)
}

fn read_error(file: &Path, error: &io::Error) -> CliError {
    CliError::Failed(format!("cannot read `{}`: {error}", paths::shown(file)))
}

/// Removes surrounding white space and the byte order mark that some editors write before the first line.
fn trim(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii()
}

fn parse_line<'l, 't>(table: &Catalog<'t>, line: &'l [u8]) -> Result<Request<'l, 't>, String> {
    // serde would accept an array as an object without keys.
    if !line.starts_with(b"{") {
        return Err("expected a JSON object".to_owned());
    }
    let parsed = match str::from_utf8(line) {
        Ok(line) => serde_json::from_str(line),
        // Only the keys that are ignored may contain it.
        Err(_) => serde_json::from_slice(line),
    };
    let InputLine { body, endpoint, status, retry_after } = parsed.map_err(|error| json_problem(&error))?;
    let endpoint = match (endpoint, table.endpoints) {
        (Some(Name(name)), _) => find_endpoint(table, &name)?,
        (None, [only]) => only,
        (None, _) => return Err(format!("missing field `endpoint`; the endpoints are {}", endpoint_names(table))),
    };
    if let Some(status) = status.filter(|status| !STATUSES.contains(&i64::from(*status))) {
        return Err(format!("`status`: {status} is not in {}..={}", STATUSES.start(), STATUSES.end()));
    }
    let retry_after = retry_after.map(Duration::try_from_secs_f64).transpose();
    let retry_after = retry_after.map_err(|error| format!("`retry_after`: {error}"))?;
    Ok(Request { endpoint, body, status, retry_after })
}

/// Formats a JSON error without its line number, which is always 1.
fn json_problem(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.strip_suffix(&format!(" at line {} column {}", error.line(), error.column())) {
        Some(text) => format!("{text} at column {}", error.column()),
        None => text,
    }
}

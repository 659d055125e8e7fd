//! `errbook explain --jsonl`: explains a stream of responses.
//!
#![doc = include_str!("contract.md")]

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::time::Duration;

use errbook_compiler::phrase::counted;
use errbook_core::table::{Catalog, Endpoint};
use serde::{Deserialize, Serialize};

use super::reading::{Reading, endpoint_names, find_endpoint, response};
use super::record::Record;
use crate::console::Console;
use crate::error::CliError;
use crate::{json, paths};

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
    endpoint: Option<Cow<'l, str>>,
    status: Option<u16>,
    /// In seconds.
    retry_after: Option<f64>,
}

/// A response to explain.
struct Request<'l, 't> {
    endpoint: &'t Endpoint<'t>,
    body: Cow<'l, str>,
    status: Option<u16>,
    retry_after: Option<Duration>,
}

/// The output line for an invalid input line.
#[derive(Serialize)]
struct InvalidLine {
    error: String,
}

/// Explains the lines of `file`, or of standard input for `-`. Both streams are processed line by line.
pub(super) fn run<'t>(table: &'t Catalog<'t>, file: &Path, console: &mut Console<'_>) -> Result<(), CliError> {
    let (mut opened, mut opened_input);
    let input: &mut dyn BufRead = if file.as_os_str() == "-" {
        // The buffer of the standard library has 8 KiB; reads of this size pass it by.
        opened_input = BufReader::with_capacity(BUFFER_BYTES, &mut *console.input);
        &mut opened_input
    } else {
        opened = BufReader::with_capacity(BUFFER_BYTES, File::open(file).map_err(|error| read_error(file, &error))?);
        &mut opened
    };
    let mut out = BufWriter::with_capacity(BUFFER_BYTES, &mut *console.out);
    let mut line = Vec::new();
    let (mut number, mut invalid) = (0_u64, 0_u64);
    while read_line(input, &mut line).map_err(|error| read_error(file, &error))? {
        number += 1;
        let content = trim(&line);
        if !content.is_empty() {
            let request = if line.len() > MAX_LINE_BYTES {
                Err("the line is longer than 16 MiB".to_owned())
            } else {
                parse_line(table, content)
            };
            match request {
                Ok(Request { endpoint, body, status, retry_after }) => {
                    let response = response(body.as_bytes(), status, retry_after);
                    write_line(&mut out, &Record::new(&Reading::new(table, endpoint, response)))?;
                }
                Err(problem) => {
                    invalid += 1;
                    write_line(&mut out, &InvalidLine { error: format!("line {number}: {problem}") })?;
                }
            }
        }
        line.clear();
    }
    out.flush()?;
    if invalid > 0 {
        let invalid = counted(invalid, "invalid input line", "invalid input lines");
        return Err(CliError::Failed(format!("{invalid}\nhelp: look for the key `error` in the output")));
    }
    Ok(())
}

/// Reads a line, or returns `false` at the end; of a line that is too long, only the beginning is kept.
fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
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
    let InputLine { body, endpoint, status, retry_after } =
        serde_json::from_slice(line).map_err(|error| json_problem(&error))?;
    let endpoint = match (endpoint, table.endpoints) {
        (Some(name), _) => find_endpoint(table, &name)?,
        (None, [only]) => only,
        (None, _) => return Err(format!("missing field `endpoint`; the endpoints are {}", endpoint_names(table))),
    };
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

fn write_line(out: &mut impl Write, line: &impl Serialize) -> Result<(), CliError> {
    json::write(out, line)?;
    Ok(out.write_all(b"\n")?)
}

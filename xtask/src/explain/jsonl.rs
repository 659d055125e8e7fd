//! `cargo xtask explain --jsonl`: answers a stream of replies, one JSON object a line.
//!
#![doc = include_str!("contract.md")]

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use errbook_core::table::{Catalog, Endpoint};
use serde::{Deserialize, Serialize};

use super::record::Record;
use super::{Reading, endpoint, names};
use crate::{Console, Fault};

/// A line of the input.
#[derive(Deserialize)]
#[serde(expecting = "an object with the key `body`")]
struct Request<'l> {
    #[serde(borrow)]
    body: Cow<'l, str>,
    #[serde(borrow)]
    endpoint: Option<Cow<'l, str>>,
    status: Option<u16>,
}

/// What a line asks of: a body of an endpoint, perhaps with a status of HTTP.
type Asked<'l, 't> = (&'t Endpoint<'t>, Cow<'l, str>, Option<u16>);

/// The answer to a line that is no request.
#[derive(Serialize)]
struct Refusal {
    error: String,
}

/// Answers the lines of `file`, or of standard input for `-`, line by line: neither is ever held as a whole.
pub(super) fn run(table: &Catalog<'_>, file: &Path, console: &mut Console<'_>) -> Result<(), Fault> {
    let mut opened;
    let input: &mut dyn BufRead = if file.as_os_str() == "-" {
        &mut *console.input
    } else {
        opened = BufReader::new(File::open(file).map_err(|error| unreadable(file, &error))?);
        &mut opened
    };
    let mut out = BufWriter::new(&mut *console.out);
    let mut line = Vec::new();
    let (mut number, mut refused) = (0_u64, 0_u64);
    while input.read_until(b'\n', &mut line).map_err(|error| unreadable(file, &error))? > 0 {
        number += 1;
        if !trimmed(&line).is_empty() {
            match request(table, trimmed(&line)) {
                Ok((endpoint, body, status)) => {
                    let outcome = match status {
                        Some(status) => table.parse_with_status(endpoint, body.as_bytes(), status),
                        None => table.parse(endpoint, body.as_bytes()),
                    };
                    answer(&mut out, &Record::new(&Reading { endpoint, outcome }))?;
                }
                Err(problem) => {
                    refused += 1;
                    answer(&mut out, &Refusal { error: format!("line {number}: {problem}") })?;
                }
            }
        }
        line.clear();
    }
    out.flush()?;
    match refused {
        0 => Ok(()),
        1 => Err(Fault::Problem("a line of the input is no request; see `error` in its answer".to_owned())),
        _ => Err(Fault::Problem(format!("{refused} lines of the input are no requests; see `error` in their answers"))),
    }
}

fn unreadable(file: &Path, error: &io::Error) -> Fault {
    Fault::Problem(format!("cannot read `{}`: {error}", file.display()))
}

/// The line without white space around it, and without the byte order mark that some editors put before the first one.
fn trimmed(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii()
}

fn request<'l, 't>(table: &Catalog<'t>, line: &'l [u8]) -> Result<Asked<'l, 't>, String> {
    // An array would be taken for an object whose keys are left out.
    if !line.starts_with(b"{") {
        return Err("not a JSON object".to_owned());
    }
    let Request { body, endpoint: name, status } = serde_json::from_slice(line).map_err(|error| problem(&error))?;
    let endpoint = match (name, table.endpoints) {
        (Some(name), _) => endpoint(table, &name)?,
        (None, [only]) => only,
        (None, _) => return Err(format!("`endpoint` is missing; there are {}", names(table))),
    };
    Ok((endpoint, body, status))
}

/// What is wrong with a line, without the number that every line has for itself.
fn problem(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.strip_suffix(&format!(" at line {} column {}", error.line(), error.column())) {
        Some(text) => format!("{text} at column {}", error.column()),
        None => text,
    }
}

fn answer(out: &mut impl Write, answer: &impl Serialize) -> Result<(), Fault> {
    serde_json::to_writer(&mut *out, answer).map_err(io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

//! `cargo xtask explain`: says what a reply is, what it means, and what to do about it.

use std::borrow::Cow;
use std::path::Path;
use std::slice;

use errbook_compiler::{model, nearest, with_table};
use errbook_core::table::{Catalog, Charset, Code, Endpoint, Entry, TextResponses, UnknownCodePattern};
use errbook_core::{Outcome, UnrecognizedReason};

use crate::args::{Explain, Format};
use crate::{Console, Fault, catalog};

mod human;
mod json;
mod jsonl;
mod record;

/// What `--jsonl` reads and writes, a contract that other tools rely on.
pub const CONTRACT: &str = include_str!("explain/contract.md");

/// What a reply is at one endpoint.
struct Reading<'a, 't> {
    endpoint: &'t Endpoint<'t>,
    outcome: Outcome<'a, &'t Entry<'t>, &'t Code<'t>>,
}

/// Explains a reply, or answers a stream of them.
///
/// # Errors
///
/// The catalogue has errors, a file cannot be read, the endpoint is not in the catalogue, there is nothing to explain,
/// or a line of the stream is not what it should be.
pub fn run(root: &Path, arguments: &Explain, console: &mut Console<'_>) -> Result<(), Fault> {
    let catalogue = catalog::load(root, arguments.catalog.as_deref())?;
    let catalog = catalogue.sound(console)?;
    with_table(catalog, |table| match &arguments.jsonl {
        Some(file) => jsonl::run(table, file, console),
        None => one(catalog, &with_bare_codes(table), arguments, console),
    })
}

fn one(
    catalog: &model::Catalog,
    table: &Catalog<'_>,
    arguments: &Explain,
    console: &mut Console<'_>,
) -> Result<(), Fault> {
    let endpoints = match &arguments.endpoint {
        Some(name) => slice::from_ref(endpoint(table, name).map_err(Fault::Usage)?),
        None => table.endpoints,
    };
    let body = body(arguments, console)?;
    let readings = readings(table, endpoints, &body);
    let hint = readings.iter().find_map(|reading| hint(table, reading, &body));
    match arguments.format {
        Format::Human => human::print(catalog, &readings, hint, console),
        Format::Json => json::print(&readings, hint, console),
    }
}

/// The reply on the command line, or else from standard input.
fn body<'a>(arguments: &'a Explain, console: &mut Console<'_>) -> Result<Cow<'a, [u8]>, Fault> {
    if let Some(reply) = &arguments.response {
        return Ok(Cow::Borrowed(reply.as_encoded_bytes()));
    }
    if console.input_is_terminal {
        let message = "there is nothing to explain\nhelp: give a reply or a code, or send a reply to standard input";
        return Err(Fault::Usage(message.to_owned()));
    }
    let mut body = Vec::new();
    let read = console.input.read_to_end(&mut body);
    read.map_err(|error| Fault::Problem(format!("cannot read standard input: {error}")))?;
    Ok(Cow::Owned(body))
}

/// The endpoint of that name, or what there is instead.
fn endpoint<'t>(table: &Catalog<'t>, name: &str) -> Result<&'t Endpoint<'t>, String> {
    table.endpoint(name).ok_or_else(|| format!("there is no endpoint `{name}`; there are {}", names(table)))
}

fn names(table: &Catalog<'_>) -> String {
    let names: Vec<String> = table.endpoints.iter().map(|endpoint| format!("`{}`", endpoint.name)).collect();
    names.join(", ")
}

/// What the reply is at each endpoint; an endpoint that does not know the code is left out where another one does.
fn readings<'a, 't>(table: &Catalog<'t>, endpoints: &'t [Endpoint<'t>], body: &'a [u8]) -> Vec<Reading<'a, 't>> {
    let read = |endpoint| Reading { endpoint, outcome: table.parse(endpoint, body) };
    let mut readings: Vec<_> = endpoints.iter().map(read).collect();
    if readings.iter().any(|reading| matches!(reading.outcome, Outcome::Pending { .. } | Outcome::Error { .. })) {
        readings.retain(|reading| !matches!(reading.outcome, Outcome::OtherEndpoint { .. }));
    }
    readings
}

/// The name that was probably meant; it is only shown, and never taken for the code.
fn hint<'t>(table: &Catalog<'t>, reading: &Reading<'_, 't>, body: &[u8]) -> Option<&'t str> {
    let raw = match &reading.outcome {
        Outcome::UnknownCode { raw, .. } => raw.to_string(),
        Outcome::Unrecognized { reason: UnrecognizedReason::NoMatch, .. } => {
            str::from_utf8(body).ok()?.trim().to_owned()
        }
        _ => return None,
    };
    nearest(&raw, table.index.iter().map(|name| name.name))
}

/// The table, with bare codes as plain text replies where the API sends none: people type them all the same.
fn with_bare_codes<'t>(table: &Catalog<'t>) -> Catalog<'t> {
    const MAX_LENGTH: usize = 256;
    const PATTERNS: &[UnknownCodePattern<'_>] = &[
        UnknownCodePattern { charset: Charset::UpperSnake, prefix: "", max_length: MAX_LENGTH },
        UnknownCodePattern { charset: Charset::LowerSnake, prefix: "", max_length: MAX_LENGTH },
        UnknownCodePattern { charset: Charset::Digits, prefix: "", max_length: MAX_LENGTH },
    ];
    let mut table = *table;
    table.responses.text.get_or_insert(TextResponses {
        success_prefix: None,
        reserved_prefix: None,
        unknown_codes: PATTERNS,
    });
    table
}

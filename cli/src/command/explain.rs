//! `errbook explain`: explains a response.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::slice;
use std::time::Duration;

use clap::{Args, ValueEnum};
use errbook_compiler::{model, nearest_code, with_table};
use errbook_core::table::{Catalog, Charset, Endpoint, Responses, TextResponses, UnknownCodePattern};
use errbook_core::{Outcome, Response, UnrecognizedReason};

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::selection::Selection;

mod human;
mod json;
mod jsonl;
mod reading;
mod record;

use reading::{Reading, find_endpoint, response};

/// The input and output format of `--jsonl`, a contract that other tools rely on.
pub const CONTRACT: &str = include_str!("explain/contract.md");

/// The arguments of `explain`.
#[derive(Args, Debug)]
pub(super) struct ExplainArgs {
    /// The body of a response, or a code [default: standard input]
    pub response: Option<OsString>,

    /// The endpoint that sent the response [default: every endpoint]
    #[arg(long, value_name = "NAME")]
    pub endpoint: Option<String>,

    /// The HTTP status of the response
    #[arg(long, value_name = "STATUS")]
    pub status: Option<u16>,

    /// The delay of the response's header `Retry-After`, in seconds
    #[arg(long, value_name = "SECONDS")]
    pub retry_after: Option<u64>,

    /// The catalog to use.
    #[command(flatten)]
    pub selection: Selection,

    /// The output format
    #[arg(long, value_enum, default_value_t = ExplainFormat::Human)]
    pub format: ExplainFormat,

    /// Explain a stream of responses, one JSON object per line (see `--help`); `-` is standard input
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        default_missing_value = "-",
        conflicts_with_all = ["response", "endpoint", "status", "retry_after", "format"]
    )]
    pub jsonl: Option<PathBuf>,
}

/// The output format of `explain`.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ExplainFormat {
    /// For people
    Human,
    /// One JSON object per line and endpoint: the object of `--jsonl` with `title`, `meaning`, `causes`, `fix`, and, if
    /// a code looks misspelled, `hint`
    Json,
}

/// Explains a response, or a stream of responses.
///
/// # Errors
///
/// Fails if the catalog has errors, if a file cannot be read, if the endpoint is unknown, if the response is missing,
/// or if a line of the stream is invalid.
pub(super) fn run(directory: &Path, args: &ExplainArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let catalog_file = CatalogFile::load(directory, &args.selection.one(directory)?.catalog)?;
    let catalog = catalog_file.valid(console)?;
    with_table(catalog, |table| match &args.jsonl {
        Some(file) => jsonl::run(table, file, console),
        None => {
            let mut endpoints = table.endpoints.to_vec();
            for endpoint in &mut endpoints {
                endpoint.responses = endpoint.responses.map(with_bare_codes);
            }
            let responses = with_bare_codes(table.responses);
            explain(catalog, &Catalog { responses, endpoints: &endpoints, ..*table }, args, console)
        }
    })
}

fn explain(
    catalog: &model::Catalog,
    table: &Catalog<'_>,
    args: &ExplainArgs,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let endpoints = match &args.endpoint {
        Some(name) => slice::from_ref(find_endpoint(table, name).map_err(CliError::InvalidArgument)?),
        None => table.endpoints,
    };
    let body = read_body(args, console)?;
    let retry_after = args.retry_after.map(Duration::from_secs);
    let readings = readings(table, endpoints, response(&body, args.status, retry_after));
    let hint = readings.iter().find_map(|reading| hint(table, reading, &body));
    match args.format {
        ExplainFormat::Human => human::print(catalog, &readings, hint, console),
        ExplainFormat::Json => json::print(&readings, hint, console),
    }
}

/// Returns the response on the command line, or reads standard input.
fn read_body<'a>(args: &'a ExplainArgs, console: &mut Console<'_>) -> Result<Cow<'a, [u8]>, CliError> {
    if let Some(response) = &args.response {
        return Ok(Cow::Borrowed(response.as_encoded_bytes()));
    }
    if console.input_is_terminal {
        let message = "no response to explain\nhelp: pass a response or a code, or pipe a response to standard input";
        return Err(CliError::InvalidArgument(message.to_owned()));
    }
    let mut body = Vec::new();
    let read = console.input.read_to_end(&mut body);
    read.map_err(|error| CliError::Failed(format!("cannot read standard input: {error}")))?;
    Ok(Cow::Owned(body))
}

/// Parses a response at each endpoint.
///
/// If any endpoint has the code, the endpoints that do not are left out.
fn readings<'a, 't: 'a>(
    table: &'t Catalog<'t>,
    endpoints: &'t [Endpoint<'t>],
    response: Response<'a>,
) -> Vec<Reading<'a, 't>> {
    let mut readings: Vec<_> = endpoints.iter().map(|endpoint| Reading::new(table, endpoint, response)).collect();
    if readings.iter().any(|reading| matches!(reading.outcome, Outcome::Pending { .. } | Outcome::Error { .. })) {
        readings.retain(|reading| !matches!(reading.outcome, Outcome::OtherEndpoint { .. }));
    }
    readings
}

/// Returns the code that was probably meant; it is only shown and never affects the outcome.
fn hint<'t>(table: &Catalog<'t>, reading: &Reading<'_, 't>, body: &[u8]) -> Option<&'t str> {
    let raw = match &reading.outcome {
        Outcome::UnknownCode { raw, .. } => raw.to_string(),
        Outcome::Unrecognized { reason: UnrecognizedReason::NoMatch, .. } => {
            str::from_utf8(body).ok()?.trim().to_owned()
        }
        _ => return None,
    };
    nearest_code(&raw, table.names())
}

/// Adds bare codes as text responses if the API has no text responses, because people pass bare codes anyway.
fn with_bare_codes(mut responses: Responses<'_>) -> Responses<'_> {
    const MAX_LENGTH: usize = 256;
    const PATTERNS: &[UnknownCodePattern<'_>] = &[
        UnknownCodePattern { charset: Charset::UpperSnake, prefix: "", max_length: MAX_LENGTH },
        UnknownCodePattern { charset: Charset::LowerSnake, prefix: "", max_length: MAX_LENGTH },
        UnknownCodePattern { charset: Charset::Digits, prefix: "", max_length: MAX_LENGTH },
    ];
    responses.text.get_or_insert(TextResponses {
        success_prefix: None,
        empty_payload: false,
        trailing_fields: &[],
        success: &[],
        reserved_prefix: None,
        unknown_codes: PATTERNS,
    });
    responses
}

//! `errbook explain`: explains a response.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use errbook_compiler::{model, with_table};
use errbook_core::table::{Catalog, Endpoint};
use errbook_core::{Outcome, Response};

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::selection::Selection;

mod bare_code;
mod hint;
mod human;
mod json;
mod jsonl;
mod message;
mod reading;
mod record;

use hint::Hint;
use message::Message;
use reading::{Reading, STATUSES, find_endpoint, response};

/// The input and output format of `--jsonl`, a contract that other tools rely on.
pub const CONTRACT: &str = include_str!("explain/contract.md");

/// The arguments of `explain`.
#[derive(Args, Debug)]
pub(super) struct ExplainArgs {
    /// The body of a response, a response with its head as `curl -i` prints it, or, without `--status`, a code [default:
    /// standard input]
    pub response: Option<OsString>,

    /// The endpoint that sent the response [default: every endpoint]
    #[arg(long, value_name = "NAME")]
    pub endpoint: Option<String>,

    /// The HTTP status of the response [default: that of its head]
    #[arg(long, value_name = "STATUS", value_parser = clap::value_parser!(u16).range(STATUSES))]
    pub status: Option<u16>,

    /// The delay of the response's header `Retry-After`, in seconds [default: that of its head]
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
    /// an unknown text is or resembles a code, that code as `hint`
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
            let endpoints = bare_code::endpoints(table);
            explain(catalog, table, &bare_code::catalog(table, &endpoints), args, console)
        }
    })
}

/// Explains the response of the command line; `codes` is the catalog that parses bare codes.
fn explain(
    catalog: &model::Catalog,
    table: &Catalog<'_>,
    codes: &Catalog<'_>,
    args: &ExplainArgs,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    if let Some(name) = &args.endpoint {
        find_endpoint(table, name).map_err(CliError::InvalidArgument)?;
    }
    let bytes = read_response(args, console)?;
    let Message { status, retry_after, body } = Message::new(&bytes);
    let retry_after = args.retry_after.map(Duration::from_secs).or(retry_after);
    let response = response(body, args.status.or(status), retry_after);
    let is_explained = |endpoint: &Endpoint<'_>| args.endpoint.as_ref().is_none_or(|name| endpoint.name == name);
    let readings = readings(table, codes, is_explained, response);
    let hint = readings.iter().find_map(|reading| Hint::new(table, reading));
    match args.format {
        ExplainFormat::Human => human::print(catalog, &readings, hint, console),
        ExplainFormat::Json => json::print(&readings, hint, console),
    }
}

/// Returns the response on the command line, or reads standard input.
fn read_response<'a>(args: &'a ExplainArgs, console: &mut Console<'_>) -> Result<Cow<'a, [u8]>, CliError> {
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

/// Parses a response at each endpoint that is explained.
///
/// If any endpoint has the code, the endpoints that do not are left out.
fn readings<'a, 't: 'a>(
    table: &'t Catalog<'t>,
    codes: &'t Catalog<'t>,
    is_explained: impl Fn(&Endpoint<'_>) -> bool,
    response: Response<'a>,
) -> Vec<Reading<'a, 't>> {
    let endpoints = table.endpoints.iter().zip(codes.endpoints).filter(|(endpoint, _)| is_explained(endpoint));
    let reading = |(endpoint, of_codes): (&'t Endpoint<'t>, &'t Endpoint<'t>)| {
        let reading = Reading::new(table, endpoint, response);
        bare_code::reading(&reading, codes, of_codes, response).unwrap_or(reading)
    };
    let mut readings: Vec<_> = endpoints.map(reading).collect();
    if readings.iter().any(|reading| matches!(reading.outcome, Outcome::Pending { .. } | Outcome::Error { .. })) {
        readings.retain(|reading| !matches!(reading.outcome, Outcome::OtherEndpoint { .. }));
    }
    readings
}

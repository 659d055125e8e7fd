//! The command line.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;
use errbook_compiler::printable::one_line;

use crate::console::Console;
use crate::error::CliError;
use crate::export::export_schema;
use crate::report::report;
use crate::schema::schema;

mod check;
mod diff;
mod docs;
mod expand;
mod explain;
mod export;
mod generate;
mod init;
mod lock;
mod mock;

pub use explain::CONTRACT as EXPLAIN_CONTRACT;
pub use mock::CONTRACT as MOCK_CONTRACT;

/// Check, explain, document, and release error catalogs.
#[derive(Parser, Debug)]
#[command(version, after_help = "Exit codes: 0: no problems; 1: problems found; 2: invalid command line or no catalog")]
struct Arguments {
    /// The command to run.
    #[command(subcommand)]
    command: Command,
}

/// A command.
#[derive(Subcommand, Debug)]
enum Command {
    /// Create a starter catalog
    ///
    /// Writes `errors.yaml` and its docs, and prints the lines that compile the catalog. Overwrites nothing.
    Init(init::InitArgs),
    /// Check catalogs and report every problem
    Check(check::CheckArgs),
    /// Write the reference documentation
    ///
    /// Writes the pages in the directory `docs` of `[package.metadata.errbook]`, and the table of codes in its `readme`
    /// between the lines `<!-- codes: begin -->` and `<!-- codes: end -->`.
    Docs(docs::DocsArgs),
    /// Write the lock file
    ///
    /// The lock file records every released code, alias, and variant, so that none is reused with another meaning.
    Lock(lock::LockArgs),
    /// Compare two catalogs and report breaking changes
    ///
    /// Prints one line per change and, as the last line, the overall verdict: `patch`, `minor`, or `major`.
    ///
    /// Fails if the verdict is `major`, unless the version of the catalog's package is incompatible with that of the baseline.
    /// A file as the baseline has no version, so every breaking change fails.
    ///
    /// With a lock, parameters, checks, `when`, `secrets`, responses, delays and texts are not compared, and a note says so.
    Diff(diff::DiffArgs),
    /// Explain a response: what it is, what it means, and what to do
    ///
    /// The exit code is 0 for every outcome, an unknown code included: the response was explained.
    #[command(after_long_help = explain::CONTRACT)]
    Explain(explain::ExplainArgs),
    /// Print the Rust code that a catalog compiles to
    Expand(expand::ExpandArgs),
    /// Run a mock server that plays API failures
    #[command(after_long_help = mock::CONTRACT)]
    Mock(mock::MockArgs),
    /// Print a catalog as JSON, for programs in any language
    ///
    /// The JSON has everything that the catalog says, every key always, null for what is absent, and durations in milliseconds.
    /// `errbook schema --export` prints its schema.
    Export(export::ExportArgs),
    /// Write files in other languages from templates
    ///
    /// Without options, writes the files that `generate` of `[package.metadata.errbook]` lists.
    /// A template has the syntax of Jinja2, and its data is the output of `export`.
    #[command(after_long_help = generate::CONTRACT)]
    Generate(generate::GenerateArgs),
    /// Print the JSON schema of catalogs, for editors
    Schema {
        /// Print the JSON schema of the output of `export` instead
        #[arg(long)]
        export: bool,
    },
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// Runs a command line in `directory` and returns the exit code; the first argument is ignored.
///
/// `name` is the name of the program in its help, such as `errbook`.
///
/// The exit code is 0 without problems, 1 if problems were found, and 2 if the command line is invalid or there is no
/// catalog.
pub fn run<A: Into<OsString> + Clone>(
    name: &'static str,
    directory: &Path,
    arguments: impl IntoIterator<Item = A>,
    console: &mut Console<'_>,
) -> u8 {
    let mut command = Arguments::command().name(name).bin_name(name);
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let matches = command.try_get_matches_from_mut(&arguments);
    let result = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => dispatch(name, directory, &arguments.command, console),
        Err(mut error) if error.use_stderr() => {
            suggest_catalog(&mut error);
            Err(CliError::CommandLine(with_one_line_arguments(error.render().to_string(), &arguments)))
        }
        Err(help) => console.print(&help.render().to_string()).map_err(CliError::from),
    };
    let flushed = console.out.flush().map_err(CliError::from);
    match result.and(flushed) {
        Ok(()) => 0,
        Err(error) => report(&error, console),
    }
}

/// Suggests the option for a catalog that is given without it.
fn suggest_catalog(error: &mut clap::Error) {
    let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg) else { return };
    let is_file = [".yaml", ".yml"].iter().any(|ending| argument.ends_with(ending)) && !argument.starts_with('-');
    if error.kind() == ErrorKind::UnknownArgument && is_file {
        let tip = format!("name the catalog with an option: `-c {argument}`");
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
}

/// Escapes the line breaks of arguments that a report quotes.
fn with_one_line_arguments(report: String, arguments: &[OsString]) -> String {
    arguments.iter().fold(report, |report, argument| {
        let argument = argument.to_string_lossy();
        let value = argument.split_once('=').map(|(_, value)| value);
        let quoted = [Some(argument.as_ref()), value].into_iter().flatten();
        let quoted = quoted.filter(|text| text.contains('\n') && !text.trim().is_empty());
        quoted.fold(report, |report, text| report.replace(text, &one_line(text)))
    })
}

fn dispatch(
    name: &'static str,
    directory: &Path,
    command: &Command,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    match command {
        Command::Init(args) => init::run(directory, args, console),
        Command::Check(args) => check::run(directory, args, console),
        Command::Docs(args) => docs::run(directory, args, console),
        Command::Lock(args) => lock::run(directory, args, console),
        Command::Diff(args) => diff::run(directory, args, console),
        Command::Explain(args) => explain::run(directory, args, console),
        Command::Expand(args) => expand::run(directory, args, console),
        Command::Mock(args) => mock::run(directory, args, console),
        Command::Export(args) => export::run(directory, args, console),
        Command::Generate(args) => generate::run(directory, args, console),
        Command::Schema { export: false } => Ok(console.print(&schema(&format!("{name} schema")))?),
        Command::Schema { export: true } => Ok(console.print(&export_schema(&format!("{name} schema --export")))?),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command().name(name), name, &mut script);
            Ok(console.out.write_all(&script)?)
        }
    }
}

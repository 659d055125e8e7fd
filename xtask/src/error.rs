//! The error type of the commands.

use std::fmt;
use std::io;

use anstyle::{AnsiColor, Style};

use crate::console::Console;

/// The reason why a command fails.
#[derive(Debug)]
pub enum CliError {
    /// Problems were found and have already been printed.
    Reported,
    /// The command failed.
    Failed(String),
    /// An argument has an invalid value.
    InvalidArgument(String),
    /// The command line does not parse; contains the rendered report.
    CommandLine(String),
    /// The output could not be written.
    Output(io::Error),
}

impl CliError {
    /// Prints the error unless it has been printed already, and returns the exit code.
    pub(crate) fn report(&self, console: &mut Console<'_>) -> u8 {
        let style = if console.err_styled { AnsiColor::Red.on_default().bold() } else { Style::new() };
        let error = |message: &dyn fmt::Display| format!("{style}error:{style:#} {message}\n");
        let (code, text) = match self {
            // The reader of the output has seen enough: `cargo xtask explain --jsonl responses.jsonl | head`.
            CliError::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return 0,
            CliError::Reported => return 1,
            CliError::Output(cause) => (1, error(&format_args!("cannot write the output: {cause}"))),
            CliError::Failed(message) => (1, error(message)),
            CliError::InvalidArgument(message) => (2, error(message)),
            CliError::CommandLine(report) => (2, report.clone()),
        };
        // If standard error is closed, too, only the exit code is left.
        let _ = console.warn(&text);
        code
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        CliError::Output(error)
    }
}

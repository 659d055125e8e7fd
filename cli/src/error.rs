//! The error type of the commands.

use std::io;

use errbook_compiler::printable::lines;

/// The reason why a command fails.
#[derive(Debug)]
pub(crate) enum CliError {
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
    /// Returns the message unless it has been printed already.
    pub(crate) fn message(&self) -> Option<String> {
        match self {
            CliError::Reported => None,
            CliError::Output(cause) => Some(format!("cannot write the output: {cause}")),
            CliError::Failed(message) | CliError::InvalidArgument(message) | CliError::CommandLine(message) => {
                Some(lines(message))
            }
        }
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        CliError::Output(error)
    }
}

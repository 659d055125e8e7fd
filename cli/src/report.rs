//! Prints errors of commands.

use std::fmt;
use std::io;

use anstyle::{AnsiColor, Style};
use errbook_compiler::printable::lines;

use crate::console::Console;
use crate::error::CliError;
use crate::project::Project;

/// Runs a command for each project; a project that fails does not stop the others.
///
/// # Errors
///
/// Fails if the command fails for a project.
pub(crate) fn each(
    projects: &[Project],
    console: &mut Console<'_>,
    mut run: impl FnMut(&Project, &mut Console<'_>) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let mut result = Ok(());
    for project in projects {
        match run(project, console) {
            Ok(()) => {}
            Err(error @ CliError::Output(_)) => return Err(error),
            Err(error) => {
                report(&error, console);
                result = Err(CliError::Reported);
            }
        }
    }
    result
}

/// Prints an error unless it has been printed already, and returns the exit code.
pub(crate) fn report(error: &CliError, console: &mut Console<'_>) -> u8 {
    let style = if console.err_styled { AnsiColor::Red.on_default().bold() } else { Style::new() };
    let labeled = |message: &dyn fmt::Display| format!("{style}error:{style:#} {message}\n");
    let (code, text) = match error {
        // The reader of the output has seen enough: `errbook explain --jsonl responses.jsonl | head`.
        CliError::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return 0,
        CliError::Reported => return 1,
        CliError::Output(cause) => (1, labeled(&format_args!("cannot write the output: {cause}"))),
        CliError::Failed(message) => (1, labeled(&lines(message))),
        CliError::InvalidArgument(message) => (2, labeled(&lines(message))),
        CliError::CommandLine(report) => (2, lines(report)),
    };
    // If standard error is closed, too, only the exit code is left.
    let _ = console.warn(&text);
    code
}

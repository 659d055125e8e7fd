//! The commands of this repository as functions. Only this crate prints and writes files.
//!
//! [`run`] parses a command line and runs its command on a [`Console`], which a test can build from memory.
//! A command that reads a catalog compiles it at run time and runs core's engine over the resulting table, so it works
//! for any catalog file.
//! For the same reason this crate does not depend on the catalog crate: the docs can be written while that crate does
//! not compile.
//!
//! ```
//! use xtask::{Console, run, workspace};
//!
//! let (mut input, mut out, mut err) = (std::io::empty(), Vec::new(), Vec::new());
//! let mut console = Console::new(&mut input, &mut out, &mut err);
//! assert_eq!(run(workspace(), ["xtask", "check"], &mut console), 0);
//! assert!(String::from_utf8_lossy(&out).starts_with("catalog/errors.yaml: "));
//! ```
#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::path::Path;

use clap::Parser;

pub mod paths;
pub mod console;
pub mod error;
pub mod catalog;
pub mod generated;
pub mod lock;
pub mod check;
pub mod format;
pub mod schema;
pub mod docs;
pub mod expand;
pub mod explain;
pub mod mock;
mod git;
mod manifest;
mod baseline;
pub mod diff;
pub mod args;

pub use console::{Console, Stream, stream};
pub use error::CliError;
pub use paths::{CATALOG, workspace};

/// Runs a command line in the workspace at `root` and returns the exit code; the first argument is the program name.
///
/// The exit code is 0 without problems, 1 if problems were found, and 2 if the command line is invalid.
pub fn run<A: Into<OsString> + Clone>(
    root: &Path,
    arguments: impl IntoIterator<Item = A>,
    console: &mut Console<'_>,
) -> u8 {
    let result = match args::Arguments::try_parse_from(arguments) {
        Ok(arguments) => dispatch(root, &arguments.command, console),
        Err(error) if error.use_stderr() => Err(CliError::CommandLine(error.render().to_string())),
        Err(help) => console.print(&help.render().to_string()).map_err(CliError::from),
    };
    let flushed = console.out.flush().map_err(CliError::from);
    match result.and(flushed) {
        Ok(()) => 0,
        Err(error) => error.report(console),
    }
}

fn dispatch(root: &Path, command: &args::Command, console: &mut Console<'_>) -> Result<(), CliError> {
    match command {
        args::Command::Check(args) => check::run(root, args, console),
        args::Command::Explain(args) => explain::run(root, args, console),
        args::Command::Mock(args) => mock::run(root, args, console),
        args::Command::Diff(args) => diff::run(root, args, console),
        args::Command::Lock(args) => lock::run(root, args, console),
        args::Command::Docs(args) => docs::run(root, args, console),
        args::Command::Expand(args) => expand::run(root, args, console),
    }
}

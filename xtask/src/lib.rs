//! The commands of this repository as functions: the only place that prints and writes files.
//!
//! [`run`] takes the words of a command line and does what they say, at a [`Console`] that a test can make of memory.
//! A command that reads a catalogue runs core's engine over the table that the compiler makes of it at run time, so it
//! works for a catalogue that is compiled nowhere.
//! For the same reason nothing here depends on the catalogue's crate: the docs can be made while it does not compile.
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

pub mod args;
pub mod catalog;
pub mod check;
mod console;
pub mod docs;
pub mod format;
pub mod schema;
pub mod expand;
pub mod explain;
pub mod mock;
pub mod lock;
pub mod diff;
mod baseline;
mod git;
mod manifest;
pub mod generated;

pub use console::{Console, Fault, Stream, stream};

/// Where the catalogue of this repository is, from the workspace's folder.
pub const CATALOG: &str = "catalog/errors.yaml";

/// The folder of this workspace.
#[must_use]
pub fn workspace() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// Runs the command that `words` say in the workspace at `root`; the first word is the program's name.
///
/// The exit code is 0 where all is fine, 1 where there are problems, and 2 where the words are no command.
pub fn run<W: Into<OsString> + Clone>(
    root: &Path,
    words: impl IntoIterator<Item = W>,
    console: &mut Console<'_>,
) -> u8 {
    let done = match args::Arguments::try_parse_from(words) {
        Ok(arguments) => command(root, &arguments.command, console),
        Err(error) if error.use_stderr() => Err(Fault::Words(error.render().to_string())),
        Err(help) => console.print(&help.render().to_string()).map_err(Fault::from),
    };
    let flushed = console.out.flush().map_err(Fault::from);
    match done.and(flushed) {
        Ok(()) => 0,
        Err(fault) => fault.show(console),
    }
}

fn command(root: &Path, command: &args::Command, console: &mut Console<'_>) -> Result<(), Fault> {
    match command {
        args::Command::Docs { check } => docs::run(root, *check, console),
        args::Command::Check { catalog, format, deny_warnings } => {
            check::run(root, catalog.as_deref(), *format, *deny_warnings, console)
        }
        args::Command::Expand { catalog } => expand::run(root, catalog.as_deref(), console),
        args::Command::Explain(arguments) => explain::run(root, arguments, console),
        args::Command::Mock(arguments) => mock::run(root, arguments, console),
        args::Command::Lock { catalog, check } => lock::run(root, catalog.as_deref(), *check, console),
        args::Command::Diff(arguments) => diff::run(root, arguments, console),
    }
}

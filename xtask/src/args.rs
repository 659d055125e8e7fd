//! The command line.

use clap::{Parser, Subcommand};

use crate::check::CheckArgs;
use crate::diff::DiffArgs;
use crate::docs::DocsArgs;
use crate::expand::ExpandArgs;
use crate::explain::{self, ExplainArgs};
use crate::lock::LockArgs;
use crate::mock::{self, MockArgs};

/// Check, explain, document, and release error catalogs.
#[derive(Parser, Debug)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    after_help = "Exit codes: 0: no problems; 1: problems found; 2: invalid command line"
)]
pub struct Arguments {
    /// The command to run.
    #[command(subcommand)]
    pub command: Command,
}

/// A command.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Check a catalog and report every problem
    Check(CheckArgs),
    /// Explain a response: what it is, what it means, and what to do
    #[command(after_long_help = explain::CONTRACT)]
    Explain(ExplainArgs),
    /// Run a mock server that plays API failures
    #[command(after_long_help = mock::CONTRACT)]
    Mock(MockArgs),
    /// Compare two catalogs and report breaking changes
    ///
    /// Prints one line per change and, as the last line, the overall verdict: `patch`, `minor`, or `major`.
    ///
    /// Fails if the verdict is `major`, unless the version of the catalog's package is incompatible with that of the baseline.
    /// A file as the baseline has no version, so every breaking change fails.
    Diff(DiffArgs),
    /// Write the lock file
    ///
    /// The lock file records every released code, alias, and variant, so that none is reused with another meaning.
    Lock(LockArgs),
    /// Write the reference documentation
    ///
    /// Writes the pages in `docs/` and the table of codes in `catalog/README.md`.
    Docs(DocsArgs),
    /// Print the Rust code that a catalog compiles to
    Expand(ExpandArgs),
}

//! The words of the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// The commands of this repository.
///
/// Exit codes: 0 all is fine, 1 there are problems, 2 the command line cannot be followed.
#[derive(Parser, Debug)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Write the reference in `docs/` and the table in the catalogue's README
    Docs {
        /// Write nothing: print what differs, and fail if anything does
        #[arg(long)]
        check: bool,
    },
    /// Show everything that is wrong with a catalogue
    Check {
        /// The catalog file [default: `catalog/errors.yaml`]
        #[arg(short, long, value_name = "FILE")]
        catalog: Option<PathBuf>,

        /// How to print it
        #[arg(long, value_enum, default_value_t = Report::Human)]
        format: Report,

        /// Fail on warnings, too
        #[arg(long)]
        deny_warnings: bool,
    },
    /// Print the Rust that a catalogue compiles to
    Expand {
        /// The catalog file [default: `catalog/errors.yaml`]
        #[arg(short, long, value_name = "FILE")]
        catalog: Option<PathBuf>,
    },
    /// Say what a reply is, what it means, and what to do about it
    #[command(after_long_help = crate::explain::CONTRACT)]
    Explain(Explain),
    /// Play the API's failures to a client under test, over HTTP on this machine only
    #[command(after_long_help = crate::mock::CONTRACT)]
    Mock(Mock),
    /// Write the lock beside a catalogue: every code that it ever released, which is never used for anything else
    Lock {
        /// The catalog file [default: `catalog/errors.yaml`]
        #[arg(short, long, value_name = "FILE")]
        catalog: Option<PathBuf>,

        /// Write nothing: print what differs, and fail if anything does
        #[arg(long)]
        check: bool,
    },
    /// Say what a changed catalogue breaks: a line for each change, and `patch`, `minor` or `major` on the last one
    ///
    /// Fails on a break that no version announces: the verdict is `major`, and the crate of the catalogue has a version
    /// that is compatible with the one that it had at REV. Baseline a FILE, every break fails.
    Diff(Diff),
}

/// Which catalogue to compare, and with what.
#[derive(Args, Debug)]
pub struct Diff {
    /// The catalog file [default: `catalog/errors.yaml`]
    #[arg(short, long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,

    /// The old one: a revision of git, another catalogue, or a lock (`*.lock`); if left out, `HEAD` where git has the
    /// catalogue, else the lock beside it
    #[arg(long, value_name = "REV|FILE")]
    pub baseline: Option<String>,

    /// How to print it
    #[arg(long, value_enum, default_value_t = Changes::Human)]
    pub format: Changes,
}

/// How changes are printed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Changes {
    /// A line for each: verdict, endpoint, code, reason
    Human,
    /// One JSON object a line: `verdict`, `endpoint`, `code`, `reason`; the last one has the `verdict` of all
    Json,
}

/// What to explain, and how.
#[derive(Args, Debug)]
pub struct Explain {
    /// A reply's body, or a bare code; standard input if left out
    pub response: Option<OsString>,

    /// The endpoint that answered; every endpoint if left out
    #[arg(long, value_name = "NAME")]
    pub endpoint: Option<String>,

    /// The catalog file [default: `catalog/errors.yaml`]
    #[arg(short, long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,

    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,

    /// Read one JSON object a line and answer each with one, as `--help` tells; `-` is standard input
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        default_missing_value = "-",
        conflicts_with_all = ["response", "endpoint", "format"]
    )]
    pub jsonl: Option<PathBuf>,
}

/// What to serve, and for how long.
#[derive(Args, Debug)]
pub struct Mock {
    /// The port on 127.0.0.1; one that is free if it is 0
    #[arg(long, default_value_t = 0)]
    pub port: u16,

    /// The catalog file [default: `catalog/errors.yaml`]
    #[arg(short, long, value_name = "FILE")]
    pub catalog: Option<PathBuf>,

    /// Stop after this many seconds [default: run until the process is stopped]
    #[arg(long, value_name = "SECONDS")]
    pub duration: Option<u64>,
}

/// How the problems of a catalogue are printed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Report {
    /// For people: the first ones on standard error, each with its excerpt
    Human,
    /// One JSON object a line on standard output: `path`, `line`, `column`, `severity`, `message`, `help`
    Json,
    /// One line a problem on standard output, which GitHub shows at its place
    Github,
}

/// How an explanation is printed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For people
    Human,
    /// One JSON object a line for each endpoint: the object of `--jsonl` with `title`, `meaning`, `causes`, `fix` and,
    /// after a slip of the pen, `hint`
    Json,
}

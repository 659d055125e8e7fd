//! `errbook mock`: a mock server that plays API failures to a client under test.

use std::path::Path;
use std::thread;
use std::time::Duration;

use clap::Args;
use errbook_mock::{Error, Mock};

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::selection::Selection;

pub use errbook_mock::CONTRACT;

/// The arguments of `mock`.
#[derive(Args, Debug)]
pub(super) struct MockArgs {
    /// The catalog to play.
    #[command(flatten)]
    pub selection: Selection,

    /// The port on 127.0.0.1; 0 picks a free port
    #[arg(long, default_value_t = 0)]
    pub port: u16,

    /// Stop after this time [default: run until terminated]
    #[arg(long, value_name = "SECONDS")]
    pub duration: Option<u64>,
}

/// Runs the server until its duration has elapsed, or until the process is terminated.
///
/// # Errors
///
/// Fails if the catalog has errors, if the port is in use, or if standard output cannot be written.
pub(super) fn run(directory: &Path, args: &MockArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let catalog_file = CatalogFile::load(directory, &args.selection.one(directory)?.catalog)?;
    catalog_file.valid(console)?;
    let failed = |error: Error| CliError::Failed(error.to_string());
    let server = Mock::new(&catalog_file.text).map_err(failed)?.port(args.port).start().map_err(failed)?;
    console.print(&format!("listening on {}\n", server.url()))?;
    console.out.flush()?;
    match args.duration {
        Some(seconds) => thread::sleep(Duration::from_secs(seconds)),
        None => loop {
            thread::park();
        },
    }
    Ok(())
}

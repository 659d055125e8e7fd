//! The `errbook` program.

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(errbook_cli::main("errbook", env::args_os()))
}

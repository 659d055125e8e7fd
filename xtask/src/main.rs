//! `cargo xtask`: runs a command of the library over the terminal.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use xtask::{Console, run, workspace};

fn main() -> ExitCode {
    let stdin = io::stdin();
    let typed = stdin.is_terminal();
    let (mut out, mut err) = (xtask::stream(io::stdout()), xtask::stream(io::stderr()));
    let mut console = Console {
        input: &mut stdin.lock(),
        input_is_terminal: typed,
        out: out.writer.as_mut(),
        out_styled: out.styled,
        err: err.writer.as_mut(),
        err_styled: err.styled,
    };
    ExitCode::from(run(workspace(), std::env::args_os(), &mut console))
}

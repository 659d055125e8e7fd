//! The `cargo xtask` program.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use xtask::{Console, run, stream, workspace};

fn main() -> ExitCode {
    let stdin = io::stdin();
    let input_is_terminal = stdin.is_terminal();
    let (mut out, mut err) = (stream(io::stdout()), stream(io::stderr()));
    let mut console = Console {
        input: &mut stdin.lock(),
        input_is_terminal,
        out: out.writer.as_mut(),
        out_styled: out.styled,
        err: err.writer.as_mut(),
        err_styled: err.styled,
    };
    ExitCode::from(run(workspace(), std::env::args_os(), &mut console))
}

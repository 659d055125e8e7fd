//! Runs a command on the streams of the process.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use crate::command::run;
use crate::console::Console;
use crate::generated::{self, GeneratedFile};
use crate::report::report;
use crate::stream::stream;

/// Runs a command line in the current directory, as [`run`] does, and returns the exit code.
#[must_use]
pub fn main(name: &'static str, arguments: impl IntoIterator<Item = OsString>) -> u8 {
    with_console(|console| {
        let directory = env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        run(name, &directory, arguments, console)
    })
}

/// Writes files that another program generates, or with `check` prints their differences, and returns the exit code.
///
/// `command` is the command that writes the files.
#[must_use]
pub fn write_or_check(files: impl IntoIterator<Item = (PathBuf, String)>, check: bool, command: &str) -> u8 {
    let files: Vec<GeneratedFile> =
        files.into_iter().map(|(path, text)| GeneratedFile { path, text: Some(text) }).collect();
    with_console(|console| {
        let directory = env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        let result = generated::changes(&files).and_then(|changes| match (changes.is_empty(), check) {
            (true, _) => Ok(()),
            (false, true) => generated::verify(&directory, &changes, &format!("run `{command}`"), console),
            (false, false) => generated::write(&directory, &changes, console),
        });
        result.map_or_else(|error| report(&error, console), |()| 0)
    })
}

fn with_console(run: impl FnOnce(&mut Console<'_>) -> u8) -> u8 {
    let stdin = io::stdin();
    let input_is_terminal = stdin.is_terminal();
    let (mut out, mut err) = (stream(io::stdout()), stream(io::stderr()));
    run(&mut Console {
        input: &mut stdin.lock(),
        input_is_terminal,
        out: out.writer.as_mut(),
        out_styled: out.styled,
        err: err.writer.as_mut(),
        err_styled: err.styled,
    })
}

//! The input and output streams of a command.

use std::fmt;
use std::io::{self, BufRead, Write};

use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use serde::Serialize;

/// The standard streams of a command.
pub struct Console<'c> {
    /// Standard input.
    pub input: &'c mut dyn BufRead,
    /// `true` if standard input is a terminal.
    pub input_is_terminal: bool,
    /// Standard output: the result.
    pub out: &'c mut dyn Write,
    /// `true` if standard output supports colors.
    pub out_styled: bool,
    /// Standard error: the problems.
    pub err: &'c mut dyn Write,
    /// `true` if standard error supports colors.
    pub err_styled: bool,
}

impl<'c> Console<'c> {
    /// Creates a console without terminal and colors.
    pub fn new(input: &'c mut dyn BufRead, out: &'c mut dyn Write, err: &'c mut dyn Write) -> Self {
        Console { input, input_is_terminal: false, out, out_styled: false, err, err_styled: false }
    }

    /// Prints to standard output.
    ///
    /// # Errors
    ///
    /// Fails if standard output cannot be written.
    pub fn print(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Prints a value as one line of JSON to standard output.
    ///
    /// # Errors
    ///
    /// Fails if standard output cannot be written.
    pub fn print_json(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.print(&(serde_json::to_string(value)? + "\n"))
    }

    /// Prints to standard error.
    ///
    /// # Errors
    ///
    /// Fails if standard error cannot be written.
    pub fn warn(&mut self, text: &str) -> io::Result<()> {
        self.err.write_all(text.as_bytes())
    }
}

impl fmt::Debug for Console<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Console").field("out_styled", &self.out_styled).field("err_styled", &self.err_styled).finish()
    }
}

/// An output stream of the process.
pub struct Stream {
    /// The writer.
    pub writer: Box<dyn Write>,
    /// `true` if the stream supports colors.
    pub styled: bool,
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream").field("styled", &self.styled).finish_non_exhaustive()
    }
}

/// Wraps an output stream, with colors if it is a terminal and `NO_COLOR` is not set.
///
/// A stream without colors is written unchanged, because the filter that strips colors also changes other bytes.
pub fn stream<S: RawStream + AsLockedWrite + 'static>(raw: S) -> Stream {
    match AutoStream::choice(&raw) {
        ColorChoice::Never => Stream { writer: Box::new(raw), styled: false },
        choice => Stream { writer: Box::new(AutoStream::new(raw, choice)), styled: true },
    }
}

//! The input and output streams of a command.

use std::fmt;
use std::io::{self, BufRead, Write};

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

    #[cfg(feature = "cli")]
    /// Prints a value as one line of JSON to standard output.
    ///
    /// # Errors
    ///
    /// Fails if standard output cannot be written.
    pub fn print_json(&mut self, value: &impl serde::Serialize) -> io::Result<()> {
        crate::json::write(self.out, value)?;
        self.out.write_all(b"\n")
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

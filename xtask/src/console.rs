//! Where a command reads and prints, and what it ends with.

use std::fmt;
use std::io::{self, BufRead, Write};

use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

/// Where a command reads and prints.
pub struct Console<'c> {
    /// Standard input.
    pub input: &'c mut dyn BufRead,
    /// Whether somebody would have to type the input.
    pub input_is_terminal: bool,
    /// Standard output: what was asked for.
    pub out: &'c mut dyn Write,
    /// Whether it shows colours.
    pub out_styled: bool,
    /// Standard error: what went wrong.
    pub err: &'c mut dyn Write,
    /// Whether it shows colours.
    pub err_styled: bool,
}

impl<'c> Console<'c> {
    /// A console without terminal and colours.
    pub fn new(input: &'c mut dyn BufRead, out: &'c mut dyn Write, err: &'c mut dyn Write) -> Self {
        Console { input, input_is_terminal: false, out, out_styled: false, err, err_styled: false }
    }

    /// Prints what was asked for.
    ///
    /// # Errors
    ///
    /// Standard output cannot be written.
    pub fn print(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Prints what went wrong.
    ///
    /// # Errors
    ///
    /// Standard error cannot be written.
    pub fn warn(&mut self, text: &str) -> io::Result<()> {
        self.err.write_all(text.as_bytes())
    }
}

impl fmt::Debug for Console<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Console").field("out_styled", &self.out_styled).field("err_styled", &self.err_styled).finish()
    }
}

/// A stream of the process, and whether it shows colours.
pub struct Stream {
    /// Takes the text.
    pub writer: Box<dyn Write>,
    /// Whether it shows colours.
    pub styled: bool,
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream").field("styled", &self.styled).finish_non_exhaustive()
    }
}

/// Finds out whether a stream shows colours: it is a terminal, and `NO_COLOR` does not say otherwise.
///
/// A stream that shows none is written as it is, since the filter for colours would change other bytes too.
pub fn stream<S: RawStream + AsLockedWrite + 'static>(raw: S) -> Stream {
    match AutoStream::choice(&raw) {
        ColorChoice::Never => Stream { writer: Box::new(raw), styled: false },
        choice => Stream { writer: Box::new(AutoStream::new(raw, choice)), styled: true },
    }
}

/// Why a command ends without success.
#[derive(Debug)]
pub enum Fault {
    /// There are problems, and they have been printed.
    Reported,
    /// There is a problem.
    Problem(String),
    /// The words of the command line cannot be followed.
    Usage(String),
    /// The words of the command line are no command; the text is a whole report.
    Words(String),
    /// What the command printed could not be written.
    Output(io::Error),
}

impl Fault {
    /// Prints the fault, if that has not been done, and says what the process ends with.
    pub(crate) fn show(&self, console: &mut Console<'_>) -> u8 {
        let loud = if console.err_styled { AnsiColor::Red.on_default().bold() } else { Style::new() };
        let (code, text) = match self {
            // Whoever reads the output has seen enough of it: `cargo xtask explain --jsonl replies.jsonl | head`.
            Fault::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return 0,
            Fault::Reported => return 1,
            Fault::Output(error) => (1, format!("{loud}error:{loud:#} cannot write the output: {error}\n")),
            Fault::Problem(message) => (1, format!("{loud}error:{loud:#} {message}\n")),
            Fault::Usage(message) => (2, format!("{loud}error:{loud:#} {message}\n")),
            Fault::Words(report) => (2, report.clone()),
        };
        // Where standard error is closed too, the exit code has to say it all.
        let _ = console.warn(&text);
        code
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Fault::Output(error)
    }
}

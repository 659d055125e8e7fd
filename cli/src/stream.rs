//! The output streams of the process.

use std::fmt;
use std::io::Write;

use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};

/// An output stream of the process.
pub(crate) struct Stream {
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
pub(crate) fn stream<S: RawStream + AsLockedWrite + 'static>(raw: S) -> Stream {
    match AutoStream::choice(&raw) {
        ColorChoice::Never => Stream { writer: Box::new(raw), styled: false },
        choice => Stream { writer: Box::new(AutoStream::new(raw, choice)), styled: true },
    }
}

//! The reasons why a server does not start.

use std::error;
use std::fmt::{self, Debug, Display, Formatter};
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// The reason why a server does not start.
///
/// Its `Debug` is its `Display`, so that `unwrap` and a test that returns it show the catalog's diagnostics readably.
#[non_exhaustive]
pub enum Error {
    /// The catalog cannot be read.
    Read {
        /// The path of the catalog.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
    /// The catalog has errors.
    Catalog {
        /// The diagnostics with excerpts of the catalog.
        diagnostics: String,
    },
    /// The port is in use, or the system allows no further socket.
    Listen {
        /// The address.
        address: SocketAddr,
        /// The reason.
        error: io::Error,
    },
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Error::Read { path, error } => write!(f, "cannot read `{}`: {error}", path.display()),
            Error::Catalog { diagnostics } => write!(f, "the catalog has errors\n\n{diagnostics}"),
            Error::Listen { address, error } => write!(f, "cannot listen on {address}: {error}"),
        }
    }
}

impl Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl error::Error for Error {}

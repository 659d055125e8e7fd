//! The settings of a server that has not started.

use std::fs::File;
use std::io::Read;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

use errbook_compiler::{MAX_CATALOG_BYTES, check_bytes, model};

use crate::error::Error;
use crate::scenario::Scenario;
use crate::server::Server;

/// A mock of the API that a catalog describes.
#[derive(Clone, Debug)]
pub struct Mock {
    catalog: model::Catalog,
    port: u16,
    default: Scenario,
}

impl Mock {
    /// Creates a mock from the YAML text of a catalog.
    ///
    /// # Errors
    ///
    /// Fails if the catalog has errors.
    pub fn new(catalog: &str) -> Result<Mock, Error> {
        Mock::from_bytes(catalog.as_bytes(), "errors.yaml")
    }

    /// Creates a mock from a catalog file. A relative path starts at the current directory, which in a test is the
    /// directory of the package.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be read or if the catalog has errors.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Mock, Error> {
        let path = path.as_ref();
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(MAX_CATALOG_BYTES as u64 + 1).read_to_end(&mut bytes));
        read.map_err(|error| Error::Read { path: path.to_owned(), error })?;
        Mock::from_bytes(&bytes, &path.display().to_string())
    }

    fn from_bytes(bytes: &[u8], name: &str) -> Result<Mock, Error> {
        let (text, checked) = check_bytes(bytes);
        let errors: Vec<String> = checked.errors().map(|error| error.render(name, &text)).collect();
        match checked.catalog {
            Some(catalog) if errors.is_empty() => Ok(Mock { catalog, port: 0, default: Scenario::pending(1) }),
            _ => Err(Error::Catalog { diagnostics: errors.join("\n\n") }),
        }
    }

    /// Sets the port; the default is a free port.
    #[must_use]
    pub fn port(self, port: u16) -> Mock {
        Mock { port, ..self }
    }

    /// Sets the scenario of the requests that have no other one; the default is `Scenario::pending(1)`.
    ///
    /// # Panics
    ///
    /// Panics if the scenario is for an endpoint that the catalog does not have.
    #[must_use]
    #[track_caller]
    pub fn scenario(self, scenario: Scenario) -> Mock {
        let known = |name: &str| self.catalog.endpoints.iter().any(|endpoint| endpoint.name == name);
        assert!(scenario.endpoint().is_none_or(known), "no endpoint {:?} in the catalog", scenario.endpoint());
        Mock { default: scenario, ..self }
    }

    /// Starts a server on 127.0.0.1.
    ///
    /// # Errors
    ///
    /// Fails if the port is in use, or if the system allows no further socket or thread.
    pub fn start(self) -> Result<Server, Error> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener =
            TcpListener::bind(address).and_then(|listener| Server::start(self.catalog, self.default, listener));
        listener.map_err(|error| Error::Listen { address, error })
    }
}

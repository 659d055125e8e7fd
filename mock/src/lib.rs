//! A mock server for tests of API clients: it plays the errors of an error catalog, and the failures of the network.
//!
//! The catalog is read at run time, so no crate has to compile it, and the server needs no other program.
//!
//! ```
//! use std::io::{Read, Write};
//! use std::net::TcpStream;
//!
//! # let catalog = "catalog: demo
//! # title: Demo errors
//! # responses: {text: {success_prefix: 'OK '}}
//! # retry_policies: {change: {class: after_fix}}
//! # endpoints:
//! #   track:
//! #     path: /track
//! #     title: Tracks a parcel
//! #     errors:
//! #       NO_PARCEL: {title: No parcel, meaning: No parcel has this number., fix: Check it., retry: change}
//! # ";
//! let server = errbook_mock::Mock::new(catalog)?.start()?;
//! let mut stream = TcpStream::connect(server.address())?;
//! stream.write_all(b"GET /track?scenario=code:NO_PARCEL HTTP/1.1\r\nhost: mock\r\n\r\n")?;
//! let mut response = String::new();
//! stream.read_to_string(&mut response)?;
//! assert!(response.ends_with("\r\n\r\nNO_PARCEL"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

mod error;
mod http;
mod parameters;
mod received;
mod route;
mod response;
mod scenario;
mod state;
mod play;
mod api;
mod connections;
mod server;
mod mock;

pub use api::CONTRACT;
pub use error::Error;
pub use mock::Mock;
pub use parameters::{Parameter, ParameterValue};
pub use received::ReceivedRequest;
pub use response::Response;
pub use scenario::Scenario;
pub use scenario::text::ParseScenarioError;
pub use server::Server;
pub use state::Task;

//! A mock server for tests of API clients.
//!
#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod error;
mod memory;
mod http;
mod parameters;
mod reason;
mod received;
mod pattern;
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

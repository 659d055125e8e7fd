//! The `errbook` command as functions, and [`assert_up_to_date`], the test that keeps generated files up to date.
//!
//! This crate owns everything that prints and writes files. A command that reads a catalog compiles it at run time and
//! runs core's engine over the resulting table, so it works for any catalog file, also for one that no crate compiles.
//!
//! With `default-features = false`, only [`assert_up_to_date`] remains, for a dev-dependency:
//!
//! ```no_run
//! #[test]
//! fn docs_are_up_to_date() {
//!     errbook_cli::assert_up_to_date(env!("CARGO_MANIFEST_DIR"));
//! }
//! ```
#![forbid(unsafe_code)]
#![cfg_attr(not(feature = "cli"), allow(dead_code, unreachable_pub, reason = "the command line uses the rest"))]

#[cfg(feature = "cli")]
mod json;
#[cfg(feature = "cli")]
mod json_object;
mod console;
mod error;
mod paths;
mod settings;
mod project;
mod catalog;
mod generated;
mod reference;
mod lock;
#[cfg(feature = "generate")]
mod generate;
mod drift;
#[cfg(feature = "cli")]
mod stream;
#[cfg(feature = "cli")]
mod report;
#[cfg(feature = "cli")]
mod selection;
#[cfg(feature = "cli")]
mod format;
#[cfg(feature = "cli")]
mod schema;
#[cfg(feature = "cli")]
mod export;
#[cfg(feature = "cli")]
mod git;
#[cfg(feature = "cli")]
mod manifest;
#[cfg(feature = "cli")]
mod baseline;
#[cfg(feature = "cli")]
mod command;
#[cfg(feature = "cli")]
mod program;

pub use drift::assert_up_to_date;

#[cfg(feature = "cli")]
pub use crate::{
    command::{EXPLAIN_CONTRACT, MOCK_CONTRACT, run},
    console::Console,
    export::export_schema,
    format::page as format_page,
    program::{main, write_or_check},
    schema::schema,
};

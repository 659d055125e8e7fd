//! What is made of a checked catalogue.

pub mod escape;
#[cfg(feature = "markdown")]
mod markdown;
mod rust;

#[cfg(feature = "markdown")]
pub use markdown::{Page, markdown, readme_table};
pub use rust::{Expansion, rust};

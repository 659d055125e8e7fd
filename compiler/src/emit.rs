//! The outputs of a checked catalog.

pub mod escape;
#[cfg(feature = "markdown")]
mod markdown;
mod rust;

#[cfg(feature = "markdown")]
pub use markdown::{Page, book, markdown, page_source, readme_table};
pub(crate) use rust::expand;
pub use rust::{Expansion, rust};

//! What is made of a checked catalogue.

pub mod escape;
mod markdown;
pub mod phrase;
mod rust;

pub use markdown::{Page, markdown, readme_table};
pub use rust::{Expansion, rust};

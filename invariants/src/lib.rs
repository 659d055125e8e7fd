//! Properties that hold for any bytes.
//!
//! An invariant is a function of bytes that panics if it is violated.
//! The targets of `fuzz/` call it with generated input, `tests/properties.rs` with mutated cases, and
//! `tests/corpus.rs` with the committed corpora and every regression.
#![allow(clippy::indexing_slicing, reason = "a violated invariant panics")]

pub mod catalogs;
pub mod corpus;
mod response;
mod reference;
mod catalog;
mod escape;
mod lock;
mod redact;

/// The name of an invariant, of its fuzz target and of its corpus, and the function that checks it.
pub type Invariant = (&'static str, fn(&[u8]));

/// Every invariant.
pub const INVARIANTS: [Invariant; 6] = [
    ("response", response::check),
    ("differential", reference::check),
    ("catalog", catalog::check),
    ("escape", escape::check),
    ("lock", lock::check),
    ("redact", redact::check),
];

/// Checks one invariant.
///
/// # Panics
///
/// The invariant is violated, or the name is unknown.
pub fn check(name: &str, bytes: &[u8]) {
    let invariant = INVARIANTS.iter().find(|(invariant, _)| *invariant == name);
    invariant.unwrap_or_else(|| panic!("unknown invariant `{name}`")).1(bytes);
}

//! What must hold for any bytes.
//!
//! A law is a function of bytes that panics where it is broken.
//! The targets of `fuzz/` call it with what the fuzzer finds, `tests/properties.rs` with bytes made by rules, and
//! `tests/corpus.rs` with the committed corpus and every case that ever broke it.
#![allow(clippy::indexing_slicing, reason = "a law is broken by a panic")]

mod catalogs;
pub mod corpus;
mod response;
mod reference;
mod catalog;
mod escape;
mod lock;
mod redact;

pub use catalogs::made;

/// A law: its name, which is that of its fuzz target and of its corpus, and what checks it.
pub type Law = (&'static str, fn(&[u8]));

/// Every law.
pub const INVARIANTS: [Law; 6] = [
    ("response", response::check),
    ("differential", reference::check),
    ("catalog", catalog::check),
    ("escape", escape::check),
    ("lock", lock::check),
    ("redact", redact::check),
];

/// Checks the law of that name.
///
/// # Panics
///
/// The law is broken, or there is none of that name.
pub fn check(name: &str, bytes: &[u8]) {
    let law = INVARIANTS.iter().find(|(law, _)| *law == name);
    law.unwrap_or_else(|| panic!("there is no law `{name}`")).1(bytes);
}

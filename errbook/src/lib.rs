//! What people depend on: the engine, and `catalog!`, which compiles a catalogue of API errors.
//!
#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

#[doc(inline)]
pub use errbook_core::*;

#[doc(hidden)]
pub use errbook_macros::catalog as __catalog;

/// Compiles a catalogue of API errors into enums, an entry table and everything that works on them.
///
/// The path is relative to the folder of the crate's `Cargo.toml` and must not leave it.
/// An edit of the file rebuilds the crate.
/// What is generated, beside the impls:
///
/// * `Code`, the enum of all codes, with [`ApiCode`];
/// * for each endpoint, such as `submit`, an enum of that endpoint's codes, such as `SubmitError`, with [`ApiError`],
///   and conversions from and to `Code`.
///
/// All of them have `Copy`, `Eq`, `Ord` (the order of the file), `Hash`, `Debug`, `Display` (the string on the wire),
/// `Error`, `FromStr` and `TryFrom<&str>`, and are `#[non_exhaustive]`.
/// Two catalogues in one crate stand in two modules.
///
/// # Errors
///
/// Everything that is wrong with the catalogue is a compile error of its own, with its line in the YAML file.
#[macro_export]
macro_rules! catalog {
    ($path:tt $(,)?) => {
        $crate::__catalog! { $crate, $path }
    };
}

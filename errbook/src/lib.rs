//! Typed errors and response parsers for an API, compiled from one YAML file by [`catalog!`].
//!
#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

#[doc(inline)]
pub use errbook_core::*;

#[doc(hidden)]
pub use errbook_macros::catalog as __catalog;

/// Compiles a catalog of API errors to enums with documentation, lookups and response parsers.
///
/// The path is relative to the directory of the crate's `Cargo.toml`, and must not leave it.
/// An edit of the file rebuilds the crate.
///
/// The macro generates:
///
/// * `Code`, the enum of all codes, with [`ApiCode`];
/// * for each endpoint, such as `submit`, an enum of that endpoint's codes, such as `SubmitError`, with [`ApiError`],
///   and conversions from and to `Code`.
///
/// Every enum is `#[non_exhaustive]` and implements `Copy`, `Eq`, `Ord` (in file order), `Hash`, `Debug`, `Display` (the
/// code on the wire), `Error`, `FromStr` and `TryFrom<&str>`.
/// Two catalogs in one crate need two modules.
///
/// # Errors
///
/// Each error in the catalog is a separate compile error with its line in the YAML file.
#[macro_export]
macro_rules! catalog {
    ($path:tt $(,)?) => {
        $crate::__catalog! { $crate, $path }
    };
}

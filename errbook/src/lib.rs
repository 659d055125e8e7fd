//! Typed errors and response parsers for an API, compiled from one YAML file by [`catalog!`].
//!
#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

#[doc(inline)]
pub use errbook_core::*;

#[doc(hidden)]
pub use errbook_macros::catalog as __catalog;

/// Compiles a catalog of API errors into enums, response parsers and a table of entries.
///
/// The path is a string literal, relative to the folder of the crate's `Cargo.toml`, and does not leave that folder;
/// the file itself may be a link. The crate is rebuilt when the file changes. The macro generates:
///
/// * `Code`, the enum of all codes, with [`ApiCode`];
/// * for each endpoint, such as `submit`, an enum of that endpoint's codes, such as `SubmitError`, with [`ApiError`],
///   and conversions from and to `Code`.
///
/// The enums are `#[non_exhaustive]`, and implement `Copy`, `Eq`, `Ord` (the order of the file), `Hash`, `Debug`,
/// `Display` (the string on the wire), `Error`, `FromStr` and `TryFrom<&str>`.
///
/// A crate with two catalogs invokes the macro in two modules. The enums are defined in a private module, whose name rustc
/// reports if there are two catalogs in one module, and re-exported by a glob: an item of yours with the same name hides one.
///
/// In a doctest, the path is relative to the crate, too. The cases of `trybuild` are a crate of their own; the guide
/// [above](crate#doctests-and-trybuild) shows how they find a catalog, and [another section](crate#build-scripts) how to
/// compile a generated one.
///
/// # Errors
///
/// Every error in the catalog is a separate compile error with its line in the YAML file.
#[macro_export]
macro_rules! catalog {
    ($path:tt $(,)?) => {
        $crate::__catalog! { $crate, $path }
    };
    // The macro reports any other argument.
    ($($other:tt)*) => {
        $crate::__catalog! { $crate, $($other)* }
    };
}

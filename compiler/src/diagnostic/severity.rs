//! Errors and warnings.

/// The severity of a diagnostic.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Severity {
    /// The catalog is invalid and does not compile.
    Error,
    /// The catalog is valid but probably not as intended.
    Warning,
}

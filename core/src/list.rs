//! The list of all variants of a generated enum.

/// The list of all variants of an enum, in row order.
///
/// rustc evaluates a constant without parameters in every check. For a list of variants, that takes quadratic time, so the
/// constant has a parameter, and is evaluated only where it is used.
#[doc(hidden)]
pub trait List<Lazy>: Sized + 'static {
    /// All variants.
    const LIST: &'static [Self];
}

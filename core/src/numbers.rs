//! Lists of numbers as bytes, so that a list of any length is one expression.
//!
//! rustc parses, checks and evaluates a list of numbers number by number. Reading a number from bytes takes the same single
//! load as reading it from a list.

/// A number of a table: four bytes, the lowest first.
pub type Number = [u8; 4];

/// The bytes of a list that is read at random, at an address that keeps every slot of the index within one cache line.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(16))]
pub struct Aligned<const N: usize>(pub [u8; N]);

/// Returns the numbers in these bytes.
#[must_use]
pub const fn numbers<const WIDTH: usize>(bytes: &[u8]) -> &[[u8; WIDTH]] {
    bytes.as_chunks().0
}

/// Returns the lists of `N` numbers in these bytes.
#[must_use]
pub const fn lists<const N: usize>(bytes: &[u8]) -> &[[Number; N]] {
    numbers(bytes).as_chunks().0
}

/// Returns the bytes of a number.
#[must_use]
pub const fn number(value: u32) -> Number {
    value.to_le_bytes()
}

/// Returns the value of a number.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) const fn value(number: Number) -> u32 {
    u32::from_le_bytes(number)
}

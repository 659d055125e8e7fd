//! A strict, lazy parser for one JSON object, member by member, without recursion or allocation.
//!
//! The modules in order: [`value`] is a validated value, [`key`] compares keys,
//! [`numbers`] validates long arrays of numbers, [`scan`] parses tokens, [`skip`] validates nested values, [`members`] iterates over an object, [`walk`] follows
//! paths, and [`template`] matches the bytes that common serializers write.
//!
//! # Performance
//!
//! Every choice here was measured in instructions per response (`benches/instructions.txt`):
//!
//! * Strings are searched in blocks of 64 bytes that vectorize, and short ones in words of eight.
//! * Keys are compared as a single `u64` of their first eight bytes.
//! * Values are three whole words that stay in place. A partial store followed by a wider load stalls store forwarding
//!   for longer than it takes to parse a key, so functions that are not inlined exchange positions instead of results
//!   that overlap with an error.
//! * The path of a short response is inlined into its caller; everything rare is `#[cold]` or `#[inline(never)]`.

mod value;
mod numbers;
mod key;
mod scan;
mod skip;
mod members;
mod walk;
mod template;

pub use key::Key;
pub(crate) use members::{Items, Members, whole};
pub use template::Template;
pub(crate) use value::{JsonType, JsonValue};
pub(crate) use walk::{inside, keys};

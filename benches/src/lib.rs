//! Shared parts of the benchmarks of lookup, parsing and decoding.
#![forbid(unsafe_code)]

pub mod decode;
pub mod harness;
pub mod lookup;
pub mod parse;

/// The SQLSTATEs of PostgreSQL, from the catalog of the tests.
#[allow(missing_docs)]
pub mod codes_260 {
    include!(concat!(env!("OUT_DIR"), "/codes_260.rs"));
}

/// 1,000 codes composed of words.
#[allow(missing_docs)]
pub mod codes_1000 {
    include!(concat!(env!("OUT_DIR"), "/codes_1000.rs"));
}

/// 10,000 codes composed of words.
#[allow(missing_docs)]
pub mod codes_10000 {
    include!(concat!(env!("OUT_DIR"), "/codes_10000.rs"));
}

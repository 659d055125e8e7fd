//! Waiting: the delays of every policy, and attempts that stay within every bound whatever the server replies.
//!
//! `PROPTEST_CASES=100000 cargo test --release --package errbook-tests --test polling` tries harder.
#![allow(clippy::indexing_slicing, reason = "an index out of range fails the test, as it should")]

mod polling {
    mod bounds;
    mod delays;
    mod observer;
    mod policies;
    mod scripts;
}

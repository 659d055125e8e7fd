//! Delays of every retry policy, and pollers that stay within every retry limit for any server.
//!
//! `PROPTEST_CASES=100000 cargo test --release --package errbook-tests --test polling` runs more cases.
#![allow(clippy::indexing_slicing, reason = "an index out of range fails the test, as it should")]

mod polling {
    mod bounds;
    mod delays;
    mod observer;
    mod paid_tasks;
    mod policies;
    mod scripts;
    mod server_delays;
    mod stored;
    mod task_ids;
}

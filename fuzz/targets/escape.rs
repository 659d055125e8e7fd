//! Fuzzes the invariant `escape`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errbook_invariants::check("escape", bytes));

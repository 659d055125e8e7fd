//! Fuzzes the invariant `response`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| errbook_invariants::check("response", bytes));

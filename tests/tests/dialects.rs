//! Responses of other APIs: each is parsed by its own catalog, and never a success for another one.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixtures has failed")]

mod dialects {
    mod compiled;
    mod pairs;
    mod parameters;
    mod recorded;
}

//! The reason why a value is invalid, and a suggestion.

/// The reason why a value is invalid, and a suggestion.
pub(crate) struct Fault {
    pub(crate) what: String,
    pub(crate) help: String,
}

pub(super) fn fault(what: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault { what: what.into(), help: help.into() }
}

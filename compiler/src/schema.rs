//! The catalog format as data: every key with its type, default, documentation and example.
//!
//! Validation, suggestions, the editor schema and `docs/format.md` all use this description.

mod types;
mod pattern;
mod text;
mod responses;
mod entry;
mod retry;
mod file;

pub(crate) use entry::OWN_KEYS;
pub use entry::{CAUSE, DEPRECATED, ENTRY, PARAMETER, REMOVED};
pub use file::{CATALOG, DECISION, ENDPOINT, NAMED_SOURCE, SOURCE};
pub use responses::{CODE_LOCATION, DELAY_LOCATION, HTTP_RESPONSES, JSON_RESPONSES, PREDICATE, RESPONSES, WHEN};
pub use text::{TEXT_RESPONSES, TEXT_SUCCESS, UNKNOWN_CODES};

pub use crate::rules::{BYTES, CHECK};
pub use retry::{FIGURES, POLICY, POLLING_PROFILE, keys_of};
pub use types::{KeySchema, ObjectSchema, Presence, ValueType};

/// All maps of the format, in documentation order.
pub const OBJECTS: [&ObjectSchema; 24] = [
    &CATALOG,
    &SOURCE,
    &NAMED_SOURCE,
    &RESPONSES,
    &TEXT_RESPONSES,
    &TEXT_SUCCESS,
    &UNKNOWN_CODES,
    &JSON_RESPONSES,
    &CODE_LOCATION,
    &DELAY_LOCATION,
    &PREDICATE,
    &HTTP_RESPONSES,
    &POLICY,
    &POLLING_PROFILE,
    &DECISION,
    &ENDPOINT,
    &ENTRY,
    &WHEN,
    &CAUSE,
    &CHECK,
    &BYTES,
    &PARAMETER,
    &DEPRECATED,
    &REMOVED,
];

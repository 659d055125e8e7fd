//! The names that the schema of the export lists.

use errbook_core::RetryClass;
use errbook_core::table::{Charset, Evidence, ParameterKind, Unit};

pub(super) fn classes() -> Vec<&'static str> {
    RetryClass::ALL.map(RetryClass::as_str).to_vec()
}

pub(super) fn charsets() -> Vec<&'static str> {
    Charset::ALL.map(Charset::as_str).to_vec()
}

pub(super) fn units() -> Vec<&'static str> {
    Unit::ALL.map(Unit::as_str).to_vec()
}

pub(super) fn evidence() -> Vec<&'static str> {
    Evidence::ALL.map(Evidence::as_str).to_vec()
}

pub(super) fn parameter_kinds() -> Vec<&'static str> {
    ParameterKind::ALL.map(ParameterKind::as_str).to_vec()
}

/// Returns names with null.
pub(super) fn or_null(names: Vec<&'static str>) -> Vec<Option<&'static str>> {
    names.into_iter().map(Some).chain([None]).collect()
}

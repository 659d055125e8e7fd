//! Conditions of the export: HTTP statuses, and predicates on the values of JSON bodies.

use errbook_core::table::StatusRange;
use serde::Serialize;

use crate::model;

/// An HTTP status, or a group of them.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub(super) struct Status {
    /// The status as in the catalog: `429` or `5xx`.
    name: String,
    /// The first status.
    first: u16,
    /// The last status.
    last: u16,
}

impl Status {
    pub(super) fn new(range: StatusRange) -> Self {
        let StatusRange { first, last } = range;
        Status { name: range.to_string(), first, last }
    }
}

/// A condition on the value at a path.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub(super) struct Condition<'m> {
    /// The path.
    path: &'m str,
    /// The predicate: `is` and `not` compare with `value`; `empty` includes absent.
    #[cfg_attr(
        feature = "export-schema",
        schemars(extend("enum" = ["is", "not", "present", "absent", "empty", "not_empty"]))
    )]
    predicate: &'static str,
    /// The scalar of `is` and `not`, as its text: a number equals the string that spells it. Null for the others.
    value: Option<&'m str>,
}

impl<'m> Condition<'m> {
    fn new(path: &'m str, predicate: &'m model::Predicate) -> Self {
        let (predicate, value) = match predicate {
            model::Predicate::Is(value) => ("is", Some(value.as_str())),
            model::Predicate::Not(value) => ("not", Some(value.as_str())),
            model::Predicate::Present => ("present", None),
            model::Predicate::Absent => ("absent", None),
            model::Predicate::Empty => ("empty", None),
            model::Predicate::NotEmpty => ("not_empty", None),
        };
        Condition { path, predicate, value }
    }
}

/// The conditions under which a response is an entry without its code; all must be met.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub(super) struct When<'m> {
    /// The HTTP statuses, of which one must be that of the response; empty for any.
    http: Vec<Status>,
    /// The conditions on a JSON body; empty for any body.
    json: Vec<Condition<'m>>,
}

impl<'m> When<'m> {
    pub(super) fn new(when: &'m model::When) -> Self {
        let model::When { http, json, span: _ } = when;
        When { http: statuses(http), json: conditions(json) }
    }
}

/// Returns conditions in file order.
pub(super) fn conditions(conditions: &model::Conditions) -> Vec<Condition<'_>> {
    conditions.iter().map(|(path, predicate)| Condition::new(path, predicate)).collect()
}

/// Returns statuses in file order.
pub(super) fn statuses(ranges: &[StatusRange]) -> Vec<Status> {
    ranges.iter().copied().map(Status::new).collect()
}

//! Checks and parameters of the export.

use errbook_core::table::{Pattern, Unit};
use serde::Serialize;

#[cfg(feature = "export-schema")]
use super::words::{or_null, parameter_kinds, units};
use crate::model;
use crate::phrase;

/// A check of one parameter of the call.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub(super) struct Check<'m> {
    /// The name of the parameter.
    parameter: &'m str,
    /// The rule for its value.
    #[cfg_attr(
        feature = "export-schema",
        schemars(extend("enum" = [
            "length", "max_length", "bytes", "extension", "present", "non_empty", "digits", "base64"
        ]))
    )]
    rule: &'static str,
    /// The number of characters of `length` and `max_length`.
    characters: Option<u32>,
    /// The minimum size of `bytes`, inclusive.
    min_bytes: Option<u64>,
    /// The maximum size of `bytes`, inclusive.
    max_bytes: Option<u64>,
    /// The extensions of `extension`, without the dot; case does not matter.
    extensions: Option<&'m [String]>,
    /// The calls that the check applies to, if not to all.
    only_for: Option<&'m str>,
    /// The rule and its calls in words, to follow the name of the parameter: `exactly 32 characters`.
    limit: String,
}

/// The parameter of a code such as `FLOOD_WAIT_{seconds}`.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub(super) struct Parameter<'m> {
    /// The name in the braces.
    name: &'m str,
    /// The part of the code before the parameter.
    before: &'m str,
    /// The part of the code behind the parameter.
    after: &'m str,
    /// The type: a whole number of 32 or 64 bits without leading zeros, or a text that is not empty.
    #[cfg_attr(feature = "export-schema", schemars(extend("enum" = parameter_kinds())))]
    kind: &'static str,
    /// The unit of a parameter that is the delay before the next attempt.
    #[cfg_attr(feature = "export-schema", schemars(extend("enum" = or_null(units()))))]
    delay_unit: Option<&'static str>,
}

impl<'m> Check<'m> {
    pub(super) fn new(check: &'m model::Check) -> Self {
        let model::Check { parameter, rule, only_for, span: _ } = check;
        let mut view = Check {
            parameter,
            rule: "",
            characters: None,
            min_bytes: None,
            max_bytes: None,
            extensions: None,
            only_for: only_for.as_deref(),
            limit: phrase::limit(check),
        };
        view.rule = match rule {
            model::Rule::Length(length) => {
                view.characters = Some(*length);
                "length"
            }
            model::Rule::MaxLength(length) => {
                view.characters = Some(*length);
                "max_length"
            }
            model::Rule::Bytes { min, max } => {
                (view.min_bytes, view.max_bytes) = (*min, *max);
                "bytes"
            }
            model::Rule::Extension(extensions) => {
                view.extensions = Some(extensions);
                "extension"
            }
            model::Rule::Present => "present",
            model::Rule::NonEmpty => "non_empty",
            model::Rule::Digits => "digits",
            model::Rule::Base64 => "base64",
        };
        view
    }
}

impl<'m> Parameter<'m> {
    pub(super) fn new(code: &'m str, parameter: &model::Parameter) -> Option<Self> {
        let model::Parameter { kind, delay } = parameter;
        let (before, name, after) = Pattern::split(code)?;
        Some(Parameter { name, before, after, kind: kind.as_str(), delay_unit: delay.map(Unit::as_str) })
    }
}

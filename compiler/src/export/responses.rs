//! Response formats of the export.

use serde::Serialize;

use super::conditions::{Condition, Status, conditions, statuses};
#[cfg(feature = "export-schema")]
use super::words::{charsets, or_null, units};
use crate::model;

/// The response formats.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub(super) struct Responses<'m> {
    /// The format of plain text responses; null if there are none.
    text: Option<TextResponses<'m>>,
    /// The format of JSON responses; null if there are none.
    json: Option<JsonResponses<'m>>,
    /// The meaning of the HTTP status.
    http: HttpResponses<'m>,
}

/// The meaning of the HTTP status.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct HttpResponses<'m> {
    /// The statuses of a success; empty if the status does not decide.
    success: Vec<Status>,
    /// The retry policies after an unrecognized body, by status; the first one that applies is used.
    retry: Vec<StatusRetry<'m>>,
}

/// The retry policy after an unrecognized body with these statuses.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct StatusRetry<'m> {
    /// The statuses.
    status: Status,
    /// The name of the retry policy.
    retry_policy: &'m str,
}

/// The format of plain text responses. White space around a body is ignored.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct TextResponses<'m> {
    /// The prefix of a success, before its payload.
    success_prefix: Option<&'m str>,
    /// `true` if a success may end after its prefix.
    empty_payload: bool,
    /// The values behind the payload of a success, in order.
    trailing_fields: Vec<TrailingField<'m>>,
    /// The bodies that are a success as a whole.
    success: Vec<TextSuccess<'m>>,
    /// A prefix that only successes have.
    reserved_prefix: Option<&'m str>,
    /// Patterns of codes that are not in the catalog.
    unknown_codes: Vec<UnknownCodePattern<'m>>,
}

/// A value behind the payload of a success.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct TrailingField<'m> {
    /// The name.
    name: &'m str,
    /// The separator before it; the last occurrence counts.
    separator: &'m str,
}

/// A body that is a success as a whole: an exact text or a number.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct TextSuccess<'m> {
    /// The exact text, possibly empty; null for a number.
    exact: Option<&'m str>,
    /// The characters of the number; null for an exact text.
    #[cfg_attr(feature = "export-schema", schemars(extend("enum" = or_null(charsets()))))]
    charset: Option<&'static str>,
    /// The maximum length of the number in bytes; null for an exact text.
    max_length: Option<u32>,
}

/// A pattern of codes that are not in the catalog.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct UnknownCodePattern<'m> {
    /// The characters of the code.
    #[cfg_attr(feature = "export-schema", schemars(extend("enum" = charsets())))]
    charset: &'static str,
    /// The prefix of the code; may be empty.
    prefix: &'m str,
    /// The maximum length in bytes.
    max_length: u32,
}

/// The format of JSON responses. A path is a list of keys separated by `.`; `[]` is the first item of an array, and
/// `[kind=a]` the first item with that member.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct JsonResponses<'m> {
    /// The conditions of a success, which must all be met; empty if the HTTP status decides.
    success: Vec<Condition<'m>>,
    /// The conditions of a failure, which must all be met; empty if the HTTP status decides.
    failure: Vec<Condition<'m>>,
    /// The locations of the code of a failure; the first one with a value applies.
    code: Vec<CodeLocation<'m>>,
    /// The paths of the payload of a success; the first one with a value applies. `.` is the whole body.
    payload: &'m [String],
    /// `true` if null and an empty string are payloads, too.
    empty_payload: bool,
    /// The paths of the server's message; the first one with a value applies.
    message: &'m [String],
    /// The locations of the delay that the server asks for; the first one with a value applies.
    retry_after: Vec<DelayLocation<'m>>,
    /// Values beside the payload or the code.
    fields: Vec<Field<'m>>,
}

/// The location of a code.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct CodeLocation<'m> {
    /// The path.
    path: &'m str,
    /// A separator: the code precedes its first occurrence.
    before: Option<&'m str>,
    /// A separator: the code follows its last occurrence.
    after: Option<&'m str>,
    /// Values that are not a code.
    none: &'m [String],
}

/// The location of a delay.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct DelayLocation<'m> {
    /// The path.
    path: &'m str,
    /// The unit of a number.
    #[cfg_attr(feature = "export-schema", schemars(extend("enum" = units())))]
    unit: &'static str,
}

/// A value beside the payload or the code.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
struct Field<'m> {
    /// The name.
    name: &'m str,
    /// The paths of the value; the first one with a value applies.
    paths: &'m [String],
}

impl<'m> Responses<'m> {
    pub(super) fn new(catalog: &'m model::Catalog, responses: &'m model::Responses) -> Self {
        let model::Responses { text, json, http } = responses;
        let model::HttpResponses { success, retry } = http;
        let retry = retry.iter().filter_map(|(status, policy)| {
            let policy = catalog.policies.get(*policy)?;
            Some(StatusRetry { status: Status::new(*status), retry_policy: &policy.name })
        });
        Responses {
            text: text.as_ref().map(text_responses),
            json: json.as_ref().map(json_responses),
            http: HttpResponses { success: statuses(success), retry: retry.collect() },
        }
    }
}

fn text_responses(text: &model::TextResponses) -> TextResponses<'_> {
    let model::TextResponses {
        success_prefix,
        empty_payload,
        trailing_fields,
        success,
        reserved_prefix,
        unknown_codes,
    } = text;
    let trailing_fields = trailing_fields.iter();
    let success = success.iter().map(|success| match success {
        model::TextSuccess::Exact(text) => TextSuccess { exact: Some(text), charset: None, max_length: None },
        model::TextSuccess::Number { charset, max_length } => {
            TextSuccess { exact: None, charset: Some(charset.as_str()), max_length: Some(*max_length) }
        }
    });
    let unknown_codes = unknown_codes.iter().map(|model::UnknownCodePattern { charset, prefix, max_length }| {
        UnknownCodePattern { charset: charset.as_str(), prefix, max_length: *max_length }
    });
    TextResponses {
        success_prefix: success_prefix.as_deref(),
        empty_payload: *empty_payload,
        trailing_fields: trailing_fields
            .map(|model::TrailingField { name, separator }| TrailingField { name, separator })
            .collect(),
        success: success.collect(),
        reserved_prefix: reserved_prefix.as_deref(),
        unknown_codes: unknown_codes.collect(),
    }
}

fn json_responses(json: &model::JsonResponses) -> JsonResponses<'_> {
    let model::JsonResponses { success, failure, code, payload, empty_payload, message, retry_after, fields } = json;
    let code = code.iter().map(|model::CodeLocation { path, before, after, none }| CodeLocation {
        path,
        before: before.as_deref(),
        after: after.as_deref(),
        none,
    });
    let retry_after = retry_after.iter();
    JsonResponses {
        success: conditions(success),
        failure: conditions(failure),
        code: code.collect(),
        payload,
        empty_payload: *empty_payload,
        message,
        retry_after: retry_after
            .map(|model::DelayLocation { path, unit }| DelayLocation { path, unit: unit.as_str() })
            .collect(),
        fields: fields.iter().map(|model::Field { name, paths }| Field { name, paths }).collect(),
    }
}

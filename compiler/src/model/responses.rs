//! The response formats of the model.

use errbook_core::table::{self, Charset, Path, StatusRange, Unit};

use crate::diagnostic::Span;

/// The response formats.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Responses {
    /// Plain text responses.
    pub text: Option<TextResponses>,
    /// JSON responses.
    pub json: Option<JsonResponses>,
    /// The meaning of the HTTP status.
    pub http: HttpResponses,
}

/// The meaning of the HTTP status.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct HttpResponses {
    /// The statuses of a success; empty if the status does not decide.
    pub success: Vec<StatusRange>,
    /// The index of the policy after an unrecognized body, by HTTP status.
    pub retry: Vec<(StatusRange, usize)>,
}

/// The format of plain text responses.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct TextResponses {
    /// The prefix of a success.
    pub success_prefix: Option<String>,
    /// `true` if a success may end after its prefix.
    pub empty_payload: bool,
    /// The values behind the payload of a success, in order.
    pub trailing_fields: Vec<TrailingField>,
    /// The texts that are a success as a whole.
    pub success: Vec<TextSuccess>,
    /// A prefix that only successes have.
    pub reserved_prefix: Option<String>,
    /// Patterns of codes that are not in the catalog.
    pub unknown_codes: Vec<UnknownCodePattern>,
}

/// A text that is a success as a whole; see [`errbook_core::table::TextSuccess`].
#[derive(Clone, PartialEq, Debug)]
pub enum TextSuccess {
    /// Exactly this text; may be empty.
    Exact(String),
    /// A number.
    Number {
        /// Its characters.
        charset: Charset,
        /// The maximum length in bytes.
        max_length: u32,
    },
}

impl TextSuccess {
    /// The characters of a number. Letters could be an unknown code, which must never be a success.
    pub const CHARSETS: [Charset; 2] = [Charset::Digits, Charset::Decimal];

    /// Returns the text or number in the form of core's table.
    #[must_use]
    pub fn row(&self) -> table::TextSuccess<'_> {
        match self {
            TextSuccess::Exact(text) => table::TextSuccess::Exact(text),
            TextSuccess::Number { charset, max_length } => {
                table::TextSuccess::Number { charset: *charset, max_length: *max_length as usize }
            }
        }
    }
}

/// A value behind the payload of a plain text success.
#[derive(Clone, PartialEq, Debug)]
pub struct TrailingField {
    /// Its name.
    pub name: String,
    /// The separator before it.
    pub separator: String,
}

/// A pattern of codes that are not in the catalog.
#[derive(Clone, PartialEq, Debug)]
pub struct UnknownCodePattern {
    /// The characters of the code.
    pub charset: Charset,
    /// The prefix of the code; may be empty.
    pub prefix: String,
    /// The maximum length in bytes.
    pub max_length: u32,
}

/// The format of JSON responses; paths are as in the file: `errors[].code`.
#[derive(Clone, PartialEq, Debug)]
pub struct JsonResponses {
    /// The conditions of a success; empty if the HTTP status decides.
    pub success: Conditions,
    /// The conditions of a failure; empty if the HTTP status decides.
    pub failure: Conditions,
    /// The locations of the code of a failure, in order.
    pub code: Vec<CodeLocation>,
    /// The paths of the payload of a success, in order; `.` is the whole body.
    pub payload: Vec<String>,
    /// `true` if null and an empty string are payloads, too.
    pub empty_payload: bool,
    /// The paths of the server's message, in order.
    pub message: Vec<String>,
    /// The locations of the delay that the server asks for, in order.
    pub retry_after: Vec<DelayLocation>,
    /// Values beside the payload or the code, in order.
    pub fields: Vec<Field>,
}

/// A value of a JSON body beside the payload or the code.
#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// The paths of its value, in order.
    pub paths: Vec<String>,
}

/// Paths, and predicates on their values.
pub type Conditions = Vec<(String, Predicate)>;

/// The location of a code; see [`errbook_core::table::CodeLocation`].
#[derive(Clone, PartialEq, Default, Debug)]
pub struct CodeLocation {
    /// The path.
    pub path: String,
    /// A separator; the code precedes its first occurrence.
    pub before: Option<String>,
    /// A separator; the code follows its last occurrence.
    pub after: Option<String>,
    /// Values that are not a code.
    pub none: Vec<String>,
}

/// The location of a delay.
#[derive(Clone, PartialEq, Debug)]
pub struct DelayLocation {
    /// The path.
    pub path: String,
    /// The unit of a number.
    pub unit: Unit,
}

/// The conditions under which a response is an entry; all must be met.
#[derive(Clone, PartialEq, Debug)]
pub struct When {
    /// The HTTP statuses; empty for any.
    pub http: Vec<StatusRange>,
    /// The conditions on a JSON body; empty for any body.
    pub json: Conditions,
    /// The span of the conditions.
    pub span: Span,
}

/// A predicate on a value; see [`errbook_core::table::Predicate`].
#[derive(Clone, PartialEq, Debug)]
pub enum Predicate {
    /// Equals this scalar.
    Is(String),
    /// Is a scalar other than this one.
    Not(String),
    /// Is present.
    Present,
    /// Is absent.
    Absent,
    /// Is absent or empty.
    Empty,
    /// Is present and not empty.
    NotEmpty,
}

/// Returns the keys of a path; see [`Path::keys`].
#[must_use]
pub fn keys(path: &str) -> Vec<&str> {
    Path::keys(path).collect()
}

/// Returns every path of the formats and of the conditions of entries, in file order.
pub(crate) fn paths<'m>(json: &'m JsonResponses, when: &[&'m When]) -> Vec<&'m str> {
    let mut paths: Vec<&str> = Vec::new();
    let mut add = |conditions: &'m Conditions| {
        for (path, _) in conditions {
            paths.push(path);
        }
    };
    add(&json.success);
    add(&json.failure);
    for when in when {
        add(&when.json);
    }
    for location in &json.code {
        paths.push(&location.path);
    }
    for path in [&json.payload, &json.message].into_iter().flatten() {
        paths.push(path);
    }
    for location in &json.retry_after {
        paths.push(&location.path);
    }
    paths
}

/// Returns the keys of the outermost object at which the paths start, each once, in file order.
pub(crate) fn first_keys<'m>(json: &'m JsonResponses, when: &[&'m When]) -> Vec<&'m str> {
    let mut first = Vec::new();
    for path in paths(json, when) {
        if let Some(key) = keys(path).first()
            && path != "."
            && !first.contains(key)
        {
            first.push(*key);
        }
    }
    first
}

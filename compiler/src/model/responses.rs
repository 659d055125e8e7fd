//! The response formats of the model.

use errbook_core::table::Charset;

/// The response formats.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Responses {
    /// Plain text responses.
    pub text: Option<TextResponses>,
    /// JSON responses.
    pub json: Option<JsonResponses>,
    /// The index of the policy after an unrecognized body, by HTTP status.
    pub http: Vec<(String, usize)>,
}

/// The format of plain text responses.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct TextResponses {
    /// The prefix of a success.
    pub success_prefix: Option<String>,
    /// A prefix that only successes have.
    pub reserved_prefix: Option<String>,
    /// Patterns of codes that are not in the catalog.
    pub unknown_codes: Vec<UnknownCodePattern>,
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
    /// The conditions of a success: paths and predicates.
    pub success: Vec<(String, Predicate)>,
    /// The conditions of a failure.
    pub failure: Vec<(String, Predicate)>,
    /// The path of the code of a failure.
    pub code: String,
    /// A separator; the code follows its last occurrence.
    pub code_after: Option<String>,
    /// The paths of the payload of a success, in order; `.` is the whole object.
    pub payload: Vec<String>,
    /// The path of the server's message.
    pub message: Option<String>,
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
}

/// Returns the keys of a path, from the outside in: `errors`, `[]` and `code` for `errors[].code`.
#[must_use]
pub fn keys(place: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    for part in place.split('.') {
        let name = part.trim_end_matches("[]");
        keys.extend((!name.is_empty()).then_some(name));
        keys.extend(std::iter::repeat_n("[]", (part.len() - name.len()) / 2));
    }
    keys
}

/// Returns the keys of the outermost object at which the paths start, each once, in file order.
pub(crate) fn first_keys(json: &JsonResponses) -> Vec<&str> {
    let conditions = json.success.iter().chain(&json.failure).map(|(path, _)| path);
    let paths = conditions.chain([&json.code]).chain(&json.payload).chain(&json.message);
    let mut first = Vec::new();
    for key in paths.filter_map(|path| keys(path).first().copied()) {
        if !first.contains(&key) {
            first.push(key);
        }
    }
    first
}

//! What the catalogue states of replies.

use errbook_core::table::Charset;

/// How replies are read off the wire.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Responses {
    /// Plain text replies.
    pub text: Option<TextResponses>,
    /// JSON replies.
    pub json: Option<JsonResponses>,
    /// For a status of HTTP, the place of the policy after a foreign body.
    pub http: Vec<(String, usize)>,
}

/// How a plain text reply is read.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct TextResponses {
    /// What stands before the payload of a success.
    pub success_prefix: Option<String>,
    /// What only a success may begin with.
    pub reserved_prefix: Option<String>,
    /// What a code looks like that is not in the catalogue.
    pub unknown_codes: Vec<UnknownCodePattern>,
}

/// What a code looks like that is not in the catalogue.
#[derive(Clone, PartialEq, Debug)]
pub struct UnknownCodePattern {
    /// The characters that it is made of.
    pub charset: Charset,
    /// What it prefix with; may be empty.
    pub prefix: String,
    /// The most bytes that it has.
    pub max_length: u32,
}

/// How a JSON reply is read; a place is written as in the file: `errors[].code`.
#[derive(Clone, PartialEq, Debug)]
pub struct JsonResponses {
    /// What a success looks like: places, and what must hold there.
    pub success: Vec<(String, Predicate)>,
    /// What a failure looks like.
    pub failure: Vec<(String, Predicate)>,
    /// The place of the code of a failure.
    pub code: String,
    /// What stands before the code in that value.
    pub code_after: Option<String>,
    /// The places of the payload of a success, the first one first; `.` is the whole object.
    pub payload: Vec<String>,
    /// The place of a message for people.
    pub message: Option<String>,
}

/// What must hold for a value; see [`errbook_core::table::Predicate`].
#[derive(Clone, PartialEq, Debug)]
pub enum Predicate {
    /// It is this scalar.
    Is(String),
    /// It is a scalar, and not this one.
    Not(String),
    /// It is there.
    Present,
    /// It is not there.
    Absent,
}

/// The keys of a place, from the outside in: `errors[].code` is `errors`, `[]` and `code`.
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

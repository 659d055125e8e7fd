//! The layouts of bytes that a JSON reply has when the API's own serializer wrote it, and nothing but what it must say.

use crate::model::{self, JsonResponses, Predicate};

/// A layout, as [`errbook_core::__private::Template`] has it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Template {
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) success: bool,
    /// The key of the string.
    pub(crate) string: String,
    /// The key that tells success from failure, where it stands before the string.
    pub(crate) discriminator: Option<String>,
}

/// What tells a success or a failure.
struct Member<'m> {
    success: bool,
    /// The value that says so, as JSON.
    value: String,
    /// The key of the payload or of the code.
    string: &'m str,
}

/// What serializers write behind a colon and a comma.
const SPACES: [&str; 2] = ["", " "];

/// Every layout of an object of two members: the one that tells success from failure, and a string that is the payload
/// or the code.
///
/// There are none where it takes more than that to read such an object: see [`members`].
/// Failures come before successes, and the order of the conditions before the other one.
pub(crate) fn layouts<'m>(json: &JsonResponses, codes: impl IntoIterator<Item = &'m model::Code>) -> Vec<Template> {
    let Some((key, members)) = members(json) else { return Vec::new() };
    if codes
        .into_iter()
        .any(|code| !stands_for_itself(&code.code) || code.aliases.iter().any(|alias| !stands_for_itself(&alias.name)))
    {
        return Vec::new();
    }
    let mut layouts = Vec::new();
    for told_first in [true, false] {
        for space in SPACES {
            for Member { success, value, string } in &members {
                let (status, quote) = (format!("\"{key}\":{space}{value}"), format!("\"{string}\":{space}\""));
                let (before, after) = match told_first {
                    true => (format!("{{{status},{space}{quote}"), "\"}".to_owned()),
                    false => (format!("{{{quote}"), format!("\",{space}{status}}}")),
                };
                let discriminator = told_first.then(|| key.to_owned());
                layouts.push(Template {
                    before,
                    after,
                    success: *success,
                    string: (*string).to_owned(),
                    discriminator,
                });
            }
        }
    }
    layouts
}

/// The key that tells success from failure, and how it tells each.
///
/// `None` unless one key of the outermost object tells them apart by two values, and the string stands at another key of
/// it, where nothing else is read.
fn members(json: &JsonResponses) -> Option<(&str, [Member<'_>; 2])> {
    let ([(key, Predicate::Is(success))], [(other, Predicate::Is(failure))]) =
        (json.success.as_slice(), json.failure.as_slice())
    else {
        return None;
    };
    let (payload, code) = (json.payload.first()?.as_str(), json.code.as_str());
    let message = json.message.as_deref().and_then(|place| model::keys(place).first().copied());
    let outermost = |place: &str| model::keys(place) == [place] && stands_for_itself(place);
    let sound = key == other
        && success != failure
        && json.code_after.is_none()
        && [key, payload, code].into_iter().all(outermost)
        && [payload, code].into_iter().all(|string| string != key && message != Some(string))
        && message != Some(key);
    if !sound {
        return None;
    }
    let failure = Member { success: false, value: scalar(failure)?, string: code };
    let success = Member { success: true, value: scalar(success)?, string: payload };
    Some((key, [failure, success]))
}

/// The value as a serializer writes it: as a number or a word where it is one, or else as a string.
fn scalar(value: &str) -> Option<String> {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let number = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    match value {
        "true" | "false" => Some(value.to_owned()),
        _ if number && !digits.is_empty() => Some(value.to_owned()),
        _ => stands_for_itself(value).then(|| format!("\"{value}\"")),
    }
}

/// Whether JSON escapes no character of the text.
fn stands_for_itself(text: &str) -> bool {
    !text.chars().any(|character| matches!(character, '"' | '\\' | '\0'..' '))
}

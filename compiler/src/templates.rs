//! Templates: the JSON responses of common serializers, in which only one string varies.

use crate::json;
use crate::lists;
use crate::model::{self, CodeLocation, JsonResponses, Predicate};

/// A template with the names of its keys; see [`errbook_core::__private::Template`].
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Template {
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) success: bool,
    /// The key of the string.
    pub(crate) string: String,
    /// The key that distinguishes success from failure, if it is before the string.
    pub(crate) discriminator: Option<String>,
}

/// The two members of a success or a failure.
struct Members<'m> {
    success: bool,
    /// The value of the discriminator, as JSON.
    value: String,
    /// The key of the payload or the code.
    string: &'m str,
}

/// The spaces that serializers write after a colon and a comma.
const SPACES: [&str; 2] = ["", " "];

/// Returns the templates of objects with two members: the discriminator, and a string that is the payload or the code.
///
/// The result is empty if the outcome of such an object depends on anything else: see [`members`].
/// Failures precede successes, and objects that start with the discriminator precede the others.
pub(crate) fn templates<'m>(json: &JsonResponses, codes: impl IntoIterator<Item = &'m model::Code>) -> Vec<Template> {
    let Some((key, members)) = members(json) else { return Vec::new() };
    let is_plain =
        |code: &model::Code| json::is_plain(&code.code) && code.aliases.iter().all(|alias| json::is_plain(&alias.name));
    if !codes.into_iter().all(is_plain) {
        return Vec::new();
    }
    let mut templates = Vec::new();
    for discriminator_first in [true, false] {
        for space in SPACES {
            for Members { success, value, string } in &members {
                let (status, quote) = (format!("\"{key}\":{space}{value}"), format!("\"{string}\":{space}\""));
                let (before, after) = if discriminator_first {
                    (format!("{{{status},{space}{quote}"), "\"}".to_owned())
                } else {
                    (format!("{{{quote}"), format!("\",{space}{status}}}"))
                };
                templates.push(Template {
                    before,
                    after,
                    success: *success,
                    string: (*string).to_owned(),
                    discriminator: discriminator_first.then(|| key.to_owned()),
                });
            }
        }
    }
    templates
}

/// Returns the discriminator, and the members of a failure and a success.
///
/// Returns `None` unless two values of one key of the outermost object distinguish success from failure, and the string
/// is at another key of that object that has no other use.
fn members(json: &JsonResponses) -> Option<(&str, [Members<'_>; 2])> {
    let ([(key, Predicate::Is(success))], [(other, Predicate::Is(failure))]) =
        (json.success.as_slice(), json.failure.as_slice())
    else {
        return None;
    };
    // With several locations, the first string decides; with a part of a value, or with empty payloads, it does not.
    let [CodeLocation { path: code, before: None, after: None, none }, ..] = json.code.as_slice() else { return None };
    let (payload, code) = (json.payload.first()?.as_str(), code.as_str());
    let mut others = lists::filter_map(&json.message, |path| model::keys(path).first().copied());
    for location in &json.retry_after {
        others.extend(model::keys(&location.path).first());
    }
    let applies = |path: &str| model::keys(path) == [path] && json::is_plain(path) && !others.contains(&path);
    let are_distinct = key == other && success != failure && payload != key && code != key;
    if !(are_distinct && none.is_empty() && applies(key) && applies(payload) && applies(code)) {
        return None;
    }
    let value = |text: &str| json::is_plain(text).then(|| json::scalar(text));
    let failure = Members { success: false, value: value(failure)?, string: code };
    let success = Members { success: true, value: value(success)?, string: payload };
    Some((key, [failure, success]))
}

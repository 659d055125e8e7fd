//! The envelope of a JSON response: evaluates the paths and conditions of the catalog in one pass over the object.

use crate::body::Body;
use crate::json::{Items, JsonType, JsonValue, Key, Members, Template, inside};
use crate::outcome::Details;
use crate::reason::UnrecognizedReason;
use crate::response_value::ResponseValue;
use crate::responses::{Condition, JsonResponses, Path, Predicate};
use crate::retry::ServerDelay;
use crate::text::Text;

/// The maximum length of a code in an envelope, in bytes.
pub(crate) const MAX_CODE_LEN: usize = 256;

/// The maximum length of a value that contains a code, in bytes: a code with every character escaped, or a long URL.
const MAX_VALUE_LEN: usize = 4096;

/// The values of the cataloged keys, and the first fault of the object.
///
/// Methods return nothing after a fault, and the reason is a field: a `Result` would overlap its success value with the
/// reason, and the partial store followed by a wider load stalls store forwarding for longer than a key takes to parse.
pub(crate) struct Envelope<'a> {
    /// The object.
    pub(crate) text: &'a str,
    values: [Option<JsonValue>; JsonResponses::MAX_KEYS],
    /// The last nested value that was looked up.
    inner: Option<JsonValue>,
    /// The reason why the object is not a response; if there is one, all other fields are meaningless.
    pub(crate) fault: Option<UnrecognizedReason>,
}

impl<'a> Envelope<'a> {
    /// Creates an empty envelope.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn new(text: &'a str) -> Self {
        Envelope { text, values: [None; JsonResponses::MAX_KEYS], inner: None, fault: None }
    }

    /// Parses the object in place, because a copy of values that were just written would stall.
    ///
    /// A cataloged key must be unique; other keys cannot change the outcome and may repeat. With a template, the text starts
    /// with it, and its discriminator is not parsed again.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn read(&mut self, keys: &[Key<'_>], opening: Option<&Template<'_>>) {
        self.fault = self.fill(keys, opening).err();
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn fill(&mut self, keys: &[Key<'_>], opening: Option<&Template<'_>>) -> Result<(), UnrecognizedReason> {
        let mut members = match opening {
            Some(template) => self.open(template)?,
            None => Members::new(self.text)?,
        };
        let values = &mut self.values;
        members.read(keys, |place, value| match values.get_mut(place) {
            Some(Some(_)) => Err(UnrecognizedReason::DuplicateKey),
            Some(vacant) => {
                *vacant = Some(value);
                Ok(())
            }
            None => Ok(()),
        })?;
        members.end()
    }

    /// Keeps the members that a template describes, and returns those after them.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn open(&mut self, template: &Template<'_>) -> Result<Members<'a>, UnrecognizedReason> {
        if let Some(discriminator) = template.discriminator.and_then(|place| self.values.get_mut(place)) {
            *discriminator = Some(JsonValue::NULL);
        }
        let (members, value) = Members::continue_at(self.text, template.before.len().saturating_sub(1))?;
        if let Some(string) = self.values.get_mut(template.string) {
            *string = Some(value);
        }
        Ok(members)
    }

    /// Returns `true` for a success and `false` for a failure.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn is_success(&mut self, responses: &JsonResponses<'_>, opening: Option<&Template<'_>>) -> Option<bool> {
        if let Some(template) = opening {
            return Some(template.success);
        }
        let found = (self.all(responses.success), self.all(responses.failure));
        if found.0 == found.1 { self.fail(UnrecognizedReason::Undetermined) } else { Some(found.0) }
    }

    /// Returns `true` for a success and `false` for a failure, or `None` if the conditions leave it open.
    ///
    /// Returns a reason if the conditions of both are met.
    pub(crate) fn verdict(&mut self, responses: &JsonResponses<'_>) -> Result<Option<bool>, UnrecognizedReason> {
        let success = !responses.success.is_empty() && self.all(responses.success);
        let failure = !responses.failure.is_empty() && self.all(responses.failure);
        match (success, failure) {
            (true, true) => Err(UnrecognizedReason::Undetermined),
            (false, false) => Ok(None),
            (success, _) => Ok(Some(success)),
        }
    }

    /// Returns `true` if the object is valid and meets all conditions.
    pub(crate) fn meets(&mut self, conditions: &[Condition<'_>]) -> bool {
        self.fault.is_none() && self.all(conditions) && self.fault.is_none()
    }

    /// Returns the payload of a success.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn payload(&mut self, responses: &JsonResponses<'_>) -> Option<ResponseValue<'a>> {
        let text = self.text;
        for path in responses.payload {
            let value = if responses.empty_payload { self.written_at(*path).copied() } else { self.at(*path).copied() };
            let Some(value) = value else { continue };
            return match value.string_or_number(text) {
                Some(payload) if !payload.is_empty() || responses.empty_payload => Some(ResponseValue::Text(payload)),
                Some(_) => self.fail(UnrecognizedReason::MissingPayload),
                None => Some(ResponseValue::Json(value.written(text))),
            };
        }
        if responses.root_payload {
            Some(ResponseValue::Json(self.text))
        } else {
            self.fail(UnrecognizedReason::MissingPayload)
        }
    }

    /// Returns the code of a failure, which is a string or a number, and its path, or `None` if there is none.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn code<'t>(&mut self, responses: &JsonResponses<'t>) -> Option<(JsonValue, &'t Path<'t>)> {
        let text = self.text;
        for location in responses.code {
            let Some(value) = self.at(location.path) else { continue };
            if !value.is_string_or_number() {
                continue;
            }
            if value.written_length() > MAX_VALUE_LEN {
                return self.fail(UnrecognizedReason::CodeTooLong);
            }
            let code = location.code(value, text);
            if code.written_length() == 0 || location.is_none(value, text) {
                continue;
            }
            if code.json_type != JsonType::Escaped && code.written_length() > MAX_CODE_LEN {
                return self.fail(UnrecognizedReason::CodeTooLong);
            }
            return Some((code, &location.path));
        }
        None
    }

    /// Returns the details of a failure whose code is at `code`, if it has one.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn details(&mut self, responses: &JsonResponses<'_>, code: Option<&Path<'_>>) -> Details<'a> {
        let message = self.message(responses);
        let server_delay = self.server_delay(responses);
        let additional_errors = match code {
            Some(path) if !path.rest.is_empty() => self.additional_errors(*path),
            _ => 0,
        };
        Details { message, parameter: None, additional_errors, server_delay, json: Body::new(self.text.as_bytes()) }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn message(&mut self, responses: &JsonResponses<'_>) -> Option<Text<'a>> {
        let text = self.text;
        for path in responses.message {
            let Some(message) = self.at(*path) else { continue };
            if message.written_length() > 0
                && let Some(message) = message.string_or_number(text)
            {
                return Some(message);
            }
        }
        None
    }

    /// Returns the delay that the server asks for in the object.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn server_delay(&mut self, responses: &JsonResponses<'_>) -> ServerDelay {
        if responses.retry_after.is_empty() { ServerDelay::NONE } else { self.retry_after(responses) }
    }

    #[inline(never)]
    fn retry_after(&mut self, responses: &JsonResponses<'_>) -> ServerDelay {
        let text = self.text;
        for location in responses.retry_after {
            let value = self.at(location.path).and_then(|value| value.string_or_number(text));
            if let Some(delay) = value.and_then(|value| location.unit.delay(value)) {
                return delay.into();
            }
        }
        ServerDelay::NONE
    }

    /// Records the first reason.
    #[cold]
    fn fail<T>(&mut self, reason: UnrecognizedReason) -> Option<T> {
        self.fault.get_or_insert(reason);
        None
    }

    /// Returns the value at a path, unless it is absent or null.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn at(&mut self, path: Path<'_>) -> Option<&JsonValue> {
        self.written_at(path).filter(|value| value.json_type != JsonType::Null)
    }

    /// Returns the value at a path, unless it is absent.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn written_at(&mut self, path: Path<'_>) -> Option<&JsonValue> {
        if path.rest.is_empty() {
            return self.values.get(path.key)?.as_ref();
        }
        self.inner = self.values.get(path.key).copied().flatten().and_then(|value| self.inside(value, path.rest));
        self.inner.as_ref()
    }

    /// Returns the value at a path inside another value.
    #[inline(never)]
    fn inside(&mut self, value: JsonValue, rest: &[&str]) -> Option<JsonValue> {
        inside(self.text, value, rest.iter().copied()).unwrap_or_else(|reason| self.fail(reason))
    }

    /// Returns the number of items after the first one of the array on the path of the code.
    #[inline(never)]
    fn additional_errors(&mut self, path: Path<'_>) -> usize {
        let Some(array) = path.rest.iter().position(|key| *key == "[]") else { return 0 };
        let text = self.text;
        let array = self.at(Path { rest: path.rest.get(..array).unwrap_or_default(), ..path });
        array.map_or(0, |array| Items::inside(text, *array).skip(1).count())
    }

    /// Returns `true` if all conditions are met.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn all(&mut self, conditions: &[Condition<'_>]) -> bool {
        let text = self.text;
        for condition in conditions {
            if !evaluate(condition.predicate, self.at(condition.path), text) {
                return false;
            }
        }
        true
    }
}

/// Evaluates a predicate on a value.
#[cfg_attr(not(debug_assertions), inline(always))]
fn evaluate(predicate: Predicate<'_>, value: Option<&JsonValue>, text: &str) -> bool {
    let (expected, equal) = match predicate {
        Predicate::Is(expected) => (expected, true),
        Predicate::Not(expected) => (expected, false),
        Predicate::Present => return value.is_some(),
        Predicate::Absent => return value.is_none(),
        Predicate::Empty => return value.is_none_or(|value| value.is_empty(text)),
        Predicate::NotEmpty => return value.is_some_and(|value| !value.is_empty(text)),
    };
    value.and_then(|value| value.is_scalar(text, expected)) == Some(equal)
}

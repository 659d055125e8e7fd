//! The envelope of a JSON response: evaluates the paths and conditions of the catalog in one pass over the object.

use crate::json::{Items, JsonType, JsonValue, Key, Members, Template};
use crate::outcome::{Details, Payload};
use crate::reason::UnrecognizedReason;
use crate::responses::{Condition, JsonResponses, Path, Predicate};
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
    text: &'a str,
    values: [Option<JsonValue>; JsonResponses::MAX_KEYS],
    /// The last nested value that was looked up.
    inner: Option<JsonValue>,
    /// The reason why the object is not a response; if there is one, all other fields are meaningless.
    pub(crate) fault: Option<UnrecognizedReason>,
}

impl<'a> Envelope<'a> {
    /// Creates an empty envelope.
    #[inline(always)]
    pub(crate) const fn new(text: &'a str) -> Self {
        Envelope { text, values: [None; JsonResponses::MAX_KEYS], inner: None, fault: None }
    }

    /// Parses the object in place, because a copy of values that were just written would stall.
    ///
    /// A cataloged key must be unique; other keys cannot change the outcome and may repeat. With a template, the text starts
    /// with it, and its discriminator is not parsed again.
    #[inline(always)]
    pub(crate) fn read(&mut self, keys: &[Key<'_>], opening: Option<&Template<'_>>) {
        self.fault = self.fill(keys, opening).err();
    }

    #[inline(always)]
    fn fill(&mut self, keys: &[Key<'_>], opening: Option<&Template<'_>>) -> Result<(), UnrecognizedReason> {
        let mut members = match opening {
            Some(template) => Members::continue_at(self.text, template.before.len().saturating_sub(1)),
            None => Members::new(self.text)?,
        };
        if let Some(discriminator) = opening.and_then(|template| self.values.get_mut(template.discriminator?)) {
            *discriminator = Some(JsonValue::NULL);
        }
        let mut opened = opening.map(|template| Some(template.string));
        while let Some(place) = opened.take().or_else(|| members.key(keys))
            && let Some(value) = members.value()
        {
            let Some(kept) = place.and_then(|place| self.values.get_mut(place)) else { continue };
            if kept.is_some() {
                return Err(UnrecognizedReason::DuplicateKey);
            }
            *kept = Some(value);
        }
        members.end()
    }

    /// Returns `true` for a success and `false` for a failure.
    #[inline(always)]
    pub(crate) fn is_success(&mut self, responses: &JsonResponses<'_>, opening: Option<&Template<'_>>) -> Option<bool> {
        if let Some(template) = opening {
            return Some(template.success);
        }
        let found = (self.all(responses.success), self.all(responses.failure));
        if found.0 == found.1 { self.fail(UnrecognizedReason::Undetermined) } else { Some(found.0) }
    }

    /// Returns the payload of a success.
    #[inline(always)]
    pub(crate) fn payload(&mut self, responses: &JsonResponses<'_>) -> Option<Payload<'a>> {
        let text = self.text;
        for path in responses.payload {
            let Some(value) = self.at(*path) else { continue };
            return match (value.json_type, value.string_or_number(text)) {
                (JsonType::Object | JsonType::Array, _) => Some(Payload::Json(value.written(text))),
                (_, Some(text)) if !text.is_empty() => Some(Payload::Text(text)),
                _ => self.fail(UnrecognizedReason::MissingPayload),
            };
        }
        if responses.root_payload {
            Some(Payload::Json(self.text))
        } else {
            self.fail(UnrecognizedReason::MissingPayload)
        }
    }

    /// Returns the code of a failure.
    #[inline(always)]
    pub(crate) fn code(&mut self, responses: &JsonResponses<'_>) -> Option<Text<'a>> {
        let text = self.text;
        let Some(value) = self.at(responses.code).and_then(|value| value.string_or_number(text)) else {
            return self.fail(UnrecognizedReason::MissingCode);
        };
        if value.written_length() > MAX_VALUE_LEN {
            return self.fail(UnrecognizedReason::CodeTooLong);
        }
        let code = match responses.code_after {
            Some(marker) => value.after_last(marker),
            None => value,
        };
        match code.as_str() {
            Some("") => self.fail(UnrecognizedReason::MissingCode),
            Some(code) if code.len() > MAX_CODE_LEN => self.fail(UnrecognizedReason::CodeTooLong),
            _ => Some(code),
        }
    }

    /// Returns the details of a failure.
    #[inline(always)]
    pub(crate) fn details(&mut self, responses: &JsonResponses<'_>) -> Details<'a> {
        let text = self.text;
        let message =
            responses.message.and_then(|path| self.at(path)?.string(text)).filter(|message| !message.is_empty());
        Details { message, parameter: None, additional_errors: self.additional_errors(responses.code) }
    }

    /// Records the first reason.
    #[cold]
    fn fail<T>(&mut self, reason: UnrecognizedReason) -> Option<T> {
        self.fault.get_or_insert(reason);
        None
    }

    /// Returns the value at a path, unless it is absent or null.
    #[inline(always)]
    fn at(&mut self, path: Path<'_>) -> Option<&JsonValue> {
        if !path.rest.is_empty() {
            self.inner = self.values.get(path.key).copied().flatten().and_then(|value| self.inside(value, path.rest));
        }
        let value = if path.rest.is_empty() { self.values.get(path.key)?.as_ref()? } else { self.inner.as_ref()? };
        (value.json_type != JsonType::Null).then_some(value)
    }

    /// Returns the value at a path inside another value.
    #[inline(never)]
    fn inside(&mut self, value: JsonValue, place: &[&str]) -> Option<JsonValue> {
        place.iter().try_fold(value, |found, key| match found.json_type {
            JsonType::Array if *key == "[]" => Items::inside(self.text, found).next(),
            JsonType::Object if *key != "[]" => self.member(found, Key::new(key)),
            _ => None,
        })
    }

    /// Returns the value of a key of a nested object; the key must be unique, too.
    fn member(&mut self, object: JsonValue, key: Key<'_>) -> Option<JsonValue> {
        let (mut members, mut found) = (Members::inside(self.text, object)?, None);
        while let Some(place) = members.key(&[key]) {
            let value = members.value()?;
            if place.is_some() && found.replace(value).is_some() {
                return self.fail(UnrecognizedReason::DuplicateKey);
            }
        }
        found
    }

    /// Returns the number of items after the first one of the array on the path of the code.
    fn additional_errors(&mut self, path: Path<'_>) -> usize {
        let Some(array) = path.rest.iter().position(|key| *key == "[]") else { return 0 };
        let text = self.text;
        let array = self.at(Path { rest: path.rest.get(..array).unwrap_or_default(), ..path });
        array.map_or(0, |array| Items::inside(text, *array).skip(1).count())
    }

    #[inline(always)]
    fn all(&mut self, conditions: &[Condition<'_>]) -> bool {
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
#[inline(always)]
fn evaluate(predicate: Predicate<'_>, value: Option<&JsonValue>, text: &str) -> bool {
    let (expected, equal) = match predicate {
        Predicate::Is(expected) => (expected, true),
        Predicate::Not(expected) => (expected, false),
        Predicate::Present => return value.is_some(),
        Predicate::Absent => return value.is_none(),
    };
    value.and_then(|value| value.is_scalar(text, expected)) == Some(equal)
}

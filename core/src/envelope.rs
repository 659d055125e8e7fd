//! The envelope of a JSON reply: what the catalogue says of its keys, held against one pass over the object.

use crate::json::{Items, Key, Kind, Members, Value};
use crate::responses::Template;
use crate::table::{Condition, JsonResponses, Path, Predicate};
use crate::{Details, Payload, Text, UnrecognizedReason};

/// The longest code that an envelope can name, in bytes; a longer one is a text and no code.
pub(crate) const MAX_CODE_LEN: usize = 256;

/// The longest value that a code is looked for in, in bytes: a code with every character escaped, or a long address.
const MAX_VALUE_LEN: usize = 4096;

/// The values of the keys that the catalogue names, and the first thing that is wrong with the object.
///
/// What reads here gives nothing where something is wrong: a result would share its bytes with the reason.
pub(crate) struct Envelope<'a> {
    text: &'a str,
    values: [Option<Value>; JsonResponses::MAX_KEYS],
    /// The value that was last found within another.
    inner: Option<Value>,
    /// Why the object is no reply; where there is a reason, whatever else was read means nothing.
    pub(crate) fault: Option<UnrecognizedReason>,
}

impl<'a> Envelope<'a> {
    /// Nothing of an object yet.
    #[inline(always)]
    pub(crate) const fn new(text: &'a str) -> Self {
        Envelope { text, values: [None; JsonResponses::MAX_KEYS], inner: None, fault: None }
    }

    /// Reads the object, in place: a copy of all that was just written would have to wait for it.
    ///
    /// A key that the catalogue names may stand there once; additional_errors cannot change the outcome and may repeat.
    /// With a template, the text begins like that one, and the member that tells success from failure is not read again.
    #[inline(always)]
    pub(crate) fn read(&mut self, keys: &[Key<'_>], opening: Option<&Template<'_>>) {
        self.fault = self.fill(keys, opening).err();
    }

    #[inline(always)]
    fn fill(&mut self, keys: &[Key<'_>], opening: Option<&Template<'_>>) -> Result<(), UnrecognizedReason> {
        let mut members = match opening {
            Some(template) => Members::behind(self.text, template.before.len().saturating_sub(1)),
            None => Members::new(self.text)?,
        };
        if let Some(told) = opening.and_then(|template| self.values.get_mut(template.discriminator?)) {
            *told = Some(Value::NULL);
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

    /// Whether the reply is a success, or a failure.
    #[inline(always)]
    pub(crate) fn told(&mut self, responses: &JsonResponses<'_>, opening: Option<&Template<'_>>) -> Option<bool> {
        if let Some(template) = opening {
            return Some(template.success);
        }
        let told = (self.hold(responses.success), self.hold(responses.failure));
        if told.0 == told.1 { self.fail(UnrecognizedReason::Undetermined) } else { Some(told.0) }
    }

    /// The payload of a success.
    #[inline(always)]
    pub(crate) fn payload(&mut self, responses: &JsonResponses<'_>) -> Option<Payload<'a>> {
        let text = self.text;
        for path in responses.payload {
            let Some(value) = self.at(*path) else { continue };
            return match (value.kind, value.string_or_number(text)) {
                (Kind::Object | Kind::Array, _) => Some(Payload::Json(value.written(text))),
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

    /// The code of a failure.
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

    /// What comes with the code of a failure.
    #[inline(always)]
    pub(crate) fn details(&mut self, responses: &JsonResponses<'_>) -> Details<'a> {
        let text = self.text;
        let message =
            responses.message.and_then(|path| self.at(path)?.string(text)).filter(|message| !message.is_empty());
        Details { message, parameter: None, additional_errors: self.additional_errors(responses.code) }
    }

    /// Keeps the first reason.
    #[cold]
    fn fail<T>(&mut self, reason: UnrecognizedReason) -> Option<T> {
        self.fault.get_or_insert(reason);
        None
    }

    /// The value at a place, if there is one and it is not null.
    #[inline(always)]
    fn at(&mut self, path: Path<'_>) -> Option<&Value> {
        if !path.rest.is_empty() {
            self.inner = self.values.get(path.key).copied().flatten().and_then(|value| self.inside(value, path.rest));
        }
        let value = if path.rest.is_empty() { self.values.get(path.key)?.as_ref()? } else { self.inner.as_ref()? };
        (value.kind != Kind::Null).then_some(value)
    }

    /// The value at a place within another.
    #[inline(never)]
    fn inside(&mut self, value: Value, place: &[&str]) -> Option<Value> {
        place.iter().try_fold(value, |found, key| match found.kind {
            Kind::Array if *key == "[]" => Items::inside(self.text, found).next(),
            Kind::Object if *key != "[]" => self.member(found, Key::new(key)),
            _ => None,
        })
    }

    /// The value of a key of an inner object, which may stand there once, too.
    fn member(&mut self, object: Value, key: Key<'_>) -> Option<Value> {
        let (mut members, mut found) = (Members::inside(self.text, object)?, None);
        while let Some(place) = members.key(&[key]) {
            let value = members.value()?;
            if place.is_some() && found.replace(value).is_some() {
                return self.fail(UnrecognizedReason::DuplicateKey);
            }
        }
        found
    }

    /// How many items follow the first one of the array that the path goes through, which is one where a code was found.
    fn additional_errors(&mut self, path: Path<'_>) -> usize {
        let Some(array) = path.rest.iter().position(|key| *key == "[]") else { return 0 };
        let text = self.text;
        let array = self.at(Path { rest: path.rest.get(..array).unwrap_or_default(), ..path });
        array.map_or(0, |array| Items::inside(text, *array).skip(1).count())
    }

    #[inline(always)]
    fn hold(&mut self, conditions: &[Condition<'_>]) -> bool {
        let text = self.text;
        for condition in conditions {
            if !holds(condition.predicate, self.at(condition.path), text) {
                return false;
            }
        }
        true
    }
}

/// Whether what must hold for a value does.
#[inline(always)]
fn holds(predicate: Predicate<'_>, value: Option<&Value>, text: &str) -> bool {
    let (expected, equal) = match predicate {
        Predicate::Is(expected) => (expected, true),
        Predicate::Not(expected) => (expected, false),
        Predicate::Present => return value.is_some(),
        Predicate::Absent => return value.is_none(),
    };
    value.and_then(|value| value.is_scalar(text, expected)) == Some(equal)
}

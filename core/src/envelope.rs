//! The envelope of a JSON reply: what the catalogue says of its keys, held against one pass over the object.

use crate::json::{Items, Kind, Members, Value};
use crate::names::same_as_known;
use crate::{Condition, Details, JsonReplies, Path, Payload, Reason, Test, Text};

/// The longest code that an envelope can name, in bytes; a longer one is a text and no code.
pub(crate) const LONGEST_CODE: usize = 256;

/// The longest value that a code is looked for in, in bytes: a code with every character escaped, or a long address.
const LONGEST_VALUE: usize = 4096;

/// The values of the keys that the catalogue names, and the first thing that is wrong with the object.
///
/// What reads here gives nothing where something is wrong: a result would share its bytes with the reason.
pub(crate) struct Envelope<'a> {
    text: &'a str,
    values: [Option<Value<'a>>; JsonReplies::MOST_KEYS],
    /// The value that was last found within another.
    inner: Option<Value<'a>>,
    /// Why the object is no reply; where there is a reason, whatever else was read means nothing.
    pub(crate) fault: Option<Reason>,
}

impl<'a> Envelope<'a> {
    /// Reads an object.
    ///
    /// A key that the catalogue names may stand there once; others cannot change the outcome and may repeat.
    #[inline(always)]
    pub(crate) fn read(keys: &[&str], text: &'a str) -> Self {
        let mut envelope = Envelope { text, values: [None; JsonReplies::MOST_KEYS], inner: None, fault: None };
        envelope.fault = envelope.fill(keys).err();
        envelope
    }

    #[inline(always)]
    fn fill(&mut self, keys: &[&str]) -> Result<(), Reason> {
        let mut members = Members::new(self.text)?;
        while let Some(key) = members.key() {
            let place = keys.iter().position(|name| key.spells(name));
            let Some(value) = members.value() else { break };
            let Some(kept) = place.and_then(|place| self.values.get_mut(place)) else { continue };
            if kept.is_some() {
                return Err(Reason::DuplicateKey);
            }
            *kept = Some(value);
        }
        members.end()
    }

    /// Whether the reply is a success, or a failure.
    #[inline(always)]
    pub(crate) fn told(&mut self, replies: &JsonReplies<'_>) -> Option<bool> {
        let told = (self.hold(replies.success), self.hold(replies.failure));
        if told.0 == told.1 { self.fail(Reason::NoStatus) } else { Some(told.0) }
    }

    /// The payload of a success.
    #[inline(always)]
    pub(crate) fn payload(&mut self, replies: &JsonReplies<'_>) -> Option<Payload<'a>> {
        for path in replies.payload {
            let Some(value) = self.at(*path) else { continue };
            return match (value.kind, value.text()) {
                (Kind::Object | Kind::Array, _) => Some(Payload::Json(value.written)),
                (_, Some(text)) if !text.is_empty() => Some(Payload::Text(text)),
                _ => self.fail(Reason::NoPayload),
            };
        }
        if replies.whole { Some(Payload::Json(self.text)) } else { self.fail(Reason::NoPayload) }
    }

    /// The code of a failure.
    #[inline(always)]
    pub(crate) fn code(&mut self, replies: &JsonReplies<'_>) -> Option<Text<'a>> {
        let Some(value) = self.at(replies.code).and_then(|value| value.text()) else {
            return self.fail(Reason::NoCode);
        };
        if value.written_length() > LONGEST_VALUE {
            return self.fail(Reason::LongCode);
        }
        let code = match replies.code_after {
            Some(marker) => value.after_last(marker),
            None => value,
        };
        match code.as_str() {
            Some("") => self.fail(Reason::NoCode),
            Some(code) if code.len() > LONGEST_CODE => self.fail(Reason::LongCode),
            _ => Some(code),
        }
    }

    /// What comes with the code of a failure.
    #[inline(always)]
    pub(crate) fn details(&mut self, replies: &JsonReplies<'_>) -> Details<'a> {
        let message = replies.message.and_then(|path| self.at(path)?.string()).filter(|message| !message.is_empty());
        Details { message, parameter: None, others: self.others(replies.code) }
    }

    /// Keeps the first reason.
    #[cold]
    fn fail<T>(&mut self, reason: Reason) -> Option<T> {
        self.fault.get_or_insert(reason);
        None
    }

    /// The value at a place, if there is one and it is not null.
    #[inline(always)]
    fn at(&mut self, path: Path<'_>) -> Option<&Value<'a>> {
        if !path.rest.is_empty() {
            self.inner = self.values.get(path.key).copied().flatten().and_then(|value| self.inside(value, path.rest));
        }
        let value = if path.rest.is_empty() { self.values.get(path.key)?.as_ref()? } else { self.inner.as_ref()? };
        (value.kind != Kind::Null).then_some(value)
    }

    /// The value at a place within another.
    #[inline(never)]
    fn inside(&mut self, value: Value<'a>, place: &[&str]) -> Option<Value<'a>> {
        place.iter().try_fold(value, |found, key| match found.kind {
            Kind::Array if *key == "[]" => Items::new(found.written).next(),
            Kind::Object if *key != "[]" => self.member(found.written, key),
            _ => None,
        })
    }

    /// The value of a key of an inner object, which may stand there once, too.
    fn member(&mut self, object: &'a str, key: &str) -> Option<Value<'a>> {
        let (mut members, mut found) = (Members::new(object).ok()?, None);
        while let Some(name) = members.key() {
            let value = members.value()?;
            if name.spells(key) && found.replace(value).is_some() {
                return self.fail(Reason::DuplicateKey);
            }
        }
        found
    }

    /// How many items follow the first one of the array that the path goes through.
    fn others(&mut self, path: Path<'_>) -> usize {
        let Some(array) = path.rest.iter().position(|key| *key == "[]") else { return 0 };
        match self.at(Path { rest: path.rest.get(..array).unwrap_or_default(), ..path }) {
            Some(Value { kind: Kind::Array, written }) => Items::new(written).skip(1).count(),
            _ => 0,
        }
    }

    #[inline(always)]
    fn hold(&mut self, conditions: &[Condition<'_>]) -> bool {
        for condition in conditions {
            if !holds(condition.test, self.at(condition.path)) {
                return false;
            }
        }
        true
    }
}

/// A scalar equals the catalogue's value whether it is written as a number or as a string.
#[inline(always)]
fn holds(test: Test<'_>, value: Option<&Value<'_>>) -> bool {
    let is = |is: &str| match value?.kind {
        Kind::String | Kind::Number | Kind::Bool => Some(same_as_known(value?.written.as_bytes(), is.as_bytes())),
        Kind::Escaped => Some(value?.text()? == is),
        _ => None,
    };
    match test {
        Test::Is(value) => is(value) == Some(true),
        Test::Not(value) => is(value) == Some(false),
        Test::Present => value.is_some(),
        Test::Absent => value.is_none(),
    }
}

//! The envelope of a JSON reply: what the catalogue says of its keys, held against one pass over the object.

use crate::json::{Items, Kind, Members, Value};
use crate::{Condition, Details, JsonReplies, Path, Payload, Reason, Test, Text};

/// What a JSON reply says of itself.
pub(crate) enum Envelope<'a> {
    Success(Payload<'a>),
    /// A failure, with the code that it names.
    Failure(Text<'a>, Details<'a>),
}

/// The longest code that an envelope can name, in bytes; a longer one is a text and no code.
pub(crate) const LONGEST_CODE: usize = 256;

/// The longest value that a code is looked for in, in bytes: a code with every character escaped, or a long address.
const LONGEST_VALUE: usize = 4096;

/// Reads an envelope.
#[inline(always)]
pub(crate) fn read<'a>(replies: &JsonReplies<'_>, text: &'a str) -> Result<Envelope<'a>, Reason> {
    let mut fields = Fields { values: [None; JsonReplies::MOST_KEYS], is_double: false };
    fields.fill(replies.keys, text)?;
    let read = match (fields.hold(replies.success), fields.hold(replies.failure)) {
        (true, false) => fields.payload(replies, text).map(Envelope::Success),
        (false, true) => fields.code(replies).map(|code| {
            let message = replies.message.and_then(|path| fields.at(path)?.string());
            let message = message.filter(|message| !message.is_empty());
            Envelope::Failure(code, Details { message, parameter: None, others: fields.others(replies.code) })
        }),
        _ => Err(Reason::NoStatus),
    };
    if fields.is_double { Err(Reason::DuplicateKey) } else { read }
}

/// The values of the keys that the catalogue names.
struct Fields<'a> {
    values: [Option<Value<'a>>; JsonReplies::MOST_KEYS],
    /// Whether a key on a path that was gone stands there twice.
    is_double: bool,
}

impl<'a> Fields<'a> {
    /// A key that the catalogue names may stand there once; others cannot change the outcome and may repeat.
    #[inline(always)]
    fn fill(&mut self, keys: &[&str], text: &'a str) -> Result<(), Reason> {
        let mut members = Members::new(text)?;
        for (key, value) in members.by_ref() {
            let Some((_, kept)) = keys.iter().zip(&mut self.values).find(|(name, _)| key == **name) else { continue };
            if kept.is_some() {
                return Err(Reason::DuplicateKey);
            }
            *kept = Some(value);
        }
        members.end()
    }

    /// The value at a place, if there is one and it is not null.
    #[inline(always)]
    fn at(&mut self, path: Path<'_>) -> Option<Value<'a>> {
        let value = self.values.get(path.key).copied().flatten()?;
        let value = if path.rest.is_empty() { value } else { self.inside(value, path.rest)? };
        (value.kind != Kind::Null).then_some(value)
    }

    /// The value at a place within another.
    #[inline(never)]
    fn inside(&mut self, value: Value<'a>, place: &[&str]) -> Option<Value<'a>> {
        place.iter().try_fold(value, |found, key| match found.kind {
            Kind::Array if *key == "[]" => Items::new(found.written).next(),
            Kind::Object => self.member(found.written, key),
            _ => None,
        })
    }

    /// The value of a key of an inner object, which may stand there once, too.
    fn member(&mut self, object: &'a str, key: &str) -> Option<Value<'a>> {
        let mut members = Members::new(object).ok()?.filter(|(name, _)| name == key);
        let (_, value) = members.next()?;
        self.is_double |= members.next().is_some();
        Some(value)
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
        conditions.iter().all(|condition| holds(condition.test, self.at(condition.path)))
    }

    #[inline(always)]
    fn payload(&mut self, replies: &JsonReplies<'_>, text: &'a str) -> Result<Payload<'a>, Reason> {
        match replies.payload.iter().find_map(|path| self.at(*path)) {
            Some(value) => match (value.kind, value.text()) {
                (Kind::Object | Kind::Array, _) => Ok(Payload::Json(value.written)),
                (_, Some(text)) if !text.is_empty() => Ok(Payload::Text(text)),
                _ => Err(Reason::NoPayload),
            },
            None if replies.whole => Ok(Payload::Json(text)),
            None => Err(Reason::NoPayload),
        }
    }

    #[inline(always)]
    fn code(&mut self, replies: &JsonReplies<'_>) -> Result<Text<'a>, Reason> {
        let value = self.at(replies.code).and_then(Value::text).ok_or(Reason::NoCode)?;
        if value.written_length() > LONGEST_VALUE {
            return Err(Reason::LongCode);
        }
        let code = replies.code_after.map_or(value, |marker| value.after_last(marker));
        match code.as_str() {
            Some("") => Err(Reason::NoCode),
            Some(code) if code.len() > LONGEST_CODE => Err(Reason::LongCode),
            _ => Ok(code),
        }
    }
}

/// A scalar equals the catalogue's value whether it is written as a number or as a string.
#[inline(always)]
fn holds(test: Test<'_>, value: Option<Value<'_>>) -> bool {
    let same = |is: &str| match value {
        Some(Value { kind: Kind::Bool, written }) => Some(written == is),
        Some(value) => value.text().map(|text| text == is),
        None => None,
    };
    match test {
        Test::Is(is) => same(is) == Some(true),
        Test::Not(is) => same(is) == Some(false),
        Test::Present => value.is_some(),
        Test::Absent => value.is_none(),
    }
}

//! The envelope of a JSON reply: what the catalogue says of its keys, held against one pass over the object.

use crate::json::{Fault, Items, Members, Value};
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
pub(crate) fn read<'a>(replies: &JsonReplies<'_>, text: &'a str) -> Result<Envelope<'a>, Reason> {
    let fields = Fields::read(replies, text)?;
    match (fields.hold(replies.success)?, fields.hold(replies.failure)?) {
        (true, false) => fields.payload(replies, text).map(Envelope::Success),
        (false, true) => {
            let (code, others) = fields.code(replies)?;
            let message = match replies.message.map(|path| fields.at(path)).transpose()?.flatten() {
                Some(Value::String(message)) if !message.is_empty() => Some(message),
                _ => None,
            };
            Ok(Envelope::Failure(code, Details { message, parameter: None, others }))
        }
        _ => Err(Reason::NoStatus),
    }
}

/// The values of the keys that the catalogue names.
struct Fields<'a> {
    values: [Option<Value<'a>>; JsonReplies::MOST_KEYS],
}

impl<'a> Fields<'a> {
    /// A key that the catalogue names may stand there once; others cannot change the outcome and may repeat.
    fn read(replies: &JsonReplies<'_>, text: &'a str) -> Result<Self, Reason> {
        let mut values = [None; JsonReplies::MOST_KEYS];
        for member in Members::new(text).map_err(reason)? {
            let (key, value) = member.map_err(reason)?;
            for (name, kept) in replies.keys.iter().zip(&mut values) {
                if key == *name && kept.replace(value).is_some() {
                    return Err(Reason::DuplicateKey);
                }
            }
        }
        Ok(Fields { values })
    }

    /// The value at a place, if there is one and it is not null.
    fn at(&self, path: Path<'_>) -> Result<Option<Value<'a>>, Reason> {
        let mut found = self.values.get(path.key).copied().flatten();
        for key in path.rest {
            found = match found {
                Some(Value::Array(array)) if *key == "[]" => Items::new(array).next(),
                Some(Value::Object(object)) => member(object, key)?,
                _ => None,
            };
        }
        Ok(found.filter(|value| *value != Value::Null))
    }

    /// How many items follow the first one of the array that the path goes through.
    fn others(&self, path: Path<'_>) -> Result<usize, Reason> {
        let Some(array) = path.rest.iter().position(|key| *key == "[]") else { return Ok(0) };
        match self.at(Path { rest: path.rest.get(..array).unwrap_or_default(), ..path })? {
            Some(Value::Array(array)) => Ok(Items::new(array).skip(1).count()),
            _ => Ok(0),
        }
    }

    fn hold(&self, conditions: &[Condition<'_>]) -> Result<bool, Reason> {
        for condition in conditions {
            if !holds(condition.test, self.at(condition.path)?) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn payload(&self, replies: &JsonReplies<'_>, text: &'a str) -> Result<Payload<'a>, Reason> {
        for path in replies.payload {
            match self.at(*path)? {
                Some(Value::String(text)) if !text.is_empty() => return Ok(Payload::Text(text)),
                Some(Value::Number(number)) => return Ok(Payload::Text(Text::plain(number))),
                Some(Value::Object(json) | Value::Array(json)) => return Ok(Payload::Json(json)),
                Some(_) => return Err(Reason::NoPayload),
                None => {}
            }
        }
        if replies.whole { Ok(Payload::Json(text)) } else { Err(Reason::NoPayload) }
    }

    /// The code, and how many further errors stand beside it.
    fn code(&self, replies: &JsonReplies<'_>) -> Result<(Text<'a>, usize), Reason> {
        let value = match self.at(replies.code)? {
            Some(Value::String(code)) => code,
            Some(Value::Number(code)) => Text::plain(code),
            _ => return Err(Reason::NoCode),
        };
        if value.written_length() > LONGEST_VALUE {
            return Err(Reason::LongCode);
        }
        let code = replies.code_after.map_or(value, |marker| value.after_last(marker));
        match code.as_str() {
            Some("") => Err(Reason::NoCode),
            Some(code) if code.len() > LONGEST_CODE => Err(Reason::LongCode),
            _ => Ok((code, self.others(replies.code)?)),
        }
    }
}

/// The value of a key of an inner object, which may stand there once, too.
fn member<'a>(object: &'a str, key: &str) -> Result<Option<Value<'a>>, Reason> {
    let mut found = None;
    for member in Members::new(object).map_err(reason)? {
        let (name, value) = member.map_err(reason)?;
        if name == key && found.replace(value).is_some() {
            return Err(Reason::DuplicateKey);
        }
    }
    Ok(found)
}

/// A scalar equals the catalogue's value whether it is written as a number or as a string.
fn holds(test: Test<'_>, value: Option<Value<'_>>) -> bool {
    let same = |is: &str| match value {
        Some(Value::String(text)) => Some(text == is),
        Some(Value::Number(number)) => Some(number == is),
        Some(Value::Bool(word)) => Some(is == if word { "true" } else { "false" }),
        _ => None,
    };
    match test {
        Test::Is(is) => same(is) == Some(true),
        Test::Not(is) => same(is) == Some(false),
        Test::Present => value.is_some(),
        Test::Absent => value.is_none(),
    }
}

fn reason(fault: Fault) -> Reason {
    match fault {
        Fault::NotObject => Reason::NotObject,
        Fault::Syntax(_) => Reason::BrokenJson,
        Fault::Depth => Reason::DeepJson,
    }
}

//! One JSON object by `serde_json`: strict, with equal keys and the text of every number kept.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// The maximum nesting depth.
const DEEPEST: usize = 128;

/// A value, but null; arrays and objects as they are written.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum RawJson {
    String(String),
    Number(String),
    Bool(bool),
    Array(String),
    Object(String),
}

/// The members of an object, equal keys included.
pub(super) struct Object(Vec<(String, Box<RawValue>)>);

/// The object that is the whole of a body, if every part of it is sound.
pub(super) fn object(body: &[u8]) -> Option<Object> {
    let text = str::from_utf8(body).ok()?;
    if depth(text) > DEEPEST {
        return None;
    }
    read::<Sound>(text)?;
    read(text)
}

/// A body that is one valid JSON value, as the payload of a success prints it.
pub(super) fn whole(body: &[u8]) -> Option<String> {
    let text = str::from_utf8(body).ok()?;
    if depth(text) > DEEPEST {
        return None;
    }
    read::<Sound>(text)?;
    shown(text)
}

/// Returns `true` if an object inside the object of a body has duplicate keys.
pub(super) fn any_nested_key_twice(body: &[u8]) -> bool {
    fn twice(raw: &str, is_nested: bool) -> bool {
        if let Some(Object(members)) = read(raw) {
            let equal =
                |(place, (key, _)): (usize, &(String, _))| members[..place].iter().any(|(other, _)| other == key);
            return is_nested && members.iter().enumerate().any(equal)
                || members.iter().any(|(_, value)| twice(value.get(), true));
        }
        read::<Vec<Box<RawValue>>>(raw).is_some_and(|items| items.iter().any(|item| twice(item.get(), true)))
    }
    str::from_utf8(body).is_ok_and(|text| depth(text) <= DEEPEST && twice(text, false))
}

impl Object {
    /// The number of occurrences of a key.
    pub(super) fn times(&self, key: &str) -> usize {
        self.0.iter().filter(|(name, _)| name == key).count()
    }

    /// The value at a path such as `errors[].code`, if there is one and it is not null.
    pub(super) fn at(&self, path: &str) -> Option<RawJson> {
        value(&self.raw(path)?)
    }

    /// The string at a path.
    pub(super) fn string(&self, path: &str) -> Option<String> {
        if let Some(RawJson::String(text)) = self.at(path) { Some(text) } else { None }
    }

    pub(super) fn string_or_number(&self, path: &str) -> Option<String> {
        let is_number = |raw: &String| raw.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        self.string(path).or_else(|| self.raw(path).map(|raw| raw.to_string()).filter(is_number))
    }

    /// The value at a path as the payload of a success prints it.
    pub(super) fn shown(&self, path: &str) -> Option<String> {
        shown(&self.raw(path)?)
    }

    /// The length of the string or number at a path as it is written, its quotes aside.
    pub(super) fn written(&self, path: &str) -> usize {
        self.raw(path).map_or(0, |raw| if raw.starts_with('"') { raw.len() - 2 } else { raw.len() })
    }

    /// The number of items of the array at a path.
    pub(super) fn items(&self, path: &str) -> usize {
        self.raw(path).and_then(|raw| read::<Vec<Box<RawValue>>>(&raw)).map_or(0, |items| items.len())
    }

    fn raw(&self, path: &str) -> Option<String> {
        let (key, mut rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
        let mut found = self.get(key)?;
        while !rest.is_empty() {
            if let Some(selector) = rest.strip_prefix('[') {
                let (selector, behind) = selector.split_once(']')?;
                let items = read::<Vec<Box<RawValue>>>(&found)?;
                let item = match selector.split_once('=') {
                    None => items.first(),
                    Some((name, expected)) => items.iter().find(|item| has(item, name, expected)),
                };
                (found, rest) = (item?.get().to_owned(), behind);
            } else {
                let behind = rest.strip_prefix('.')?;
                let (key, behind) = behind.split_at(behind.find(['.', '[']).unwrap_or(behind.len()));
                (found, rest) = (read::<Object>(&found)?.get(key)?, behind);
            }
        }
        Some(found)
    }

    fn get(&self, key: &str) -> Option<String> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, raw)| raw.get().to_owned())
    }
}

/// Returns `true` if an item is an object with a member that is this scalar.
fn has(item: &RawValue, name: &str, expected: &str) -> bool {
    match read::<Object>(item.get()).and_then(|item| value(&item.get(name)?)) {
        Some(RawJson::String(text) | RawJson::Number(text)) => text == expected,
        Some(RawJson::Bool(member)) => member.to_string() == expected,
        _ => false,
    }
}

/// A string without its quotes and escapes, and any other value as written.
fn shown(raw: &str) -> Option<String> {
    if raw.starts_with('"') { serde_json::from_str(raw).ok() } else { Some(raw.to_owned()) }
}

fn value(raw: &str) -> Option<RawJson> {
    Some(match raw.as_bytes().first()? {
        b'n' => return None,
        b't' => RawJson::Bool(true),
        b'f' => RawJson::Bool(false),
        b'"' => RawJson::String(serde_json::from_str(raw).ok()?),
        b'[' => RawJson::Array(raw.to_owned()),
        b'{' => RawJson::Object(raw.to_owned()),
        _ => RawJson::Number(raw.to_owned()),
    })
}

fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Option<T> {
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.disable_recursion_limit();
    let value = T::deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    Some(value)
}

/// The most brackets that are open at once, strings aside.
fn depth(text: &str) -> usize {
    let (mut open, mut deepest, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match (quoted, byte) {
            _ if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => quoted = !quoted,
            (false, b'{' | b'[') => open += 1,
            (false, b'}' | b']') => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Object(members))
            }
        }

        deserializer.deserialize_map(Members)
    }
}

/// Any value, each string of it decoded: a [`RawValue`] lets halves of characters through.
struct Sound;

impl<'de> Deserialize<'de> for Sound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Sound;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_bool<E: Error>(self, _: bool) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_u64<E: Error>(self, _: u64) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_i64<E: Error>(self, _: i64) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_unit<E: Error>(self) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_str<E: Error>(self, _: &str) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Sound, A::Error> {
                while items.next_element::<Sound>()?.is_some() {}
                Ok(Sound)
            }

            // A number that fits no word comes as a map with one member, its text.
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Sound, A::Error> {
                while map.next_entry::<Sound, Sound>()?.is_some() {}
                Ok(Sound)
            }
        }

        deserializer.deserialize_any(Any)
    }
}

//! Rules for the values of parameters.

use core::fmt;

use crate::bytes::{all, last_position_of};
use crate::param_value::ParamValue;

/// A check of one parameter of the call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Check<'t> {
    /// The name of the parameter: `key`.
    pub parameter: &'t str,
    /// The rule for its value.
    pub rule: Rule<'t>,
}

/// A rule for the value of a parameter, a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Rule<'t> {
    /// Exactly this many characters.
    Length(u32),
    /// At most this many characters.
    MaxLength(u32),
    /// A size in bytes, both bounds inclusive.
    Bytes {
        /// The minimum number of bytes.
        min: Option<u64>,
        /// The maximum number of bytes.
        max: Option<u64>,
    },
    /// A file name with one of these extensions, without the dot.
    Extension(&'t [&'t str]),
    /// Present, possibly empty.
    Present,
    /// Present and not empty.
    NonEmpty,
    /// ASCII digits only, at least one.
    Digits,
    /// Valid base64.
    Base64,
}

impl Rule<'_> {
    /// Returns `true` if the rule admits a value.
    ///
    /// The content of a text is its UTF-8 bytes, that of a file its own bytes.
    ///
    /// | rule | admits |
    /// |---|---|
    /// | `length` | content of exactly this many characters, not bytes |
    /// | `max_length` | content of at most this many characters, not bytes |
    /// | `bytes` | content of this size, both bounds included |
    /// | `extension` | a file name with one of the extensions after its last dot, in any case; a text is the file name itself |
    /// | `present` | anything except [`ParamValue::Missing`] |
    /// | `non_empty` | content that is not empty; a text of white space is empty |
    /// | `digits` | ASCII digits only, at least one |
    /// | `base64` | at least one character of the standard alphabet, with full padding or none; ASCII white space anywhere, since encoders break lines; neither the URL-safe alphabet nor a prefix `data:...;base64,` |
    ///
    /// A missing value only violates `present` and `non_empty`.
    ///
    /// ```
    /// use errbook_core::ParamValue;
    /// use errbook_core::table::Rule;
    ///
    /// assert!(Rule::Length(2).admits(ParamValue::Text("çé")));
    /// assert!(Rule::Extension(&["png"]).admits(ParamValue::File { name: Some("A.PNG"), bytes: b"" }));
    /// assert!(Rule::Base64.admits(ParamValue::Text("aGV5\r\nIQ")));
    /// assert!(!Rule::Base64.admits(ParamValue::Text("data:image/png;base64,aGV5")));
    /// assert!(Rule::Digits.admits(ParamValue::Missing) && !Rule::Present.admits(ParamValue::Missing));
    /// ```
    #[must_use]
    pub fn admits(&self, value: ParamValue<'_>) -> bool {
        let Some(content) = value.content() else { return !matches!(self, Rule::Present | Rule::NonEmpty) };
        match *self {
            Rule::Length(length) => characters(content) == u64::from(length),
            Rule::MaxLength(length) => characters(content) <= u64::from(length),
            Rule::Bytes { min, max } => {
                let bytes = content.len() as u64;
                min.is_none_or(|min| bytes >= min) && max.is_none_or(|max| bytes <= max)
            }
            Rule::Extension(list) => {
                let name = match value {
                    ParamValue::File { name, .. } => name,
                    ParamValue::Text(text) => Some(text),
                    ParamValue::Missing => None,
                };
                name.is_none_or(|name| has_extension(name, list))
            }
            Rule::Present => true,
            Rule::NonEmpty => match value {
                ParamValue::Text(text) => !text.trim().is_empty(),
                _ => !content.is_empty(),
            },
            Rule::Digits => !content.is_empty() && all(content, u8::is_ascii_digit),
            Rule::Base64 => is_base64(content),
        }
    }
}

/// Counts characters; an invalid UTF-8 sequence counts as one.
fn characters(content: &[u8]) -> u64 {
    let mut count = 0;
    for chunk in content.utf8_chunks() {
        count += chunk.valid().chars().count() as u64 + u64::from(!chunk.invalid().is_empty());
    }
    count
}

/// Returns `true` if the text after the last dot of a file name is in a list; it is empty without a dot.
fn has_extension(name: &str, list: &[&str]) -> bool {
    let name = name.as_bytes();
    let extension = last_position_of(name, b'.').and_then(|dot| name.get(dot + 1..)).unwrap_or_default();
    for one in list {
        if extension.eq_ignore_ascii_case(one.as_bytes()) {
            return true;
        }
    }
    false
}

fn is_base64(content: &[u8]) -> bool {
    let (mut symbols, mut padding) = (0_u64, 0_u64);
    for byte in content {
        match byte {
            byte if byte.is_ascii_whitespace() => {}
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' if padding == 0 => symbols += 1,
            b'=' => padding += 1,
            _ => return false,
        }
    }
    match (symbols % 4, padding) {
        (0, 0) => symbols > 0,
        (2, 0 | 2) | (3, 0 | 1) => true,
        _ => false,
    }
}

/// Writes the rule for a sentence about a parameter: `exactly 32 characters`.
impl fmt::Display for Rule<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Rule::Length(1) => f.write_str("exactly 1 character"),
            Rule::Length(length) => write!(f, "exactly {length} characters"),
            Rule::MaxLength(1) => f.write_str("at most 1 character"),
            Rule::MaxLength(length) => write!(f, "at most {length} characters"),
            Rule::Bytes { min: Some(min), max: Some(max) } if min == max => write!(f, "exactly {}", Bytes(min)),
            Rule::Bytes { min: Some(min), max: Some(max) } => {
                write!(f, "{} to {}, both included", Bytes(min), Bytes(max))
            }
            Rule::Bytes { min: Some(min), max: None } => write!(f, "at least {}", Bytes(min)),
            Rule::Bytes { min: None, max: Some(max) } => write!(f, "at most {}", Bytes(max)),
            Rule::Bytes { min: None, max: None } => f.write_str("any number of bytes"),
            Rule::Extension([one]) => write!(f, "a file with the extension {one}"),
            Rule::Extension(list) => {
                f.write_str("a file with one of the extensions ")?;
                for (place, one) in list.iter().enumerate() {
                    write!(f, "{}{one}", if place == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
            Rule::Present => f.write_str("present"),
            Rule::NonEmpty => f.write_str("present and not empty"),
            Rule::Digits => f.write_str("digits only"),
            Rule::Base64 => f.write_str("valid base64"),
        }
    }
}

struct Bytes(u64);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("1 byte"),
            bytes if bytes > 0 && bytes.is_multiple_of(1024) => write!(f, "{bytes} bytes ({} KiB)", bytes / 1024),
            bytes => write!(f, "{bytes} bytes"),
        }
    }
}

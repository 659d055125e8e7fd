//! Checks before the call: the limits of the catalogue, answered with the very error that the server would send.

use core::fmt;

use crate::ApiError;
use crate::table::{Check, Endpoint, Entry, Rule};

/// Every limit of the endpoint that the request breaks, in the catalogue's order, all at once.
///
/// A request is its parameters by name, as they are about to be sent.
/// Only parameters that are named are checked, so the caller says which ones the call needs: one that is named as
/// [`ParamValue::Missing`] breaks the rules `present` and `non_empty`, one that is not named breaks nothing.
/// A parameter that is named twice must keep its limits both times.
///
/// No breach is no promise of success: the server knows more than the catalogue.
/// Where the source of a limit leaves a doubt, the value passes; [`Rule::admits`] says how.
/// Several codes that share a limit, as those with `same_as` do, give one breach, with the first of the codes; codes
/// that the API does not answer with any more give none.
///
/// Allocates nothing, and looks at a value at most once for each of its limits.
///
/// ```
/// use errbook_core::{ApiError, Violation, ParamValue, preflight};
///
/// /// Takes the enum of the endpoint: `before_submit::<SubmitError>(key, None, &image)`.
/// fn before_submit<E: ApiError>(key: &str, page: Option<&str>, image: &[u8]) -> Result<(), Violation<E>> {
///     let file = ParamValue::File { name: Some("captcha.png"), bytes: image };
///     let request = [("key", key.into()), ("pageurl", page.into()), ("file", file)];
///     preflight(&request).next().map_or(Ok(()), Err)
/// }
/// ```
pub fn preflight<E: ApiError>(request: &[(&str, ParamValue<'_>)]) -> impl Iterator<Item = Violation<E>> {
    let breaches = breaches(E::ENDPOINT.entries, request);
    breaches.filter_map(|(row, check)| {
        E::ALL.get(row).map(|code| Violation { code: *code, parameter: check.parameter, rule: check.rule })
    })
}

impl<'t> Endpoint<'t> {
    /// Every limit that the request breaks, with the entry whose error it gives, as [`preflight`] finds them for a
    /// compiled catalogue.
    pub fn preflight(
        &self,
        request: &[(&str, ParamValue<'_>)],
    ) -> impl Iterator<Item = (&'t Entry<'t>, &'t Check<'t>)> {
        let entries = self.entries;
        breaches(entries, request).filter_map(|(row, check)| entries.get(row).map(|entry| (entry, check)))
    }
}

fn breaches<'t>(
    entries: &'t [Entry<'t>],
    request: &[(&str, ParamValue<'_>)],
) -> impl Iterator<Item = (usize, &'t Check<'t>)> {
    checks(entries).enumerate().filter_map(move |(place, (row, check))| {
        let breaks = |(name, value): &(&str, ParamValue<'_>)| *name == check.parameter && !check.rule.admits(*value);
        let told = || checks(entries).take(place).any(|(_, earlier)| earlier == check);
        (request.iter().any(breaks) && !told()).then_some((row, check))
    })
}

/// The limits of all entries that the API still answers with, each with its row.
fn checks<'t>(entries: &'t [Entry<'t>]) -> impl Iterator<Item = (usize, &'t Check<'t>)> {
    let live = entries.iter().enumerate().filter(|(_, entry)| entry.removed.is_none());
    live.flat_map(|(row, entry)| entry.checks.iter().map(move |check| (row, check)))
}

/// The value of a parameter, as it is about to be sent.
///
/// Its `Debug` shows kind and size and never the content, which may be a key.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParamValue<'v> {
    /// The call needs the parameter, and there is none.
    Missing,
    /// A text, before it is encoded for the wire.
    Text(&'v str),
    /// A file.
    File {
        /// The file name that is sent; one that is not known breaks no rule on extensions.
        name: Option<&'v str>,
        /// The file's own bytes.
        bytes: &'v [u8],
    },
}

impl<'v> ParamValue<'v> {
    fn content(self) -> Option<&'v [u8]> {
        match self {
            ParamValue::Missing => None,
            ParamValue::Text(text) => Some(text.as_bytes()),
            ParamValue::File { bytes, .. } => Some(bytes),
        }
    }
}

impl<'v> From<&'v str> for ParamValue<'v> {
    fn from(text: &'v str) -> Self {
        ParamValue::Text(text)
    }
}

impl<'v> From<Option<&'v str>> for ParamValue<'v> {
    fn from(text: Option<&'v str>) -> Self {
        text.map_or(ParamValue::Missing, ParamValue::Text)
    }
}

impl fmt::Debug for ParamValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParamValue::Missing => f.write_str("Missing"),
            ParamValue::Text(text) => write!(f, "Text({} bytes)", text.len()),
            ParamValue::File { bytes, .. } => write!(f, "File({} bytes)", bytes.len()),
        }
    }
}

impl Rule<'_> {
    /// Whether the rule admits a value.
    ///
    /// The content of a text is its UTF-8 bytes, that of a file its own bytes.
    ///
    /// | rule | admits |
    /// |---|---|
    /// | `length` | content of exactly so many characters, not bytes |
    /// | `bytes` | content of so many bytes, both bounds included |
    /// | `extension` | a file name with one of the extensions after its last dot, in capitals or not; a text is the file name itself |
    /// | `present` | anything but [`ParamValue::Missing`] |
    /// | `non_empty` | content that is not empty; a text of white space only is empty |
    /// | `digits` | ASCII digits only, at least one, nothing around them |
    /// | `base64` | at least one character of the standard alphabet, padded in full or not at all; ASCII white space anywhere, since encoders break lines; neither the URL-safe alphabet nor a prefix `data:...;base64,`, which is no base64 |
    ///
    /// A missing value breaks only `present` and `non_empty`.
    ///
    /// ```
    /// use errbook_core::{Rule, ParamValue};
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
                name.is_none_or(|name| list.iter().any(|one| extension(name).eq_ignore_ascii_case(one)))
            }
            Rule::Present => true,
            Rule::NonEmpty => match value {
                ParamValue::Text(text) => !text.trim().is_empty(),
                _ => !content.is_empty(),
            },
            Rule::Digits => !content.is_empty() && content.iter().all(u8::is_ascii_digit),
            Rule::Base64 => is_base64(content),
        }
    }
}

/// The number of characters; a stretch that is no UTF-8 counts as one.
fn characters(content: &[u8]) -> u64 {
    let chunks = content.utf8_chunks();
    chunks.map(|chunk| chunk.valid().chars().count() as u64 + u64::from(!chunk.invalid().is_empty())).sum()
}

/// What stands after the last dot of a file name; empty without a dot.
fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn is_base64(content: &[u8]) -> bool {
    let (mut symbols, mut padding) = (0_u64, 0_u64);
    for byte in content.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        match byte {
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

/// What must hold, after the name of the parameter: `exactly 32 characters`.
impl fmt::Display for Rule<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Rule::Length(1) => f.write_str("exactly 1 character"),
            Rule::Length(length) => write!(f, "exactly {length} characters"),
            Rule::Bytes { min: Some(min), max: Some(max) } if min == max => write!(f, "exactly {}", Bytes(min)),
            Rule::Bytes { min: Some(min), max: Some(max) } => {
                write!(f, "{} to {}, both included", Bytes(min), Bytes(max))
            }
            Rule::Bytes { min: Some(min), max: None } => write!(f, "at least {}", Bytes(min)),
            Rule::Bytes { min: None, max: Some(max) } => write!(f, "at most {}", Bytes(max)),
            Rule::Bytes { min: None, max: None } => f.write_str("any number of bytes"),
            Rule::Extension([one]) => write!(f, "the extension {one}"),
            Rule::Extension(list) => {
                f.write_str("one of the extensions ")?;
                for (place, one) in list.iter().enumerate() {
                    write!(f, "{}{one}", if place == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
            Rule::Present => f.write_str("present"),
            Rule::NonEmpty => f.write_str("present and not empty"),
            Rule::Digits => f.write_str("digits only"),
            Rule::Base64 => f.write_str("readable as base64"),
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

/// A limit that a request breaks, with the error that the server would send.
///
/// Its `Display` says where, which code, which limit and what to do on one line, and never the value itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Violation<E> {
    /// The error that the server would send.
    pub code: E,
    /// The parameter: `key`.
    pub parameter: &'static str,
    /// What must hold for it.
    pub rule: Rule<'static>,
}

impl<E: ApiError> fmt::Display for Violation<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (endpoint, code, fix) = (E::ENDPOINT.name, self.code.as_str(), self.code.fix());
        write!(f, "{endpoint}: {code}: `{}` breaks its limit ({}). {fix}", self.parameter, self.rule)
    }
}

impl<E: ApiError> core::error::Error for Violation<E> {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        Some(&self.code)
    }
}

//! Bounded, escaped and redacted excerpts of network data, for log lines.

use core::fmt;
use core::hash::{Hash, Hasher};

use crate::redact::Redacted;
#[cfg(feature = "serde")]
use crate::redact::{is_part_of_secret, next_unescaped};

/// The beginning of a body, at most [`Excerpt::MAX_LEN`] bytes, which prints as [`Redacted`].
///
/// Control characters and invalid UTF-8 print as escapes, so a hostile body cannot forge a log line. Keys, tokens and
/// passwords that a server echoes print as `[redacted]`, also if they are truncated.
///
/// ```
/// use errbook_core::Excerpt;
///
/// assert_eq!(Excerpt::new(b"<html>\n\xff").to_string(), r"<html>\n\xff");
/// assert!(Excerpt::new(&[b'a'; 1000]).to_string().ends_with('…'));
/// ```
#[derive(Clone, Copy)]
pub struct Excerpt {
    bytes: [u8; Excerpt::MAX_LEN],
    /// The length, with [`Excerpt::CUT`] if the body is longer; one byte, so that failures stay small.
    length: u8,
    /// The names that the catalog declares as secret; a thin pointer, so that failures stay small.
    secrets: &'static &'static [&'static str],
}

static NO_SECRETS: &[&str] = &[];

/// Compares what was kept, but not the names of secrets.
impl PartialEq for Excerpt {
    fn eq(&self, other: &Self) -> bool {
        (self.bytes, self.length) == (other.bytes, other.length)
    }
}

impl Eq for Excerpt {}

impl Hash for Excerpt {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.bytes, self.length).hash(state);
    }
}

impl Excerpt {
    /// The maximum length in bytes.
    pub const MAX_LEN: usize = 64;

    const CUT: u8 = 0x80;

    /// Creates an excerpt of `body`.
    #[must_use]
    pub fn new(body: &[u8]) -> Self {
        let mut bytes = [0; Self::MAX_LEN];
        let mut end = body.len().min(Self::MAX_LEN);
        // A character at the end is kept as a whole or not at all.
        while end < body.len() && end > Self::MAX_LEN - 4 && body.get(end).is_some_and(|b| b & 0xC0 == 0x80) {
            end -= 1;
        }
        if let (Some(kept), Some(beginning)) = (bytes.get_mut(..end), body.get(..end)) {
            kept.copy_from_slice(beginning);
        }
        Excerpt { bytes, length: end as u8 | if end < body.len() { Self::CUT } else { 0 }, secrets: &NO_SECRETS }
    }

    /// Creates an excerpt of a text from its characters.
    pub(crate) fn of(text: impl Iterator<Item = char>) -> Self {
        let mut kept = Excerpt { bytes: [0; Self::MAX_LEN], length: 0, secrets: &NO_SECRETS };
        for c in text {
            if !kept.push(c.encode_utf8(&mut [0; 4]).as_bytes()) {
                break;
            }
        }
        kept
    }

    /// Appends the bytes of a character, or marks the excerpt as truncated and returns `false`.
    fn push(&mut self, character: &[u8]) -> bool {
        let (start, end) = (self.len(), self.len() + character.len());
        let Some(room) = self.bytes.get_mut(start..end) else {
            self.length |= Self::CUT;
            return false;
        };
        room.copy_from_slice(character);
        self.length = end as u8;
        true
    }

    /// Creates the excerpt that prints as `text`, which may have escapes, and an ellipsis if it is truncated.
    #[cfg(feature = "serde")]
    pub(crate) fn printed(text: &str) -> Self {
        // A truncated excerpt does not end with a part of what may be a secret.
        let beginning = text.strip_suffix('…').filter(|shown| !is_part_of_secret(shown.as_bytes().last()));
        let (shown, cut) = beginning.map_or((text, 0), |shown| (shown, Self::CUT));
        let mut kept = Excerpt { bytes: [0; Self::MAX_LEN], length: 0, secrets: &NO_SECRETS };
        let mut chars = shown.chars();
        while let Some((bytes, length)) = next_unescaped(&mut chars)
            && kept.push(bytes.get(..length).unwrap_or_default())
        {}
        kept.length |= cut;
        kept
    }

    /// Returns the bytes, including any secrets.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len()).unwrap_or_default()
    }

    /// Returns `true` if the excerpt is shorter than the body.
    #[must_use]
    pub const fn is_truncated(&self) -> bool {
        self.length & Self::CUT != 0
    }

    fn len(&self) -> usize {
        usize::from(self.length & !Self::CUT)
    }
}

impl Excerpt {
    /// Hides the values of further names, those that the catalog declares as secret.
    pub(crate) const fn with_secrets(self, secrets: &'static &'static [&'static str]) -> Self {
        Excerpt { secrets, ..self }
    }

    /// Returns the bytes in printable form.
    pub(crate) fn redacted(&self) -> Redacted<'_> {
        Redacted::beginning(self.as_bytes(), self.is_truncated()).with_secrets(self.secrets)
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.redacted().fmt(f)
    }
}

/// A body, borrowed, which prints as its [`Excerpt`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Body<'a>(&'a [u8]);

impl<'a> Body<'a> {
    pub(crate) const fn new(body: &'a [u8]) -> Self {
        Body(body)
    }

    /// Returns the body, including any secrets.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// Returns the beginning of the body.
    #[must_use]
    pub fn excerpt(self) -> Excerpt {
        Excerpt::new(self.0)
    }
}

impl fmt::Display for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.excerpt().fmt(f)
    }
}

/// Writes the `Display` output in quotes.
impl fmt::Debug for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Body").field(&self.excerpt().redacted()).finish()
    }
}

/// Writes the `Display` output in quotes.
impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Excerpt").field(&self.redacted()).finish()
    }
}

//! Bounded, escaped and redacted excerpts of network data, for log lines.

use core::fmt;
use core::hash::{Hash, Hasher};

use crate::bytes::find;
use crate::redact::Redacted;
#[cfg(feature = "serde")]
use crate::redact::{is_part_of_secret, next_unescaped};

/// The first bytes of a text or body, at most `N`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Beginning<const N: usize> {
    bytes: [u8; N],
    length: u8,
    is_truncated: bool,
}

impl<const N: usize> Beginning<N> {
    const EMPTY: Self = Beginning { bytes: [0; N], length: 0, is_truncated: false };

    /// Keeps the first bytes; a character at the end is kept as a whole or not at all.
    pub(crate) fn new(body: &[u8]) -> Self {
        let mut bytes = [0; N];
        let mut end = body.len().min(N);
        while end < body.len() && end > N - 4 && body.get(end).is_some_and(|b| b & 0xC0 == 0x80) {
            end -= 1;
        }
        if let (Some(kept), Some(beginning)) = (bytes.get_mut(..end), body.get(..end)) {
            kept.copy_from_slice(beginning);
        }
        Beginning { bytes, length: end as u8, is_truncated: end < body.len() }
    }

    /// Keeps the first characters, which are given as their bytes and the number of these.
    fn of(text: impl Iterator<Item = ([u8; 4], usize)>) -> Self {
        let mut kept = Self::EMPTY;
        for (bytes, length) in text {
            if !kept.push(bytes.get(..length).unwrap_or_default()) {
                break;
            }
        }
        kept
    }

    /// Appends the bytes of a character, or marks the text as truncated and returns `false`.
    fn push(&mut self, character: &[u8]) -> bool {
        let (start, end) = (usize::from(self.length), usize::from(self.length) + character.len());
        let Some(room) = self.bytes.get_mut(start..end) else {
            self.is_truncated = true;
            return false;
        };
        room.copy_from_slice(character);
        self.length = end as u8;
        true
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// Returns the bytes in printable form.
    pub(crate) fn redacted(&self) -> Redacted<'_> {
        Redacted::beginning(self.as_bytes(), self.is_truncated)
    }
}

/// The beginning of a body or of its text, at most [`Excerpt::MAX_LEN`] bytes, which prints as [`Redacted`].
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
    beginning: Beginning<{ Excerpt::MAX_LEN }>,
    /// The names that the catalog declares as secret; a thin pointer, so that failures stay small.
    secrets: &'static &'static [&'static str],
}

static NO_SECRETS: &[&str] = &[];

/// Compares what was kept, but not the names of secrets.
impl PartialEq for Excerpt {
    fn eq(&self, other: &Self) -> bool {
        self.beginning == other.beginning
    }
}

impl Eq for Excerpt {}

impl Hash for Excerpt {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.beginning.hash(state);
    }
}

impl Excerpt {
    /// The maximum length in bytes: 240, or 64 without the feature `alloc`, because a failure then contains its excerpt.
    pub const MAX_LEN: usize = if cfg!(feature = "alloc") { 240 } else { 64 };

    /// Creates an excerpt of `body`.
    #[must_use]
    pub fn new(body: &[u8]) -> Self {
        Excerpt { beginning: Beginning::new(body), secrets: &NO_SECRETS }
    }

    /// Creates an excerpt of a text from its characters.
    pub(crate) fn of(text: impl Iterator<Item = char>) -> Self {
        Self::of_bytes(text.map(|character| {
            let mut bytes = [0; 4];
            let length = character.encode_utf8(&mut bytes).len();
            (bytes, length)
        }))
    }

    /// Creates an excerpt of a text from the bytes of its characters, and the number of these.
    pub(crate) fn of_bytes(text: impl Iterator<Item = ([u8; 4], usize)>) -> Self {
        Excerpt { beginning: Beginning::of(text), secrets: &NO_SECRETS }
    }

    /// Creates the excerpt that prints as `text`, which may have escapes, and an ellipsis if it is truncated.
    #[cfg(feature = "serde")]
    pub(crate) fn printed(text: &str) -> Self {
        // A truncated excerpt does not end with a part of what may be a secret.
        let beginning = text.strip_suffix('…').filter(|shown| !is_part_of_secret(shown.as_bytes().last()));
        let (shown, cut) = beginning.map_or((text, false), |shown| (shown, true));
        let mut chars = shown.chars();
        let mut kept = Beginning::of(core::iter::from_fn(|| next_unescaped(&mut chars)));
        kept.is_truncated |= cut;
        Excerpt { beginning: kept, secrets: &NO_SECRETS }
    }

    /// Returns the bytes, including any secrets.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.beginning.as_bytes()
    }

    /// Returns `true` if the excerpt is shorter than the body.
    #[must_use]
    pub const fn is_truncated(&self) -> bool {
        self.beginning.is_truncated
    }

    /// Returns `true` if another excerpt is a part of this one.
    pub(crate) fn contains(&self, other: &Self) -> bool {
        let part = other.as_bytes();
        find(self.as_bytes(), part).is_some()
    }

    /// Hides the values of further names, those that the catalog declares as secret.
    pub(crate) const fn with_secrets(self, secrets: &'static &'static [&'static str]) -> Self {
        Excerpt { secrets, ..self }
    }

    /// Returns the bytes in printable form.
    pub(crate) fn redacted(&self) -> Redacted<'_> {
        self.beginning.redacted().with_secrets(self.secrets)
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.redacted().fmt(f)
    }
}

/// Writes the `Display` output in quotes.
impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Excerpt").field(&self.redacted()).finish()
    }
}

//! Bounded, escaped and redacted excerpts of network data, for log lines.

use core::fmt;

use crate::redact::Redacted;

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
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Excerpt {
    bytes: [u8; Excerpt::MAX_LEN],
    len: u8,
    cut: bool,
}

impl Excerpt {
    /// The maximum length in bytes.
    pub const MAX_LEN: usize = 64;

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
        Excerpt { bytes, len: end as u8, cut: end < body.len() }
    }

    /// Creates an excerpt of a text from its characters.
    pub(crate) fn of(text: impl Iterator<Item = char>) -> Self {
        let mut kept = Excerpt { bytes: [0; Self::MAX_LEN], len: 0, cut: false };
        for c in text {
            let end = usize::from(kept.len) + c.len_utf8();
            let Some(room) = kept.bytes.get_mut(usize::from(kept.len)..end) else {
                kept.cut = true;
                break;
            };
            c.encode_utf8(room);
            kept.len = end as u8;
        }
        kept
    }

    /// Returns the bytes, including any secrets.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }

    /// Returns `true` if the excerpt is shorter than the body.
    #[must_use]
    pub const fn is_truncated(&self) -> bool {
        self.cut
    }
}

impl Excerpt {
    /// Returns the bytes in printable form.
    pub(crate) fn redacted(&self) -> Redacted<'_> {
        Redacted::beginning(self.as_bytes(), self.cut)
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

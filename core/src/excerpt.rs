//! A bounded, escaped quotation of bytes from the network without secrets, fit for a log line.

use core::fmt;

use crate::Redacted;

/// The beginning of a reply, at most [`Excerpt::MAX_LEN`] bytes of it, that prints [`Redacted`].
///
/// Control characters and bytes that are not UTF-8 print as escapes, so that a hostile body cannot forge a log line;
/// keys, tokens and passwords that a server echoes print as `[redacted]`, and so does the half of one.
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
    /// The most bytes that are kept.
    pub const MAX_LEN: usize = 64;

    /// Keeps the beginning of `body`.
    #[must_use]
    pub fn new(body: &[u8]) -> Self {
        let mut bytes = [0; Self::MAX_LEN];
        let mut end = body.len().min(Self::MAX_LEN);
        // A character that the cut would split is left out whole.
        while end < body.len() && end > Self::MAX_LEN - 4 && body.get(end).is_some_and(|b| b & 0xC0 == 0x80) {
            end -= 1;
        }
        if let (Some(kept), Some(beginning)) = (bytes.get_mut(..end), body.get(..end)) {
            kept.copy_from_slice(beginning);
        }
        Excerpt { bytes, len: end as u8, cut: end < body.len() }
    }

    /// Keeps the beginning of a text that comes character by character.
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

    /// The bytes that were kept, with whatever secrets are among them.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }

    /// Whether the reply went on.
    #[must_use]
    pub const fn is_truncated(&self) -> bool {
        self.cut
    }
}

impl Excerpt {
    /// The bytes that were kept, as they may be shown.
    pub(crate) fn redacted(&self) -> Redacted<'_> {
        Redacted::beginning(self.as_bytes(), self.cut)
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.redacted().fmt(f)
    }
}

/// What `Display` writes, in quotes.
impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Excerpt").field(&self.redacted()).finish()
    }
}

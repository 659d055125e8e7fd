//! Keys in a form that is compared quickly.

use crate::index::same_as_known;

/// A cataloged key of JSON responses.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key<'t> {
    name: &'t str,
    /// Its first eight bytes or fewer as a number, first byte lowest.
    head: u64,
    /// The mask of `head`.
    mask: u64,
}

impl<'t> Key<'t> {
    /// Creates a key from its decoded text; any text is valid.
    ///
    /// ```
    /// use errbook_core::__private::Key;
    ///
    /// const KEYS: [Key<'_>; 3] = [Key::new("status"), Key::new("a \"quoted\" key"), Key::new("")];
    /// assert_eq!(KEYS.map(|key| key.as_str()), ["status", "a \"quoted\" key", ""]);
    /// ```
    #[must_use]
    pub const fn new(name: &'t str) -> Self {
        let (mut head, mut mask, mut shift) = (0, 0, 0);
        let mut rest = name.as_bytes();
        while let [byte, behind @ ..] = rest {
            if shift < u64::BITS {
                head |= (*byte as u64) << shift;
                mask |= 0xff << shift;
                shift += 8;
            }
            if matches!(byte, b'"' | b'\\' | 0..b' ') {
                // JSON escapes this key, so the fast comparison must fail: no number is 1 under an empty mask.
                return Key { name, head: 1, mask: 0 };
            }
            rest = behind;
        }
        Key { name, head, mask }
    }

    /// Returns the key.
    #[must_use]
    pub const fn as_str(&self) -> &'t str {
        self.name
    }

    /// Returns `true` if a text with these first eight bytes starts with the key and a quote.
    #[inline(always)]
    pub(super) fn is_at(&self, text: &[u8], head: u64) -> bool {
        let name = self.name.as_bytes();
        head & self.mask == self.head
            && text.get(name.len()) == Some(&b'"')
            && (name.len() <= 8 || text.get(..name.len()).is_some_and(|text| same_as_known(text, name)))
    }
}

/// Returns the first eight bytes of a text as in [`Key`]; missing bytes are 0, which is not a character of a fast key.
#[inline(always)]
pub(super) fn head(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => text.iter().rev().fold(0, |word, byte| (word << 8) + u64::from(*byte)),
    }
}

//! Keys in a form that is compared quickly.

/// A cataloged key of JSON responses.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key<'t> {
    name: &'t str,
    /// Its first eight bytes as a number, first byte lowest; a shorter key includes its closing quote.
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
        if shift < u64::BITS {
            head |= (b'"' as u64) << shift;
            mask |= 0xff << shift;
        }
        Key { name, head, mask }
    }

    /// Returns the key.
    #[must_use]
    pub const fn as_str(&self) -> &'t str {
        self.name
    }

    /// Returns `true` if a text with these first eight bytes starts with the key and a quote.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn is_at(&self, text: &[u8], head: u64) -> bool {
        head & self.mask == self.head && (self.name.len() < 8 || self.is_whole_at(text))
    }

    /// Returns `true` if a text starts with the key, of which the first eight bytes are known to match, and a quote.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_whole_at(&self, text: &[u8]) -> bool {
        let name = self.name.as_bytes();
        let Some((text, [b'"', ..])) = text.split_at_checked(name.len()) else { return false };
        if name.len() <= 16 { text.last_chunk::<8>() == name.last_chunk() } else { text == name }
    }
}

/// Returns the first eight bytes of a text as in [`Key`]; missing bytes are 0, which is not a character of a fast key.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn head(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => text.iter().rev().fold(0, |word, byte| (word << 8) + u64::from(*byte)),
    }
}

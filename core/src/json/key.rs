//! Keys that are looked for, made so that a reader knows them at sight.

use crate::index::same_as_known;

/// A key of JSON replies that the catalogue names, known by its first bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key<'t> {
    name: &'t str,
    /// Its first eight bytes, or fewer, as a number: the first one lowest.
    head: u64,
    /// The bits of a text's first eight bytes that must be those of `head`.
    mask: u64,
}

impl<'t> Key<'t> {
    /// Takes the key as it is, not as JSON writes it: any text will do.
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
                // JSON writes it with an escape, so it is never known at sight: no number is 1 where nothing is read.
                return Key { name, head: 1, mask: 0 };
            }
            rest = behind;
        }
        Key { name, head, mask }
    }

    /// The key as it was given to [`Key::new`].
    #[must_use]
    pub const fn as_str(&self) -> &'t str {
        self.name
    }

    /// Whether a text, of which these are the first eight bytes, begins with the key and a quote.
    #[inline(always)]
    pub(super) fn is_at(&self, text: &[u8], head: u64) -> bool {
        let name = self.name.as_bytes();
        head & self.mask == self.head
            && text.get(name.len()) == Some(&b'"')
            && (name.len() <= 8 || text.get(..name.len()).is_some_and(|text| same_as_known(text, name)))
    }
}

/// The first eight bytes of a text as [`Key`] has them; those that are missing are 0, which is no character of a key that
/// is known at sight.
#[inline(always)]
pub(super) fn head(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => text.iter().rev().fold(0, |word, byte| (word << 8) + u64::from(*byte)),
    }
}

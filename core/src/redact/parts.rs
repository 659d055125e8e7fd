//! The words of a name: `secretKeyBase`, `X-Api-Key`, `APIKey`, `key2`.

/// The words of a name in lower case, without digits. Of a long name, those at its end.
pub(super) struct Parts {
    /// All words without what separates them.
    letters: [u8; Parts::MAX_LEN],
    /// The end of each word in `letters`.
    ends: [u8; Parts::MAX_LEN],
    count: usize,
}

impl Parts {
    const MAX_LEN: usize = 64;

    pub(super) fn of(name: &[u8]) -> Self {
        let mut parts = Parts { letters: [0; Self::MAX_LEN], ends: [0; Self::MAX_LEN], count: 0 };
        let name = name.get(name.len().saturating_sub(Self::MAX_LEN)..).unwrap_or_default();
        let (mut length, mut in_word) = (0_u8, false);
        let mut at = 0;
        while let Some(&byte) = name.get(at) {
            let (before, after) = (at.checked_sub(1).and_then(|at| name.get(at)), name.get(at + 1));
            let is_hex = |at: usize| name.get(at).is_some_and(u8::is_ascii_hexdigit);
            let is_upper = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_uppercase);
            let is_lower = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_lowercase);
            at += match byte {
                b'%' if is_hex(at + 1) && is_hex(at + 2) => 3,
                _ => 1,
            };
            if !byte.is_ascii_alphabetic() {
                in_word = false;
                continue;
            }
            let starts =
                byte.is_ascii_uppercase() && (is_lower(before) || is_upper(before) && is_lower(after)) || !in_word;
            // A plural of capitals is one word: `IDs`.
            let is_plural = is_upper(before) && after == Some(&b's') && !is_lower(name.get(at + 1));
            if starts && !(in_word && is_plural) {
                parts.count += 1;
            }
            if let Some(letter) = parts.letters.get_mut(usize::from(length)) {
                *letter = byte.to_ascii_lowercase();
            }
            length += 1;
            if let Some(end) = parts.count.checked_sub(1).and_then(|last| parts.ends.get_mut(last)) {
                *end = length;
            }
            in_word = true;
        }
        parts
    }

    /// Returns the number of words.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// Returns a word.
    pub(super) fn word(&self, index: usize) -> &[u8] {
        self.joined(index, index)
    }

    /// Returns the words from the first to the last index as one word.
    pub(super) fn joined(&self, first: usize, last: usize) -> &[u8] {
        let end = |index: usize| self.ends.get(index).copied().map_or(0, usize::from);
        let start = first.checked_sub(1).map_or(0, end);
        self.letters.get(start..end(last)).unwrap_or_default()
    }
}

//! Equality and hashes of texts, which are those of the decoded strings.

use core::hash::{Hash, Hasher};

use super::Text;
use super::decode::decode;
use super::sink::shared;

impl Text<'_> {
    /// Compares a text with escapes with a string.
    #[cold]
    fn decodes_to(self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        decode(self.raw, false, shared(&mut rest)).is_some() && rest.is_empty()
    }
}

impl PartialEq for Text<'_> {
    #[inline]
    fn eq(&self, other: &Text<'_>) -> bool {
        match (self.as_str(), other.as_str()) {
            (Some(left), Some(right)) => left == right,
            (None, Some(text)) => self.decodes_to(text),
            (Some(text), None) => other.decodes_to(text),
            (None, None) => self.chars().eq(other.chars()),
        }
    }
}

impl Eq for Text<'_> {}

impl PartialEq<str> for Text<'_> {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        *self == Text::plain(other)
    }
}

impl PartialEq<&str> for Text<'_> {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        *self == Text::plain(other)
    }
}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // A hasher can distinguish one long write from many short ones, so plain texts are hashed by character, too.
        for character in self.chars() {
            character.hash(state);
        }
        state.write_u8(0xff);
    }
}

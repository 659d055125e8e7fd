//! The kinds of secrets by name.

use crate::bytes::{count, last_position_of};

/// The part of a value that is secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Secret {
    /// One value.
    Value,
    /// One value, or several with commas and without spaces.
    Values,
    /// Groups of digits, as those of a card.
    Groups,
    /// Words, up to the end of the sentence.
    Phrase,
    /// Everything up to the end of the line.
    Line,
    /// User and password, but not the host.
    Proxy,
}

impl Secret {
    /// Returns the length of the secret at the beginning of a value; `cut` is `true` if the value was truncated.
    pub(super) fn hidden(self, value: &[u8], cut: bool) -> Option<usize> {
        let end = match (self, last_position_of(value, b'@')) {
            // `host:port` is public, `host:port:user:p@ssword` is secret.
            (Secret::Proxy, Some(host)) if !cut && value.get(..host).is_some_and(|user| colons(user) < 2) => host,
            (Secret::Proxy, None) if !cut && colons(value) < 2 => 0,
            _ => value.len(),
        };
        (end > 0).then_some(end)
    }
}

/// Returns the colons of a URL without that of its scheme.
fn colons(value: &[u8]) -> usize {
    let mut colons = count(value, |byte| *byte == b':');
    for three in value.windows(3) {
        colons -= usize::from(three == b"://");
    }
    colons
}
